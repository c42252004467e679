import { expect, test } from "vitest";
import { entriesWith, idKind, PAGES, type Entry } from "./entries";

const script = (name: string, note = ""): Entry => ({ kind: "Script", name, note, href: `/scripts/${name}` });
const names = (search: string, entries: Entry[]): string[] => entriesWith(search, entries).map(({ name }) => name);

test("the best names come first", () => {
  const entries = [
    script("resend-mail"),
    script("other", "about mail"),
    script("mail-hook"),
    script("mail"),
    script("gmail"),
  ];
  expect(names("mail", entries)).toEqual(["mail", "mail-hook", "resend-mail", "gmail", "other"]);
});

test("every word counts, in any case and order, also the kind", () => {
  expect(names("hook GITHUB", [script("github-hook"), script("github")])).toEqual(["github-hook"]);
  expect(names("page log", PAGES)).toEqual(["Audit log"]);
  expect(names("zzz", PAGES)).toEqual([]);
});

test("an empty search shows the pages in their order", () => {
  expect(names(" ", PAGES)).toEqual(PAGES.map(({ name }) => name));
});

test.each([
  ["01890000-0000-7000-8000-000000000009", "whole"],
  ["019ad3f2", "part"],
  ["019ad3f2-11", "part"],
  ["facade", "none"],
  ["hello", "none"],
  ["12345", "none"],
])("%j as an id: %s", (text, kind) => {
  expect(idKind(text)).toBe(kind);
});
