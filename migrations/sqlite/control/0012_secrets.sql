-- Secrets, encrypted with a key that is in a file beside the database and never in it.

CREATE TABLE secrets (
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    key_id TEXT NOT NULL,
    sealed BLOB NOT NULL,
    previous BLOB,
    previous_until INTEGER,
    set_at INTEGER NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (project, name)
) STRICT;
