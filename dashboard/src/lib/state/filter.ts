// The filter of executions as it stands in an address.
import type { ExecutionQuery } from "$lib/api/executions";

const HOUR_MS = 3_600_000;

/** Reads `script`, `status`, `hours` (back from `now`), `since` and `until`; what is absent is undefined. */
export function filterOf(parameters: URLSearchParams, now: Date): ExecutionQuery {
  const hours = Number(parameters.get("hours"));
  const since = hours > 0 ? new Date(now.getTime() - hours * HOUR_MS).toISOString() : parameters.get("since");
  return {
    script: parameters.get("script") ?? undefined,
    status: parameters.get("status") ?? undefined,
    since: since ?? undefined,
    until: parameters.get("until") ?? undefined,
  };
}
