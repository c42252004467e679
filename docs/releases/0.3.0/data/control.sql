BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$cpDd0y9uVmEyRd6wH0fsqw$O2NUn5L8nM7/sxHGSwd4rFryxPxhSY1XiAXyosikvd4',1796044696845,1796044696845);
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
INSERT INTO "api_tokens" VALUES('53d1a00b5977','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,NULL,1796044697077,NULL);
INSERT INTO "api_tokens" VALUES('4248963c1ae1','ended','ccc376a4e4971377cf081656ea2dd7326e66ca0cbf738559c5a2888b8c839e08','["deploy"]',1796044696961,1796048296961,NULL,1796044696967);
INSERT INTO "api_tokens" VALUES('53d1a00b0001','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,NULL,1796044697077,NULL);
INSERT INTO "api_tokens" VALUES('53d1a00b0002','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,1796020196978,1796044697077,NULL);
INSERT INTO "api_tokens" VALUES('53d1a00b0003','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('53d1a00b0004','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('53d1a00b0005','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,NULL,1796044697077,NULL);
INSERT INTO "api_tokens" VALUES('53d1a00b0006','kept','edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9','["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]',1796044696954,NULL,1796044697077,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7525aa1',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2b8f-74b7-8fc4-a41ace39ee55',1796044696463,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c9b-2b8f-735c-9627-a3a53207e622','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c9b-2b87-793a-bb53-2d23e0a099a1','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2b9f-79a5-847c-b01b047e6b7d',1796044696479,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c9b-2b9f-78e2-bf30-2d55824d3dba','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c9b-2b9e-7dd2-bb13-817ae2cf71f8','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2bac-7bff-baa8-c7fdb8701a5b',1796044696492,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c9b-2bac-7b0c-a455-74177714cf61','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22c9b-2ba9-7e24-a0c8-d9c51cc7d07c','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2bba-7707-b0eb-a5a205a28895',1796044696506,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c9b-2bba-75fc-ad85-11b1e1f5bae0','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22c9b-2bb9-73bf-b8ed-777c15fed294','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2bc9-77ac-81fe-fa0e893985bd',1796044696521,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c9b-2bc9-76a6-af43-50af95ec6c65','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22c9b-2bc6-759e-8054-39537d042588','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2bd4-70f1-92d1-16b270927c8c',1796044696532,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2bd3-7f5b-8f6a-7718c89ac274','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d0d-719d-9676-a50083da3f23',1796044696845,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22c9b-2c37-7452-adc7-d1d1dd032e5d','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d11-72dd-b051-0489cf65cd70',1796044696849,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c9b-2c37-7452-adc7-d1d1dd032e5d','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d1b-765a-8996-702bf726c4b7',1796044696858,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c9b-2b8f-735c-9627-a3a53207e622','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c9b-2d19-7d67-bd1c-98528a6b58cc','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d23-7e76-9bbc-b61cc94780f2',1796044696867,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c9b-2b8f-735c-9627-a3a53207e622','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c9b-2d23-7140-8345-2877ebe3851b','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d2b-74cd-a501-23022df1ec5b',1796044696875,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c9b-2b9f-78e2-bf30-2d55824d3dba','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c9b-2d2a-7793-9802-70b9d09af39d','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d32-7f84-bbde-8ac12678fcc9',1796044696882,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22c9b-2b8f-735c-9627-a3a53207e622','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c9b-2d31-752d-acce-200925f2371a','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d5e-703d-9ab2-439f53b8ee84',1796044696895,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c9b-2d3b-7482-9647-126526335ed1','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d65-792f-b77a-7186153b6ef7',1796044696933,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c9b-2d64-7807-a4d6-0050ae292603','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d6c-7bfc-94e7-eecef62564f0',1796044696940,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22c9b-2b8f-735c-9627-a3a53207e622','hello',NULL,NULL,'01a22c9b-2d6b-7ae0-b417-8f826530d724','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d73-7c66-8e68-b2ff4f8c6cde',1796044696947,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22c9b-2bc9-76a6-af43-50af95ec6c65','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22c9b-2d72-7c3c-9dba-976866cf720b','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d7a-7e4d-b626-cc3d0ae8673e',1796044696954,'admin-token',NULL,'127.0.0.1','token.create','token','53d1a00b5977','kept',NULL,NULL,'01a22c9b-2d7a-7795-b941-72c988ed248f','{"scopes":["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d81-7273-b5a1-64fb542d0428',1796044696961,'admin-token',NULL,'127.0.0.1','token.create','token','4248963c1ae1','ended',NULL,NULL,'01a22c9b-2d80-7fd1-ba66-43c31fa4677a','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2d87-7525-b607-7a4cda31dca3',1796044696967,'admin-token',NULL,'127.0.0.1','token.revoke','token','4248963c1ae1','ended',NULL,NULL,'01a22c9b-2d87-7398-983c-f85354ee73bd','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520001',1796044696309,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520002',1796044696309,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520003',1796044696309,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520004',1796044696309,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520005',1796044696309,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520006',1796044696309,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520007',1796044696309,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520008',1796044696309,'picloud',NULL,NULL,'kv.delete','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520009',1796044696309,'picloud',NULL,NULL,'kv.export','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752000a',1796044696309,'picloud',NULL,NULL,'kv.import','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752000b',1796044696309,'picloud',NULL,NULL,'kv.quota','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752000c',1796044696309,'picloud',NULL,NULL,'kv.set','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752000d',1796044696309,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752000e',1796044696309,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752000f',1796044696309,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520010',1796044696309,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520011',1796044696309,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520012',1796044696309,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520013',1796044696309,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520014',1796044696309,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520015',1796044696309,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520016',1796044696309,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520017',1796044696309,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520018',1796044696309,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520019',1796044696309,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752001a',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752001b',1796044696309,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752001c',1796044696309,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752001d',1796044696309,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752001e',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd752001f',1796044696309,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520020',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520021',1796044696309,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520022',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520023',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520024',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-2af5-74bb-ab61-5d4fd7520025',1796044696309,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22c9b-2af4-7d2f-93df-a6929051dd52','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-3675-766e-a3b1-8ff5a3d39ed5',1796044699253,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c9b-35c8-7f45-867a-e409acaa1b3e','{}');
INSERT INTO "audit_entries" VALUES('01a22c9b-38a0-7c57-b21f-86dfb6f04ad2',1796044699808,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T131819.410Z.backup',NULL,'f1dbd32e4e9db0da8da0eac05dfa63e521ebb3ee6e9a80ac9f58c72819698cb0','01a22c9b-3711-79e9-8a55-1378e8e16c63','{"bytes":143360,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22c9b-38a9-7c3a-ba4b-9c1ee90518e5',1796044699817,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T131819.410Z.backup',NULL,'f1dbd32e4e9db0da8da0eac05dfa63e521ebb3ee6e9a80ac9f58c72819698cb0','01a22c9b-38a9-7b81-b038-7c178e2ec0b8','{"bytes":143360,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796044696463);
INSERT INTO "revisions" VALUES('01a22c9b-2b9f-78e2-bf30-2d55824d3dba',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796044696479);
INSERT INTO "revisions" VALUES('01a22c9b-2bac-7b0c-a455-74177714cf61',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796044696492);
INSERT INTO "revisions" VALUES('01a22c9b-2bba-75fc-ad85-11b1e1f5bae0',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796044696506);
INSERT INTO "revisions" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796044696858);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796044696038);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796044696050);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796044696053);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796044696058);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796044696061);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796044696064);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796044696069);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796044696073);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622','http','api.example.com',1796044696940);
INSERT INTO "script_grants" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622','http','http://192.168.1.20',1796044696940);
INSERT INTO "script_grants" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622','secrets','CHAT_TOKEN',1796044696940);
INSERT INTO "script_grants" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622','kv','shared',1796044696940);
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
INSERT INTO "scripts" VALUES('01a22c9b-2b8f-735c-9627-a3a53207e622','hello','changed','hello
changed',1,'public',1,2,5,1796044696463,1796044696940,0);
INSERT INTO "scripts" VALUES('01a22c9b-2b9f-78e2-bf30-2d55824d3dba','failing','','failing
',1,'token',1,1,2,1796044696479,1796044696875,60);
INSERT INTO "scripts" VALUES('01a22c9b-2bac-7b0c-a455-74177714cf61','greedy','','greedy
',1,'public',1,1,1,1796044696492,1796044696492,0);
INSERT INTO "scripts" VALUES('01a22c9b-2bba-75fc-ad85-11b1e1f5bae0','resting','','resting
',0,'public',1,1,1,1796044696506,1796044696506,0);
CREATE TABLE secrets (
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    previous BLOB,
    previous_until INTEGER,
    set_at INTEGER NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (project, name)
) STRICT;
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',X'A9BCAC4D3A6468A128C6DA748E4E94845DCACDDBFD5DEB024A0A76397FEF8005895819BB874016C95B8BA98803B3A7DE95AEDFDD561025D957E53CA38B',1796044756933,1796044696933,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',NULL,1796044756933,1796044696933,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',X'00FF',1796044756933,1796044696933,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',X'A9BCAC4D3A6468A128C6DA748E4E94845DCACDDBFD5DEB024A0A76397FEF8005895819BB874016C95B8BA98803B3A7DE95AEDFDD561025D957E53CA38B',NULL,1796044696933,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',X'A9BCAC4D3A6468A128C6DA748E4E94845DCACDDBFD5DEB024A0A76397FEF8005895819BB874016C95B8BA98803B3A7DE95AEDFDD561025D957E53CA38B',3,1796044696933,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',X'A9BCAC4D3A6468A128C6DA748E4E94845DCACDDBFD5DEB024A0A76397FEF8005895819BB874016C95B8BA98803B3A7DE95AEDFDD561025D957E53CA38B',1796044756933,1796044696933,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'09a3cc4ae914a271',X'AE407D2425171798872707D7A6BA72771779B953817A5158E22B2DE35704670337AA0BF069A9C04100BB665BE47EEAC902A4751DE1',X'A9BCAC4D3A6468A128C6DA748E4E94845DCACDDBFD5DEB024A0A76397FEF8005895819BB874016C95B8BA98803B3A7DE95AEDFDD561025D957E53CA38B',1796044756933,1796044696933,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('cdbe8271a4937b3b92c1fa58d08458b3b9496828621e0bba230d94f163fa067a','f99f8bc7f424ad593662275b9caafae830fcc29bd66e2fc24afb396fb592aa5d','owner',1796044696849,1796044696849);
INSERT INTO "sessions" VALUES('ca55c5fcb505713a961569b97a05e086828ca693b2388f1d1009be63fef2e744','4ee243002478d249413ddf3a40c3324ba47ad1f77c8c99b42ea5f03d5f553ece','owner',1796044699253,1796044699253);
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
