import { expect, test } from "vitest";
import { PERIODS, periodOf, sinceOf } from "./periods";

const NOW = new Date("2026-11-24T10:20:30.500Z");

test.each([
  ["hour", "2026-11-24T09:21:00.000Z"],
  ["day", "2026-11-23T11:00:00.000Z"],
  ["week", "2026-11-17T11:00:00.000Z"],
])("a period of a %s ends with the step that is going on", (key, since) => {
  expect(sinceOf(periodOf(key), NOW)).toBe(since);
});

test("an unknown period is the hour", () => {
  expect(periodOf("century")).toBe(PERIODS[0]);
  expect(periodOf(null)).toBe(PERIODS[0]);
});
