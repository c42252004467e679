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
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$EMrUZiXpnV5By4DevNR+QA$94H247VklHjAeVBGluykJ4whrCqRcEcW3Fv5Hx2j3V0', 1796039099255, 1796039099255);
INSERT INTO picloud_control.api_tokens VALUES ('44ea61910001', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, NULL, 1796039099392, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('44ea61910002', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, 1796020196978, 1796039099392, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('44ea61910003', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('44ea61910004', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('44ea61910005', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, NULL, 1796039099392, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('44ea61910006', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, NULL, 1796039099392, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('44ea619147ad', 'kept', 'ad82658a31e96e5a3d40e0fb9ab2acbda4779915ada892b920e2c84c05195e3b', '["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"]', 1796039099293, NULL, 1796039099392, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('a1ac380e827a', 'ended', 'd60cc460acac4489520b615239172a868a1cffde0ca6f5c68f05419c277c60aa', '["deploy"]', 1796039099298, 1796042699298, NULL, 1796039099302);
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400001', 1796039098935, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400002', 1796039098935, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400003', 1796039098935, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400004', 1796039098935, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400005', 1796039098935, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400006', 1796039098935, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400007', 1796039098935, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400008', 1796039098935, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400009', 1796039098935, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240000a', 1796039098935, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240000b', 1796039098935, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240000c', 1796039098935, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240000d', 1796039098935, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240000e', 1796039098935, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240000f', 1796039098935, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400010', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400011', 1796039098935, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400012', 1796039098935, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400013', 1796039098935, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400014', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400015', 1796039098935, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400016', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400017', 1796039098935, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400018', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab2400019', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240001a', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240001b', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c237-7b94-8e8f-df3ab240e150', 1796039098935, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c237-72a6-a58e-a28dc742e061', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c2bf-7652-b9fe-f16b0844d110', 1796039099071, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c45-c2bc-7e72-8527-cf93f6857bcf', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c2c7-783c-901d-5b743ab0f89a', 1796039099079, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c45-c2c6-7c35-b0a8-d4b871ac9f5e', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c2cd-7ef8-bc34-663c22eeac06', 1796039099085, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c45-c2cd-7e57-b3de-9fb588991c7f', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22c45-c2cd-7326-8e05-45d6c678432c', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c2d3-7f5d-ba64-d74f8a7acd99', 1796039099091, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c45-c2d3-7ec3-b1a8-6ef479403a7a', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22c45-c2d3-7586-9006-695cb7dc56b2', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c2d9-7215-9b22-3aef9ae60bc2', 1796039099097, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22c45-c2d9-719c-b421-e695a2a4d8ce', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22c45-c2d8-79ad-9d05-3f3475c97cdd', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c2dd-7c24-9484-09789198c716', 1796039099101, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22c45-c2dd-7b35-aedb-82388df396ae', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c377-7914-9594-fbd1f632928b', 1796039099255, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22c45-c2fe-7e5c-be62-11409f385f67', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c37a-7550-a74b-6c1db71e50d2', 1796039099258, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c45-c2fe-7e5c-be62-11409f385f67', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c382-7644-9b4d-12b1c8d6378d', 1796039099266, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c45-c381-745f-a799-e90c6c71580d', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c388-78e3-95e2-c13d6e66eacc', 1796039099272, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22c45-c387-7f74-aaa1-3c62db1f4a31', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c38d-7ef2-bb7c-195b612eb183', 1796039099277, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22c45-c38d-776b-a745-65ea5b2e48fe', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c393-7cb3-845e-187f19f66f29', 1796039099283, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22c45-c392-77a4-820d-115e3fcb362f', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c398-7a28-951e-7faad4395fad', 1796039099288, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22c45-c2d9-719c-b421-e695a2a4d8ce', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22c45-c398-7137-b815-f8881d73bd4b', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c39d-77c9-9347-acc012919963', 1796039099293, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '44ea619147ad', 'kept', NULL, NULL, '01a22c45-c39d-7150-bd68-3dbbbf5d03d6', '{"scopes":["invoke:01a22c45-c2c7-776c-8f84-fa4af390530c","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c3a2-7332-aeaf-dfc146631d6f', 1796039099298, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', 'a1ac380e827a', 'ended', NULL, NULL, '01a22c45-c3a2-71a1-8be8-b452bb0215e0', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c3a6-7f01-bedd-5880eed4999c', 1796039099302, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', 'a1ac380e827a', 'ended', NULL, NULL, '01a22c45-c3a6-7d7d-9f48-1c6d0eb4fdb9', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-c93e-73fc-9591-97c5e1cd63f3', 1796039100734, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22c45-c8dd-76a2-9c6e-1b195fbef2cd', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-ca2b-729d-83a0-02e3c3225f66', 1796039100971, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T114500.889Z.backup', NULL, '5702466dfc01af174bdec9c70e39cdd3472840ddeaac387c5e7c651a583e1a07', '01a22c45-c9d8-7b9a-8fb0-174fe0da91e9', '{"bytes":77824,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22c45-ca2f-7b28-84f5-ec99002c3067', 1796039100975, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T114500.889Z.backup', NULL, '5702466dfc01af174bdec9c70e39cdd3472840ddeaac387c5e7c651a583e1a07', '01a22c45-ca2f-7aad-935a-2c0ec2bf256b', '{"bytes":77824,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22c45-d06d-7a95-aee1-ae7d35b3110f', 8, 1796039102738);
INSERT INTO picloud_control.revisions VALUES ('01a22c45-c2bf-74c7-9b87-aa8929f44a30', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796039099071);
INSERT INTO picloud_control.revisions VALUES ('01a22c45-c2bf-74c7-9b87-aa8929f44a30', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796039099266);
INSERT INTO picloud_control.revisions VALUES ('01a22c45-c2c7-776c-8f84-fa4af390530c', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796039099079);
INSERT INTO picloud_control.revisions VALUES ('01a22c45-c2cd-7e57-b3de-9fb588991c7f', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796039099085);
INSERT INTO picloud_control.revisions VALUES ('01a22c45-c2d3-7ec3-b1a8-6ef479403a7a', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796039099091);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796039102592);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796039102604);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796039102611);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796039102616);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796039102620);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796039102629);
INSERT INTO picloud_control.scripts VALUES ('01a22c45-c2bf-74c7-9b87-aa8929f44a30', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 4, 1796039099071, 1796039099283, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796039099079, 1796039099277, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22c45-c2cd-7e57-b3de-9fb588991c7f', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796039099085, 1796039099085, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22c45-c2d3-7ec3-b1a8-6ef479403a7a', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796039099091, 1796039099091, 0);
INSERT INTO picloud_control.sessions VALUES ('862cc97f324e81f999645c961089bac0dc0e6467018f040b24e5f7ad39e810a3', '0206c8dff20a033f62a8e4c1ffc57367f81634fd8d4192f85bba051f44afb23f', 'owner', 1796039099258, 1796039099258);
INSERT INTO picloud_control.sessions VALUES ('ce72cc5f05ecf6404f21ec0d57a50e60961b924a4377a44cd94d8ad6243e489c', '3bce8eb512a0bee0b8688389f99ef0590f93c76221ef822f70a5c46c22d6319e', 'owner', 1796039100734, 1796039100734);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22c45-d0af-7d2c-b7b1-92e570bc9128', 7, 1796039102718);
INSERT INTO picloud_history.execution_minutes VALUES (29933984, '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 1, 0, 0, 156, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29933984, '01a22c45-c2c7-776c-8f84-fa4af390530c', 1, 1, 0, 110, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29933984, '01a22c45-c2cd-7e57-b3de-9fb588991c7f', 1, 1, 0, 436, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934985, '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 1176, 0, 3, 156, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29933984, '01a22c45-c2c7-776c-8f84-fa4af390530c', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29933984, '01a22c45-c2cd-7e57-b3de-9fb588991c7f', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934985, '01a22c45-c2c7-776c-8f84-fa4af390530c', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934986, '01a22c45-c2c7-776c-8f84-fa4af390530c', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934987, '01a22c45-c2c7-776c-8f84-fa4af390530c', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934988, '01a22c45-c2c7-776c-8f84-fa4af390530c', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3d1-7e2a-b9ef-1dc587400a74', '01a22c45-c2bf-74c7-9b87-aa8929f44a30', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796039099345, 156, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL, 'name=you');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70001', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70002', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70003', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796039099391, 110, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70004', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70005', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796039099391, 110, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70006', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796039099391, 110, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70007', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70008', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70009', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7000a', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7000b', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796039099391, 110, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7000c', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796039099391, 110, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7000d', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796039099391, 110, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7000e', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796039099391, 110, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7000f', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70010', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70011', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70012', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70013', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70014', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70015', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70016', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70017', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70018', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70019', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7001a', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7001b', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7001c', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7001d', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7001e', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7001f', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70020', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70021', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70022', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70023', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70024', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70025', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70026', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70027', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70028', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d70029', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7002a', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7002b', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', NULL, NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7002c', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7002d', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7002e', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]', '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c3ff-7458-a4cf-51c646d7d0b9', '01a22c45-c2c7-776c-8f84-fa4af390530c', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796039099391, 110, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",99]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.executions VALUES ('01a22c45-c45c-7825-a4dc-08335cc6a3f7', '01a22c45-c2cd-7e57-b3de-9fb588991c7f', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796039099484, 436, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:35377","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL, '');
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796039102657);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796039102692);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796039102698);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796039102703);
INSERT INTO picloud_history.schema_migrations VALUES (10, 'queries', 'ec0812e129eeecd97865d62e79a8ff2b5e9cac33e12296420cdc37d44fdbc748', 1796039102705);
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
