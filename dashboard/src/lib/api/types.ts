// The shapes of the admin API by the names that this dashboard uses. `openapi.ts` is made from the committed document
// (`npm run types`), so that a field which the server does not have fails the check. Types alone.
import type { components } from "./openapi";

type Schemas = components["schemas"];

export type Access = Schemas["ScriptSummary"]["access"];
export type Severity = Schemas["Finding"]["severity"];
export type LogLevel = Schemas["LoggedLine"]["level"];
export type EffectiveLimits = Schemas["SandboxLimitsInEffect"];
export type LimitName = keyof EffectiveLimits;
/** What a script sets of its own. */
export type Limits = Partial<Record<LimitName, number>>;

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export type Diagnostic = Schemas["Finding"];
export type ScriptSummary = Schemas["ScriptSummary"];
/** As one asks for it; only a page of them could leave the source out. */
export type Script = Schemas["Script"] & { source: string };
export type SavedScript = Schemas["SavedScript"] & { source: string };
export type ScriptFields = Schemas["ScriptChangeBody"];
export type NewScript = Schemas["NewScriptBody"];
/** What a script may reach beyond itself, in normal form. */
export type Grants = Schemas["Grants"];
/** A place where a source uses what needs a grant; `name` is null when it is computed. */
export type Use = Schemas["CheckedUse"];
export type KvStore = Schemas["KvStore"];
export type KvEntry = Schemas["KvEntry"];
export type KvPage = Schemas["KvPage"];
export type Schedule = Schemas["Schedule"];
export type NewSchedule = Schemas["NewScheduleBody"];
export type SchedulePreview = Schemas["SchedulePreview"];
export type Secret = Schemas["Secret"];
export type Template = Schemas["Template"];
export type TemplateValue = Schemas["TemplateValue"];
export type TemplatePlan = Schemas["TemplatePlan"];
export type RevisionSummary = Schemas["Revision"];
export type Revision = RevisionSummary & { source: string };

export type ExecutionError = Schemas["ExecutionError"];
/** A call in progress when a script failed; a trace has the outermost one first. */
export type CallFrame = Schemas["CallFrame"];
export type LogLine = Schemas["LoggedLine"];
export type ExecutionSummary = Schemas["ExecutionSummary"];
export type RunningExecution = Schemas["RunningExecution"];
export type RunningList = Schemas["RunningList"];
export type Execution = Schemas["Execution"];
/** A call to a service. */
export type Span = Schemas["ServiceSpan"];
export type ExecutionPage = Schemas["ExecutionPage"];
export type RecordedRequest = Schemas["CapturedRequest"];

export type Body = Schemas["TrialContentBody"];
/** A request as it is sent to a test run. */
export type TestRequest = Required<Schemas["TrialRequestBody"]> & { body: Body };
/** A line of a trial run; `at_ms` counts from its start. */
export type TrialLogLine = Schemas["TrialLine"];
export type TrialError = Schemas["TrialError"];
export type RunResult = Schemas["TrialOutcome"];
/** Whether a trial changes what outlives it. */
export type Effects = NonNullable<Schemas["TrialBody"]["effects"]>;
/** What a trial would have changed. */
export type Effect = Schemas["TrialEffect"];

export type Session = Schemas["Credential"];
export type NewSession = Schemas["NewSession"];
/** A browser that is logged in; `current` is this one. */
export type BrowserSession = Schemas["Session"];
export type Token = Schemas["Token"];
export type IssuedToken = Schemas["IssuedToken"];
export type AuditEntry = Schemas["AuditEntry"];

/** What `/readyz` says, which the document leaves open (docs/reference/api.md). */
export interface Readiness {
  ready: boolean;
  executor: {
    ok: boolean;
    processes: number;
    slots: number;
    in_flight: number;
    queued: number;
    /** Of those in flight, the ones that wait for a service without a slot. */
    waiting: number;
    deaths: number;
    last_death: { at: string; reason: string } | null;
  };
  database: { ok: boolean; fault?: string | null; written_today_bytes?: number | null };
  history: { ok: boolean; writing: boolean };
  /** The data of scripts; `sync` is the setting PICLOUD_DATA_SYNC. */
  data: { ok: boolean; sync: "full" | "relaxed"; bytes: number | null; max_bytes: number; fault: string | null };
  secrets: { ok: boolean; sealed: number | null };
  backups: {
    ok: boolean;
    kept: number;
    newest_at: string | null;
    proved_at: string | null;
    next_at: string | null;
    fault: string | null;
  };
}

/** The machine and the service; null is what this machine does not tell. */
export type System = Omit<Schemas["System"], "readiness"> & { readiness: Readiness };
export type Versions = Schemas["Versions"];
export type Setting = Schemas["EffectiveSetting"];

/** Of one script in the last hour; `points` has equal steps, oldest first. */
export type ScriptActivity = Schemas["ScriptSpark"];
export type MetricsNumbers = Schemas["MetricsNumbers"];
export type Metrics = Schemas["MetricsSeries"];
export type ServiceMetrics = Schemas["ServiceMetrics"];

export type Backup = Schemas["Backup"];
export type BackupList = Schemas["BackupList"];

export type AssetBundleSummary = Schemas["AssetBundleSummary"];
export type AssetBundle = Schemas["AssetBundle"];
export type AssetPush = Schemas["AssetPush"];
export type AssetFile = Schemas["AssetFile"];

export interface Route {
  id: string;
  path: string;
  methods: string[];
  url: string;
  /** The name of the script; null for a redirect or a deleted script. */
  script: string | null;
  redirect: { to: string; status: number } | null;
  assets: { name: string; fallback: string | null } | null;
  access: "public" | "token";
  cors: { origins: string[] } | null;
  max_requests_per_minute: number;
  max_requests_per_minute_per_address: number;
  verify: { preset: string; secret: string } | null;
  refused_signatures: number;
  last_refusals: { at: string; reason: string }[];
  enabled: boolean;
  description: string;
  problem: string | null;
}

export interface RouteExplanation {
  match: { route: Route; params: Record<string, string> } | null;
  tried: { route: Route; why_not: string }[];
  then: { verify: string; access: string; quota: string; cors: string } | null;
  answer: { status: number | null; code: string | null };
}
