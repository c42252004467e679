BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$sT//FHDsITjx87OeWhL9bg$dNlG4RCKZodt8Zp+4HAJNavN46rDP/NpgA3ugMRZtt4',1795997431600,1795997431600);
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
INSERT INTO "api_tokens" VALUES('4648cc1fa552','kept','262dc798c84150d8cf8a13313bd8fe73d56b122610b13beafdb8cc9ef4b989c9','["invoke:01a229c9-f204-7b6c-bc11-3778b5a5d85e","read"]',1795997431802,NULL,1795997432356,NULL);
INSERT INTO "api_tokens" VALUES('5670e64d6181','ended','7e372dc79f2dcedf7999358db469147d9b69b2af3f36e306992237587b41e133','["deploy"]',1795997431822,1796001031822,NULL,1795997431831);
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
INSERT INTO "audit_entries" VALUES('01a229c9-ee52-7062-9a6f-e0e897e70eb5',1795997429329,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a229c9-ee51-74fd-9011-c330f230c525','{}');
INSERT INTO "audit_entries" VALUES('01a229c9-f1c6-70d7-a163-f68e51331c3c',1795997430213,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c9-f1c5-7fc0-a7fc-b1d777c1983b','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a229c9-f1b6-713d-bcdb-d5635d316eef','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c9-f204-7ca1-aae4-0f9548c931c3',1795997430276,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c9-f204-7b6c-bc11-3778b5a5d85e','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a229c9-f1fd-7a9f-869d-37e931cd6cbc','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c9-f21b-7a7a-80f8-ae87d6ef67aa',1795997430299,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c9-f21b-79e2-be42-48f775f620f0','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a229c9-f21a-7e0b-bf83-be8d30ee9b68','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c9-f232-7ffb-956c-2f14d0cc65c0',1795997430322,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c9-f232-7f6a-9105-b446bd438909','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a229c9-f232-732c-bda5-e737493d00bb','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c9-f249-7203-9a59-6ae16665ef1b',1795997430345,'admin-token',NULL,'127.0.0.1','script.create','script','01a229c9-f249-712a-a0dd-f0c6b6c27eac','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a229c9-f247-745f-9e22-c4d3b8219abf','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c9-f26b-7c84-9a99-b02de69d698b',1795997430379,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a229c9-f26b-7b21-b19a-e73dd0c2ade3','{}');
INSERT INTO "audit_entries" VALUES('01a229c9-f730-7ede-8ee5-15daf2bcaaf3',1795997431600,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a229c9-f496-7cd9-9693-e8e756014ee8','{}');
INSERT INTO "audit_entries" VALUES('01a229c9-f741-723b-80c5-d58e2ca3f5cd',1795997431617,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a229c9-f496-7cd9-9693-e8e756014ee8','{}');
INSERT INTO "audit_entries" VALUES('01a229c9-f790-7cd7-b092-d8ede63e9e93',1795997431659,'admin-token',NULL,'127.0.0.1','script.update','script','01a229c9-f1c5-7fc0-a7fc-b1d777c1983b','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a229c9-f75e-7145-bc70-f64cb9337fbc','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a229c9-f7c1-7eea-ab2b-e491c4c0a7fd',1795997431745,'admin-token',NULL,'127.0.0.1','script.update','script','01a229c9-f1c5-7fc0-a7fc-b1d777c1983b','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a229c9-f7c1-72ab-9bbb-e1095f4948a3','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a229c9-f7d5-7d86-b05a-379d05f5ba95',1795997431765,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a229c9-f1c5-7fc0-a7fc-b1d777c1983b','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a229c9-f7d4-7329-b153-48a58063f22f','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a229c9-f7e4-7a3f-9228-3b16068fbebc',1795997431780,'admin-token',NULL,'127.0.0.1','script.delete','script','01a229c9-f249-712a-a0dd-f0c6b6c27eac','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a229c9-f7e3-7c93-b692-498f35fd28e5','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a229c9-f7fa-79d5-bf64-87bf94be1fb8',1795997431802,'admin-token',NULL,'127.0.0.1','token.create','token','4648cc1fa552','kept',NULL,NULL,'01a229c9-f7fa-715d-9cb2-9c68bae7ac02','{"scopes":["invoke:01a229c9-f204-7b6c-bc11-3778b5a5d85e","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a229c9-f80e-7b3a-95ab-66553018d503',1795997431822,'admin-token',NULL,'127.0.0.1','token.create','token','5670e64d6181','ended',NULL,NULL,'01a229c9-f80e-7914-82d3-1f1c9e03119b','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a229c9-f817-7c5a-b720-366e7ad5208f',1795997431831,'admin-token',NULL,'127.0.0.1','token.revoke','token','5670e64d6181','ended',NULL,NULL,'01a229c9-f817-7a70-b94a-6faf27f01998','{}');
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
INSERT INTO "revisions" VALUES('01a229c9-f1c5-7fc0-a7fc-b1d777c1983b',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1795997430213);
INSERT INTO "revisions" VALUES('01a229c9-f204-7b6c-bc11-3778b5a5d85e',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1795997430276);
INSERT INTO "revisions" VALUES('01a229c9-f21b-79e2-be42-48f775f620f0',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1795997430299);
INSERT INTO "revisions" VALUES('01a229c9-f232-7f6a-9105-b446bd438909',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1795997430322);
INSERT INTO "revisions" VALUES('01a229c9-f1c5-7fc0-a7fc-b1d777c1983b',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1795997431659);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1795997428864);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1795997428884);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1795997428898);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1795997428914);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1795997428916);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1795997428926);
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
INSERT INTO "scripts" VALUES('01a229c9-f1c5-7fc0-a7fc-b1d777c1983b','hello','changed','hello
changed',1,'public',1,2,4,1795997430213,1795997431765,0);
INSERT INTO "scripts" VALUES('01a229c9-f204-7b6c-bc11-3778b5a5d85e','failing','','failing
',1,'token',1,1,1,1795997430276,1795997430276,0);
INSERT INTO "scripts" VALUES('01a229c9-f21b-79e2-be42-48f775f620f0','greedy','','greedy
',1,'public',1,1,1,1795997430299,1795997430299,0);
INSERT INTO "scripts" VALUES('01a229c9-f232-7f6a-9105-b446bd438909','resting','','resting
',0,'public',1,1,1,1795997430322,1795997430322,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('439b06ca35cc442712ff4e00bbbf2b00daa9fabfedf68c302d6d9577f06caf41','1bdb9b1c94d821303548dfdbbb5ae328c418423a95eba672e1e02f48a3811ffd','owner',1795997431617,1795997431617);
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
