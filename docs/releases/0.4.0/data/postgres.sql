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
CREATE TABLE picloud_control.route_methods (
    project text NOT NULL COLLATE pg_catalog."C",
    shape text NOT NULL COLLATE pg_catalog."C",
    method text NOT NULL COLLATE pg_catalog."C",
    route_id text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE picloud_control.routes (
    id text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    path text NOT NULL COLLATE pg_catalog."C",
    shape text NOT NULL COLLATE pg_catalog."C",
    methods text NOT NULL COLLATE pg_catalog."C",
    target text NOT NULL COLLATE pg_catalog."C",
    settings text NOT NULL COLLATE pg_catalog."C",
    enabled bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT routes_enabled_check CHECK ((enabled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT routes_version_check CHECK ((version >= 1))
);
CREATE TABLE picloud_control.schedule_states (
    schedule_id text NOT NULL COLLATE pg_catalog."C",
    version bigint NOT NULL,
    last_due_at bigint NOT NULL,
    state text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE picloud_control.schedules (
    id text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    script_id text NOT NULL COLLATE pg_catalog."C",
    timing text NOT NULL COLLATE pg_catalog."C",
    settings text NOT NULL COLLATE pg_catalog."C",
    enabled bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT schedules_enabled_check CHECK ((enabled = ANY (ARRAY[(0)::bigint, (1)::bigint]))),
    CONSTRAINT schedules_version_check CHECK ((version >= 1))
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
    last_call text COLLATE pg_catalog."C",
    event_id text COLLATE pg_catalog."C",
    event_source text COLLATE pg_catalog."C",
    attempt bigint DEFAULT 1 NOT NULL,
    due_at bigint
);
CREATE TABLE picloud_history.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$v1d/bAXK2wJq4UmPEAj/cA$GWNUBQ2Sd3GgQdJcXvD7D6I9w1cBja6v2pd1n+MDuXE', 1796066699721, 1796066699721);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5b0001', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, NULL, 1796066700001, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5b0002', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, 1796020196978, 1796066700001, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5b0003', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5b0004', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5b0005', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, NULL, 1796066700001, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5b0006', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, NULL, 1796066700001, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('124a3e5bdca9', 'kept', '3750bfa777abd4abecf0c554c062a2ca425c4f47cd014877a14581e86041beaf', '["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"]', 1796066699901, NULL, 1796066700001, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('1687cca581e5', 'ended', '7a59faa99a3c2d60a52890611478313c7b17c4cae1add5a171dae19dffdc61a6', '["deploy"]', 1796066699908, 1796070299908, NULL, 1796066699913);
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890001', 1796066699231, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890002', 1796066699231, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890003', 1796066699231, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890004', 1796066699231, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890005', 1796066699231, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890006', 1796066699231, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890007', 1796066699231, 'picloud', NULL, NULL, 'execution.cancel', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890008', 1796066699231, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890009', 1796066699231, 'picloud', NULL, NULL, 'kv.delete', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89000a', 1796066699231, 'picloud', NULL, NULL, 'kv.export', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89000b', 1796066699231, 'picloud', NULL, NULL, 'kv.import', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89000c', 1796066699231, 'picloud', NULL, NULL, 'kv.quota', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89000d', 1796066699231, 'picloud', NULL, NULL, 'kv.set', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89000e', 1796066699231, 'picloud', NULL, NULL, 'route.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89000f', 1796066699231, 'picloud', NULL, NULL, 'route.delete', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890010', 1796066699231, 'picloud', NULL, NULL, 'route.update', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890011', 1796066699231, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890012', 1796066699231, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890013', 1796066699231, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890014', 1796066699231, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890015', 1796066699231, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890016', 1796066699231, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890017', 1796066699231, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890018', 1796066699231, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890019', 1796066699231, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89001a', 1796066699231, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89001b', 1796066699231, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89001c', 1796066699231, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89001d', 1796066699231, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89001e', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89001f', 1796066699231, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890020', 1796066699231, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890021', 1796066699231, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890022', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890023', 1796066699231, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890024', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890025', 1796066699231, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890026', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890027', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890028', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b890029', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e7df-7d39-a1f5-5a073b89e188', 1796066699231, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e7df-73f0-9761-e2c29ae9a839', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e8f3-7010-95bf-1202de28ac75', 1796066699506, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22dea-e8ee-7165-9747-a9610d3ec6ec', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e8ff-7fce-bf33-aefef7ccf2ba', 1796066699519, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22dea-e8fe-7fba-821b-29cbf3e50156', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e909-792e-b198-e36bc401001e', 1796066699529, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22dea-e909-714e-a69a-03cd78cc7bc7', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22dea-e908-7af5-8c5c-bfad570f0472', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e911-7c29-83d5-068b343b5675', 1796066699537, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22dea-e910-7fe0-992a-78c20c0d8267', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22dea-e910-79f4-b81b-bea64530bf09', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e919-7707-bb27-fe4160c3522d', 1796066699545, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22dea-e918-7f39-b822-5c27edd9ca9b', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22dea-e918-79ea-96ca-1a3d5b628c08', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e920-7ba8-9efd-b1faac3e083d', 1796066699552, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22dea-e920-7a17-9d28-c7a56af27185', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e9c9-78a1-849d-4f52f60b5a91', 1796066699721, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22dea-e959-7a72-ad48-5ab79de37328', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e9cc-735e-bc08-493be4c1501f', 1796066699724, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22dea-e959-7a72-ad48-5ab79de37328', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e9d4-7192-925f-33d3dac89527', 1796066699731, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22dea-e9d2-7adb-ad78-ee1823581f51', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e9e1-7a2b-a9a6-54234dfc0e0a', 1796066699745, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22dea-e9e0-7ef2-809c-cfd172004e5a', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e9e9-7c3d-bfd8-f52d7ac14bce', 1796066699753, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22dea-e9e8-7a16-b800-d5316ca81f8f', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-e9f3-7027-95ef-60870091dcba', 1796066699762, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22dea-e9f1-741d-8554-3adbc16dcb56', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea0d-7105-8361-78791abe4827', 1796066699776, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22dea-e9fc-7f8a-89a6-8005191d7552', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea16-7059-8066-6432ad9c0d98', 1796066699797, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22dea-ea14-7b95-86c5-54bad16af54d', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea22-76fd-8efb-6487a7653a6d', 1796066699810, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', NULL, NULL, '01a22dea-ea21-78c6-9568-e3d238a7e758', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea2d-79ec-9d09-60db3ad496a5', 1796066699820, 'admin-token', NULL, '127.0.0.1', 'schedule.create', 'schedule', '01a22dea-ea2d-7942-bcd8-cf452ee8918f', 'leap', NULL, NULL, '01a22dea-ea2b-7ee5-9d02-cd41b6ec7f19', '{"cron":"30 2 29 2 *","every_s":null,"at":null,"timezone":"Europe/Berlin"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea47-7495-bb15-d77e1fc4f27e', 1796066699846, 'admin-token', NULL, '127.0.0.1', 'schedule.create', 'schedule', '01a22dea-ea47-742c-9db1-8460fbeb857f', 'paused', NULL, NULL, '01a22dea-ea46-72fe-9256-3b251c127049', '{"cron":null,"every_s":900,"at":null,"timezone":"Etc/UTC"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea54-72ae-b5fb-47584ab54f43', 1796066699860, 'admin-token', NULL, '127.0.0.1', 'schedule.run', 'schedule', '01a22dea-ea2d-7942-bcd8-cf452ee8918f', 'leap', NULL, NULL, '01a22dea-ea51-78de-bf95-a4c7ec81e9f5', '{"execution_id":"01a22dea-ea52-71e9-935b-a9134ffff620"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea5d-7622-bd65-b3bb360122b8', 1796066699867, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22dea-ea5b-7eb4-a174-f7216d4b819e', 'GET /hello/:name', NULL, NULL, '01a22dea-ea5b-7d91-9d44-4568df194330', '{"path":"/hello/:name","methods":["GET"],"script_id":"01a22dea-e8ee-79f7-a47a-d069f2f1f31a","access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea65-73cb-becb-5361ce4e256f', 1796066699877, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22dea-ea65-7146-aea9-5a6ed2ee23df', 'GET /old/*rest', NULL, NULL, '01a22dea-ea64-7f67-b273-1642437882fc', '{"path":"/old/*rest","methods":["GET"],"redirect":{"to":"/hello/old","status":308},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea6d-795f-89b0-2a6963901d7b', 1796066699884, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22dea-ea6c-7dcc-9104-688fa1f3f4a7', 'POST /hook', NULL, NULL, '01a22dea-ea6c-7cc3-b850-24c71736d589', '{"path":"/hook","methods":["POST"],"script_id":"01a22dea-e8ff-765f-953f-53a5a4d3caf3","access":"token","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"verify":{"preset":"github","secret":"CHAT_TOKEN","tolerance_s":300,"once":false,"header":"","algorithm":"sha256","encoding":"hex","prefix":"","timestamp_header":"","signed":"{body}"},"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea75-7546-8afc-27cd52b3528d', 1796066699893, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22dea-e918-7f39-b822-5c27edd9ca9b', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22dea-ea74-7b6a-86c4-8b578eb4d05d', '{"revision":1,"last_revision":1,"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea7d-731f-b944-88821e5d7cea', 1796066699901, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '124a3e5bdca9', 'kept', NULL, NULL, '01a22dea-ea7c-7d2b-9ac7-7365f69f9894', '{"scopes":["invoke:01a22dea-e8ff-765f-953f-53a5a4d3caf3","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea84-7445-b7e6-4ea01382d686', 1796066699908, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '1687cca581e5', 'ended', NULL, NULL, '01a22dea-ea84-72e1-ae93-b1b33116827c', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-ea89-7f53-b299-20b49a118e95', 1796066699913, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '1687cca581e5', 'ended', NULL, NULL, '01a22dea-ea89-7e27-8bbf-c2662f443b55', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-f288-7a4a-a278-cb06130b36e1', 1796066701960, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22dea-f215-78bb-9e60-ec16c9e74f9a', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-f4f0-7f4c-819a-576fdc4395e3', 1796066702576, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T192502.171Z.backup', NULL, '68031994dee2f7ce2a4277cfa607d3f45d33639e123ef8ce88c26aecfe98f13d', '01a22dea-f35a-7f77-b825-3ee8c6f63993', '{"bytes":188416,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22dea-f4f9-7649-9407-a77acb57dda6', 1796066702585, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T192502.171Z.backup', NULL, '68031994dee2f7ce2a4277cfa607d3f45d33639e123ef8ce88c26aecfe98f13d', '01a22dea-f4f9-74a0-974f-f5ed860e0530', '{"bytes":188416,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22dea-fc83-7bfc-a346-c980308e7eb9', 12, 1796066704976);
INSERT INTO picloud_control.revisions VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796066699506);
INSERT INTO picloud_control.revisions VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796066699731);
INSERT INTO picloud_control.revisions VALUES ('01a22dea-e8ff-765f-953f-53a5a4d3caf3', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796066699519);
INSERT INTO picloud_control.revisions VALUES ('01a22dea-e909-714e-a69a-03cd78cc7bc7', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796066699529);
INSERT INTO picloud_control.revisions VALUES ('01a22dea-e910-7fe0-992a-78c20c0d8267', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796066699537);
INSERT INTO picloud_control.route_methods VALUES ('default', '/hello/:', 'GET', '01a22dea-ea5b-7eb4-a174-f7216d4b819e');
INSERT INTO picloud_control.route_methods VALUES ('default', '/hook', 'POST', '01a22dea-ea6c-7dcc-9104-688fa1f3f4a7');
INSERT INTO picloud_control.route_methods VALUES ('default', '/old/*', 'GET', '01a22dea-ea65-7146-aea9-5a6ed2ee23df');
INSERT INTO picloud_control.routes VALUES ('01a22dea-ea5b-7eb4-a174-f7216d4b0001', 'default', '/filled/1', '/filled/1', 'GET', '{"script_id":"01a22dea-e8ee-79f7-a47a-d069f2f1f31a"}', '{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}', 0, 1, 1796066699867, 1796066699867);
INSERT INTO picloud_control.routes VALUES ('01a22dea-ea5b-7eb4-a174-f7216d4b819e', 'default', '/hello/:name', '/hello/:', 'GET', '{"script_id":"01a22dea-e8ee-79f7-a47a-d069f2f1f31a"}', '{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}', 1, 1, 1796066699867, 1796066699867);
INSERT INTO picloud_control.routes VALUES ('01a22dea-ea65-7146-aea9-5a6ed2ee23df', 'default', '/old/*rest', '/old/*', 'GET', '{"redirect":{"to":"/hello/old","status":308}}', '{}', 1, 1, 1796066699877, 1796066699877);
INSERT INTO picloud_control.routes VALUES ('01a22dea-ea6c-7dcc-9104-688fa1f3f4a7', 'default', '/hook', '/hook', 'POST', '{"script_id":"01a22dea-e8ff-765f-953f-53a5a4d3caf3"}', '{"access":"token","verify":{"preset":"github","secret":"CHAT_TOKEN"}}', 1, 1, 1796066699884, 1796066699884);
INSERT INTO picloud_control.schedule_states VALUES ('01a22dea-ea2d-7942-bcd8-cf452ee8918f', 3, 1796066699820, '{"version":3,"last_due_at":1796066699820,"active_since":1796066699820,"last_success_at":1796066699861,"last":{"execution_id":"01a22dea-ea52-71e9-935b-a9134ffff620","due_at":1796066699858,"ended_at":1796066699861,"outcome":"done","error_code":null},"counts":{"ran":1}}');
INSERT INTO picloud_control.schedule_states VALUES ('01a22dea-ea47-742c-9db1-8460fbeb857f', 1, 1796066699846, '{"last_due_at":1796066699846,"active_since":1796066699846}');
INSERT INTO picloud_control.schedules VALUES ('01a22dea-ea2d-7942-bcd8-cf452ee8918f', 'default', 'leap', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', '{"cron":"30 2 29 2 *","timezone":"Europe/Berlin"}', '{"payload":{"a":[1]}}', 1, 1, 1796066699820, 1796066699820);
INSERT INTO picloud_control.schedules VALUES ('01a22dea-ea47-742c-9db1-8460fbeb857f', 'default', 'paused', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', '{"every_s":900,"timezone":"Etc/UTC"}', '{"overlap":"queue","missed":"all"}', 0, 1, 1796066699846, 1796066699846);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796066704553);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796066704571);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796066704590);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796066704604);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796066704612);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796066704626);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796066704632);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796066704638);
INSERT INTO picloud_control.schema_migrations VALUES (14, 'routes', 'f0b9edf75f1a95334f803a62c1f759a602dd22a0b08e11af19ca42ca51743ccc', 1796066704656);
INSERT INTO picloud_control.schema_migrations VALUES (15, 'schedules', '73b63e1370db7a74c09794f9a9f0b97a6431fd892f4d0709f163c6a1a97fe30e', 1796066704668);
INSERT INTO picloud_control.script_grants VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'http', 'api.example.com', 1796066699810);
INSERT INTO picloud_control.script_grants VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'http', 'http://192.168.1.20', 1796066699810);
INSERT INTO picloud_control.script_grants VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'kv', 'shared', 1796066699810);
INSERT INTO picloud_control.script_grants VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'secrets', 'CHAT_TOKEN', 1796066699810);
INSERT INTO picloud_control.scripts VALUES ('01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796066699506, 1796066699810, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796066699519, 1796066699753, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22dea-e909-714e-a69a-03cd78cc7bc7', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796066699529, 1796066699529, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22dea-e910-7fe0-992a-78c20c0d8267', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796066699537, 1796066699537, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', NULL, 1796066759797, 1796066699797, 1796066699888);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', '\x00ff', 1796066759797, 1796066699797, 1796066699888);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', '\x67de16f674f51f0a7e42907de760e92f5336a6c2057459db7537df4e2e1c0996330accf26d00e2080fe71edaebf0e4cdaa389f3f74ffaa4d50418ca095', NULL, 1796066699797, 1796066699888);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', '\x67de16f674f51f0a7e42907de760e92f5336a6c2057459db7537df4e2e1c0996330accf26d00e2080fe71edaebf0e4cdaa389f3f74ffaa4d50418ca095', 3, 1796066699797, 1796066699888);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', '\x67de16f674f51f0a7e42907de760e92f5336a6c2057459db7537df4e2e1c0996330accf26d00e2080fe71edaebf0e4cdaa389f3f74ffaa4d50418ca095', 1796066759797, 1796066699797, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', '\x67de16f674f51f0a7e42907de760e92f5336a6c2057459db7537df4e2e1c0996330accf26d00e2080fe71edaebf0e4cdaa389f3f74ffaa4d50418ca095', 1796066759797, 1796066699797, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, '09eca457338d1339', '\x95a78ca31cb77c9a2b9cfe6393c56539d9b467d284803a953f5ee0091ca3ffe1b072bbf8e1757f49d795de340e427a3121eb9d078c', '\x67de16f674f51f0a7e42907de760e92f5336a6c2057459db7537df4e2e1c0996330accf26d00e2080fe71edaebf0e4cdaa389f3f74ffaa4d50418ca095', 1796066759797, 1796066699797, 1796066701571);
INSERT INTO picloud_control.sessions VALUES ('0d5005cbbafbb093d7a94d1a645b0609b5e0ec6c203b28993d34594de45a06ee', '0c6cd56c18969e572e387b38b0400926db9f1b2b7551156b2f8914f1b885e0e6', 'owner', 1796066699724, 1796066699724);
INSERT INTO picloud_control.sessions VALUES ('99010a749f9edca19c7e474896652aec88612c0a0bf9549f23fc2123a668b81e', '9f02d0d14717765355fe00aa57a094705c439c1584b579d30cb8c845be6fbac9', 'owner', 1796066701960, 1796066701960);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_data.commit_tokens VALUES ('01a22dea-fdbd-7599-9a49-73d95d7b35db', 3, 1796066704901);
INSERT INTO picloud_data.counters VALUES ('value', 3);
INSERT INTO picloud_data.kv VALUES (1, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1002, '\x6b6579', 0, '\xa576616c7565', 3, NULL, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1003, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1004, '\x6b6579', 1, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.schema_migrations VALUES (11, 'initial', '6eb1418da83f4d7eb57bce132bc9c91bcf66f5202d1c957bb29360555555a5f1', 1796066704857);
INSERT INTO picloud_data.stores VALUES (1, 'value', 'namespace:sample', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1002, 'value', 'namespace:sample-1', NULL, 3, 3);
INSERT INTO picloud_data.stores VALUES (1003, 'value', 'namespace:sample-2', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1004, 'value', 'namespace:sample-3', 1796020196978, NULL, 3);
INSERT INTO picloud_data.stores VALUES (1005, 'value', 'namespace:sample-4', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1006, 'value', 'namespace:sample-5', 1796020196978, 3, NULL);
INSERT INTO picloud_data.stores VALUES (1007, 'value', 'namespace:sample-6', 1796020196978, 3, 3);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22dea-fd31-7f91-8363-ee8e013419f7', 9, 1796066704927);
INSERT INTO picloud_history.execution_minutes VALUES (29934444, '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 2, 0, 0, 293, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934445, '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 1, 1, 0, 121, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934445, '01a22dea-e909-714e-a69a-03cd78cc7bc7', 1, 1, 0, 510, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935445, '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 1176, 0, 3, 293, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934445, '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934445, '01a22dea-e909-714e-a69a-03cd78cc7bc7', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935446, '01a22dea-e8ff-765f-953f-53a5a4d3caf3', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935447, '01a22dea-e8ff-765f-953f-53a5a4d3caf3', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935448, '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935449, '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22dea-ea52-71e9-935b-a9134ffff620', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', 1, 'schedule', '', '/', 'ok', 200, 1796066699860, 143, 0, 13, 3998, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL, '01a22dea-ea52-7215-bf33-43a31f6924c3', 'leap', 1, 1796066699858);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eab7-7e5f-bb76-30b9a810e3e9', '01a22dea-e8ee-79f7-a47a-d069f2f1f31a', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796066699959, 150, 0, 12, 5174, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0001', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0002', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0003', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796066700001, 121, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0004', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0005', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796066700001, 121, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0006', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796066700001, 121, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0007', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0008', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0009', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd000a', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd000b', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796066700001, 121, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd000c', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796066700001, 121, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd000d', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796066700001, 121, 0, 9, 948, 'script_cancelled', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd000e', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796066700001, 121, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd000f', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796066700001, 121, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0010', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0011', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0012', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0013', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0014', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0015', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0016', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0017', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0018', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0019', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd001a', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd001b', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd001c', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd001d', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd001e', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd001f', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0020', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0021', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0022', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0023', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', '[["outer",1,2,0],["inner",3,4,1]]', '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0024', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]', 0, NULL, 'unknown', NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0025', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0026', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0027', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0028', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0029', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd002a', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd002b', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd002c', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd002d', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd002e', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd002f', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0030', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0031', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0032', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0033', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0034', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', '[["f",1,2,0]]', '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0035', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0036', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', '[["kv","set","visits",1,2,3,"kv_full"]]', 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0037', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0038', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, 'value', NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0039', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd003a', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, 'value', NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd003b', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd003c', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, 'value', NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd003d', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd003e', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, 'value', 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd003f', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd0040', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, 1796020196978);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eae0-7f48-bd2c-5d1dc5dd1c9c', '01a22dea-e8ff-765f-953f-53a5a4d3caf3', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796066700001, 121, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",107]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"KpdYdeCowtJFuroio3RwcP3TFVGzgNJXRiidbL0B6ZQ="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22dea-eb40-72ce-ad8b-851e90ed168f', '01a22dea-e909-714e-a69a-03cd78cc7bc7', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796066700096, 510, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:37115","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"XrMiRpAfb828vfbEHYNKkd9V6F5LeqKRf7gfD6d/y0s="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796066704713);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796066704763);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796066704774);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796066704784);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796066704789);
INSERT INTO picloud_history.schema_migrations VALUES (13, 'service_calls', 'a28ff298517f1f1ef0f9fae0e40a126f2754e65b1548c3621216aaaa7dd74742', 1796066704794);
INSERT INTO picloud_history.schema_migrations VALUES (14, 'events', '17055f7026666c8f16dbaf095a3bcf68b2d07d8b7294a955508c300f3c7a057a', 1796066704807);
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
ALTER TABLE ONLY picloud_control.route_methods
    ADD CONSTRAINT route_methods_pkey PRIMARY KEY (project, shape, method);
ALTER TABLE ONLY picloud_control.routes
    ADD CONSTRAINT routes_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.schedule_states
    ADD CONSTRAINT schedule_states_pkey PRIMARY KEY (schedule_id);
ALTER TABLE ONLY picloud_control.schedules
    ADD CONSTRAINT schedules_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.schedules
    ADD CONSTRAINT schedules_project_name_key UNIQUE (project, name);
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
CREATE INDEX schedules_by_script ON picloud_control.schedules USING btree (script_id);
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
ALTER TABLE ONLY picloud_control.route_methods
    ADD CONSTRAINT route_methods_route_id_fkey FOREIGN KEY (route_id) REFERENCES picloud_control.routes(id) ON DELETE CASCADE;
ALTER TABLE ONLY picloud_control.schedule_states
    ADD CONSTRAINT schedule_states_schedule_id_fkey FOREIGN KEY (schedule_id) REFERENCES picloud_control.schedules(id) ON DELETE CASCADE;
ALTER TABLE ONLY picloud_control.schedules
    ADD CONSTRAINT schedules_script_id_fkey FOREIGN KEY (script_id) REFERENCES picloud_control.scripts(id) ON DELETE CASCADE;
ALTER TABLE ONLY picloud_control.script_grants
    ADD CONSTRAINT script_grants_script_id_fkey FOREIGN KEY (script_id) REFERENCES picloud_control.scripts(id) ON DELETE CASCADE;
ALTER TABLE ONLY picloud_control.scripts
    ADD CONSTRAINT scripts_id_live_revision_fkey FOREIGN KEY (id, live_revision) REFERENCES picloud_control.revisions(script_id, number) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY picloud_control.sessions
    ADD CONSTRAINT sessions_account_fkey FOREIGN KEY (account) REFERENCES picloud_control.accounts(name) ON DELETE CASCADE;
