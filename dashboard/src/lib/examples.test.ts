import { describe, expect, it } from "vitest";
import { EXAMPLES, summaryOf } from "./examples";

describe("EXAMPLES", () => {
  it("has at least ten, each with a summary and a source", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(10);
    for (const example of EXAMPLES) {
      expect(example.name).toMatch(/^[a-z0-9][a-z0-9_-]{0,62}$/);
      expect(example.summary.length).toBeGreaterThan(10);
      expect(example.source).toContain(example.summary.slice(0, 20));
    }
  });

  it("begins with the greeting", () => {
    expect(EXAMPLES[0]?.name).toBe("hello");
  });
});

describe("summaryOf", () => {
  it("joins the lines of the first paragraph", () => {
    expect(summaryOf("// One\n// two.\n//\n// not this\n1")).toBe("One two.");
  });

  it("is empty without a head comment", () => {
    expect(summaryOf("1 + 1")).toBe("");
  });
});
