BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$Z3y2ev8pAYcWInnYUa1vjg$sF+kn/NrgHwFAsGIY2x58JPCx9jUiofDGdDyFF64IlU',1796009757977,1796009757977);
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
INSERT INTO "api_tokens" VALUES('345cee7c0122','kept','70913fee351159a9dbab47165605a92a0823f3a93d37c47bcdb90c285e29ff89','["invoke:01a22a86-0b08-7a13-949c-acd73c7d4bc7","read"]',1796009758027,NULL,1796009758257,NULL);
INSERT INTO "api_tokens" VALUES('40a75c4261fe','ended','c340ed7c472ebd5a7bbc57bbae8a9803f7dccca2fb3423d798cee12ef233ce85','["deploy"]',1796009758033,1796013358033,NULL,1796009758038);
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
INSERT INTO "audit_entries" VALUES('01a22a86-0987-7883-9f7c-b41e91fd2ecb',1796009757063,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22a86-0986-7bf6-b6ac-f588801f9730','{}');
INSERT INTO "audit_entries" VALUES('01a22a86-0af3-7aa3-8f69-491fc3864964',1796009757427,'admin-token',NULL,'127.0.0.1','script.create','script','01a22a86-0af3-7956-ab3d-518c7d070e92','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22a86-0af1-7705-9452-63364d6770e8','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22a86-0b08-7af3-83a6-e1cad10e66a4',1796009757448,'admin-token',NULL,'127.0.0.1','script.create','script','01a22a86-0b08-7a13-949c-acd73c7d4bc7','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22a86-0b07-792e-9ee8-94448cdcae30','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22a86-0b1b-7ae0-b829-39812b2d34ec',1796009757467,'admin-token',NULL,'127.0.0.1','script.create','script','01a22a86-0b1b-7a38-a530-90f1719cb1a5','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22a86-0b1a-7cab-a721-433c6d43f05b','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22a86-0b32-7841-ba4e-093dfe5254d6',1796009757490,'admin-token',NULL,'127.0.0.1','script.create','script','01a22a86-0b32-7790-869a-fe532fa8b63c','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22a86-0b31-7b36-9c97-8a72c81c29bc','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22a86-0b43-7986-b29b-15ec4292eee0',1796009757507,'admin-token',NULL,'127.0.0.1','script.create','script','01a22a86-0b43-78c6-8188-02854e4f3394','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22a86-0b42-7c66-bacf-4d4691812a32','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22a86-0b56-7090-8073-cebab1c031f7',1796009757526,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22a86-0b55-7efb-a2ea-dd12849df20d','{}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d19-70ee-ae1e-86afaacb3706',1796009757977,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22a86-0be3-75a0-b7fe-9121858d6e3e','{}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d1c-7474-b22d-e2ab323be984',1796009757980,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22a86-0be3-75a0-b7fe-9121858d6e3e','{}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d26-7419-9f52-340c4d571288',1796009757989,'admin-token',NULL,'127.0.0.1','script.update','script','01a22a86-0af3-7956-ab3d-518c7d070e92','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22a86-0d24-7e9d-80e5-096ea6eb956a','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d2e-79d2-8e40-6878d87e3cec',1796009757998,'admin-token',NULL,'127.0.0.1','script.update','script','01a22a86-0af3-7956-ab3d-518c7d070e92','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22a86-0d2d-7f55-8707-65f5ddbeddc4','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d3d-725c-a64c-8cf016758637',1796009758013,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22a86-0af3-7956-ab3d-518c7d070e92','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22a86-0d3b-7c12-be3d-5ca5f5575f65','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d43-7df6-92fd-3fae098ab07d',1796009758019,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22a86-0b43-78c6-8188-02854e4f3394','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22a86-0d43-74af-970e-114fc5aac5e0','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d4b-7253-8228-61e71325e6a4',1796009758027,'admin-token',NULL,'127.0.0.1','token.create','token','345cee7c0122','kept',NULL,NULL,'01a22a86-0d4a-79c2-b527-c9d757e9aa15','{"scopes":["invoke:01a22a86-0b08-7a13-949c-acd73c7d4bc7","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d51-73f9-a875-57351c4c3255',1796009758033,'admin-token',NULL,'127.0.0.1','token.create','token','40a75c4261fe','ended',NULL,NULL,'01a22a86-0d51-71be-b0ef-79aa403ee524','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22a86-0d56-77f6-81e6-d223a27b7dc2',1796009758038,'admin-token',NULL,'127.0.0.1','token.revoke','token','40a75c4261fe','ended',NULL,NULL,'01a22a86-0d56-76b3-9a22-dcbdb2f43b74','{}');
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
INSERT INTO "revisions" VALUES('01a22a86-0af3-7956-ab3d-518c7d070e92',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796009757427);
INSERT INTO "revisions" VALUES('01a22a86-0b08-7a13-949c-acd73c7d4bc7',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796009757448);
INSERT INTO "revisions" VALUES('01a22a86-0b1b-7a38-a530-90f1719cb1a5',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796009757467);
INSERT INTO "revisions" VALUES('01a22a86-0b32-7790-869a-fe532fa8b63c',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796009757490);
INSERT INTO "revisions" VALUES('01a22a86-0af3-7956-ab3d-518c7d070e92',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796009757989);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796009756803);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796009756810);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796009756813);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796009756816);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796009756817);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796009756820);
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
INSERT INTO "scripts" VALUES('01a22a86-0af3-7956-ab3d-518c7d070e92','hello','changed','hello
changed',1,'public',1,2,4,1796009757427,1796009758013,0);
INSERT INTO "scripts" VALUES('01a22a86-0b08-7a13-949c-acd73c7d4bc7','failing','','failing
',1,'token',1,1,1,1796009757448,1796009757448,0);
INSERT INTO "scripts" VALUES('01a22a86-0b1b-7a38-a530-90f1719cb1a5','greedy','','greedy
',1,'public',1,1,1,1796009757467,1796009757467,0);
INSERT INTO "scripts" VALUES('01a22a86-0b32-7790-869a-fe532fa8b63c','resting','','resting
',0,'public',1,1,1,1796009757490,1796009757490,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('b036c0df904d60faf71c858ad8fa0de9b9128a51e75ffa6172ea242de47c9605','d658bb99f2330e2007302c22df462592ad6995d6c29511da71c9f88701cc5274','owner',1796009757980,1796009757980);
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
