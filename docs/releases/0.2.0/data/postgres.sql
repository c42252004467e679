SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA picloud_control;
CREATE SCHEMA picloud_history;
CREATE FUNCTION picloud_control.announce_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE change_counter SET number = number + 1;
    PERFORM pg_notify('picloud_changes', NEW.object_type || ' ' || NEW.object_id);
    RETURN NULL;
END
$$;
CREATE FUNCTION picloud_control.refuse_change_of_audit_entry() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'audit entries are never changed or deleted'
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE FUNCTION picloud_control.refuse_change_of_revision() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'revisions are immutable' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE picloud_control.accounts (
    name text NOT NULL COLLATE pg_catalog."C",
    password_hash text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE TABLE picloud_control.api_tokens (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    digest text NOT NULL COLLATE pg_catalog."C",
    scopes text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    expires_at bigint,
    last_used_at bigint,
    revoked_at bigint
);
CREATE TABLE picloud_control.audit_entries (
    id text NOT NULL COLLATE pg_catalog."C",
    at bigint NOT NULL,
    actor text NOT NULL COLLATE pg_catalog."C",
    token_id text COLLATE pg_catalog."C",
    peer text COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    object_type text NOT NULL COLLATE pg_catalog."C",
    object_id text NOT NULL COLLATE pg_catalog."C",
    object_name text NOT NULL COLLATE pg_catalog."C",
    old_hash text COLLATE pg_catalog."C",
    new_hash text COLLATE pg_catalog."C",
    request_id text NOT NULL COLLATE pg_catalog."C",
    details text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE picloud_control.change_counter (
    number bigint NOT NULL
);
CREATE TABLE picloud_control.commit_tokens (
    writer text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    used_at bigint NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE picloud_control.revisions (
    script_id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    source text NOT NULL COLLATE pg_catalog."C",
    source_hash text NOT NULL COLLATE pg_catalog."C",
    source_bytes bigint NOT NULL,
    limits text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    CONSTRAINT revisions_number_check CHECK ((number >= 1))
);
CREATE TABLE picloud_control.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE picloud_control.scripts (
    id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    description text NOT NULL COLLATE pg_catalog."C",
    search_text text NOT NULL COLLATE pg_catalog."C",
    enabled bigint NOT NULL,
    access text NOT NULL COLLATE pg_catalog."C",
    live_revision bigint NOT NULL,
    last_revision bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    max_requests_per_minute bigint DEFAULT 0 NOT NULL,
    CONSTRAINT scripts_access_check CHECK ((access = ANY (ARRAY['public'::text, 'token'::text]))),
    CONSTRAINT scripts_enabled_check CHECK ((enabled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT scripts_max_requests_per_minute_check CHECK ((max_requests_per_minute >= 0))
);
CREATE TABLE picloud_control.sessions (
    digest text NOT NULL COLLATE pg_catalog."C",
    key_digest text NOT NULL COLLATE pg_catalog."C",
    account text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL
);
CREATE TABLE picloud_control.setup_links (
    number bigint NOT NULL,
    digest text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint NOT NULL,
    CONSTRAINT setup_links_number_check CHECK ((number = 1))
);
CREATE TABLE picloud_history.commit_tokens (
    writer text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    used_at bigint NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE picloud_history.execution_minutes (
    minute bigint NOT NULL,
    script_id text NOT NULL COLLATE pg_catalog."C",
    calls bigint NOT NULL,
    failures bigint NOT NULL,
    sampled_out bigint NOT NULL,
    total_us bigint DEFAULT 0 NOT NULL,
    d0 bigint DEFAULT 0 NOT NULL,
    d1 bigint DEFAULT 0 NOT NULL,
    d2 bigint DEFAULT 0 NOT NULL,
    d3 bigint DEFAULT 0 NOT NULL,
    d4 bigint DEFAULT 0 NOT NULL,
    d5 bigint DEFAULT 0 NOT NULL,
    d6 bigint DEFAULT 0 NOT NULL,
    d7 bigint DEFAULT 0 NOT NULL,
    d8 bigint DEFAULT 0 NOT NULL,
    d9 bigint DEFAULT 0 NOT NULL,
    d10 bigint DEFAULT 0 NOT NULL,
    d11 bigint DEFAULT 0 NOT NULL,
    d12 bigint DEFAULT 0 NOT NULL,
    d13 bigint DEFAULT 0 NOT NULL,
    d14 bigint DEFAULT 0 NOT NULL,
    d15 bigint DEFAULT 0 NOT NULL,
    d16 bigint DEFAULT 0 NOT NULL,
    d17 bigint DEFAULT 0 NOT NULL,
    d18 bigint DEFAULT 0 NOT NULL,
    d19 bigint DEFAULT 0 NOT NULL,
    d20 bigint DEFAULT 0 NOT NULL,
    d21 bigint DEFAULT 0 NOT NULL,
    d22 bigint DEFAULT 0 NOT NULL,
    d23 bigint DEFAULT 0 NOT NULL,
    d24 bigint DEFAULT 0 NOT NULL,
    d25 bigint DEFAULT 0 NOT NULL,
    d26 bigint DEFAULT 0 NOT NULL,
    d27 bigint DEFAULT 0 NOT NULL,
    d28 bigint DEFAULT 0 NOT NULL,
    d29 bigint DEFAULT 0 NOT NULL,
    d30 bigint DEFAULT 0 NOT NULL,
    d31 bigint DEFAULT 0 NOT NULL,
    d32 bigint DEFAULT 0 NOT NULL,
    d33 bigint DEFAULT 0 NOT NULL,
    d34 bigint DEFAULT 0 NOT NULL,
    d35 bigint DEFAULT 0 NOT NULL,
    d36 bigint DEFAULT 0 NOT NULL,
    d37 bigint DEFAULT 0 NOT NULL,
    d38 bigint DEFAULT 0 NOT NULL,
    d39 bigint DEFAULT 0 NOT NULL,
    d40 bigint DEFAULT 0 NOT NULL,
    d41 bigint DEFAULT 0 NOT NULL,
    d42 bigint DEFAULT 0 NOT NULL,
    d43 bigint DEFAULT 0 NOT NULL,
    d44 bigint DEFAULT 0 NOT NULL,
    d45 bigint DEFAULT 0 NOT NULL,
    d46 bigint DEFAULT 0 NOT NULL,
    d47 bigint DEFAULT 0 NOT NULL
);
CREATE TABLE picloud_history.execution_outcomes (
    minute bigint NOT NULL,
    script_id text NOT NULL COLLATE pg_catalog."C",
    outcome text NOT NULL COLLATE pg_catalog."C",
    calls bigint NOT NULL
);
CREATE TABLE picloud_history.executions (
    id text NOT NULL COLLATE pg_catalog."C",
    script_id text NOT NULL COLLATE pg_catalog."C",
    script_name text NOT NULL COLLATE pg_catalog."C",
    revision bigint NOT NULL,
    trigger text NOT NULL COLLATE pg_catalog."C",
    method text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    http_status bigint NOT NULL,
    started_at bigint NOT NULL,
    duration_us bigint NOT NULL,
    queue_us bigint NOT NULL,
    operations bigint NOT NULL,
    peak_memory_bytes bigint NOT NULL,
    error_code text COLLATE pg_catalog."C",
    error_message text COLLATE pg_catalog."C",
    error_line bigint,
    error_column bigint,
    limit_name text COLLATE pg_catalog."C",
    limit_value bigint,
    logs text NOT NULL COLLATE pg_catalog."C",
    dropped_log_lines bigint NOT NULL,
    warnings text NOT NULL COLLATE pg_catalog."C",
    request text COLLATE pg_catalog."C",
    error_trace text COLLATE pg_catalog."C",
    query text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE picloud_history.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$h63mMR/EW2yEN3xQ+9aKVg$doVjhYD6W+/h5kmDrU3RQcfRxphuGhqB65L3OTpMp+w', 1796027281581, 1796027281581);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec0001', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, NULL, 1796027282040, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec0002', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, 1796020196978, 1796027282040, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec0003', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec0004', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec0005', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, NULL, 1796027282040, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec0006', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, NULL, 1796027282040, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('a8cf02ec494e', 'kept', '12ca04904018dbdb71706f7bfecccd87f201266aee4ea46454f86b9b68902814', '["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"]', 1796027281719, NULL, 1796027282040, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('ebdd74a3cca0', 'ended', '8ac7fb44372af45f6a61e4ca13de7a2c4ac5a62311b6c1675bb7eedd7d1ef64e', '["deploy"]', 1796027281732, 1796030881732, NULL, 1796027281749);
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20001', 1796027280595, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20002', 1796027280595, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20003', 1796027280595, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20004', 1796027280595, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20005', 1796027280595, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20006', 1796027280595, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20007', 1796027280595, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20008', 1796027280595, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20009', 1796027280595, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2000a', 1796027280595, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2000b', 1796027280595, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2000c', 1796027280595, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2000d', 1796027280595, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2000e', 1796027280595, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2000f', 1796027280595, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20010', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20011', 1796027280595, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20012', 1796027280595, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20013', 1796027280595, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20014', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20015', 1796027280595, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20016', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20017', 1796027280595, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20018', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b20019', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2001a', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b2001b', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6cd3-7f4f-82fb-8e4a49b23427', 1796027280595, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6cc5-7cde-987c-61dd89a8f1df', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6e32-7ba8-b211-7b76ebf8b2e6', 1796027280946, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b91-6e32-7954-b278-b0f7260eb2bf', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22b91-6e23-7362-a509-c834b8c93e88', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6e4a-7d22-8552-188085a9ac14', 1796027280970, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22b91-6e49-787b-8feb-168e068cf374', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6e57-776b-8c8a-f75c0b0d080d', 1796027280983, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b91-6e57-7635-b187-564e64c25f56', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22b91-6e56-7653-9c0c-ded0959ea77f', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6e64-7523-bee4-5101ccc5632d', 1796027280996, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b91-6e64-73b1-ad81-fcd0e28cc619', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22b91-6e63-721a-88c6-3d210b1b40db', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6e6d-7169-85d5-07b22c854919', 1796027281005, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b91-6e6d-7099-a7f2-6d606f78c778', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22b91-6e6c-7106-a5d7-70906bf40fb4', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-6e76-733c-8a17-6fb5345f10b8', 1796027281014, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b91-6e76-7182-9273-fc962484481e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-70ad-7479-85e2-716cdc9ed790', 1796027281581, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22b91-6f5d-7249-9f85-41cc9f2d24bf', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-70bd-7ff1-8a16-24928d8652b6', 1796027281597, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22b91-6f5d-7249-9f85-41cc9f2d24bf', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-70d1-7e0b-b71a-341b564316ed', 1796027281617, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22b91-6e32-7954-b278-b0f7260eb2bf', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22b91-70c5-7da0-a8c6-f27e04c9b1dd', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-70e4-7bb2-aff1-cd78efe5d0d3', 1796027281636, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22b91-6e32-7954-b278-b0f7260eb2bf', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22b91-70dd-7e50-b113-a0fd7a3efdeb', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-70fd-7769-a574-ebfbba9a2a1b', 1796027281661, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22b91-70f5-7a04-8ee3-cf92c51295ce', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-711d-7343-b530-1affe85236d3', 1796027281693, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22b91-6e32-7954-b278-b0f7260eb2bf', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22b91-7111-76b1-b414-cd4dbcf461b6', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-7125-7cfb-86a4-93e6b956fca5', 1796027281701, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22b91-6e6d-7099-a7f2-6d606f78c778', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22b91-7125-70b5-9788-3aa7f6b54151', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-7137-7f3b-852b-f2c5975771ef', 1796027281719, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'a8cf02ec494e', 'kept', NULL, NULL, '01a22b91-7136-7394-9fed-fc38222fd834', '{"scopes":["invoke:01a22b91-6e4a-7b83-8d64-4c5e8f2758f8","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-7144-72fd-9c59-ed8c594f4f41', 1796027281732, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'ebdd74a3cca0', 'ended', NULL, NULL, '01a22b91-7144-7127-9c34-3debaa409983', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-7155-7df9-8b7a-d708e318fcf0', 1796027281749, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', 'ebdd74a3cca0', 'ended', NULL, NULL, '01a22b91-7155-7c4e-813d-507b5937fc67', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-814f-741e-a41b-079b6acc6d41', 1796027285839, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22b91-804a-77af-9f9f-3ecf8ecbaf6e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-84dc-7c1c-bcf2-2f43d118c125', 1796027286748, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T082806.463Z.backup', NULL, 'b2dc20fe5e64ec1d3e93dae60acb3a3dfa52370af6a8751d3b5bf73ed955179a', '01a22b91-83be-73f7-9209-0099e6ae818e', '{"bytes":77824,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b91-84e9-722c-8e2b-53d36162e778', 1796027286761, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T082806.463Z.backup', NULL, 'b2dc20fe5e64ec1d3e93dae60acb3a3dfa52370af6a8751d3b5bf73ed955179a', '01a22b91-84e9-7166-bc92-ae744e66ca60', '{"bytes":77824,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22b91-96e5-75cd-9d32-aa833fa5ed03', 8, 1796027292079);
INSERT INTO picloud_control.revisions VALUES ('01a22b91-6e32-7954-b278-b0f7260eb2bf', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796027280946);
INSERT INTO picloud_control.revisions VALUES ('01a22b91-6e32-7954-b278-b0f7260eb2bf', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796027281617);
INSERT INTO picloud_control.revisions VALUES ('01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796027280970);
INSERT INTO picloud_control.revisions VALUES ('01a22b91-6e57-7635-b187-564e64c25f56', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796027280983);
INSERT INTO picloud_control.revisions VALUES ('01a22b91-6e64-73b1-ad81-fcd0e28cc619', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796027280996);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796027291441);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796027291484);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796027291514);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796027291538);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796027291563);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796027291579);
INSERT INTO picloud_control.scripts VALUES ('01a22b91-6e32-7954-b278-b0f7260eb2bf', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 4, 1796027280946, 1796027281693, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796027280970, 1796027281661, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22b91-6e57-7635-b187-564e64c25f56', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796027280983, 1796027280983, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22b91-6e64-73b1-ad81-fcd0e28cc619', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796027280996, 1796027280996, 0);
INSERT INTO picloud_control.sessions VALUES ('1577830983f7573d92c1e0209f46df0e877301e9d064327ea35966183d30071d', 'a56de40125dcc0275929d3180fc2adc515bcce31fa88e098b077faf546abf6b5', 'owner', 1796027281597, 1796027281597);
INSERT INTO picloud_control.sessions VALUES ('7a8b5a29faa555e497037382baddcd765984a7552f2322318dca8146ead0c633', '00eb57b68442a2ce7cf146469d382c3a8113da37a8d7333d114e129eefc0dedc', 'owner', 1796027285839, 1796027285839);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22b91-97d9-7731-94f0-c52d7ceddbfa', 7, 1796027291983);
INSERT INTO picloud_history.execution_minutes VALUES (29933788, '01a22b91-6e32-7954-b278-b0f7260eb2bf', 1, 0, 0, 170, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29933788, '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 1, 1, 0, 199, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29933788, '01a22b91-6e57-7635-b187-564e64c25f56', 1, 1, 0, 805, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934789, '01a22b91-6e32-7954-b278-b0f7260eb2bf', 1176, 0, 3, 170, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29933788, '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29933788, '01a22b91-6e57-7635-b187-564e64c25f56', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934789, '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934790, '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934791, '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934792, '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22b91-71fd-75e0-a2c7-cdbe6b274641', '01a22b91-6e32-7954-b278-b0f7260eb2bf', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796027281917, 170, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180001', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180002', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180003', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796027282039, 199, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180004', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180005', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796027282039, 199, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180006', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796027282039, 199, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180007', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180008', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180009', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618000a', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618000b', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796027282039, 199, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618000c', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796027282039, 199, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618000d', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796027282039, 199, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618000e', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796027282039, 199, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618000f', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180010', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180011', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180012', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180013', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180014', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180015', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180016', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180017', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180018', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180019', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618001a', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618001b', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618001c', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618001d', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618001e', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618001f', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180020', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180021', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180022', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180023', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180024', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180025', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180026', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180027', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180028', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656180029', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618002a', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618002b', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', NULL, NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618002c', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618002d', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-97165618002e', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-7277-72f7-89e3-971656188a31', '01a22b91-6e4a-7b83-8d64-4c5e8f2758f8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796027282039, 199, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",186]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22b91-738d-782c-99fa-9aee959af651', '01a22b91-6e57-7635-b187-564e64c25f56', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796027282317, 805, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:32895","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796027291680);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796027291848);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796027291862);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796027291879);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796027291886);
ALTER TABLE ONLY picloud_control.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (name);
ALTER TABLE ONLY picloud_control.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.commit_tokens
    ADD CONSTRAINT commit_tokens_pkey PRIMARY KEY (writer);
ALTER TABLE ONLY picloud_control.revisions
    ADD CONSTRAINT revisions_pkey PRIMARY KEY (script_id, number);
ALTER TABLE ONLY picloud_control.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (number);
ALTER TABLE ONLY picloud_control.scripts
    ADD CONSTRAINT scripts_name_key UNIQUE (name);
ALTER TABLE ONLY picloud_control.scripts
    ADD CONSTRAINT scripts_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY picloud_control.setup_links
    ADD CONSTRAINT setup_links_pkey PRIMARY KEY (number);
ALTER TABLE ONLY picloud_history.commit_tokens
    ADD CONSTRAINT commit_tokens_pkey PRIMARY KEY (writer);
ALTER TABLE ONLY picloud_history.execution_minutes
    ADD CONSTRAINT execution_minutes_pkey PRIMARY KEY (minute, script_id);
ALTER TABLE ONLY picloud_history.execution_outcomes
    ADD CONSTRAINT execution_outcomes_pkey PRIMARY KEY (minute, script_id, outcome);
ALTER TABLE ONLY picloud_history.executions
    ADD CONSTRAINT executions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_history.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (number);
CREATE INDEX executions_by_script ON picloud_history.executions USING btree (script_id, id);
CREATE INDEX executions_failed ON picloud_history.executions USING btree (id) WHERE (status = 'failed'::text);
CREATE TRIGGER audit_entries_are_announced AFTER INSERT ON picloud_control.audit_entries FOR EACH ROW EXECUTE FUNCTION picloud_control.announce_change();
CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON picloud_control.audit_entries FOR EACH ROW WHEN (((old.at)::numeric > ((EXTRACT(epoch FROM now()) - ((30 * 86400))::numeric) * (1000)::numeric))) EXECUTE FUNCTION picloud_control.refuse_change_of_audit_entry();
CREATE TRIGGER audit_entries_are_never_changed BEFORE UPDATE ON picloud_control.audit_entries FOR EACH ROW EXECUTE FUNCTION picloud_control.refuse_change_of_audit_entry();
CREATE TRIGGER audit_entries_are_never_truncated BEFORE TRUNCATE ON picloud_control.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION picloud_control.refuse_change_of_audit_entry();
CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON picloud_control.revisions FOR EACH ROW EXECUTE FUNCTION picloud_control.refuse_change_of_revision();
ALTER TABLE ONLY picloud_control.revisions
    ADD CONSTRAINT revisions_script_id_fkey FOREIGN KEY (script_id) REFERENCES picloud_control.scripts(id) ON DELETE CASCADE;
ALTER TABLE ONLY picloud_control.scripts
    ADD CONSTRAINT scripts_id_live_revision_fkey FOREIGN KEY (id, live_revision) REFERENCES picloud_control.revisions(script_id, number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY picloud_control.sessions
    ADD CONSTRAINT sessions_account_fkey FOREIGN KEY (account) REFERENCES picloud_control.accounts(name) ON DELETE CASCADE;
