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
    query text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C"
);
CREATE TABLE picloud_history.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$uV6Dyp/AXt0JpnuxncgoYA$ag3+Y+zAFSEU15V4oPLtsRgfiZ2vqqEPQcntjSAlUo8', 1796041440560, 1796041440560);
INSERT INTO picloud_control.api_tokens VALUES ('6ec0210470ae', 'ended', 'd299550ba4f34de8d95c5806d2893e36b11da6bd25f4a4770f630e72c13ad73c', '["deploy"]', 1796041440756, 1796045040756, NULL, 1796041440760);
INSERT INTO picloud_control.api_tokens VALUES ('d849a7500001', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, NULL, 1796041440940, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d849a7500002', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, 1796020196978, 1796041440940, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d849a7500003', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d849a7500004', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d849a7500005', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, NULL, 1796041440940, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('d849a7500006', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, NULL, 1796041440940, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('d849a750428e', 'kept', '166bf1e7c34682564b79c93c2255cd1a0dbcc302f91563c1e4994f9903d71ac4', '["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"]', 1796041440750, NULL, 1796041440940, NULL);
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540001', 1796041439357, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540002', 1796041439357, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540003', 1796041439357, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540004', 1796041439357, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540005', 1796041439357, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540006', 1796041439357, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540007', 1796041439357, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540008', 1796041439357, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540009', 1796041439357, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154000a', 1796041439357, 'picloud', NULL, NULL, 'script.grant', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154000b', 1796041439357, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154000c', 1796041439357, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154000d', 1796041439357, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154000e', 1796041439357, 'picloud', NULL, NULL, 'secret.delete', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154000f', 1796041439357, 'picloud', NULL, NULL, 'secret.rotate_key', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540010', 1796041439357, 'picloud', NULL, NULL, 'secret.set', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540011', 1796041439357, 'picloud', NULL, NULL, 'secret.unseal', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540012', 1796041439357, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540013', 1796041439357, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540014', 1796041439357, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540015', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540016', 1796041439357, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540017', 1796041439357, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540018', 1796041439357, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540019', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154001a', 1796041439357, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154001b', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154001c', 1796041439357, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154001d', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154001e', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a2154001f', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21540020', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-787d-79e7-ab61-cb3a21542a44', 1796041439357, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7876-77f8-b90a-b5ac748a3adc', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7b02-7e5d-a572-8e92f5a745df', 1796041440002, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c69-7ae2-7696-87bb-65d31bfb47f5', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7b29-74ab-b71b-f2b8bfd2c818', 1796041440041, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c69-7b23-7786-bdab-ab2427770855', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7b53-7f48-ab4d-19c73468dbfd', 1796041440083, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c69-7b53-7e48-91f6-03084420a68f', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22c69-7b51-76f0-a94b-a83aee0cb560', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7b5d-7e5d-84e7-6b199498f147', 1796041440093, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c69-7b5d-7db8-9b0b-e13b5996ce8b', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22c69-7b5d-7269-b2bc-955e9882be3d', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7b65-7857-9871-9f149bcb07ca', 1796041440101, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c69-7b65-77a4-8f24-3cec5e465c83', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22c69-7b64-7abf-a29e-d49b5e2cb451', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7b71-7b5b-97b0-9c65fbed3fcf', 1796041440113, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c69-7b71-7a03-b11a-cd00b23d3479', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7d30-7e84-9be9-5006a88ae873', 1796041440560, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22c69-7bc3-7b2c-b5c7-8fee4495a098', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7d54-7bf8-91af-9b9ffd8f5fe5', 1796041440596, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c69-7bc3-7b2c-b5c7-8fee4495a098', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7d68-7e5f-9e52-da1d2d3687a9', 1796041440616, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c69-7d5d-765a-a508-effcf45ac67e', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7d73-7a4b-ba56-fd729c931e07', 1796041440627, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c69-7d72-7e85-97e9-5d5ecd7fd43d', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7d81-715c-8c09-c9b204ad93bd', 1796041440641, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c69-7d80-729b-af36-3342323ed994', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7d8b-798b-a796-8a59b46238dc', 1796041440651, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c69-7d8a-765a-ad48-2ef7e16083f2', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7db5-7e89-9f8d-92b97a22fb63', 1796041440677, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c69-7d94-7cd0-8190-3a1b2a9345b3', '{"version":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7dc8-7cb2-8c7a-cdd63ae78c40', 1796041440712, 'admin-token', NULL, '127.0.0.1', 'secret.set', 'secret', 'CHAT_TOKEN', 'CHAT_TOKEN', NULL, NULL, '01a22c69-7dc4-7c2d-91e3-42bfca1969b5', '{"version":2}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7de0-7f2c-a6f0-5b19cc71bb44', 1796041440736, 'admin-token', NULL, '127.0.0.1', 'script.grant', 'script', '01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', NULL, NULL, '01a22c69-7dde-7861-a9bf-2a068eb0f80a', '{"added":{"http":["api.example.com","http://192.168.1.20"],"secrets":["CHAT_TOKEN"],"kv":["shared"]},"removed":{}}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7de9-757c-b272-44907b8d8a95', 1796041440745, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22c69-7b65-77a4-8f24-3cec5e465c83', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22c69-7de8-7b0b-8e74-fcc2dc86b860', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7dee-7a4c-bdf8-51696ab8a1c0', 1796041440750, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'd849a750428e', 'kept', NULL, NULL, '01a22c69-7dee-742f-9bc2-339e02ec680a', '{"scopes":["invoke:01a22c69-7b29-7394-8150-9392875fc560","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7df4-73b0-a054-76c15fe5a638', 1796041440756, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '6ec0210470ae', 'ended', NULL, NULL, '01a22c69-7df4-722d-a9f0-2315775ad423', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-7df8-7d45-a3d7-b3b7808d4312', 1796041440760, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '6ec0210470ae', 'ended', NULL, NULL, '01a22c69-7df8-7af8-943d-12e1363d9895', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-8be9-719b-a470-bfc5a7f8398e', 1796041444328, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c69-8a3b-75f0-9e80-a5bf8cb27b12', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-9274-7bb5-9e96-ba51aa51540d', 1796041446004, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T122405.553Z.backup', NULL, '6eb895d231dd41bf4cb7469d16e95ae7a3416a611ad27c17e920587fc242c114', '01a22c69-90af-7aae-b1e7-61076336662a', '{"bytes":106496,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c69-927a-7589-bdca-a3dab55eaa89', 1796041446010, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T122405.553Z.backup', NULL, '6eb895d231dd41bf4cb7469d16e95ae7a3416a611ad27c17e920587fc242c114', '01a22c69-927a-74ff-a1fa-eea3bf9196c0', '{"bytes":106496,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22c69-abe9-789a-96f4-8992a7ff1aec', 10, 1796041453524);
INSERT INTO picloud_control.revisions VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796041440002);
INSERT INTO picloud_control.revisions VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796041440616);
INSERT INTO picloud_control.revisions VALUES ('01a22c69-7b29-7394-8150-9392875fc560', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796041440041);
INSERT INTO picloud_control.revisions VALUES ('01a22c69-7b53-7e48-91f6-03084420a68f', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796041440083);
INSERT INTO picloud_control.revisions VALUES ('01a22c69-7b5d-7db8-9b0b-e13b5996ce8b', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796041440093);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796041452614);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796041452684);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796041452715);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796041452745);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796041452771);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796041452800);
INSERT INTO picloud_control.schema_migrations VALUES (11, 'grants', 'de3842f6a49582482900393010cc81627643a6c23685f09a9920d99efacd1d48', 1796041452833);
INSERT INTO picloud_control.schema_migrations VALUES (12, 'secrets', '5b6f0f50df7554ca0b90b6ce81d252ebb00180a6a4df1f4ab3801dd6af6d1663', 1796041452857);
INSERT INTO picloud_control.script_grants VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 'http', 'api.example.com', 1796041440736);
INSERT INTO picloud_control.script_grants VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 'http', 'http://192.168.1.20', 1796041440736);
INSERT INTO picloud_control.script_grants VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 'kv', 'shared', 1796041440736);
INSERT INTO picloud_control.script_grants VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 'secrets', 'CHAT_TOKEN', 1796041440736);
INSERT INTO picloud_control.scripts VALUES ('01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 5, 1796041440002, 1796041440736, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c69-7b29-7394-8150-9392875fc560', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796041440041, 1796041440641, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22c69-7b53-7e48-91f6-03084420a68f', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796041440083, 1796041440083, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c69-7b5d-7db8-9b0b-e13b5996ce8b', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796041440093, 1796041440093, 0);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0001', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', NULL, 1796041500712, 1796041440712, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0002', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', '\x00ff', 1796041500712, 1796041440712, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0003', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', '\x7435412f4763936342ac3f27bef6b965ddb0a944438a7157980901205f37eeeeb3910a96c9010483b488231d8dd1bd6dfd94cbf40b12a9f5ef6772d541', NULL, 1796041440712, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0004', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', '\x7435412f4763936342ac3f27bef6b965ddb0a944438a7157980901205f37eeeeb3910a96c9010483b488231d8dd1bd6dfd94cbf40b12a9f5ef6772d541', 3, 1796041440712, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0005', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', '\x7435412f4763936342ac3f27bef6b965ddb0a944438a7157980901205f37eeeeb3910a96c9010483b488231d8dd1bd6dfd94cbf40b12a9f5ef6772d541', 1796041500712, 1796041440712, NULL);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_T0006', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', '\x7435412f4763936342ac3f27bef6b965ddb0a944438a7157980901205f37eeeeb3910a96c9010483b488231d8dd1bd6dfd94cbf40b12a9f5ef6772d541', 1796041500712, 1796041440712, 1796020196978);
INSERT INTO picloud_control.secrets VALUES ('default', 'CHAT_TOKEN', 2, '8621902e0e6e0326', '\x0a311089ca018506bfe609ce16000d24b9e28163f3b91fc06a9a48d4a7b36b35a8b9b2411b60e1ad21953d41aa4e7baea3e54a9bc4', '\x7435412f4763936342ac3f27bef6b965ddb0a944438a7157980901205f37eeeeb3910a96c9010483b488231d8dd1bd6dfd94cbf40b12a9f5ef6772d541', 1796041500712, 1796041440712, NULL);
INSERT INTO picloud_control.sessions VALUES ('12cf62756a04eaf4e612fb92254c8e334e302e828fe4db78262e29a9041e8287', '242c7923c14ace8cfea06c300385b73cd687bfb6c54ccc1b8d21b9df6da64c90', 'owner', 1796041444328, 1796041444328);
INSERT INTO picloud_control.sessions VALUES ('821adce1105aeefc17f539a392f4d481baae6753c88c85fd15d4a74f53683ed7', '0c2973ee974b993b5c8100290b8a7073de1722aa4a17ac9f2e0f0f19cb540f02', 'owner', 1796041440596, 1796041440596);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22c69-ad5c-74aa-8c35-4fb2bdcdc5f1', 7, 1796041453353);
INSERT INTO picloud_history.execution_minutes VALUES (29934024, '01a22c69-7b02-7d11-9845-f84309c780e2', 1, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934024, '01a22c69-7b29-7394-8150-9392875fc560', 1, 1, 0, 132, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934024, '01a22c69-7b53-7e48-91f6-03084420a68f', 1, 1, 0, 589, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29935025, '01a22c69-7b02-7d11-9845-f84309c780e2', 1176, 0, 3, 128, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29934024, '01a22c69-7b29-7394-8150-9392875fc560', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934024, '01a22c69-7b53-7e48-91f6-03084420a68f', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935025, '01a22c69-7b29-7394-8150-9392875fc560', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935026, '01a22c69-7b29-7394-8150-9392875fc560', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935027, '01a22c69-7b29-7394-8150-9392875fc560', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29935028, '01a22c69-7b29-7394-8150-9392875fc560', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22c69-7e5e-730c-8a78-2a8c02297dbc', '01a22c69-7b02-7d11-9845-f84309c780e2', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796041440862, 128, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0001', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0002', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0003', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796041440939, 132, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0004', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0005', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796041440939, 132, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0006', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796041440939, 132, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0007', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0008', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0009', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa000a', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa000b', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796041440939, 132, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa000c', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796041440939, 132, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa000d', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796041440939, 132, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa000e', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796041440939, 132, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa000f', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0010', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0011', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0012', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0013', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0014', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0015', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0016', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0017', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0018', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0019', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa001a', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa001b', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa001c', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa001d', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa001e', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_calls', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa001f', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_http_calls', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0020', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_invoke_calls', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0021', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_service_bytes', 7, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0022', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0023', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0024', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0025', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0026', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0027', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0028', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0029', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa002a', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa002b', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa002c', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa002d', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa002e', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa002f', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', NULL, NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0030', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0031', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa0032', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7eab-7706-b2ff-85fbdafa3253', '01a22c69-7b29-7394-8150-9392875fc560', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796041440939, 132, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",120]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c69-7f4e-70fb-b6ae-68ca6e094466', '01a22c69-7b53-7e48-91f6-03084420a68f', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796041441102, 589, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:44325","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796041452959);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796041453177);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796041453192);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796041453227);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796041453239);
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
