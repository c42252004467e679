import { describe, expect, it } from "vitest";
import { limitChanges, lineChanges } from "./changes";

describe("limitChanges", () => {
  it("lists what came, went and changed", () => {
    expect(
      limitChanges({ timeout_ms: 1, max_variables: 2 }, { timeout_ms: 3, max_functions: 4, max_variables: 2 }),
    ).toEqual([
      { name: "timeout_ms", from: 1, to: 3 },
      { name: "max_functions", from: null, to: 4 },
    ]);
    expect(limitChanges({ timeout_ms: 1 }, {})).toEqual([{ name: "timeout_ms", from: 1, to: null }]);
  });
});

describe("lineChanges", () => {
  it("counts lines that came and went", () => {
    expect(lineChanges("a\nb\nc", "a\nx\nc\nd")).toEqual({ added: 2, removed: 1 });
    expect(lineChanges("a", "a")).toEqual({ added: 0, removed: 0 });
  });
});
