BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$KjkN5dLOaqW8eW2Ta+TTvg$+jF3SvtVQlNkz5td7N5XIBc+nYFBWHcNsaUal6zCAks',1796040660533,1796040660533);
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
INSERT INTO "api_tokens" VALUES('ca505668f996','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,NULL,1796040661117,NULL);
INSERT INTO "api_tokens" VALUES('77c47ec781b1','ended','e7cfee3fcd9470b117418fe2bbc493a0d1585957c75792c298d9dee23ce4e119','["deploy"]',1796040660651,1796044260651,NULL,1796040660679);
INSERT INTO "api_tokens" VALUES('ca5056680001','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,NULL,1796040661117,NULL);
INSERT INTO "api_tokens" VALUES('ca5056680002','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,1796020196978,1796040661117,NULL);
INSERT INTO "api_tokens" VALUES('ca5056680003','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('ca5056680004','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('ca5056680005','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,NULL,1796040661117,NULL);
INSERT INTO "api_tokens" VALUES('ca5056680006','kept','1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d','["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]',1796040660624,NULL,1796040661117,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0468a',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-933c-7ab2-b9fc-b7efe1c9a21f',1796040659772,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c5d-933c-78c6-89ff-31e38cf4cdf7','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c5d-932d-7e34-a2f1-c6a978c066e4','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c5d-934a-7a50-ac5e-9f242db42bf5',1796040659786,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c5d-934a-795c-8ed3-82b975ba0a1b','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c5d-9349-7b5f-9e39-8ff701a6b0a4','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9361-7a1a-afed-7f85d112f95e',1796040659809,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c5d-9361-7953-ba9f-44097cf4950a','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22c5d-9360-7c2c-ace9-2b1cd7f075a7','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c5d-936e-78cc-9dc2-ad7679bf213f',1796040659822,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c5d-936e-7810-8a1f-d41854c56963','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22c5d-936d-7ca3-acef-3c0ab8c40df1','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9379-77d8-9092-f2ce2902153a',1796040659833,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c5d-9379-7718-a5a4-56efcad615a7','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22c5d-9378-7c26-a8fc-0717db6ace5f','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9380-7967-aae1-7afd263a747b',1796040659840,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-9380-77c4-a59a-511f564c10c5','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9635-7a18-8c52-4f8464083643',1796040660533,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22c5d-944b-7bf9-ae63-6048de8773fa','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-963e-763c-b1db-23ca11cb4d21',1796040660542,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c5d-944b-7bf9-ae63-6048de8773fa','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9649-7e94-896c-e46a200d38bf',1796040660552,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c5d-933c-78c6-89ff-31e38cf4cdf7','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c5d-9647-71d7-adfa-ac8268f88f61','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9658-7ef5-84ad-512b23d3ba74',1796040660568,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c5d-933c-78c6-89ff-31e38cf4cdf7','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c5d-9657-7e0a-8536-7abba272fcc1','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9664-7081-ba59-d4270fdba998',1796040660579,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c5d-934a-795c-8ed3-82b975ba0a1b','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c5d-9662-7ea9-bc5f-d1d0b31742b2','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22c5d-966e-7743-878c-4abb4f43926a',1796040660590,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22c5d-933c-78c6-89ff-31e38cf4cdf7','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c5d-966c-792d-98a0-3aaf792a085e','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9677-7b3c-931c-adbf360b42d3',1796040660599,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22c5d-933c-78c6-89ff-31e38cf4cdf7','hello',NULL,NULL,'01a22c5d-9676-7c34-b23b-50eb455ae918','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9682-715d-89eb-d4bbe8afab49',1796040660610,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22c5d-9379-7718-a5a4-56efcad615a7','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22c5d-9680-7f56-a244-527cf5390546','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c5d-9690-717d-9a18-013a35b6cb60',1796040660624,'admin-token',NULL,'127.0.0.1','token.create','token','ca505668f996','kept',NULL,NULL,'01a22c5d-968f-7522-ae26-9172b05de113','{"scopes":["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22c5d-96ab-73e0-adc4-177174fced8d',1796040660651,'admin-token',NULL,'127.0.0.1','token.create','token','77c47ec781b1','ended',NULL,NULL,'01a22c5d-96ab-706b-ae46-df40c0bc79c9','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22c5d-96c7-7b27-b1db-a27ebe1ca4af',1796040660679,'admin-token',NULL,'127.0.0.1','token.revoke','token','77c47ec781b1','ended',NULL,NULL,'01a22c5d-96c7-7987-821c-600a0ea4f58f','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00001',1796040659411,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00002',1796040659411,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00003',1796040659411,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00004',1796040659411,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00005',1796040659411,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00006',1796040659411,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00007',1796040659411,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00008',1796040659411,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00009',1796040659411,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0000a',1796040659411,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0000b',1796040659411,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0000c',1796040659411,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0000d',1796040659411,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0000e',1796040659411,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0000f',1796040659411,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00010',1796040659411,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00011',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00012',1796040659411,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00013',1796040659411,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00014',1796040659411,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00015',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00016',1796040659411,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00017',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00018',1796040659411,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd00019',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0001a',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0001b',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-91d3-7e46-b315-6d6a5fd0001c',1796040659411,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22c5d-91d3-74cb-a9fc-7fa674b9393e','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-b0b9-7481-872e-42b58cfeaf72',1796040667321,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c5d-af0f-7040-8e1d-08bddcc8fb8f','{}');
INSERT INTO "audit_entries" VALUES('01a22c5d-b59f-7850-86f4-4eca2a967341',1796040668575,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T121108.055Z.backup',NULL,'cffa221605d3d466462139c3508ef6f6a5e98813fae39282aee02b5892b9dd15','01a22c5d-b396-70cd-96c5-79f13a3dc6d5','{"bytes":98304,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22c5d-b5b9-7b6e-b5cb-e16d8b3b32a0',1796040668601,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T121108.055Z.backup',NULL,'cffa221605d3d466462139c3508ef6f6a5e98813fae39282aee02b5892b9dd15','01a22c5d-b5b9-7a90-9bec-1b4d14ef5bcd','{"bytes":98304,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796040659772);
INSERT INTO "revisions" VALUES('01a22c5d-934a-795c-8ed3-82b975ba0a1b',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796040659786);
INSERT INTO "revisions" VALUES('01a22c5d-9361-7953-ba9f-44097cf4950a',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796040659809);
INSERT INTO "revisions" VALUES('01a22c5d-936e-7810-8a1f-d41854c56963',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796040659822);
INSERT INTO "revisions" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796040660552);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796040659200);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796040659214);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796040659228);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796040659230);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796040659232);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796040659234);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796040659235);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7','http','api.example.com',1796040660599);
INSERT INTO "script_grants" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7','http','http://192.168.1.20',1796040660599);
INSERT INTO "script_grants" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7','secrets','CHAT_TOKEN',1796040660599);
INSERT INTO "script_grants" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7','kv','shared',1796040660599);
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
INSERT INTO "scripts" VALUES('01a22c5d-933c-78c6-89ff-31e38cf4cdf7','hello','changed','hello
changed',1,'public',1,2,5,1796040659772,1796040660599,0);
INSERT INTO "scripts" VALUES('01a22c5d-934a-795c-8ed3-82b975ba0a1b','failing','','failing
',1,'token',1,1,2,1796040659786,1796040660579,60);
INSERT INTO "scripts" VALUES('01a22c5d-9361-7953-ba9f-44097cf4950a','greedy','','greedy
',1,'public',1,1,1,1796040659809,1796040659809,0);
INSERT INTO "scripts" VALUES('01a22c5d-936e-7810-8a1f-d41854c56963','resting','','resting
',0,'public',1,1,1,1796040659822,1796040659822,0);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('795e8fdf89c936c8d9c7274b0f40713619c154918bbdad6a1aefd549a5fbd528','e273f3eae36623a714890c42bd56b8d1bfab5dbbbe5b830e84cb8167377948dc','owner',1796040660542,1796040660542);
INSERT INTO "sessions" VALUES('3d64f4f553041e8cde6d412a11e48957d2faad9ab7171de484ac4098b352b550','d54ff8994efd4bc84bf01048ba73e86fa8e29f5203713db29552e543f16ffae8','owner',1796040667321,1796040667321);
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
