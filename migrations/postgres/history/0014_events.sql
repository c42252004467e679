-- What caused an execution that no HTTP call started. event_id: the same for all attempts at one event, NULL for HTTP calls;
-- event_source: the name of what sent it, such as that of a schedule; due_at: when it was to run.

ALTER TABLE executions ADD COLUMN event_id TEXT COLLATE "C";
ALTER TABLE executions ADD COLUMN event_source TEXT COLLATE "C";
ALTER TABLE executions ADD COLUMN attempt BIGINT NOT NULL DEFAULT 1;
ALTER TABLE executions ADD COLUMN due_at BIGINT;
