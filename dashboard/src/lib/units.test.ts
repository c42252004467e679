import { describe, expect, it, test } from "vitest";
import { amountText, parseAmount, unitOf, type Unit } from "./units";

describe("parseAmount", () => {
  it.each<[string, Unit, number]>([
    ["64 MB", "bytes", 67_108_864],
    ["64MiB", "bytes", 67_108_864],
    ["64 m", "bytes", 67_108_864],
    ["1.5 mb", "bytes", 1_572_864],
    ["100,000 B", "bytes", 100_000],
    [" 2 GiB ", "bytes", 2_147_483_648],
    ["5 s", "ms", 5000],
    ["5s", "ms", 5000],
    ["0.25 s", "ms", 250],
    ["2 min", "ms", 120_000],
    ["250 ms", "ms", 250],
    ["1 h", "s", 3600],
    ["20,000,000", "", 20_000_000],
    ["20_000", "", 20_000],
    ["20 000", "", 20_000],
    ["20M", "", 20_000_000],
    ["1.5k", "", 1500],
  ])("reads %j", (text, unit, value) => {
    expect(parseAmount(text, unit, Number.MAX_SAFE_INTEGER)).toBe(value);
  });

  it.each<[string, Unit, RegExp]>([
    ["64", "bytes", /^Add a unit, for example 64 MB/],
    ["5", "ms", /^Add a unit, for example 5 s/],
    ["a lot", "", /^Write an amount such as 20000/],
    ["64 TB", "bytes", /^Write an amount such as 64 MB/],
    ["1,5 MB", "bytes", /^Write an amount such as/],
    ["-1", "", /^Write an amount such as/],
    ["0 s", "ms", /^Write 1 ms or more/],
    ["0", "", /^Write 1 or more/],
    ["2 MB", "bytes", /^1 MiB is the most/],
    ["10 min", "ms", /^Write an amount|^5 min is the most/],
  ])("says what to write in place of %j", (text, unit, message) => {
    const most = unit === "bytes" ? 1_048_576 : 300_000;
    expect(() => parseAmount(text, unit, most)).toThrow(message);
  });
});

describe("amountText", () => {
  it.each<[number, Unit, string]>([
    [67_108_864, "bytes", "64 MiB"],
    [1_572_864, "bytes", "1.5 MiB"],
    [100_000, "bytes", "100,000 B"],
    [1023, "bytes", "1,023 B"],
    [5000, "ms", "5 s"],
    [1500, "ms", "1.5 s"],
    [1, "ms", "1 ms"],
    [90_000, "ms", "90 s"],
    [300_000, "ms", "5 min"],
    [3600, "s", "1 h"],
    [20_000_000, "", "20,000,000"],
  ])("shows %d of %j as %j", (value, unit, text) => {
    expect(amountText(value, unit)).toBe(text);
  });

  it("gives back every number exactly", () => {
    for (const unit of ["ms", "s", "bytes", ""] as const) {
      for (let value = 1; value < 5e11; value = Math.ceil(value * 1.37)) {
        expect(parseAmount(amountText(value, unit), unit, Number.MAX_SAFE_INTEGER)).toBe(value);
      }
    }
  });
});

test("names end with their unit", () => {
  expect(["timeout_ms", "max_log_bytes", "max_string_size", "max_variables"].map(unitOf)).toEqual([
    "ms",
    "bytes",
    "bytes",
    "",
  ]);
});
