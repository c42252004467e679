-- History: what ran. May be lost without harm to what users own. Times are milliseconds since 1970-01-01 UTC unless the
-- name says otherwise; ids are UUID version 7, so their order is the order in time.

CREATE TABLE executions (
    id TEXT NOT NULL PRIMARY KEY,
    script_id TEXT NOT NULL,
    script_name TEXT NOT NULL,
    revision INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    status TEXT NOT NULL,
    http_status INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    duration_us INTEGER NOT NULL,
    queue_us INTEGER NOT NULL,
    operations INTEGER NOT NULL,
    peak_memory_bytes INTEGER NOT NULL,
    error_code TEXT,
    error_message TEXT,
    error_line INTEGER,
    error_column INTEGER,
    limit_name TEXT,
    limit_value INTEGER,
    logs TEXT NOT NULL,
    dropped_log_lines INTEGER NOT NULL,
    warnings TEXT NOT NULL
) STRICT;

CREATE INDEX executions_by_script ON executions (script_id, id);
CREATE INDEX executions_failed ON executions (id) WHERE status = 'failed';

-- Exact counters, also of the calls that sampling left out of the table above. `minute` counts from 1970-01-01 UTC.
CREATE TABLE execution_minutes (
    minute INTEGER NOT NULL,
    script_id TEXT NOT NULL,
    calls INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    sampled_out INTEGER NOT NULL,
    PRIMARY KEY (minute, script_id)
) STRICT, WITHOUT ROWID;
