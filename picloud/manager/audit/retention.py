"""Forgets old audit entries in the background: at the start, then once a day. Holds no rule of what is old."""

import logging
from typing import Final

from picloud.manager.audit.log import AuditService
from picloud.shared.errors import StorageUnavailable
from picloud.shared.periodic import Periodic

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
        self._periodic = Periodic("audit-retention", self._forget)

    async def start(self) -> None:
        """Begin in the background."""
        self._periodic.start()

    async def close(self) -> None:
        """Stop; a slice that is being deleted is undone."""
        await self._periodic.stop()

    async def _forget(self) -> float:
        try:
            await self._audit.forget_old(self._days)
        except StorageUnavailable as exc:
            logger.warning(
                "old audit entries could not be deleted", extra={"action": "audit_retention", "code": exc.code}
            )
        return self._interval_s
