-- The calls in progress when an execution failed, as JSON: the outermost first, each [function, line, column, omitted].
-- NULL when no function was in progress.

ALTER TABLE executions ADD COLUMN error_trace TEXT;
