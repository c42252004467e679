// Reads the text of a stream of Server-Sent Events (https://html.spec.whatwg.org, "Interpreting an event stream").
// Pure: `EventSource` cannot send the header with the session key, so the stream comes from `fetch`.

export interface ServerEvent {
  type: string;
  data: string;
}

export class EventParser {
  /** The id that the last complete event had; asked for after a break. */
  lastId = "";
  /** What the server wants to be waited before the next attempt. */
  retryMs = 2000;
  #rest = "";
  #type = "";
  #data: string[] = [];
  #id = "";

  /** Takes the next piece of the stream and returns the events that are complete with it. */
  push(text: string): ServerEvent[] {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    return lines.flatMap((line) => this.#take(line));
  }

  /** After a break: an event that was not complete is dropped. */
  reset(): void {
    this.#rest = this.#type = "";
    this.#data = [];
    this.#id = this.lastId;
  }

  #take(line: string): ServerEvent[] {
    if (line === "") return this.#dispatch();
    const cut = line.indexOf(":");
    const name = cut < 0 ? line : line.slice(0, cut);
    const value = cut < 0 ? "" : line.slice(cut + 1).replace(/^ /, "");
    if (name === "event") this.#type = value;
    else if (name === "data") this.#data.push(value);
    else if (name === "id" && !value.includes("\0")) this.#id = value;
    else if (name === "retry" && /^\d+$/.test(value)) this.retryMs = Number(value);
    return [];
  }

  #dispatch(): ServerEvent[] {
    this.lastId = this.#id;
    const events = this.#data.length > 0 ? [{ type: this.#type || "message", data: this.#data.join("\n") }] : [];
    this.#type = "";
    this.#data = [];
    return events;
  }
}
