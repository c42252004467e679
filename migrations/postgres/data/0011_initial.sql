-- What scripts keep. Times are milliseconds since 1970-01-01 UTC. Keys compare byte by byte.

-- One row for each key-value store. owner: `script:<id>` or `namespace:<name>`. deleted_at: when the script was deleted;
-- its store is kept for seven days. max_keys and max_bytes: a quota of its own, NULL for the default one.
CREATE TABLE stores (
    number BIGINT NOT NULL PRIMARY KEY,
    project TEXT COLLATE "C" NOT NULL,
    owner TEXT COLLATE "C" NOT NULL,
    deleted_at BIGINT,
    max_keys BIGINT,
    max_bytes BIGINT,
    UNIQUE (project, owner)
);

-- kind: 0 for a value in MessagePack, 1 for the bytes of a blob.
CREATE TABLE kv (
    store BIGINT NOT NULL,
    key BYTEA NOT NULL,
    kind BIGINT NOT NULL CHECK (kind IN (0, 1)),
    value BYTEA NOT NULL,
    version BIGINT NOT NULL,
    expires_at BIGINT,
    updated_at BIGINT NOT NULL,
    PRIMARY KEY (store, key)
);

CREATE INDEX kv_expiring ON kv (expires_at) WHERE expires_at IS NOT NULL;

-- Numbers that only grow. kv_version: the versions of values up to this one are used or reserved.
CREATE TABLE counters (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);

-- The last commit of each writer, as in the other stores.
CREATE TABLE commit_tokens (
    writer TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    used_at BIGINT NOT NULL
) WITH (fillfactor = 50);
