"""Writes down in the background when API tokens were used last: at most once a minute, and never while none is used."""

import asyncio
import logging
from typing import Final

from picloud.manager.tokens import TokenService
from picloud.shared.errors import StorageUnavailable

INTERVAL_S: Final = 60.0

logger = logging.getLogger(__name__)


class LastUsedWriter:
    """Wakes once a minute and hands on what came together. `start()` once on the event loop, `close()` before the
    store closes. Storage faults stay in here: the next round tries again."""

    def __init__(self, tokens: TokenService, interval_s: float = INTERVAL_S) -> None:
        self._tokens = tokens
        self._interval_s = interval_s
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to write in the background."""
        self._task = asyncio.create_task(self._run(), name="last-used")

    async def close(self) -> None:
        """Stop, and write what is pending, if storage lets it."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait([self._task])
            self._task = None
        await self._write()

    async def _run(self) -> None:
        while True:
            await asyncio.sleep(self._interval_s)
            await self._write()

    async def _write(self) -> None:
        try:
            await self._tokens.write_last_used()
        except StorageUnavailable as exc:
            logger.warning(
                "the last use of tokens could not be written down",
                extra={"action": "last_used_unavailable", "code": exc.code},
            )
