import type { System } from "$lib/api/types";
import { expect, test } from "vitest";
import { noticesOf } from "./notices";

const NOW = new Date("2026-11-24T10:00:00Z");
const WELL: System = {
  processes: [],
  memory_total_bytes: 1000,
  memory_available_bytes: 500,
  load: [0, 0, 0],
  cpu_count: 4,
  temperature_c: 51,
  throttled: [],
  disk_total_bytes: 1000,
  disk_free_bytes: 500,
  written_bytes: 0,
  uptime_s: 10,
  database_bytes: {},
  versions: {},
  readiness: {
    ready: true,
    executor: { ok: true, processes: 1, slots: 8, in_flight: 0, queued: 0, waiting: 0, deaths: 0, last_death: null },
    database: { ok: true, fault: null },
    history: { ok: true, writing: true },
    data: { ok: true, sync: "full", bytes: 0, max_bytes: 1000, fault: null },
    secrets: { ok: true, sealed: 0 },
    backups: { ok: true, kept: 0, newest_at: null, proved_at: null, next_at: "2026-11-24T11:00:00Z", fault: null },
  },
};

function ill(part: Partial<System>, readiness: Partial<System["readiness"]> = {}): string[] {
  return noticesOf({ ...WELL, ...part, readiness: { ...WELL.readiness, ...readiness } }, NOW).map(({ text }) => text);
}

test("a healthy installation has no notice", () => {
  expect(ill({})).toEqual([]);
});

test("sealed secrets have a notice that names the cause", () => {
  expect(ill({}, { secrets: { ok: true, sealed: 2 } })).toEqual(["2 secrets cannot be opened: the key is missing."]);
});

test("each fault of the machine is told", () => {
  const text = ill({
    disk_free_bytes: 10,
    memory_available_bytes: 10,
    temperature_c: 84.6,
    throttled: ["under_voltage", "under_voltage_occurred"],
  }).join(" ");
  for (const word of ["10 B of disk space", "10 B of memory", "85 °C", "too little voltage"]) {
    expect(text).toContain(word);
  }
});

test("each fault of the service has a notice, the gravest first", () => {
  const notices = ill(
    {},
    {
      database: { ok: false, fault: "The disk is full." },
      history: { ok: true, writing: false },
      data: { ok: true, sync: "full", bytes: null, max_bytes: 1000, fault: "data.db is damaged" },
      backups: { ...WELL.readiness.backups, fault: "No room." },
      executor: { ...WELL.readiness.executor, ok: false },
    },
  );
  expect(notices).toHaveLength(5);
  expect(notices).toContain("The data of scripts cannot be used: data.db is damaged.");
  expect(notices[0]).toContain("No executor process");
  expect(notices.at(-1)).toContain("History");
});

test("an old proof is told only when a new one is overdue", () => {
  const old = { ...WELL.readiness.backups, proved_at: "2026-11-01T00:00:00Z" };
  expect(ill({}, { backups: old })).toEqual([]);
  expect(ill({}, { backups: { ...old, next_at: "2026-11-24T09:00:00Z" } })).toHaveLength(1);
});
