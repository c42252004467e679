-- The owner, sessions of browsers, and the one-time link with which the owner is made. Secrets are kept as hashes alone.

CREATE TABLE accounts (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    password_hash TEXT COLLATE "C" NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
);

CREATE TABLE sessions (
    digest TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES accounts (name) ON DELETE CASCADE,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);

-- One row at most: a new link takes the place of the old one.
CREATE TABLE setup_links (
    number BIGINT NOT NULL PRIMARY KEY CHECK (number = 1),
    digest TEXT COLLATE "C" NOT NULL,
    expires_at BIGINT NOT NULL
);
