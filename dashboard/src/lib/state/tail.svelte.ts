// The live tail: executions as they end. Bursts are taken in together, and only the newest are kept.
import { streamUrl, type ExecutionQuery } from "$lib/api/executions";
import { ApiError, openStream } from "$lib/api/client";
import type { ExecutionSummary } from "$lib/api/types";
import { EventParser, type ServerEvent } from "$lib/sse";

const KEPT = 200;
const TAKE_IN_MS = 250;

export class Tail {
  items = $state.raw<ExecutionSummary[]>([]);
  connected = $state(false);
  /** Executions that came too fast and are in the list alone. */
  dropped = $state(0);
  #reading: AbortController | undefined;
  #waiting: ExecutionSummary[] = [];
  #timer: ReturnType<typeof setInterval> | undefined;

  /** Begins; returns what ends it. After a break it connects again and says where it was. */
  follow(filter: ExecutionQuery): () => void {
    this.items = [];
    this.dropped = 0;
    const reading = (this.#reading = new AbortController());
    void this.#read(streamUrl(filter), reading.signal);
    this.#timer = setInterval(() => this.#takeIn(), TAKE_IN_MS);
    return () => this.#end();
  }

  async #read(url: string, signal: AbortSignal): Promise<void> {
    const parser = new EventParser();
    while (!signal.aborted) {
      try {
        await this.#readOnce(url, parser, signal);
      } catch (thrown) {
        if (thrown instanceof ApiError && isFinal(thrown)) return;
      }
      this.connected = false;
      parser.reset();
      await new Promise((wake) => setTimeout(wake, parser.retryMs));
    }
  }

  async #readOnce(url: string, parser: EventParser, signal: AbortSignal): Promise<void> {
    const response = await openStream(url, parser.lastId, signal);
    this.connected = true;
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      for (const event of parser.push(part.value)) this.#note(event);
    }
  }

  #note(event: ServerEvent): void {
    if (event.type === "dropped") this.dropped += (JSON.parse(event.data) as { count: number }).count;
    if (event.type !== "message") return;
    this.#waiting.push(JSON.parse(event.data) as ExecutionSummary);
    if (this.#waiting.length > KEPT) this.#waiting.shift();
  }

  #takeIn(): void {
    if (this.#waiting.length === 0) return;
    const known = new Set(this.items.slice(0, KEPT).map(({ id }) => id));
    const fresh = this.#waiting.filter(({ id }) => !known.has(id)).reverse();
    this.#waiting = [];
    this.items = [...fresh, ...this.items].slice(0, KEPT);
  }

  #end(): void {
    this.#reading?.abort();
    clearInterval(this.#timer);
    this.connected = false;
    this.#waiting = [];
  }
}

/** True for a refusal that another attempt would only repeat. */
function isFinal(error: ApiError): boolean {
  return error.status >= 400 && error.status < 500 && error.status !== 429;
}
