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
