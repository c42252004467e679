-- Contents of the files of static assets, each once whatever versions and bundles have it. id: their SHA-256.
-- complete: 0 while they are written. used_at: when a push needed them last, in milliseconds since 1970-01-01 UTC.
CREATE TABLE asset_contents (
    id TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    complete INTEGER NOT NULL CHECK (complete IN (0, 1)),
    used_at INTEGER NOT NULL
) STRICT;

CREATE TABLE asset_pieces (
    content TEXT NOT NULL REFERENCES asset_contents (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (content, position)
) STRICT;
