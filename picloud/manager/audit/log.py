"""The rules of the audit log: what an entry says, how many refusals are worth one, how entries are listed.

An entry about a change is written by the change's own store, in the same transaction. This module adds refusals alone.
"""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any, Final

from msgspec import Struct

from picloud.manager.models.audit import AuditEntry, AuditFilter, Caller
from picloud.manager.models.pages import Page
from picloud.manager.storage.stores.audit import AuditStore
from picloud.shared.clock import Clock, believed, new_id, now_ms
from picloud.shared.errors import StorageUnavailable

MAX_REFUSALS_PER_HOUR: Final = 60
"""Of each known credential, and of all callers without one together. A prober must not be able to fill the
disk, nor to hide what happens to a credential."""
ANONYMOUS: Final = "anonymous"
"""The actor of a request without a credential."""
_STRANGERS: Final = ""
MAX_ENTRIES: Final = 250_000
"""About 100 MB."""
LEAST_DAYS: Final = 30
_HOUR_MS: Final = 3_600_000
_DAY_MS: Final = 24 * _HOUR_MS
_SLICE_ROWS: Final = 500
_PAUSE_S: Final = 0.02

logger = logging.getLogger(__name__)


def new_entry(
    by: Caller,
    action: str,
    at: int,
    *,
    object_type: str,
    object_id: str = "",
    object_name: str = "",
    old_hash: str | None = None,
    new_hash: str | None = None,
    details: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """An entry with a new id. `action` is `<object type>.<verb>`; hashes are those of the object's content."""
    return AuditEntry(
        id=new_id(),
        at=at,
        actor=by.actor,
        token_id=by.token_id,
        peer=by.peer,
        action=action,
        object_type=object_type,
        object_id=object_id,
        object_name=object_name,
        old_hash=old_hash,
        new_hash=new_hash,
        request_id=by.request_id,
        details=details or {},
    )


class AuditService:
    """Lists the audit log, notes refusals, and keeps the log bounded."""

    def __init__(self, store: AuditStore, clock: Clock = now_ms) -> None:
        self._store = store
        self._clock = clock
        self._budgets: dict[str, _Budget] = {}
        """By credential; there are no more than tokens were made."""

    async def list_entries(self, wanted: AuditFilter, before: str | None = None, limit: int = 50) -> Page[AuditEntry]:
        """Entries, newest first.

        Raises:
            StorageUnavailable: retry later.
        """
        return await self._store.list_entries(wanted, before, limit)

    async def forget_old(self, days: int) -> int:
        """Delete entries older than `days`, and the oldest of more than `MAX_ENTRIES`; never one of the last 30 days.
        Says so in an entry when there were any; returns how many.

        Raises:
            StorageUnavailable: what was deleted so far stays deleted.
        """
        now = self._clock()
        until = now - days * _DAY_MS
        over = await self._store.find_time_of_nth_newest(MAX_ENTRIES)
        until = min(max(until, believed(over, now) or -1), now - LEAST_DAYS * _DAY_MS)
        deleted = 0
        while rows := await self._store.delete_until(until, _SLICE_ROWS):
            deleted += rows
            await asyncio.sleep(_PAUSE_S)  # the writer is free for others meanwhile
        if deleted:
            by = Caller(actor="picloud", request_id=new_id())
            await self._store.add(new_entry(by, "audit.forget", now, object_type="audit", details={"entries": deleted}))
        return deleted

    async def note(
        self, by: Caller, action: str, *, object_type: str, object_id: str = "", object_name: str = ""
    ) -> None:
        """Record an access before the data is shown.

        Raises:
            StorageUnavailable: it must not be shown then.
        """
        now = self._clock()
        entry = new_entry(by, action, now, object_type=object_type, object_id=object_id, object_name=object_name)
        await self._store.add(entry)

    async def note_refusal(
        self, by: Caller, action: str, *, object_type: str, object_id: str = "", object_name: str = "", **details: Any
    ) -> None:
        """Write down that something was refused, `MAX_REFUSALS_PER_HOUR` at most of each credential; its first entry of
        a later hour says how many were left out. Never raises for storage: the refusal stands in any case."""
        now = self._clock()
        budget = self._budgets.setdefault(_credential_of(by, object_type, object_id), _Budget())
        if not budget.take(now // _HOUR_MS):
            return
        if budget.left_out:
            details["refusals_left_out"] = budget.left_out
        entry = new_entry(
            by, action, now, object_type=object_type, object_id=object_id, object_name=object_name, details=details
        )
        try:
            await self._store.add(entry)
        except StorageUnavailable as exc:
            logger.warning(
                "a refusal could not be written to the audit log",
                extra={"action": "audit_unavailable", "request_id": by.request_id, "code": exc.code},
            )
        else:
            budget.left_out = 0


class _Budget(Struct):
    """The entries that may still be written in an hour."""

    hour: int = 0
    noted: int = 0
    left_out: int = 0

    def take(self, hour: int) -> bool:
        if hour != self.hour:
            self.hour, self.noted = hour, 0
        if self.noted >= MAX_REFUSALS_PER_HOUR:
            self.left_out += 1
            return False
        self.noted += 1
        return True


def _credential_of(by: Caller, object_type: str, object_id: str) -> str:
    """Whose refusals are counted together: one credential, dead or alive, or everybody without any."""
    if object_type == "token":
        return f"token {object_id}"
    if by.token_id is not None:
        return f"token {by.token_id}"
    return _STRANGERS if by.actor == ANONYMOUS else f"actor {by.actor}"
