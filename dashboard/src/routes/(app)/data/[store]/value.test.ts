import { expect, it } from "vitest";
import { fieldsOf, jsonOf } from "./value";

it("a text is edited as it reads, anything else as JSON", () => {
  expect(fieldsOf('"a\\nb"', "a\nb")).toEqual({ form: "text", text: "a\nb" });
  expect(fieldsOf("1.0", 1)).toEqual({ form: "json", text: "1.0" });
});

it("numbers are sent as they are written", () => {
  expect(jsonOf("json", '{"a": 1.0, "b": 9007199254740993}')).toBe('{"a": 1.0, "b": 9007199254740993}');
  expect(jsonOf("text", '1"')).toBe('"1\\""');
});

it("what is no JSON is refused with the way out", () => {
  expect(() => jsonOf("json", "hello")).toThrow(/not JSON.*choose Text/);
  expect(() => jsonOf("json", "")).toThrow(/not JSON/);
});
