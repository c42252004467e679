// Names and signatures of the SDK, read off the golden contract. Knows no editor.
import contract from "../../../../tests/golden/sdk-1.1.txt?raw";

/** A name with what may follow it: `(key, otherwise?)` of a function, a type of a field. */
export interface Named {
  name: string;
  detail: string;
}

const lines = contract.split("\n");

/** Fields of `ctx` by the path of what they are in: `ctx`, `ctx.request`. */
export function ctxFields(): Map<string, (Named & { path: string })[]> {
  const found = new Map<string, (Named & { path: string })[]>();
  for (const line of lines) {
    const match = /^ctx\.([\w.]+): (.+)$/.exec(line);
    const path = match?.[1];
    if (match === null || path === undefined) continue;
    const cut = path.lastIndexOf(".");
    const parent = cut < 0 ? "ctx" : `ctx.${path.slice(0, cut)}`;
    const field = { path, name: path.slice(cut + 1), detail: match[2] ?? "" };
    found.set(parent, [...(found.get(parent) ?? []), field]);
  }
  return found;
}

/** Functions of the SDK by their noun; "" has those without one. */
export function sdkFunctions(): Map<string, Named[]> {
  const overloads = new Map<string, Map<string, string[][]>>();
  for (const line of lines) {
    // functions of the type `bytes` have types in place of names, and are methods
    const match = /^function (?:([a-z]+)\.)?([a-z]\w*)\(((?:\w+: [^,]+(?:, )?)*)\)/.exec(line);
    const name = match?.[2];
    if (match === null || name === undefined) continue;
    const names = [...(match[3] ?? "").matchAll(/(\w+): /g)].map((parameter) => parameter[1] ?? "");
    const noun = match[1] ?? "";
    const functions = overloads.get(noun) ?? new Map<string, string[][]>();
    overloads.set(noun, functions.set(name, [...(functions.get(name) ?? []), names]));
  }
  return new Map([...overloads].map(([noun, functions]) => [noun, [...functions].map(oneOf)]));
}

/** Keys of the map that is the last argument of a function, by `noun.method`. */
export function functionOptions(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const [, called, option] = /^option ([\w.]+): (\w+)$/.exec(line) ?? [];
    if (called !== undefined && option !== undefined) found.set(called, [...(found.get(called) ?? []), option]);
  }
  return found;
}

/** Functions of the standard packages, which are methods of their first parameter; overloads share one entry. */
export function standardMethods(): Named[] {
  const types = new Map<string, Set<string>>();
  for (const line of lines) {
    const match = /^std ([a-z_]\w*)\(([^,)]+)/.exec(line);
    const name = match?.[1];
    if (match === null || name === undefined) continue;
    types.set(name, (types.get(name) ?? new Set()).add(match[2] ?? ""));
  }
  return [...types].map(([name, of]) => ({ name, detail: [...of].slice(0, 4).join(", ") }));
}

/** One entry for all overloads: the longest list of parameters, those at its end that may be left out with a `?`. */
function oneOf([name, overloads]: [string, string[][]]): Named {
  const least = Math.min(...overloads.map((names) => names.length));
  const longest = overloads.reduce((best, names) => (names.length > best.length ? names : best));
  const isPrefix = (names: string[]): boolean => names.every((one, index) => one === longest[index]);
  const shown = overloads.every(isPrefix) ? longest.map((one, index) => (index < least ? one : `${one}?`)) : longest;
  return { name, detail: `(${shown.join(", ")})` };
}
