-- Bundles of static assets. Times are milliseconds since 1970-01-01 UTC. The contents of files are in the data store.

-- live_version: the one that is served. last_version: the newest number that was given.
CREATE TABLE asset_bundles (
    id TEXT COLLATE "C" PRIMARY KEY,
    project TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    live_version BIGINT NOT NULL CHECK (live_version >= 1),
    last_version BIGINT NOT NULL CHECK (last_version >= live_version),
    version BIGINT NOT NULL CHECK (version >= 1),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (project, name)
);

-- files: path, size and contents of each file, as JSON. file_count and bytes: of all files.
CREATE TABLE asset_versions (
    bundle_id TEXT COLLATE "C" NOT NULL REFERENCES asset_bundles (id) ON DELETE CASCADE,
    number BIGINT NOT NULL,
    files TEXT COLLATE "C" NOT NULL,
    file_count BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (bundle_id, number)
);
