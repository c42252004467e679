-- What a script may reach beyond itself. The kinds and the form of the names are rules of the service.

CREATE TABLE script_grants (
    script_id TEXT COLLATE "C" NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    kind TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    granted_at BIGINT NOT NULL,
    PRIMARY KEY (script_id, kind, name)
);
