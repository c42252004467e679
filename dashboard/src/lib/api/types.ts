// The shapes of the admin API, named and spelled as there (docs/api.md). Types alone.

export type Access = "public" | "token";
export type Severity = "error" | "warning";
export type LogLevel = "debug" | "info" | "warn" | "error";
export type Limits = Partial<Record<LimitName, number>>;

export type LimitName =
  | "timeout_ms"
  | "max_operations"
  | "max_memory_bytes"
  | "max_string_size"
  | "max_array_size"
  | "max_map_size"
  | "max_call_levels"
  | "max_expr_depth"
  | "max_function_expr_depth"
  | "max_variables"
  | "max_functions"
  | "max_response_bytes"
  | "max_log_bytes"
  | "max_log_lines"
  | "max_request_bytes";

export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

export interface Diagnostic {
  severity: Severity;
  code: string;
  message: string;
  line: number | null;
  column: number | null;
}

export interface ScriptSummary {
  id: string;
  name: string;
  description: string;
  enabled: boolean;
  access: Access;
  limits: Limits;
  effective_limits: Record<LimitName, number>;
  revision: number;
  quarantined_at: string | null;
  url: string;
  created_at: string;
  updated_at: string;
}

export interface Script extends ScriptSummary {
  source: string;
}

export interface SavedScript extends Script {
  warnings: Diagnostic[];
}

export interface ScriptFields {
  name?: string;
  source?: string;
  description?: string;
  enabled?: boolean;
  access?: Access;
  limits?: Limits;
}

export interface RevisionSummary {
  script_id: string;
  revision: number;
  live: boolean;
  limits: Limits;
  source_hash: string;
  source_bytes: number;
  created_at: string;
}

export interface Revision extends RevisionSummary {
  source: string;
}

export interface ExecutionError {
  code: string;
  message: string;
  line: number | null;
  column: number | null;
  limit: string | null;
  limit_value: number | null;
}

export interface LogLine {
  level: LogLevel;
  message: string;
  fields: unknown;
  offset_us: number;
}

export interface ExecutionSummary {
  id: string;
  script_id: string;
  script_name: string;
  revision: number;
  trigger: string;
  method: string;
  path: string;
  status: "ok" | "failed";
  http_status: number;
  started_at: string;
  duration_us: number;
  queue_us: number;
  operations: number;
  peak_memory_bytes: number;
  error: ExecutionError | null;
  dropped_log_lines: number;
}

export interface Body {
  text?: string;
  base64?: string;
}

/** A request as it is sent to a test run, and as history keeps it. */
export interface TestRequest {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: Body;
}

export interface RecordedRequest extends Omit<TestRequest, "headers" | "body"> {
  headers: Record<string, string>;
  body: (Body & { size?: number }) | null;
  truncated?: boolean;
}

export interface Execution extends ExecutionSummary {
  logs: LogLine[];
  warnings: string[];
  request?: RecordedRequest | null;
  request_reason?: string | null;
}

export interface ExecutionPage extends Page<ExecutionSummary> {
  sampled_out: number;
}

/** A line of a trial run; `at_ms` counts from its start. */
export interface TrialLogLine {
  at_ms: number;
  level: LogLevel;
  message: string;
  fields: unknown;
}

export interface TrialError {
  code: string;
  message: string;
  line: number | null;
  column: number | null;
  limit: string | null;
  value: number | null;
}

export interface RunResult {
  execution_id: string;
  revision: number;
  status: "ok" | "failed";
  http_status: number;
  headers: Record<string, string | string[]>;
  body: { json?: unknown; text?: string; base64?: string; size: number };
  duration_ms: number;
  queue_ms: number;
  operations: number;
  peak_memory_bytes: number;
  logs: TrialLogLine[];
  dropped_log_lines: number;
  warnings: string[];
  error: TrialError | null;
}

export interface Session {
  name: string;
  scopes: string[];
  token_id: string | null;
}

export interface Token {
  id: string;
  name: string;
  scopes: string[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
}

export interface IssuedToken extends Token {
  token: string;
}

export interface AuditEntry {
  id: string;
  at: string;
  actor: string;
  token_id: string | null;
  peer: string | null;
  action: string;
  object: { type: string; id: string; name: string };
  details: Record<string, unknown>;
}

export interface Readiness {
  ready: boolean;
  executor: {
    ok: boolean;
    processes: number;
    slots: number;
    in_flight: number;
    queued: number;
    deaths: number;
    last_death: { at: string; reason: string } | null;
  };
  database: { ok: boolean; fault?: string | null; written_today_bytes?: number | null };
  history: { ok: boolean; writing: boolean };
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
export interface System {
  processes: { pid: number; role: string; rss_bytes: number }[];
  memory_total_bytes: number | null;
  memory_available_bytes: number | null;
  load: number[];
  cpu_count: number;
  temperature_c: number | null;
  throttled: string[] | null;
  disk_total_bytes: number | null;
  disk_free_bytes: number | null;
  written_bytes: number | null;
  uptime_s: number | null;
  database_bytes: Record<string, number | null>;
  readiness: Readiness;
}

/** A browser that is logged in; `current` is this one. */
export interface BrowserSession {
  id: string;
  name: string;
  created_at: string;
  last_seen_at: string;
  current: boolean;
}

/** The surfaces by name; `nodes` are the processes beside the front. */
export type Versions = Record<string, unknown>;

/** Of one script in the last hour; `points` has equal steps, oldest first. */
export interface ScriptActivity {
  calls: number;
  errors: number;
  points: number[];
}

export interface Setting {
  name: string;
  variable: string;
  value: string | number | boolean | null;
  default: string | number | boolean | null;
  is_set: boolean;
  description: string;
}

export interface MetricsNumbers {
  calls: number;
  errors: number;
  mean_ms: number | null;
  p50_ms: number | null;
  p95_ms: number | null;
  p99_ms: number | null;
}

export interface Metrics {
  step: "minute" | "hour";
  since: string;
  until: string;
  total: MetricsNumbers;
  series: (MetricsNumbers & { at: string })[];
}
