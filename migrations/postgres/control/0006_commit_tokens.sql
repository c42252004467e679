-- The last commit of each writer, written in the same transaction. Whoever loses the answer to a COMMIT looks here: a
-- transaction number proves nothing after a failover, because the new primary may have used it for something else.
-- One row for each process that writes; rows of processes that are gone are deleted by the next one that starts.

CREATE TABLE commit_tokens (
    writer TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    number BIGINT NOT NULL,
    used_at BIGINT NOT NULL
) WITH (fillfactor = 50);
