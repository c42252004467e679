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
CREATE SCHEMA picloud_data;
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
CREATE TABLE picloud_control.secrets (
    project text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    key_id text NOT NULL COLLATE pg_catalog."C",
    sealed bytea NOT NULL,
    previous bytea,
    previous_until bigint,
    set_at bigint NOT NULL,
    last_used_at bigint,
    CONSTRAINT secrets_version_check CHECK ((version >= 1))
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
CREATE TABLE picloud_data.commit_tokens (
    writer text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    used_at bigint NOT NULL
)
WITH (fillfactor='50');
CREATE TABLE picloud_data.counters (
    name text NOT NULL COLLATE pg_catalog."C",
    value bigint NOT NULL
);
CREATE TABLE picloud_data.kv (
    store bigint NOT NULL,
    key bytea NOT NULL,
    kind bigint NOT NULL,
    value bytea NOT NULL,
    version bigint NOT NULL,
    expires_at bigint,
    updated_at bigint NOT NULL,
    CONSTRAINT kv_kind_check CHECK ((kind = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE picloud_data.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
CREATE TABLE picloud_data.stores (
    number bigint NOT NULL,
    project text NOT NULL COLLATE pg_catalog."C",
    owner text NOT NULL COLLATE pg_catalog."C",
    deleted_at bigint,
    max_keys bigint,
    max_bytes bigint
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
    query text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    spans text,
    dropped_spans bigint DEFAULT 0 NOT NULL,
    service_code text COLLATE pg_catalog."C",
    last_call text COLLATE pg_catalog."C"
);
CREATE TABLE picloud_history.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$cpDd0y9uVmEyRd6wH0fsqw$O2NUn5L8nM7/sxHGSwd4rFryxPxhSY1XiAXyosikvd4', 1796044696845, 1796044696845);
INSERT INTO picloud_control.api_tokens VALUES ('4248963c1ae1', 'ended', 'ccc376a4e4971377cf081656ea2dd7326e66ca0cbf738559c5a2888b8c839e08', '["deploy"]', 1796044696961, 1796048296961, NULL, 1796044696967);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b0001', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, NULL, 1796044697077, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b0002', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, 1796020196978, 1796044697077, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b0003', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b0004', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b0005', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, NULL, 1796044697077, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b0006', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, NULL, 1796044697077, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('53d1a00b5977', 'kept', 'edc1c97d7f7decaee37fa1cc0526057dbf138bc69821de280e07c946247efbf9', '["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"]', 1796044696954, NULL, 1796044697077, NULL);
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520001', 1796044696309, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520002', 1796044696309, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520003', 1796044696309, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520004', 1796044696309, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520005', 1796044696309, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520006', 1796044696309, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520007', 1796044696309, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520008', 1796044696309, 'picloud', NULL, NULL, 'kv.delete', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520009', 1796044696309, 'picloud', NULL, NULL, 'kv.export', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752000a', 1796044696309, 'picloud', NULL, NULL, 'kv.import', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752000b', 1796044696309, 'picloud', NULL, NULL, 'kv.quota', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752000c', 1796044696309, 'picloud', NULL, NULL, 'kv.set', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752000d', 1796044696309, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752000e', 1796044696309, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752000f', 1796044696309, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520010', 1796044696309, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520011', 1796044696309, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520012', 1796044696309, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520013', 1796044696309, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520014', 1796044696309, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520015', 1796044696309, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520016', 1796044696309, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520017', 1796044696309, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520018', 1796044696309, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520019', 1796044696309, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752001a', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752001b', 1796044696309, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752001c', 1796044696309, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752001d', 1796044696309, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752001e', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd752001f', 1796044696309, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520020', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520021', 1796044696309, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520022', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520023', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520024', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7520025', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2af5-74bb-ab61-5d4fd7525aa1', 1796044696309, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2af4-7d2f-93df-a6929051dd52', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2b8f-74b7-8fc4-a41ace39ee55', 1796044696463, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c9b-2b87-793a-bb53-2d23e0a099a1', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2b9f-79a5-847c-b01b047e6b7d', 1796044696479, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c9b-2b9e-7dd2-bb13-817ae2cf71f8', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2bac-7bff-baa8-c7fdb8701a5b', 1796044696492, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c9b-2bac-7b0c-a455-74177714cf61', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22c9b-2ba9-7e24-a0c8-d9c51cc7d07c', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2bba-7707-b0eb-a5a205a28895', 1796044696506, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c9b-2bba-75fc-ad85-11b1e1f5bae0', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22c9b-2bb9-73bf-b8ed-777c15fed294', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2bc9-77ac-81fe-fa0e893985bd', 1796044696521, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c9b-2bc9-76a6-af43-50af95ec6c65', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22c9b-2bc6-759e-8054-39537d042588', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2bd4-70f1-92d1-16b270927c8c', 1796044696532, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c9b-2bd3-7f5b-8f6a-7718c89ac274', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d0d-719d-9676-a50083da3f23', 1796044696845, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22c9b-2c37-7452-adc7-d1d1dd032e5d', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d11-72dd-b051-0489cf65cd70', 1796044696849, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c9b-2c37-7452-adc7-d1d1dd032e5d', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d1b-765a-8996-702bf726c4b7', 1796044696858, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c9b-2d19-7d67-bd1c-98528a6b58cc', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d23-7e76-9bbc-b61cc94780f2', 1796044696867, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c9b-2d23-7140-8345-2877ebe3851b', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d2b-74cd-a501-23022df1ec5b', 1796044696875, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c9b-2d2a-7793-9802-70b9d09af39d', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d32-7f84-bbde-8ac12678fcc9', 1796044696882, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c9b-2d31-752d-acce-200925f2371a', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d5e-703d-9ab2-439f53b8ee84', 1796044696895, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c9b-2d3b-7482-9647-126526335ed1', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d65-792f-b77a-7186153b6ef7', 1796044696933, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c9b-2d64-7807-a4d6-0050ae292603', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d6c-7bfc-94e7-eecef62564f0', 1796044696940, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', NULL, NULL, '01a22c9b-2d6b-7ae0-b417-8f826530d724', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d73-7c66-8e68-b2ff4f8c6cde', 1796044696947, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22c9b-2bc9-76a6-af43-50af95ec6c65', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22c9b-2d72-7c3c-9dba-976866cf720b', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d7a-7e4d-b626-cc3d0ae8673e', 1796044696954, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '53d1a00b5977', 'kept', NULL, NULL, '01a22c9b-2d7a-7795-b941-72c988ed248f', '{"scopes":["invoke:01a22c9b-2b9f-78e2-bf30-2d55824d3dba","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d81-7273-b5a1-64fb542d0428', 1796044696961, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '4248963c1ae1', 'ended', NULL, NULL, '01a22c9b-2d80-7fd1-ba66-43c31fa4677a', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-2d87-7525-b607-7a4cda31dca3', 1796044696967, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '4248963c1ae1', 'ended', NULL, NULL, '01a22c9b-2d87-7398-983c-f85354ee73bd', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-3675-766e-a3b1-8ff5a3d39ed5', 1796044699253, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c9b-35c8-7f45-867a-e409acaa1b3e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-38a0-7c57-b21f-86dfb6f04ad2', 1796044699808, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T131819.410Z.backup', NULL, 'f1dbd32e4e9db0da8da0eac05dfa63e521ebb3ee6e9a80ac9f58c72819698cb0', '01a22c9b-3711-79e9-8a55-1378e8e16c63', '{"bytes":143360,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c9b-38a9-7c3a-ba4b-9c1ee90518e5', 1796044699817, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T131819.410Z.backup', NULL, 'f1dbd32e4e9db0da8da0eac05dfa63e521ebb3ee6e9a80ac9f58c72819698cb0', '01a22c9b-38a9-7b81-b038-7c178e2ec0b8', '{"bytes":143360,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22c9b-43f3-7ec7-b752-b9789502c20b', 10, 1796044703011);
INSERT INTO picloud_control.revisions VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796044696463);
INSERT INTO picloud_control.revisions VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796044696858);
INSERT INTO picloud_control.revisions VALUES ('01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796044696479);
INSERT INTO picloud_control.revisions VALUES ('01a22c9b-2bac-7b0c-a455-74177714cf61', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796044696492);
INSERT INTO picloud_control.revisions VALUES ('01a22c9b-2bba-75fc-ad85-11b1e1f5bae0', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796044696506);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796044702734);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796044702747);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796044702759);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796044702764);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796044702769);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796044702777);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796044702783);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796044702790);
INSERT INTO picloud_control.script_grants VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 'http', 'api.example.com', 1796044696940);
INSERT INTO picloud_control.script_grants VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 'http', 'http://192.168.1.20', 1796044696940);
INSERT INTO picloud_control.script_grants VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 'kv', 'shared', 1796044696940);
INSERT INTO picloud_control.script_grants VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 'secrets', 'CHAT_TOKEN', 1796044696940);
INSERT INTO picloud_control.scripts VALUES ('01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796044696463, 1796044696940, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796044696479, 1796044696875, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22c9b-2bac-7b0c-a455-74177714cf61', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796044696492, 1796044696492, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c9b-2bba-75fc-ad85-11b1e1f5bae0', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796044696506, 1796044696506, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', NULL, 1796044756933, 1796044696933, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', '\x00ff', 1796044756933, 1796044696933, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', '\xa9bcac4d3a6468a128c6da748e4e94845dcacddbfd5deb024a0a76397fef8005895819bb874016c95b8ba98803b3a7de95aedfdd561025d957e53ca38b', NULL, 1796044696933, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', '\xa9bcac4d3a6468a128c6da748e4e94845dcacddbfd5deb024a0a76397fef8005895819bb874016c95b8ba98803b3a7de95aedfdd561025d957e53ca38b', 3, 1796044696933, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', '\xa9bcac4d3a6468a128c6da748e4e94845dcacddbfd5deb024a0a76397fef8005895819bb874016c95b8ba98803b3a7de95aedfdd561025d957e53ca38b', 1796044756933, 1796044696933, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', '\xa9bcac4d3a6468a128c6da748e4e94845dcacddbfd5deb024a0a76397fef8005895819bb874016c95b8ba98803b3a7de95aedfdd561025d957e53ca38b', 1796044756933, 1796044696933, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, '09a3cc4ae914a271', '\xae407d2425171798872707d7a6ba72771779b953817a5158e22b2de35704670337aa0bf069a9c04100bb665be47eeac902a4751de1', '\xa9bcac4d3a6468a128c6da748e4e94845dcacddbfd5deb024a0a76397fef8005895819bb874016c95b8ba98803b3a7de95aedfdd561025d957e53ca38b', 1796044756933, 1796044696933, NULL);
INSERT INTO picloud_control.sessions VALUES ('ca55c5fcb505713a961569b97a05e086828ca693b2388f1d1009be63fef2e744', '4ee243002478d249413ddf3a40c3324ba47ad1f77c8c99b42ea5f03d5f553ece', 'owner', 1796044699253, 1796044699253);
INSERT INTO picloud_control.sessions VALUES ('cdbe8271a4937b3b92c1fa58d08458b3b9496828621e0bba230d94f163fa067a', 'f99f8bc7f424ad593662275b9caafae830fcc29bd66e2fc24afb396fb592aa5d', 'owner', 1796044696849, 1796044696849);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_data.commit_tokens VALUES ('01a22c9b-44b4-71d4-a501-7b483d9f377e', 3, 1796044702980);
INSERT INTO picloud_data.counters VALUES ('value', 3);
INSERT INTO picloud_data.kv VALUES (1, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1002, '\x6b6579', 0, '\xa576616c7565', 3, NULL, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1003, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1004, '\x6b6579', 1, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.schema_migrations VALUES (11, 'initial', '6eb1418da83f4d7eb57bce132bc9c91bcf66f5202d1c957bb29360555555a5f1', 1796044702938);
INSERT INTO picloud_data.stores VALUES (1, 'value', 'namespace:sample', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1002, 'value', 'namespace:sample-1', NULL, 3, 3);
INSERT INTO picloud_data.stores VALUES (1003, 'value', 'namespace:sample-2', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1004, 'value', 'namespace:sample-3', 1796020196978, NULL, 3);
INSERT INTO picloud_data.stores VALUES (1005, 'value', 'namespace:sample-4', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1006, 'value', 'namespace:sample-5', 1796020196978, 3, NULL);
INSERT INTO picloud_data.stores VALUES (1007, 'value', 'namespace:sample-6', 1796020196978, 3, 3);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22c9b-4453-7f77-9eda-cf7796d01430', 8, 1796044702992);
INSERT INTO picloud_history.execution_minutes VALUES (29934078, '01a22c9b-2b8f-735c-9627-a3a53207e622', 1, 0, 0, 130, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934078, '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 1, 1, 0, 154, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934078, '01a22c9b-2bac-7b0c-a455-74177714cf61', 1, 1, 0, 414, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935079, '01a22c9b-2b8f-735c-9627-a3a53207e622', 1176, 0, 3, 130, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934078, '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934078, '01a22c9b-2bac-7b0c-a455-74177714cf61', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935079, '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935080, '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935081, '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935082, '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2dbe-7b8d-81e8-1f83537ec728', '01a22c9b-2b8f-735c-9627-a3a53207e622', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796044697022, 130, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60001', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60002', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60003', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796044697076, 154, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60004', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60005', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796044697076, 154, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60006', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796044697076, 154, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60007', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60008', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60009', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6000a', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6000b', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796044697076, 154, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6000c', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796044697076, 154, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6000d', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796044697076, 154, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6000e', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796044697076, 154, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6000f', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60010', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60011', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60012', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60013', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60014', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60015', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60016', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60017', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60018', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60019', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6001a', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6001b', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6001c', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6001d', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6001e', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6001f', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60020', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60021', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60022', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60023', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]', 0, NULL, 'unknown');
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60024', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60025', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60026', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60027', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60028', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60029', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6002a', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6002b', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6002c', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6002d', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6002e', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b6002f', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60030', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60031', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60032', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60033', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60034', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60035', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', '[["kv","set","visits",1,2,3,"kv_full"]]', 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60036', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60037', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, 'value', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60038', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b60039', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, 'value');
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2df4-73e8-a80a-33e9c6b68130', '01a22c9b-2b9f-78e2-bf30-2d55824d3dba', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796044697076, 154, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",141]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c9b-2e5c-7982-8387-8650e57967ec', '01a22c9b-2bac-7b0c-a455-74177714cf61', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796044697180, 414, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:46737","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796044702833);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796044702866);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796044702873);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796044702877);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796044702880);
INSERT INTO picloud_history.schema_migrations VALUES (13, 'service_calls', 'a28ff298517f1f1ef0f9fae0e40a126f2754e65b1548c3621216aaaa7dd74742', 1796044702882);
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
ALTER TABLE ONLY picloud_control.secrets
    ADD CONSTRAINT secrets_pkey PRIMARY KEY (project, name);
ALTER TABLE ONLY picloud_control.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (digest);
ALTER TABLE ONLY picloud_control.setup_links
    ADD CONSTRAINT setup_links_pkey PRIMARY KEY (number);
ALTER TABLE ONLY picloud_data.commit_tokens
    ADD CONSTRAINT commit_tokens_pkey PRIMARY KEY (writer);
ALTER TABLE ONLY picloud_data.counters
    ADD CONSTRAINT counters_pkey PRIMARY KEY (name);
ALTER TABLE ONLY picloud_data.kv
    ADD CONSTRAINT kv_pkey PRIMARY KEY (store, key);
ALTER TABLE ONLY picloud_data.schema_migrations
    ADD CONSTRAINT schema_migrations_pkey PRIMARY KEY (number);
ALTER TABLE ONLY picloud_data.stores
    ADD CONSTRAINT stores_pkey PRIMARY KEY (number);
ALTER TABLE ONLY picloud_data.stores
    ADD CONSTRAINT stores_project_owner_key UNIQUE (project, owner);
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
CREATE INDEX kv_expiring ON picloud_data.kv USING btree (expires_at) WHERE (expires_at IS NOT NULL);
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
