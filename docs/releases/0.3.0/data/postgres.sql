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
CREATE TABLE picloud_control.script_grants (
    script_id text NOT NULL COLLATE pg_catalog."C",
    kind text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    granted_at bigint NOT NULL
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
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$KjkN5dLOaqW8eW2Ta+TTvg$+jF3SvtVQlNkz5td7N5XIBc+nYFBWHcNsaUal6zCAks', 1796040660533, 1796040660533);
INSERT INTO picloud_control.api_tokens VALUES ('77c47ec781b1', 'ended', 'e7cfee3fcd9470b117418fe2bbc493a0d1585957c75792c298d9dee23ce4e119', '["deploy"]', 1796040660651, 1796044260651, NULL, 1796040660679);
INSERT INTO picloud_control.api_tokens VALUES ('ca5056680001', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, NULL, 1796040661117, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('ca5056680002', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, 1796020196978, 1796040661117, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('ca5056680003', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('ca5056680004', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('ca5056680005', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, NULL, 1796040661117, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('ca5056680006', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, NULL, 1796040661117, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('ca505668f996', 'kept', '1c91b7224bce6e7f7cb78bd5e9801ad8083efe6713925a91bcef1a5ec5af9c5d', '["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"]', 1796040660624, NULL, 1796040661117, NULL);
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00001', 1796040659411, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00002', 1796040659411, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00003', 1796040659411, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00004', 1796040659411, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00005', 1796040659411, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00006', 1796040659411, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00007', 1796040659411, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00008', 1796040659411, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00009', 1796040659411, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0000a', 1796040659411, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0000b', 1796040659411, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0000c', 1796040659411, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0000d', 1796040659411, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0000e', 1796040659411, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0000f', 1796040659411, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00010', 1796040659411, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00011', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00012', 1796040659411, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00013', 1796040659411, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00014', 1796040659411, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00015', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00016', 1796040659411, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00017', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00018', 1796040659411, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd00019', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0001a', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0001b', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0001c', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-91d3-7e46-b315-6d6a5fd0468a', 1796040659411, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-91d3-74cb-a9fc-7fa674b9393e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-933c-7ab2-b9fc-b7efe1c9a21f', 1796040659772, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c5d-932d-7e34-a2f1-c6a978c066e4', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-934a-7a50-ac5e-9f242db42bf5', 1796040659786, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c5d-9349-7b5f-9e39-8ff701a6b0a4', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9361-7a1a-afed-7f85d112f95e', 1796040659809, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c5d-9361-7953-ba9f-44097cf4950a', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22c5d-9360-7c2c-ace9-2b1cd7f075a7', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-936e-78cc-9dc2-ad7679bf213f', 1796040659822, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c5d-936e-7810-8a1f-d41854c56963', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22c5d-936d-7ca3-acef-3c0ab8c40df1', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9379-77d8-9092-f2ce2902153a', 1796040659833, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c5d-9379-7718-a5a4-56efcad615a7', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22c5d-9378-7c26-a8fc-0717db6ace5f', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9380-7967-aae1-7afd263a747b', 1796040659840, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c5d-9380-77c4-a59a-511f564c10c5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9635-7a18-8c52-4f8464083643', 1796040660533, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22c5d-944b-7bf9-ae63-6048de8773fa', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-963e-763c-b1db-23ca11cb4d21', 1796040660542, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c5d-944b-7bf9-ae63-6048de8773fa', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9649-7e94-896c-e46a200d38bf', 1796040660552, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c5d-9647-71d7-adfa-ac8268f88f61', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9658-7ef5-84ad-512b23d3ba74', 1796040660568, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c5d-9657-7e0a-8536-7abba272fcc1', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9664-7081-ba59-d4270fdba998', 1796040660579, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c5d-9662-7ea9-bc5f-d1d0b31742b2', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-966e-7743-878c-4abb4f43926a', 1796040660590, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c5d-966c-792d-98a0-3aaf792a085e', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9677-7b3c-931c-adbf360b42d3', 1796040660599, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', NULL, NULL, '01a22c5d-9676-7c34-b23b-50eb455ae918', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9682-715d-89eb-d4bbe8afab49', 1796040660610, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22c5d-9379-7718-a5a4-56efcad615a7', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22c5d-9680-7f56-a244-527cf5390546', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-9690-717d-9a18-013a35b6cb60', 1796040660624, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'ca505668f996', 'kept', NULL, NULL, '01a22c5d-968f-7522-ae26-9172b05de113', '{"scopes":["invoke:01a22c5d-934a-795c-8ed3-82b975ba0a1b","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-96ab-73e0-adc4-177174fced8d', 1796040660651, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '77c47ec781b1', 'ended', NULL, NULL, '01a22c5d-96ab-706b-ae46-df40c0bc79c9', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-96c7-7b27-b1db-a27ebe1ca4af', 1796040660679, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '77c47ec781b1', 'ended', NULL, NULL, '01a22c5d-96c7-7987-821c-600a0ea4f58f', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-b0b9-7481-872e-42b58cfeaf72', 1796040667321, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c5d-af0f-7040-8e1d-08bddcc8fb8f', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-b59f-7850-86f4-4eca2a967341', 1796040668575, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T121108.055Z.backup', NULL, 'cffa221605d3d466462139c3508ef6f6a5e98813fae39282aee02b5892b9dd15', '01a22c5d-b396-70cd-96c5-79f13a3dc6d5', '{"bytes":98304,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c5d-b5b9-7b6e-b5cb-e16d8b3b32a0', 1796040668601, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T121108.055Z.backup', NULL, 'cffa221605d3d466462139c3508ef6f6a5e98813fae39282aee02b5892b9dd15', '01a22c5d-b5b9-7a90-9bec-1b4d14ef5bcd', '{"bytes":98304,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22c5d-c8dd-7b35-a5e5-7b5f2eaaf153', 9, 1796040674188);
INSERT INTO picloud_control.revisions VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796040659772);
INSERT INTO picloud_control.revisions VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796040660552);
INSERT INTO picloud_control.revisions VALUES ('01a22c5d-934a-795c-8ed3-82b975ba0a1b', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796040659786);
INSERT INTO picloud_control.revisions VALUES ('01a22c5d-9361-7953-ba9f-44097cf4950a', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796040659809);
INSERT INTO picloud_control.revisions VALUES ('01a22c5d-936e-7810-8a1f-d41854c56963', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796040659822);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796040673563);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796040673614);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796040673652);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796040673663);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796040673684);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796040673732);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796040673753);
INSERT INTO picloud_control.script_grants VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'http', 'api.example.com', 1796040660599);
INSERT INTO picloud_control.script_grants VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'http', 'http://192.168.1.20', 1796040660599);
INSERT INTO picloud_control.script_grants VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'kv', 'shared', 1796040660599);
INSERT INTO picloud_control.script_grants VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'secrets', 'CHAT_TOKEN', 1796040660599);
INSERT INTO picloud_control.scripts VALUES ('01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796040659772, 1796040660599, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796040659786, 1796040660579, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22c5d-9361-7953-ba9f-44097cf4950a', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796040659809, 1796040659809, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c5d-936e-7810-8a1f-d41854c56963', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796040659822, 1796040659822, 0);
INSERT INTO picloud_control.sessions VALUES ('3d64f4f553041e8cde6d412a11e48957d2faad9ab7171de484ac4098b352b550', 'd54ff8994efd4bc84bf01048ba73e86fa8e29f5203713db29552e543f16ffae8', 'owner', 1796040667321, 1796040667321);
INSERT INTO picloud_control.sessions VALUES ('795e8fdf89c936c8d9c7274b0f40713619c154918bbdad6a1aefd549a5fbd528', 'e273f3eae36623a714890c42bd56b8d1bfab5dbbbe5b830e84cb8167377948dc', 'owner', 1796040660542, 1796040660542);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22c5d-ca0a-7358-90a1-502206aefabe', 7, 1796040674129);
INSERT INTO picloud_history.execution_minutes VALUES (29934011, '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 1, 0, 0, 119, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934011, '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 1, 1, 0, 130, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934011, '01a22c5d-9361-7953-ba9f-44097cf4950a', 1, 1, 0, 4679, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935012, '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 1176, 0, 3, 119, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934011, '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934011, '01a22c5d-9361-7953-ba9f-44097cf4950a', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935012, '01a22c5d-934a-795c-8ed3-82b975ba0a1b', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935013, '01a22c5d-934a-795c-8ed3-82b975ba0a1b', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935014, '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935015, '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22c5d-979d-719c-a304-d89fae7ac735', '01a22c5d-933c-78c6-89ff-31e38cf4cdf7', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796040660893, 119, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0001', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0002', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0003', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796040661117, 130, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0004', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0005', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796040661117, 130, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0006', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796040661117, 130, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0007', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0008', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0009', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c000a', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c000b', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796040661117, 130, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c000c', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796040661117, 130, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c000d', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796040661117, 130, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c000e', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796040661117, 130, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c000f', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0010', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0011', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0012', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0013', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0014', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0015', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0016', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0017', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0018', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0019', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c001a', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c001b', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c001c', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c001d', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c001e', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c001f', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0020', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0021', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0022', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0023', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0024', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0025', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0026', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0027', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0028', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c0029', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c002a', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c002b', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', NULL, NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c002c', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c002d', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c002e', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-987c-7d0b-b2bd-11356f6c01c8', '01a22c5d-934a-795c-8ed3-82b975ba0a1b', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796040661117, 130, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",118]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c5d-9a17-7459-ba24-0ec3f6963d12', '01a22c5d-9361-7953-ba9f-44097cf4950a', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796040661527, 4679, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:33635","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796040673861);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796040674004);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796040674015);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796040674038);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796040674044);
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
ALTER TABLE ONLY picloud_control.script_grants
    ADD CONSTRAINT script_grants_pkey PRIMARY KEY (script_id, kind, name);
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
ALTER TABLE ONLY picloud_control.script_grants
    ADD CONSTRAINT script_grants_script_id_fkey FOREIGN KEY (script_id) REFERENCES picloud_control.scripts(id) ON DELETE CASCADE;
ALTER TABLE ONLY picloud_control.scripts
    ADD CONSTRAINT scripts_id_live_revision_fkey FOREIGN KEY (id, live_revision) REFERENCES picloud_control.revisions(script_id, number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY picloud_control.sessions
    ADD CONSTRAINT sessions_account_fkey FOREIGN KEY (account) REFERENCES picloud_control.accounts(name) ON DELETE CASCADE;
