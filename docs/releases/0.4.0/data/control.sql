BEGIN TRANSACTION;
CREATE TABLE accounts (
    name TEXT NOT NULL PRIMARY KEY,
    password_hash TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
INSERT INTO "accounts" VALUES('owner','$argon2id$v=19$m=19456,t=2,p=1$VsxnG1m+y+xbaLrrQtMRjQ$otNQwLdPtnnILLn60TwIEKTnrzf9iqYswa9x5RmBCqA',1796071481932,1796071481932);
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
INSERT INTO "api_tokens" VALUES('03413aa3f283','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,NULL,1796071482422,NULL);
INSERT INTO "api_tokens" VALUES('66459e347b63','ended','97221ff5c67c746ec9ce192a626e7be4a3bb854fdf577ea42c1eec31b9933033','["deploy"]',1796071482220,1796075082220,NULL,1796071482224);
INSERT INTO "api_tokens" VALUES('03413aa30001','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,NULL,1796071482422,NULL);
INSERT INTO "api_tokens" VALUES('03413aa30002','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,1796020196978,1796071482422,NULL);
INSERT INTO "api_tokens" VALUES('03413aa30003','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,NULL,NULL,NULL);
INSERT INTO "api_tokens" VALUES('03413aa30004','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,NULL,1796020196978,NULL);
INSERT INTO "api_tokens" VALUES('03413aa30005','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,NULL,1796071482422,NULL);
INSERT INTO "api_tokens" VALUES('03413aa30006','kept','2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472','["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]',1796071482204,NULL,1796071482422,1796020196978);
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
INSERT INTO "asset_bundles" VALUES('01a22e33-e2fd-7ffb-86a6-c6d378415715','default','site',2,2,2,1796071482109,1796071482127);
CREATE TABLE asset_versions (
    bundle_id TEXT NOT NULL REFERENCES asset_bundles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    files TEXT NOT NULL,
    file_count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (bundle_id, number)
) STRICT;
INSERT INTO "asset_versions" VALUES('01a22e33-e2fd-7ffb-86a6-c6d378415715',1,'[{"path":"index.html","content":"0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d","size":35},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]',2,2835,1796071482109);
INSERT INTO "asset_versions" VALUES('01a22e33-e2fd-7ffb-86a6-c6d378415715',2,'[{"path":"index.html","content":"d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70","size":36},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]',2,2836,1796071482127);
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
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da43920',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-e017-7102-a30a-91d7ffcf8b04',1796071481366,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e33-e00c-7dc4-8b10-0048b81b4f93','hello',NULL,'380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22e33-e008-70b1-bf13-7e851b4a2954','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e059-7890-80ab-9b9ac19a11db',1796071481433,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e33-e058-7167-8bf2-60a9b1a59edf','failing',NULL,'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22e33-e047-74ca-bcc8-5e79a61d46fc','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e071-790b-9b4a-6964267eb837',1796071481457,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e33-e070-7ed4-a7d5-ae8cb365123c','greedy',NULL,'98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04','01a22e33-e070-7539-aa40-2e0201b532fa','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e07d-7a5b-b58c-d85fa188a266',1796071481469,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e33-e07d-70eb-9f3f-2c7a756dfcd7','resting',NULL,'72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68','01a22e33-e07c-7ab1-8b02-acc60bb72df4','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e094-7cca-bc36-9335fcc08eca',1796071481492,'admin-token',NULL,'127.0.0.1','script.create','script','01a22e33-e094-721b-bbfb-de44c541f802','gone',NULL,'d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35','01a22e33-e093-7ad4-b628-44e5618cddee','{"revision":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e0a3-7e5e-a057-d1f40bac95c0',1796071481507,'admin-token',NULL,'127.0.0.1','setup_link.create','setup_link','','',NULL,NULL,'01a22e33-e0a3-7c96-a339-56ee9a5f7371','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-e24c-799f-8f46-5ce884ab0011',1796071481932,'anonymous',NULL,'127.0.0.1','account.create','account','owner','owner',NULL,NULL,'01a22e33-e10a-75e5-82b8-7c600b9853c3','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-e250-7e2d-b78e-52cf48db4786',1796071481936,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22e33-e10a-75e5-82b8-7c600b9853c3','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-e26d-7283-9ffa-45cdbe12fde5',1796071481964,'admin-token',NULL,'127.0.0.1','script.update','script','01a22e33-e00c-7dc4-8b10-0048b81b4f93','hello','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22e33-e266-7df0-a6c8-72f863fe83f7','{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22e33-e279-7e63-87b8-0d70b77daf3c',1796071481977,'admin-token',NULL,'127.0.0.1','script.update','script','01a22e33-e00c-7dc4-8b10-0048b81b4f93','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','01a22e33-e279-73d7-b5fc-c3e9f365459f','{"revision":2,"changed":["description"]}');
INSERT INTO "audit_entries" VALUES('01a22e33-e28e-7440-9c56-98908c5a9e2e',1796071481998,'admin-token',NULL,'127.0.0.1','script.update','script','01a22e33-e058-7167-8bf2-60a9b1a59edf','failing','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65','01a22e33-e28d-7b09-af30-0414abefa422','{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO "audit_entries" VALUES('01a22e33-e29e-7189-ad76-2223c4a495c1',1796071482014,'admin-token',NULL,'127.0.0.1','script.rollback','script','01a22e33-e00c-7dc4-8b10-0048b81b4f93','hello','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61','01a22e33-e29c-7dbd-b90c-a9b706d7cfa6','{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2ba-7baf-b010-bf3e4af0ded1',1796071482036,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22e33-e2ab-724b-b199-e3ebdcc84048','{"version":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2c2-7897-9f5c-bc0b855638da',1796071482050,'admin-token',NULL,'127.0.0.1','secret.set','secret','CHAT_TOKEN','CHAT_TOKEN',NULL,NULL,'01a22e33-e2c1-7ac9-bc13-75ed3148246c','{"version":2}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2cb-7d55-bb88-7a3b264a1912',1796071482059,'admin-token',NULL,'127.0.0.1','script.grant','script','01a22e33-e00c-7dc4-8b10-0048b81b4f93','hello',NULL,NULL,'01a22e33-e2cb-7378-9d45-2ba3146c6f51','{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2d4-7e9a-8b5c-563722d23e43',1796071482067,'admin-token',NULL,'127.0.0.1','schedule.create','schedule','01a22e33-e2d4-7e32-9bc2-3867c2c58fff','leap',NULL,NULL,'01a22e33-e2d3-7b95-a145-c72e451e0a5f','{"cron":"30 2 29 2 *","every_s":null,"at":null,"timezone":"Europe/Berlin"}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2e0-780f-b40a-7ea2c9436ac5',1796071482079,'admin-token',NULL,'127.0.0.1','schedule.create','schedule','01a22e33-e2e0-77ac-88ab-422af3341c1a','paused',NULL,NULL,'01a22e33-e2df-79fb-a343-01a41704baf4','{"cron":null,"every_s":900,"at":null,"timezone":"Etc/UTC"}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2ed-75a9-9fdb-a7a0b68bc879',1796071482093,'admin-token',NULL,'127.0.0.1','schedule.run','schedule','01a22e33-e2d4-7e32-9bc2-3867c2c58fff','leap',NULL,NULL,'01a22e33-e2e6-78fc-b618-b86535c1132d','{"execution_id":"01a22e33-e2e7-7057-87fd-a05c69bcc050"}');
INSERT INTO "audit_entries" VALUES('01a22e33-e2fe-70b9-8a39-5551227f00d8',1796071482110,'admin-token',NULL,'127.0.0.1','assets.create','assets','01a22e33-e2fd-7ffb-86a6-c6d378415715','site',NULL,NULL,'01a22e33-e2f6-7d90-b15e-41bb275e300b','{"version":1,"files":2,"bytes":2835}');
INSERT INTO "audit_entries" VALUES('01a22e33-e30f-78b7-9287-ef33d86d9fcc',1796071482127,'admin-token',NULL,'127.0.0.1','assets.update','assets','01a22e33-e2fd-7ffb-86a6-c6d378415715','site',NULL,NULL,'01a22e33-e305-750a-abf9-08c54356d939','{"version":2,"files":2,"bytes":2836}');
INSERT INTO "audit_entries" VALUES('01a22e33-e31b-7540-b45c-0f8819114a0f',1796071482138,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e33-e31a-796e-ae41-08ac334e40ab','GET /hello/:name',NULL,NULL,'01a22e33-e31a-7576-a94c-faf25c905567','{"path":"/hello/:name","methods":["GET"],"script_id":"01a22e33-e00c-7dc4-8b10-0048b81b4f93","access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e33-e323-73f9-bfc8-abfa09b30a4a',1796071482147,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e33-e323-7131-b2d2-495ea54f3486','GET /site/*rest',NULL,NULL,'01a22e33-e323-7030-8f1c-992ba2adf6f2','{"path":"/site/*rest","methods":["GET"],"assets":{"name":"site","fallback":"index.html"},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e33-e32f-7542-ae29-c34c0f7a234a',1796071482159,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e33-e32f-720a-bd22-55528fdc65b5','GET /old/*rest',NULL,NULL,'01a22e33-e32f-70dd-9766-3ad83c450574','{"path":"/old/*rest","methods":["GET"],"redirect":{"to":"/hello/old","status":308},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e33-e337-78ad-9ca1-579ead67c6e5',1796071482166,'admin-token',NULL,'127.0.0.1','route.create','route','01a22e33-e336-7aac-912f-9168a98f3b39','POST /hook',NULL,NULL,'01a22e33-e336-7988-948e-7cc703481743','{"path":"/hook","methods":["POST"],"script_id":"01a22e33-e058-7167-8bf2-60a9b1a59edf","access":"token","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"verify":{"preset":"github","secret":"CHAT_TOKEN","tolerance_s":300,"once":false,"header":"","algorithm":"sha256","encoding":"hex","prefix":"","timestamp_header":"","signed":"{body}"},"enabled":true}');
INSERT INTO "audit_entries" VALUES('01a22e33-e351-71f6-a681-609b32362bba',1796071482193,'admin-token',NULL,'127.0.0.1','script.delete','script','01a22e33-e094-721b-bbfb-de44c541f802','gone','d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',NULL,'01a22e33-e350-74b2-8510-57e1eb200f23','{"revision":1,"last_revision":1,"version":1}');
INSERT INTO "audit_entries" VALUES('01a22e33-e35c-7339-a427-f9a7765db768',1796071482204,'admin-token',NULL,'127.0.0.1','token.create','token','03413aa3f283','kept',NULL,NULL,'01a22e33-e35b-7dcb-9a34-aa42c39480e7','{"scopes":["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"],"expires_in_s":null}');
INSERT INTO "audit_entries" VALUES('01a22e33-e36c-7d7d-a325-8b29d65cd997',1796071482220,'admin-token',NULL,'127.0.0.1','token.create','token','66459e347b63','ended',NULL,NULL,'01a22e33-e36c-7c1e-9f58-3e61d061b282','{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO "audit_entries" VALUES('01a22e33-e370-7d08-93a3-49b0846a30db',1796071482224,'admin-token',NULL,'127.0.0.1','token.revoke','token','66459e347b63','ended',NULL,NULL,'01a22e33-e370-7be8-89d6-d1e10e03928e','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40001',1796071480893,'picloud',NULL,NULL,'account.change_password','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40002',1796071480893,'picloud',NULL,NULL,'account.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40003',1796071480893,'picloud',NULL,NULL,'assets.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40004',1796071480893,'picloud',NULL,NULL,'assets.delete','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40005',1796071480893,'picloud',NULL,NULL,'assets.fallback','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40006',1796071480893,'picloud',NULL,NULL,'assets.name','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40007',1796071480893,'picloud',NULL,NULL,'assets.rollback','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40008',1796071480893,'picloud',NULL,NULL,'assets.update','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40009',1796071480893,'picloud',NULL,NULL,'audit.forget','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4000a',1796071480893,'picloud',NULL,NULL,'backup.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4000b',1796071480893,'picloud',NULL,NULL,'backup.download','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4000c',1796071480893,'picloud',NULL,NULL,'backup.restore','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4000d',1796071480893,'picloud',NULL,NULL,'execution.cancel','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4000e',1796071480893,'picloud',NULL,NULL,'execution.reveal','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4000f',1796071480893,'picloud',NULL,NULL,'kv.delete','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40010',1796071480893,'picloud',NULL,NULL,'kv.export','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40011',1796071480893,'picloud',NULL,NULL,'kv.import','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40012',1796071480893,'picloud',NULL,NULL,'kv.quota','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40013',1796071480893,'picloud',NULL,NULL,'kv.set','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40014',1796071480893,'picloud',NULL,NULL,'route.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40015',1796071480893,'picloud',NULL,NULL,'route.delete','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40016',1796071480893,'picloud',NULL,NULL,'route.update','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40017',1796071480893,'picloud',NULL,NULL,'schedule.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40018',1796071480893,'picloud',NULL,NULL,'schedule.delete','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40019',1796071480893,'picloud',NULL,NULL,'schedule.pause','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4001a',1796071480893,'picloud',NULL,NULL,'schedule.resume','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4001b',1796071480893,'picloud',NULL,NULL,'schedule.run','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4001c',1796071480893,'picloud',NULL,NULL,'schedule.update','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4001d',1796071480893,'picloud',NULL,NULL,'script.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4001e',1796071480893,'picloud',NULL,NULL,'script.delete','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4001f',1796071480893,'picloud',NULL,NULL,'script.grant','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40020',1796071480893,'picloud',NULL,NULL,'script.release','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40021',1796071480893,'picloud',NULL,NULL,'script.rollback','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40022',1796071480893,'picloud',NULL,NULL,'script.update','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40023',1796071480893,'picloud',NULL,NULL,'secret.delete','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40024',1796071480893,'picloud',NULL,NULL,'secret.rotate_key','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40025',1796071480893,'picloud',NULL,NULL,'secret.set','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40026',1796071480893,'picloud',NULL,NULL,'secret.unseal','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40027',1796071480893,'picloud',NULL,NULL,'session.login','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40028',1796071480893,'picloud',NULL,NULL,'session.logout','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40029',1796071480893,'picloud',NULL,NULL,'session.refuse','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4002a',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4002b',1796071480893,'picloud',NULL,NULL,'setup_link.refuse','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4002c',1796071480893,'picloud',NULL,NULL,'token.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4002d',1796071480893,'picloud',NULL,NULL,'token.revoke','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4002e',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da4002f',1796071480893,'picloud','value',NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40030',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40031',1796071480893,'picloud',NULL,'value','setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40032',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40033',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','','0000000000000000000000000000000000000000000000000000000000000000',NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40034',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,NULL,'01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-de3d-7329-adbf-12903da40035',1796071480893,'picloud',NULL,NULL,'setup_link.create','setup_link','','',NULL,'0000000000000000000000000000000000000000000000000000000000000000','01a22e33-de3c-788f-be37-c84fd14a7d5c','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-f9b5-718d-9f67-4d652f09be96',1796071487925,'anonymous',NULL,'127.0.0.1','session.login','account','owner','owner',NULL,NULL,'01a22e33-f8b9-793c-a6e3-97e6a5b3ec26','{}');
INSERT INTO "audit_entries" VALUES('01a22e33-fd6c-7cb4-88e8-73f8e6c5a149',1796071488876,'admin-token',NULL,'127.0.0.1','backup.create','backup','','picloud-20261130T204448.342Z.backup',NULL,'e564373c349d7429cdaa073ba6fa5b8ecd7f40a2adb592e368e265320d4ea01d','01a22e33-fb55-75ca-b335-6c3ff170d0e7','{"bytes":225280,"proved":true}');
INSERT INTO "audit_entries" VALUES('01a22e33-fd8f-73d8-b608-d5885feacb1d',1796071488911,'admin-token',NULL,'127.0.0.1','backup.download','backup','','picloud-20261130T204448.342Z.backup',NULL,'e564373c349d7429cdaa073ba6fa5b8ecd7f40a2adb592e368e265320d4ea01d','01a22e33-fd8f-7300-8a98-6eef26765e8e','{"bytes":225280,"proved":true}');
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
INSERT INTO "revisions" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93',1,'#{ hello: ctx.request.query.name ?? "world" }','380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61',45,'{}',1796071481366);
INSERT INTO "revisions" VALUES('01a22e33-e058-7167-8bf2-60a9b1a59edf',1,'log.info("about to fail", #{ a: 1 });
throw "on purpose";','a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65',57,'{}',1796071481433);
INSERT INTO "revisions" VALUES('01a22e33-e070-7ed4-a7d5-ae8cb365123c',1,'loop { }','98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04',8,'{"max_operations":100000,"timeout_ms":50}',1796071481457);
INSERT INTO "revisions" VALUES('01a22e33-e07d-70eb-9f3f-2c7a756dfcd7',1,'1 + 1','72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68',5,'{}',1796071481469);
INSERT INTO "revisions" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93',2,'#{ hello: `second` }','b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01',20,'{"timeout_ms":900}',1796071481964);
CREATE TABLE route_methods (
    project TEXT NOT NULL,
    shape TEXT NOT NULL,
    method TEXT NOT NULL,
    route_id TEXT NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    PRIMARY KEY (project, shape, method)
) STRICT;
INSERT INTO "route_methods" VALUES('default','/hello/:','GET','01a22e33-e31a-796e-ae41-08ac334e40ab');
INSERT INTO "route_methods" VALUES('default','/site/*','GET','01a22e33-e323-7131-b2d2-495ea54f3486');
INSERT INTO "route_methods" VALUES('default','/old/*','GET','01a22e33-e32f-720a-bd22-55528fdc65b5');
INSERT INTO "route_methods" VALUES('default','/hook','POST','01a22e33-e336-7aac-912f-9168a98f3b39');
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
INSERT INTO "routes" VALUES('01a22e33-e31a-796e-ae41-08ac334e40ab','default','/hello/:name','/hello/:','GET','{"script_id":"01a22e33-e00c-7dc4-8b10-0048b81b4f93"}','{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}',1,1,1796071482138,1796071482138);
INSERT INTO "routes" VALUES('01a22e33-e323-7131-b2d2-495ea54f3486','default','/site/*rest','/site/*','GET','{"assets":{"name":"site","fallback":"index.html"}}','{}',1,1,1796071482147,1796071482147);
INSERT INTO "routes" VALUES('01a22e33-e32f-720a-bd22-55528fdc65b5','default','/old/*rest','/old/*','GET','{"redirect":{"to":"/hello/old","status":308}}','{}',1,1,1796071482159,1796071482159);
INSERT INTO "routes" VALUES('01a22e33-e336-7aac-912f-9168a98f3b39','default','/hook','/hook','POST','{"script_id":"01a22e33-e058-7167-8bf2-60a9b1a59edf"}','{"access":"token","verify":{"preset":"github","secret":"CHAT_TOKEN"}}',1,1,1796071482166,1796071482166);
INSERT INTO "routes" VALUES('01a22e33-e31a-796e-ae41-08ac334e0001','default','/filled/1','/filled/1','GET','{"script_id":"01a22e33-e00c-7dc4-8b10-0048b81b4f93"}','{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}',0,1,1796071482138,1796071482138);
CREATE TABLE schedule_states (
    schedule_id TEXT NOT NULL PRIMARY KEY REFERENCES schedules (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    last_due_at INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
INSERT INTO "schedule_states" VALUES('01a22e33-e2d4-7e32-9bc2-3867c2c58fff',3,1796071482067,'{"version":3,"last_due_at":1796071482067,"active_since":1796071482067,"last_success_at":1796071482094,"last":{"execution_id":"01a22e33-e2e7-7057-87fd-a05c69bcc050","due_at":1796071482087,"ended_at":1796071482094,"outcome":"done","error_code":null},"counts":{"ran":1}}');
INSERT INTO "schedule_states" VALUES('01a22e33-e2e0-77ac-88ab-422af3341c1a',1,1796071482079,'{"last_due_at":1796071482079,"active_since":1796071482079}');
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
INSERT INTO "schedules" VALUES('01a22e33-e2d4-7e32-9bc2-3867c2c58fff','default','leap','01a22e33-e00c-7dc4-8b10-0048b81b4f93','{"cron":"30 2 29 2 *","timezone":"Europe/Berlin"}','{"payload":{"a":[1]}}',1,1,1796071482067,1796071482067);
INSERT INTO "schedules" VALUES('01a22e33-e2e0-77ac-88ab-422af3341c1a','default','paused','01a22e33-e058-7167-8bf2-60a9b1a59edf','{"every_s":900,"timezone":"Etc/UTC"}','{"overlap":"queue","missed":"all"}',0,1,1796071482079,1796071482079);
CREATE TABLE schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    );
INSERT INTO "schema_migrations" VALUES(1,'initial','a7549aef641b2473c3efe772a8c8623a7e6634fe4cca641bd99066e986c9283f',1796071480427);
INSERT INTO "schema_migrations" VALUES(2,'access','bb693912be22313a8163c7b36ee279c74551592a7bb233ca882ac592101a6201',1796071480452);
INSERT INTO "schema_migrations" VALUES(3,'accounts','ef5d4e7eb661d307f03f237260e2f030f43c3f85d4682a597cf9e06b8c202d53',1796071480465);
INSERT INTO "schema_migrations" VALUES(5,'quotas_and_retention','e133c05191d5337c6f980ce39b75d3a93423a00c006ce530930132b8fa531731',1796071480486);
INSERT INTO "schema_migrations" VALUES(6,'commit_tokens','29382cfa31d4f8fd27ff4c52d6fb1a03cbd4ebfb10dffda3bb4a8f08b9d051d8',1796071480497);
INSERT INTO "schema_migrations" VALUES(8,'session_keys','10902eabeeb1e7ff7aca2e7fcf7e11f02c179a6104525de32628ce57184fda7e',1796071480508);
INSERT INTO "schema_migrations" VALUES(11,'grants','7cc77d319bc685df4b6416e78e668400923cc763fe3efcc2ab370f003d2dbae0',1796071480522);
INSERT INTO "schema_migrations" VALUES(12,'secrets','dd62c071e45ecaa459474c931fbb679fe9881efafc32b6e11e7257c97009e17a',1796071480537);
INSERT INTO "schema_migrations" VALUES(14,'routes','49f324dd83a60e1030aa950bdb288818f430c3ae36c921bf54a37f3709c529fd',1796071480546);
INSERT INTO "schema_migrations" VALUES(15,'schedules','90e438d03b1bc739adce85a094208fc38994bf611eff4e03d1368e944720a2e0',1796071480554);
INSERT INTO "schema_migrations" VALUES(16,'assets','67063261e978811f7f14c919841739d878b6751f87e73dbc2a1a54b7e0562019',1796071480566);
CREATE TABLE script_grants (
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    granted_at INTEGER NOT NULL,
    PRIMARY KEY (script_id, kind, name)
) STRICT;
INSERT INTO "script_grants" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93','http','api.example.com',1796071482059);
INSERT INTO "script_grants" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93','http','http://192.168.1.20',1796071482059);
INSERT INTO "script_grants" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93','secrets','CHAT_TOKEN',1796071482059);
INSERT INTO "script_grants" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93','kv','shared',1796071482059);
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
INSERT INTO "scripts" VALUES('01a22e33-e00c-7dc4-8b10-0048b81b4f93','hello','changed','hello
changed',1,'public',1,2,5,1796071481366,1796071482059,0);
INSERT INTO "scripts" VALUES('01a22e33-e058-7167-8bf2-60a9b1a59edf','failing','','failing
',1,'token',1,1,2,1796071481433,1796071481998,60);
INSERT INTO "scripts" VALUES('01a22e33-e070-7ed4-a7d5-ae8cb365123c','greedy','','greedy
',1,'public',1,1,1,1796071481457,1796071481457,0);
INSERT INTO "scripts" VALUES('01a22e33-e07d-70eb-9f3f-2c7a756dfcd7','resting','','resting
',0,'public',1,1,1,1796071481469,1796071481469,0);
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
INSERT INTO "secrets" VALUES('default','CHAT_TOKEN',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',X'435CD4E9D23DD610E444264578DD3CB9D0844306B452441DB10019085862A75D3A347D354C4B9C14DFD78912C99CF7C24675E288E9A4FFA21FA8396A36',1796071542050,1796071482050,1796071487066);
INSERT INTO "secrets" VALUES('default','CHAT_T0001',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',NULL,1796071542050,1796071482050,1796071482184);
INSERT INTO "secrets" VALUES('default','CHAT_T0002',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',X'00FF',1796071542050,1796071482050,1796071482184);
INSERT INTO "secrets" VALUES('default','CHAT_T0003',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',X'435CD4E9D23DD610E444264578DD3CB9D0844306B452441DB10019085862A75D3A347D354C4B9C14DFD78912C99CF7C24675E288E9A4FFA21FA8396A36',NULL,1796071482050,1796071482184);
INSERT INTO "secrets" VALUES('default','CHAT_T0004',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',X'435CD4E9D23DD610E444264578DD3CB9D0844306B452441DB10019085862A75D3A347D354C4B9C14DFD78912C99CF7C24675E288E9A4FFA21FA8396A36',3,1796071482050,1796071482184);
INSERT INTO "secrets" VALUES('default','CHAT_T0005',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',X'435CD4E9D23DD610E444264578DD3CB9D0844306B452441DB10019085862A75D3A347D354C4B9C14DFD78912C99CF7C24675E288E9A4FFA21FA8396A36',1796071542050,1796071482050,NULL);
INSERT INTO "secrets" VALUES('default','CHAT_T0006',2,'17e973707eed8f78',X'DB9730612E90B58E2C0C6CAAE2108E6A78B786A5899F982AF5CDB761F8335953AF0711A5FAA5959DF29884EB62C941C210AA61B720',X'435CD4E9D23DD610E444264578DD3CB9D0844306B452441DB10019085862A75D3A347D354C4B9C14DFD78912C99CF7C24675E288E9A4FFA21FA8396A36',1796071542050,1796071482050,1796020196978);
CREATE TABLE sessions (
    digest TEXT NOT NULL PRIMARY KEY,
    key_digest TEXT NOT NULL,
    account TEXT NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL
) STRICT;
INSERT INTO "sessions" VALUES('7ca5d7d5fe0bf94576b381659bb48cff5d2f81118369a3076c11fc5e8bb0b249','dbcc95aa70127b05fb1271231ef11e0cf79f954a1cde734c48318efae8114336','owner',1796071481936,1796071481936);
INSERT INTO "sessions" VALUES('15329d01f3594f141686763bf95cb82d1eacd4ae6a100d38ca093ade54ad3750','94d7574e2331b57dedd08e71dec588e31d0ce1f77e6c755f96c05836ea22fa6a','owner',1796071487925,1796071487925);
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
