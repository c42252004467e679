BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$MA2EGxoZD8C6nOBZ6ppDFg$4hfcyyah+DeuIaGwRBsBqFjFLS6gbmkzfy6FG4EiIcY',1796025446327,1796025446327);
CREATE TABLE api_tokens (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    digest TEXT NOT NULL,
    scopes TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT;
INSERT INTO "api_tokens" VALUES('a87d5e2c40ad','kept','2148030eae3cca2a42eeeed65661d6e399824f730c38bbb04b035e5e81ea56ca','["invoke:01a22b75-6ccc-791d-924f-6b4c319348f4","read"]',1796025446464,NULL,1796025446679,NULL);
INSERT INTO "api_tokens" VALUES('0230021ebd30','ended','c28b52a7b3091c1f91debee9a975c36e575d9d66b1ad68d7d896a21eeebbf4e7','["deploy"]',1796025446468,1796029046468,NULL,1796025446472);
CREATE TABLE audit_entries (
    id TEXT NOT NULL PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    token_id TEXT,
    peer TEXT,
    action TEXT NOT NULL,
    object_type TEXT NOT NULL,
    object_id TEXT NOT NULL,
    object_name TEXT NOT NULL,
    old_hash TEXT,
    new_hash TEXT,
    request_id TEXT NOT NULL,
    details TEXT NOT NULL
) STRICT;
INSERT INTO "audit_entries" VALUES('01a22b75-697f-75a9-98eb-c2b38e68a6e7',1796025444735,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b75-697e-7c60-84fb-343e44be6089','{}');
INSERT INTO "audit_entries" VALUES('01a22b75-6c48-709d-b06a-3b490b4bd941',1796025445447,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b75-6c47-7f31-a7d6-f8639e5d7db4','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b75-6c2f-7357-a6bd-9167474c2354','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b75-6ccc-7ab8-a8f1-04950df537ac',1796025445580,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b75-6ccc-791d-924f-6b4c319348f4','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22b75-6ccb-74af-af74-80cc389d70a0','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b75-6ce9-7165-8827-1ab6ca309c59',1796025445609,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b75-6ce9-70a6-866a-4b1be6b1e4d6','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22b75-6ce6-7a21-9e6c-e27510f39d23','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b75-6cfc-7f45-bf73-a38aaea0b5ad',1796025445628,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b75-6cfc-7e65-acbf-51d9e0ede631','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22b75-6cf9-7029-ad69-e697149f98d6','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b75-6d10-7e92-97c1-02b6f57deb40',1796025445648,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b75-6d10-7db0-8477-d47c7405a78c','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22b75-6d10-70bc-9cb9-b65fc07db8b0','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b75-6d17-712a-bb57-ed9270804579',1796025445655,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22b75-6d16-7fe7-a3b9-e8eef2b21056','{}');
INSERT INTO "audit_entries" VALUES('01a22b75-6fb7-74c7-b0a8-a50ff3d5b0d6',1796025446327,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22b75-6e25-7731-a790-e84dd8e6654c','{}');
INSERT INTO "audit_entries" VALUES('01a22b75-6fc2-7b09-bea0-51d6cc3d2230',1796025446338,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22b75-6e25-7731-a790-e84dd8e6654c','{}');
INSERT INTO "audit_entries" VALUES('01a22b75-6ffc-7d6c-be13-4e2be0fe9b40',1796025446393,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b75-6c47-7f31-a7d6-f8639e5d7db4','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b75-6ff3-717a-9323-dbb688a56580','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b75-702f-75d0-89cc-375f1e76b1bc',1796025446447,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b75-6c47-7f31-a7d6-f8639e5d7db4','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b75-702e-7c69-aa78-3a0788436e5b','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22b75-7035-7dad-86c9-8373bcc6ad35',1796025446453,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22b75-6c47-7f31-a7d6-f8639e5d7db4','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b75-7034-7a31-9397-827faf4bbde1','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b75-703a-7ea4-8c88-d2c51e6b1f73',1796025446458,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22b75-6d10-7db0-8477-d47c7405a78c','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22b75-703a-751a-b0bc-6cf97232867d','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b75-7040-7489-9685-44568a2dd4de',1796025446464,'admin-token',NULL,'127.0.0.1','token.create','token','a87d5e2c40ad','kept',NULL,NULL,'01a22b75-703f-7f63-b906-afdda8e0b43b','{"scopes":["invoke:01a22b75-6ccc-791d-924f-6b4c319348f4","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22b75-7044-7eb4-8206-16fad001266e',1796025446468,'admin-token',NULL,'127.0.0.1','token.create','token','0230021ebd30','ended',NULL,NULL,'01a22b75-7044-7d5c-9a63-129ef0f269df','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22b75-7048-7b13-8c2e-0093f0a3a04c',1796025446472,'admin-token',NULL,'127.0.0.1','token.revoke','token','0230021ebd30','ended',NULL,NULL,'01a22b75-7048-79f0-9396-67850b34a5b2','{}');
CREATE TABLE revisions (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number >= 1),
    source TEXT NOT NULL,
    source_hash TEXT NOT NULL,
    source_bytes INTEGER NOT NULL,
    limits TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, number)
) STRICT;
INSERT INTO "revisions" VALUES('01a22b75-6c47-7f31-a7d6-f8639e5d7db4',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796025445447);
INSERT INTO "revisions" VALUES('01a22b75-6ccc-791d-924f-6b4c319348f4',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796025445580);
INSERT INTO "revisions" VALUES('01a22b75-6ce9-70a6-866a-4b1be6b1e4d6',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796025445609);
INSERT INTO "revisions" VALUES('01a22b75-6cfc-7e65-acbf-51d9e0ede631',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796025445628);
INSERT INTO "revisions" VALUES('01a22b75-6c47-7f31-a7d6-f8639e5d7db4',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796025446393);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796025444533);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796025444547);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796025444555);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796025444563);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796025444569);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796025444572);
CREATE TABLE scripts (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    description TEXT NOT NULL,
    search_text TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    access TEXT NOT NULL CHECK (access IN ('public', 'token')),
    live_revision INTEGER NOT NULL,
    last_revision INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL, max_requests_per_minute INTEGER NOT NULL DEFAULT 0 CHECK (max_requests_per_minute >= 0),
    FOREIGN KEY (id, live_revision) REFERENCES revisions (script_id, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "scripts" VALUES('01a22b75-6c47-7f31-a7d6-f8639e5d7db4','hello','changed','hello
changed',1,'public',1,2,4,1796025445447,1796025446453,0);
INSERT INTO "scripts" VALUES('01a22b75-6ccc-791d-924f-6b4c319348f4','failing','','failing
',1,'token',1,1,1,1796025445580,1796025445580,0);
INSERT INTO "scripts" VALUES('01a22b75-6ce9-70a6-866a-4b1be6b1e4d6','greedy','','greedy
',1,'public',1,1,1,1796025445609,1796025445609,0);
INSERT INTO "scripts" VALUES('01a22b75-6cfc-7e65-acbf-51d9e0ede631','resting','','resting
',0,'public',1,1,1,1796025445628,1796025445628,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('147de0c1abaa928e93f169b1e2ed8b4adb1058ac85a68ac0f0b2557f18fce342','06d041783db736ab5f8c2d8476de17002a4a60170d1ce74edc7d4f5c682786dc','owner',1796025446338,1796025446338);
CREATE TABLE setup_links (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
    digest TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
BEGIN
    SELECT RAISE(ABORT, 'revisions are immutable');
END;
CREATE TRIGGER audit_entries_are_never_changed BEFORE UPDATE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'audit entries are never changed');
END;
CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries
WHEN OLD.at > (CAST(strftime('%s', 'now') AS INTEGER) - 30 * 86400) * 1000
BEGIN
    SELECT RAISE(ABORT, 'audit entries of the last 30 days are never deleted');
END;
COMMIT;
PRAGMA application_id = 1349075820;
