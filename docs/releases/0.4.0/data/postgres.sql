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
CREATE TABLE picloud_control.asset_bundles (
    id text NOT NULL COLLATE pg_catalog."C",
    project text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    live_version bigint NOT NULL,
    last_version bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    CONSTRAINT asset_bundles_check CHECK ((last_version >= live_version)),
    CONSTRAINT asset_bundles_live_version_check CHECK ((live_version >= 1)),
    CONSTRAINT asset_bundles_version_check CHECK ((version >= 1))
);
CREATE TABLE picloud_control.asset_versions (
    bundle_id text NOT NULL COLLATE pg_catalog."C",
    number bigint NOT NULL,
    files text NOT NULL COLLATE pg_catalog."C",
    file_count bigint NOT NULL,
    bytes bigint NOT NULL,
    created_at bigint NOT NULL
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
CREATE TABLE picloud_data.asset_contents (
    id text NOT NULL COLLATE pg_catalog."C",
    size bigint NOT NULL,
    complete bigint NOT NULL,
    used_at bigint NOT NULL,
    CONSTRAINT asset_contents_complete_check CHECK ((complete = ANY (ARRAY[(0)::bigint, (1)::bigint])))
);
CREATE TABLE picloud_data.asset_pieces (
    content text NOT NULL COLLATE pg_catalog."C",
    "position" bigint NOT NULL,
    bytes bytea NOT NULL
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
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$VsxnG1m+y+xbaLrrQtMRjQ$otNQwLdPtnnILLn60TwIEKTnrzf9iqYswa9x5RmBCqA', 1796071481932, 1796071481932);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa30001', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, NULL, 1796071482422, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa30002', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, 1796020196978, 1796071482422, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa30003', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa30004', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa30005', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, NULL, 1796071482422, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa30006', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, NULL, 1796071482422, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('03413aa3f283', 'kept', '2e7e8bfd81d0e58c35574e05a6b8e7a5ddf3375c7a089be643467123bff8b472', '["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"]', 1796071482204, NULL, 1796071482422, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('66459e347b63', 'ended', '97221ff5c67c746ec9ce192a626e7be4a3bb854fdf577ea42c1eec31b9933033', '["deploy"]', 1796071482220, 1796075082220, NULL, 1796071482224);
INSERT INTO picloud_control.asset_bundles VALUES ('01a22e33-e2fd-7ffb-86a6-c6d378415715', 'default', 'site', 2, 2, 2, 1796071482109, 1796071482127);
INSERT INTO picloud_control.asset_versions VALUES ('01a22e33-e2fd-7ffb-86a6-c6d378415715', 1, '[{"path":"index.html","content":"0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d","size":35},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]', 2, 2835, 1796071482109);
INSERT INTO picloud_control.asset_versions VALUES ('01a22e33-e2fd-7ffb-86a6-c6d378415715', 2, '[{"path":"index.html","content":"d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70","size":36},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]', 2, 2836, 1796071482127);
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40001', 1796071480893, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40002', 1796071480893, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40003', 1796071480893, 'picloud', NULL, NULL, 'assets.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40004', 1796071480893, 'picloud', NULL, NULL, 'assets.delete', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40005', 1796071480893, 'picloud', NULL, NULL, 'assets.fallback', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40006', 1796071480893, 'picloud', NULL, NULL, 'assets.name', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40007', 1796071480893, 'picloud', NULL, NULL, 'assets.rollback', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40008', 1796071480893, 'picloud', NULL, NULL, 'assets.update', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40009', 1796071480893, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4000a', 1796071480893, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4000b', 1796071480893, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4000c', 1796071480893, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4000d', 1796071480893, 'picloud', NULL, NULL, 'execution.cancel', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4000e', 1796071480893, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4000f', 1796071480893, 'picloud', NULL, NULL, 'kv.delete', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40010', 1796071480893, 'picloud', NULL, NULL, 'kv.export', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40011', 1796071480893, 'picloud', NULL, NULL, 'kv.import', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40012', 1796071480893, 'picloud', NULL, NULL, 'kv.quota', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40013', 1796071480893, 'picloud', NULL, NULL, 'kv.set', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40014', 1796071480893, 'picloud', NULL, NULL, 'route.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40015', 1796071480893, 'picloud', NULL, NULL, 'route.delete', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40016', 1796071480893, 'picloud', NULL, NULL, 'route.update', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40017', 1796071480893, 'picloud', NULL, NULL, 'schedule.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40018', 1796071480893, 'picloud', NULL, NULL, 'schedule.delete', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40019', 1796071480893, 'picloud', NULL, NULL, 'schedule.pause', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4001a', 1796071480893, 'picloud', NULL, NULL, 'schedule.resume', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4001b', 1796071480893, 'picloud', NULL, NULL, 'schedule.run', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4001c', 1796071480893, 'picloud', NULL, NULL, 'schedule.update', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4001d', 1796071480893, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4001e', 1796071480893, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4001f', 1796071480893, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40020', 1796071480893, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40021', 1796071480893, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40022', 1796071480893, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40023', 1796071480893, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40024', 1796071480893, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40025', 1796071480893, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40026', 1796071480893, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40027', 1796071480893, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40028', 1796071480893, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40029', 1796071480893, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4002a', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4002b', 1796071480893, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4002c', 1796071480893, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4002d', 1796071480893, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4002e', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da4002f', 1796071480893, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40030', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40031', 1796071480893, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40032', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40033', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40034', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da40035', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-de3d-7329-adbf-12903da43920', 1796071480893, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-de3c-788f-be37-c84fd14a7d5c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e017-7102-a30a-91d7ffcf8b04', 1796071481366, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22e33-e008-70b1-bf13-7e851b4a2954', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e059-7890-80ab-9b9ac19a11db', 1796071481433, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22e33-e047-74ca-bcc8-5e79a61d46fc', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e071-790b-9b4a-6964267eb837', 1796071481457, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e33-e070-7ed4-a7d5-ae8cb365123c', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22e33-e070-7539-aa40-2e0201b532fa', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e07d-7a5b-b58c-d85fa188a266', 1796071481469, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e33-e07d-70eb-9f3f-2c7a756dfcd7', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22e33-e07c-7ab1-8b02-acc60bb72df4', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e094-7cca-bc36-9335fcc08eca', 1796071481492, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e33-e094-721b-bbfb-de44c541f802', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22e33-e093-7ad4-b628-44e5618cddee', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e0a3-7e5e-a057-d1f40bac95c0', 1796071481507, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e33-e0a3-7c96-a339-56ee9a5f7371', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e24c-799f-8f46-5ce884ab0011', 1796071481932, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22e33-e10a-75e5-82b8-7c600b9853c3', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e250-7e2d-b78e-52cf48db4786', 1796071481936, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22e33-e10a-75e5-82b8-7c600b9853c3', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e26d-7283-9ffa-45cdbe12fde5', 1796071481964, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22e33-e266-7df0-a6c8-72f863fe83f7', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e279-7e63-87b8-0d70b77daf3c', 1796071481977, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22e33-e279-73d7-b5fc-c3e9f365459f', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e28e-7440-9c56-98908c5a9e2e', 1796071481998, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22e33-e28d-7b09-af30-0414abefa422', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e29e-7189-ad76-2223c4a495c1', 1796071482014, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22e33-e29c-7dbd-b90c-a9b706d7cfa6', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2ba-7baf-b010-bf3e4af0ded1', 1796071482036, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22e33-e2ab-724b-b199-e3ebdcc84048', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2c2-7897-9f5c-bc0b855638da', 1796071482050, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22e33-e2c1-7ac9-bc13-75ed3148246c', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2cb-7d55-bb88-7a3b264a1912', 1796071482059, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', NULL, NULL, '01a22e33-e2cb-7378-9d45-2ba3146c6f51', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2d4-7e9a-8b5c-563722d23e43', 1796071482067, 'admin-token', NULL, '127.0.0.1', 'schedule.create', 'schedule', '01a22e33-e2d4-7e32-9bc2-3867c2c58fff', 'leap', NULL, NULL, '01a22e33-e2d3-7b95-a145-c72e451e0a5f', '{"cron":"30 2 29 2 *","every_s":null,"at":null,"timezone":"Europe/Berlin"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2e0-780f-b40a-7ea2c9436ac5', 1796071482079, 'admin-token', NULL, '127.0.0.1', 'schedule.create', 'schedule', '01a22e33-e2e0-77ac-88ab-422af3341c1a', 'paused', NULL, NULL, '01a22e33-e2df-79fb-a343-01a41704baf4', '{"cron":null,"every_s":900,"at":null,"timezone":"Etc/UTC"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2ed-75a9-9fdb-a7a0b68bc879', 1796071482093, 'admin-token', NULL, '127.0.0.1', 'schedule.run', 'schedule', '01a22e33-e2d4-7e32-9bc2-3867c2c58fff', 'leap', NULL, NULL, '01a22e33-e2e6-78fc-b618-b86535c1132d', '{"execution_id":"01a22e33-e2e7-7057-87fd-a05c69bcc050"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e2fe-70b9-8a39-5551227f00d8', 1796071482110, 'admin-token', NULL, '127.0.0.1', 'assets.create', 'assets', '01a22e33-e2fd-7ffb-86a6-c6d378415715', 'site', NULL, NULL, '01a22e33-e2f6-7d90-b15e-41bb275e300b', '{"version":1,"files":2,"bytes":2835}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e30f-78b7-9287-ef33d86d9fcc', 1796071482127, 'admin-token', NULL, '127.0.0.1', 'assets.update', 'assets', '01a22e33-e2fd-7ffb-86a6-c6d378415715', 'site', NULL, NULL, '01a22e33-e305-750a-abf9-08c54356d939', '{"version":2,"files":2,"bytes":2836}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e31b-7540-b45c-0f8819114a0f', 1796071482138, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e33-e31a-796e-ae41-08ac334e40ab', 'GET /hello/:name', NULL, NULL, '01a22e33-e31a-7576-a94c-faf25c905567', '{"path":"/hello/:name","methods":["GET"],"script_id":"01a22e33-e00c-7dc4-8b10-0048b81b4f93","access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e323-73f9-bfc8-abfa09b30a4a', 1796071482147, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e33-e323-7131-b2d2-495ea54f3486', 'GET /site/*rest', NULL, NULL, '01a22e33-e323-7030-8f1c-992ba2adf6f2', '{"path":"/site/*rest","methods":["GET"],"assets":{"name":"site","fallback":"index.html"},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e32f-7542-ae29-c34c0f7a234a', 1796071482159, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e33-e32f-720a-bd22-55528fdc65b5', 'GET /old/*rest', NULL, NULL, '01a22e33-e32f-70dd-9766-3ad83c450574', '{"path":"/old/*rest","methods":["GET"],"redirect":{"to":"/hello/old","status":308},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e337-78ad-9ca1-579ead67c6e5', 1796071482166, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e33-e336-7aac-912f-9168a98f3b39', 'POST /hook', NULL, NULL, '01a22e33-e336-7988-948e-7cc703481743', '{"path":"/hook","methods":["POST"],"script_id":"01a22e33-e058-7167-8bf2-60a9b1a59edf","access":"token","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"verify":{"preset":"github","secret":"CHAT_TOKEN","tolerance_s":300,"once":false,"header":"","algorithm":"sha256","encoding":"hex","prefix":"","timestamp_header":"","signed":"{body}"},"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e351-71f6-a681-609b32362bba', 1796071482193, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22e33-e094-721b-bbfb-de44c541f802', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22e33-e350-74b2-8510-57e1eb200f23', '{"revision":1,"last_revision":1,"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e35c-7339-a427-f9a7765db768', 1796071482204, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '03413aa3f283', 'kept', NULL, NULL, '01a22e33-e35b-7dcb-9a34-aa42c39480e7', '{"scopes":["invoke:01a22e33-e058-7167-8bf2-60a9b1a59edf","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e36c-7d7d-a325-8b29d65cd997', 1796071482220, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '66459e347b63', 'ended', NULL, NULL, '01a22e33-e36c-7c1e-9f58-3e61d061b282', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-e370-7d08-93a3-49b0846a30db', 1796071482224, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '66459e347b63', 'ended', NULL, NULL, '01a22e33-e370-7be8-89d6-d1e10e03928e', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-f9b5-718d-9f67-4d652f09be96', 1796071487925, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22e33-f8b9-793c-a6e3-97e6a5b3ec26', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-fd6c-7cb4-88e8-73f8e6c5a149', 1796071488876, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T204448.342Z.backup', NULL, 'e564373c349d7429cdaa073ba6fa5b8ecd7f40a2adb592e368e265320d4ea01d', '01a22e33-fb55-75ca-b335-6c3ff170d0e7', '{"bytes":225280,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e33-fd8f-73d8-b608-d5885feacb1d', 1796071488911, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T204448.342Z.backup', NULL, 'e564373c349d7429cdaa073ba6fa5b8ecd7f40a2adb592e368e265320d4ea01d', '01a22e33-fd8f-7300-8a98-6eef26765e8e', '{"bytes":225280,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22e34-1088-7986-aa88-8a7732cd9f98', 13, 1796071494576);
INSERT INTO picloud_control.revisions VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796071481366);
INSERT INTO picloud_control.revisions VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796071481964);
INSERT INTO picloud_control.revisions VALUES ('01a22e33-e058-7167-8bf2-60a9b1a59edf', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796071481433);
INSERT INTO picloud_control.revisions VALUES ('01a22e33-e070-7ed4-a7d5-ae8cb365123c', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796071481457);
INSERT INTO picloud_control.revisions VALUES ('01a22e33-e07d-70eb-9f3f-2c7a756dfcd7', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796071481469);
INSERT INTO picloud_control.route_methods VALUES ('default', '/hello/:', 'GET', '01a22e33-e31a-796e-ae41-08ac334e40ab');
INSERT INTO picloud_control.route_methods VALUES ('default', '/hook', 'POST', '01a22e33-e336-7aac-912f-9168a98f3b39');
INSERT INTO picloud_control.route_methods VALUES ('default', '/old/*', 'GET', '01a22e33-e32f-720a-bd22-55528fdc65b5');
INSERT INTO picloud_control.route_methods VALUES ('default', '/site/*', 'GET', '01a22e33-e323-7131-b2d2-495ea54f3486');
INSERT INTO picloud_control.routes VALUES ('01a22e33-e31a-796e-ae41-08ac334e0001', 'default', '/filled/1', '/filled/1', 'GET', '{"script_id":"01a22e33-e00c-7dc4-8b10-0048b81b4f93"}', '{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}', 0, 1, 1796071482138, 1796071482138);
INSERT INTO picloud_control.routes VALUES ('01a22e33-e31a-796e-ae41-08ac334e40ab', 'default', '/hello/:name', '/hello/:', 'GET', '{"script_id":"01a22e33-e00c-7dc4-8b10-0048b81b4f93"}', '{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}', 1, 1, 1796071482138, 1796071482138);
INSERT INTO picloud_control.routes VALUES ('01a22e33-e323-7131-b2d2-495ea54f3486', 'default', '/site/*rest', '/site/*', 'GET', '{"assets":{"name":"site","fallback":"index.html"}}', '{}', 1, 1, 1796071482147, 1796071482147);
INSERT INTO picloud_control.routes VALUES ('01a22e33-e32f-720a-bd22-55528fdc65b5', 'default', '/old/*rest', '/old/*', 'GET', '{"redirect":{"to":"/hello/old","status":308}}', '{}', 1, 1, 1796071482159, 1796071482159);
INSERT INTO picloud_control.routes VALUES ('01a22e33-e336-7aac-912f-9168a98f3b39', 'default', '/hook', '/hook', 'POST', '{"script_id":"01a22e33-e058-7167-8bf2-60a9b1a59edf"}', '{"access":"token","verify":{"preset":"github","secret":"CHAT_TOKEN"}}', 1, 1, 1796071482166, 1796071482166);
INSERT INTO picloud_control.schedule_states VALUES ('01a22e33-e2d4-7e32-9bc2-3867c2c58fff', 3, 1796071482067, '{"version":3,"last_due_at":1796071482067,"active_since":1796071482067,"last_success_at":1796071482094,"last":{"execution_id":"01a22e33-e2e7-7057-87fd-a05c69bcc050","due_at":1796071482087,"ended_at":1796071482094,"outcome":"done","error_code":null},"counts":{"ran":1}}');
INSERT INTO picloud_control.schedule_states VALUES ('01a22e33-e2e0-77ac-88ab-422af3341c1a', 1, 1796071482079, '{"last_due_at":1796071482079,"active_since":1796071482079}');
INSERT INTO picloud_control.schedules VALUES ('01a22e33-e2d4-7e32-9bc2-3867c2c58fff', 'default', 'leap', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', '{"cron":"30 2 29 2 *","timezone":"Europe/Berlin"}', '{"payload":{"a":[1]}}', 1, 1, 1796071482067, 1796071482067);
INSERT INTO picloud_control.schedules VALUES ('01a22e33-e2e0-77ac-88ab-422af3341c1a', 'default', 'paused', '01a22e33-e058-7167-8bf2-60a9b1a59edf', '{"every_s":900,"timezone":"Etc/UTC"}', '{"overlap":"queue","missed":"all"}', 0, 1, 1796071482079, 1796071482079);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796071493805);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796071493822);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796071493837);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796071493848);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796071493856);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796071493873);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796071493884);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796071493891);
INSERT INTO picloud_control.schema_migrations VALUES (14, 'routes', 'f0b9edf75f1a95334f803a62c1f759a602dd22a0b08e11af19ca42ca51743ccc', 1796071493900);
INSERT INTO picloud_control.schema_migrations VALUES (15, 'schedules', '73b63e1370db7a74c09794f9a9f0b97a6431fd892f4d0709f163c6a1a97fe30e', 1796071493911);
INSERT INTO picloud_control.schema_migrations VALUES (16, 'assets', '54bd431964259fc4837438c38141ca4e74d6ce7b5659d0c679230b1273810dae', 1796071493947);
INSERT INTO picloud_control.script_grants VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'http', 'api.example.com', 1796071482059);
INSERT INTO picloud_control.script_grants VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'http', 'http://192.168.1.20', 1796071482059);
INSERT INTO picloud_control.script_grants VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'kv', 'shared', 1796071482059);
INSERT INTO picloud_control.script_grants VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'secrets', 'CHAT_TOKEN', 1796071482059);
INSERT INTO picloud_control.scripts VALUES ('01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796071481366, 1796071482059, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796071481433, 1796071481998, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22e33-e070-7ed4-a7d5-ae8cb365123c', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796071481457, 1796071481457, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22e33-e07d-70eb-9f3f-2c7a756dfcd7', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796071481469, 1796071481469, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', NULL, 1796071542050, 1796071482050, 1796071482184);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', '\x00ff', 1796071542050, 1796071482050, 1796071482184);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', '\x435cd4e9d23dd610e444264578dd3cb9d0844306b452441db10019085862a75d3a347d354c4b9c14dfd78912c99cf7c24675e288e9a4ffa21fa8396a36', NULL, 1796071482050, 1796071482184);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', '\x435cd4e9d23dd610e444264578dd3cb9d0844306b452441db10019085862a75d3a347d354c4b9c14dfd78912c99cf7c24675e288e9a4ffa21fa8396a36', 3, 1796071482050, 1796071482184);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', '\x435cd4e9d23dd610e444264578dd3cb9d0844306b452441db10019085862a75d3a347d354c4b9c14dfd78912c99cf7c24675e288e9a4ffa21fa8396a36', 1796071542050, 1796071482050, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', '\x435cd4e9d23dd610e444264578dd3cb9d0844306b452441db10019085862a75d3a347d354c4b9c14dfd78912c99cf7c24675e288e9a4ffa21fa8396a36', 1796071542050, 1796071482050, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, '17e973707eed8f78', '\xdb9730612e90b58e2c0c6caae2108e6a78b786a5899f982af5cdb761f8335953af0711a5faa5959df29884eb62c941c210aa61b720', '\x435cd4e9d23dd610e444264578dd3cb9d0844306b452441db10019085862a75d3a347d354c4b9c14dfd78912c99cf7c24675e288e9a4ffa21fa8396a36', 1796071542050, 1796071482050, 1796071487066);
INSERT INTO picloud_control.sessions VALUES ('15329d01f3594f141686763bf95cb82d1eacd4ae6a100d38ca093ade54ad3750', '94d7574e2331b57dedd08e71dec588e31d0ce1f77e6c755f96c05836ea22fa6a', 'owner', 1796071487925, 1796071487925);
INSERT INTO picloud_control.sessions VALUES ('7ca5d7d5fe0bf94576b381659bb48cff5d2f81118369a3076c11fc5e8bb0b249', 'dbcc95aa70127b05fb1271231ef11e0cf79f954a1cde734c48318efae8114336', 'owner', 1796071481936, 1796071481936);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_data.asset_contents VALUES ('0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd832930001', 35, 0, 4102444800000);
INSERT INTO picloud_data.asset_contents VALUES ('0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d', 35, 1, 1796071482104);
INSERT INTO picloud_data.asset_contents VALUES ('d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70', 36, 1, 1796071482118);
INSERT INTO picloud_data.asset_contents VALUES ('dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793', 48, 1, 1796071482118);
INSERT INTO picloud_data.asset_contents VALUES ('e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e', 2800, 1, 1796071482118);
INSERT INTO picloud_data.asset_pieces VALUES ('0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d', 0, '\x3c21646f63747970652068746d6c3e3c7469746c653e66697273743c2f7469746c653e');
INSERT INTO picloud_data.asset_pieces VALUES ('d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70', 0, '\x3c21646f63747970652068746d6c3e3c7469746c653e7365636f6e643c2f7469746c653e');
INSERT INTO picloud_data.asset_pieces VALUES ('dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793', 0, '\x1f8b0800000000000203f3cb2f492dd653f01ba546a9516a941aa546a9516a941aa546a9e1480100a996509ef00a0000');
INSERT INTO picloud_data.asset_pieces VALUES ('e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e', 0, '\x4e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e20');
INSERT INTO picloud_data.commit_tokens VALUES ('01a22e34-122a-70c9-a639-13ce98194646', 4, 1796071494325);
INSERT INTO picloud_data.counters VALUES ('value', 3);
INSERT INTO picloud_data.kv VALUES (1, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1002, '\x6b6579', 0, '\xa576616c7565', 3, NULL, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1003, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1004, '\x6b6579', 1, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.schema_migrations VALUES (11, 'initial', '6eb1418da83f4d7eb57bce132bc9c91bcf66f5202d1c957bb29360555555a5f1', 1796071494210);
INSERT INTO picloud_data.schema_migrations VALUES (16, 'assets', 'b97631d2ab5f6d4dbb4f4b8e111ec3ae0e949b202b4047fc3729d17cebc82d55', 1796071494239);
INSERT INTO picloud_data.stores VALUES (1, 'value', 'namespace:sample', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1002, 'value', 'namespace:sample-1', NULL, 3, 3);
INSERT INTO picloud_data.stores VALUES (1003, 'value', 'namespace:sample-2', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1004, 'value', 'namespace:sample-3', 1796020196978, NULL, 3);
INSERT INTO picloud_data.stores VALUES (1005, 'value', 'namespace:sample-4', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1006, 'value', 'namespace:sample-5', 1796020196978, 3, NULL);
INSERT INTO picloud_data.stores VALUES (1007, 'value', 'namespace:sample-6', 1796020196978, 3, 3);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22e34-115c-709a-b73d-58c4596d8959', 9, 1796071494458);
INSERT INTO picloud_history.execution_minutes VALUES (29934524, '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 2, 0, 0, 302, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934524, '01a22e33-e058-7167-8bf2-60a9b1a59edf', 1, 1, 0, 179, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934524, '01a22e33-e070-7ed4-a7d5-ae8cb365123c', 1, 1, 0, 731, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935525, '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 1176, 0, 3, 302, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934524, '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934524, '01a22e33-e070-7ed4-a7d5-ae8cb365123c', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935525, '01a22e33-e058-7167-8bf2-60a9b1a59edf', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935526, '01a22e33-e058-7167-8bf2-60a9b1a59edf', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935527, '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935528, '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e2e7-7057-87fd-a05c69bcc050', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', 1, 'schedule', '', '/', 'ok', 200, 1796071482093, 151, 0, 13, 3974, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL, '01a22e33-e2e7-7076-b305-bcd8ebc59055', 'leap', 1, 1796071482087);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e3c5-73c0-90fb-d2747d5a7910', '01a22e33-e00c-7dc4-8b10-0048b81b4f93', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796071482309, 151, 0, 12, 5150, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0001', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0002', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0003', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796071482422, 179, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0004', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0005', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796071482422, 179, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0006', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796071482422, 179, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0007', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0008', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0009', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c000a', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c000b', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796071482422, 179, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c000c', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796071482422, 179, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c000d', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796071482422, 179, 0, 9, 948, 'script_cancelled', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c000e', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796071482422, 179, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c000f', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796071482422, 179, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0010', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0011', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0012', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0013', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0014', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0015', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0016', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0017', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0018', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0019', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c001a', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c001b', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c001c', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c001d', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c001e', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c001f', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0020', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0021', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0022', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0023', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', '[["outer",1,2,0],["inner",3,4,1]]', '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0024', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]', 0, NULL, 'unknown', NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0025', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0026', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0027', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0028', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0029', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c002a', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c002b', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c002c', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c002d', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c002e', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c002f', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0030', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0031', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0032', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0033', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0034', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', '[["f",1,2,0]]', '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0035', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0036', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', '[["kv","set","visits",1,2,3,"kv_full"]]', 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0037', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0038', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, 'value', NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0039', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c003a', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, 'value', NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c003b', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c003c', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, 'value', NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c003d', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c003e', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, 'value', 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c003f', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824c0040', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, 1796020196978);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e435-7e25-9ff5-5fc7824cb290', '01a22e33-e058-7167-8bf2-60a9b1a59edf', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796071482422, 179, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",165]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"qMOPwYB4L8BQJvXC3Pb8KuYf9Zu1FFonSP8I2VB5dcE="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e33-e584-7a82-8d17-1796263d47fa', '01a22e33-e070-7ed4-a7d5-ae8cb365123c', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796071482756, 731, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35193","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"RWeRaKsxH844jgoCebWRAELaAWezgzb0yvGwn8+qOG0="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796071494022);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796071494111);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796071494147);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796071494156);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796071494159);
INSERT INTO picloud_history.schema_migrations VALUES (13, 'service_calls', 'a28ff298517f1f1ef0f9fae0e40a126f2754e65b1548c3621216aaaa7dd74742', 1796071494165);
INSERT INTO picloud_history.schema_migrations VALUES (14, 'events', '17055f7026666c8f16dbaf095a3bcf68b2d07d8b7294a955508c300f3c7a057a', 1796071494170);
ALTER TABLE ONLY picloud_control.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (name);
ALTER TABLE ONLY picloud_control.api_tokens
    ADD CONSTRAINT api_tokens_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.asset_bundles
    ADD CONSTRAINT asset_bundles_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_control.asset_bundles
    ADD CONSTRAINT asset_bundles_project_name_key UNIQUE (project, name);
ALTER TABLE ONLY picloud_control.asset_versions
    ADD CONSTRAINT asset_versions_pkey PRIMARY KEY (bundle_id, number);
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
ALTER TABLE ONLY picloud_data.asset_contents
    ADD CONSTRAINT asset_contents_pkey PRIMARY KEY (id);
ALTER TABLE ONLY picloud_data.asset_pieces
    ADD CONSTRAINT asset_pieces_pkey PRIMARY KEY (content, "position");
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
ALTER TABLE ONLY picloud_control.asset_versions
    ADD CONSTRAINT asset_versions_bundle_id_fkey FOREIGN KEY (bundle_id) REFERENCES picloud_control.asset_bundles(id) ON DELETE CASCADE;
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
ALTER TABLE ONLY picloud_data.asset_pieces
    ADD CONSTRAINT asset_pieces_content_fkey FOREIGN KEY (content) REFERENCES picloud_data.asset_contents(id) ON DELETE CASCADE;
