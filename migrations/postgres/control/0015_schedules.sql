-- Schedules. timing, settings and state: JSON. A state changes with each run and is replaced by version, so that of several
-- processes on this database one alone runs a due time.

CREATE TABLE schedules (
    id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    project TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    script_id TEXT COLLATE "C" NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    timing TEXT COLLATE "C" NOT NULL,
    settings TEXT COLLATE "C" NOT NULL,
    enabled BIGINT NOT NULL CHECK (enabled IN (0, 1)),
    version BIGINT NOT NULL CHECK (version >= 1),
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL,
    UNIQUE (project, name)
);

CREATE INDEX schedules_by_script ON schedules (script_id);

CREATE TABLE schedule_states (
    schedule_id TEXT COLLATE "C" NOT NULL PRIMARY KEY REFERENCES schedules (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    last_due_at BIGINT NOT NULL,
    state TEXT COLLATE "C" NOT NULL
);
