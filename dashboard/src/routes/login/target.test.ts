import { describe, expect, it } from "vitest";
import { targetOf } from "./target";

const at = (next: string): string => targetOf(new URL(`http://pi.local/login?next=${encodeURIComponent(next)}`));

describe("targetOf", () => {
  it("keeps path, query and fragment of this site", () => {
    expect(at("/executions?status=failed#1")).toBe("/executions?status=failed#1");
  });

  it("leads home instead of to another site", () => {
    for (const evil of ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", ""]) {
      expect(at(evil)).toBe("/");
    }
  });

  it("does not lead back to the login", () => {
    expect(at("/login?next=/")).toBe("/");
    expect(targetOf(new URL("http://pi.local/login"))).toBe("/");
  });
});
