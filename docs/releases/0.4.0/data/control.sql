BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$v1d/bAXK2wJq4UmPEAj/cA$GWNUBQ2Sd3GgQdJcXvD7D6I9w1cBja6v2pd1n+MDuXE',1796066699721,1796066699721);
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
INSERT INTO "api_tokens" VALUES('124a3e5bdca9','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,NULL,1796066700001,NULL);
INSERT INTO "api_tokens" VALUES('1687cca581e5','ended','7a59faa99a3c2d60a52890611478313c7b17c4cae1add5a171dae19dffdc61a6','["deploy"]',1796066699908,1796070299908,NULL,1796066699913);
INSERT INTO "api_tokens" VALUES('124a3e5b0001','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,NULL,1796066700001,NULL);
INSERT INTO "api_tokens" VALUES('124a3e5b0002','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,1796020196978,1796066700001,NULL);
INSERT INTO "api_tokens" VALUES('124a3e5b0003','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('124a3e5b0004','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('124a3e5b0005','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,NULL,1796066700001,NULL);
INSERT INTO "api_tokens" VALUES('124a3e5b0006','kept','3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf','["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]',1796066699901,NULL,1796066700001,1796020196978);
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
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89e188',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e8f3-7010-95bf-1202de28ac75',1796066699506,'admin-token',NULL,'127.0.0.1','script.create','script','01a22dea-e8ee-79f7-a47a-d069f2f1f31a','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22dea-e8ee-7165-9747-a9610d3ec6ec','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-e8ff-7fce-bf33-aefef7ccf2ba',1796066699519,'admin-token',NULL,'127.0.0.1','script.create','script','01a22dea-e8ff-765f-953f-53a5a4d3caf3','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22dea-e8fe-7fba-821b-29cbf3e50156','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-e909-792e-b198-e36bc401001e',1796066699529,'admin-token',NULL,'127.0.0.1','script.create','script','01a22dea-e909-714e-a69a-03cd78cc7bc7','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22dea-e908-7af5-8c5c-bfad570f0472','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-e911-7c29-83d5-068b343b5675',1796066699537,'admin-token',NULL,'127.0.0.1','script.create','script','01a22dea-e910-7fe0-992a-78c20c0d8267','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22dea-e910-79f4-b81b-bea64530bf09','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-e919-7707-bb27-fe4160c3522d',1796066699545,'admin-token',NULL,'127.0.0.1','script.create','script','01a22dea-e918-7f39-b822-5c27edd9ca9b','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22dea-e918-79ea-96ca-1a3d5b628c08','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-e920-7ba8-9efd-b1faac3e083d',1796066699552,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e920-7a17-9d28-c7a56af27185','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e9c9-78a1-849d-4f52f60b5a91',1796066699721,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22dea-e959-7a72-ad48-5ab79de37328','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e9cc-735e-bc08-493be4c1501f',1796066699724,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22dea-e959-7a72-ad48-5ab79de37328','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e9d4-7192-925f-33d3dac89527',1796066699731,'admin-token',NULL,'127.0.0.1','script.update','script','01a22dea-e8ee-79f7-a47a-d069f2f1f31a','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22dea-e9d2-7adb-ad78-ee1823581f51','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22dea-e9e1-7a2b-a9a6-54234dfc0e0a',1796066699745,'admin-token',NULL,'127.0.0.1','script.update','script','01a22dea-e8ee-79f7-a47a-d069f2f1f31a','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22dea-e9e0-7ef2-809c-cfd172004e5a','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22dea-e9e9-7c3d-bfd8-f52d7ac14bce',1796066699753,'admin-token',NULL,'127.0.0.1','script.update','script','01a22dea-e8ff-765f-953f-53a5a4d3caf3','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22dea-e9e8-7a16-b800-d5316ca81f8f','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22dea-e9f3-7027-95ef-60870091dcba',1796066699762,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22dea-e8ee-79f7-a47a-d069f2f1f31a','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22dea-e9f1-741d-8554-3adbc16dcb56','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea0d-7105-8361-78791abe4827',1796066699776,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22dea-e9fc-7f8a-89a6-8005191d7552','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea16-7059-8066-6432ad9c0d98',1796066699797,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22dea-ea14-7b95-86c5-54bad16af54d','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea22-76fd-8efb-6487a7653a6d',1796066699810,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22dea-e8ee-79f7-a47a-d069f2f1f31a','hello',NULL,NULL,'01a22dea-ea21-78c6-9568-e3d238a7e758','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea2d-79ec-9d09-60db3ad496a5',1796066699820,'admin-token',NULL,'127.0.0.1','schedule.create','schedule','01a22dea-ea2d-7942-bcd8-cf452ee8918f','leap',NULL,NULL,'01a22dea-ea2b-7ee5-9d02-cd41b6ec7f19','{"cron":"30 2 29 2 *","every_s":null,"at":null,"timezone":"Europe/Berlin"}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea47-7495-bb15-d77e1fc4f27e',1796066699846,'admin-token',NULL,'127.0.0.1','schedule.create','schedule','01a22dea-ea47-742c-9db1-8460fbeb857f','paused',NULL,NULL,'01a22dea-ea46-72fe-9256-3b251c127049','{"cron":null,"every_s":900,"at":null,"timezone":"Etc/UTC"}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea54-72ae-b5fb-47584ab54f43',1796066699860,'admin-token',NULL,'127.0.0.1','schedule.run','schedule','01a22dea-ea2d-7942-bcd8-cf452ee8918f','leap',NULL,NULL,'01a22dea-ea51-78de-bf95-a4c7ec81e9f5','{"execution_id":"01a22dea-ea52-71e9-935b-a9134ffff620"}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea5d-7622-bd65-b3bb360122b8',1796066699867,'admin-token',NULL,'127.0.0.1','route.create','route','01a22dea-ea5b-7eb4-a174-f7216d4b819e','GET /hello/:name',NULL,NULL,'01a22dea-ea5b-7d91-9d44-4568df194330','{"path":"/hello/:name","methods":["GET"],"script_id":"01a22dea-e8ee-79f7-a47a-d069f2f1f31a","access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea65-73cb-becb-5361ce4e256f',1796066699877,'admin-token',NULL,'127.0.0.1','route.create','route','01a22dea-ea65-7146-aea9-5a6ed2ee23df','GET /old/*rest',NULL,NULL,'01a22dea-ea64-7f67-b273-1642437882fc','{"path":"/old/*rest","methods":["GET"],"redirect":{"to":"/hello/old","status":308},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea6d-795f-89b0-2a6963901d7b',1796066699884,'admin-token',NULL,'127.0.0.1','route.create','route','01a22dea-ea6c-7dcc-9104-688fa1f3f4a7','POST /hook',NULL,NULL,'01a22dea-ea6c-7cc3-b850-24c71736d589','{"path":"/hook","methods":["POST"],"script_id":"01a22dea-e8ff-765f-953f-53a5a4d3caf3","access":"token","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"verify":{"preset":"github","secret":"CHAT_TOKEN","tolerance_s":300,"once":false,"header":"","algorithm":"sha256","encoding":"hex","prefix":"","timestamp_header":"","signed":"{body}"},"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea75-7546-8afc-27cd52b3528d',1796066699893,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22dea-e918-7f39-b822-5c27edd9ca9b','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22dea-ea74-7b6a-86c4-8b578eb4d05d','{"revision":1,"last_revision":1,"version":1}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea7d-731f-b944-88821e5d7cea',1796066699901,'admin-token',NULL,'127.0.0.1','token.create','token','124a3e5bdca9','kept',NULL,NULL,'01a22dea-ea7c-7d2b-9ac7-7365f69f9894','{"scopes":["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea84-7445-b7e6-4ea01382d686',1796066699908,'admin-token',NULL,'127.0.0.1','token.create','token','1687cca581e5','ended',NULL,NULL,'01a22dea-ea84-72e1-ae93-b1b33116827c','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22dea-ea89-7f53-b299-20b49a118e95',1796066699913,'admin-token',NULL,'127.0.0.1','token.revoke','token','1687cca581e5','ended',NULL,NULL,'01a22dea-ea89-7e27-8bbf-c2662f443b55','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890001',1796066699231,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890002',1796066699231,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890003',1796066699231,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890004',1796066699231,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890005',1796066699231,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890006',1796066699231,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890007',1796066699231,'picloud',NULL,NULL,'execution.cancel','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890008',1796066699231,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890009',1796066699231,'picloud',NULL,NULL,'kv.delete','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89000a',1796066699231,'picloud',NULL,NULL,'kv.export','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89000b',1796066699231,'picloud',NULL,NULL,'kv.import','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89000c',1796066699231,'picloud',NULL,NULL,'kv.quota','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89000d',1796066699231,'picloud',NULL,NULL,'kv.set','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89000e',1796066699231,'picloud',NULL,NULL,'route.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89000f',1796066699231,'picloud',NULL,NULL,'route.delete','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890010',1796066699231,'picloud',NULL,NULL,'route.update','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890011',1796066699231,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890012',1796066699231,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890013',1796066699231,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890014',1796066699231,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890015',1796066699231,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890016',1796066699231,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890017',1796066699231,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890018',1796066699231,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890019',1796066699231,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89001a',1796066699231,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89001b',1796066699231,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89001c',1796066699231,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89001d',1796066699231,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89001e',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b89001f',1796066699231,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890020',1796066699231,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890021',1796066699231,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890022',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890023',1796066699231,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890024',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890025',1796066699231,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890026',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890027',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890028',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-e7df-7d39-a1f5-5a073b890029',1796066699231,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22dea-e7df-73f0-9761-e2c29ae9a839','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-f288-7a4a-a278-cb06130b36e1',1796066701960,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22dea-f215-78bb-9e60-ec16c9e74f9a','{}');
INSERT INTO "audit_entries" VALUES('01a22dea-f4f0-7f4c-819a-576fdc4395e3',1796066702576,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T192502.171Z.backup',NULL,'68031994dee2f7ce2a4277cfa607d3f45d33639e123ef8ce88c26aecfe98f13d','01a22dea-f35a-7f77-b825-3ee8c6f63993','{"bytes":188416,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22dea-f4f9-7649-9407-a77acb57dda6',1796066702585,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T192502.171Z.backup',NULL,'68031994dee2f7ce2a4277cfa607d3f45d33639e123ef8ce88c26aecfe98f13d','01a22dea-f4f9-74a0-974f-f5ed860e0530','{"bytes":188416,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796066699506);
INSERT INTO "revisions" VALUES('01a22dea-e8ff-765f-953f-53a5a4d3caf3',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796066699519);
INSERT INTO "revisions" VALUES('01a22dea-e909-714e-a69a-03cd78cc7bc7',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796066699529);
INSERT INTO "revisions" VALUES('01a22dea-e910-7fe0-992a-78c20c0d8267',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796066699537);
INSERT INTO "revisions" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796066699731);
CREATE TABLE route_methods (
    project TEXT NOT NULL,
    shape TEXT NOT NULL,
    method TEXT NOT NULL,
    route_id TEXT NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    PRIMARY KEY (project, shape, method)
) STRICT;
INSERT INTO "route_methods" VALUES('default','/hello/:','GET','01a22dea-ea5b-7eb4-a174-f7216d4b819e');
INSERT INTO "route_methods" VALUES('default','/old/*','GET','01a22dea-ea65-7146-aea9-5a6ed2ee23df');
INSERT INTO "route_methods" VALUES('default','/hook','POST','01a22dea-ea6c-7dcc-9104-688fa1f3f4a7');
CREATE TABLE routes (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    path TEXT NOT NULL,
    shape TEXT NOT NULL,
    methods TEXT NOT NULL,
    target TEXT NOT NULL,
    settings TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "routes" VALUES('01a22dea-ea5b-7eb4-a174-f7216d4b819e','default','/hello/:name','/hello/:','GET','{"script_id":"01a22dea-e8ee-79f7-a47a-d069f2f1f31a"}','{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}',1,1,1796066699867,1796066699867);
INSERT INTO "routes" VALUES('01a22dea-ea65-7146-aea9-5a6ed2ee23df','default','/old/*rest','/old/*','GET','{"redirect":{"to":"/hello/old","status":308}}','{}',1,1,1796066699877,1796066699877);
INSERT INTO "routes" VALUES('01a22dea-ea6c-7dcc-9104-688fa1f3f4a7','default','/hook','/hook','POST','{"script_id":"01a22dea-e8ff-765f-953f-53a5a4d3caf3"}','{"access":"token","verify":{"preset":"github","secret":"CHAT_TOKEN"}}',1,1,1796066699884,1796066699884);
INSERT INTO "routes" VALUES('01a22dea-ea5b-7eb4-a174-f7216d4b0001','default','/filled/1','/filled/1','GET','{"script_id":"01a22dea-e8ee-79f7-a47a-d069f2f1f31a"}','{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}',0,1,1796066699867,1796066699867);
CREATE TABLE schedule_states (
    schedule_id TEXT NOT NULL PRIMARY KEY REFERENCES schedules (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    last_due_at INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
INSERT INTO "schedule_states" VALUES('01a22dea-ea2d-7942-bcd8-cf452ee8918f',3,1796066699820,'{"version":3,"last_due_at":1796066699820,"active_since":1796066699820,"last_success_at":1796066699861,"last":{"execution_id":"01a22dea-ea52-71e9-935b-a9134ffff620","due_at":1796066699858,"ended_at":1796066699861,"outcome":"done","error_code":null},"counts":{"ran":1}}');
INSERT INTO "schedule_states" VALUES('01a22dea-ea47-742c-9db1-8460fbeb857f',1,1796066699846,'{"last_due_at":1796066699846,"active_since":1796066699846}');
CREATE TABLE schedules (
    id TEXT NOT NULL PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    timing TEXT NOT NULL,
    settings TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (project, name)
) STRICT;
INSERT INTO "schedules" VALUES('01a22dea-ea2d-7942-bcd8-cf452ee8918f','default','leap','01a22dea-e8ee-79f7-a47a-d069f2f1f31a','{"cron":"30 2 29 2 *","timezone":"Europe/Berlin"}','{"payload":{"a":[1]}}',1,1,1796066699820,1796066699820);
INSERT INTO "schedules" VALUES('01a22dea-ea47-742c-9db1-8460fbeb857f','default','paused','01a22dea-e8ff-765f-953f-53a5a4d3caf3','{"every_s":900,"timezone":"Etc/UTC"}','{"overlap":"queue","missed":"all"}',0,1,1796066699846,1796066699846);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796066699015);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796066699027);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796066699029);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796066699033);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796066699034);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796066699040);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796066699043);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796066699045);
INSERT INTO "schema_migrations" VALUES(14,'routes','49f324dd83a60e1030aa950bdb288818f430c3ae36c921bf54a37f3709c529fd',1796066699048);
INSERT INTO "schema_migrations" VALUES(15,'schedules','90e438d03b1bc739adce85a094208fc38994bf611eff4e03d1368e944720a2e0',1796066699055);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a','http','api.example.com',1796066699810);
INSERT INTO "script_grants" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a','http','http://192.168.1.20',1796066699810);
INSERT INTO "script_grants" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a','secrets','CHAT_TOKEN',1796066699810);
INSERT INTO "script_grants" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a','kv','shared',1796066699810);
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
INSERT INTO "scripts" VALUES('01a22dea-e8ee-79f7-a47a-d069f2f1f31a','hello','changed','hello
changed',1,'public',1,2,5,1796066699506,1796066699810,0);
INSERT INTO "scripts" VALUES('01a22dea-e8ff-765f-953f-53a5a4d3caf3','failing','','failing
',1,'token',1,1,2,1796066699519,1796066699753,60);
INSERT INTO "scripts" VALUES('01a22dea-e909-714e-a69a-03cd78cc7bc7','greedy','','greedy
',1,'public',1,1,1,1796066699529,1796066699529,0);
INSERT INTO "scripts" VALUES('01a22dea-e910-7fe0-992a-78c20c0d8267','resting','','resting
',0,'public',1,1,1,1796066699537,1796066699537,0);
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
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',X'67DE16F674F51F0A7E42907DE760E92F5336A6C2057459DB7537DF4E2E1C0996330ACCF26D00E2080FE71EDAEBF0E4CDAA389F3F74FFAA4D50418CA095',1796066759797,1796066699797,1796066701571);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',NULL,1796066759797,1796066699797,1796066699888);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',X'00FF',1796066759797,1796066699797,1796066699888);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',X'67DE16F674F51F0A7E42907DE760E92F5336A6C2057459DB7537DF4E2E1C0996330ACCF26D00E2080FE71EDAEBF0E4CDAA389F3F74FFAA4D50418CA095',NULL,1796066699797,1796066699888);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',X'67DE16F674F51F0A7E42907DE760E92F5336A6C2057459DB7537DF4E2E1C0996330ACCF26D00E2080FE71EDAEBF0E4CDAA389F3F74FFAA4D50418CA095',3,1796066699797,1796066699888);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',X'67DE16F674F51F0A7E42907DE760E92F5336A6C2057459DB7537DF4E2E1C0996330ACCF26D00E2080FE71EDAEBF0E4CDAA389F3F74FFAA4D50418CA095',1796066759797,1796066699797,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'09eca457338d1339',X'95A78CA31CB77C9A2B9CFE6393C56539D9B467D284803A953F5EE0091CA3FFE1B072BBF8E1757F49D795DE340E427A3121EB9D078C',X'67DE16F674F51F0A7E42907DE760E92F5336A6C2057459DB7537DF4E2E1C0996330ACCF26D00E2080FE71EDAEBF0E4CDAA389F3F74FFAA4D50418CA095',1796066759797,1796066699797,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('0d5005cbbafbb093d7a94d1a645b0609b5e0ec6c203b28993d34594de45a06ee','0c6cd56c18969e572e387b38b0400926db9f1b2b7551156b2f8914f1b885e0e6','owner',1796066699724,1796066699724);
INSERT INTO "sessions" VALUES('99010a749f9edca19c7e474896652aec88612c0a0bf9549f23fc2123a668b81e','9f02d0d14717765355fe00aa57a094705c439c1584b579d30cb8c845be6fbac9','owner',1796066701960,1796066701960);
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
CREATE INDEX schedules_by_script ON schedules (script_id);
COMMIT;
PRAGMA application_id = 1349075820;
