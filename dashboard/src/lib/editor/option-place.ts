// Finds the call whose options are being typed: `http.get(url, #{ ti|`. Pure.

const LOOKED_AT = 4000;
const TOKENS = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:[^"\\]|\\.)*"?|`[^`]*`?|#\{|[()[\]{}]|[A-Za-z_][\w.]*|\S/g;

interface Frame {
  opened: string;
  /** The word before an opening parenthesis. */
  called: string;
}

/** The function of whose options a key may be typed at the end of `text`, such as `kv.set`; null at any other place. */
export function callOfOptions(text: string): string | null {
  const frames: Frame[] = [];
  let [before, last] = ["", ""];
  for (const [token] of text.slice(-LOOKED_AT).matchAll(TOKENS)) {
    if (token.startsWith("//") || token.startsWith("/*")) continue;
    [before, last] = [last, token];
    if (token === "(" || token === "[" || token === "{" || token === "#{") {
      frames.push({ opened: token, called: /^\w/.test(before) ? before : "" });
    } else if (token === ")" || token === "]" || token === "}") frames.pop();
  }
  const [at, behind] = /^[A-Za-z_]/.test(last) ? [before, true] : [last, false];
  if (frames.at(-1)?.opened !== "#{" || (at !== "#{" && at !== ",")) return null;
  if (behind && !text.endsWith(last)) return null;
  const around = frames.slice(0, -1).findLast((frame) => frame.opened !== "[");
  return around?.opened === "(" && around.called !== "" ? around.called : null;
}
