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
    dropped_spans integer DEFAULT 0 NOT NULL,
    service_code text COLLATE pg_catalog."C",
    last_call text COLLATE pg_catalog."C"
);
CREATE TABLE picloud_history.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$qdGN3jOxugTXf+tQp+/Sig$kk2LHsvCpA+hqn+VR/481IqHZb2RilVZsj84z8z1aLY', 1796042718743, 1796042718743);
INSERT INTO picloud_control.api_tokens VALUES ('324297e2ca0b', 'ended', '9bd91516bf25a0f245f73bdcc1a050da03afb0ddf5939d98a77ffc6a998ea4d7', '["deploy"]', 1796042718876, 1796046318876, NULL, 1796042718881);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d0001', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, NULL, 1796042719028, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d0002', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, 1796020196978, 1796042719028, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d0003', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d0004', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d0005', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, NULL, 1796042719028, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d0006', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, NULL, 1796042719028, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('a78dd02d4f17', 'kept', 'f4d46b4c2e0cd75aa7d7dc667587353cb07f73a8bcad956b55313b2cb236119d', '["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"]', 1796042718868, NULL, 1796042719028, NULL);
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0001', 1796042717997, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0002', 1796042717997, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0003', 1796042717997, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0004', 1796042717997, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0005', 1796042717997, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0006', 1796042717997, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0007', 1796042717997, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0008', 1796042717997, 'picloud', NULL, NULL, 'kv.delete', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0009', 1796042717997, 'picloud', NULL, NULL, 'kv.export', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000a', 1796042717997, 'picloud', NULL, NULL, 'kv.import', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000b', 1796042717997, 'picloud', NULL, NULL, 'kv.quota', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000c', 1796042717997, 'picloud', NULL, NULL, 'kv.set', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000d', 1796042717997, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000e', 1796042717997, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f000f', 1796042717997, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0010', 1796042717997, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0011', 1796042717997, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0012', 1796042717997, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0013', 1796042717997, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0014', 1796042717997, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0015', 1796042717997, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0016', 1796042717997, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0017', 1796042717997, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0018', 1796042717997, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0019', 1796042717997, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001a', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001b', 1796042717997, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001c', 1796042717997, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001d', 1796042717997, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001e', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f001f', 1796042717997, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0020', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0021', 1796042717997, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0022', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0023', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0024', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f0025', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fb2d-7a07-a5c1-60a1bf1f2982', 1796042717997, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fb2d-733c-a5c5-355b646443ab', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fc3d-7e16-bfac-6dfef70f9340', 1796042718269, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c7c-fc33-74e0-be5e-de2a8b0a54fb', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fc4d-74bf-809e-67b696e6d37f', 1796042718285, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c7c-fc47-77c0-8b1a-0870f5af6cd5', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fc94-7de1-af1b-7ea3eef286df', 1796042718356, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c7c-fc94-7cb7-9b67-15c80df22aad', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22c7c-fc5b-7d9a-8e17-03b907cbc1cc', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fcc4-70bb-aa48-d991a581a1af', 1796042718403, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c7c-fcc3-7f7f-a186-d7d0f59d2e71', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22c7c-fcc3-7143-9f39-dd8ea5fffc59', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fcd5-72d9-86fd-bdd9dfa8490b', 1796042718421, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c7c-fcd5-717b-bdba-6272d2c236fe', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22c7c-fcd1-7291-9ed0-263e787fc40e', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fcda-7529-a5f7-7738b63d6aa4', 1796042718426, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c7c-fcda-742a-b473-abfdc7f5880d', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe17-759d-95bd-77362f0c30fc', 1796042718743, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22c7c-fd62-7a18-bc97-5492ad2b0b48', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe19-7c90-a165-9d78ce187ab6', 1796042718745, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c7c-fd62-7a18-bc97-5492ad2b0b48', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe20-789b-a54b-d09a60cf43bb', 1796042718752, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c7c-fe1f-737d-a64f-2c876a509ce0', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe26-771f-8a92-587d29f026df', 1796042718758, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c7c-fe25-7d62-80b2-0d6c1ca23d3b', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe30-7d12-87a7-6c8b5daa3e4d', 1796042718768, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c7c-fe30-70be-9aa4-290cba19d6df', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe42-7490-9bbd-5b79929d6037', 1796042718786, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c7c-fe39-7a5f-9cea-9f8907c62274', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe5d-7ef8-8bca-3e7a1475612a', 1796042718800, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c7c-fe49-7fa9-8ef3-d3950e843146', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe71-7478-be72-ba17ece8cd5f', 1796042718833, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c7c-fe67-73af-bca3-212c35342fd0', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe83-782b-9d12-fc84a756a240', 1796042718851, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', NULL, NULL, '01a22c7c-fe78-7c87-a3f3-3c09cf5ce982', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe8d-7028-8797-29ac2063dfde', 1796042718861, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22c7c-fcd5-717b-bdba-6272d2c236fe', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22c7c-fe8c-7508-91b0-96b10aef1c76', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe94-7be5-81e9-3e181f7f03ef', 1796042718868, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'a78dd02d4f17', 'kept', NULL, NULL, '01a22c7c-fe92-70d8-a3b3-58b3edba0b2c', '{"scopes":["invoke:01a22c7c-fc4d-7389-9526-4c050e6936a8","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fe9c-7787-8f18-8cc8b58e9a02', 1796042718876, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '324297e2ca0b', 'ended', NULL, NULL, '01a22c7c-fe9c-74e5-be20-0519ac531e62', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7c-fea1-70ed-b14e-5183ed0cf0cb', 1796042718881, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '324297e2ca0b', 'ended', NULL, NULL, '01a22c7c-fea0-7fdc-9ceb-194fb27bbce2', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7d-0c46-7190-a8ad-a9ac4a64bcee', 1796042722374, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c7d-0b3a-7355-8e26-83db4d2d4d74', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7d-0e8c-7ccb-950d-e11582fb6ac5', 1796042722956, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T124522.576Z.backup', NULL, 'ea5fd80f61fcde26965bace4b6041ea41eb06dd8cbee0bfd6b8f12c167286235', '01a22c7d-0d0b-7b40-9d56-f68ed3752bc1', '{"bytes":106496,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c7d-0e93-78ca-82e4-1a776510bb2c', 1796042722963, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T124522.576Z.backup', NULL, 'ea5fd80f61fcde26965bace4b6041ea41eb06dd8cbee0bfd6b8f12c167286235', '01a22c7d-0e93-784c-b287-95719677721f', '{"bytes":106496,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22c7d-1c48-76e1-a66a-043fad2f7179', 10, 1796042727149);
INSERT INTO picloud_control.revisions VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796042718269);
INSERT INTO picloud_control.revisions VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796042718752);
INSERT INTO picloud_control.revisions VALUES ('01a22c7c-fc4d-7389-9526-4c050e6936a8', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796042718285);
INSERT INTO picloud_control.revisions VALUES ('01a22c7c-fc94-7cb7-9b67-15c80df22aad', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796042718356);
INSERT INTO picloud_control.revisions VALUES ('01a22c7c-fcc3-7f7f-a186-d7d0f59d2e71', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796042718403);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796042726560);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796042726601);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796042726611);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796042726625);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796042726635);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796042726656);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796042726671);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796042726696);
INSERT INTO picloud_control.script_grants VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'http', 'api.example.com', 1796042718851);
INSERT INTO picloud_control.script_grants VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'http', 'http://192.168.1.20', 1796042718851);
INSERT INTO picloud_control.script_grants VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'kv', 'shared', 1796042718851);
INSERT INTO picloud_control.script_grants VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'secrets', 'CHAT_TOKEN', 1796042718851);
INSERT INTO picloud_control.scripts VALUES ('01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796042718269, 1796042718851, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796042718285, 1796042718768, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22c7c-fc94-7cb7-9b67-15c80df22aad', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796042718356, 1796042718356, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c7c-fcc3-7f7f-a186-d7d0f59d2e71', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796042718403, 1796042718403, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', NULL, 1796042778833, 1796042718833, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', '\x00ff', 1796042778833, 1796042718833, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', '\x8f861151f6559ece38b16fb904d482a8181de3970abe1081d9e98cf28e245f65a6f31eaf9497a3e1fd43ae43ed7f291a2ae17bf77cdfb58b30e23d255d', NULL, 1796042718833, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', '\x8f861151f6559ece38b16fb904d482a8181de3970abe1081d9e98cf28e245f65a6f31eaf9497a3e1fd43ae43ed7f291a2ae17bf77cdfb58b30e23d255d', 3, 1796042718833, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', '\x8f861151f6559ece38b16fb904d482a8181de3970abe1081d9e98cf28e245f65a6f31eaf9497a3e1fd43ae43ed7f291a2ae17bf77cdfb58b30e23d255d', 1796042778833, 1796042718833, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', '\x8f861151f6559ece38b16fb904d482a8181de3970abe1081d9e98cf28e245f65a6f31eaf9497a3e1fd43ae43ed7f291a2ae17bf77cdfb58b30e23d255d', 1796042778833, 1796042718833, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, 'cdbac4cd0eaa2b59', '\x9eccc2ed6a298cf92f45229770431879306f006bfe422125c820a8e3853b9f9a2671dbdec4c77dec0c578153d5d7af07add928f576', '\x8f861151f6559ece38b16fb904d482a8181de3970abe1081d9e98cf28e245f65a6f31eaf9497a3e1fd43ae43ed7f291a2ae17bf77cdfb58b30e23d255d', 1796042778833, 1796042718833, NULL);
INSERT INTO picloud_control.sessions VALUES ('281f50cd973c74aa7bb490dd39e7b801232404a4c01f3acc38b31701c6f37ef8', '1102b01e079247820edefa90697f561775fdff99116baf63e59cb90d6a0d70f2', 'owner', 1796042722374, 1796042722374);
INSERT INTO picloud_control.sessions VALUES ('7c85280a2e1ae5e6443d85bba0be48c417e87b45e252754cd07a9c2aec19b1eb', '0d4b659b5fa29d0ef28154065261def874b4bb1ec03972c8d23ea235726460e4', 'owner', 1796042718745, 1796042718745);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_data.commit_tokens VALUES ('01a22c7d-1dbc-7d57-a570-25e36961ecbd', 3, 1796042727031);
INSERT INTO picloud_data.counters VALUES ('value', 3);
INSERT INTO picloud_data.kv VALUES (1, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1002, '\x6b6579', 0, '\xa576616c7565', 3, NULL, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1003, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1004, '\x6b6579', 1, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.schema_migrations VALUES (11, 'initial', '6eb1418da83f4d7eb57bce132bc9c91bcf66f5202d1c957bb29360555555a5f1', 1796042726923);
INSERT INTO picloud_data.stores VALUES (1, 'value', 'namespace:sample', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1002, 'value', 'namespace:sample-1', NULL, 3, 3);
INSERT INTO picloud_data.stores VALUES (1003, 'value', 'namespace:sample-2', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1004, 'value', 'namespace:sample-3', 1796020196978, NULL, 3);
INSERT INTO picloud_data.stores VALUES (1005, 'value', 'namespace:sample-4', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1006, 'value', 'namespace:sample-5', 1796020196978, 3, NULL);
INSERT INTO picloud_data.stores VALUES (1007, 'value', 'namespace:sample-6', 1796020196978, 3, 3);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22c7d-1d33-7b13-94e5-33b5ec483bf4', 8, 1796042727086);
INSERT INTO picloud_history.execution_minutes VALUES (29934045, '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 1, 0, 0, 103, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934045, '01a22c7c-fc4d-7389-9526-4c050e6936a8', 1, 1, 0, 283, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934045, '01a22c7c-fc94-7cb7-9b67-15c80df22aad', 1, 1, 0, 493, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935046, '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 1176, 0, 3, 103, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934045, '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934045, '01a22c7c-fc94-7cb7-9b67-15c80df22aad', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935046, '01a22c7c-fc4d-7389-9526-4c050e6936a8', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935047, '01a22c7c-fc4d-7389-9526-4c050e6936a8', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935048, '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935049, '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-fefb-7d7e-9246-6c9c77e5270b', '01a22c7c-fc3d-7c9e-95c3-f7384565dbed', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796042718971, 103, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470001', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470002', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470003', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796042719027, 283, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470004', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470005', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796042719027, 283, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470006', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796042719027, 283, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470007', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470008', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470009', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747000a', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747000b', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796042719027, 283, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747000c', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796042719027, 283, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747000d', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796042719027, 283, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747000e', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796042719027, 283, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747000f', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470010', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470011', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470012', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470013', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470014', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470015', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470016', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470017', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470018', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470019', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747001a', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747001b', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747001c', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747001d', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747001e', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747001f', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470020', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470021', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470022', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470023', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]', 0, NULL, 'unknown');
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470024', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470025', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470026', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470027', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470028', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470029', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747002a', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747002b', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747002c', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747002d', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747002e', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747002f', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470030', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470031', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470032', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470033', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470034', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470035', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', '[["kv","set","visits",1,2,3,"kv_full"]]', 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470036', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470037', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, 'value', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470038', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf7470039', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, 'value');
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff33-7904-8e07-506bf747ef15', '01a22c7c-fc4d-7389-9526-4c050e6936a8', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042719027, 283, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",266]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c7c-ff94-7ac5-a2cf-a1acec2c15d8', '01a22c7c-fc94-7cb7-9b67-15c80df22aad', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796042719124, 493, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:34615","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796042726734);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796042726797);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796042726806);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796042726814);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796042726821);
INSERT INTO picloud_history.schema_migrations VALUES (13, 'service_calls', '94bd1bf6ea97e715bdef2813833bf4e6ee856c674ed861a07bddb1e691750faa', 1796042726824);
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
