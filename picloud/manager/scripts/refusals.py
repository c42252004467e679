"""Refusals that several operations on scripts share."""

from collections.abc import Collection

from picloud.manager.models.scripts import KEEP_DELETED_MS, DeletedScript, Script
from picloud.manager.storage.stores.scripts import changed_meanwhile
from picloud.shared.clock import iso_utc
from picloud.shared.errors import Conflict, NotFound


def check_precondition(script: Script, if_match: Collection[str] | None) -> None:
    """Refuse a change of a script that was changed since its caller read it. `if_match`: versions, None for any.

    Raises:
        Conflict: `precondition_failed`.
    """
    if if_match is not None and str(script.version) not in if_match:
        raise changed_meanwhile()


def script_deleted(at: int) -> NotFound:
    return NotFound(
        "The script of this id was deleted; its executions are kept for their time.",
        code="script_deleted",
        details={"deleted_at": iso_utc(at)},
    )


def check_restorable(script_id: str, script: Script | None, deleted: DeletedScript | None, now: int) -> None:
    """Refuse to restore a script that is there, that never was, or whose store is gone.

    Raises:
        Conflict: `already_exists`.
        NotFound: also `script_deleted`.
    """
    if script is not None:
        raise Conflict(
            "The script to restore is there: it was not deleted.", code="already_exists", details={"id": script_id}
        )
    if deleted is None:
        raise no_such_script()
    if deleted.at + KEEP_DELETED_MS <= now or not deleted.last_revision:
        raise NotFound(
            "The script cannot be restored: what it stored is kept for seven days. Create it without `restores`.",
            code="script_deleted",
            details={"deleted_at": iso_utc(deleted.at)},
        )


def no_such_script() -> NotFound:
    return NotFound("There is no such script.")
