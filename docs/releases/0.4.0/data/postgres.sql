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
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$HsRgKtzdfNvGtFqmjhuXrA$L/Bi5IGBBzu61RArDbHOg1yorNhh4q7XLd+qo0gjnZM', 1796069674980, 1796069674980);
INSERT INTO picloud_control.api_tokens VALUES ('157f877de245', 'ended', '4fad6c4ff78cab75d0408201b398a53a4530c75ae1da866ef824699cd48cb2af', '["deploy"]', 1796069675823, 1796073275823, NULL, 1796069675849);
INSERT INTO picloud_control.api_tokens VALUES ('f34137910001', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, NULL, 1796069676212, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('f34137910002', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, 1796020196978, 1796069676212, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('f34137910003', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('f34137910004', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('f34137910005', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, NULL, 1796069676212, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('f34137910006', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, NULL, 1796069676212, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('f3413791a4b3', 'kept', '1bfc0d66149232fb8625fd76f5cf03081ccba297642dc95e4a8779a2c6d04190', '["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"]', 1796069675782, NULL, 1796069676212, NULL);
INSERT INTO picloud_control.asset_bundles VALUES ('01a22e18-51c6-7c7c-8c12-a69da93ebc0b', 'default', 'site', 2, 2, 2, 1796069675462, 1796069675516);
INSERT INTO picloud_control.asset_versions VALUES ('01a22e18-51c6-7c7c-8c12-a69da93ebc0b', 1, '[{"path":"index.html","content":"0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d","size":35},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]', 2, 2835, 1796069675462);
INSERT INTO picloud_control.asset_versions VALUES ('01a22e18-51c6-7c7c-8c12-a69da93ebc0b', 2, '[{"path":"index.html","content":"d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70","size":36},{"path":"notes.txt","content":"e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e","size":2800,"variants":[{"coding":"gzip","content":"dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793","size":48}]}]', 2, 2836, 1796069675516);
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0001', 1796069674053, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0002', 1796069674053, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0003', 1796069674053, 'picloud', NULL, NULL, 'assets.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0004', 1796069674053, 'picloud', NULL, NULL, 'assets.delete', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0005', 1796069674053, 'picloud', NULL, NULL, 'assets.fallback', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0006', 1796069674053, 'picloud', NULL, NULL, 'assets.name', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0007', 1796069674053, 'picloud', NULL, NULL, 'assets.rollback', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0008', 1796069674053, 'picloud', NULL, NULL, 'assets.update', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0009', 1796069674053, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c000a', 1796069674053, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c000b', 1796069674053, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c000c', 1796069674053, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c000d', 1796069674053, 'picloud', NULL, NULL, 'execution.cancel', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c000e', 1796069674053, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c000f', 1796069674053, 'picloud', NULL, NULL, 'kv.delete', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0010', 1796069674053, 'picloud', NULL, NULL, 'kv.export', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0011', 1796069674053, 'picloud', NULL, NULL, 'kv.import', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0012', 1796069674053, 'picloud', NULL, NULL, 'kv.quota', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0013', 1796069674053, 'picloud', NULL, NULL, 'kv.set', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0014', 1796069674053, 'picloud', NULL, NULL, 'route.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0015', 1796069674053, 'picloud', NULL, NULL, 'route.delete', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0016', 1796069674053, 'picloud', NULL, NULL, 'route.update', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0017', 1796069674053, 'picloud', NULL, NULL, 'schedule.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0018', 1796069674053, 'picloud', NULL, NULL, 'schedule.delete', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0019', 1796069674053, 'picloud', NULL, NULL, 'schedule.pause', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c001a', 1796069674053, 'picloud', NULL, NULL, 'schedule.resume', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c001b', 1796069674053, 'picloud', NULL, NULL, 'schedule.run', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c001c', 1796069674053, 'picloud', NULL, NULL, 'schedule.update', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c001d', 1796069674053, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c001e', 1796069674053, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c001f', 1796069674053, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0020', 1796069674053, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0021', 1796069674053, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0022', 1796069674053, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0023', 1796069674053, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0024', 1796069674053, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0025', 1796069674053, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0026', 1796069674053, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0027', 1796069674053, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0028', 1796069674053, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0029', 1796069674053, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c002a', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c002b', 1796069674053, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c002c', 1796069674053, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c002d', 1796069674053, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c002e', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c002f', 1796069674053, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0030', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0031', 1796069674053, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0032', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0033', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0034', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c0035', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4c45-74b2-8763-9281ee2c6ec7', 1796069674053, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4c44-7961-8a70-69cc3207c745', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4db9-7406-99a0-76dbde0a9a60', 1796069674425, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22e18-4db4-7975-b8be-3c35b84331da', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4dc7-7b9b-90f6-959a9dacf90f', 1796069674439, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22e18-4dc6-7e8e-a60c-7c489e841c13', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4dcf-7612-9ad4-d317cdc80591', 1796069674447, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e18-4dce-7fa1-a882-92b43f40136b', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22e18-4dce-7ac1-a148-a296ed022ff5', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4dda-77c4-850a-f3c4527f75a9', 1796069674458, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e18-4dda-7000-a28d-8363d0a9a997', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22e18-4dd9-7aa0-99b1-01cf0870e487', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4de1-791c-ad77-d118e8444862', 1796069674465, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22e18-4de1-716c-a353-71a686b5cff9', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22e18-4de0-7c70-ba85-6b8d55e4aabe', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4de7-7594-a401-d5a3e6bc9d9b', 1796069674471, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22e18-4de7-7468-95a1-11c98788e52f', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4fe4-7deb-8e4d-dea806a6bfc5', 1796069674980, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22e18-4ea5-7254-9c20-2eb7f8c6daca', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-4ffe-70bd-b570-4311b7252e23', 1796069675005, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22e18-4ea5-7254-9c20-2eb7f8c6daca', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-502a-725a-9843-6b9c0b965a35', 1796069675049, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22e18-5025-71f5-8b34-dacb0de1f545', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5032-7285-b8ae-34d6d57aac2f', 1796069675058, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22e18-5031-748b-b8c6-05b42038e800', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-504c-713f-b2ba-8215ca7ced3d', 1796069675084, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22e18-504b-735f-a511-e265decdd64f', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-505f-77af-a1d5-d78c67f0f1fa', 1796069675103, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22e18-505d-7f06-b72e-bf9c6d394952', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-508b-725a-aca7-4a9636fa75cf', 1796069675122, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22e18-506f-7bec-9987-02ca0d58d40f', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-50ab-793c-ab18-6fcb47b86dc3', 1796069675179, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22e18-50aa-7260-88c0-b6ce6f13dcc6', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-50c4-7060-8439-e9cd770dc967', 1796069675203, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', NULL, NULL, '01a22e18-50c2-7dc6-8a3b-46ac9f7ae35f', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-50fc-7edc-9e3e-baa706b7db8b', 1796069675257, 'admin-token', NULL, '127.0.0.1', 'schedule.create', 'schedule', '01a22e18-50fc-7de5-a419-96e394d37bcb', 'leap', NULL, NULL, '01a22e18-50f9-700e-a27b-29d4e1adfa80', '{"cron":"30 2 29 2 *","every_s":null,"at":null,"timezone":"Europe/Berlin"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5148-7b3e-a32a-ad17ab6d599d', 1796069675326, 'admin-token', NULL, '127.0.0.1', 'schedule.create', 'schedule', '01a22e18-5148-7a39-bed7-6ef86b439cb6', 'paused', NULL, NULL, '01a22e18-513d-7f4e-938c-d5784bff73f4', '{"cron":null,"every_s":900,"at":null,"timezone":"Etc/UTC"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5180-7c75-aff7-4b620f6083a8', 1796069675392, 'admin-token', NULL, '127.0.0.1', 'schedule.run', 'schedule', '01a22e18-50fc-7de5-a419-96e394d37bcb', 'leap', NULL, NULL, '01a22e18-516d-7417-9d13-0e5c156c5949', '{"execution_id":"01a22e18-5174-7b9a-9162-2d24ea2ea7af"}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-51c6-7d8d-98e8-992250e7c15d', 1796069675462, 'admin-token', NULL, '127.0.0.1', 'assets.create', 'assets', '01a22e18-51c6-7c7c-8c12-a69da93ebc0b', 'site', NULL, NULL, '01a22e18-519b-7464-b894-5ace519ee63b', '{"version":1,"files":2,"bytes":2835}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-51fc-7cf4-a023-e886cf6e59b5', 1796069675516, 'admin-token', NULL, '127.0.0.1', 'assets.update', 'assets', '01a22e18-51c6-7c7c-8c12-a69da93ebc0b', 'site', NULL, NULL, '01a22e18-51e9-73db-b252-9797a55e08d2', '{"version":2,"files":2,"bytes":2836}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5221-724d-9c0c-5816ef06b068', 1796069675539, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e18-5213-7e83-a029-dbc05d42fb7c', 'GET /hello/:name', NULL, NULL, '01a22e18-5213-7d21-be3e-67af26b3c50e', '{"path":"/hello/:name","methods":["GET"],"script_id":"01a22e18-4db5-72ae-95df-207ada66ee59","access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5251-7ced-a086-e48d09d55821', 1796069675601, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e18-5251-7896-b8a5-fbf609f1a9d8', 'GET /site/*rest', NULL, NULL, '01a22e18-5251-7615-8612-0f02f924ed1f', '{"path":"/site/*rest","methods":["GET"],"assets":{"name":"site","fallback":"index.html"},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-528e-712f-966b-29420184a1a1', 1796069675661, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e18-528d-7d17-9b08-0230c5cd7b03', 'GET /old/*rest', NULL, NULL, '01a22e18-528d-7adc-ad25-c4e71279ee48', '{"path":"/old/*rest","methods":["GET"],"redirect":{"to":"/hello/old","status":308},"access":"public","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-52b8-721c-9528-7c6f0458d7fe', 1796069675697, 'admin-token', NULL, '127.0.0.1', 'route.create', 'route', '01a22e18-52b1-7964-8827-dff9efb9e78f', 'POST /hook', NULL, NULL, '01a22e18-52b1-7713-9338-3588f4a85692', '{"path":"/hook","methods":["POST"],"script_id":"01a22e18-4dc7-7365-8b6a-09040bb445eb","access":"token","max_requests_per_minute":0,"max_requests_per_minute_per_address":0,"verify":{"preset":"github","secret":"CHAT_TOKEN","tolerance_s":300,"once":false,"header":"","algorithm":"sha256","encoding":"hex","prefix":"","timestamp_header":"","signed":"{body}"},"enabled":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-52e4-7a8d-b19b-804e34e1a8df', 1796069675748, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22e18-4de1-716c-a353-71a686b5cff9', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22e18-52d9-7ce4-920c-2a22cbaf1b76', '{"revision":1,"last_revision":1,"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5306-73b3-828b-d42a3d4be5f9', 1796069675782, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'f3413791a4b3', 'kept', NULL, NULL, '01a22e18-5300-7f01-b013-cdb257f8f6f0', '{"scopes":["invoke:01a22e18-4dc7-7365-8b6a-09040bb445eb","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-532f-7923-9b7d-2b4b1ab606a7', 1796069675823, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '157f877de245', 'ended', NULL, NULL, '01a22e18-532f-7637-8363-c3ae78f1711f', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-5349-7b46-a832-f9d4d97c745f', 1796069675849, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '157f877de245', 'ended', NULL, NULL, '01a22e18-5349-79df-b0f7-7be205d91ec6', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-6e66-7ee0-b339-e154640b071a', 1796069682790, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22e18-6d03-74f3-bbf9-a6ae6ed401ec', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-74ae-747f-94e4-4939537059c0', 1796069684398, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T201443.610Z.backup', NULL, '9c04af3907d07bb2b15fc99fb451002e798868e28d837fac70a2d6cacd3f882b', '01a22e18-7199-7e26-b340-141f1f3b85e7', '{"bytes":225280,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22e18-74b7-705e-9a98-a4fc032c70da', 1796069684407, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T201443.610Z.backup', NULL, '9c04af3907d07bb2b15fc99fb451002e798868e28d837fac70a2d6cacd3f882b', '01a22e18-74b6-7f9d-9c05-9a6bba35a6e5', '{"bytes":225280,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22e18-8ee1-7b1a-8286-342c5b02c886', 13, 1796069692554);
INSERT INTO picloud_control.revisions VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796069674425);
INSERT INTO picloud_control.revisions VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796069675049);
INSERT INTO picloud_control.revisions VALUES ('01a22e18-4dc7-7365-8b6a-09040bb445eb', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796069674439);
INSERT INTO picloud_control.revisions VALUES ('01a22e18-4dce-7fa1-a882-92b43f40136b', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796069674447);
INSERT INTO picloud_control.revisions VALUES ('01a22e18-4dda-7000-a28d-8363d0a9a997', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796069674458);
INSERT INTO picloud_control.route_methods VALUES ('default', '/hello/:', 'GET', '01a22e18-5213-7e83-a029-dbc05d42fb7c');
INSERT INTO picloud_control.route_methods VALUES ('default', '/hook', 'POST', '01a22e18-52b1-7964-8827-dff9efb9e78f');
INSERT INTO picloud_control.route_methods VALUES ('default', '/old/*', 'GET', '01a22e18-528d-7d17-9b08-0230c5cd7b03');
INSERT INTO picloud_control.route_methods VALUES ('default', '/site/*', 'GET', '01a22e18-5251-7896-b8a5-fbf609f1a9d8');
INSERT INTO picloud_control.routes VALUES ('01a22e18-5213-7e83-a029-dbc05d420001', 'default', '/filled/1', '/filled/1', 'GET', '{"script_id":"01a22e18-4db5-72ae-95df-207ada66ee59"}', '{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}', 0, 1, 1796069675539, 1796069675539);
INSERT INTO picloud_control.routes VALUES ('01a22e18-5213-7e83-a029-dbc05d42fb7c', 'default', '/hello/:name', '/hello/:', 'GET', '{"script_id":"01a22e18-4db5-72ae-95df-207ada66ee59"}', '{"access":"public","cors":{"origins":["https://www.example.com"],"headers":[],"credentials":false,"max_age_s":600},"max_requests_per_minute":600}', 1, 1, 1796069675539, 1796069675539);
INSERT INTO picloud_control.routes VALUES ('01a22e18-5251-7896-b8a5-fbf609f1a9d8', 'default', '/site/*rest', '/site/*', 'GET', '{"assets":{"name":"site","fallback":"index.html"}}', '{}', 1, 1, 1796069675601, 1796069675601);
INSERT INTO picloud_control.routes VALUES ('01a22e18-528d-7d17-9b08-0230c5cd7b03', 'default', '/old/*rest', '/old/*', 'GET', '{"redirect":{"to":"/hello/old","status":308}}', '{}', 1, 1, 1796069675661, 1796069675661);
INSERT INTO picloud_control.routes VALUES ('01a22e18-52b1-7964-8827-dff9efb9e78f', 'default', '/hook', '/hook', 'POST', '{"script_id":"01a22e18-4dc7-7365-8b6a-09040bb445eb"}', '{"access":"token","verify":{"preset":"github","secret":"CHAT_TOKEN"}}', 1, 1, 1796069675697, 1796069675697);
INSERT INTO picloud_control.schedule_states VALUES ('01a22e18-50fc-7de5-a419-96e394d37bcb', 3, 1796069675257, '{"version":3,"last_due_at":1796069675257,"active_since":1796069675257,"last_success_at":1796069675394,"last":{"execution_id":"01a22e18-5174-7b9a-9162-2d24ea2ea7af","due_at":1796069675380,"ended_at":1796069675394,"outcome":"done","error_code":null},"counts":{"ran":1}}');
INSERT INTO picloud_control.schedule_states VALUES ('01a22e18-5148-7a39-bed7-6ef86b439cb6', 1, 1796069675326, '{"last_due_at":1796069675326,"active_since":1796069675326}');
INSERT INTO picloud_control.schedules VALUES ('01a22e18-50fc-7de5-a419-96e394d37bcb', 'default', 'leap', '01a22e18-4db5-72ae-95df-207ada66ee59', '{"cron":"30 2 29 2 *","timezone":"Europe/Berlin"}', '{"payload":{"a":[1]}}', 1, 1, 1796069675257, 1796069675257);
INSERT INTO picloud_control.schedules VALUES ('01a22e18-5148-7a39-bed7-6ef86b439cb6', 'default', 'paused', '01a22e18-4dc7-7365-8b6a-09040bb445eb', '{"every_s":900,"timezone":"Etc/UTC"}', '{"overlap":"queue","missed":"all"}', 0, 1, 1796069675326, 1796069675326);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796069691204);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796069691271);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796069691332);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796069691359);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796069691380);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796069691419);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796069691447);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796069691477);
INSERT INTO picloud_control.schema_migrations VALUES (14, 'routes', 'f0b9edf75f1a95334f803a62c1f759a602dd22a0b08e11af19ca42ca51743ccc', 1796069691513);
INSERT INTO picloud_control.schema_migrations VALUES (15, 'schedules', '73b63e1370db7a74c09794f9a9f0b97a6431fd892f4d0709f163c6a1a97fe30e', 1796069691555);
INSERT INTO picloud_control.schema_migrations VALUES (16, 'assets', '54bd431964259fc4837438c38141ca4e74d6ce7b5659d0c679230b1273810dae', 1796069691604);
INSERT INTO picloud_control.script_grants VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 'http', 'api.example.com', 1796069675203);
INSERT INTO picloud_control.script_grants VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 'http', 'http://192.168.1.20', 1796069675203);
INSERT INTO picloud_control.script_grants VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 'kv', 'shared', 1796069675203);
INSERT INTO picloud_control.script_grants VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 'secrets', 'CHAT_TOKEN', 1796069675203);
INSERT INTO picloud_control.scripts VALUES ('01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796069674425, 1796069675203, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796069674439, 1796069675084, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22e18-4dce-7fa1-a882-92b43f40136b', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796069674447, 1796069674447, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22e18-4dda-7000-a28d-8363d0a9a997', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796069674458, 1796069674458, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', NULL, 1796069735179, 1796069675179, 1796069675716);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', '\x00ff', 1796069735179, 1796069675179, 1796069675716);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', '\x3328d338080f16695b08fbb96ea8ad689d5cd6cc91fe864ed62c0070c7a4c07d082987dd089e015f3061af93ae46b5b86fe367c8af7252351269842925', NULL, 1796069675179, 1796069675716);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', '\x3328d338080f16695b08fbb96ea8ad689d5cd6cc91fe864ed62c0070c7a4c07d082987dd089e015f3061af93ae46b5b86fe367c8af7252351269842925', 3, 1796069675179, 1796069675716);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', '\x3328d338080f16695b08fbb96ea8ad689d5cd6cc91fe864ed62c0070c7a4c07d082987dd089e015f3061af93ae46b5b86fe367c8af7252351269842925', 1796069735179, 1796069675179, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', '\x3328d338080f16695b08fbb96ea8ad689d5cd6cc91fe864ed62c0070c7a4c07d082987dd089e015f3061af93ae46b5b86fe367c8af7252351269842925', 1796069735179, 1796069675179, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, 'd1734bfe37468005', '\x142cb59d51c73fcf4465daeff17f6f125672421124e2dba2a33b3c03247f8c198a99cb4a7d87ab206490a3530bb6bba07a35866658', '\x3328d338080f16695b08fbb96ea8ad689d5cd6cc91fe864ed62c0070c7a4c07d082987dd089e015f3061af93ae46b5b86fe367c8af7252351269842925', 1796069735179, 1796069675179, 1796069681465);
INSERT INTO picloud_control.sessions VALUES ('4b668af39b7335e6af18b82d016e45e51a8c50054de38f0976cd484c61c870e6', 'b905252787509ac8c8b3147a0179d692fc29b7aae65ceabe2bc06db55e5bce15', 'owner', 1796069675005, 1796069675005);
INSERT INTO picloud_control.sessions VALUES ('ebb44c420e79df0d623eb554f72077610b5801da87e564569922916a0e940ef8', '3bd0c025e94cc939c672a72e8be0fbd9778f0a9e9f0c28c3112be60d558c5965', 'owner', 1796069682790, 1796069682790);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_data.asset_contents VALUES ('0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d', 35, 1, 1796069675429);
INSERT INTO picloud_data.asset_contents VALUES ('d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70', 36, 1, 1796069675498);
INSERT INTO picloud_data.asset_contents VALUES ('dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793', 48, 1, 1796069675498);
INSERT INTO picloud_data.asset_contents VALUES ('e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e', 2800, 1, 1796069675498);
INSERT INTO picloud_data.asset_pieces VALUES ('0597471796907e1e5fc0d70ebed5ed79d4b2db29363c5b51e1c7dfd83293014d', 0, '\x3c21646f63747970652068746d6c3e3c7469746c653e66697273743c2f7469746c653e');
INSERT INTO picloud_data.asset_pieces VALUES ('d77816aeff09e9c0a72902e2de811321edf835694da775f0f13da64f1fbdbf70', 0, '\x3c21646f63747970652068746d6c3e3c7469746c653e7365636f6e643c2f7469746c653e');
INSERT INTO picloud_data.asset_pieces VALUES ('dd3f05894dfae0a6ab7b34dc4215ba5068b8df3038da16fc395f283545353793', 0, '\x1f8b0800000000000203f3cb2f492dd653f01ba546a9516a941aa546a9516a941aa546a9e1480100a996509ef00a0000');
INSERT INTO picloud_data.asset_pieces VALUES ('e81c8428aba63fa31b496406e51ad08b46552841a4e0bc876825646fefb5cc1e', 0, '\x4e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e204e6f7465732e20');
INSERT INTO picloud_data.commit_tokens VALUES ('01a22e18-928a-76e4-9614-c1d7785f3dc3', 4, 1796069692333);
INSERT INTO picloud_data.counters VALUES ('value', 3);
INSERT INTO picloud_data.kv VALUES (1, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1002, '\x6b6579', 0, '\xa576616c7565', 3, NULL, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1003, '\x6b6579', 0, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.kv VALUES (1004, '\x6b6579', 1, '\xa576616c7565', 3, 1796020196978, 1796020196978);
INSERT INTO picloud_data.schema_migrations VALUES (11, 'initial', '6eb1418da83f4d7eb57bce132bc9c91bcf66f5202d1c957bb29360555555a5f1', 1796069692158);
INSERT INTO picloud_data.schema_migrations VALUES (16, 'assets', 'b97631d2ab5f6d4dbb4f4b8e111ec3ae0e949b202b4047fc3729d17cebc82d55', 1796069692206);
INSERT INTO picloud_data.stores VALUES (1, 'value', 'namespace:sample', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1002, 'value', 'namespace:sample-1', NULL, 3, 3);
INSERT INTO picloud_data.stores VALUES (1003, 'value', 'namespace:sample-2', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1004, 'value', 'namespace:sample-3', 1796020196978, NULL, 3);
INSERT INTO picloud_data.stores VALUES (1005, 'value', 'namespace:sample-4', 1796020196978, 3, 3);
INSERT INTO picloud_data.stores VALUES (1006, 'value', 'namespace:sample-5', 1796020196978, 3, NULL);
INSERT INTO picloud_data.stores VALUES (1007, 'value', 'namespace:sample-6', 1796020196978, 3, 3);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22e18-90fd-7884-b5ee-ad3d11a68642', 9, 1796069692466);
INSERT INTO picloud_history.execution_minutes VALUES (29934494, '01a22e18-4db5-72ae-95df-207ada66ee59', 2, 0, 0, 303, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934494, '01a22e18-4dc7-7365-8b6a-09040bb445eb', 1, 1, 0, 141, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934494, '01a22e18-4dce-7fa1-a882-92b43f40136b', 1, 1, 0, 539, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935495, '01a22e18-4db5-72ae-95df-207ada66ee59', 1176, 0, 3, 303, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934494, '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934494, '01a22e18-4dce-7fa1-a882-92b43f40136b', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935495, '01a22e18-4dc7-7365-8b6a-09040bb445eb', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935496, '01a22e18-4dc7-7365-8b6a-09040bb445eb', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935497, '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935498, '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22e18-5174-7b9a-9162-2d24ea2ea7af', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', 1, 'schedule', '', '/', 'ok', 200, 1796069675393, 156, 0, 13, 3974, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL, '01a22e18-5174-7bfd-932d-abe6d9a6c237', 'leap', 1, 1796069675380);
INSERT INTO picloud_history.executions VALUES ('01a22e18-5415-71c3-8eb8-496425749557', '01a22e18-4db5-72ae-95df-207ada66ee59', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796069676053, 147, 0, 12, 5150, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510001', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510002', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510003', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796069676208, 141, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510004', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510005', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796069676208, 141, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510006', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796069676208, 141, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510007', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510008', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510009', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651000a', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651000b', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796069676208, 141, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651000c', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796069676208, 141, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651000d', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796069676208, 141, 0, 9, 948, 'script_cancelled', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651000e', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796069676208, 141, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651000f', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796069676208, 141, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510010', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510011', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510012', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510013', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510014', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510015', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510016', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510017', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510018', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510019', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651001a', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651001b', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651001c', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651001d', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651001e', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651001f', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510020', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510021', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510022', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510023', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', '[["outer",1,2,0],["inner",3,4,1]]', '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510024', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]', 0, NULL, 'unknown', NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510025', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510026', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510027', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510028', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510029', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651002a', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651002b', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651002c', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651002d', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651002e', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651002f', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510030', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510031', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510032', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510033', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510034', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', '[["f",1,2,0]]', '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510035', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510036', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', '[["kv","set","visits",1,2,3,"kv_full"]]', 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510037', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510038', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, 'value', NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510039', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651003a', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, 'value', NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651003b', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651003c', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, 'value', NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651003d', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651003e', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, 'value', 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd651003f', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd6510040', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, 1796020196978);
INSERT INTO picloud_history.executions VALUES ('01a22e18-54af-7e51-8b29-b5fcd65160ee', '01a22e18-4dc7-7365-8b6a-09040bb445eb', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796069676208, 141, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",126]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"9HcZl4m5RvG4h2nlyyfu1ex8yn/NRrZCetw/Uwlvxz8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22e18-55b7-787d-924a-ae8497600ea9', '01a22e18-4dce-7fa1-a882-92b43f40136b', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796069676471, 539, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:36513","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[],"seed":"tptAmZ4U7UCk+wjAGGoMyHqSmV6OTaDcOv/BI74v/d8="}', NULL, '', NULL, 0, NULL, NULL, NULL, NULL, 1, NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796069691741);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796069691945);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796069691963);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796069691977);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796069691986);
INSERT INTO picloud_history.schema_migrations VALUES (13, 'service_calls', 'a28ff298517f1f1ef0f9fae0e40a126f2754e65b1548c3621216aaaa7dd74742', 1796069691990);
INSERT INTO picloud_history.schema_migrations VALUES (14, 'events', '17055f7026666c8f16dbaf095a3bcf68b2d07d8b7294a955508c300f3c7a057a', 1796069692006);
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
