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
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$1LzMDPRUOndBkZQ+xydVRg$B5sNIuJJ+Rys4iGLGxmRTK7RKbjOngCslOK27/qu0qE', 1796042118229, 1796042118229);
INSERT INTO picloud_control.api_tokens VALUES ('886c38f0832b', 'ended', 'f1d5bfa82b8ade3f7d67290a2acf1eeae5735e334a0673c7160ef71fd798c2c4', '["deploy"]', 1796042118506, 1796045718506, NULL, 1796042118519);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe0001', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, NULL, 1796042118828, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe0002', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, 1796020196978, 1796042118828, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe0003', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe0004', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe0005', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, NULL, 1796042118828, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe0006', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, NULL, 1796042118828, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('d6263cbe6887', 'kept', 'b428f4beea081819c3bc98ef5680d22fcc6170af60b40be05ecc5fcfd9494fee', '["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"]', 1796042118492, NULL, 1796042118828, NULL);
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30001', 1796042116953, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30002', 1796042116953, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30003', 1796042116953, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30004', 1796042116953, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30005', 1796042116953, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30006', 1796042116953, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30007', 1796042116953, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30008', 1796042116953, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30009', 1796042116953, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3000a', 1796042116953, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3000b', 1796042116953, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3000c', 1796042116953, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3000d', 1796042116953, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3000e', 1796042116953, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3000f', 1796042116953, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30010', 1796042116953, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30011', 1796042116953, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30012', 1796042116953, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30013', 1796042116953, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30014', 1796042116953, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30015', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30016', 1796042116953, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30017', 1796042116953, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30018', 1796042116953, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30019', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3001a', 1796042116953, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3001b', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3001c', 1796042116953, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3001d', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3001e', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a3001f', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a30020', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-cf59-748d-9f5d-d475d6a36675', 1796042116953, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-cf52-78ad-a829-ba3b711ecbb5', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d108-7f19-9391-325366518d0e', 1796042117384, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c73-d0f9-75d3-a062-8517dea47631', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d145-7812-81ff-6173134533db', 1796042117445, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c73-d13f-7704-9b6b-7f7d2727bd3e', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d16d-7688-b76f-0bac118d1680', 1796042117485, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c73-d16d-74d0-868e-43e8df59484f', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22c73-d169-7d50-b791-f9893fc416f5', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d18d-76e2-af00-875886a7d3d4', 1796042117517, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c73-d18d-7583-9076-2bcf5ee7a1fb', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22c73-d189-7111-bb12-064d19daa992', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d1b0-7df0-9c98-1634d33e4eb8', 1796042117552, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c73-d1b0-7c8b-a387-afd90b300997', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22c73-d1ac-7dc8-bf27-63c73a498b04', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d1ca-73ba-9912-f9fe9dd44389', 1796042117578, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c73-d1ca-720b-be24-e7e6ced6ad64', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d455-7067-930e-9dbec9b71906', 1796042118229, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22c73-d2b1-7450-b0d6-e57f05499292', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d45c-77eb-904b-ebf7c592a634', 1796042118236, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c73-d2b1-7450-b0d6-e57f05499292', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d479-76a8-8150-1873f3f14101', 1796042118264, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c73-d474-7ef7-b34c-00cd228e67ab', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d495-76f0-938b-e1430aa0b5c9', 1796042118293, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c73-d491-703c-b59f-58b330a53abb', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d4b9-7667-af8c-c6de14f476c1', 1796042118329, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c73-d4b5-763b-a222-c626d253c354', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d4d5-77b6-ad90-d5fbcd721998', 1796042118357, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c73-d4d1-7613-aa3f-fc9d9c390566', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d510-7ff7-a52a-fbff6ec91027', 1796042118400, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c73-d4f0-7390-a343-aeecfa1adb5d', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d529-74ff-bf64-a8653e89f756', 1796042118441, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c73-d528-7230-a2eb-b585750b5427', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d545-76e0-8045-15652ab6a331', 1796042118469, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', NULL, NULL, '01a22c73-d544-7718-9abf-385c0ea62dbf', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d552-7134-9355-0f2cecd87d64', 1796042118482, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22c73-d1b0-7c8b-a387-afd90b300997', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22c73-d551-7416-966e-f6c91ee10eaf', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d55c-77c5-b94d-6043fdb6d2a1', 1796042118492, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'd6263cbe6887', 'kept', NULL, NULL, '01a22c73-d55b-7f45-a8f2-5f70b4c94c62', '{"scopes":["invoke:01a22c73-d145-7639-a1cb-f787aba0cf89","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d56a-759c-8d9a-c75889df7029', 1796042118506, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '886c38f0832b', 'ended', NULL, NULL, '01a22c73-d56a-7330-a6a7-817e1b6d290b', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-d577-792f-8670-c689afe296c2', 1796042118519, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '886c38f0832b', 'ended', NULL, NULL, '01a22c73-d577-7784-a1c9-d89af8c999fa', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-ea27-7142-9eb7-0fb331de25db', 1796042123814, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c73-e90e-753e-aa82-2e56aa45fa98', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-ef30-7b95-84ee-5076ae1d83ff', 1796042125104, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T123524.652Z.backup', NULL, '5ce2e1ce1c9d871fbedee8456562fbe6a9870b345f1e31cc9f535a490b76da54', '01a22c73-ed63-7106-8583-08343a36cd7b', '{"bytes":106496,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c73-ef4c-7ae6-9ae3-806ce6f881af', 1796042125132, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T123524.652Z.backup', NULL, '5ce2e1ce1c9d871fbedee8456562fbe6a9870b345f1e31cc9f535a490b76da54', '01a22c73-ef4c-79f6-bc06-90f0b79abafc', '{"bytes":106496,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22c74-0091-7bd3-a383-769c056af956', 10, 1796042130101);
INSERT INTO picloud_control.revisions VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796042117384);
INSERT INTO picloud_control.revisions VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796042118264);
INSERT INTO picloud_control.revisions VALUES ('01a22c73-d145-7639-a1cb-f787aba0cf89', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796042117445);
INSERT INTO picloud_control.revisions VALUES ('01a22c73-d16d-74d0-868e-43e8df59484f', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796042117485);
INSERT INTO picloud_control.revisions VALUES ('01a22c73-d18d-7583-9076-2bcf5ee7a1fb', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796042117517);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796042129607);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796042129642);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796042129663);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796042129682);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796042129693);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796042129720);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796042129732);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796042129750);
INSERT INTO picloud_control.script_grants VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 'http', 'api.example.com', 1796042118469);
INSERT INTO picloud_control.script_grants VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 'http', 'http://192.168.1.20', 1796042118469);
INSERT INTO picloud_control.script_grants VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 'kv', 'shared', 1796042118469);
INSERT INTO picloud_control.script_grants VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 'secrets', 'CHAT_TOKEN', 1796042118469);
INSERT INTO picloud_control.scripts VALUES ('01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796042117384, 1796042118469, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796042117445, 1796042118329, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22c73-d16d-74d0-868e-43e8df59484f', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796042117485, 1796042117485, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c73-d18d-7583-9076-2bcf5ee7a1fb', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796042117517, 1796042117517, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', NULL, 1796042178441, 1796042118441, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', '\x00ff', 1796042178441, 1796042118441, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', '\x2144db9e7d4ce43974a2cfd11437345d80df182d4a6e162eea066e3a587765ea6ec112f3f10dba1ae8826bb3dc21fd293a9a7f20779ee0bb06e6a6ccf6', NULL, 1796042118441, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', '\x2144db9e7d4ce43974a2cfd11437345d80df182d4a6e162eea066e3a587765ea6ec112f3f10dba1ae8826bb3dc21fd293a9a7f20779ee0bb06e6a6ccf6', 3, 1796042118441, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', '\x2144db9e7d4ce43974a2cfd11437345d80df182d4a6e162eea066e3a587765ea6ec112f3f10dba1ae8826bb3dc21fd293a9a7f20779ee0bb06e6a6ccf6', 1796042178441, 1796042118441, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', '\x2144db9e7d4ce43974a2cfd11437345d80df182d4a6e162eea066e3a587765ea6ec112f3f10dba1ae8826bb3dc21fd293a9a7f20779ee0bb06e6a6ccf6', 1796042178441, 1796042118441, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, '354550f39128bd2c', '\xad64b2e007462f6bea0b95cef57371a3b97a63b1e5a8c65fad9d9fa557eb88cec0ad5fe4366b359a72059bc912a572b02c6b102b5a', '\x2144db9e7d4ce43974a2cfd11437345d80df182d4a6e162eea066e3a587765ea6ec112f3f10dba1ae8826bb3dc21fd293a9a7f20779ee0bb06e6a6ccf6', 1796042178441, 1796042118441, NULL);
INSERT INTO picloud_control.sessions VALUES ('6c80aea4fb3cb417b4bfd5e17e39a1fa9777425bf619dd0e05dca5ebf08d5030', 'c5cc1168f82b7b895388b693860bfed43c4bebbe9160150ecfb1ee1ca9595e96', 'owner', 1796042123814, 1796042123814);
INSERT INTO picloud_control.sessions VALUES ('908ad4670b0066161f76eca9f5f90ecfe9967b0c640f9249078dda0e7a3c575f', '45895897fb493a24d73b2d8fe7661fe61be6892d6258849c6278268015b69afa', 'owner', 1796042118236, 1796042118236);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22c74-0175-7d7f-8fab-480a57c3f06c', 8, 1796042130022);
INSERT INTO picloud_history.execution_minutes VALUES (29934035, '01a22c73-d108-7d2f-abdb-babaa94451f2', 1, 0, 0, 225, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934035, '01a22c73-d145-7639-a1cb-f787aba0cf89', 1, 1, 0, 244, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934035, '01a22c73-d16d-74d0-868e-43e8df59484f', 1, 1, 0, 763, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935036, '01a22c73-d108-7d2f-abdb-babaa94451f2', 1176, 0, 3, 225, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934035, '01a22c73-d145-7639-a1cb-f787aba0cf89', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934035, '01a22c73-d16d-74d0-868e-43e8df59484f', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935036, '01a22c73-d145-7639-a1cb-f787aba0cf89', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935037, '01a22c73-d145-7639-a1cb-f787aba0cf89', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935038, '01a22c73-d145-7639-a1cb-f787aba0cf89', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935039, '01a22c73-d145-7639-a1cb-f787aba0cf89', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d62c-77ea-8027-d37bc9596788', '01a22c73-d108-7d2f-abdb-babaa94451f2', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796042118700, 225, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80001', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80002', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80003', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796042118827, 244, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80004', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80005', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796042118827, 244, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80006', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796042118827, 244, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80007', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80008', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80009', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8000a', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8000b', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796042118827, 244, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8000c', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796042118827, 244, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8000d', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796042118827, 244, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8000e', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796042118827, 244, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8000f', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80010', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80011', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80012', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80013', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80014', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80015', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80016', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80017', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80018', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80019', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8001a', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8001b', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8001c', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8001d', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8001e', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8001f', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80020', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80021', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80022', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80023', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', '[["kv","get","visits",1,2,3,"ok"],["http","get","pi.local",4,5,6,"unknown"]]', 0, NULL, 'unknown');
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80024', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80025', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80026', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80027', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80028', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80029', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8002a', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8002b', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8002c', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8002d', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8002e', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8002f', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80030', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', NULL, NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80031', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80032', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80033', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80034', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80035', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', '[["kv","set","visits",1,2,3,"kv_full"]]', 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80036', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80037', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, 'value', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80038', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa80039', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, 'value');
INSERT INTO picloud_history.executions VALUES ('01a22c73-d6ab-7aa2-a2ed-0c9ccfa8d48f', '01a22c73-d145-7639-a1cb-f787aba0cf89', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796042118827, 244, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",225]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22c73-d7a2-7687-8a08-054d022f1b30', '01a22c73-d16d-74d0-868e-43e8df59484f', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796042119074, 763, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:43839","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '', NULL, 0, NULL, NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796042129812);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796042129913);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796042129927);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796042129949);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796042129958);
INSERT INTO picloud_history.schema_migrations VALUES (13, 'service_calls', '94bd1bf6ea97e715bdef2813833bf4e6ee856c674ed861a07bddb1e691750faa', 1796042129965);
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
