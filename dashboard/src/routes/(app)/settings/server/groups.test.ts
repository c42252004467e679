import { expect, test } from "vitest";
import { groupsOf, valueText } from "./groups";

const setting = (name: string) => ({ name, variable: name, value: 1, default: 1, is_set: false, description: "" });

test("every setting is in one group", () => {
  const groups = groupsOf(
    [
      "bind",
      "max_connections",
      "max_process_memory_bytes",
      "max_variables",
      "timeout_ms",
      "history_days",
      "backup_keep",
    ].map(setting),
  );
  expect(groups.map(({ title, settings }) => [title, settings.map(({ name }) => name)])).toEqual([
    ["Default limits of scripts", ["max_variables", "timeout_ms"]],
    ["Executor processes and queue", ["max_process_memory_bytes"]],
    ["History and retention", ["history_days"]],
    ["Backups", ["backup_keep"]],
    ["Service", ["bind", "max_connections"]],
  ]);
});

test.each([
  ["timeout_ms", 5000, "5 s"],
  ["history_max_bytes", 209_715_200, "200 MiB"],
  ["history_days", 7, "7"],
  ["backup_dir", null, "none"],
  ["bind", "127.0.0.1:8080", "127.0.0.1:8080"],
])("the value of %s is for people", (name, value, text) => {
  expect(valueText(name, value)).toBe(text);
});
