"""Writes down in the background when tokens, sessions and secrets were used last: at most once a minute, and never
while none is used."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final

from picloud.shared.errors import StorageUnavailable
from picloud.shared.periodic import Periodic

INTERVAL_S: Final = 60.0

logger = logging.getLogger(__name__)


class LastUsedWriter:
    """Wakes once a minute and hands on what came together. `start()` once on the event loop, `close()` before the
    store closes. Storage faults stay in here: the next round tries again.

    Args:
        writers: each writes what came together since it was called last, if anything did.
    """

    def __init__(self, *writers: Callable[[], Awaitable[None]], interval_s: float = INTERVAL_S) -> None:
        self._writers = writers
        self._interval_s = interval_s
        self._periodic = Periodic("last-used", self._write, first_s=interval_s)

    async def start(self) -> None:
        """Begin to write in the background."""
        self._periodic.start()

    async def close(self) -> None:
        """Stop, and write what is pending, if storage lets it."""
        await self._periodic.stop()
        await self._write()

    async def _write(self) -> float:
        for write in self._writers:
            try:
                await write()
            except StorageUnavailable as exc:
                logger.warning(
                    "the last use of tokens, sessions and secrets could not be recorded",
                    extra={"action": "last_used_unavailable", "code": exc.code},
                )
        return self._interval_s
