// Recorded executions and their live tail.
import { ask, urlOf } from "./client";
import type { Execution, ExecutionPage, RecordedRequest, RunningExecution, RunningList } from "./types";

export interface ExecutionQuery {
  script?: string | undefined;
  status?: string | undefined;
  since?: string | undefined;
  until?: string | undefined;
}

export const listExecutions = (filter: ExecutionQuery, cursor?: string, limit = 50): Promise<ExecutionPage> =>
  ask("GET", "/executions", { query: { ...filter, cursor, limit } });

export const getExecution = (id: string): Promise<Execution> => ask("GET", `/executions/${encodeURIComponent(id)}`);

/** Executions in progress, the one that has run longest first. */
export const listRunning = async (): Promise<RunningExecution[]> =>
  (await ask<RunningList>("GET", "/executions/running")).items;

/** Asks for the end of an execution in progress, which is recorded a moment later. */
export const cancelExecution = (id: string): Promise<void> =>
  ask("POST", `/executions/${encodeURIComponent(id)}/cancel`);

/** The request of an execution without masks; each call leaves an entry in the audit log. */
export const revealRequest = (id: string): Promise<RecordedRequest> =>
  ask("POST", `/executions/${encodeURIComponent(id)}/reveal`);

/** Where the live tail is read from; an event is one execution as the list has it. */
export const streamUrl = (filter: ExecutionQuery): string =>
  urlOf("/executions/stream", { script: filter.script, status: filter.status });
