-- Scripts may have a quota of calls, and the audit log an end.

ALTER TABLE scripts ADD COLUMN max_requests_per_minute INTEGER NOT NULL DEFAULT 0 CHECK (max_requests_per_minute >= 0);

-- Retention may delete what is old; nobody may delete what is not.
DROP TRIGGER audit_entries_are_never_deleted;

CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries
WHEN OLD.at > (CAST(strftime('%s', 'now') AS INTEGER) - 30 * 86400) * 1000
BEGIN
    SELECT RAISE(ABORT, 'audit entries of the last 30 days are never deleted');
END;
