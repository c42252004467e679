// The steps that create what a template plans, in their order. Each names itself in words. Pure but for the requests.
import { addRoute, type NewRoute } from "$lib/api/routes";
import { createSchedule } from "$lib/api/schedules";
import { createScript, setGrants } from "$lib/api/scripts";
import { setSecret } from "$lib/api/secrets";
import type { Grants, NewSchedule, TemplatePlan } from "$lib/api/types";
import { grantText, type GrantKind } from "$lib/grants";

export interface Step {
  text: string;
  run: () => Promise<unknown>;
}

/** A grant of a plan. */
export interface PlannedGrant {
  kind: GrantKind;
  name: string;
}

export const grantsOf = (plan: TemplatePlan): PlannedGrant[] =>
  (Object.keys(plan.grants) as GrantKind[]).flatMap((kind) => plan.grants[kind].map((name) => ({ kind, name })));

export const routesOf = (plan: TemplatePlan): NewRoute[] => plan.routes as unknown as NewRoute[];

export const schedulesOf = (plan: TemplatePlan): NewSchedule[] => plan.schedules as unknown as NewSchedule[];

/** A schedule's timing in a few words; a cron expression as it is. */
export function timingText({ cron, every_s, timezone }: NewSchedule): string {
  if (every_s) return `every ${every_s / 60} minutes`;
  const daily = /^(\d+) (\d+) \* \* \*$/.exec(cron ?? "");
  const when = daily ? `every day at ${pad(daily[2])}:${pad(daily[1])}` : (cron ?? "");
  return timezone ? `${when}, ${timezone}` : when;
}

const pad = (digits = ""): string => digits.padStart(2, "0");

/**
 * The script comes first: when its name is taken, nothing has been created.
 *
 * `secrets` are the values to set by name, `granted` the grants that the person agreed to.
 */
export function stepsOf(plan: TemplatePlan, secrets: Record<string, string>, granted: PlannedGrant[]): Step[] {
  const { name } = plan.script;
  const grants: Grants = { http: [], secrets: [], kv: [] };
  for (const grant of granted) grants[grant.kind] = [...grants[grant.kind], grant.name];
  return [
    { text: `Script ${name}`, run: () => createScript({ ...plan.script, access: plan.script.access as "token" }) },
    ...Object.entries(secrets).map(([secret, value]) => ({
      text: `Secret ${secret}`,
      run: () => setSecret(secret, value),
    })),
    ...(granted.length === 0
      ? []
      : [
          {
            text: `Grants: ${granted.map((grant) => grantText(grant.kind, grant.name)).join(", ")}`,
            run: () => setGrants(name, grants),
          },
        ]),
    ...routesOf(plan).map((route) => ({
      text: `Route ${route.methods.join(", ")} /exec${route.path}`,
      run: () => addRoute(route),
    })),
    ...schedulesOf(plan).map((schedule) => ({
      text: `Schedule ${schedule.name}, ${timingText(schedule)}`,
      run: () => createSchedule(schedule),
    })),
  ];
}
