// The URL of the apps origin, asked for once when a page first shows it.
import { appsUrlOf, type Apps } from "$lib/apps-url";

class AppsOrigin {
  #url = $state<string | null>(null);
  #asked = false;

  /** Without a path; null until it is known, and when there is none. */
  get url(): string | null {
    return this.#url;
  }

  /** Finds out, unless that was done. */
  async load(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    try {
      const { apps } = (await (await fetch("/readyz")).json()) as { apps: Apps };
      this.#url = appsUrlOf(apps, location);
    } catch {
      this.#asked = false; // the server is away; the next page asks again
    }
  }
}

export const apps = new AppsOrigin();
