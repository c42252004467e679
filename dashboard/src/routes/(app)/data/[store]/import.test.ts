import { expect, it } from "vitest";
import { importBodies } from "./import";

it("lines become items as they are written", () => {
  expect(importBodies('{"key": "a", "value": 1.0}\r\n\n{"key":"b","value":9007199254740993}\n')).toEqual([
    '{"items": [{"key": "a", "value": 1.0}\r,{"key":"b","value":9007199254740993}]}',
  ]);
  expect(importBodies("\n")).toEqual([]);
});

it("a long file becomes several requests", () => {
  const line = (n: number): string => `{"key":"k${n}","value":1}`;
  const bodies = importBodies(Array.from({ length: 2500 }, (_, n) => line(n)).join("\n"));
  const items = bodies.map((body) => (JSON.parse(body) as { items: { key: string }[] }).items);
  expect(items.map(({ length }) => length)).toEqual([1000, 1000, 500]);
  expect(items.flat().map(({ key }) => key)).toEqual(Array.from({ length: 2500 }, (_, n) => `k${n}`));
  const large = `{"key":"a","value":"${"é".repeat(300_000)}"}`;
  expect(importBodies([large, large, large].join("\n"))).toHaveLength(3);
});

it("a line that is no object is named before anything is sent", () => {
  expect(() => importBodies('{"key":"a","value":1}\n\n[1]')).toThrow("Line 3 is not a JSON object.");
  expect(() => importBodies("hello")).toThrow("Line 1");
});
