// What the search over everything finds: its entries, and which of them fit what was typed. Pure.
import type { ExecutionSummary, ScriptSummary, Setting } from "$lib/api/types";
import { targetText } from "$lib/target";

export interface Entry {
  kind: "Page" | "Action" | "Script" | "Execution" | "Setting";
  name: string;
  note: string;
  /** Where it leads; an action has `run` instead. */
  href?: string;
  run?: () => unknown;
}

const SHOWN = 30;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const PART_OF_UUID = /^(?=.*\d)[0-9a-f-]{6,36}$/i;

const page = (name: string, note: string, href: string): Entry => ({ kind: "Page", name, note, href });

export const PAGES: Entry[] = [
  page("Overview", "calls, errors, state of the service and the machine", "/"),
  page("Scripts", "all scripts", "/scripts"),
  page("New script", "create a script from an example", "/new"),
  page("Executions", "recorded calls", "/executions"),
  page("Failed executions", "errors", "/executions?status=failed"),
  page("Live tail", "executions as they end", "/executions?live=1"),
  page("Schedules", "scripts that run at set times: the next 24 hours, missed runs", "/schedules"),
  page("Assets", "files of websites and apps: push, versions, roll back", "/assets"),
  page("Data", "what scripts have stored: keys, values, sizes", "/data"),
  page("Tokens", "API tokens", "/settings"),
  page("Secrets", "values for scripts that are never shown again", "/settings/secrets"),
  page("Password and sessions", "change the password, end sessions", "/settings/password"),
  page("Server settings", "configuration and versions", "/settings/server"),
  page("Backups", "create, verify and download backups", "/settings/backups"),
  page("Audit log", "who changed what", "/settings/audit"),
];

export const scriptEntry = ({ name, description, url }: ScriptSummary): Entry => ({
  kind: "Script",
  name,
  note: description || url,
  href: `/scripts/${name}`,
});

export const executionEntry = ({ id, method, path, query, script_name }: ExecutionSummary): Entry => ({
  kind: "Execution",
  name: id,
  note: `${script_name} ${method} ${targetText(path, query, 60)}`,
  href: `/executions/${id}`,
});

export const settingEntry = ({ variable, description }: Setting): Entry => ({
  kind: "Setting",
  name: variable,
  note: description,
  href: `/settings/server#${variable}`,
});

/** Whether a text may be the id of an execution: all of it, or its beginning. */
export function idKind(text: string): "whole" | "part" | "none" {
  if (UUID.test(text)) return "whole";
  return PART_OF_UUID.test(text) ? "part" : "none";
}

/** The entries that have every word of a search, the best first. An empty search finds the first ones as they are. */
export function entriesWith(search: string, entries: Entry[]): Entry[] {
  const wanted = search.trim().toLowerCase();
  const words = wanted.split(/\s+/).filter(Boolean);
  return entries
    .filter(({ kind, name, note }) => {
      const text = `${kind} ${name} ${note}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map((entry, index) => ({ entry, index, rank: rankOf(entry.name.toLowerCase(), wanted) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, SHOWN)
    .map(({ entry }) => entry);
}

/** How well a name fits: the same, its beginning, the beginning of a word of it, a part of it, or by its note alone. */
function rankOf(name: string, wanted: string): number {
  if (wanted === "" || name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.split(/[\s_-]+/).some((word) => word.startsWith(wanted))) return 2;
  return name.includes(wanted) ? 3 : 4;
}
