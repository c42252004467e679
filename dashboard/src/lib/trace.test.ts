import { expect, test } from "vitest";
import { describeTrace } from "./trace";

test("a trace begins with the innermost call", () => {
  const trace = [
    { function: null, line: 9, column: 1, omitted: 0 },
    { function: "outer", line: 5, column: 3, omitted: 0 },
    { function: "helper", line: 3, column: 3, omitted: 0 },
  ];
  expect(describeTrace(trace)).toEqual(["in helper, line 3", "called in outer, line 5", "called at line 9"]);
});

test("calls that are left out of a deep trace are counted", () => {
  const trace = [
    { function: null, line: 9, column: 1, omitted: 0 },
    { function: "f", line: 2, column: 3, omitted: 60 },
  ];
  expect(describeTrace(trace)).toEqual(["in f, line 2", "… 60 more calls", "called at line 9"]);
});

test("a call of unknown position has no line", () => {
  const trace = [
    { function: null, line: null, column: null, omitted: 0 },
    { function: "<closure>", line: null, column: null, omitted: 0 },
  ];
  expect(describeTrace(trace)).toEqual(["in <closure>", "called by the script"]);
});
