-- Routes: which requests below /exec are answered by what. A route stays when its script is deleted.

CREATE TABLE routes (
    id TEXT COLLATE "C" PRIMARY KEY,
    project TEXT COLLATE "C" NOT NULL,
    path TEXT COLLATE "C" NOT NULL,
    shape TEXT COLLATE "C" NOT NULL,
    methods TEXT COLLATE "C" NOT NULL,
    target TEXT COLLATE "C" NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
    version BIGINT NOT NULL CHECK (version >= 1),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

-- One route at most for a method of a shape: the pattern without the names of its parameters.
CREATE TABLE route_methods (
    project TEXT COLLATE "C" NOT NULL,
    shape TEXT COLLATE "C" NOT NULL,
    method TEXT COLLATE "C" NOT NULL,
    route_id TEXT COLLATE "C" NOT NULL REFERENCES routes (id) ON DELETE CASCADE,
    PRIMARY KEY (project, shape, method)
);
