"""Tells the supervisor that this node is alive, as long as it is: the loop turns, the database answers, and a script of
one operation runs. What stays silent is restarted.

Being busy is not being dead. A database server that is away is not cured by a restart of PiCloud, which serves calls
without it; so only the embedded database counts.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from picloud.manager.storage.storage import Storage
from picloud.shared.clock import new_id
from picloud.shared.errors import PiCloudError, ServerBusy
from picloud.shared.models import ExecutionRequest, HttpRequest, LiveScript, SandboxLimits
from picloud.shared.protocols import ExecutorClient
from picloud.shared.supervision import Supervision

logger = logging.getLogger(__name__)

_PINGS_PER_PERIOD: Final = 3
_SOURCE: Final = "1"
_LIMITS: Final = SandboxLimits(timeout_ms=2_000, max_operations=1_000)

HealthCheck = Callable[[], Awaitable[bool]]


class Watchdog:
    """Pings until it is cancelled.

    Args:
        is_healthy: False, an error, or no answer within the time between two pings: no ping.
    """

    def __init__(self, supervision: Supervision, is_healthy: HealthCheck) -> None:
        self._supervision = supervision
        self._is_healthy = is_healthy

    async def run(self) -> None:
        """Ping at a third of the supervisor's period; returns at once when it does not watch."""
        if self._supervision.watchdog_s is None:
            return
        interval_s = self._supervision.watchdog_s / _PINGS_PER_PERIOD
        while True:
            await self._look(interval_s)
            await asyncio.sleep(interval_s)

    async def _look(self, longest_s: float) -> None:
        try:
            async with asyncio.timeout(longest_s):
                healthy = await self._is_healthy()
        except (TimeoutError, PiCloudError):
            healthy = False
        if healthy:
            self._supervision.notify("WATCHDOG=1")
        else:
            logger.warning("not healthy; the watchdog is not notified", extra={"action": "watchdog"})


async def is_healthy(storage: Storage, executor: ExecutorClient) -> bool:
    """True when the embedded database answers and a script runs.

    Raises:
        StorageUnavailable, ExecutorUnavailable: it is not.
    """
    if storage.control.dialect == "sqlite":
        await storage.control.fetch_one("SELECT 1 AS one")
    try:
        result = await executor.execute_draft(_request(), _SOURCE)
    except ServerBusy:
        return True
    return result.fault is None


def _request() -> ExecutionRequest:
    identity = new_id()
    script = LiveScript(id=identity, name="watchdog", revision=1, enabled=True, access="token", limits=_LIMITS)
    request = HttpRequest("GET", "/", b"", [], b"", None)
    return ExecutionRequest(identity, script, "http", request)
