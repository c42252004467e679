import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { groupsOf, settingsWith, valueText } from "./groups";

const SETTINGS = resolve(import.meta.dirname, "../../../../../../picloud/shared/settings.py");
const setting = (name: string) => ({
  name,
  variable: `PICLOUD_${name.toUpperCase()}`,
  value: 1,
  default: 1,
  is_set: false,
  description: "",
});
/** The fields of the class that the server reads its settings with. */
const names = [...readFileSync(SETTINGS, "utf-8").matchAll(/^ {4}([a-z_]+): .*(?:Field\(|\($|=)/gm)].map(
  ([, name = ""]) => name,
);

test("every setting of the server has a group of its own", () => {
  expect(names).toContain("bind");
  expect(names.length).toBeGreaterThan(40);
  const groups = groupsOf(names.map(setting));
  expect(groups.find(({ title }) => title === "Other")).toBeUndefined();
  expect(groups.flatMap(({ settings }) => settings)).toHaveLength(names.length);
});

test("groups and settings have a fixed order, and an unknown setting is not lost", () => {
  const given = ["of_a_later_version", "max_connections", "bind", "max_process_memory_bytes", "timeout_ms"];
  expect(groupsOf(given.map(setting)).map(({ title, settings }) => [title, settings.map(({ name }) => name)])).toEqual([
    ["Network", ["bind"]],
    ["Bounds of connections and requests", ["max_connections"]],
    ["Processes and waiting calls", ["max_process_memory_bytes"]],
    ["Default limits of scripts", ["timeout_ms"]],
    ["Other", ["of_a_later_version"]],
  ]);
});

test.each([
  ["", 2],
  ["history days", 1],
  ["PICLOUD_BIND", 1],
  ["network", 1],
  ["nothing like this", 0],
])("a search for %j finds %d", (search, found) => {
  expect(settingsWith(search, ["bind", "history_days"].map(setting))).toHaveLength(found);
});

test.each([
  ["timeout_ms", 5000, "5 s"],
  ["history_max_bytes", 209_715_200, "200 MiB"],
  ["history_days", 7, "7"],
  ["backup_dir", null, "none"],
  ["hosts", [], "none"],
  ["hosts", ["a.example", "b.example"], "a.example, b.example"],
  ["bind", "127.0.0.1:8080", "127.0.0.1:8080"],
])("the value of %s is for people", (name, value, text) => {
  expect(valueText(name, value)).toBe(text);
});
