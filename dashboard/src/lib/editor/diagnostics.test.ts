import { Text } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { markOf, offsetOf } from "./diagnostics";

const doc = Text.of(["let a = 1;", "let naïve😀 = foo;", ""]);
const finding = (line: number | null, column: number | null) =>
  markOf(doc, { severity: "error", code: "x", message: "m", line, column, certain: true });

describe("offsetOf", () => {
  it("counts lines and columns from 1", () => {
    expect(offsetOf(doc, 1, 5)).toBe(4);
    expect(offsetOf(doc, 2, 1)).toBe(11);
  });

  it("counts a character beyond the first plane as one column", () => {
    expect(doc.sliceString(offsetOf(doc, 2, 14))).toBe("foo;\n");
  });

  it("stays inside the text", () => {
    expect(offsetOf(doc, 99, 99)).toBe(doc.length);
    expect(offsetOf(doc, 0, 0)).toBe(0);
  });
});

describe("markOf", () => {
  it("underlines the word at the place", () => {
    const mark = finding(1, 5);
    expect(doc.sliceString(mark.from, mark.to)).toBe("a");
  });

  it("underlines the last character when the place is the end of the line", () => {
    const mark = finding(1, 11);
    expect(doc.sliceString(mark.from, mark.to)).toBe(";");
  });

  it("marks a warning as an error when every run fails there", () => {
    const warning = { severity: "warning", code: "x", message: "m", line: 1, column: 5 } as const;
    expect(markOf(doc, { ...warning, certain: true })).toMatchObject({
      severity: "error",
      message: "m (every run fails here)",
    });
    expect(markOf(doc, { ...warning, certain: false })).toMatchObject({ severity: "warning", message: "m" });
  });

  it("goes to the start when there is no place", () => {
    expect(finding(null, null).from).toBe(0);
  });
});
