import type { NewSchedule, TemplatePlan } from "$lib/api/types";
import { describe, expect, it } from "vitest";
import { grantsOf, stepsOf, timingText } from "./steps";

const PLAN = {
  template: "x",
  script: { name: "hook", source: "1", description: "", access: "token", limits: {} },
  secrets: [{ name: "HOOK", label: "" }],
  grants: { http: ["ntfy.sh"], secrets: ["HOOK"], kv: [] },
  routes: [{ path: "/hook", methods: ["POST"], script: "hook" }],
  schedules: [{ name: "hook", script: "hook", cron: "0 7 * * *", timezone: "Europe/Berlin" }],
  after: [],
} as unknown as TemplatePlan;

describe("stepsOf", () => {
  it("creates the script first, then what it needs, then what starts it", () => {
    expect(stepsOf(PLAN, { HOOK: "a value" }, grantsOf(PLAN)).map(({ text }) => text)).toEqual([
      "Script hook",
      "Secret HOOK",
      "Grants: requests to ntfy.sh, the secret HOOK",
      "Route POST /exec/hook",
      "Schedule hook, every day at 07:00, Europe/Berlin",
    ]);
  });

  it("leaves out what was not agreed to", () => {
    expect(stepsOf(PLAN, {}, []).map(({ text }) => text)).toHaveLength(3);
  });
});

describe("timingText", () => {
  it("says intervals and other cron expressions", () => {
    expect(timingText({ every_s: 600 } as NewSchedule)).toBe("every 10 minutes");
    expect(timingText({ cron: "0 7 * * mon" } as NewSchedule)).toBe("0 7 * * mon");
  });
});
