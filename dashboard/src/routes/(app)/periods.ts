// The spans of time that the overview can show, and how their points are labelled.
import type { Metrics } from "$lib/api/types";

export interface Period {
  key: "hour" | "day" | "week";
  name: string;
  step: Metrics["step"];
  /** How many steps are shown; the last one is still going on. */
  steps: number;
}

export const HOUR: Period = { key: "hour", name: "Hour", step: "minute", steps: 60 };
export const PERIODS: Period[] = [
  HOUR,
  { key: "day", name: "Day", step: "hour", steps: 24 },
  { key: "week", name: "Week", step: "hour", steps: 7 * 24 },
];

const STEP_MS = { minute: 60_000, hour: 3_600_000 };

/** The period of a URL's `?period=`; the hour when there is none. */
export const periodOf = (key: string | null): Period => PERIODS.find((one) => one.key === key) ?? HOUR;

/** Where the period begins when it ends with the step that holds `now`. */
export function sinceOf(period: Period, now: Date): string {
  const width = STEP_MS[period.step];
  const end = (Math.floor(now.getTime() / width) + 1) * width;
  return new Date(end - period.steps * width).toISOString();
}

/** The local time of a point, short: with its day when the period has several. */
export function labelOf(at: string, period: Period): string {
  return new Date(at).toLocaleString(undefined, {
    ...(period.key === "hour" ? {} : { weekday: "short" }),
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
  });
}
