-- A session has a second secret, which the page keeps. Sessions from before have none, so they end here.

DROP TABLE sessions;

CREATE TABLE sessions (
    digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    key_digest TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);
