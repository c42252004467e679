BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$1W62PN4i9xdtwO0ebviOZA$0ym2UqPLlc7aanW2U7Aj+J+xokA0Ru9TEYmtHtbrjik',1795473298654,1795473298654);
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
INSERT INTO "api_tokens" VALUES('7a975d72091c','kept','415d1acf2b8d70eb31b38e0c042df23393a8abadf04a7817c1efef3c39282a73','["invoke:01a20a8c-5442-788f-aa67-4d31dc5dd931","read"]',1795473298680,NULL,1795473298725,NULL);
INSERT INTO "api_tokens" VALUES('f903aecb2bac','ended','618eb0f1c1bf8cc64800f6091b4b8abcd7e35170e8caa84ea277a59921a17a66','["deploy"]',1795473298681,1795476898681,NULL,1795473298683);
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
INSERT INTO "audit_entries" VALUES('01a20a8c-53c6-7603-ad76-43831c9c4f95',1795473298374,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a20a8c-53c6-78e3-b7c3-92d23a1185bf','{}');
INSERT INTO "audit_entries" VALUES('01a20a8c-543a-7290-9f51-79b22a6ee1ca',1795473298490,'admin-token',NULL,'127.0.0.1','script.create','script','01a20a8c-543a-7bb7-9200-821d811923fa','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a20a8c-5439-78c3-a531-7af7e656d6a4','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20a8c-5442-7198-8483-238ad2b2c459',1795473298498,'admin-token',NULL,'127.0.0.1','script.create','script','01a20a8c-5442-788f-aa67-4d31dc5dd931','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a20a8c-5442-7b53-8b7e-af5bf3a73cad','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20a8c-5445-7fa0-ad32-e6d79309fabf',1795473298501,'admin-token',NULL,'127.0.0.1','script.create','script','01a20a8c-5445-7763-b396-d61ff00104c2','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a20a8c-5445-7fbf-901b-dbb9d9d9f7d3','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20a8c-5448-7e52-8f4a-9f78f9957db5',1795473298504,'admin-token',NULL,'127.0.0.1','script.create','script','01a20a8c-5448-73e3-8723-a6b22c692b6a','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a20a8c-5448-7e6c-99f6-c5bf31d46227','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20a8c-544a-7561-acb0-03aadf16d1c7',1795473298506,'admin-token',NULL,'127.0.0.1','script.create','script','01a20a8c-544a-7fe1-bc8a-be9b55740e5c','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a20a8c-544a-7a1e-8904-b3ba879fc40e','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20a8c-544c-719c-a4bb-1fd96a637386',1795473298508,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a20a8c-544c-7c73-85af-9a850cb48d54','{}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54de-7b65-9f79-6780abdb5f35',1795473298654,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a20a8c-546c-736a-96f0-15611ce9f1ee','{}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54e5-74c9-92d6-5b9c0657cc76',1795473298661,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a20a8c-546c-736a-96f0-15611ce9f1ee','{}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54ea-7eb7-98df-34b1bc5aa3a6',1795473298666,'admin-token',NULL,'127.0.0.1','script.update','script','01a20a8c-543a-7bb7-9200-821d811923fa','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a20a8c-54ea-7861-a26a-3b638f798c51','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54ee-720d-9444-07b7d746efb0',1795473298670,'admin-token',NULL,'127.0.0.1','script.update','script','01a20a8c-543a-7bb7-9200-821d811923fa','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a20a8c-54ed-7c89-a686-db34891ae5b8','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54f0-739a-a032-3aaefe3742b1',1795473298672,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a20a8c-543a-7bb7-9200-821d811923fa','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a20a8c-54ef-7de5-bc3d-bd4cd3bc53ec','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54f6-79cf-ad27-c317bbd7820b',1795473298678,'admin-token',NULL,'127.0.0.1','script.delete','script','01a20a8c-544a-7fe1-bc8a-be9b55740e5c','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a20a8c-54f6-7911-9da2-111558ebc6fa','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54f8-782f-bd7e-0f2647896e6c',1795473298680,'admin-token',NULL,'127.0.0.1','token.create','token','7a975d72091c','kept',NULL,NULL,'01a20a8c-54f7-7d09-91b5-89454f30a4eb','{"scopes":["invoke:01a20a8c-5442-788f-aa67-4d31dc5dd931","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54f9-7888-82f9-222b206c1907',1795473298681,'admin-token',NULL,'127.0.0.1','token.create','token','f903aecb2bac','ended',NULL,NULL,'01a20a8c-54f9-7b19-8585-e492b63e25a0','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a20a8c-54fb-7f56-9be8-3733cbd9a467',1795473298683,'admin-token',NULL,'127.0.0.1','token.revoke','token','f903aecb2bac','ended',NULL,NULL,'01a20a8c-54fb-716b-9c5e-cccb24252471','{}');
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
INSERT INTO "revisions" VALUES('01a20a8c-543a-7bb7-9200-821d811923fa',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1795473298490);
INSERT INTO "revisions" VALUES('01a20a8c-5442-788f-aa67-4d31dc5dd931',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1795473298498);
INSERT INTO "revisions" VALUES('01a20a8c-5445-7763-b396-d61ff00104c2',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1795473298501);
INSERT INTO "revisions" VALUES('01a20a8c-5448-73e3-8723-a6b22c692b6a',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1795473298504);
INSERT INTO "revisions" VALUES('01a20a8c-543a-7bb7-9200-821d811923fa',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1795473298666);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1795473298319);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1795473298322);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1795473298324);
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
    updated_at INTEGER NOT NULL,
    FOREIGN KEY (id, live_revision) REFERENCES revisions (script_id, number) DEFERRABLE INITIALLY DEFERRED
) STRICT;
INSERT INTO "scripts" VALUES('01a20a8c-543a-7bb7-9200-821d811923fa','hello','changed','hello
changed',1,'public',1,2,4,1795473298490,1795473298672);
INSERT INTO "scripts" VALUES('01a20a8c-5442-788f-aa67-4d31dc5dd931','failing','','failing
',1,'token',1,1,1,1795473298498,1795473298498);
INSERT INTO "scripts" VALUES('01a20a8c-5445-7763-b396-d61ff00104c2','greedy','','greedy
',1,'public',1,1,1,1795473298501,1795473298501);
INSERT INTO "scripts" VALUES('01a20a8c-5448-73e3-8723-a6b22c692b6a','resting','','resting
',0,'public',1,1,1,1795473298504,1795473298504);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('e23e2c666208cbfd23cf037e4640607c7df7ac0998ca678e25c9869f1d07b2d4','owner',1795473298661,1795473298661);
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
CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'audit entries are never deleted');
END;
COMMIT;
PRAGMA application_id = 1349075820;
