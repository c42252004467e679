// The next 24 hours of a schedule in numbers and words. No state, no I/O.

const HOUR_MS = 3_600_000;

/** When each hour from now on begins, in local time: `14:20`, `15:20`. */
export function hourLabels(now: Date, hours: number): string[] {
  return Array.from({ length: hours }, (_, hour) => {
    const at = new Date(now.getTime() + hour * HOUR_MS);
    return `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;
  });
}

/** How dark the cell of an hour is, in percent: one run can be seen, sixty are the most. */
export function shade(count: number): number {
  return count === 0 ? 0 : Math.min(100, 45 + Math.round((55 * Math.log2(count)) / Math.log2(60)));
}

/** The strip in words, for those who do not see it. */
export function summary(counts: number[], labels: string[]): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return "not due in the next 24 hours";
  const first = counts.findIndex((count) => count > 0);
  return `due ${total === 1 ? "once" : `${total} times`} in the next 24 hours, first in the hour from ${labels[first] ?? ""}`;
}
