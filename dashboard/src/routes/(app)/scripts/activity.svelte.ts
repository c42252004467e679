// Calls and errors of the last hour, of all scripts at once, read again every half minute while somebody looks.
import { listActivity } from "$lib/api/metrics";
import type { ScriptActivity } from "$lib/api/types";

const EVERY_MS = 30_000;

class Activity {
  #byId = $state.raw<Record<string, ScriptActivity>>({});
  known = $state(false);

  of(id: string): ScriptActivity | undefined {
    return this.#byId[id];
  }

  /** Reads now and again; returns what ends that. */
  follow(): () => void {
    void this.#read();
    const timer = setInterval(() => {
      if (!document.hidden) void this.#read();
    }, EVERY_MS);
    return () => clearInterval(timer);
  }

  async #read(): Promise<void> {
    try {
      this.#byId = await listActivity();
      this.known = true;
    } catch {
      this.known = false; // the list is of use without it
    }
  }
}

export const activity = new Activity();
