"""Refusals that several operations on scripts share."""

from collections.abc import Collection

from picloud.manager.models.scripts import Script
from picloud.manager.storage.stores.scripts import changed_meanwhile
from picloud.shared.clock import iso_utc
from picloud.shared.errors import NotFound


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


def no_such_script() -> NotFound:
    return NotFound("There is no such script.")
