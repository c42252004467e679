import { describe, expect, it } from "vitest";
import { prettyJson, rawMember } from "./raw-json";

const ENTRY = '{"key": "a\\"b", "value": {"n": 9007199254740993, "f": [1.0, 2], "value": "x, }"}, "version": 3}';

describe("rawMember", () => {
  it("returns a value with its numbers as they are written", () => {
    expect(rawMember(ENTRY, "value")).toBe('{"n": 9007199254740993, "f": [1.0, 2], "value": "x, }"}');
    expect(rawMember(ENTRY, "version")).toBe("3");
    expect(rawMember('{"value":-1.50e3}', "value")).toBe("-1.50e3");
    expect(rawMember('{"value": "a:b"}', "value")).toBe('"a:b"');
  });

  it("knows names from texts, and returns undefined without the member", () => {
    expect(rawMember('{"key": "value", "value": null}', "value")).toBe("null");
    expect(rawMember(ENTRY, "n")).toBeUndefined();
    expect(rawMember("{}", "value")).toBeUndefined();
  });
});

describe("prettyJson", () => {
  it.each([
    [
      '{"a":1.0,"b":[9007199254740993,true],"c":{},"d":[]}',
      '{\n  "a": 1.0,\n  "b": [\n    9007199254740993,\n    true\n  ],\n  "c": {},\n  "d": []\n}',
    ],
    ['"x: {y}, z"', '"x: {y}, z"'],
    ["null", "null"],
    ["[[]]", "[\n  []\n]"],
  ])("lays out %s", (raw, laid) => {
    expect(prettyJson(raw)).toBe(laid);
  });

  it("changes no value", () => {
    for (const raw of [ENTRY, "[]", '{"a":{"b":[1,{"c":"\\u0041"}]}}']) {
      expect(JSON.parse(prettyJson(raw))).toEqual(JSON.parse(raw));
    }
  });
});
