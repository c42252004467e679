import { expect, test } from "vitest";
import { actionOf, keyText, type Press } from "./list";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

test.each([
  [press("k", { ctrlKey: true }), true, "palette"],
  [press("K", { metaKey: true }), true, "palette"],
  [press("k", { ctrlKey: true, metaKey: true }), false, undefined],
  [press("k", { ctrlKey: true, altKey: true }), false, undefined],
  [press("k"), false, undefined],
  [press("/"), false, "search"],
  [press("/"), true, undefined],
  [press("/", { ctrlKey: true }), false, undefined],
  [press("?"), false, "shortcuts"],
  [press("?"), true, undefined],
  [press("a"), false, undefined],
])("%j while typing: %j means %j", (pressed, isTyping, action) => {
  expect(actionOf(pressed, isTyping)).toBe(action);
});

test("keys are named as on the keyboard", () => {
  expect([keyText("Mod", true), keyText("Mod", false), keyText("Enter", true)]).toEqual(["⌘", "Ctrl", "Enter"]);
});
