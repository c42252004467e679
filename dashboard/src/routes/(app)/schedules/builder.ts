// From the choices of the form to the timing of a schedule. No state, no I/O.

export type Kind = "daily" | "weekly" | "every" | "cron";

export interface Choice {
  kind: Kind;
  /** `07:00` */
  time: string;
  /** Of the week, 0 is Sunday. */
  day: string;
  minutes: number;
  cron: string;
}

export const DAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The cron expression of a choice; empty for an interval. */
export function cronOf(choice: Choice): string {
  if (choice.kind === "cron") return choice.cron.trim();
  if (choice.kind === "every") return "";
  const [hour, minute] = choice.time.split(":").map(Number);
  return `${minute ?? 0} ${hour ?? 0} * * ${choice.kind === "weekly" ? choice.day : "*"}`;
}

/** The fields of the timing, as the server takes them. */
export function timingOf(choice: Choice, timezone: string): { cron?: string; every_s?: number; timezone?: string } {
  if (choice.kind === "every") return { every_s: choice.minutes * 60 };
  return { cron: cronOf(choice), ...(timezone ? { timezone } : {}) };
}
