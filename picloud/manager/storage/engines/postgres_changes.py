"""Tells what any process changed in a PostgreSQL database: by its notifications, and by a counter that is looked at
each second, for the notification that got lost. Its connection holds the lock that says that the database is in use.
"""

import asyncio
import contextlib
import logging
from typing import Any, Final

from picloud.manager.storage.engines.postgres import lock_key
from picloud.manager.storage.engines.postgres_errors import DRIVER_ERRORS
from picloud.manager.storage.engines.postgres_servers import Servers
from picloud.manager.storage.stores.changes import EVERYTHING, OnChange
from picloud.shared.periodic import Periodic

CHANNEL: Final = "picloud_changes"
INSTANCE_LOCK: Final = lock_key("instance")
_READ_COUNTER: Final = "SELECT number FROM picloud_control.change_counter"
_POLL_S: Final = 1.0
_RECONNECT_S: Final = 0.5

logger = logging.getLogger(__name__)


class PostgresChanges:
    """A `ChangeFeed`.

    Args:
        connection: asyncpg's, which holds the shared lock already; this object's from now on.
    """

    def __init__(self, servers: Servers, connection: Any) -> None:
        self._servers = servers
        self._connection = connection
        self._number: int | None = None
        self._on_change: OnChange | None = None
        self._listening = False
        self._periodic = Periodic("changes", self._check)

    async def follow(self, on_change: OnChange) -> None:
        """As in `ChangeFeed`."""
        self._on_change = on_change
        self._periodic.start()

    async def close(self) -> None:
        """As in `ChangeFeed`."""
        await self._periodic.stop()
        self._connection.terminate()

    async def _check(self) -> float:
        try:
            if not self._listening:
                await self._connection.add_listener(CHANNEL, self._hear)
                self._listening = True
            await self._look()
        except DRIVER_ERRORS as exc:
            if self._listening:
                logger.warning(
                    "the connection for change notifications was lost; reconnecting",
                    extra={"action": "changes_lost", "cause": repr(exc)},
                )
            self._listening = False
            await self._reconnect()
            return 0.0
        return _POLL_S

    async def _look(self) -> None:
        """Tell of everything when the counter says more than notifications did."""
        number = await self._connection.fetchval(_READ_COUNTER, timeout=5)
        if self._number is not None and number != self._number:
            self._tell(EVERYTHING, "")
        self._number = number

    async def _reconnect(self) -> None:
        self._connection.terminate()
        await asyncio.sleep(_RECONNECT_S)
        with contextlib.suppress(*DRIVER_ERRORS):
            self._connection = await self._servers.connect()
            await self._connection.execute("SELECT pg_advisory_lock_shared($1)", INSTANCE_LOCK, timeout=5)

    def _hear(self, _connection: object, _pid: int, _channel: str, payload: str) -> None:
        if self._number is not None:
            self._number += 1
        object_type, _, object_id = payload.partition(" ")
        self._tell(object_type, object_id)

    def _tell(self, object_type: str, object_id: str) -> None:
        if self._on_change is not None:
            self._on_change(object_type, object_id)
