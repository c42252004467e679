import { expect, test } from "vitest";
import { hourLabels, shade, summary } from "./day";
import { cronOf, timingOf } from "./builder";
import { waitingText } from "./waiting";

test("the hours begin now", () => {
  expect(hourLabels(new Date(2026, 10, 30, 22, 5), 3)).toEqual(["22:05", "23:05", "00:05"]);
});

test("an hour is darker the more often it is due", () => {
  expect([0, 1, 60, 360].map(shade)).toEqual([0, 45, 100, 100]);
  expect(shade(4)).toBeGreaterThan(shade(2));
});

test("the strip is said in words", () => {
  const labels = ["22:05", "23:05", "00:05"];
  expect(summary([0, 0, 0], labels)).toBe("not due in the next 24 hours");
  expect(summary([0, 1, 0], labels)).toBe("due once in the next 24 hours, first in the hour from 23:05");
  expect(summary([0, 1, 6], labels)).toContain("due 7 times");
});

test("choices become cron", () => {
  expect(cronOf({ kind: "daily", time: "07:05", day: "1", minutes: 15, cron: "" })).toBe("5 7 * * *");
  expect(cronOf({ kind: "weekly", time: "18:00", day: "5", minutes: 15, cron: "" })).toBe("0 18 * * 5");
  expect(cronOf({ kind: "cron", time: "", day: "1", minutes: 15, cron: " 0 * * * * " })).toBe("0 * * * *");
  expect(timingOf({ kind: "every", time: "", day: "1", minutes: 15, cron: "" }, "Europe/Berlin")).toEqual({
    every_s: 900,
  });
  expect(timingOf({ kind: "daily", time: "07:00", day: "1", minutes: 15, cron: "" }, "Europe/Berlin")).toEqual({
    cron: "0 7 * * *",
    timezone: "Europe/Berlin",
  });
});

test("reasons to wait that are new are shown as they are", () => {
  expect(waitingText("clock")).toBe("waits for the clock");
  expect(waitingText("something_else")).toBe("waits: something_else");
});
