-- The query string of the call, masked and cut to 200 characters; empty when requests are not kept.

ALTER TABLE executions ADD COLUMN query TEXT NOT NULL DEFAULT '';
