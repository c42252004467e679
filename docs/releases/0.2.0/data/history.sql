BEGIN TRANSACTION;
CREATE TABLE execution_minutes (
    minute INTEGER NOT NULL,
    script_id TEXT NOT NULL,
    calls INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    sampled_out INTEGER NOT NULL, total_us INTEGER NOT NULL DEFAULT 0, d0 INTEGER NOT NULL DEFAULT 0, d1 INTEGER NOT NULL DEFAULT 0, d2 INTEGER NOT NULL DEFAULT 0, d3 INTEGER NOT NULL DEFAULT 0, d4 INTEGER NOT NULL DEFAULT 0, d5 INTEGER NOT NULL DEFAULT 0, d6 INTEGER NOT NULL DEFAULT 0, d7 INTEGER NOT NULL DEFAULT 0, d8 INTEGER NOT NULL DEFAULT 0, d9 INTEGER NOT NULL DEFAULT 0, d10 INTEGER NOT NULL DEFAULT 0, d11 INTEGER NOT NULL DEFAULT 0, d12 INTEGER NOT NULL DEFAULT 0, d13 INTEGER NOT NULL DEFAULT 0, d14 INTEGER NOT NULL DEFAULT 0, d15 INTEGER NOT NULL DEFAULT 0, d16 INTEGER NOT NULL DEFAULT 0, d17 INTEGER NOT NULL DEFAULT 0, d18 INTEGER NOT NULL DEFAULT 0, d19 INTEGER NOT NULL DEFAULT 0, d20 INTEGER NOT NULL DEFAULT 0, d21 INTEGER NOT NULL DEFAULT 0, d22 INTEGER NOT NULL DEFAULT 0, d23 INTEGER NOT NULL DEFAULT 0, d24 INTEGER NOT NULL DEFAULT 0, d25 INTEGER NOT NULL DEFAULT 0, d26 INTEGER NOT NULL DEFAULT 0, d27 INTEGER NOT NULL DEFAULT 0, d28 INTEGER NOT NULL DEFAULT 0, d29 INTEGER NOT NULL DEFAULT 0, d30 INTEGER NOT NULL DEFAULT 0, d31 INTEGER NOT NULL DEFAULT 0, d32 INTEGER NOT NULL DEFAULT 0, d33 INTEGER NOT NULL DEFAULT 0, d34 INTEGER NOT NULL DEFAULT 0, d35 INTEGER NOT NULL DEFAULT 0, d36 INTEGER NOT NULL DEFAULT 0, d37 INTEGER NOT NULL DEFAULT 0, d38 INTEGER NOT NULL DEFAULT 0, d39 INTEGER NOT NULL DEFAULT 0, d40 INTEGER NOT NULL DEFAULT 0, d41 INTEGER NOT NULL DEFAULT 0, d42 INTEGER NOT NULL DEFAULT 0, d43 INTEGER NOT NULL DEFAULT 0, d44 INTEGER NOT NULL DEFAULT 0, d45 INTEGER NOT NULL DEFAULT 0, d46 INTEGER NOT NULL DEFAULT 0, d47 INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (minute, script_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "execution_minutes" VALUES(29933757,'01a22b75-6c47-7f31-a7d6-f8639e5d7db4',1,0,0,192,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "execution_minutes" VALUES(29933757,'01a22b75-6ccc-791d-924f-6b4c319348f4',1,1,0,145,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "execution_minutes" VALUES(29933757,'01a22b75-6ce9-70a6-866a-4b1be6b1e4d6',1,1,0,535,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
CREATE TABLE execution_outcomes (
    minute INTEGER NOT NULL,
    script_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (minute, script_id, outcome)
) STRICT, WITHOUT ROWID;
INSERT INTO "execution_outcomes" VALUES(29933757,'01a22b75-6ccc-791d-924f-6b4c319348f4','script_error',1);
INSERT INTO "execution_outcomes" VALUES(29933757,'01a22b75-6ce9-70a6-866a-4b1be6b1e4d6','script_limit_exceeded',1);
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
, request TEXT, error_trace TEXT, query TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "executions" VALUES('01a22b75-7116-7234-9e68-b2b74c4650e4','01a22b75-6ccc-791d-924f-6b4c319348f4','failing',1,'http','GET','/','failed',500,1796025446678,145,0,9,948,'script_error','on purpose',2,1,NULL,NULL,'[["info","about to fail","{\"a\":1}",131]]',0,'[]','{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:41539","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}',NULL,'');
INSERT INTO "executions" VALUES('01a22b75-7216-7061-bd6f-9ab59d062802','01a22b75-6ce9-70a6-866a-4b1be6b1e4d6','greedy',1,'http','GET','/','failed',500,1796025446934,535,0,100017,313,'script_limit_exceeded','max_operations limit of 100000 reached',1,6,'max_operations',100000,'[]',0,'[]','{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:41539","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}',NULL,'');
INSERT INTO "executions" VALUES('01a22b75-70a2-7458-9043-cdbb10f5984b','01a22b75-6c47-7f31-a7d6-f8639e5d7db4','hello',1,'http','GET','/','ok',200,1796025446562,192,0,12,4584,NULL,NULL,NULL,NULL,NULL,NULL,'[]',0,'[]',NULL,NULL,'name=you');
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','cb73a326a54cb3f89d69dd00bf10f8327cafd8a5833c9c29ea17177081018b2a',1796025444631);
INSERT INTO "schema_migrations" VALUES(4,'counters_and_requests','56e6ca0ec2a1adfbf358a49e88670a23de91612bb59a18e7aecfd758bc8b4024',1796025444658);
INSERT INTO "schema_migrations" VALUES(7,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796025444659);
INSERT INTO "schema_migrations" VALUES(9,'call_traces','00798707af3544e22849b0b63572d9f84729c085eebf3d1af0dc7d86113ea4c1',1796025444660);
INSERT INTO "schema_migrations" VALUES(10,'queries','5d2d47285b26c0b46ee6234a0dbc2459591f797be0e6c7606b7ea01539f13eeb',1796025444661);
CREATE INDEX executions_by_script ON executions (script_id, id);
CREATE INDEX executions_failed ON executions (id) WHERE status = 'failed';
COMMIT;
PRAGMA application_id = 1349075816;
