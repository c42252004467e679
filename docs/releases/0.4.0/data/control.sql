BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$HsRgKtzdfNvGtFqmjhuXrA$L/Bi5IGBBzu61RArDbHOg1yorNhh4q7XLd+qo0gjnZM',1796069674980,1796069674980);
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
INSERT INTO "api_tokens" VALUES('f3413791a4b3','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,NULL,1796069676212,NULL);
INSERT INTO "api_tokens" VALUES('157f877de245','ended','4fad6c4ff78cab75d0408201b398a53a4530c75ae1da866ef824699cd48cb2af','["deploy"]',1796069675823,1796073275823,NULL,1796069675849);
INSERT INTO "api_tokens" VALUES('f34137910001','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,NULL,1796069676212,NULL);
INSERT INTO "api_tokens" VALUES('f34137910002','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,1796020196978,1796069676212,NULL);
INSERT INTO "api_tokens" VALUES('f34137910003','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('f34137910004','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('f34137910005','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,NULL,1796069676212,NULL);
INSERT INTO "api_tokens" VALUES('f34137910006','kept','1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190','["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]',1796069675782,NULL,1796069676212,1796020196978);
CREATE TABLE asset_bundles (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    live_version INTEGER NOT NULL CHECK (live_version >= 1),
    last_version INTEGER NOT NULL CHECK (last_version >= live_version),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (project, name)
) STRICT;
INSERT INTO "asset_bundles" VALUES('01a22e18-51c6-7c7c-8c12-a69da93ebc0b','default','site',2,2,2,1796069675462,1796069675516);
CREATE TABLE asset_versions (
    bundle_id TEXT NOT NULL REFERENCES asset_bundles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    files TEXT NOT NULL,
    file_count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (bundle_id, number)
) STRICT;
INSERT INTO "asset_versions" VALUES('01a22e18-51c6-7c7c-8c12-a69da93ebc0b',1,'[{"path":"index.html","content":"0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d","size":35},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]',2,2835,1796069675462);
INSERT INTO "asset_versions" VALUES('01a22e18-51c6-7c7c-8c12-a69da93ebc0b',2,'[{"path":"index.html","content":"d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70","size":36},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]',2,2836,1796069675516);
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
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c6ec7',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4db9-7406-99a0-76dbde0a9a60',1796069674425,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e18-4db5-72ae-95df-207ada66ee59','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22e18-4db4-7975-b8be-3c35b84331da','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-4dc7-7b9b-90f6-959a9dacf90f',1796069674439,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e18-4dc7-7365-8b6a-09040bb445eb','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22e18-4dc6-7e8e-a60c-7c489e841c13','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-4dcf-7612-9ad4-d317cdc80591',1796069674447,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e18-4dce-7fa1-a882-92b43f40136b','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22e18-4dce-7ac1-a148-a296ed022ff5','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-4dda-77c4-850a-f3c4527f75a9',1796069674458,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e18-4dda-7000-a28d-8363d0a9a997','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22e18-4dd9-7aa0-99b1-01cf0870e487','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-4de1-791c-ad77-d118e8444862',1796069674465,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e18-4de1-716c-a353-71a686b5cff9','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22e18-4de0-7c70-ba85-6b8d55e4aabe','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-4de7-7594-a401-d5a3e6bc9d9b',1796069674471,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4de7-7468-95a1-11c98788e52f','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4fe4-7deb-8e4d-dea806a6bfc5',1796069674980,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22e18-4ea5-7254-9c20-2eb7f8c6daca','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4ffe-70bd-b570-4311b7252e23',1796069675005,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22e18-4ea5-7254-9c20-2eb7f8c6daca','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-502a-725a-9843-6b9c0b965a35',1796069675049,'admin-token',NULL,'127.0.0.1','script.update','script','01a22e18-4db5-72ae-95df-207ada66ee59','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22e18-5025-71f5-8b34-dacb0de1f545','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22e18-5032-7285-b8ae-34d6d57aac2f',1796069675058,'admin-token',NULL,'127.0.0.1','script.update','script','01a22e18-4db5-72ae-95df-207ada66ee59','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22e18-5031-748b-b8c6-05b42038e800','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22e18-504c-713f-b2ba-8215ca7ced3d',1796069675084,'admin-token',NULL,'127.0.0.1','script.update','script','01a22e18-4dc7-7365-8b6a-09040bb445eb','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22e18-504b-735f-a511-e265decdd64f','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22e18-505f-77af-a1d5-d78c67f0f1fa',1796069675103,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22e18-4db5-72ae-95df-207ada66ee59','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22e18-505d-7f06-b72e-bf9c6d394952','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22e18-508b-725a-aca7-4a9636fa75cf',1796069675122,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22e18-506f-7bec-9987-02ca0d58d40f','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-50ab-793c-ab18-6fcb47b86dc3',1796069675179,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22e18-50aa-7260-88c0-b6ce6f13dcc6','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22e18-50c4-7060-8439-e9cd770dc967',1796069675203,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22e18-4db5-72ae-95df-207ada66ee59','hello',NULL,NULL,'01a22e18-50c2-7dc6-8a3b-46ac9f7ae35f','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22e18-50fc-7edc-9e3e-baa706b7db8b',1796069675257,'admin-token',NULL,'127.0.0.1','schedule.create','schedule','01a22e18-50fc-7de5-a419-96e394d37bcb','leap',NULL,NULL,'01a22e18-50f9-700e-a27b-29d4e1adfa80','{"cron":"30 2 29 2 *","every_s":null,"at":null,"timezone":"Europe/Berlin"}');
INSERT INTO "audit_entries" VALUES('01a22e18-5148-7b3e-a32a-ad17ab6d599d',1796069675326,'admin-token',NULL,'127.0.0.1','schedule.create','schedule','01a22e18-5148-7a39-bed7-6ef86b439cb6','paused',NULL,NULL,'01a22e18-513d-7f4e-938c-d5784bff73f4','{"cron":null,"every_s":900,"at":null,"timezone":"Etc/UTC"}');
INSERT INTO "audit_entries" VALUES('01a22e18-5180-7c75-aff7-4b620f6083a8',1796069675392,'admin-token',NULL,'127.0.0.1','schedule.run','schedule','01a22e18-50fc-7de5-a419-96e394d37bcb','leap',NULL,NULL,'01a22e18-516d-7417-9d13-0e5c156c5949','{"execution_id":"01a22e18-5174-7b9a-9162-2d24ea2ea7af"}');
INSERT INTO "audit_entries" VALUES('01a22e18-51c6-7d8d-98e8-992250e7c15d',1796069675462,'admin-token',NULL,'127.0.0.1','assets.create','assets','01a22e18-51c6-7c7c-8c12-a69da93ebc0b','site',NULL,NULL,'01a22e18-519b-7464-b894-5ace519ee63b','{"version":1,"files":2,"bytes":2835}');
INSERT INTO "audit_entries" VALUES('01a22e18-51fc-7cf4-a023-e886cf6e59b5',1796069675516,'admin-token',NULL,'127.0.0.1','assets.update','assets','01a22e18-51c6-7c7c-8c12-a69da93ebc0b','site',NULL,NULL,'01a22e18-51e9-73db-b252-9797a55e08d2','{"version":2,"files":2,"bytes":2836}');
INSERT INTO "audit_entries" VALUES('01a22e18-5221-724d-9c0c-5816ef06b068',1796069675539,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e18-5213-7e83-a029-dbc05d42fb7c','GET /hello/:name',NULL,NULL,'01a22e18-5213-7d21-be3e-67af26b3c50e','{"path":"/hello/:name","methods":["GET"],"script_id":"01a22e18-4db5-72ae-95df-207ada66ee59","access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e18-5251-7ced-a086-e48d09d55821',1796069675601,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e18-5251-7896-b8a5-fbf609f1a9d8','GET /site/*rest',NULL,NULL,'01a22e18-5251-7615-8612-0f02f924ed1f','{"path":"/site/*rest","methods":["GET"],"assets":{"name":"site","fallback":"index.html"},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e18-528e-712f-966b-29420184a1a1',1796069675661,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e18-528d-7d17-9b08-0230c5cd7b03','GET /old/*rest',NULL,NULL,'01a22e18-528d-7adc-ad25-c4e71279ee48','{"path":"/old/*rest","methods":["GET"],"redirect":{"to":"/hello/old","status":308},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e18-52b8-721c-9528-7c6f0458d7fe',1796069675697,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e18-52b1-7964-8827-dff9efb9e78f','POST /hook',NULL,NULL,'01a22e18-52b1-7713-9338-3588f4a85692','{"path":"/hook","methods":["POST"],"script_id":"01a22e18-4dc7-7365-8b6a-09040bb445eb","access":"token","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"verify":{"preset":"github","secret":"CHAT_TOKEN","tolerance_s":300,"once":false,"header":"","algorithm":"sha256","encoding":"hex","prefix":"","timestamp_header":"","signed":"{body}"},"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e18-52e4-7a8d-b19b-804e34e1a8df',1796069675748,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22e18-4de1-716c-a353-71a686b5cff9','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22e18-52d9-7ce4-920c-2a22cbaf1b76','{"revision":1,"last_revision":1,"version":1}');
INSERT INTO "audit_entries" VALUES('01a22e18-5306-73b3-828b-d42a3d4be5f9',1796069675782,'admin-token',NULL,'127.0.0.1','token.create','token','f3413791a4b3','kept',NULL,NULL,'01a22e18-5300-7f01-b013-cdb257f8f6f0','{"scopes":["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22e18-532f-7923-9b7d-2b4b1ab606a7',1796069675823,'admin-token',NULL,'127.0.0.1','token.create','token','157f877de245','ended',NULL,NULL,'01a22e18-532f-7637-8363-c3ae78f1711f','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22e18-5349-7b46-a832-f9d4d97c745f',1796069675849,'admin-token',NULL,'127.0.0.1','token.revoke','token','157f877de245','ended',NULL,NULL,'01a22e18-5349-79df-b0f7-7be205d91ec6','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0001',1796069674053,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0002',1796069674053,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0003',1796069674053,'picloud',NULL,NULL,'assets.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0004',1796069674053,'picloud',NULL,NULL,'assets.delete','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0005',1796069674053,'picloud',NULL,NULL,'assets.fallback','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0006',1796069674053,'picloud',NULL,NULL,'assets.name','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0007',1796069674053,'picloud',NULL,NULL,'assets.rollback','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0008',1796069674053,'picloud',NULL,NULL,'assets.update','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0009',1796069674053,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c000a',1796069674053,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c000b',1796069674053,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c000c',1796069674053,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c000d',1796069674053,'picloud',NULL,NULL,'execution.cancel','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c000e',1796069674053,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c000f',1796069674053,'picloud',NULL,NULL,'kv.delete','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0010',1796069674053,'picloud',NULL,NULL,'kv.export','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0011',1796069674053,'picloud',NULL,NULL,'kv.import','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0012',1796069674053,'picloud',NULL,NULL,'kv.quota','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0013',1796069674053,'picloud',NULL,NULL,'kv.set','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0014',1796069674053,'picloud',NULL,NULL,'route.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0015',1796069674053,'picloud',NULL,NULL,'route.delete','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0016',1796069674053,'picloud',NULL,NULL,'route.update','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0017',1796069674053,'picloud',NULL,NULL,'schedule.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0018',1796069674053,'picloud',NULL,NULL,'schedule.delete','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0019',1796069674053,'picloud',NULL,NULL,'schedule.pause','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c001a',1796069674053,'picloud',NULL,NULL,'schedule.resume','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c001b',1796069674053,'picloud',NULL,NULL,'schedule.run','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c001c',1796069674053,'picloud',NULL,NULL,'schedule.update','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c001d',1796069674053,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c001e',1796069674053,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c001f',1796069674053,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0020',1796069674053,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0021',1796069674053,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0022',1796069674053,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0023',1796069674053,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0024',1796069674053,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0025',1796069674053,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0026',1796069674053,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0027',1796069674053,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0028',1796069674053,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0029',1796069674053,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c002a',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c002b',1796069674053,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c002c',1796069674053,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c002d',1796069674053,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c002e',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c002f',1796069674053,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0030',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0031',1796069674053,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0032',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0033',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0034',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-4c45-74b2-8763-9281ee2c0035',1796069674053,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22e18-4c44-7961-8a70-69cc3207c745','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-6e66-7ee0-b339-e154640b071a',1796069682790,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22e18-6d03-74f3-bbf9-a6ae6ed401ec','{}');
INSERT INTO "audit_entries" VALUES('01a22e18-74ae-747f-94e4-4939537059c0',1796069684398,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T201443.610Z.backup',NULL,'9c04af3907d07bb2b15fc99fb451002e798868e28d837fac70a2d6cacd3f882b','01a22e18-7199-7e26-b340-141f1f3b85e7','{"bytes":225280,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22e18-74b7-705e-9a98-a4fc032c70da',1796069684407,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T201443.610Z.backup',NULL,'9c04af3907d07bb2b15fc99fb451002e798868e28d837fac70a2d6cacd3f882b','01a22e18-74b6-7f9d-9c05-9a6bba35a6e5','{"bytes":225280,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796069674425);
INSERT INTO "revisions" VALUES('01a22e18-4dc7-7365-8b6a-09040bb445eb',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796069674439);
INSERT INTO "revisions" VALUES('01a22e18-4dce-7fa1-a882-92b43f40136b',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796069674447);
INSERT INTO "revisions" VALUES('01a22e18-4dda-7000-a28d-8363d0a9a997',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796069674458);
INSERT INTO "revisions" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796069675049);
CREATE TABLE route_methods (
    project TEXT NOT NULL,
    shape TEXT NOT NULL,
    method TEXT NOT NULL,
    route_id TEXT NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    PRIMARY KEY (project, shape, method)
) STRICT;
INSERT INTO "route_methods" VALUES('default','/hello/:','GET','01a22e18-5213-7e83-a029-dbc05d42fb7c');
INSERT INTO "route_methods" VALUES('default','/site/*','GET','01a22e18-5251-7896-b8a5-fbf609f1a9d8');
INSERT INTO "route_methods" VALUES('default','/old/*','GET','01a22e18-528d-7d17-9b08-0230c5cd7b03');
INSERT INTO "route_methods" VALUES('default','/hook','POST','01a22e18-52b1-7964-8827-dff9efb9e78f');
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
INSERT INTO "routes" VALUES('01a22e18-5213-7e83-a029-dbc05d42fb7c','default','/hello/:name','/hello/:','GET','{"script_id":"01a22e18-4db5-72ae-95df-207ada66ee59"}','{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}',1,1,1796069675539,1796069675539);
INSERT INTO "routes" VALUES('01a22e18-5251-7896-b8a5-fbf609f1a9d8','default','/site/*rest','/site/*','GET','{"assets":{"name":"site","fallback":"index.html"}}','{}',1,1,1796069675601,1796069675601);
INSERT INTO "routes" VALUES('01a22e18-528d-7d17-9b08-0230c5cd7b03','default','/old/*rest','/old/*','GET','{"redirect":{"to":"/hello/old","status":308}}','{}',1,1,1796069675661,1796069675661);
INSERT INTO "routes" VALUES('01a22e18-52b1-7964-8827-dff9efb9e78f','default','/hook','/hook','POST','{"script_id":"01a22e18-4dc7-7365-8b6a-09040bb445eb"}','{"access":"token","verify":{"preset":"github","secret":"CHAT_TOKEN"}}',1,1,1796069675697,1796069675697);
INSERT INTO "routes" VALUES('01a22e18-5213-7e83-a029-dbc05d420001','default','/filled/1','/filled/1','GET','{"script_id":"01a22e18-4db5-72ae-95df-207ada66ee59"}','{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}',0,1,1796069675539,1796069675539);
CREATE TABLE schedule_states (
    schedule_id TEXT NOT NULL PRIMARY KEY REFERENCES schedules (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    last_due_at INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
INSERT INTO "schedule_states" VALUES('01a22e18-50fc-7de5-a419-96e394d37bcb',3,1796069675257,'{"version":3,"last_due_at":1796069675257,"active_since":1796069675257,"last_success_at":1796069675394,"last":{"execution_id":"01a22e18-5174-7b9a-9162-2d24ea2ea7af","due_at":1796069675380,"ended_at":1796069675394,"outcome":"done","error_code":null},"counts":{"ran":1}}');
INSERT INTO "schedule_states" VALUES('01a22e18-5148-7a39-bed7-6ef86b439cb6',1,1796069675326,'{"last_due_at":1796069675326,"active_since":1796069675326}');
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
INSERT INTO "schedules" VALUES('01a22e18-50fc-7de5-a419-96e394d37bcb','default','leap','01a22e18-4db5-72ae-95df-207ada66ee59','{"cron":"30 2 29 2 *","timezone":"Europe/Berlin"}','{"payload":{"a":[1]}}',1,1,1796069675257,1796069675257);
INSERT INTO "schedules" VALUES('01a22e18-5148-7a39-bed7-6ef86b439cb6','default','paused','01a22e18-4dc7-7365-8b6a-09040bb445eb','{"every_s":900,"timezone":"Etc/UTC"}','{"overlap":"queue","missed":"all"}',0,1,1796069675326,1796069675326);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796069673787);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796069673806);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796069673817);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796069673821);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796069673824);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796069673833);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796069673835);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796069673836);
INSERT INTO "schema_migrations" VALUES(14,'routes','49f324dd83a60e1030aa950bdb288818f430c3ae36c921bf54a37f3709c529fd',1796069673838);
INSERT INTO "schema_migrations" VALUES(15,'schedules','90e438d03b1bc739adce85a094208fc38994bf611eff4e03d1368e944720a2e0',1796069673840);
INSERT INTO "schema_migrations" VALUES(16,'assets','67063261e978811f7f14c919841739d878b6751f87e73dbc2a1a54b7e0562019',1796069673847);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59','http','api.example.com',1796069675203);
INSERT INTO "script_grants" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59','http','http://192.168.1.20',1796069675203);
INSERT INTO "script_grants" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59','secrets','CHAT_TOKEN',1796069675203);
INSERT INTO "script_grants" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59','kv','shared',1796069675203);
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
INSERT INTO "scripts" VALUES('01a22e18-4db5-72ae-95df-207ada66ee59','hello','changed','hello
changed',1,'public',1,2,5,1796069674425,1796069675203,0);
INSERT INTO "scripts" VALUES('01a22e18-4dc7-7365-8b6a-09040bb445eb','failing','','failing
',1,'token',1,1,2,1796069674439,1796069675084,60);
INSERT INTO "scripts" VALUES('01a22e18-4dce-7fa1-a882-92b43f40136b','greedy','','greedy
',1,'public',1,1,1,1796069674447,1796069674447,0);
INSERT INTO "scripts" VALUES('01a22e18-4dda-7000-a28d-8363d0a9a997','resting','','resting
',0,'public',1,1,1,1796069674458,1796069674458,0);
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
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',X'3328D338080F16695B08FBB96EA8AD689D5CD6CC91FE864ED62C0070C7A4C07D082987DD089E015F3061AF93AE46B5B86FE367C8AF7252351269842925',1796069735179,1796069675179,1796069681465);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',NULL,1796069735179,1796069675179,1796069675716);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',X'00FF',1796069735179,1796069675179,1796069675716);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',X'3328D338080F16695B08FBB96EA8AD689D5CD6CC91FE864ED62C0070C7A4C07D082987DD089E015F3061AF93AE46B5B86FE367C8AF7252351269842925',NULL,1796069675179,1796069675716);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',X'3328D338080F16695B08FBB96EA8AD689D5CD6CC91FE864ED62C0070C7A4C07D082987DD089E015F3061AF93AE46B5B86FE367C8AF7252351269842925',3,1796069675179,1796069675716);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',X'3328D338080F16695B08FBB96EA8AD689D5CD6CC91FE864ED62C0070C7A4C07D082987DD089E015F3061AF93AE46B5B86FE367C8AF7252351269842925',1796069735179,1796069675179,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'d1734bfe37468005',X'142CB59D51C73FCF4465DAEFF17F6F125672421124E2DBA2A33B3C03247F8C198A99CB4A7D87AB206490A3530BB6BBA07A35866658',X'3328D338080F16695B08FBB96EA8AD689D5CD6CC91FE864ED62C0070C7A4C07D082987DD089E015F3061AF93AE46B5B86FE367C8AF7252351269842925',1796069735179,1796069675179,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('4b668af39b7335e6af18b82d016e45e51a8c50054de38f0976cd484c61c870e6','b905252787509ac8c8b3147a0179d692fc29b7aae65ceabe2bc06db55e5bce15','owner',1796069675005,1796069675005);
INSERT INTO "sessions" VALUES('ebb44c420e79df0d623eb554f72077610b5801da87e564569922916a0e940ef8','3bd0c025e94cc939c672a72e8be0fbd9778f0a9e9f0c28c3112be60d558c5965','owner',1796069682790,1796069682790);
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
