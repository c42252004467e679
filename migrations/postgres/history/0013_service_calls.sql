-- Calls of an execution to services. spans: JSON, the first ones in order, each [service, method, target, start_us,
-- duration_us, bytes, outcome]; NULL when there was none. dropped_spans: how many more there were. service_code: of the
-- error of a service that the script did not catch. last_call: 'unknown' when it ended while it waited for a service.

ALTER TABLE executions ADD COLUMN spans TEXT;
ALTER TABLE executions ADD COLUMN dropped_spans BIGINT NOT NULL DEFAULT 0;
ALTER TABLE executions ADD COLUMN service_code TEXT COLLATE "C";
ALTER TABLE executions ADD COLUMN last_call TEXT COLLATE "C";
