// A request as a command line for a POSIX shell that makes curl send exactly this request. Pure.
import type { TestRequest } from "$lib/api/types";
import { isHeaderName, isMethod } from "$lib/http";

/** Longer bodies are piped: Linux refuses a longer argument. */
const MAX_ARGUMENT_LENGTH = 64 * 1024;
/** For bodies over 1 MB curl waits for `100 Continue` unless told otherwise. */
const EXPECT_LENGTH = 1024 * 1024;
const UNSAFE_IN_PATH = /[^A-Za-z0-9_.~/%:@!$&'()*+,;=\\|-]+/g;
const UNSAFE_IN_QUERY = /[^\x21\x22\x24-\x7e]+/gu;
/** Characters that a terminal may act on when the line is pasted; a line feed alone is harmless within quotes. */
const CONTROL = /[^\n\x20-\x7e\u00a0-\uffff]/;
/** Headers that describe the connection or the length; curl makes its own. */
const OWN_OF_CURL = new Set(["content-length", "transfer-encoding"]);

/** Text in single quotes, safe for any content. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Return the curl command that sends this request to the endpoint, byte for byte; bodies that are no plain text come
 * through a pipe. A request without headers leaves `User-Agent` and `Accept` to curl.
 * @throws Error when HTTP has no form for it: the method, a header's name or a header's value.
 */
export function curlOf(endpoint: string, request: TestRequest): string {
  if (!isMethod(request.method))
    throw new Error("The method of this request is not an HTTP method; nothing was copied.");
  const { pipe, words: body } = bodyOf(request);
  const hasBody = body.length > 0;
  const url = urlOf(endpoint, request);
  const parts = ["curl"];
  if (/[[\]{}]/.test(url)) parts.push("--globoff");
  if (/\/\.{1,2}(\/|\?|$)/.test(url)) parts.push("--path-as-is");
  parts.push(...methodOf(request.method, hasBody), quote(url), ...headersOf(request, hasBody), ...body);
  return pipe + parts.join(" ");
}

function methodOf(method: string, hasBody: boolean): string[] {
  if (method === "HEAD") return hasBody ? ["--ignore-content-length", "-X", "HEAD"] : ["-I"];
  return method === "GET" && !hasBody ? [] : ["-X", quote(method)];
}

/** The path and query as the server's trial runs read them: what is escaped stays, what cannot be in a URL is escaped. */
function urlOf(endpoint: string, { path, query }: TestRequest): string {
  const below = path === "/" ? "" : path.replace(UNSAFE_IN_PATH, encodeURIComponent);
  return endpoint + below + (query === "" ? "" : `?${query.replace(UNSAFE_IN_QUERY, encodeURIComponent)}`);
}

function headersOf({ headers, body }: TestRequest, hasBody: boolean): string[] {
  const names = new Set(Object.keys(headers).map((name) => name.toLowerCase()));
  const words: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!isHeaderName(name)) throw new Error("A header of this request has no valid name; nothing was copied.");
    if (OWN_OF_CURL.has(name.toLowerCase()) && !isSentAsGiven(name.toLowerCase(), value, hasBody)) continue;
    words.push("-H", headerWord(value.trim() === "" ? `${name};` : `${name}: ${value.trim()}`));
  }
  const unwanted = names.size > 0 ? ["user-agent", "accept"] : [];
  if (hasBody) unwanted.push("content-type");
  if (hasBody && (body.text ?? body.base64 ?? "").length >= EXPECT_LENGTH) unwanted.push("expect");
  for (const name of unwanted) if (!names.has(name)) words.push("-H", quote(`${name}:`));
  return words;
}

function isSentAsGiven(name: string, value: string, hasBody: boolean): boolean {
  if (name === "content-length") return !hasBody && value.trim() === "0";
  return hasBody && value.trim().toLowerCase() === "chunked";
}

/** Header values are Latin-1 on the wire, and a terminal writes UTF-8: bytes beyond ASCII are written by `printf`. */
function headerWord(line: string): string {
  if (/[^\t\x20-\x7e\x80-\xff]/.test(line)) {
    throw new Error("A header of this request has characters that HTTP cannot send; nothing was copied.");
  }
  if (!/[^\x20-\x7e]/.test(line)) return quote(line);
  const format = line
    .replaceAll("\\", "\\\\")
    .replaceAll("%", "%%")
    .replace(/[^\x20-\x7e]/g, (character) => `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`);
  return `"$(printf ${quote(format)})"`;
}

function bodyOf({ body }: TestRequest): { pipe: string; words: string[] } {
  if (body.base64 !== undefined) return body.base64 === "" ? { pipe: "", words: [] } : piped(body.base64);
  const text = body.text ?? "";
  if (text === "") return { pipe: "", words: [] };
  if (CONTROL.test(text) || text.length > MAX_ARGUMENT_LENGTH) return piped(base64Of(text));
  // an argument that begins with @ would name a file
  if (text.startsWith("@")) return { pipe: "", words: ["--data-raw", quote(text)] };
  return { pipe: "", words: ["--data-binary", quote(text)] };
}

function piped(base64: string): { pipe: string; words: string[] } {
  return { pipe: `echo ${quote(base64)} | base64 -d | `, words: ["--data-binary", "@-"] };
}

function base64Of(text: string): string {
  let binary = "";
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
