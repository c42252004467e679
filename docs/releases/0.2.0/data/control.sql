BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$XNrqQT3EZRItfLPNjCvp5Q$jwQutzHmwM4QVRzRLvKTe2sARE3vL9cPom18mTlNOZA',1796025776325,1796025776325);
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
INSERT INTO "api_tokens" VALUES('278e8497d9a6','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,NULL,1796025777089,NULL);
INSERT INTO "api_tokens" VALUES('87d76e3e17e6','ended','63e6bb8fc398bc8a61825d9e68913f1292ecf27a2432e014e90dfee1fb1eba74','["deploy"]',1796025776551,1796029376551,NULL,1796025776558);
INSERT INTO "api_tokens" VALUES('278e84970001','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,NULL,1796025777089,NULL);
INSERT INTO "api_tokens" VALUES('278e84970002','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,1796020196978,1796025777089,NULL);
INSERT INTO "api_tokens" VALUES('278e84970003','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('278e84970004','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('278e84970005','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,NULL,1796025777089,NULL);
INSERT INTO "api_tokens" VALUES('278e84970006','kept','2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c','["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]',1796025776543,NULL,1796025777089,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef5e1c',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-7330-7e45-807a-2c661c082aba',1796025774896,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b7a-7330-7cb9-bd8f-edad6ef2d777','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b7a-7308-73c6-934c-bb07e2baa7aa','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b7a-7355-7adb-9d81-372ab27f9ded',1796025774933,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b7a-7355-78ec-91f9-ab340665aef0','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22b7a-734e-7957-943d-89a962adc36f','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b7a-73a0-7e13-b7be-1d2b1146b2cd',1796025775008,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b7a-73a0-7cc6-ba03-96f355a42ec9','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22b7a-7399-76a3-a6c6-42de46be201b','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b7a-73c1-77ac-ae71-2cd45be34bd2',1796025775041,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b7a-73c1-767b-a880-b4e770670ad1','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22b7a-73ba-70ac-8fe3-83b00ff1fe8e','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b7a-73cd-745d-a0d2-3950b81a423c',1796025775053,'admin-token',NULL,'127.0.0.1','script.create','script','01a22b7a-73cd-73e3-8fad-a048f59ee0c1','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22b7a-73cc-79f0-aeb5-b6058d1abf0c','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b7a-73e0-7d6e-8ae6-228a7b3bae33',1796025775072,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-73e0-7bcc-909e-b16e1db86584','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-78c5-70de-b181-8fecaab035d9',1796025776325,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22b7a-752a-7533-b4a1-1998ce331aa7','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-78e4-7471-a886-1e4ac2529f72',1796025776356,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22b7a-752a-7533-b4a1-1998ce331aa7','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-791c-7e24-81bb-cac7c14ed7f7',1796025776408,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b7a-7330-7cb9-bd8f-edad6ef2d777','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b7a-7909-7c3e-9d66-43f14dfd0099','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b7a-797c-7d5a-892e-e586c84d823b',1796025776508,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b7a-7330-7cb9-bd8f-edad6ef2d777','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22b7a-7971-7748-8856-54aecce9ed8e','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22b7a-7985-7d2e-8dd4-3db86c608ec9',1796025776517,'admin-token',NULL,'127.0.0.1','script.update','script','01a22b7a-7355-78ec-91f9-ab340665aef0','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22b7a-7984-7cca-ab00-4fe4099cd424','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22b7a-798f-7d43-a1bf-c0bb75e89695',1796025776527,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22b7a-7330-7cb9-bd8f-edad6ef2d777','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22b7a-798d-772e-9227-9359d47c131b','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22b7a-7997-77be-8401-8d3fb5e96ebc',1796025776535,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22b7a-73cd-73e3-8fad-a048f59ee0c1','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22b7a-7996-7723-9c71-be11f1fb195f','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22b7a-799f-73a6-93c0-7371f7ba45ec',1796025776543,'admin-token',NULL,'127.0.0.1','token.create','token','278e8497d9a6','kept',NULL,NULL,'01a22b7a-799e-7928-8849-eef8ee765837','{"scopes":["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22b7a-79a7-71e2-9aea-9b8f43c57bc2',1796025776551,'admin-token',NULL,'127.0.0.1','token.create','token','87d76e3e17e6','ended',NULL,NULL,'01a22b7a-79a6-7f84-9aef-91a041ade61e','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22b7a-79ae-7737-80bf-d66760680899',1796025776558,'admin-token',NULL,'127.0.0.1','token.revoke','token','87d76e3e17e6','ended',NULL,NULL,'01a22b7a-79ae-759d-9de1-4e0db32c2ff2','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0001',1796025773492,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0002',1796025773492,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0003',1796025773492,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0004',1796025773492,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0005',1796025773492,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0006',1796025773492,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0007',1796025773492,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0008',1796025773492,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0009',1796025773492,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef000a',1796025773492,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef000b',1796025773492,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef000c',1796025773492,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef000d',1796025773492,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef000e',1796025773492,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef000f',1796025773492,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0010',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0011',1796025773492,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0012',1796025773492,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0013',1796025773492,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0014',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0015',1796025773492,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0016',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0017',1796025773492,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0018',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef0019',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef001a',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-6db4-7c75-8e04-ed3873ef001b',1796025773492,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22b7a-6dac-7d19-b3d6-d6ac1105196c','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-9ed2-794a-b2ee-9aad4ffcfff2',1796025786066,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22b7a-9c63-748b-99b3-328340059374','{}');
INSERT INTO "audit_entries" VALUES('01a22b7a-a562-7dc6-a841-f99e6f40a455',1796025787746,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T080307.295Z.backup',NULL,'4ae68f3cb1f2213bd3690007a89939fd634f55973e60e11b730f5aa693f7c762','01a22b7a-a39e-70de-a3ef-9cbc4fd52d23','{"bytes":77824,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22b7a-a59d-7d9c-92ad-48b58c2cc22b',1796025787805,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T080307.295Z.backup',NULL,'4ae68f3cb1f2213bd3690007a89939fd634f55973e60e11b730f5aa693f7c762','01a22b7a-a59d-7ce0-989e-85ecc75a3ad4','{"bytes":77824,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22b7a-7330-7cb9-bd8f-edad6ef2d777',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796025774896);
INSERT INTO "revisions" VALUES('01a22b7a-7355-78ec-91f9-ab340665aef0',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796025774933);
INSERT INTO "revisions" VALUES('01a22b7a-73a0-7cc6-ba03-96f355a42ec9',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796025775008);
INSERT INTO "revisions" VALUES('01a22b7a-73c1-767b-a880-b4e770670ad1',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796025775041);
INSERT INTO "revisions" VALUES('01a22b7a-7330-7cb9-bd8f-edad6ef2d777',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796025776408);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796025772989);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796025773004);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796025773015);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796025773021);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796025773023);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796025773027);
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
INSERT INTO "scripts" VALUES('01a22b7a-7330-7cb9-bd8f-edad6ef2d777','hello','changed','hello
changed',1,'public',1,2,4,1796025774896,1796025776527,0);
INSERT INTO "scripts" VALUES('01a22b7a-7355-78ec-91f9-ab340665aef0','failing','','failing
',1,'token',1,1,2,1796025774933,1796025776517,60);
INSERT INTO "scripts" VALUES('01a22b7a-73a0-7cc6-ba03-96f355a42ec9','greedy','','greedy
',1,'public',1,1,1,1796025775008,1796025775008,0);
INSERT INTO "scripts" VALUES('01a22b7a-73c1-767b-a880-b4e770670ad1','resting','','resting
',0,'public',1,1,1,1796025775041,1796025775041,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('5cc1f1342991ade89f93d9950ef127f4367881e12695bc0dbd26c9b0e881c5cd','1971c44fa616f872e58e4d78ef69ae4d8b78f3c874349d0b105efd1654b9d816','owner',1796025776356,1796025776356);
INSERT INTO "sessions" VALUES('1dd2066e4e87816cd29daafe1c4f03e03cc072053ffd9b821a7874b73a6f2aa3','7ba31cecace50537e63e6b3555207e5910cd49337e73f4ca3cc0ada51bb3dd2f','owner',1796025786066,1796025786066);
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
