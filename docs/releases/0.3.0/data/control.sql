BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$uV6Dyp/AXt0JpnuxncgoYA$ag3+Y+zAFSEU15V4oPLtsRgfiZ2vqqEPQcntjSAlUo8',1796041440560,1796041440560);
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
INSERT INTO "api_tokens" VALUES('d849a750428e','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,NULL,1796041440940,NULL);
INSERT INTO "api_tokens" VALUES('6ec0210470ae','ended','d299550ba4f34de8d95c5806d2893e36b11da6bd25f4a4770f630e72c13ad73c','["deploy"]',1796041440756,1796045040756,NULL,1796041440760);
INSERT INTO "api_tokens" VALUES('d849a7500001','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,NULL,1796041440940,NULL);
INSERT INTO "api_tokens" VALUES('d849a7500002','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,1796020196978,1796041440940,NULL);
INSERT INTO "api_tokens" VALUES('d849a7500003','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('d849a7500004','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('d849a7500005','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,NULL,1796041440940,NULL);
INSERT INTO "api_tokens" VALUES('d849a7500006','kept','166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4','["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]',1796041440750,NULL,1796041440940,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21542a44',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-7b02-7e5d-a572-8e92f5a745df',1796041440002,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c69-7b02-7d11-9845-f84309c780e2','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c69-7ae2-7696-87bb-65d31bfb47f5','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7b29-74ab-b71b-f2b8bfd2c818',1796041440041,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c69-7b29-7394-8150-9392875fc560','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c69-7b23-7786-bdab-ab2427770855','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7b53-7f48-ab4d-19c73468dbfd',1796041440083,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c69-7b53-7e48-91f6-03084420a68f','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22c69-7b51-76f0-a94b-a83aee0cb560','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7b5d-7e5d-84e7-6b199498f147',1796041440093,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c69-7b5d-7db8-9b0b-e13b5996ce8b','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22c69-7b5d-7269-b2bc-955e9882be3d','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7b65-7857-9871-9f149bcb07ca',1796041440101,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c69-7b65-77a4-8f24-3cec5e465c83','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22c69-7b64-7abf-a29e-d49b5e2cb451','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7b71-7b5b-97b0-9c65fbed3fcf',1796041440113,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7b71-7a03-b11a-cd00b23d3479','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-7d30-7e84-9be9-5006a88ae873',1796041440560,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22c69-7bc3-7b2c-b5c7-8fee4495a098','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-7d54-7bf8-91af-9b9ffd8f5fe5',1796041440596,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c69-7bc3-7b2c-b5c7-8fee4495a098','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-7d68-7e5f-9e52-da1d2d3687a9',1796041440616,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c69-7b02-7d11-9845-f84309c780e2','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c69-7d5d-765a-a508-effcf45ac67e','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c69-7d73-7a4b-ba56-fd729c931e07',1796041440627,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c69-7b02-7d11-9845-f84309c780e2','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c69-7d72-7e85-97e9-5d5ecd7fd43d','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22c69-7d81-715c-8c09-c9b204ad93bd',1796041440641,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c69-7b29-7394-8150-9392875fc560','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c69-7d80-729b-af36-3342323ed994','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22c69-7d8b-798b-a796-8a59b46238dc',1796041440651,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22c69-7b02-7d11-9845-f84309c780e2','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c69-7d8a-765a-ad48-2ef7e16083f2','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c69-7db5-7e89-9f8d-92b97a22fb63',1796041440677,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c69-7d94-7cd0-8190-3a1b2a9345b3','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7dc8-7cb2-8c7a-cdd63ae78c40',1796041440712,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c69-7dc4-7c2d-91e3-42bfca1969b5','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22c69-7de0-7f2c-a6f0-5b19cc71bb44',1796041440736,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22c69-7b02-7d11-9845-f84309c780e2','hello',NULL,NULL,'01a22c69-7dde-7861-a9bf-2a068eb0f80a','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22c69-7de9-757c-b272-44907b8d8a95',1796041440745,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22c69-7b65-77a4-8f24-3cec5e465c83','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22c69-7de8-7b0b-8e74-fcc2dc86b860','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c69-7dee-7a4c-bdf8-51696ab8a1c0',1796041440750,'admin-token',NULL,'127.0.0.1','token.create','token','d849a750428e','kept',NULL,NULL,'01a22c69-7dee-742f-9bc2-339e02ec680a','{"scopes":["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22c69-7df4-73b0-a054-76c15fe5a638',1796041440756,'admin-token',NULL,'127.0.0.1','token.create','token','6ec0210470ae','ended',NULL,NULL,'01a22c69-7df4-722d-a9f0-2315775ad423','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22c69-7df8-7d45-a3d7-b3b7808d4312',1796041440760,'admin-token',NULL,'127.0.0.1','token.revoke','token','6ec0210470ae','ended',NULL,NULL,'01a22c69-7df8-7af8-943d-12e1363d9895','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540001',1796041439357,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540002',1796041439357,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540003',1796041439357,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540004',1796041439357,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540005',1796041439357,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540006',1796041439357,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540007',1796041439357,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540008',1796041439357,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540009',1796041439357,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154000a',1796041439357,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154000b',1796041439357,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154000c',1796041439357,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154000d',1796041439357,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154000e',1796041439357,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154000f',1796041439357,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540010',1796041439357,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540011',1796041439357,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540012',1796041439357,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540013',1796041439357,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540014',1796041439357,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540015',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540016',1796041439357,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540017',1796041439357,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540018',1796041439357,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540019',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154001a',1796041439357,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154001b',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154001c',1796041439357,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154001d',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154001e',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a2154001f',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-787d-79e7-ab61-cb3a21540020',1796041439357,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22c69-7876-77f8-b90a-b5ac748a3adc','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-8be9-719b-a470-bfc5a7f8398e',1796041444328,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c69-8a3b-75f0-9e80-a5bf8cb27b12','{}');
INSERT INTO "audit_entries" VALUES('01a22c69-9274-7bb5-9e96-ba51aa51540d',1796041446004,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T122405.553Z.backup',NULL,'6eb895d231dd41bf4cb7469d16e95ae7a3416a611ad27c17e920587fc242c114','01a22c69-90af-7aae-b1e7-61076336662a','{"bytes":106496,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22c69-927a-7589-bdca-a3dab55eaa89',1796041446010,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T122405.553Z.backup',NULL,'6eb895d231dd41bf4cb7469d16e95ae7a3416a611ad27c17e920587fc242c114','01a22c69-927a-74ff-a1fa-eea3bf9196c0','{"bytes":106496,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796041440002);
INSERT INTO "revisions" VALUES('01a22c69-7b29-7394-8150-9392875fc560',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796041440041);
INSERT INTO "revisions" VALUES('01a22c69-7b53-7e48-91f6-03084420a68f',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796041440083);
INSERT INTO "revisions" VALUES('01a22c69-7b5d-7db8-9b0b-e13b5996ce8b',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796041440093);
INSERT INTO "revisions" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796041440616);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796041438934);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796041438938);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796041438940);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796041438943);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796041438945);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796041438947);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796041438948);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796041438951);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2','http','api.example.com',1796041440736);
INSERT INTO "script_grants" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2','http','http://192.168.1.20',1796041440736);
INSERT INTO "script_grants" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2','secrets','CHAT_TOKEN',1796041440736);
INSERT INTO "script_grants" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2','kv','shared',1796041440736);
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
INSERT INTO "scripts" VALUES('01a22c69-7b02-7d11-9845-f84309c780e2','hello','changed','hello
changed',1,'public',1,2,5,1796041440002,1796041440736,0);
INSERT INTO "scripts" VALUES('01a22c69-7b29-7394-8150-9392875fc560','failing','','failing
',1,'token',1,1,2,1796041440041,1796041440641,60);
INSERT INTO "scripts" VALUES('01a22c69-7b53-7e48-91f6-03084420a68f','greedy','','greedy
',1,'public',1,1,1,1796041440083,1796041440083,0);
INSERT INTO "scripts" VALUES('01a22c69-7b5d-7db8-9b0b-e13b5996ce8b','resting','','resting
',0,'public',1,1,1,1796041440093,1796041440093,0);
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
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',X'7435412F4763936342AC3F27BEF6B965DDB0A944438A7157980901205F37EEEEB3910A96C9010483B488231D8DD1BD6DFD94CBF40B12A9F5EF6772D541',1796041500712,1796041440712,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',NULL,1796041500712,1796041440712,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',X'00FF',1796041500712,1796041440712,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',X'7435412F4763936342AC3F27BEF6B965DDB0A944438A7157980901205F37EEEEB3910A96C9010483B488231D8DD1BD6DFD94CBF40B12A9F5EF6772D541',NULL,1796041440712,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',X'7435412F4763936342AC3F27BEF6B965DDB0A944438A7157980901205F37EEEEB3910A96C9010483B488231D8DD1BD6DFD94CBF40B12A9F5EF6772D541',3,1796041440712,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',X'7435412F4763936342AC3F27BEF6B965DDB0A944438A7157980901205F37EEEEB3910A96C9010483B488231D8DD1BD6DFD94CBF40B12A9F5EF6772D541',1796041500712,1796041440712,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'8621902e0e6e0326',X'0A311089CA018506BFE609CE16000D24B9E28163F3B91FC06A9A48D4A7B36B35A8B9B2411B60E1AD21953D41AA4E7BAEA3E54A9BC4',X'7435412F4763936342AC3F27BEF6B965DDB0A944438A7157980901205F37EEEEB3910A96C9010483B488231D8DD1BD6DFD94CBF40B12A9F5EF6772D541',1796041500712,1796041440712,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('821adce1105aeefc17f539a392f4d481baae6753c88c85fd15d4a74f53683ed7','0c2973ee974b993b5c8100290b8a7073de1722aa4a17ac9f2e0f0f19cb540f02','owner',1796041440596,1796041440596);
INSERT INTO "sessions" VALUES('12cf62756a04eaf4e612fb92254c8e334e302e828fe4db78262e29a9041e8287','242c7923c14ace8cfea06c300385b73cd687bfb6c54ccc1b8d21b9df6da64c90','owner',1796041444328,1796041444328);
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
