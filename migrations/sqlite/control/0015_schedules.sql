-- Schedules. timing, settings and state: JSON. A state changes with each run and is replaced by version, so that of several
-- processes on this database one alone runs a due time.

CREATE TABLE schedules (
    id TEXT NOT NULL PRIMARY KEY,
    project TEXT NOT NULL,
    name TEXT NOT NULL,
    script_id TEXT NOT NULL REFERENCES scripts (id) ON DELETE CASCADE,
    timing TEXT NOT NULL,
    settings TEXT NOT NULL,
    enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
    version INTEGER NOT NULL CHECK (version >= 1),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (project, name)
) STRICT;

CREATE INDEX schedules_by_script ON schedules (script_id);

CREATE TABLE schedule_states (
    schedule_id TEXT NOT NULL PRIMARY KEY REFERENCES schedules (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    last_due_at INTEGER NOT NULL,
    state TEXT NOT NULL
) STRICT;
