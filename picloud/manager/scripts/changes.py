"""A script after a change, and what is stored beside it: its newest revision, and a line of the audit log."""

from typing import Any, Final

from msgspec import structs

from picloud.manager.audit.log import new_entry
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.models.scripts import DeletedScript, NewScript, Revision, Script, ScriptChange
from picloud.manager.scripts.fields import check_description, check_name
from picloud.manager.scripts.limits import check_limits
from picloud.manager.storage.stores.scripts import hash_source
from picloud.shared.source import clean_source

_AUDITED_FIELDS: Final = (
    "name",
    "description",
    "enabled",
    "access",
    "max_requests_per_minute",
    "limits",
    "revision",
    "source",
)


def new_script(script_id: str, new: NewScript, source: str, now: int, deleted: DeletedScript | None) -> Script:
    """Return a script to be stored.

    Args:
        source: the clean one.
        deleted: what `new.restores` names. Its numbers go on: no revision and no entity tag may mean two things.
    """
    revision = deleted.last_revision + 1 if deleted else 1
    return Script(
        id=script_id,
        name=new.name,
        description=new.description,
        enabled=new.enabled,
        access=new.access,
        max_requests_per_minute=new.max_requests_per_minute,
        revision=revision,
        last_revision=revision,
        limits=dict(new.limits),
        source=source,
        version=deleted.version + 1 if deleted else 1,
        created_at=now,
        updated_at=now,
    )


def live_revision(script: Script) -> Revision:
    """The live state of the script as its newest revision."""
    source = script.source or ""
    return Revision(
        script_id=script.id,
        number=script.revision,
        source=source,
        source_hash=hash_source(source),
        source_bytes=len(source.encode("utf-8")),
        limits=script.limits,
        created_at=script.updated_at,
    )


def changed_script(script: Script, change: ScriptChange, now: int, max_source_bytes: int) -> Script:
    """Return the script after the change; the same one when the change says nothing new.

    Raises:
        Invalid: `invalid_name`, `validation_failed`.
        BadRequest, TooLarge: as `clean_source`.
    """
    given = {name: value for name, value in structs.asdict(change).items() if value is not None}
    if change.name is not None:
        check_name(change.name)
    if change.description is not None:
        check_description(change.description)
    if change.limits is not None:
        check_limits(change.limits)
    if change.source is not None:
        given["source"] = clean_source(change.source, max_source_bytes)
    updated = structs.replace(script, **given)
    if updated == script:
        return script
    number = script.revision
    if updated.source != script.source or updated.limits != script.limits:
        number = script.last_revision + 1
    return structs.replace(
        updated,
        revision=number,
        last_revision=max(number, script.last_revision),
        version=script.version + 1,
        updated_at=now,
    )


def audit_entry(by: Caller, action: str, at: int, old: Script | None, new: Script | None) -> AuditEntry:
    """The audit entry of a change. The hashes are those of the live sources; what else differs is named."""
    script = new or old
    assert script is not None  # noqa: S101  there is no change without a script
    details: dict[str, Any] = {"revision": script.revision}
    if old is not None and new is not None:
        details["changed"] = [name for name in _AUDITED_FIELDS if getattr(old, name) != getattr(new, name)]
    if new is None:
        details |= {"last_revision": script.last_revision, "version": script.version}
    return new_entry(
        by,
        action,
        at,
        object_type="script",
        object_id=script.id,
        object_name=script.name,
        old_hash=None if old is None else hash_source(old.source or ""),
        new_hash=None if new is None else hash_source(new.source or ""),
        details=details,
    )
