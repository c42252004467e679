// JSON as text whose numbers stay as they were written: 1.0 is no integer for a script, and a browser's numbers have 53
// bits. Pure.

const TOKENS = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** The JSON text of one member of an object, as it is written there; undefined when it has none of this name. */
export function rawMember(object: string, name: string): string | undefined {
  let [depth, key, start]: [number, string, number | undefined] = [0, "", undefined];
  for (const match of object.matchAll(TOKENS)) {
    const token = match[0];
    const closes = token === "}" || token === "]";
    if (depth === 1 && start !== undefined && (token === "," || token === "}"))
      return object.slice(start, match.index).trim();
    if (depth === 1 && token === ":" && key === name) start = match.index + 1;
    if (depth === 1 && token.startsWith('"')) key = start === undefined ? (JSON.parse(token) as string) : key;
    if (token === "{" || token === "[") depth += 1;
    if (closes) depth -= 1;
  }
  return undefined;
}

/** JSON with a line for each member and element; numbers and texts as they are written. */
export function prettyJson(text: string): string {
  let [out, depth, empty] = ["", 0, false];
  const line = (): string => `\n${"  ".repeat(depth)}`;
  for (const [token] of text.matchAll(TOKENS)) {
    const opens = token === "{" || token === "[";
    const closes = token === "}" || token === "]";
    if (closes) depth -= 1;
    if (empty ? !closes : closes) out += line();
    empty = opens;
    if (opens) depth += 1;
    out += token === ":" ? ": " : token;
    if (token === ",") out += line();
  }
  return out;
}
