"""Ends connections on which an answer will never come: the server that owes it is silent, or has nothing to do.

A long statement is distinguished from a lost answer by asking the server, on another connection, what the session is
doing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from picloud.manager.storage.engines.postgres_errors import DRIVER_ERRORS, is_lost
from picloud.manager.storage.engines.postgres_servers import Servers

FIRST_LOOK_S: Final = 2.0
_NEXT_LOOK_S: Final = 5.0
_GRACE_S: Final = 1.0
"""An answer that was just sent may still be on its way."""
_PROBE_S: Final = 1.5
_IS_AT_WORK: Final = "SELECT count(*) > 0 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'"


class SilenceWatch:
    """Watches statements; one that is answered in time costs no query.

    Args:
        give_up: ends the connection whose answer will not come.
    """

    def __init__(self, servers: Servers, give_up: Callable[[Any], Awaitable[None]]) -> None:
        self._servers = servers
        self._give_up = give_up

    @contextmanager
    def over(self, connection: Any) -> Iterator[None]:
        """Watch what is asked on this connection inside the block."""
        looking: list[asyncio.Task[None]] = []

        def begin() -> None:
            looking.append(asyncio.ensure_future(self._look(connection)))

        timer = asyncio.get_running_loop().call_later(FIRST_LOOK_S, begin)
        try:
            yield
        finally:
            timer.cancel()
            for task in looking:
                task.cancel()

    async def _look(self, connection: Any) -> None:
        try:
            pid = connection.get_server_pid()
        except DRIVER_ERRORS:
            return  # the pool took the broken connection back, so the statement fails
        while await self._is_at_work(pid):  # noqa: ASYNC110  the server has no event for it
            await asyncio.sleep(_NEXT_LOOK_S)
        await asyncio.sleep(_GRACE_S)
        await self._give_up(connection)

    async def _is_at_work(self, pid: int) -> bool:
        try:
            async with asyncio.timeout(self._servers.longest_s):
                probe = await self._servers.connect(timeout=_PROBE_S)
        except DRIVER_ERRORS as exc:
            return not is_lost(exc)  # one that refuses the probe is there
        try:
            return bool(await probe.fetchval(_IS_AT_WORK, pid, timeout=_PROBE_S))
        except DRIVER_ERRORS as exc:
            return not is_lost(exc)
        finally:
            probe.terminate()
