-- Control data: what users own. Times are milliseconds since 1970-01-01 UTC, booleans are 0 or 1, JSON is text.
-- Texts compare byte by byte, as in SQLite.

CREATE TABLE scripts (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL UNIQUE,
    description TEXT COLLATE "C" NOT NULL,
    search_text TEXT COLLATE "C" NOT NULL,
    enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
    access TEXT COLLATE "C" NOT NULL CHECK (access IN ('public', 'token')),
    live_revision BIGINT NOT NULL,
    last_revision BIGINT NOT NULL,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE revisions (
    script_id TEXT COLLATE "C" NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    number BIGINT NOT NULL CHECK (number >= 1),
    source TEXT COLLATE "C" NOT NULL,
    source_hash TEXT COLLATE "C" NOT NULL,
    source_bytes BIGINT NOT NULL,
    limits TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (script_id, number)
);

ALTER TABLE scripts ADD FOREIGN KEY (id, live_revision) REFERENCES revisions (script_id, number)
    DEFERRABLE INITIALLY DEFERRED;

-- A revision never changes; it goes with its script or, one day, by retention.
CREATE FUNCTION refuse_change_of_revision() RETURNS trigger LANGUAGE plpgsql AS '
BEGIN
    RAISE EXCEPTION ''revisions are immutable'' USING ERRCODE = ''integrity_constraint_violation'';
END
';

CREATE TRIGGER revisions_are_immutable BEFORE UPDATE ON revisions
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_revision();
