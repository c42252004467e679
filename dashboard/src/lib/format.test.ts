import { describe, expect, it } from "vitest";
import { bytes, duration, plural, relative, short, utc } from "./format";

describe("format", () => {
  it("shows sizes in the unit that fits", () => {
    expect([0, 1023, 1024, 1_600_000, 34_000_000_000].map(bytes)).toEqual([
      "0 B",
      "1023 B",
      "1 KiB",
      "1.5 MiB",
      "31.7 GiB",
    ]);
  });

  it("shows durations from microseconds to seconds", () => {
    expect([85, 1234, 12_300, 340_000, 5_000_000].map(duration)).toEqual([
      "85 µs",
      "1.2 ms",
      "12 ms",
      "340 ms",
      "5.0 s",
    ]);
  });

  it("shortens large numbers", () => {
    expect([999, 9999, 12_345, 1_250_000, 25_000_000].map(short)).toEqual(["999", "9,999", "12k", "1.3M", "25M"]);
    expect([plural(1, "call"), plural(0, "call")]).toEqual(["1 call", "0 calls"]);
  });

  it("tells times by their distance", () => {
    const now = new Date("2026-01-10T12:00:00Z");
    const ago = (seconds: number): string => relative(new Date(now.getTime() - seconds * 1000), now);
    expect(ago(2)).toBe("now");
    expect(ago(300)).toMatch(/^5 min/);
    expect(ago(7300)).toMatch(/^2 hr/);
    expect(ago(86_400 * 30)).toContain("2025");
    expect(utc(now)).toBe("2026-01-10 12:00:00.000 UTC");
  });
});
