BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$qdGN3jOxugTXf+tQp+/Sig$kk2LHsvCpA+hqn+VR/481IqHZb2RilVZsj84z8z1aLY',1796042718743,1796042718743);
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
INSERT INTO "api_tokens" VALUES('a78dd02d4f17','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,NULL,1796042719028,NULL);
INSERT INTO "api_tokens" VALUES('324297e2ca0b','ended','9bd91516bf25a0f245f73bdcc1a050da03afb0ddf5939d98a77ffc6a998ea4d7','["deploy"]',1796042718876,1796046318876,NULL,1796042718881);
INSERT INTO "api_tokens" VALUES('a78dd02d0001','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,NULL,1796042719028,NULL);
INSERT INTO "api_tokens" VALUES('a78dd02d0002','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,1796020196978,1796042719028,NULL);
INSERT INTO "api_tokens" VALUES('a78dd02d0003','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('a78dd02d0004','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('a78dd02d0005','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,NULL,1796042719028,NULL);
INSERT INTO "api_tokens" VALUES('a78dd02d0006','kept','f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d','["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]',1796042718868,NULL,1796042719028,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f2982',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fc3d-7e16-bfac-6dfef70f9340',1796042718269,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c7c-fc3d-7c9e-95c3-f7384565dbed','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c7c-fc33-74e0-be5e-de2a8b0a54fb','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fc4d-74bf-809e-67b696e6d37f',1796042718285,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c7c-fc4d-7389-9526-4c050e6936a8','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c7c-fc47-77c0-8b1a-0870f5af6cd5','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fc94-7de1-af1b-7ea3eef286df',1796042718356,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c7c-fc94-7cb7-9b67-15c80df22aad','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22c7c-fc5b-7d9a-8e17-03b907cbc1cc','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fcc4-70bb-aa48-d991a581a1af',1796042718403,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c7c-fcc3-7f7f-a186-d7d0f59d2e71','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22c7c-fcc3-7143-9f39-dd8ea5fffc59','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fcd5-72d9-86fd-bdd9dfa8490b',1796042718421,'admin-token',NULL,'127.0.0.1','script.create','script','01a22c7c-fcd5-717b-bdba-6272d2c236fe','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22c7c-fcd1-7291-9ed0-263e787fc40e','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fcda-7529-a5f7-7738b63d6aa4',1796042718426,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fcda-742a-b473-abfdc7f5880d','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe17-759d-95bd-77362f0c30fc',1796042718743,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22c7c-fd62-7a18-bc97-5492ad2b0b48','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe19-7c90-a165-9d78ce187ab6',1796042718745,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c7c-fd62-7a18-bc97-5492ad2b0b48','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe20-789b-a54b-d09a60cf43bb',1796042718752,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c7c-fc3d-7c9e-95c3-f7384565dbed','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c7c-fe1f-737d-a64f-2c876a509ce0','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe26-771f-8a92-587d29f026df',1796042718758,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c7c-fc3d-7c9e-95c3-f7384565dbed','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22c7c-fe25-7d62-80b2-0d6c1ca23d3b','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe30-7d12-87a7-6c8b5daa3e4d',1796042718768,'admin-token',NULL,'127.0.0.1','script.update','script','01a22c7c-fc4d-7389-9526-4c050e6936a8','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22c7c-fe30-70be-9aa4-290cba19d6df','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe42-7490-9bbd-5b79929d6037',1796042718786,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22c7c-fc3d-7c9e-95c3-f7384565dbed','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22c7c-fe39-7a5f-9cea-9f8907c62274','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe5d-7ef8-8bca-3e7a1475612a',1796042718800,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c7c-fe49-7fa9-8ef3-d3950e843146','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe71-7478-be72-ba17ece8cd5f',1796042718833,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22c7c-fe67-73af-bca3-212c35342fd0','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe83-782b-9d12-fc84a756a240',1796042718851,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22c7c-fc3d-7c9e-95c3-f7384565dbed','hello',NULL,NULL,'01a22c7c-fe78-7c87-a3f3-3c09cf5ce982','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe8d-7028-8797-29ac2063dfde',1796042718861,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22c7c-fcd5-717b-bdba-6272d2c236fe','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22c7c-fe8c-7508-91b0-96b10aef1c76','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe94-7be5-81e9-3e181f7f03ef',1796042718868,'admin-token',NULL,'127.0.0.1','token.create','token','a78dd02d4f17','kept',NULL,NULL,'01a22c7c-fe92-70d8-a3b3-58b3edba0b2c','{"scopes":["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fe9c-7787-8f18-8cc8b58e9a02',1796042718876,'admin-token',NULL,'127.0.0.1','token.create','token','324297e2ca0b','ended',NULL,NULL,'01a22c7c-fe9c-74e5-be20-0519ac531e62','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fea1-70ed-b14e-5183ed0cf0cb',1796042718881,'admin-token',NULL,'127.0.0.1','token.revoke','token','324297e2ca0b','ended',NULL,NULL,'01a22c7c-fea0-7fdc-9ceb-194fb27bbce2','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0001',1796042717997,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0002',1796042717997,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0003',1796042717997,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0004',1796042717997,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0005',1796042717997,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0006',1796042717997,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0007',1796042717997,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0008',1796042717997,'picloud',NULL,NULL,'kv.delete','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0009',1796042717997,'picloud',NULL,NULL,'kv.export','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000a',1796042717997,'picloud',NULL,NULL,'kv.import','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000b',1796042717997,'picloud',NULL,NULL,'kv.quota','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000c',1796042717997,'picloud',NULL,NULL,'kv.set','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000d',1796042717997,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000e',1796042717997,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000f',1796042717997,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0010',1796042717997,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0011',1796042717997,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0012',1796042717997,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0013',1796042717997,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0014',1796042717997,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0015',1796042717997,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0016',1796042717997,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0017',1796042717997,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0018',1796042717997,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0019',1796042717997,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001a',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001b',1796042717997,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001c',1796042717997,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001d',1796042717997,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001e',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001f',1796042717997,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0020',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0021',1796042717997,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0022',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0023',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0024',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0025',1796042717997,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22c7c-fb2d-733c-a5c5-355b646443ab','{}');
INSERT INTO "audit_entries" VALUES('01a22c7d-0c46-7190-a8ad-a9ac4a64bcee',1796042722374,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22c7d-0b3a-7355-8e26-83db4d2d4d74','{}');
INSERT INTO "audit_entries" VALUES('01a22c7d-0e8c-7ccb-950d-e11582fb6ac5',1796042722956,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T124522.576Z.backup',NULL,'ea5fd80f61fcde26965bace4b6041ea41eb06dd8cbee0bfd6b8f12c167286235','01a22c7d-0d0b-7b40-9d56-f68ed3752bc1','{"bytes":106496,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22c7d-0e93-78ca-82e4-1a776510bb2c',1796042722963,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T124522.576Z.backup',NULL,'ea5fd80f61fcde26965bace4b6041ea41eb06dd8cbee0bfd6b8f12c167286235','01a22c7d-0e93-784c-b287-95719677721f','{"bytes":106496,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796042718269);
INSERT INTO "revisions" VALUES('01a22c7c-fc4d-7389-9526-4c050e6936a8',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796042718285);
INSERT INTO "revisions" VALUES('01a22c7c-fc94-7cb7-9b67-15c80df22aad',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796042718356);
INSERT INTO "revisions" VALUES('01a22c7c-fcc3-7f7f-a186-d7d0f59d2e71',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796042718403);
INSERT INTO "revisions" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796042718752);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796042717655);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796042717678);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796042717685);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796042717694);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796042717695);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796042717697);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796042717698);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796042717699);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed','http','api.example.com',1796042718851);
INSERT INTO "script_grants" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed','http','http://192.168.1.20',1796042718851);
INSERT INTO "script_grants" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed','secrets','CHAT_TOKEN',1796042718851);
INSERT INTO "script_grants" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed','kv','shared',1796042718851);
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
INSERT INTO "scripts" VALUES('01a22c7c-fc3d-7c9e-95c3-f7384565dbed','hello','changed','hello
changed',1,'public',1,2,5,1796042718269,1796042718851,0);
INSERT INTO "scripts" VALUES('01a22c7c-fc4d-7389-9526-4c050e6936a8','failing','','failing
',1,'token',1,1,2,1796042718285,1796042718768,60);
INSERT INTO "scripts" VALUES('01a22c7c-fc94-7cb7-9b67-15c80df22aad','greedy','','greedy
',1,'public',1,1,1,1796042718356,1796042718356,0);
INSERT INTO "scripts" VALUES('01a22c7c-fcc3-7f7f-a186-d7d0f59d2e71','resting','','resting
',0,'public',1,1,1,1796042718403,1796042718403,0);
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
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',X'8F861151F6559ECE38B16FB904D482A8181DE3970ABE1081D9E98CF28E245F65A6F31EAF9497A3E1FD43AE43ED7F291A2AE17BF77CDFB58B30E23D255D',1796042778833,1796042718833,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',NULL,1796042778833,1796042718833,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',X'00FF',1796042778833,1796042718833,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',X'8F861151F6559ECE38B16FB904D482A8181DE3970ABE1081D9E98CF28E245F65A6F31EAF9497A3E1FD43AE43ED7F291A2AE17BF77CDFB58B30E23D255D',NULL,1796042718833,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',X'8F861151F6559ECE38B16FB904D482A8181DE3970ABE1081D9E98CF28E245F65A6F31EAF9497A3E1FD43AE43ED7F291A2AE17BF77CDFB58B30E23D255D',3,1796042718833,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',X'8F861151F6559ECE38B16FB904D482A8181DE3970ABE1081D9E98CF28E245F65A6F31EAF9497A3E1FD43AE43ED7F291A2AE17BF77CDFB58B30E23D255D',1796042778833,1796042718833,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'cdbac4cd0eaa2b59',X'9ECCC2ED6A298CF92F45229770431879306F006BFE422125C820A8E3853B9F9A2671DBDEC4C77DEC0C578153D5D7AF07ADD928F576',X'8F861151F6559ECE38B16FB904D482A8181DE3970ABE1081D9E98CF28E245F65A6F31EAF9497A3E1FD43AE43ED7F291A2AE17BF77CDFB58B30E23D255D',1796042778833,1796042718833,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('7c85280a2e1ae5e6443d85bba0be48c417e87b45e252754cd07a9c2aec19b1eb','0d4b659b5fa29d0ef28154065261def874b4bb1ec03972c8d23ea235726460e4','owner',1796042718745,1796042718745);
INSERT INTO "sessions" VALUES('281f50cd973c74aa7bb490dd39e7b801232404a4c01f3acc38b31701c6f37ef8','1102b01e079247820edefa90697f561775fdff99116baf63e59cb90d6a0d70f2','owner',1796042722374,1796042722374);
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
