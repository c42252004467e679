-- What scripts keep. Times are milliseconds since 1970-01-01 UTC.

-- One row for each key-value store. owner: `script:<id>` or `namespace:<name>`. deleted_at: when the script was deleted;
-- its store is kept for seven days. max_keys and max_bytes: a quota of its own, NULL for the default one.
CREATE TABLE stores (
    number INTEGER NOT NULL PRIMARY KEY,
    project TEXT NOT NULL,
    owner TEXT NOT NULL,
    deleted_at INTEGER,
    max_keys INTEGER,
    max_bytes INTEGER,
    UNIQUE (project, owner)
) STRICT;

-- kind: 0 for a value in MessagePack, 1 for the bytes of a blob.
CREATE TABLE kv (
    store INTEGER NOT NULL,
    key BLOB NOT NULL,
    kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
    value BLOB NOT NULL,
    version INTEGER NOT NULL,
    expires_at INTEGER,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (store, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX kv_expiring ON kv (expires_at) WHERE expires_at IS NOT NULL;

-- Numbers that only grow. kv_version: the versions of values up to this one are used or reserved.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;
