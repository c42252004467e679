// Numbers, sizes and times as text. Pure functions.

const BYTE_UNITS = ["B", "KiB", "MiB", "GiB", "TiB"];

export function bytes(count: number): string {
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < BYTE_UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : Number(value.toFixed(1))} ${BYTE_UNITS[unit] ?? ""}`;
}

/** A duration in microseconds, short: 85 µs, 1.2 ms, 340 ms, 5.0 s. */
export function duration(microseconds: number): string {
  if (microseconds < 1000) return `${Math.round(microseconds)} µs`;
  const milliseconds = microseconds / 1000;
  if (milliseconds < 10) return `${milliseconds.toFixed(1)} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** A span of seconds, coarse: 40 s, 12 min, 5 h, 3 days. */
export function span(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} days`;
}

/** 1234567 → 1,234,567 */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** 1234567 → 1.2M, for narrow places. */
export function short(value: number): string {
  if (value < 10_000) return count(value);
  if (value < 1_000_000) return `${Math.round(value / 1000)}k`;
  return `${(value / 1_000_000).toFixed(value < 10_000_000 ? 1 : 0)}M`;
}

const STEPS: [limit: number, unit: number, name: Intl.RelativeTimeFormatUnit][] = [
  [60, 1, "second"],
  [3600, 60, "minute"],
  [86_400, 3600, "hour"],
  [86_400 * 7, 86_400, "day"],
];
const relativeFormat = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });

/** A time as seen from `now`: "now", "5 min. ago", and after a week the date. */
export function relative(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1000;
  const distance = Math.abs(seconds);
  if (distance < 5) return "now";
  for (const [limit, unit, name] of STEPS) {
    if (distance < limit) return relativeFormat.format(Math.trunc(seconds / unit), name);
  }
  return at.toLocaleDateString(undefined, { year: "numeric", month: "short", day: "numeric" });
}

/** Local date and time with seconds. */
export function local(at: Date): string {
  return at.toLocaleString(undefined, {
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hour12: false,
  });
}

/** The same in UTC, in full, for titles. */
export function utc(at: Date): string {
  return `${at.toISOString().replace("T", " ").replace("Z", "")} UTC`;
}

/** Plural: 1 call, 2 calls. */
export function plural(number: number, noun: string): string {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}
