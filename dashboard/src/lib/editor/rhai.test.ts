import { highlightTree, tagHighlighter, tags } from "@lezer/highlight";
import { describe, expect, it } from "vitest";
import { rhaiLanguage } from "./rhai";

const highlighter = tagHighlighter([
  { tag: tags.keyword, class: "keyword" },
  { tag: tags.string, class: "string" },
  { tag: tags.comment, class: "comment" },
  { tag: tags.number, class: "number" },
  { tag: tags.propertyName, class: "property" },
  { tag: tags.special(tags.variableName), class: "sdk" },
  { tag: tags.definition(tags.function(tags.variableName)), class: "define" },
  { tag: tags.function(tags.variableName), class: "call" },
  { tag: tags.special(tags.brace), class: "interpolation" },
  { tag: tags.invalid, class: "forbidden" },
]);

/** The pieces of a source that have this class. */
function pieces(source: string, wanted: string): string[] {
  const found: string[] = [];
  highlightTree(rhaiLanguage.parser.parse(source), highlighter, (from, to, style) => {
    if (style === wanted) found.push(source.slice(from, to));
  });
  return found;
}

describe("rhai", () => {
  it("tells keywords from names that begin like them", () => {
    expect(pieces("let letter = if_then; for x in y {}", "keyword")).toEqual(["let", "for", "in"]);
  });

  it("goes back into code inside ${} and out again", () => {
    const source = "let t = `a ${ctx.x + `b${1}`} c`; 2";
    expect(pieces(source, "sdk")).toEqual(["ctx"]);
    expect(pieces(source, "number")).toEqual(["1", "2"]);
    expect(pieces(source, "string").join("")).toBe("`a `b` c`");
    expect(pieces(source, "interpolation")).toEqual(["${", "${", "}", "}"]);
  });

  it("keeps braces of a map inside ${} apart from its end", () => {
    expect(pieces("`${#{ a: 1 }.a} end` + 2", "number")).toEqual(["1", "2"]);
    expect(pieces("`${#{ a: 1 }.a} end` + 2", "string").join("")).toBe("`} end`".replace("}", ""));
  });

  it("nests block comments over lines", () => {
    const source = "/* a /* b */\nstill */ 1 // two\n3";
    expect(pieces(source, "comment").join(" ")).toBe("/* a /* b */ still */ // two");
    expect(pieces(source, "number")).toEqual(["1", "3"]);
  });

  it("reads numbers of all kinds and leaves ranges alone", () => {
    expect(pieces("0xff + 1_000 + 2.5e-3 + 0b1 in 1..5", "number")).toEqual([
      "0xff",
      "1_000",
      "2.5e-3",
      "0b1",
      "1",
      "5",
    ]);
  });

  it("reads strings with escapes, characters and raw strings", () => {
    expect(pieces('"a \\" b" + \'c\' + #"raw "inner" text"# + d', "string")).toEqual([
      '"a \\" b"',
      "'c'",
      '#"raw "inner" text"#',
    ]);
  });

  it("marks definitions, calls, properties and what is forbidden", () => {
    const source = "fn add(a) { a.len() + a.size } add(#{ key: 1 }); eval(x)";
    expect(pieces(source, "define")).toEqual(["add"]);
    expect(pieces(source, "call")).toEqual(["len", "add"]);
    expect(pieces(source, "property")).toEqual(["size", "key"]);
    expect(pieces(source, "forbidden")).toEqual(["eval"]);
  });

  it("survives text that is cut off anywhere", () => {
    const source = "let a = #{ b: `x ${ \"y\" } z`, /* c */ d: 'e' };";
    for (let end = 0; end <= source.length; end++) {
      expect(rhaiLanguage.parser.parse(source.slice(0, end)).length).toBe(end);
    }
  });
});
