// What lies between two revisions, in numbers. Pure.
import type { LimitName, Limits } from "$lib/api/types";

export interface LimitChange {
  name: LimitName;
  from: number | null;
  to: number | null;
}

/** The limits that differ; null is the default of the installation. */
export function limitChanges(before: Limits, after: Limits): LimitChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as LimitName[];
  return names
    .map((name) => ({ name, from: before[name] ?? null, to: after[name] ?? null }))
    .filter(({ from, to }) => from !== to);
}

/** How many lines come and go, counted as a bag of lines: moved ones count as unchanged. */
export function lineChanges(before: string, after: string): { added: number; removed: number } {
  const balance = new Map<string, number>();
  for (const line of before.split("\n")) balance.set(line, (balance.get(line) ?? 0) - 1);
  for (const line of after.split("\n")) balance.set(line, (balance.get(line) ?? 0) + 1);
  let added = 0;
  let removed = 0;
  for (const difference of balance.values()) {
    if (difference > 0) added += difference;
    else removed -= difference;
  }
  return { added, removed };
}
