-- Routes: which requests below /exec are answered by what. A route stays when its script is deleted.

CREATE TABLE routes (
    id TEXT PRIMARY KEY,
    project TEXT NOT NULL,
    path TEXT NOT NULL,
    shape TEXT NOT NULL,
    methods TEXT NOT NULL,
    target TEXT NOT NULL,
    settings TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

-- One route at most for a method of a shape: the pattern without the names of its parameters.
CREATE TABLE route_methods (
    project TEXT NOT NULL,
    shape TEXT NOT NULL,
    method TEXT NOT NULL,
    route_id TEXT NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    PRIMARY KEY (project, shape, method)
) STRICT;
