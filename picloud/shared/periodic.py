"""Work that is done again and again in the background. Knows nothing of the work."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

_FIRST_BACK_OFF_S: Final = 1.0
_MAX_BACK_OFF_S: Final = 60.0

logger = logging.getLogger(__name__)


class Periodic:
    """Runs rounds of work, one at a time, until it is stopped. An unexpected error never ends it: it is logged, and the
    next round begins after a back-off that doubles from one second to a minute. `start()` once on the event loop.

    Args:
        name: of the work, for the log and the task.
        work: one round; returns the seconds to wait before the next one. Expected faults are its own to handle.
        first_s: seconds to wait before the first round.
        back_off_s: seconds to wait after the first unexpected error.
    """

    def __init__(
        self,
        name: str,
        work: Callable[[], Awaitable[float]],
        *,
        first_s: float = 0.0,
        back_off_s: float = _FIRST_BACK_OFF_S,
    ) -> None:
        self._name = name
        self._work = work
        self._first_s = first_s
        self._back_off_s = back_off_s
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin in the background."""
        self._task = asyncio.create_task(self._run(), name=self._name)

    async def stop(self, *, finish: bool = False) -> None:
        """End the work. May be called twice, and before `start`.

        Args:
            finish: True to wait for a round that runs, False to cancel it.
        """
        self._stopping.set()
        task, self._task = self._task, None
        if task is None:
            return
        if not finish:
            task.cancel()
        await asyncio.wait([task])

    async def _run(self) -> None:
        delay = self._first_s
        failures = 0
        while not await self._stops_within(delay):
            try:
                delay = await self._work()
                failures = 0
            except Exception:
                failures += 1
                delay = min(self._back_off_s * 2 ** min(failures - 1, 10), _MAX_BACK_OFF_S)
                logger.exception(
                    "background work failed unexpectedly; it will be retried",
                    extra={"action": "periodic_failed", "work": self._name, "retry_s": delay},
                )

    async def _stops_within(self, seconds: float) -> bool:
        try:
            await asyncio.wait_for(self._stopping.wait(), max(0.0, seconds))
        except TimeoutError:
            await asyncio.sleep(0)  # also when there is nothing to wait for, others have their turn
        return self._stopping.is_set()
