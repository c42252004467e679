BEGIN TRANSACTION;
CREATE TABLE execution_minutes (
    minute INTEGER NOT NULL,
    script_id TEXT NOT NULL,
    calls INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    sampled_out INTEGER NOT NULL, total_us INTEGER NOT NULL DEFAULT 0, d0 INTEGER NOT NULL DEFAULT 0, d1 INTEGER NOT NULL DEFAULT 0, d2 INTEGER NOT NULL DEFAULT 0, d3 INTEGER NOT NULL DEFAULT 0, d4 INTEGER NOT NULL DEFAULT 0, d5 INTEGER NOT NULL DEFAULT 0, d6 INTEGER NOT NULL DEFAULT 0, d7 INTEGER NOT NULL DEFAULT 0, d8 INTEGER NOT NULL DEFAULT 0, d9 INTEGER NOT NULL DEFAULT 0, d10 INTEGER NOT NULL DEFAULT 0, d11 INTEGER NOT NULL DEFAULT 0, d12 INTEGER NOT NULL DEFAULT 0, d13 INTEGER NOT NULL DEFAULT 0, d14 INTEGER NOT NULL DEFAULT 0, d15 INTEGER NOT NULL DEFAULT 0, d16 INTEGER NOT NULL DEFAULT 0, d17 INTEGER NOT NULL DEFAULT 0, d18 INTEGER NOT NULL DEFAULT 0, d19 INTEGER NOT NULL DEFAULT 0, d20 INTEGER NOT NULL DEFAULT 0, d21 INTEGER NOT NULL DEFAULT 0, d22 INTEGER NOT NULL DEFAULT 0, d23 INTEGER NOT NULL DEFAULT 0, d24 INTEGER NOT NULL DEFAULT 0, d25 INTEGER NOT NULL DEFAULT 0, d26 INTEGER NOT NULL DEFAULT 0, d27 INTEGER NOT NULL DEFAULT 0, d28 INTEGER NOT NULL DEFAULT 0, d29 INTEGER NOT NULL DEFAULT 0, d30 INTEGER NOT NULL DEFAULT 0, d31 INTEGER NOT NULL DEFAULT 0, d32 INTEGER NOT NULL DEFAULT 0, d33 INTEGER NOT NULL DEFAULT 0, d34 INTEGER NOT NULL DEFAULT 0, d35 INTEGER NOT NULL DEFAULT 0, d36 INTEGER NOT NULL DEFAULT 0, d37 INTEGER NOT NULL DEFAULT 0, d38 INTEGER NOT NULL DEFAULT 0, d39 INTEGER NOT NULL DEFAULT 0, d40 INTEGER NOT NULL DEFAULT 0, d41 INTEGER NOT NULL DEFAULT 0, d42 INTEGER NOT NULL DEFAULT 0, d43 INTEGER NOT NULL DEFAULT 0, d44 INTEGER NOT NULL DEFAULT 0, d45 INTEGER NOT NULL DEFAULT 0, d46 INTEGER NOT NULL DEFAULT 0, d47 INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (minute, script_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "execution_minutes" VALUES(29933495,'01a22a86-0af3-7956-ab3d-518c7d070e92',1,0,0,198,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "execution_minutes" VALUES(29933495,'01a22a86-0b08-7a13-949c-acd73c7d4bc7',1,1,0,128,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
INSERT INTO "execution_minutes" VALUES(29933495,'01a22a86-0b1b-7a38-a530-90f1719cb1a5',1,1,0,779,0,0,0,0,0,0,0,0,0,0,0,0,1,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);
CREATE TABLE execution_outcomes (
    minute INTEGER NOT NULL,
    script_id TEXT NOT NULL,
    outcome TEXT NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (minute, script_id, outcome)
) STRICT, WITHOUT ROWID;
INSERT INTO "execution_outcomes" VALUES(29933495,'01a22a86-0b08-7a13-949c-acd73c7d4bc7','script_error',1);
INSERT INTO "execution_outcomes" VALUES(29933495,'01a22a86-0b1b-7a38-a530-90f1719cb1a5','script_limit_exceeded',1);
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
, request TEXT, error_trace TEXT) STRICT;
INSERT INTO "executions" VALUES('01a22a86-0e2b-7c7f-9df9-bd8a004bb615','01a22a86-0b08-7a13-949c-acd73c7d4bc7','failing',1,'http','GET','/','failed',500,1796009758251,128,0,9,948,'script_error','on purpose',2,1,NULL,NULL,'[["info","about to fail","{\"a\":1}",116]]',0,'[]','{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37669","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}',NULL);
INSERT INTO "executions" VALUES('01a22a86-0f11-7cf6-97b9-7d1c803d9149','01a22a86-0b1b-7a38-a530-90f1719cb1a5','greedy',1,'http','GET','/','failed',500,1796009758481,779,0,100017,313,'script_limit_exceeded','max_operations limit of 100000 reached',1,6,'max_operations',100000,'[]',0,'[]','{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37669","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}',NULL);
INSERT INTO "executions" VALUES('01a22a86-0db6-7c96-825f-f290bbc52416','01a22a86-0af3-7956-ab3d-518c7d070e92','hello',1,'http','GET','/','ok',200,1796009758134,198,0,12,4584,NULL,NULL,NULL,NULL,NULL,NULL,'[]',0,'[]',NULL,NULL);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','cb73a326a54cb3f89d69dd00bf10f8327cafd8a5833c9c29ea17177081018b2a',1796009756850);
INSERT INTO "schema_migrations" VALUES(4,'counters_and_requests','56e6ca0ec2a1adfbf358a49e88670a23de91612bb59a18e7aecfd758bc8b4024',1796009756891);
INSERT INTO "schema_migrations" VALUES(7,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796009756892);
INSERT INTO "schema_migrations" VALUES(9,'call_traces','00798707af3544e22849b0b63572d9f84729c085eebf3d1af0dc7d86113ea4c1',1796009756893);
CREATE INDEX executions_by_script ON executions (script_id, id);
CREATE INDEX executions_failed ON executions (id) WHERE status = 'failed';
COMMIT;
PRAGMA application_id = 1349075816;
