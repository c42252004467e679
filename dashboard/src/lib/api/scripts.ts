// Scripts, revisions, checks and test runs.
import { ask, call, type Answer } from "./client";
import type {
  Diagnostic,
  Effects,
  Grants,
  Page,
  Revision,
  RevisionSummary,
  RunResult,
  SavedScript,
  Script,
  ScriptFields,
  ScriptSummary,
  TestRequest,
  Use,
} from "./types";

const at = (reference: string): string => `/scripts/${encodeURIComponent(reference)}`;

export const listScripts = (q: string, cursor?: string): Promise<Page<ScriptSummary>> =>
  ask("GET", "/scripts", { query: { q, cursor, limit: 100 } });

export const getScript = (reference: string): Promise<Answer<Script>> => call("GET", at(reference));

/** Creates a script; `restores` is the id of a deleted one, whose id and store it gets. */
export const createScript = (fields: ScriptFields & { restores?: string }): Promise<SavedScript> =>
  ask("POST", "/scripts", { body: fields });

/** Saves; with an entity tag, 412 when somebody else saved in between. */
export const updateScript = (
  reference: string,
  fields: ScriptFields,
  ifMatch?: string | null,
): Promise<Answer<SavedScript>> => call("PATCH", at(reference), { body: fields, ifMatch: ifMatch ?? null });

export const deleteScript = (reference: string): Promise<undefined> => ask("DELETE", at(reference));

export const releaseScript = (reference: string): Promise<Answer<Script>> => call("POST", `${at(reference)}/release`);

/** Finds what is wrong with a source, and what of it needs a grant. */
export const checkSource = (
  source: string,
  signal?: AbortSignal,
): Promise<{ ok: boolean; diagnostics: Diagnostic[]; uses: Use[] }> =>
  ask("POST", "/scripts/check", { body: { source }, ...(signal ? { signal } : {}) });

export const listRevisions = (reference: string, cursor?: string): Promise<Page<RevisionSummary>> =>
  ask("GET", `${at(reference)}/revisions`, { query: { cursor, limit: 50 } });

export const getRevision = (reference: string, number: number): Promise<Revision> =>
  ask("GET", `${at(reference)}/revisions/${number}`);

export const rollback = (reference: string, revision: number, ifMatch: string | null): Promise<Answer<SavedScript>> =>
  call("POST", `${at(reference)}/rollback`, { body: { revision }, ifMatch });

/** Replaces all grants of a script; the next run has them. */
export const setGrants = (reference: string, grants: Grants, ifMatch?: string | null): Promise<Answer<Grants>> =>
  call("PUT", `${at(reference)}/grants`, { body: grants, ifMatch: ifMatch ?? null });

/** Runs a source (null: the live revision) once, without recording it; `none`: services change nothing. */
export const runScript = (
  reference: string | null,
  source: string | null,
  request: TestRequest,
  effects: Effects,
  { replayOf, signal }: { replayOf?: string | undefined; signal?: AbortSignal } = {},
): Promise<RunResult> =>
  ask("POST", reference === null ? "/scripts/run" : `${at(reference)}/run`, {
    body: { ...(source === null ? {} : { source }), request, effects, ...(replayOf ? { replay_of: replayOf } : {}) },
    ...(signal ? { signal } : {}),
  });
