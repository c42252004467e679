// Completion of the SDK, read off the golden contract, with a sentence where the name alone says too little.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { ctxFields, functionOptions, sdkFunctions, standardMethods, type Named } from "./contract";
import { CTX_NOTES, MORE_OPTIONS, NOTES, NOUN_NOTES, OPTION_NOTES } from "./notes";
import { callOfOptions } from "./option-place";
import { KEYWORDS } from "./rhai";

const FUNCTIONS = sdkFunctions();
const NOUNS = new Map(
  [...FUNCTIONS]
    .filter(([noun]) => noun !== "")
    .map(([noun, named]) => [noun, named.map((one) => member("method", one, NOTES[`${noun}.${one.name}`]))]),
);
const CTX = new Map(
  [...ctxFields()].map(([parent, fields]) => [
    parent,
    fields.map((field) => member("property", field, CTX_NOTES[field.path])),
  ]),
);
const REQUEST_METHODS = ["json", "form", "text"]
  .filter((name) => FUNCTIONS.get("")?.some((one) => one.name === name))
  .map((name) => member("method", { name, detail: "()" }, NOTES[`request.${name}`]));
CTX.set("ctx.request", [...(CTX.get("ctx.request") ?? []), ...REQUEST_METHODS]);
const METHODS = standardMethods().map((one) => member("method", one, NOTES[one.name]));
const OPTIONS = options();
const GLOBALS = globals();

/** Keys of maps of options by the function that takes them; the requests of `http.all` have those of `http.request`. */
function options(): Map<string, string[]> {
  const known = functionOptions();
  const request = known.get("http.request");
  return new Map([...MORE_OPTIONS, ...known, ...(request ? [["http.all", request] as const] : [])]);
}

function member(type: string, { name, detail }: Named, note: string | undefined): Completion {
  return { label: name, type, detail, ...(note === undefined ? {} : { info: note }) };
}

function globals(): Completion[] {
  const nouns = ["ctx", ...NOUNS.keys()].map((noun) => {
    const [detail = "", note] = NOUN_NOTES[noun] ?? [];
    return member("constant", { name: noun, detail }, note);
  });
  const plain = (FUNCTIONS.get("") ?? []).filter(({ detail }) => !detail.startsWith("(request"));
  const own = plain.map((one) => member("function", one, NOTES[one.name]));
  const known = new Set(own.map(({ label }) => label));
  return [
    ...nouns,
    ...own,
    ...["print", "debug", "type_of", "parse_int", "parse_float", "parse_json", "blob", "timestamp"]
      .filter((label) => !known.has(label))
      .map((label) => ({ label, type: "function" })),
    ...[...KEYWORDS, "true", "false"].map((label) => ({ label, type: "keyword" })),
  ];
}

/** What fits at the cursor: options of a call, fields of `ctx`, methods of a noun or of anything, words of the language. */
export function completeRhai(context: CompletionContext): CompletionResult | null {
  if (isProse(context)) return null;
  const chain = context.matchBefore(/[\w.]+/);
  if (chain?.text.includes(".")) {
    const cut = chain.text.lastIndexOf(".");
    const owner = chain.text.slice(0, cut);
    const from = chain.from + cut + 1;
    const options = NOUNS.get(nounOf(owner, context)) ?? CTX.get(owner) ?? (/^\d+$/.test(owner) ? null : METHODS);
    return options === null ? null : { from, options, validFor: /^\w*$/ };
  }
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  if (word && /^\d/.test(word.text)) return null;
  const from = word?.from ?? context.pos;
  const options = optionsAt(context) ?? [...GLOBALS, ...ownNames(context)];
  return { from, options, validFor: /^\w*$/ };
}

/** Whether the cursor is in a comment or a string, where the Enter key has to end the line. */
function isProse(context: CompletionContext): boolean {
  const { name } = syntaxTree(context.state).resolveInner(context.pos, -1);
  return name === "comment" || name === "string";
}

/** The noun whose methods stand after `owner.`; what `kv.open(…)` returns has those of `kv`. */
function nounOf(owner: string, context: CompletionContext): string {
  return owner === "" && context.matchBefore(/\bkv\.open\([^()]*\)\.\w*/) ? "kv" : owner;
}

/** The options of the call that the cursor is in, when a key of them is typed. */
function optionsAt(context: CompletionContext): Completion[] | null {
  const called = callOfOptions(context.state.sliceDoc(0, context.pos));
  const names = called === null ? undefined : OPTIONS.get(called);
  return (
    names?.map((name) => ({ ...member("property", { name, detail: "" }, OPTION_NOTES[name]), apply: `${name}: ` })) ??
    null
  );
}

/** Variables and functions of the script itself. */
function ownNames(context: CompletionContext): Completion[] {
  const text = context.state.doc.toString();
  const found = new Map<string, Completion>();
  for (const match of text.matchAll(/\b(let|const|fn|for)\s+([A-Za-z_]\w*)/g)) {
    const label = match[2];
    if (label !== undefined) found.set(label, { label, type: match[1] === "fn" ? "function" : "variable", boost: 1 });
  }
  return [...found.values()];
}
