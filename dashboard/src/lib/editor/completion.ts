// Completion of the SDK, read off the golden contract, with a sentence where the name alone says too little.
import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import contract from "../../../../tests/golden/sdk-1.1.txt?raw";
import { KEYWORDS } from "./rhai";

const CTX_NOTES: Record<string, string> = {
  sdk_version: "major.minor of the SDK that runs the script",
  execution_id: "id of this execution, as in the answer's header x-execution-id",
  script: "id, name and revision of this script",
  trigger: 'what started it: "http"',
  request: "what was asked for",
  "request.method": '"GET", "POST", …',
  "request.path": 'decoded path below the script, "/" when there is none',
  "request.query": "the query parameters; of a repeated one the first value",
  "request.query_all": "all values of each query parameter",
  "request.headers": 'lower-case names; one with a hyphen goes into brackets: headers["user-agent"]',
  "request.body": "parsed by its content type: JSON, form, text, else a blob",
  "request.body_error": "why a body could not be read as its content type says, or ()",
  "request.raw_body": "always exactly the bytes that came",
  "request.remote_addr": "address of the peer, or ()",
};
const NOTES: Record<string, string> = {
  "log.debug": "adds a line to the log of this execution; the second argument is a map of fields",
  "log.info": "adds a line to the log of this execution; the second argument is a map of fields",
  "log.warn": "adds a line to the log of this execution; the second argument is a map of fields",
  "log.error": "adds a line to the log of this execution; the second argument is a map of fields",
  respond: "an answer with a status, and headers, of your choice. throw respond(…) ends the script with it",
  trim: "changes the text itself and returns nothing",
  replace: "changes the text itself and returns nothing",
  push: "adds to the array itself",
  parse_json: "the value that a JSON text stands for",
  to_json: "the map as JSON text",
};

interface Member extends Completion {
  label: string;
}

const lines = contract.split("\n");
const CTX = fieldsOfCtx();
const LOG = membersOf(/^function log\.(\w+)\((.*)\)/, "log.");
const METHODS = methods();
const GLOBALS = globals();

function fieldsOfCtx(): Map<string, Member[]> {
  const found = new Map<string, Member[]>();
  for (const line of lines) {
    const match = /^ctx\.([\w.]+): (.+)$/.exec(line);
    const path = match?.[1];
    if (match === null || path === undefined) continue;
    const cut = path.lastIndexOf(".");
    const parent = cut < 0 ? "ctx" : `ctx.${path.slice(0, cut)}`;
    const note = CTX_NOTES[path];
    const member: Member = { label: path.slice(cut + 1), type: "property", detail: match[2] ?? "" };
    if (note !== undefined) member.info = note;
    found.set(parent, [...(found.get(parent) ?? []), member]);
  }
  return found;
}

function membersOf(pattern: RegExp, prefix: string): Member[] {
  const found = new Map<string, Member>();
  for (const line of lines) {
    const match = pattern.exec(line);
    const name = match?.[1];
    if (!match || name === undefined) continue;
    const note = NOTES[prefix + name];
    const member: Member = { label: name, type: "method", detail: `(${match[2] ?? ""})` };
    if (note !== undefined) member.info = note;
    found.set(name, member);
  }
  return [...found.values()];
}

/** Functions of the standard packages, as methods of their first parameter; overloads share one entry. */
function methods(): Member[] {
  const types = new Map<string, Set<string>>();
  for (const line of lines) {
    const match = /^std ([a-z_]\w*)\(([^,)]+)/.exec(line);
    const name = match?.[1];
    if (match === null || name === undefined) continue;
    const of = types.get(name) ?? new Set();
    types.set(name, of.add(match[2] ?? ""));
  }
  return [...types].map(([name, of]) => {
    const member: Member = { label: name, type: "method", detail: [...of].slice(0, 4).join(", ") };
    const note = NOTES[name];
    if (note !== undefined) member.info = note;
    return member;
  });
}

function globals(): Member[] {
  return [
    { label: "ctx", type: "constant", detail: "the request", info: "a read-only map that tells of the request" },
    { label: "log", type: "constant", detail: "log lines", info: "writes to the execution's log" },
    ...membersOf(/^function (respond)\((.*)\)/, ""),
    ...["print", "debug", "type_of", "parse_int", "parse_float", "parse_json", "blob", "timestamp"].map((label) => ({
      label,
      type: "function",
    })),
    ...[...KEYWORDS, "true", "false"].map((label) => ({ label, type: "keyword" })),
  ];
}

/** What fits at the cursor: fields of `ctx`, methods of `log`, methods of anything, words of the language. */
export function completeRhai(context: CompletionContext): CompletionResult | null {
  const chain = context.matchBefore(/[\w.]+/);
  if (chain?.text.includes(".")) {
    const cut = chain.text.lastIndexOf(".");
    const owner = chain.text.slice(0, cut);
    const from = chain.from + cut + 1;
    const options = owner === "log" ? LOG : (CTX.get(owner) ?? (/^\d+$/.test(owner) ? null : METHODS));
    return options === null ? null : { from, options, validFor: /^\w*$/ };
  }
  const method = context.matchBefore(/[)\]"`]\.\w*/);
  if (method) return { from: method.from + 2, options: METHODS, validFor: /^\w*$/ };
  const word = context.matchBefore(/\w+/);
  if (!word && !context.explicit) return null;
  if (word && /^\d/.test(word.text)) return null;
  return { from: word?.from ?? context.pos, options: [...GLOBALS, ...ownNames(context)], validFor: /^\w*$/ };
}

/** Variables and functions of the script itself. */
function ownNames(context: CompletionContext): Member[] {
  const text = context.state.doc.toString();
  const found = new Map<string, Member>();
  for (const match of text.matchAll(/\b(let|const|fn|for)\s+([A-Za-z_]\w*)/g)) {
    const label = match[2];
    if (label !== undefined) found.set(label, { label, type: match[1] === "fn" ? "function" : "variable", boost: 1 });
  }
  return [...found.values()];
}
