-- Secrets, encrypted with a key that is in a file beside the database and never in it.

CREATE TABLE secrets (
    project TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    key_id TEXT COLLATE "C" NOT NULL,
    sealed BYTEA NOT NULL,
    previous BYTEA,
    previous_until BIGINT,
    set_at BIGINT NOT NULL,
    last_used_at BIGINT,
    PRIMARY KEY (project, name)
);
