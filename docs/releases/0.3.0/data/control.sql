BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$EMrUZiXpnV5By4DevNR+QA$94H247VklHjAeVBGluykJ4whrCqRcEcW3Fv5Hx2j3V0',1796039099255,1796039099255);
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
INSERT INTO "api_tokens" VALUES('44ea619147ad','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,NULL,1796039099392,NULL);
INSERT INTO "api_tokens" VALUES('a1ac380e827a','ended','d60cc460acac4489520b615239172a868a1cffde0ca6f5c68f05419c277c60aa','["deploy"]',1796039099298,1796042699298,NULL,1796039099302);
INSERT INTO "api_tokens" VALUES('44ea61910001','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,NULL,1796039099392,NULL);
INSERT INTO "api_tokens" VALUES('44ea61910002','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,1796020196978,1796039099392,NULL);
INSERT INTO "api_tokens" VALUES('44ea61910003','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('44ea61910004','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('44ea61910005','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,NULL,1796039099392,NULL);
INSERT INTO "api_tokens" VALUES('44ea61910006','kept','ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b','["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]',1796039099293,NULL,1796039099392,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240e150',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c2bf-7652-b9fe-f16b0844d110',1796039099071,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c45-c2bf-74c7-9b87-aa8929f44a30','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c45-c2bc-7e72-8527-cf93f6857bcf','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c45-c2c7-783c-901d-5b743ab0f89a',1796039099079,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c45-c2c7-776c-8f84-fa4af390530c','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c45-c2c6-7c35-b0a8-d4b871ac9f5e','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c45-c2cd-7ef8-bc34-663c22eeac06',1796039099085,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c45-c2cd-7e57-b3de-9fb588991c7f','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22c45-c2cd-7326-8e05-45d6c678432c','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c45-c2d3-7f5d-ba64-d74f8a7acd99',1796039099091,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c45-c2d3-7ec3-b1a8-6ef479403a7a','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22c45-c2d3-7586-9006-695cb7dc56b2','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c45-c2d9-7215-9b22-3aef9ae60bc2',1796039099097,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c45-c2d9-719c-b421-e695a2a4d8ce','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22c45-c2d8-79ad-9d05-3f3475c97cdd','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c45-c2dd-7c24-9484-09789198c716',1796039099101,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c2dd-7b35-aedb-82388df396ae','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c377-7914-9594-fbd1f632928b',1796039099255,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22c45-c2fe-7e5c-be62-11409f385f67','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c37a-7550-a74b-6c1db71e50d2',1796039099258,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c45-c2fe-7e5c-be62-11409f385f67','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c382-7644-9b4d-12b1c8d6378d',1796039099266,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c45-c2bf-74c7-9b87-aa8929f44a30','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c45-c381-745f-a799-e90c6c71580d','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c45-c388-78e3-95e2-c13d6e66eacc',1796039099272,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c45-c2bf-74c7-9b87-aa8929f44a30','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c45-c387-7f74-aaa1-3c62db1f4a31','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22c45-c38d-7ef2-bb7c-195b612eb183',1796039099277,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c45-c2c7-776c-8f84-fa4af390530c','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c45-c38d-776b-a745-65ea5b2e48fe','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22c45-c393-7cb3-845e-187f19f66f29',1796039099283,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22c45-c2bf-74c7-9b87-aa8929f44a30','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c45-c392-77a4-820d-115e3fcb362f','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c45-c398-7a28-951e-7faad4395fad',1796039099288,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22c45-c2d9-719c-b421-e695a2a4d8ce','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22c45-c398-7137-b815-f8881d73bd4b','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c45-c39d-77c9-9347-acc012919963',1796039099293,'admin-token',NULL,'127.0.0.1','token.create','token','44ea619147ad','kept',NULL,NULL,'01a22c45-c39d-7150-bd68-3dbbbf5d03d6','{"scopes":["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22c45-c3a2-7332-aeaf-dfc146631d6f',1796039099298,'admin-token',NULL,'127.0.0.1','token.create','token','a1ac380e827a','ended',NULL,NULL,'01a22c45-c3a2-71a1-8be8-b452bb0215e0','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22c45-c3a6-7f01-bedd-5880eed4999c',1796039099302,'admin-token',NULL,'127.0.0.1','token.revoke','token','a1ac380e827a','ended',NULL,NULL,'01a22c45-c3a6-7d7d-9f48-1c6d0eb4fdb9','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400001',1796039098935,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400002',1796039098935,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400003',1796039098935,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400004',1796039098935,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400005',1796039098935,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400006',1796039098935,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400007',1796039098935,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400008',1796039098935,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400009',1796039098935,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240000a',1796039098935,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240000b',1796039098935,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240000c',1796039098935,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240000d',1796039098935,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240000e',1796039098935,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240000f',1796039098935,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400010',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400011',1796039098935,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400012',1796039098935,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400013',1796039098935,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400014',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400015',1796039098935,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400016',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400017',1796039098935,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400018',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab2400019',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240001a',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c237-7b94-8e8f-df3ab240001b',1796039098935,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22c45-c237-72a6-a58e-a28dc742e061','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-c93e-73fc-9591-97c5e1cd63f3',1796039100734,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c45-c8dd-76a2-9c6e-1b195fbef2cd','{}');
INSERT INTO "audit_entries" VALUES('01a22c45-ca2b-729d-83a0-02e3c3225f66',1796039100971,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T114500.889Z.backup',NULL,'5702466dfc01af174bdec9c70e39cdd3472840ddeaac387c5e7c651a583e1a07','01a22c45-c9d8-7b9a-8fb0-174fe0da91e9','{"bytes":77824,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22c45-ca2f-7b28-84f5-ec99002c3067',1796039100975,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T114500.889Z.backup',NULL,'5702466dfc01af174bdec9c70e39cdd3472840ddeaac387c5e7c651a583e1a07','01a22c45-ca2f-7aad-935a-2c0ec2bf256b','{"bytes":77824,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22c45-c2bf-74c7-9b87-aa8929f44a30',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796039099071);
INSERT INTO "revisions" VALUES('01a22c45-c2c7-776c-8f84-fa4af390530c',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796039099079);
INSERT INTO "revisions" VALUES('01a22c45-c2cd-7e57-b3de-9fb588991c7f',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796039099085);
INSERT INTO "revisions" VALUES('01a22c45-c2d3-7ec3-b1a8-6ef479403a7a',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796039099091);
INSERT INTO "revisions" VALUES('01a22c45-c2bf-74c7-9b87-aa8929f44a30',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796039099266);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796039098832);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796039098834);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796039098836);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796039098838);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796039098839);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796039098840);
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
INSERT INTO "scripts" VALUES('01a22c45-c2bf-74c7-9b87-aa8929f44a30','hello','changed','hello
changed',1,'public',1,2,4,1796039099071,1796039099283,0);
INSERT INTO "scripts" VALUES('01a22c45-c2c7-776c-8f84-fa4af390530c','failing','','failing
',1,'token',1,1,2,1796039099079,1796039099277,60);
INSERT INTO "scripts" VALUES('01a22c45-c2cd-7e57-b3de-9fb588991c7f','greedy','','greedy
',1,'public',1,1,1,1796039099085,1796039099085,0);
INSERT INTO "scripts" VALUES('01a22c45-c2d3-7ec3-b1a8-6ef479403a7a','resting','','resting
',0,'public',1,1,1,1796039099091,1796039099091,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('862cc97f324e81f999645c961089bac0dc0e6467018f040b24e5f7ad39e810a3','0206c8dff20a033f62a8e4c1ffc57367f81634fd8d4192f85bba051f44afb23f','owner',1796039099258,1796039099258);
INSERT INTO "sessions" VALUES('ce72cc5f05ecf6404f21ec0d57a50e60961b924a4377a44cd94d8ad6243e489c','3bce8eb512a0bee0b8688389f99ef0590f93c76221ef822f70a5c46c22d6319e','owner',1796039100734,1796039100734);
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
