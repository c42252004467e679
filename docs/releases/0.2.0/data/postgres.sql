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
    error_trace text COLLATE pg_catalog."C"
);
CREATE TABLE picloud_history.schema_migrations (
    number integer NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    applied_at bigint NOT NULL
);
INSERT INTO picloud_control.accounts VALUES ('owner', '$argon2id$v=19$m=19456,t=2,p=1$XNrqQT3EZRItfLPNjCvp5Q$jwQutzHmwM4QVRzRLvKTe2sARE3vL9cPom18mTlNOZA', 1796025776325, 1796025776325);
INSERT INTO picloud_control.api_tokens VALUES ('278e84970001', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, NULL, 1796025777089, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('278e84970002', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, 1796020196978, 1796025777089, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('278e84970003', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, NULL, NULL, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('278e84970004', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, NULL, 1796020196978, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('278e84970005', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, NULL, 1796025777089, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('278e84970006', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, NULL, 1796025777089, 1796020196978);
INSERT INTO picloud_control.api_tokens VALUES ('278e8497d9a6', 'kept', '2e52fd1d8caadb378ad1a3eb1e89fd927a1444036e7caf22fe95d9247928115c', '["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"]', 1796025776543, NULL, 1796025777089, NULL);
INSERT INTO picloud_control.api_tokens VALUES ('87d76e3e17e6', 'ended', '63e6bb8fc398bc8a61825d9e68913f1292ecf27a2432e014e90dfee1fb1eba74', '["deploy"]', 1796025776551, 1796029376551, NULL, 1796025776558);
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0001', 1796025773492, 'picloud', NULL, NULL, 'account.change_password', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0002', 1796025773492, 'picloud', NULL, NULL, 'account.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0003', 1796025773492, 'picloud', NULL, NULL, 'audit.forget', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0004', 1796025773492, 'picloud', NULL, NULL, 'backup.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0005', 1796025773492, 'picloud', NULL, NULL, 'backup.download', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0006', 1796025773492, 'picloud', NULL, NULL, 'backup.restore', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0007', 1796025773492, 'picloud', NULL, NULL, 'execution.reveal', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0008', 1796025773492, 'picloud', NULL, NULL, 'script.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0009', 1796025773492, 'picloud', NULL, NULL, 'script.delete', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef000a', 1796025773492, 'picloud', NULL, NULL, 'script.release', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef000b', 1796025773492, 'picloud', NULL, NULL, 'script.rollback', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef000c', 1796025773492, 'picloud', NULL, NULL, 'script.update', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef000d', 1796025773492, 'picloud', NULL, NULL, 'session.login', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef000e', 1796025773492, 'picloud', NULL, NULL, 'session.logout', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef000f', 1796025773492, 'picloud', NULL, NULL, 'session.refuse', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0010', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0011', 1796025773492, 'picloud', NULL, NULL, 'setup_link.refuse', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0012', 1796025773492, 'picloud', NULL, NULL, 'token.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0013', 1796025773492, 'picloud', NULL, NULL, 'token.revoke', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0014', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0015', 1796025773492, 'picloud', 'value', NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0016', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0017', 1796025773492, 'picloud', NULL, 'value', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0018', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef0019', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', '0000000000000000000000000000000000000000000000000000000000000000', NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef001a', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef001b', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, '0000000000000000000000000000000000000000000000000000000000000000', '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-6db4-7c75-8e04-ed3873ef5e1c', 1796025773492, 'picloud', NULL, NULL, 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-6dac-7d19-b3d6-d6ac1105196c', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-7330-7e45-807a-2c661c082aba', 1796025774896, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 'hello', NULL, '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22b7a-7308-73c6-934c-bb07e2baa7aa', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-7355-7adb-9d81-372ab27f9ded', 1796025774933, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', NULL, 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22b7a-734e-7957-943d-89a962adc36f', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-73a0-7e13-b7be-1d2b1146b2cd', 1796025775008, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b7a-73a0-7cc6-ba03-96f355a42ec9', 'greedy', NULL, '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', '01a22b7a-7399-76a3-a6c6-42de46be201b', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-73c1-77ac-ae71-2cd45be34bd2', 1796025775041, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b7a-73c1-767b-a880-b4e770670ad1', 'resting', NULL, '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', '01a22b7a-73ba-70ac-8fe3-83b00ff1fe8e', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-73cd-745d-a0d2-3950b81a423c', 1796025775053, 'admin-token', NULL, '127.0.0.1', 'script.create', 'script', '01a22b7a-73cd-73e3-8fad-a048f59ee0c1', 'gone', NULL, 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', '01a22b7a-73cc-79f0-aeb5-b6058d1abf0c', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-73e0-7d6e-8ae6-228a7b3bae33', 1796025775072, 'admin-token', NULL, '127.0.0.1', 'setup_link.create', 'setup_link', '', '', NULL, NULL, '01a22b7a-73e0-7bcc-909e-b16e1db86584', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-78c5-70de-b181-8fecaab035d9', 1796025776325, 'anonymous', NULL, '127.0.0.1', 'account.create', 'account', 'owner', 'owner', NULL, NULL, '01a22b7a-752a-7533-b4a1-1998ce331aa7', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-78e4-7471-a886-1e4ac2529f72', 1796025776356, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22b7a-752a-7533-b4a1-1998ce331aa7', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-791c-7e24-81bb-cac7c14ed7f7', 1796025776408, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 'hello', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22b7a-7909-7c3e-9d66-43f14dfd0099', '{"revision":2,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-797c-7d5a-892e-e586c84d823b', 1796025776508, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '01a22b7a-7971-7748-8856-54aecce9ed8e', '{"revision":2,"changed":["description"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-7985-7d2e-8dd4-3db86c608ec9', 1796025776517, 'admin-token', NULL, '127.0.0.1', 'script.update', 'script', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', '01a22b7a-7984-7cca-ab00-4fe4099cd424', '{"revision":1,"changed":["max_requests_per_minute"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-798f-7d43-a1bf-c0bb75e89695', 1796025776527, 'admin-token', NULL, '127.0.0.1', 'script.rollback', 'script', '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 'hello', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', '01a22b7a-798d-772e-9227-9359d47c131b', '{"revision":1,"changed":["limits","revision","source"]}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-7997-77be-8401-8d3fb5e96ebc', 1796025776535, 'admin-token', NULL, '127.0.0.1', 'script.delete', 'script', '01a22b7a-73cd-73e3-8fad-a048f59ee0c1', 'gone', 'd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35', NULL, '01a22b7a-7996-7723-9c71-be11f1fb195f', '{"revision":1}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-799f-73a6-93c0-7371f7ba45ec', 1796025776543, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '278e8497d9a6', 'kept', NULL, NULL, '01a22b7a-799e-7928-8849-eef8ee765837', '{"scopes":["invoke:01a22b7a-7355-78ec-91f9-ab340665aef0","read"],"expires_in_s":null}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-79a7-71e2-9aea-9b8f43c57bc2', 1796025776551, 'admin-token', NULL, '127.0.0.1', 'token.create', 'token', '87d76e3e17e6', 'ended', NULL, NULL, '01a22b7a-79a6-7f84-9aef-91a041ade61e', '{"scopes":["deploy"],"expires_in_s":3600}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-79ae-7737-80bf-d66760680899', 1796025776558, 'admin-token', NULL, '127.0.0.1', 'token.revoke', 'token', '87d76e3e17e6', 'ended', NULL, NULL, '01a22b7a-79ae-759d-9de1-4e0db32c2ff2', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-9ed2-794a-b2ee-9aad4ffcfff2', 1796025786066, 'anonymous', NULL, '127.0.0.1', 'session.login', 'account', 'owner', 'owner', NULL, NULL, '01a22b7a-9c63-748b-99b3-328340059374', '{}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-a562-7dc6-a841-f99e6f40a455', 1796025787746, 'admin-token', NULL, '127.0.0.1', 'backup.create', 'backup', '', 'picloud-20261130T080307.295Z.backup', NULL, '4ae68f3cb1f2213bd3690007a89939fd634f55973e60e11b730f5aa693f7c762', '01a22b7a-a39e-70de-a3ef-9cbc4fd52d23', '{"bytes":77824,"proved":true}');
INSERT INTO picloud_control.audit_entries VALUES ('01a22b7a-a59d-7d9c-92ad-48b58c2cc22b', 1796025787805, 'admin-token', NULL, '127.0.0.1', 'backup.download', 'backup', '', 'picloud-20261130T080307.295Z.backup', NULL, '4ae68f3cb1f2213bd3690007a89939fd634f55973e60e11b730f5aa693f7c762', '01a22b7a-a59d-7ce0-989e-85ecc75a3ad4', '{"bytes":77824,"proved":true}');
INSERT INTO picloud_control.change_counter VALUES (0);
INSERT INTO picloud_control.commit_tokens VALUES ('01a22b7a-d0a0-716f-8dca-0cee0725266e', 8, 1796025800066);
INSERT INTO picloud_control.revisions VALUES ('01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 1, '#{ hello: ctx.request.query.name ?? "world" }', '380d7b943df33b82112f331ce14248b6a7fa94acb46c16ba4ea0958d559f4f61', 45, '{}', 1796025774896);
INSERT INTO picloud_control.revisions VALUES ('01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 2, '#{ hello: `second` }', 'b41af8d29e2daff3494249aeb23d7faa45cdd3b62e36ccd927fc8cd723e82b01', 20, '{"timeout_ms":900}', 1796025776408);
INSERT INTO picloud_control.revisions VALUES ('01a22b7a-7355-78ec-91f9-ab340665aef0', 1, 'log.info("about to fail", #{ a: 1 });
throw "on purpose";', 'a832d1b9722eaa80d8dd14dbedb50eb97609e605948e397225ee9b98da063c65', 57, '{}', 1796025774933);
INSERT INTO picloud_control.revisions VALUES ('01a22b7a-73a0-7cc6-ba03-96f355a42ec9', 1, 'loop { }', '98c1752ca3aa9822d172a64a03e1e8ee1a53c686959a988ec01ef5076b214c04', 8, '{"max_operations":100000,"timeout_ms":50}', 1796025775008);
INSERT INTO picloud_control.revisions VALUES ('01a22b7a-73c1-767b-a880-b4e770670ad1', 1, '1 + 1', '72fce59447a01f488b1169d2d742679cfe306a89772d67fef018bcfe95431f68', 5, '{}', 1796025775041);
INSERT INTO picloud_control.schema_migrations VALUES (1, 'initial', '719155600aaf83cb4193d1fae13dc009f3fa1f28754edae851b8b4a629077d3e', 1796025798960);
INSERT INTO picloud_control.schema_migrations VALUES (2, 'access', 'ffb6b501d6a6efc6ff69987c2504bde8e26c144383f7577af95e65ad4f81c212', 1796025799072);
INSERT INTO picloud_control.schema_migrations VALUES (3, 'accounts', '09c62cde3f60955600497999537d590428217f9bc07feffd66628b88950cdc45', 1796025799109);
INSERT INTO picloud_control.schema_migrations VALUES (5, 'quotas_and_retention', '6c76a757a5d50da4f2fcbf5381a1cef5507495fe6c284e4a1a6ecb1927e94409', 1796025799146);
INSERT INTO picloud_control.schema_migrations VALUES (6, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796025799175);
INSERT INTO picloud_control.schema_migrations VALUES (8, 'session_keys', '4331af5b8329ee7e0e2fc9587cf99e4f228743c2d4b13be762a5b0edeab52024', 1796025799249);
INSERT INTO picloud_control.scripts VALUES ('01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 'hello', 'changed', 'hello
changed', 1, 'public', 1, 2, 4, 1796025774896, 1796025776527, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', '', 'failing
', 1, 'token', 1, 1, 2, 1796025774933, 1796025776517, 60);
INSERT INTO picloud_control.scripts VALUES ('01a22b7a-73a0-7cc6-ba03-96f355a42ec9', 'greedy', '', 'greedy
', 1, 'public', 1, 1, 1, 1796025775008, 1796025775008, 0);
INSERT INTO picloud_control.scripts VALUES ('01a22b7a-73c1-767b-a880-b4e770670ad1', 'resting', '', 'resting
', 0, 'public', 1, 1, 1, 1796025775041, 1796025775041, 0);
INSERT INTO picloud_control.sessions VALUES ('1dd2066e4e87816cd29daafe1c4f03e03cc072053ffd9b821a7874b73a6f2aa3', '7ba31cecace50537e63e6b3555207e5910cd49337e73f4ca3cc0ada51bb3dd2f', 'owner', 1796025786066, 1796025786066);
INSERT INTO picloud_control.sessions VALUES ('5cc1f1342991ade89f93d9950ef127f4367881e12695bc0dbd26c9b0e881c5cd', '1971c44fa616f872e58e4d78ef69ae4d8b78f3c874349d0b105efd1654b9d816', 'owner', 1796025776356, 1796025776356);
INSERT INTO picloud_control.setup_links VALUES (1, '0000000000000000000000000000000000000000000000000000000000000000', 1796020196978);
INSERT INTO picloud_history.commit_tokens VALUES ('01a22b7a-d29d-739d-9235-b08ac803db6f', 6, 1796025800038);
INSERT INTO picloud_history.execution_minutes VALUES (29933762, '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 1, 0, 0, 123, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29933762, '01a22b7a-7355-78ec-91f9-ab340665aef0', 1, 1, 0, 111, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29933762, '01a22b7a-73a0-7cc6-ba03-96f355a42ec9', 1, 1, 0, 566, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
INSERT INTO picloud_history.execution_minutes VALUES (29934763, '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 1176, 0, 3, 123, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48);
INSERT INTO picloud_history.execution_outcomes VALUES (29933762, '01a22b7a-7355-78ec-91f9-ab340665aef0', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29933762, '01a22b7a-73a0-7cc6-ba03-96f355a42ec9', 'script_limit_exceeded', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934763, '01a22b7a-7355-78ec-91f9-ab340665aef0', '302', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934764, '01a22b7a-7355-78ec-91f9-ab340665aef0', '404', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934765, '01a22b7a-7355-78ec-91f9-ab340665aef0', 'script_error', 1);
INSERT INTO picloud_history.execution_outcomes VALUES (29934766, '01a22b7a-7355-78ec-91f9-ab340665aef0', 'worker_crashed', 1);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7ad9-7dc0-b67d-ad66d136da16', '01a22b7a-7330-7cb9-bd8f-edad6ef2d777', 'hello', 1, 'http', 'GET', '/', 'ok', 200, 1796025776857, 123, 0, 12, 4584, NULL, NULL, NULL, NULL, NULL, NULL, '[]', 0, '[]', NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0001', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0002', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'schedule', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0003', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'ok', 500, 1796025777088, 111, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0004', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0005', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 410, 1796025777088, 111, 0, 9, 948, 'script_deleted', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0006', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 422, 1796025777088, 111, 0, 9, 948, 'script_compile_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0007', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0008', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_bad_response', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0009', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e000a', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_panic', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e000b', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 502, 1796025777088, 111, 0, 9, 948, 'worker_crashed', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e000c', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796025777088, 111, 0, 9, 948, 'server_busy', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e000d', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 503, 1796025777088, 111, 0, 9, 948, 'script_quarantined', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e000e', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 504, 1796025777088, 111, 0, 9, 948, 'script_timeout', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e000f', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'timeout_ms', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0010', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_operations', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0011', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_memory_bytes', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0012', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_string_size', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0013', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_array_size', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0014', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_map_size', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0015', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_call_levels', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0016', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_expr_depth', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0017', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_function_expr_depth', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0018', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_variables', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0019', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_functions', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e001a', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_response_bytes', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e001b', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_bytes', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e001c', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_log_lines', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e001d', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_limit_exceeded', 'on purpose', 2, 1, 'max_request_bytes', 7, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e001e', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["debug","a",null,1],["warn","b",null,2]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["outer",1,2,0],["inner",3,4,1]]');
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e001f', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, NULL, 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0020', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0021', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', NULL, 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0022', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'value', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0023', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', NULL, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0024', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 3, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0025', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, NULL, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0026', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 3, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0027', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0028', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, 'timeout_ms', NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e0029', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e002a', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, 3, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e002b', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', NULL, NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e002c', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e002d', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1e002e', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', '[["f",1,2,0]]');
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7bc0-7307-b7ea-abe44d1edc17', '01a22b7a-7355-78ec-91f9-ab340665aef0', 'failing', 1, 'http', 'GET', '/', 'failed', 500, 1796025777088, 111, 0, 9, 948, 'script_error', 'on purpose', 2, 1, NULL, NULL, '[["info","about to fail","{\"a\":1}",101]]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.executions VALUES ('01a22b7a-7e85-7470-8122-366c738b518e', '01a22b7a-73a0-7cc6-ba03-96f355a42ec9', 'greedy', 1, 'http', 'GET', '/', 'failed', 500, 1796025777797, 566, 0, 100017, 313, 'script_limit_exceeded', 'max_operations limit of 100000 reached', 1, 6, 'max_operations', 100000, '[]', 0, '[]', '{"method":"GET","path":"/","query":"","headers":{"host":"127.0.0.1:39945","accept":"*/*","accept-encoding":"gzip, deflate","connection":"keep-alive","user-agent":"python-httpx/0.28.1"},"body":null,"truncated":false,"removed_headers":[]}', NULL);
INSERT INTO picloud_history.schema_migrations VALUES (1, 'initial', '6dd36dd2da445906132e5dd69be8dcb6dbfb4cdd63cfba6238e921f15668cc8f', 1796025799417);
INSERT INTO picloud_history.schema_migrations VALUES (4, 'counters_and_requests', '8de1881d5743beed5d1300c8f8b2ed22ad94c902499f8daa965e22622395d633', 1796025799792);
INSERT INTO picloud_history.schema_migrations VALUES (7, 'commit_tokens', 'ae2c085713a54fd527da982843c7e3d7c5b5a288f94db9fd0c77cb42ed171cf9', 1796025799828);
INSERT INTO picloud_history.schema_migrations VALUES (9, 'call_traces', '1efcdf2f36fd73913a850574597bcd11abee1c4d7b003d27f3536c158172c063', 1796025799874);
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
