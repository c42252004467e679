// The live tail: executions as they end. Bursts are taken in together, and only the newest are kept.
import { streamUrl, type ExecutionQuery } from "$lib/api/executions";
import type { ExecutionSummary } from "$lib/api/types";

const KEPT = 200;
const TAKE_IN_MS = 250;

export class Tail {
  items = $state.raw<ExecutionSummary[]>([]);
  connected = $state(false);
  /** Executions that came too fast and are in the list alone. */
  dropped = $state(0);
  #source: EventSource | undefined;
  #waiting: ExecutionSummary[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Begins; returns what ends it. The browser connects again by itself and says where it was. */
  follow(filter: ExecutionQuery): () => void {
    this.items = [];
    this.dropped = 0;
    this.#source = new EventSource(streamUrl(filter));
    this.#source.onopen = () => (this.connected = true);
    this.#source.onerror = () => (this.connected = false);
    this.#source.onmessage = (event: MessageEvent<string>) => {
      this.#waiting.push(JSON.parse(event.data) as ExecutionSummary);
      if (this.#waiting.length > KEPT) this.#waiting.shift();
    };
    this.#source.addEventListener("dropped", (event: MessageEvent<string>) => {
      this.dropped += (JSON.parse(event.data) as { count: number }).count;
    });
    this.#timer = setInterval(() => this.#takeIn(), TAKE_IN_MS);
    return () => this.#end();
  }

  #takeIn(): void {
    if (this.#waiting.length === 0) return;
    const known = new Set(this.items.slice(0, KEPT).map(({ id }) => id));
    const fresh = this.#waiting.filter(({ id }) => !known.has(id)).reverse();
    this.#waiting = [];
    this.items = [...fresh, ...this.items].slice(0, KEPT);
  }

  #end(): void {
    this.#source?.close();
    clearInterval(this.#timer);
    this.connected = false;
    this.#waiting = [];
  }
}
