import { expect, it } from "vitest";
import { barOf, busyUs, toneOf } from "./spans";

const span = (start_us: number, duration_us: number, outcome = "ok") => ({
  service: "kv",
  method: "get",
  target: "a",
  start_us,
  duration_us,
  bytes: 1,
  outcome,
});

it("a bar is where its call was", () => {
  const one = span(250, 500);
  expect(barOf(one, 1000, [one])).toEqual({ left: 25, width: 50 });
});

it("a short call at the end is seen, and inside", () => {
  const one = span(1000, 0);
  const { left, width } = barOf(one, 1000, [one]);
  expect(width).toBeGreaterThan(0);
  expect(left + width).toBeLessThanOrEqual(100);
});

it("a call that outlasts its execution is inside, too", () => {
  const one = span(500, 1500, "unknown");
  expect(barOf(one, 1000, [one])).toEqual({ left: 25, width: 75 });
  expect(barOf(span(0, 0), 0, [])).toEqual({ left: 0, width: 0.6 });
});

it("calls at the same time are counted once", () => {
  expect(busyUs([])).toBe(0);
  expect(busyUs([span(0, 100), span(50, 100), span(60, 10), span(300, 50)])).toBe(200);
});

it("outcomes have three tones", () => {
  expect(["ok", "unknown", "http_timeout"].map(toneOf)).toEqual(["ok", "warn", "danger"]);
});
