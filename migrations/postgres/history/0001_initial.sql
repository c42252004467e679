-- History: what ran. May be lost without harm to what users own. Times are milliseconds since 1970-01-01 UTC unless the
-- name says otherwise; ids are UUID version 7, so their order is the order in time.

CREATE TABLE executions (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    script_id TEXT COLLATE "C" NOT NULL,
    script_name TEXT COLLATE "C" NOT NULL,
    revision BIGINT NOT NULL,
    "trigger" TEXT COLLATE "C" NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    status TEXT COLLATE "C" NOT NULL,
    http_status BIGINT NOT NULL,
    started_at BIGINT NOT NULL,
    duration_us BIGINT NOT NULL,
    queue_us BIGINT NOT NULL,
    operations BIGINT NOT NULL,
    peak_memory_bytes BIGINT NOT NULL,
    error_code TEXT COLLATE "C",
    error_message TEXT COLLATE "C",
    error_line BIGINT,
    error_column BIGINT,
    limit_name TEXT COLLATE "C",
    limit_value BIGINT,
    logs TEXT COLLATE "C" NOT NULL,
    dropped_log_lines BIGINT NOT NULL,
    warnings TEXT COLLATE "C" NOT NULL
);

CREATE INDEX executions_by_script ON executions (script_id, id);
CREATE INDEX executions_failed ON executions (id) WHERE status = 'failed';

-- Exact counters, also of the calls that sampling left out of the table above. `minute` counts from 1970-01-01 UTC.
CREATE TABLE execution_minutes (
    minute BIGINT NOT NULL,
    script_id TEXT COLLATE "C" NOT NULL,
    calls BIGINT NOT NULL,
    failures BIGINT NOT NULL,
    sampled_out BIGINT NOT NULL,
    PRIMARY KEY (minute, script_id)
);
