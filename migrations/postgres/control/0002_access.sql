-- Who may do what, and who did what. Secrets are kept as SHA-256 in hexadecimal digits alone.

CREATE TABLE api_tokens (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL,
    scopes TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    revoked_at BIGINT
);

CREATE TABLE audit_entries (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    at BIGINT NOT NULL,
    actor TEXT COLLATE "C" NOT NULL,
    token_id TEXT COLLATE "C",
    peer TEXT COLLATE "C",
    action TEXT COLLATE "C" NOT NULL,
    object_type TEXT COLLATE "C" NOT NULL,
    object_id TEXT COLLATE "C" NOT NULL,
    object_name TEXT COLLATE "C" NOT NULL,
    old_hash TEXT COLLATE "C",
    new_hash TEXT COLLATE "C",
    request_id TEXT COLLATE "C" NOT NULL,
    details TEXT COLLATE "C" NOT NULL
);

CREATE FUNCTION refuse_change_of_audit_entry() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    RAISE EXCEPTION ''audit entries are never changed or deleted''
        USING ERRCODE = ''integrity_constraint_violation'';
END
';

CREATE TRIGGER audit_entries_are_never_changed BEFORE UPDATE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_entry();

CREATE TRIGGER audit_entries_are_never_deleted BEFORE DELETE ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_audit_entry();

CREATE TRIGGER audit_entries_are_never_truncated BEFORE TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_audit_entry();

-- Each change has an entry above, so that is where the other processes on this database are told of it: at once by a
-- notification, and by the counter those who missed that. One row.
CREATE TABLE change_counter (
    number BIGINT NOT NULL
);

INSERT INTO change_counter (number) VALUES (0);

CREATE FUNCTION announce_change() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    UPDATE change_counter SET number = number + 1;
    PERFORM pg_notify(''picloud_changes'', NEW.object_type || '' '' || NEW.object_id);
    RETURN NULL;
END
';

CREATE TRIGGER audit_entries_are_announced AFTER INSERT ON audit_entries
    FOR EACH ROW EXECUTE FUNCTION announce_change();
