// The Rhai language for CodeMirror: words, numbers, strings with ${} in them, nested comments, maps. Tokens alone; what
// a name means is the server's business.
import { LanguageSupport, StreamLanguage, type StreamParser, type StringStream } from "@codemirror/language";
import { tags } from "@lezer/highlight";

export const KEYWORDS = new Set(
  (
    "let const if else switch while loop do until for in break continue return throw try catch fn private this " +
    "is_shared global"
  ).split(" "),
);
const ATOMS = new Set(["true", "false"]);
const SDK = new Set(["ctx", "http", "kv", "log", "respond", "respond_json", "secrets"]);
const BUILT_IN = new Set(["print", "debug", "type_of", "Fn", "call", "is_def_var", "is_def_fn"]);
const FORBIDDEN = new Set(["eval", "import", "export", "curry", "sleep"]);

/** What is open around the cursor: brackets, and texts in backticks whose `${` leads back into code. */
type Frame = "(" | "[" | "{" | "`" | "${";

export interface RhaiState {
  open: Frame[];
  /** Depth of nested block comments. */
  comment: number;
  /** Hashes of a raw string that is open, or 0. */
  raw: number;
  /** The word before decides: a name after `fn` or a dot. */
  before: "" | "fn" | ".";
}

const parser: StreamParser<RhaiState> = {
  name: "rhai",
  startState: () => ({ open: [], comment: 0, raw: 0, before: "" }),
  copyState: (state) => ({ ...state, open: [...state.open] }),
  token(stream, state) {
    if (state.comment > 0) return comment(stream, state);
    if (state.raw > 0) return rawString(stream, state);
    if (state.open.at(-1) === "`") return template(stream, state);
    if (stream.eatSpace()) return null;
    const kind = code(stream, state);
    if (kind !== "keyword" || stream.current() !== "fn") {
      state.before = stream.current() === "." || stream.current() === "?." ? "." : "";
    } else {
      state.before = "fn";
    }
    return kind;
  },
  indent(state, textAfter, context) {
    if (state.comment > 0 || state.raw > 0 || state.open.includes("`")) return null;
    const closing = /^[)\]}]/.test(textAfter) ? 1 : 0;
    return Math.max(0, state.open.length - closing) * context.unit;
  },
  languageData: {
    commentTokens: { line: "//", block: { open: "/*", close: "*/" } },
    closeBrackets: { brackets: ["(", "[", "{", '"', "`"] },
    indentOnInput: /^\s*[)\]}]$/,
  },
  tokenTable: {
    sdk: tags.special(tags.variableName),
    call: tags.function(tags.variableName),
    define: tags.definition(tags.function(tags.variableName)),
    interpolation: tags.special(tags.brace),
    forbidden: tags.invalid,
  },
};

function code(stream: StringStream, state: RhaiState): string | null {
  if (stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.match("/*")) {
    state.comment = 1;
    return comment(stream, state);
  }
  const raw = stream.match(/^#+"/);
  if (raw && raw !== true) {
    state.raw = raw[0].length - 1;
    return rawString(stream, state);
  }
  if (stream.match("#{")) return opened(state, "{", "brace");
  if (stream.match(/^0x[\da-fA-F_]+|^0o[0-7_]+|^0b[01_]+|^\d[\d_]*(\.\d[\d_]*)?([eE][+-]?\d+)?/)) return "number";
  if (stream.match(/^"(?:[^"\\]|\\.)*("|\\?$)/)) return "string";
  if (stream.match(/^'(?:[^'\\]|\\.|\\[xuU][\da-fA-F]+)'/)) return "string";
  if (stream.match("`")) return opened(state, "`", "string");
  if (stream.match(/^[A-Za-z_]\w*/)) return word(stream, state);
  return bracket(stream, state) ?? operator(stream);
}

function word(stream: StringStream, state: RhaiState): string {
  const text = stream.current();
  if (state.before === "fn") return "define";
  const called = stream.match(/^\s*\(/, false) !== null && stream.match(/^\s*\(/, false) !== false;
  if (state.before === ".") return called ? "call" : "propertyName";
  if (KEYWORDS.has(text)) return "keyword";
  if (ATOMS.has(text)) return "bool";
  if (SDK.has(text)) return "sdk";
  if (FORBIDDEN.has(text)) return "forbidden";
  if (BUILT_IN.has(text) || called) return "call";
  return stream.match(/^\s*:(?!:)/, false) && state.open.at(-1) === "{" ? "propertyName" : "variableName";
}

function bracket(stream: StringStream, state: RhaiState): string | null {
  const next = stream.peek();
  if (next === "(" || next === "[" || next === "{") {
    stream.next();
    return opened(state, next, next === "{" ? "brace" : next === "[" ? "squareBracket" : "paren");
  }
  if (next !== ")" && next !== "]" && next !== "}") return null;
  stream.next();
  const top = state.open.at(-1);
  if (next === "}" && top === "${") {
    state.open.pop();
    return "interpolation";
  }
  if (top !== "`" && top !== "${") state.open.pop();
  return next === "}" ? "brace" : next === "]" ? "squareBracket" : "paren";
}

function operator(stream: StringStream): string {
  if (stream.match(/^(\?\?=?|\?\.|\?\[|\.\.=?|\*\*=?|<<=?|>>=?|=>|[=!<>]=|&&|\|\||[-+*/%&|^]=|::)/)) return "operator";
  const next = stream.next();
  return next === ";" || next === "," ? "punctuation" : "operator";
}

function opened(state: RhaiState, frame: Frame, kind: string): string {
  state.open.push(frame);
  return kind;
}

function comment(stream: StringStream, state: RhaiState): string {
  while (!stream.eol() && state.comment > 0) {
    if (stream.match("/*")) state.comment += 1;
    else if (stream.match("*/")) state.comment -= 1;
    else stream.next();
  }
  return "comment";
}

function rawString(stream: StringStream, state: RhaiState): string {
  const end = `"${"#".repeat(state.raw)}`;
  while (!stream.eol()) {
    if (stream.match(end)) {
      state.raw = 0;
      break;
    }
    stream.next();
  }
  return "string";
}

function template(stream: StringStream, state: RhaiState): string {
  if (stream.match("${")) return opened(state, "${", "interpolation");
  while (!stream.eol()) {
    if (stream.match("${", false)) return "string";
    if (stream.next() === "`") {
      state.open.pop();
      return "string";
    }
  }
  return "string";
}

export const rhaiLanguage = StreamLanguage.define(parser);

export function rhai(): LanguageSupport {
  return new LanguageSupport(rhaiLanguage);
}
