// Settings by what they are about, and their values as people read them. Pure.
import type { Setting } from "$lib/api/types";
import { LIMITS, limitText } from "$lib/limits";

export interface SettingGroup {
  title: string;
  settings: Setting[];
}

const TITLES: [title: string, belongs: (name: string) => boolean][] = [
  ["Default limits of scripts", (name) => LIMITS.some((limit) => limit.name === name) || name === "max_source_bytes"],
  ["Executor processes and queue", (name) => /^(executor_|queue_|max_process_)/.test(name)],
  ["History and retention", (name) => name.startsWith("history_") || name === "audit_days"],
  ["Backups", (name) => name.startsWith("backup_")],
  ["Service", () => true],
];

/** Every setting in one group, groups and settings in a fixed order; empty groups are left out. */
export function groupsOf(settings: Setting[]): SettingGroup[] {
  const titleOf = (name: string): string | undefined => TITLES.find(([, belongs]) => belongs(name))?.[0];
  return TITLES.map(([title]) => ({
    title,
    settings: settings.filter(({ name }) => titleOf(name) === title),
  })).filter((group) => group.settings.length > 0);
}

/** A value with its unit. */
export function valueText(name: string, value: Setting["value"]): string {
  if (value === null) return "none";
  if (typeof value === "number") return limitText(name, value);
  return typeof value === "string" ? value : JSON.stringify(value);
}
