import { CompletionContext, type Completion } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { completeRhai } from "./completion";
import { rhai } from "./rhai";

/** What is offered at the end of a source. */
function entries(source: string, explicit = false): readonly Completion[] {
  const state = EditorState.create({ doc: source, extensions: [rhai()] });
  return completeRhai(new CompletionContext(state, source.length, explicit))?.options ?? [];
}

const offered = (source: string, explicit = false): string[] => entries(source, explicit).map(({ label }) => label);
const entry = (source: string, name: string): Completion | undefined =>
  entries(source).find(({ label }) => label === name);

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

  it("offers the methods of the services, also of a namespace", () => {
    expect(offered("kv.")).toEqual(expect.arrayContaining(["get", "set", "incr", "atomic", "open"]));
    expect(offered('kv.open("shared").')).toEqual(expect.arrayContaining(["get", "incr"]));
    expect(offered("http.tr")).toEqual(expect.arrayContaining(["get", "all", "try_get"]));
    expect(offered("secrets.").sort()).toEqual(["get", "ref"]);
    expect(offered("kv.")).not.toContain("push");
  });

  it("shows what may be left out, and what a name alone does not say", () => {
    expect(entry("kv.", "set")).toMatchObject({ detail: "(key, value, options?)" });
    expect(entry("kv.", "incr")?.info).toContain("ttl_s");
    expect(entry("s", "secrets")?.info).toContain("grant");
  });

  it("offers the options of the call that they belong to", () => {
    expect(offered("http.get(url, #{ ti")).toEqual(expect.arrayContaining(["timeout_ms", "headers", "retries"]));
    expect(offered("http.get(url, #{ timeout_ms: 5, he")).toContain("headers");
    expect(offered("http.all([#{ m")).toContain("method");
    expect(offered('kv.set("a", 1, #{ t')).toEqual(["ttl_s"]);
    expect(offered("kv.atomic([#{ c")).toContain("check");
    expect(offered("http.get(url, #{ headers: #{ a")).not.toContain("retries");
    expect(offered("http.get(url, #{ timeout_ms: t")).not.toContain("retries");
    expect(offered("let a = #{ t")).not.toContain("ttl_s");
  });

  it("offers the tools", () => {
    expect(offered("h")).toEqual(expect.arrayContaining(["hmac_sha256", "parse_time", "random_text", "uuid"]));
    expect(entry("f", "format_time")).toMatchObject({ detail: "(ms, format, zone?)" });
  });

  it("offers names of the script itself and words of the language", () => {
    expect(offered("let total = 1; fn add(a) {} t")).toEqual(expect.arrayContaining(["total", "add", "throw", "ctx"]));
  });

  it("stays silent in comments and strings", () => {
    expect(offered("// sum")).toEqual([]);
    expect(offered("let a = 1; /* ctx.")).toEqual([]);
    expect(offered('let a = "su')).toEqual([]);
    expect(offered("let a = `su")).toEqual([]);
    expect(offered("let a = `${su")).toContain("sum");
    expect(offered("// sum\nsu")).toContain("sum");
  });

  it("stays silent in numbers and on nothing", () => {
    expect(offered("let a = 1.")).toEqual([]);
    expect(offered("let a = 12")).toEqual([]);
    expect(offered("let a = ")).toEqual([]);
    expect(offered("let a = ", true)).toContain("ctx");
  });
});
