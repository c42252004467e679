BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$7pHzfuQ3pYPtmlefnL3Suw$LHy0X4RSCnn6wHUDwyB8C4yj3h+WSB6QG+lgOXKjDGs',1795997048613,1795997048613);
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
INSERT INTO "api_tokens" VALUES('889ef1bdde1d','kept','c76e76c9a9c649f712d7f2537a11a3cfde6c53f5c8d3f642454f874849e25988','["invoke:01a229c4-1aeb-77e4-a3c7-1e7b6aacdb2a","read"]',1795997048772,NULL,1795997049296,NULL);
INSERT INTO "api_tokens" VALUES('26038ab8b2d8','ended','4e602aa13a66764fe1666c806afd865e8e3e465f1505d89569ae1304660b907d','["deploy"]',1795997048800,1796000648800,NULL,1795997048819);
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
INSERT INTO "audit_entries" VALUES('01a229c4-1698-7d98-a59d-b4ef8404326f',1795997046424,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a229c4-1690-7aef-8dae-40c191b52501','{}');
INSERT INTO "audit_entries" VALUES('01a229c4-1a12-7c93-b97a-c7683202aa6c',1795997047314,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c4-1a12-7b13-bbd6-368b74189991','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a229c4-1a0a-7168-a786-fd2fa9cfe7e8','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c4-1aeb-7915-badc-ed08944dad43',1795997047531,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c4-1aeb-77e4-a3c7-1e7b6aacdb2a','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a229c4-1ada-7b30-b843-e4d118be52b4','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c4-1b09-7762-a777-a02421c92fe8',1795997047561,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c4-1b09-760d-9644-ab2f9302a860','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a229c4-1b02-79e4-8d78-f0cf0924ca75','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c4-1b17-7e49-861a-87254f3f3f17',1795997047575,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c4-1b17-7d6f-880a-74f347307186','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a229c4-1b16-7f1f-9d7b-90694e236785','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c4-1b20-7d18-a1ed-14112faa0cb1',1795997047584,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c4-1b20-7c42-8575-a3453f4a3b24','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a229c4-1b1f-7d8b-b31e-55eedfeb0f3c','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c4-1b38-7e15-b804-3201b9c46b63',1795997047608,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a229c4-1b38-7c58-85ed-a3fe466f9b5b','{}');
INSERT INTO "audit_entries" VALUES('01a229c4-1f25-75d6-a582-4738fd402f5d',1795997048613,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a229c4-1c66-78d0-bc71-c12687453ef1','{}');
INSERT INTO "audit_entries" VALUES('01a229c4-1f35-7893-a874-161c25ad6478',1795997048629,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a229c4-1c66-78d0-bc71-c12687453ef1','{}');
INSERT INTO "audit_entries" VALUES('01a229c4-1f69-7c23-85b6-c88647d5d523',1795997048681,'admin-token',NULL,'127.0.0.1','script.update','script','01a229c4-1a12-7b13-bbd6-368b74189991','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a229c4-1f66-77b2-b3c6-7bd02a705670','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a229c4-1f7a-738a-84b3-ebab4bc4d548',1795997048698,'admin-token',NULL,'127.0.0.1','script.update','script','01a229c4-1a12-7b13-bbd6-368b74189991','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a229c4-1f79-796b-8a92-78442259ea24','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a229c4-1f99-7bfb-b505-8957ba3266b8',1795997048729,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a229c4-1a12-7b13-bbd6-368b74189991','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a229c4-1f98-77af-9d7c-6c28cef717b3','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a229c4-1fa8-7b93-af24-f8313493d034',1795997048744,'admin-token',NULL,'127.0.0.1','script.delete','script','01a229c4-1b20-7c42-8575-a3453f4a3b24','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a229c4-1fa7-7f31-9406-33345b1fc6b6','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c4-1fc4-7625-b3d9-80b086115234',1795997048772,'admin-token',NULL,'127.0.0.1','token.create','token','889ef1bdde1d','kept',NULL,NULL,'01a229c4-1fc3-7efb-ba8b-cc6eed0f89e4','{"scopes":["invoke:01a229c4-1aeb-77e4-a3c7-1e7b6aacdb2a","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a229c4-1fe1-7033-ac41-d2462eba235b',1795997048800,'admin-token',NULL,'127.0.0.1','token.create','token','26038ab8b2d8','ended',NULL,NULL,'01a229c4-1fe0-7e5c-8e30-e501f907e0f5','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a229c4-1ff3-7b42-bb2a-b8f5fe20eeb0',1795997048819,'admin-token',NULL,'127.0.0.1','token.revoke','token','26038ab8b2d8','ended',NULL,NULL,'01a229c4-1ff3-79d8-bfdc-5baf6830a0a0','{}');
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
INSERT INTO "revisions" VALUES('01a229c4-1a12-7b13-bbd6-368b74189991',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1795997047314);
INSERT INTO "revisions" VALUES('01a229c4-1aeb-77e4-a3c7-1e7b6aacdb2a',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1795997047531);
INSERT INTO "revisions" VALUES('01a229c4-1b09-760d-9644-ab2f9302a860',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1795997047561);
INSERT INTO "revisions" VALUES('01a229c4-1b17-7d6f-880a-74f347307186',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1795997047575);
INSERT INTO "revisions" VALUES('01a229c4-1a12-7b13-bbd6-368b74189991',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1795997048681);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1795997045943);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1795997045947);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1795997045949);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1795997045952);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1795997045954);
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
INSERT INTO "scripts" VALUES('01a229c4-1a12-7b13-bbd6-368b74189991','hello','changed','hello
changed',1,'public',1,2,4,1795997047314,1795997048729,0);
INSERT INTO "scripts" VALUES('01a229c4-1aeb-77e4-a3c7-1e7b6aacdb2a','failing','','failing
',1,'token',1,1,1,1795997047531,1795997047531,0);
INSERT INTO "scripts" VALUES('01a229c4-1b09-760d-9644-ab2f9302a860','greedy','','greedy
',1,'public',1,1,1,1795997047561,1795997047561,0);
INSERT INTO "scripts" VALUES('01a229c4-1b17-7d6f-880a-74f347307186','resting','','resting
',0,'public',1,1,1,1795997047575,1795997047575,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('5aa76370d413e5f08e3748a3a8b1d38db398603e696e43a49d098519eaa59caf','owner',1795997048629,1795997048629);
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
