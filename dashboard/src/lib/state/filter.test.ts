import { describe, expect, it } from "vitest";
import { filterOf } from "./filter";

const now = new Date("2026-01-02T12:00:00Z");
const of = (text: string) => filterOf(new URLSearchParams(text), now);

describe("filterOf", () => {
  it("takes what the address has", () => {
    expect(of("script=a&status=failed&until=2026-01-01T00:00:00Z")).toEqual({
      script: "a",
      status: "failed",
      since: undefined,
      until: "2026-01-01T00:00:00Z",
    });
  });

  it("turns hours into a time", () => {
    expect(of("hours=24").since).toBe("2026-01-01T12:00:00.000Z");
    expect(of("hours=x").since).toBeUndefined();
  });
});
