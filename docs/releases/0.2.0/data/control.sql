BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$h63mMR/EW2yEN3xQ+9aKVg$doVjhYD6W+/h5kmDrU3RQcfRxphuGhqB65L3OTpMp+w',1796027281581,1796027281581);
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
INSERT INTO "api_tokens" VALUES('a8cf02ec494e','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,NULL,1796027282040,NULL);
INSERT INTO "api_tokens" VALUES('ebdd74a3cca0','ended','8ac7fb44372af45f6a61e4ca13de7a2c4ac5a62311b6c1675bb7eedd7d1ef64e','["deploy"]',1796027281732,1796030881732,NULL,1796027281749);
INSERT INTO "api_tokens" VALUES('a8cf02ec0001','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,NULL,1796027282040,NULL);
INSERT INTO "api_tokens" VALUES('a8cf02ec0002','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,1796020196978,1796027282040,NULL);
INSERT INTO "api_tokens" VALUES('a8cf02ec0003','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('a8cf02ec0004','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('a8cf02ec0005','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,NULL,1796027282040,NULL);
INSERT INTO "api_tokens" VALUES('a8cf02ec0006','kept','12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814','["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]',1796027281719,NULL,1796027282040,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b23427',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6e32-7ba8-b211-7b76ebf8b2e6',1796027280946,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b91-6e32-7954-b278-b0f7260eb2bf','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b91-6e23-7362-a509-c834b8c93e88','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b91-6e4a-7d22-8552-188085a9ac14',1796027280970,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b91-6e4a-7b83-8d64-4c5e8f2758f8','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22b91-6e49-787b-8feb-168e068cf374','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b91-6e57-776b-8c8a-f75c0b0d080d',1796027280983,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b91-6e57-7635-b187-564e64c25f56','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22b91-6e56-7653-9c0c-ded0959ea77f','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b91-6e64-7523-bee4-5101ccc5632d',1796027280996,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b91-6e64-73b1-ad81-fcd0e28cc619','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22b91-6e63-721a-88c6-3d210b1b40db','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b91-6e6d-7169-85d5-07b22c854919',1796027281005,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b91-6e6d-7099-a7f2-6d606f78c778','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22b91-6e6c-7106-a5d7-70906bf40fb4','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b91-6e76-733c-8a17-6fb5345f10b8',1796027281014,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6e76-7182-9273-fc962484481e','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-70ad-7479-85e2-716cdc9ed790',1796027281581,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22b91-6f5d-7249-9f85-41cc9f2d24bf','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-70bd-7ff1-8a16-24928d8652b6',1796027281597,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22b91-6f5d-7249-9f85-41cc9f2d24bf','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-70d1-7e0b-b71a-341b564316ed',1796027281617,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b91-6e32-7954-b278-b0f7260eb2bf','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b91-70c5-7da0-a8c6-f27e04c9b1dd','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b91-70e4-7bb2-aff1-cd78efe5d0d3',1796027281636,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b91-6e32-7954-b278-b0f7260eb2bf','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b91-70dd-7e50-b113-a0fd7a3efdeb','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22b91-70fd-7769-a574-ebfbba9a2a1b',1796027281661,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b91-6e4a-7b83-8d64-4c5e8f2758f8','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22b91-70f5-7a04-8ee3-cf92c51295ce','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22b91-711d-7343-b530-1affe85236d3',1796027281693,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22b91-6e32-7954-b278-b0f7260eb2bf','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b91-7111-76b1-b414-cd4dbcf461b6','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b91-7125-7cfb-86a4-93e6b956fca5',1796027281701,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22b91-6e6d-7099-a7f2-6d606f78c778','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22b91-7125-70b5-9788-3aa7f6b54151','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b91-7137-7f3b-852b-f2c5975771ef',1796027281719,'admin-token',NULL,'127.0.0.1','token.create','token','a8cf02ec494e','kept',NULL,NULL,'01a22b91-7136-7394-9fed-fc38222fd834','{"scopes":["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22b91-7144-72fd-9c59-ed8c594f4f41',1796027281732,'admin-token',NULL,'127.0.0.1','token.create','token','ebdd74a3cca0','ended',NULL,NULL,'01a22b91-7144-7127-9c34-3debaa409983','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22b91-7155-7df9-8b7a-d708e318fcf0',1796027281749,'admin-token',NULL,'127.0.0.1','token.revoke','token','ebdd74a3cca0','ended',NULL,NULL,'01a22b91-7155-7c4e-813d-507b5937fc67','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20001',1796027280595,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20002',1796027280595,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20003',1796027280595,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20004',1796027280595,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20005',1796027280595,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20006',1796027280595,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20007',1796027280595,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20008',1796027280595,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20009',1796027280595,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2000a',1796027280595,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2000b',1796027280595,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2000c',1796027280595,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2000d',1796027280595,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2000e',1796027280595,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2000f',1796027280595,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20010',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20011',1796027280595,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20012',1796027280595,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20013',1796027280595,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20014',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20015',1796027280595,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20016',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20017',1796027280595,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20018',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b20019',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2001a',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-6cd3-7f4f-82fb-8e4a49b2001b',1796027280595,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22b91-6cc5-7cde-987c-61dd89a8f1df','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-814f-741e-a41b-079b6acc6d41',1796027285839,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22b91-804a-77af-9f9f-3ecf8ecbaf6e','{}');
INSERT INTO "audit_entries" VALUES('01a22b91-84dc-7c1c-bcf2-2f43d118c125',1796027286748,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T082806.463Z.backup',NULL,'b2dc20fe5e64ec1d3e93dae60acb3a3dfa52370af6a8751d3b5bf73ed955179a','01a22b91-83be-73f7-9209-0099e6ae818e','{"bytes":77824,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22b91-84e9-722c-8e2b-53d36162e778',1796027286761,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T082806.463Z.backup',NULL,'b2dc20fe5e64ec1d3e93dae60acb3a3dfa52370af6a8751d3b5bf73ed955179a','01a22b91-84e9-7166-bc92-ae744e66ca60','{"bytes":77824,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22b91-6e32-7954-b278-b0f7260eb2bf',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796027280946);
INSERT INTO "revisions" VALUES('01a22b91-6e4a-7b83-8d64-4c5e8f2758f8',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796027280970);
INSERT INTO "revisions" VALUES('01a22b91-6e57-7635-b187-564e64c25f56',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796027280983);
INSERT INTO "revisions" VALUES('01a22b91-6e64-73b1-ad81-fcd0e28cc619',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796027280996);
INSERT INTO "revisions" VALUES('01a22b91-6e32-7954-b278-b0f7260eb2bf',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796027281617);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796027280347);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796027280350);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796027280352);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796027280354);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796027280355);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796027280356);
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
INSERT INTO "scripts" VALUES('01a22b91-6e32-7954-b278-b0f7260eb2bf','hello','changed','hello
changed',1,'public',1,2,4,1796027280946,1796027281693,0);
INSERT INTO "scripts" VALUES('01a22b91-6e4a-7b83-8d64-4c5e8f2758f8','failing','','failing
',1,'token',1,1,2,1796027280970,1796027281661,60);
INSERT INTO "scripts" VALUES('01a22b91-6e57-7635-b187-564e64c25f56','greedy','','greedy
',1,'public',1,1,1,1796027280983,1796027280983,0);
INSERT INTO "scripts" VALUES('01a22b91-6e64-73b1-ad81-fcd0e28cc619','resting','','resting
',0,'public',1,1,1,1796027280996,1796027280996,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('1577830983f7573d92c1e0209f46df0e877301e9d064327ea35966183d30071d','a56de40125dcc0275929d3180fc2adc515bcce31fa88e098b077faf546abf6b5','owner',1796027281597,1796027281597);
INSERT INTO "sessions" VALUES('7a8b5a29faa555e497037382baddcd765984a7552f2322318dca8146ead0c633','00eb57b68442a2ce7cf146469d382c3a8113da37a8d7333d114e129eefc0dedc','owner',1796027285839,1796027285839);
CREATE TABLE setup_links (
    number INTEGER NOT NULL PRIMARY KEY CHECK (number = 1),
    digest TEXT NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
INSERT INTO "setup_links" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000',1796020196978);
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
