// A request as a line for a POSIX shell. Pure.
import type { TestRequest } from "$lib/api/types";

/** Text in single quotes, safe for any content. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** The curl command that sends this request; bytes in base64 come through a pipe. */
export function curlOf(endpoint: string, request: TestRequest): string {
  const path = request.path === "/" ? "" : encodeURI(request.path);
  const parts = ["curl"];
  if (request.method === "HEAD") parts.push("-I");
  else if (request.method !== "GET") parts.push("-X", request.method);
  parts.push(quote(endpoint + path + (request.query === "" ? "" : `?${request.query}`)));
  for (const [name, value] of Object.entries(request.headers)) parts.push("-H", quote(`${name}: ${value}`));
  if (request.body.base64 !== undefined) {
    return `echo ${quote(request.body.base64)} | base64 -d | ${parts.join(" ")} --data-binary @-`;
  }
  if (request.body.text) parts.push("--data-raw", quote(request.body.text));
  return parts.join(" ");
}
