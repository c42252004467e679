// The filter of the audit log as the URL has it, and as the API wants it. Pure.
import type { AuditQuery } from "$lib/api/access";

export interface AuditFilterValues {
  actor: string;
  action: string;
  object: string;
  /** How far back: "", "1h", "24h", "7d" or "30d". */
  time: string;
}

const HOUR_MS = 3_600_000;
export const SPANS: Record<string, { name: string; ms: number }> = {
  "1h": { name: "the last hour", ms: HOUR_MS },
  "24h": { name: "the last 24 hours", ms: 24 * HOUR_MS },
  "7d": { name: "the last 7 days", ms: 7 * 24 * HOUR_MS },
  "30d": { name: "the last 30 days", ms: 30 * 24 * HOUR_MS },
};

/** Of a URL; what it does not say is "". */
export function filterOf(parameters: URLSearchParams): AuditFilterValues {
  const get = (name: string): string => parameters.get(name) ?? "";
  return { actor: get("actor"), action: get("action"), object: get("object"), time: get("time") };
}

/** For the API, as of `now`; an unknown time is none. */
export function queryOf({ time, ...rest }: AuditFilterValues, now: Date): AuditQuery {
  const span = SPANS[time];
  return span === undefined ? rest : { ...rest, since: new Date(now.getTime() - span.ms).toISOString() };
}
