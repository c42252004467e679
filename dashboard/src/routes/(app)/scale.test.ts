import { expect, test } from "vitest";
import { marksOf } from "./scale";

test.each([
  [0, true, [0, 1]],
  [3, true, [0, 1, 2, 3]],
  [40, true, [0, 10, 20, 30, 40]],
  [730, true, [0, 200, 400, 600, 800]],
  [0.6, false, [0, 0.2, 0.4, 0.6]],
])("an axis up to %d has round marks", (most, whole, marks) => {
  expect(marksOf(most, whole)).toEqual(marks);
});
