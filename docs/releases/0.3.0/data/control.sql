BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$1LzMDPRUOndBkZQ+xydVRg$B5sNIuJJ+Rys4iGLGxmRTK7RKbjOngCslOK27/qu0qE',1796042118229,1796042118229);
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
INSERT INTO "api_tokens" VALUES('d6263cbe6887','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,NULL,1796042118828,NULL);
INSERT INTO "api_tokens" VALUES('886c38f0832b','ended','f1d5bfa82b8ade3f7d67290a2acf1eeae5735e334a0673c7160ef71fd798c2c4','["deploy"]',1796042118506,1796045718506,NULL,1796042118519);
INSERT INTO "api_tokens" VALUES('d6263cbe0001','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,NULL,1796042118828,NULL);
INSERT INTO "api_tokens" VALUES('d6263cbe0002','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,1796020196978,1796042118828,NULL);
INSERT INTO "api_tokens" VALUES('d6263cbe0003','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('d6263cbe0004','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('d6263cbe0005','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,NULL,1796042118828,NULL);
INSERT INTO "api_tokens" VALUES('d6263cbe0006','kept','b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee','["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]',1796042118492,NULL,1796042118828,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a36675',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-d108-7f19-9391-325366518d0e',1796042117384,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c73-d108-7d2f-abdb-babaa94451f2','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c73-d0f9-75d3-a062-8517dea47631','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d145-7812-81ff-6173134533db',1796042117445,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c73-d145-7639-a1cb-f787aba0cf89','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c73-d13f-7704-9b6b-7f7d2727bd3e','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d16d-7688-b76f-0bac118d1680',1796042117485,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c73-d16d-74d0-868e-43e8df59484f','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22c73-d169-7d50-b791-f9893fc416f5','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d18d-76e2-af00-875886a7d3d4',1796042117517,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c73-d18d-7583-9076-2bcf5ee7a1fb','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22c73-d189-7111-bb12-064d19daa992','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d1b0-7df0-9c98-1634d33e4eb8',1796042117552,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c73-d1b0-7c8b-a387-afd90b300997','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22c73-d1ac-7dc8-bf27-63c73a498b04','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d1ca-73ba-9912-f9fe9dd44389',1796042117578,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22c73-d1ca-720b-be24-e7e6ced6ad64','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-d455-7067-930e-9dbec9b71906',1796042118229,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22c73-d2b1-7450-b0d6-e57f05499292','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-d45c-77eb-904b-ebf7c592a634',1796042118236,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c73-d2b1-7450-b0d6-e57f05499292','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-d479-76a8-8150-1873f3f14101',1796042118264,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c73-d108-7d2f-abdb-babaa94451f2','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c73-d474-7ef7-b34c-00cd228e67ab','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c73-d495-76f0-938b-e1430aa0b5c9',1796042118293,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c73-d108-7d2f-abdb-babaa94451f2','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c73-d491-703c-b59f-58b330a53abb','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22c73-d4b9-7667-af8c-c6de14f476c1',1796042118329,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c73-d145-7639-a1cb-f787aba0cf89','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c73-d4b5-763b-a222-c626d253c354','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22c73-d4d5-77b6-ad90-d5fbcd721998',1796042118357,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22c73-d108-7d2f-abdb-babaa94451f2','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c73-d4d1-7613-aa3f-fc9d9c390566','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c73-d510-7ff7-a52a-fbff6ec91027',1796042118400,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c73-d4f0-7390-a343-aeecfa1adb5d','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d529-74ff-bf64-a8653e89f756',1796042118441,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c73-d528-7230-a2eb-b585750b5427','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22c73-d545-76e0-8045-15652ab6a331',1796042118469,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22c73-d108-7d2f-abdb-babaa94451f2','hello',NULL,NULL,'01a22c73-d544-7718-9abf-385c0ea62dbf','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22c73-d552-7134-9355-0f2cecd87d64',1796042118482,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22c73-d1b0-7c8b-a387-afd90b300997','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22c73-d551-7416-966e-f6c91ee10eaf','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c73-d55c-77c5-b94d-6043fdb6d2a1',1796042118492,'admin-token',NULL,'127.0.0.1','token.create','token','d6263cbe6887','kept',NULL,NULL,'01a22c73-d55b-7f45-a8f2-5f70b4c94c62','{"scopes":["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22c73-d56a-759c-8d9a-c75889df7029',1796042118506,'admin-token',NULL,'127.0.0.1','token.create','token','886c38f0832b','ended',NULL,NULL,'01a22c73-d56a-7330-a6a7-817e1b6d290b','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22c73-d577-792f-8670-c689afe296c2',1796042118519,'admin-token',NULL,'127.0.0.1','token.revoke','token','886c38f0832b','ended',NULL,NULL,'01a22c73-d577-7784-a1c9-d89af8c999fa','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30001',1796042116953,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30002',1796042116953,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30003',1796042116953,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30004',1796042116953,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30005',1796042116953,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30006',1796042116953,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30007',1796042116953,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30008',1796042116953,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30009',1796042116953,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3000a',1796042116953,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3000b',1796042116953,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3000c',1796042116953,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3000d',1796042116953,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3000e',1796042116953,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3000f',1796042116953,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30010',1796042116953,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30011',1796042116953,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30012',1796042116953,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30013',1796042116953,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30014',1796042116953,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30015',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30016',1796042116953,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30017',1796042116953,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30018',1796042116953,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30019',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3001a',1796042116953,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3001b',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3001c',1796042116953,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3001d',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3001e',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a3001f',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-cf59-748d-9f5d-d475d6a30020',1796042116953,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22c73-cf52-78ad-a829-ba3b711ecbb5','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-ea27-7142-9eb7-0fb331de25db',1796042123814,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c73-e90e-753e-aa82-2e56aa45fa98','{}');
INSERT INTO "audit_entries" VALUES('01a22c73-ef30-7b95-84ee-5076ae1d83ff',1796042125104,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T123524.652Z.backup',NULL,'5ce2e1ce1c9d871fbedee8456562fbe6a9870b345f1e31cc9f535a490b76da54','01a22c73-ed63-7106-8583-08343a36cd7b','{"bytes":106496,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22c73-ef4c-7ae6-9ae3-806ce6f881af',1796042125132,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T123524.652Z.backup',NULL,'5ce2e1ce1c9d871fbedee8456562fbe6a9870b345f1e31cc9f535a490b76da54','01a22c73-ef4c-79f6-bc06-90f0b79abafc','{"bytes":106496,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796042117384);
INSERT INTO "revisions" VALUES('01a22c73-d145-7639-a1cb-f787aba0cf89',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796042117445);
INSERT INTO "revisions" VALUES('01a22c73-d16d-74d0-868e-43e8df59484f',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796042117485);
INSERT INTO "revisions" VALUES('01a22c73-d18d-7583-9076-2bcf5ee7a1fb',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796042117517);
INSERT INTO "revisions" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796042118264);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796042116365);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796042116394);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796042116406);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796042116421);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796042116426);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796042116436);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796042116453);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796042116462);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2','http','api.example.com',1796042118469);
INSERT INTO "script_grants" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2','http','http://192.168.1.20',1796042118469);
INSERT INTO "script_grants" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2','secrets','CHAT_TOKEN',1796042118469);
INSERT INTO "script_grants" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2','kv','shared',1796042118469);
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
INSERT INTO "scripts" VALUES('01a22c73-d108-7d2f-abdb-babaa94451f2','hello','changed','hello
changed',1,'public',1,2,5,1796042117384,1796042118469,0);
INSERT INTO "scripts" VALUES('01a22c73-d145-7639-a1cb-f787aba0cf89','failing','','failing
',1,'token',1,1,2,1796042117445,1796042118329,60);
INSERT INTO "scripts" VALUES('01a22c73-d16d-74d0-868e-43e8df59484f','greedy','','greedy
',1,'public',1,1,1,1796042117485,1796042117485,0);
INSERT INTO "scripts" VALUES('01a22c73-d18d-7583-9076-2bcf5ee7a1fb','resting','','resting
',0,'public',1,1,1,1796042117517,1796042117517,0);
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
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',X'2144DB9E7D4CE43974A2CFD11437345D80DF182D4A6E162EEA066E3A587765EA6EC112F3F10DBA1AE8826BB3DC21FD293A9A7F20779EE0BB06E6A6CCF6',1796042178441,1796042118441,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',NULL,1796042178441,1796042118441,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',X'00FF',1796042178441,1796042118441,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',X'2144DB9E7D4CE43974A2CFD11437345D80DF182D4A6E162EEA066E3A587765EA6EC112F3F10DBA1AE8826BB3DC21FD293A9A7F20779EE0BB06E6A6CCF6',NULL,1796042118441,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',X'2144DB9E7D4CE43974A2CFD11437345D80DF182D4A6E162EEA066E3A587765EA6EC112F3F10DBA1AE8826BB3DC21FD293A9A7F20779EE0BB06E6A6CCF6',3,1796042118441,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',X'2144DB9E7D4CE43974A2CFD11437345D80DF182D4A6E162EEA066E3A587765EA6EC112F3F10DBA1AE8826BB3DC21FD293A9A7F20779EE0BB06E6A6CCF6',1796042178441,1796042118441,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'354550f39128bd2c',X'AD64B2E007462F6BEA0B95CEF57371A3B97A63B1E5A8C65FAD9D9FA557EB88CEC0AD5FE4366B359A72059BC912A572B02C6B102B5A',X'2144DB9E7D4CE43974A2CFD11437345D80DF182D4A6E162EEA066E3A587765EA6EC112F3F10DBA1AE8826BB3DC21FD293A9A7F20779EE0BB06E6A6CCF6',1796042178441,1796042118441,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('908ad4670b0066161f76eca9f5f90ecfe9967b0c640f9249078dda0e7a3c575f','45895897fb493a24d73b2d8fe7661fe61be6892d6258849c6278268015b69afa','owner',1796042118236,1796042118236);
INSERT INTO "sessions" VALUES('6c80aea4fb3cb417b4bfd5e17e39a1fa9777425bf619dd0e05dca5ebf08d5030','c5cc1168f82b7b895388b693860bfed43c4bebbe9160150ecfb1ee1ca9595e96','owner',1796042123814,1796042123814);
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
