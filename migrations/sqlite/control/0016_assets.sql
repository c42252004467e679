-- Bundles of static assets. Times are milliseconds since 1970-01-01 UTC. The contents of files are in the data store.

-- live_version: the one that is served. last_version: the newest number that was given.
CREATE TABLE asset_bundles (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    live_version INTEGER NOT NULL CHECK (live_version >= 1),
    last_version INTEGER NOT NULL CHECK (last_version >= live_version),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (project, name)
) STRICT;

-- files: path, size and contents of each file, as JSON. file_count and bytes: of all files.
CREATE TABLE asset_versions (
    bundle_id TEXT NOT NULL REFERENCES asset_bundles (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    files TEXT NOT NULL,
    file_count INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (bundle_id, number)
) STRICT;
