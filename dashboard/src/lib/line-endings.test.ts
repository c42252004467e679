import { describe, expect, it } from "vitest";
import { normalise, withEndingsOf } from "./line-endings";

describe("withEndingsOf", () => {
  it.each([
    "",
    "a",
    "a\n",
    "a\r\nb",
    "a\r\nb\r\n",
    "a\rb\r",
    "a\r\nb\nc\r\n\r\n\n",
    "\r\n",
    "\r\n\n\r",
    "a\r\n\r\na\n",
  ])("gives back the bytes of a text that was not edited: %j", (text) => {
    expect(withEndingsOf(text, normalise(text))).toBe(text);
  });

  it.each([
    ["a\r\nb\r\nc\r\n", "a\nX\nY\nc\n", "a\r\nX\r\nY\r\nc\r\n"],
    ["a\r\nb\r\n", "a\nb\nc", "a\r\nb\r\nc"],
    ["a\nb\r\nc\nd\r\ne", "a\nb\nX\nd\ne", "a\nb\r\nX\nd\r\ne"],
    ["a\r\nb\nc", "X\nb\nc", "X\r\nb\nc"],
    ["a\r\nb", "", ""],
    ["a\nb\n", "a\nc\n", "a\nc\n"],
    ["one line", "one\ntwo\n", "one\ntwo\n"],
  ])("keeps the endings of %j around an edit", (original, edited, expected) => {
    expect(withEndingsOf(original, edited)).toBe(expected);
  });
});
