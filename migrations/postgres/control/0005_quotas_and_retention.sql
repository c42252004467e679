-- Scripts may have a quota of calls, and the audit log an end.

ALTER TABLE scripts ADD COLUMN max_requests_per_minute BIGINT NOT NULL DEFAULT 0 CHECK (max_requests_per_minute >= 0);

-- Retention may delete what is old; nobody may delete what is not.
DROP TRIGGER audit_entries_are_never_deleted ON audit_entries;

CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries
    FOR EACH ROW WHEN (OLD.at > (extract(epoch FROM now()) - 30 * 86400) * 1000)
    EXECUTE FUNCTION refuse_change_of_audit_entry();
