import { expect, test } from "vitest";
import { pathInFolder } from "./folder";

test.each([
  ["dist/index.html", "index.html"],
  ["dist/js/app.js", "js/app.js"],
  ["dist/.well-known/security.txt", ".well-known/security.txt"],
  ["dist/.env", null],
  ["dist/.git/config", null],
  ["dist/node_modules/a/b.js", null],
  ["index.html", null],
])("%s is pushed as %s", (relative, path) => {
  expect(pathInFolder(relative)).toBe(path);
});
