BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$V64+NCW5YyMBBHxkMWEeIA$UYQBLOxbFk8aBg0KT/m6iF5giE7tJVUrGg34u7NRHhs',1796020196975,1796020196975);
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
INSERT INTO "api_tokens" VALUES('15ed362d73c5','kept','a1b441c0f13f03002960159a9c96f97dfbc861afbef14d67efe39a60b0915bf3','["invoke:01a22b25-55b5-777a-9a10-1917e21f15c1","read"]',1796020197011,NULL,1796020197117,NULL);
INSERT INTO "api_tokens" VALUES('cea55c9dfc49','ended','cf64b31115f14d3bfb2ed70fd67a764f626b8e19a14fcd36c90325309ed5c8b5','["deploy"]',1796020197017,1796023797017,NULL,1796020197021);
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
INSERT INTO "audit_entries" VALUES('01a22b25-551b-7d4c-8d7b-94d54a503721',1796020196635,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b25-551b-749e-a976-beb45eb2d479','{}');
INSERT INTO "audit_entries" VALUES('01a22b25-55ac-7db5-8d5f-697e66ac1db1',1796020196780,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b25-55ac-7c8a-a079-1d92a732adc7','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b25-55a9-791c-aeba-5101082e3357','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b25-55b5-78b8-b6d5-1770b3c5e9d0',1796020196789,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b25-55b5-777a-9a10-1917e21f15c1','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22b25-55b4-7a92-b5b1-00dde2f49ddd','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b25-55bc-7abc-90b9-d073e67d475a',1796020196796,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b25-55bc-7a23-8c42-bd4ffe890b6e','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22b25-55bb-7d38-8026-1f4d1f86e098','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b25-55c4-7782-bfd8-88a2edfb1538',1796020196804,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b25-55c4-76df-a9e7-36f17ffafab1','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22b25-55c3-789f-8c4e-5fe945ae42ea','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b25-55cb-7098-b4c8-00acbeb96957',1796020196810,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b25-55ca-7fff-a85a-20fb703b3d52','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22b25-55ca-740a-8a0f-70c8b807a653','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b25-55d0-78e7-8920-13aa2e3443de',1796020196816,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22b25-55d0-76e5-92ec-102c6085333d','{}');
INSERT INTO "audit_entries" VALUES('01a22b25-566f-72d7-b35d-dccd538729e7',1796020196975,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22b25-5602-7913-8aef-da83515be535','{}');
INSERT INTO "audit_entries" VALUES('01a22b25-5672-714a-83b0-970d473cf59f',1796020196978,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22b25-5602-7913-8aef-da83515be535','{}');
INSERT INTO "audit_entries" VALUES('01a22b25-567a-7981-b7ec-dc75df022041',1796020196986,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b25-55ac-7c8a-a079-1d92a732adc7','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b25-5679-7841-b024-dd0676b008ae','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b25-5681-778a-ac62-b01ef445ade1',1796020196993,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b25-55ac-7c8a-a079-1d92a732adc7','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b25-5680-7ee6-a66f-922ab9e2d797','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22b25-5687-7ac0-b199-d66ab6cc655c',1796020196999,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22b25-55ac-7c8a-a079-1d92a732adc7','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b25-5686-7a89-97d5-93813b3b1642','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b25-568c-7698-ae30-f0d774835790',1796020197004,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22b25-55ca-7fff-a85a-20fb703b3d52','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22b25-568c-7088-a55f-761cd965fc0b','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b25-5693-79ac-a382-e187fd6b933e',1796020197011,'admin-token',NULL,'127.0.0.1','token.create','token','15ed362d73c5','kept',NULL,NULL,'01a22b25-5693-73ec-a32a-c151b95c22cd','{"scopes":["invoke:01a22b25-55b5-777a-9a10-1917e21f15c1","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22b25-5699-7739-b27f-e7095eec4996',1796020197017,'admin-token',NULL,'127.0.0.1','token.create','token','cea55c9dfc49','ended',NULL,NULL,'01a22b25-5699-75e2-a688-83cb895eff9c','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22b25-569d-7fbc-9da5-035dc4eb127a',1796020197021,'admin-token',NULL,'127.0.0.1','token.revoke','token','cea55c9dfc49','ended',NULL,NULL,'01a22b25-569d-7ed7-9b86-5909eee52634','{}');
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
INSERT INTO "revisions" VALUES('01a22b25-55ac-7c8a-a079-1d92a732adc7',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796020196780);
INSERT INTO "revisions" VALUES('01a22b25-55b5-777a-9a10-1917e21f15c1',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796020196789);
INSERT INTO "revisions" VALUES('01a22b25-55bc-7a23-8c42-bd4ffe890b6e',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796020196796);
INSERT INTO "revisions" VALUES('01a22b25-55c4-76df-a9e7-36f17ffafab1',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796020196804);
INSERT INTO "revisions" VALUES('01a22b25-55ac-7c8a-a079-1d92a732adc7',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796020196986);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796020196546);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796020196549);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796020196551);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796020196553);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796020196554);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796020196556);
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
INSERT INTO "scripts" VALUES('01a22b25-55ac-7c8a-a079-1d92a732adc7','hello','changed','hello
changed',1,'public',1,2,4,1796020196780,1796020196999,0);
INSERT INTO "scripts" VALUES('01a22b25-55b5-777a-9a10-1917e21f15c1','failing','','failing
',1,'token',1,1,1,1796020196789,1796020196789,0);
INSERT INTO "scripts" VALUES('01a22b25-55bc-7a23-8c42-bd4ffe890b6e','greedy','','greedy
',1,'public',1,1,1,1796020196796,1796020196796,0);
INSERT INTO "scripts" VALUES('01a22b25-55c4-76df-a9e7-36f17ffafab1','resting','','resting
',0,'public',1,1,1,1796020196804,1796020196804,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('9a6a6e8003c0dd3c0f1d2b0a1be1b606705323eea7fd1236ebf697842bafebf1','9f71add8356bfe616ef28bd779b057855a5507533e49842bde5298554a735d86','owner',1796020196978,1796020196978);
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
