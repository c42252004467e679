import { CompletionContext } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { completeRhai } from "./completion";

/** The labels offered at the end of a source. */
function offered(source: string, explicit = false): string[] {
  const state = EditorState.create({ doc: source });
  return (completeRhai(new CompletionContext(state, source.length, explicit))?.options ?? []).map(({ label }) => label);
}

describe("completeRhai", () => {
  it("offers the fields of the contract below ctx", () => {
    expect(offered("ctx.")).toEqual(expect.arrayContaining(["request", "script", "sdk_version"]));
    expect(offered("ctx.request.q")).toEqual(expect.arrayContaining(["query", "query_all", "raw_body"]));
    expect(offered("ctx.")).not.toContain("push");
  });

  it("offers the levels of log", () => {
    expect(offered("log.").sort()).toEqual(["debug", "error", "info", "warn"]);
  });

  it("offers the standard methods after any other value", () => {
    expect(offered("items.")).toEqual(expect.arrayContaining(["push", "map", "sub_string"]));
    expect(offered('"text".')).toContain("to_upper");
  });

  it("offers names of the script itself and words of the language", () => {
    expect(offered("let total = 1; fn add(a) {} t")).toEqual(expect.arrayContaining(["total", "add", "throw", "ctx"]));
  });

  it("stays silent in numbers and on nothing", () => {
    expect(offered("let a = 1.")).toEqual([]);
    expect(offered("let a = 12")).toEqual([]);
    expect(offered("let a = ")).toEqual([]);
    expect(offered("let a = ", true)).toContain("ctx");
  });
});
