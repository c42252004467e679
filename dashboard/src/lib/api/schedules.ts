// Schedules: runs of scripts at set times.
import { ask } from "./client";
import type { NewSchedule, Schedule, SchedulePreview } from "./types";

const at = (name: string): string => `/schedules/${encodeURIComponent(name)}`;

export const listSchedules = async (): Promise<Schedule[]> =>
  (await ask<{ items: Schedule[] }>("GET", "/schedules")).items;

export const createSchedule = (fields: NewSchedule): Promise<Schedule> => ask("POST", "/schedules", { body: fields });

export const deleteSchedule = (name: string): Promise<undefined> => ask("DELETE", at(name));

/** Runs it now; the id of the execution, which begins soon. */
export const runSchedule = async (name: string): Promise<string> =>
  (await ask<{ execution_id: string }>("POST", `${at(name)}/run`, { body: {} })).execution_id;

export const setPaused = (name: string, paused: boolean): Promise<Schedule> =>
  ask("POST", `${at(name)}/${paused ? "pause" : "resume"}`);

/** The next times of a cron expression, and what it says in words. */
export const previewCron = (cron: string, timezone: string): Promise<SchedulePreview> =>
  ask("POST", "/schedules/preview", { body: { cron, count: 3, ...(timezone ? { timezone } : {}) } });

/** What makes the same schedule once more. */
export function copyOf(schedule: Schedule): NewSchedule {
  const { name, timezone, payload, missed_window_s, jitter_s, timeout_ms } = schedule;
  const overlap = schedule.overlap as NewSchedule["overlap"];
  const missed = schedule.missed as NewSchedule["missed"];
  const { cron, every_s, at, enabled, alert_after_misses } = schedule;
  const settings = { payload, missed_window_s, jitter_s, timeout_ms, alert_after_misses, enabled };
  const timing = { ...(cron ? { cron } : {}), ...(every_s ? { every_s } : {}), ...(at ? { at } : {}) };
  return { name, script: schedule.script_id, timezone, ...timing, ...settings, overlap, missed };
}
