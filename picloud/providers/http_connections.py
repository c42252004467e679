"""The bounded pool of outgoing connections: how many at once, and which idle ones are reused."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Final

from picloud.providers.http_addresses import IpAddress
from picloud.providers.http_backend import Connection, connect
from picloud.shared.services import ServiceFault

WAIT_S: Final = 2.0
IDLE_S: Final = 15.0

Origin = tuple[str, str, int]


class ConnectionPool:
    """Lends connections, each to one request at a time.

    An idle connection is reused only for its own origin, and only when its address passed the check of that request: no
    script gets around the guard through a connection that another script opened.

    Args:
        limit: connections at once, in use and idle together.
    """

    def __init__(self, limit: int, context: ssl.SSLContext) -> None:
        self._limit = limit
        self._context = context
        self._slots = asyncio.Semaphore(limit)
        self._in_use = 0
        self._idle: list[tuple[Origin, Connection, asyncio.TimerHandle]] = []
        self._closing: set[asyncio.Task[None]] = set()

    @property
    def open_count(self) -> int:
        """The number of connections in use or idle."""
        return self._in_use + len(self._idle)

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Hold the right to one connection.

        Raises:
            ServiceFault: `http_busy`, retryable: none became free within `WAIT_S`.
        """
        try:
            async with asyncio.timeout(WAIT_S):
                await self._slots.acquire()
        except TimeoutError:
            message = f"all {self._limit} outgoing connections are in use (PICLOUD_HTTP_CONNECTIONS)"
            raise ServiceFault("http_busy", message, retryable=True) from None
        self._in_use += 1
        try:
            yield
        finally:
            self._in_use -= 1
            self._slots.release()

    def take_idle(self, origin: Origin, addresses: Sequence[IpAddress]) -> Connection | None:
        """Return an idle connection to one of the addresses; None when there is none."""
        for entry in reversed(self._idle):
            known, connection, timer = entry
            if known == origin and connection.address in addresses:
                self._idle.remove(entry)
                timer.cancel()
                if connection.is_reusable:
                    return connection
                self._close(connection)
        return None

    async def connect(self, origin: Origin, addresses: Sequence[IpAddress]) -> Connection:
        """Open a connection to one of the addresses. An idle one is closed when there would be too many.

        Raises:
            ServiceFault: as `connect` of http_backend.
        """
        while self._idle and self.open_count > self._limit:
            self._drop(self._idle[0])
        return await connect(origin, addresses, self._context)

    def keep(self, origin: Origin, connection: Connection) -> None:
        """Keep a connection for the next request, or close it when it cannot be reused."""
        if not connection.is_reusable:
            self._close(connection)
            return
        timer = asyncio.get_running_loop().call_later(IDLE_S, self._expire, connection)
        self._idle.append((origin, connection, timer))

    async def close(self) -> None:
        """Close the idle connections; those in use belong to their requests."""
        for entry in list(self._idle):
            self._drop(entry)
        await asyncio.gather(*self._closing)

    def _expire(self, connection: Connection) -> None:
        for entry in list(self._idle):
            if entry[1] is connection:
                self._drop(entry)

    def _drop(self, entry: tuple[Origin, Connection, asyncio.TimerHandle]) -> None:
        self._idle.remove(entry)
        entry[2].cancel()
        self._close(entry[1])

    def _close(self, connection: Connection) -> None:
        task = asyncio.create_task(connection.aclose())
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)
