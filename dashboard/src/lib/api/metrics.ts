// Counters, the state of the machine, settings and versions.
import { ApiError, ask } from "./client";
import type { Metrics, ScriptActivity, ServiceMetrics, Setting, System, Versions } from "./types";

/** By script id: the last hour. */
export const listActivity = async (): Promise<Record<string, ScriptActivity>> =>
  (await ask<{ scripts: Record<string, ScriptActivity> }>("GET", "/metrics/scripts", { query: { window: 3600 } }))
    .scripts;

/** All scripts together; `since` is RFC 3339. */
export const getMetrics = (step: Metrics["step"], since: string): Promise<Metrics> =>
  ask("GET", "/metrics", { query: { step, since } });

/** What scripts use of services. */
export const getServiceMetrics = (): Promise<ServiceMetrics> => ask("GET", "/metrics/services");

/** The machine and the service, with what `/readyz` says. */
export const getSystem = (): Promise<System> => ask("GET", "/system");

export const getVersions = (): Promise<Versions> => fetchJson("/version");

/** Every setting with its effective value; secrets are masked by the server. */
export const listSettings = async (): Promise<Setting[]> => (await ask<{ items: Setting[] }>("GET", "/settings")).items;

async function fetchJson<T>(path: string): Promise<T> {
  try {
    // 503 has the same body: it says what is wrong
    return (await (await fetch(path, { cache: "no-store" })).json()) as T;
  } catch {
    throw new ApiError(0, "unreachable", "PiCloud does not answer.");
  }
}
