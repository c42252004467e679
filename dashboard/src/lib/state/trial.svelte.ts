// The request of a trial run as it is typed.
import type { RecordedRequest, TestRequest } from "$lib/api/types";
import { isMethod } from "$lib/http";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const BODYLESS = ["GET", "HEAD"];

/** What is in the fields; `build` makes the request of it. */
export class RequestForm {
  method = $state("GET");
  path = $state("/");
  query = $state("");
  headers = $state("");
  body = $state("");
  /** Bytes that no text field can show; sent as they are until the body is edited. */
  base64 = $state<string | null>(null);
  /** True for a method that only a request with a body is expected to have, or when there is one all the same. */
  readonly hasBodyField = $derived(!BODYLESS.includes(this.method) || this.body !== "" || this.base64 !== null);
  /** The body that came with a request: it keeps its type, also none. */
  #filledBody: string | null = null;

  /**
   * Takes over a request as it is.
   * @throws Error when it has no form in HTTP/1.1, so that it cannot be sent again.
   */
  fill(request: TestRequest | RecordedRequest): void {
    if (!isMethod(request.method))
      throw new Error("The method of this call is not an HTTP method; it cannot be repeated.");
    this.method = request.method;
    this.path = request.path;
    // `build` takes one question mark away
    this.query = request.query.startsWith("?") ? `?${request.query}` : request.query;
    this.headers = Object.entries(request.headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n");
    this.body = this.#filledBody = request.body?.text ?? "";
    this.base64 = request.body?.base64 ?? null;
  }

  build(): TestRequest {
    const headers = parseHeaders(this.headers);
    const body = this.base64 === null ? { text: this.body } : { base64: this.base64 };
    return {
      method: this.method,
      path: this.path.startsWith("/") ? this.path : `/${this.path}`,
      query: this.query.replace(/^\?/, ""),
      headers: this.#withType(headers),
      body: this.hasBodyField ? body : {},
    };
  }

  /** A body that was typed here is sent as JSON if it is JSON, unless the headers say something else. */
  #withType(headers: Record<string, string>): Record<string, string> {
    if (headers["content-type"] !== undefined || this.base64 !== null || this.body.trim() === "") return headers;
    if (this.body === this.#filledBody) return headers;
    return { ...headers, "content-type": isJson(this.body) ? "application/json" : "text/plain" };
  }
}

/** Lines of `name: value` as a map with lower-case names. */
export function parseHeaders(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const cut = line.indexOf(":");
    if (cut > 0) found[line.slice(0, cut).trim().toLowerCase()] = line.slice(cut + 1).trim();
  }
  return found;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
