import { expect, test } from "vitest";
import { targetText } from "./target";

test.each([
  ["/", "", "/"],
  ["/a", "x=1&key=***", "/a?x=1&key=***"],
  ["/a\u202eb", "c\u0000\n", "/a%E2%80%AEb?c%00%0A"],
  ["/<b>", "q=<script>", "/<b>?q=<script>"],
])("the target of %j and %j is one line of what can be seen", (path, query, text) => {
  expect(targetText(path, query)).toBe(text);
});

test("a long target is cut between characters", () => {
  const text = targetText("/", "🦀".repeat(300), 50);
  expect(Array.from(text)).toHaveLength(50);
  expect(text.endsWith("🦀…")).toBe(true);
});
