"""Forgets old audit entries in the background: at the start, then once a day. Holds no rule of what is old."""

import asyncio
import logging
from typing import Final

from picloud.manager.audit import AuditService
from picloud.shared.errors import StorageUnavailable

INTERVAL_S: Final = 86_400.0

logger = logging.getLogger(__name__)


class AuditRetention:
    """`start()` once on the event loop, `close()` before the store closes. Storage faults stay in here: the next round
    tries again.

    Args:
        days: entries that are older go.
    """

    def __init__(self, audit: AuditService, days: int, interval_s: float = INTERVAL_S) -> None:
        self._audit = audit
        self._days = days
        self._interval_s = interval_s
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin in the background."""
        self._task = asyncio.create_task(self._run(), name="audit-retention")

    async def close(self) -> None:
        """Stop; a slice that is being deleted is undone."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None

    async def _run(self) -> None:
        while True:
            try:
                await self._audit.forget_old(self._days)
            except StorageUnavailable as exc:
                logger.warning(
                    "old audit entries could not be deleted", extra={"action": "audit_retention", "code": exc.code}
                )
            await asyncio.sleep(self._interval_s)
