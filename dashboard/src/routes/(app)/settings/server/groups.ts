// Settings by what they are about, searched, and their values as people read them. Pure.
import type { Setting } from "$lib/api/types";
import { LIMITS, limitText } from "$lib/limits";

export interface SettingGroup {
  title: string;
  settings: Setting[];
}

const LIMIT_NAMES = new Set<string>([...LIMITS.map(({ name }) => name), "max_source_bytes"]);
const GROUPS: [title: string, belongs: (name: string) => boolean][] = [
  ["Network", (name) => /^(bind|apps_|tls_|hosts$|trusted_|proxy_|cors_)/.test(name)],
  [
    "Bounds of connections and requests",
    (name) => /^(max_connections|min_body_|max_bodies_|admin_requests_)/.test(name),
  ],
  ["Processes and waiting calls", (name) => /^(workers$|executor_|waiting_|max_process_|queue_)/.test(name)],
  ["Schedules and other events", (name) => /^(background_|event_|timezone$)/.test(name)],
  ["Outgoing HTTP and secrets of scripts", (name) => /^(http$|http_|secrets_)/.test(name)],
  ["Storage", (name) => /^(data_|database_)/.test(name)],
  ["History", (name) => name.startsWith("history_")],
  ["Backups", (name) => name.startsWith("backup_")],
  ["Logs", (name) => /^(log_|audit_)/.test(name)],
  ["Default limits of scripts", (name) => LIMIT_NAMES.has(name)],
  ["Other", () => true],
];

/** Every setting in one group; groups and settings in a fixed order, without empty groups. */
export function groupsOf(settings: Setting[]): SettingGroup[] {
  const titleOf = (name: string): string | undefined => GROUPS.find(([, belongs]) => belongs(name))?.[0];
  return GROUPS.map(([title]) => ({
    title,
    settings: settings.filter(({ name }) => titleOf(name) === title),
  })).filter((group) => group.settings.length > 0);
}

/** The settings in whose variable, description, value or group every word of a search is found. */
export function settingsWith(search: string, settings: Setting[]): Setting[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return settings;
  return groupsOf(settings).flatMap(({ title, settings: members }) =>
    members.filter((setting) => {
      const { name, variable, description, value } = setting;
      const text = [title, name, variable, description, valueText(name, value)].join(" ").toLowerCase();
      return words.every((word) => text.includes(word));
    }),
  );
}

/** A value with its unit. */
export function valueText(name: string, value: Setting["value"]): string {
  if (value === null || (Array.isArray(value) && value.length === 0)) return "none";
  if (typeof value === "number") return limitText(name, value);
  if (Array.isArray(value)) return value.map(String).join(", ");
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** What a setting is for, as one sentence. */
export function descriptionOf({ description }: Setting): string {
  const text = description.replace(/^default of the sandbox limit \w+: /, "");
  // a URL or a name of a file format stays as it is written
  return /^[a-z]+[ ,;]/.test(text) ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}
