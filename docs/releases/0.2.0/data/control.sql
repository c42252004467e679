BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$sP6w2A/6UMJQ7N756qVgpw$aYGBWClJzo3m4fMbIKQbHdLGeZW889/ZH9gQxInH2ZA',1795475196409,1795475196409);
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
INSERT INTO "api_tokens" VALUES('d5900fd23410','kept','8030c6fe3b1e41edaa1b50b4229b1c970f7ec3fc8559533021d4d95005257e25','["invoke:01a20aa9-492f-76f6-a6f5-a2aeb4d0b4d7","read"]',1795475196477,NULL,1795475196607,NULL);
INSERT INTO "api_tokens" VALUES('a4368d9e3ea9','ended','3863e806c0993118980317d915c367ace9ed48168479c2990694b9cea17e5f2e','["deploy"]',1795475196489,1795478796489,NULL,1795475196499);
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
INSERT INTO "audit_entries" VALUES('01a20aa9-4832-7b3e-aafa-11362e110f22',1795475195954,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a20aa9-4832-7bc2-b902-8d182be40cca','{}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4920-73c3-907c-930bf63d887a',1795475196192,'admin-token',NULL,'127.0.0.1','script.create','script','01a20aa9-4920-74a9-8f29-861c962441bc','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a20aa9-4910-766e-85cd-5ab2cadfcc57','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20aa9-492f-7e72-8f0a-3a650bf774c5',1795475196207,'admin-token',NULL,'127.0.0.1','script.create','script','01a20aa9-492f-76f6-a6f5-a2aeb4d0b4d7','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a20aa9-492f-7057-80db-aa746fdee176','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4932-7a26-94bc-95b8c92b6a86',1795475196210,'admin-token',NULL,'127.0.0.1','script.create','script','01a20aa9-4932-76d7-8acc-fcf9e1d3b3e0','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a20aa9-4931-721c-b0e3-41981183a09e','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4935-7607-8867-99342b50f2a9',1795475196213,'admin-token',NULL,'127.0.0.1','script.create','script','01a20aa9-4935-7426-9c15-c28d0759697b','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a20aa9-4934-74b0-af2a-d0eee6289b84','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4937-7323-9354-960d2e130d59',1795475196215,'admin-token',NULL,'127.0.0.1','script.create','script','01a20aa9-4937-7c90-970e-36879aea234e','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a20aa9-4937-7f45-98cb-7424099385ea','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4939-7b23-8c49-929d21a1551c',1795475196217,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a20aa9-4939-7e11-bdca-9b9bb856aec5','{}');
INSERT INTO "audit_entries" VALUES('01a20aa9-49f9-78dd-81f7-f6dc0dbef6d0',1795475196409,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a20aa9-4959-7581-9336-fc17349f789e','{}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a00-7ae4-b501-bf25b8b0f7cb',1795475196416,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a20aa9-4959-7581-9336-fc17349f789e','{}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a0e-7463-8bd5-84009d906f67',1795475196428,'admin-token',NULL,'127.0.0.1','script.update','script','01a20aa9-4920-74a9-8f29-861c962441bc','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a20aa9-4a0c-79c9-b201-667d4b49a541','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a1d-75c7-9569-0427bb77954f',1795475196445,'admin-token',NULL,'127.0.0.1','script.update','script','01a20aa9-4920-74a9-8f29-861c962441bc','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a20aa9-4a1c-7c8c-9a4e-97e7f8087487','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a25-7901-a268-0416068978e4',1795475196453,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a20aa9-4920-74a9-8f29-861c962441bc','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a20aa9-4a24-747b-a67e-7c58c797df50','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a2f-7a6b-ae27-61ce754fb977',1795475196463,'admin-token',NULL,'127.0.0.1','script.delete','script','01a20aa9-4937-7c90-970e-36879aea234e','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a20aa9-4a2e-764b-a6de-ea2a008ce68f','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a3d-7c0f-9cff-5a8ae2c209a4',1795475196477,'admin-token',NULL,'127.0.0.1','token.create','token','d5900fd23410','kept',NULL,NULL,'01a20aa9-4a3d-7f8b-adee-5b401eed0544','{"scopes":["invoke:01a20aa9-492f-76f6-a6f5-a2aeb4d0b4d7","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a49-7bae-ae04-9b0f3b2d0323',1795475196489,'admin-token',NULL,'127.0.0.1','token.create','token','a4368d9e3ea9','ended',NULL,NULL,'01a20aa9-4a49-78d9-a171-a6b13c85e986','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a20aa9-4a53-7aa5-bd03-ec2065a1ef2e',1795475196499,'admin-token',NULL,'127.0.0.1','token.revoke','token','a4368d9e3ea9','ended',NULL,NULL,'01a20aa9-4a53-7d5c-a4d7-d74854c0bd45','{}');
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
INSERT INTO "revisions" VALUES('01a20aa9-4920-74a9-8f29-861c962441bc',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1795475196192);
INSERT INTO "revisions" VALUES('01a20aa9-492f-76f6-a6f5-a2aeb4d0b4d7',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1795475196207);
INSERT INTO "revisions" VALUES('01a20aa9-4932-76d7-8acc-fcf9e1d3b3e0',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1795475196210);
INSERT INTO "revisions" VALUES('01a20aa9-4935-7426-9c15-c28d0759697b',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1795475196213);
INSERT INTO "revisions" VALUES('01a20aa9-4920-74a9-8f29-861c962441bc',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1795475196428);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1795475195843);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1795475195853);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1795475195856);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1795475195863);
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
INSERT INTO "scripts" VALUES('01a20aa9-4920-74a9-8f29-861c962441bc','hello','changed','hello
changed',1,'public',1,2,4,1795475196192,1795475196453,0);
INSERT INTO "scripts" VALUES('01a20aa9-492f-76f6-a6f5-a2aeb4d0b4d7','failing','','failing
',1,'token',1,1,1,1795475196207,1795475196207,0);
INSERT INTO "scripts" VALUES('01a20aa9-4932-76d7-8acc-fcf9e1d3b3e0','greedy','','greedy
',1,'public',1,1,1,1795475196210,1795475196210,0);
INSERT INTO "scripts" VALUES('01a20aa9-4935-7426-9c15-c28d0759697b','resting','','resting
',0,'public',1,1,1,1795475196213,1795475196213,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('960afb524cb4d56262a6def48a60db9bec1b8db3cf4695ed2c64b9e0294df60c','owner',1795475196416,1795475196416);
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
