"""How much this process has caused to be written to storage today: what wears a card out. Writes nothing itself."""

import asyncio
from collections.abc import Callable
from typing import Final

from picloud.manager.maintenance.host import read_written_bytes
from picloud.shared.clock import Clock, now_ms

_DAY_MS: Final = 86_400_000


class WrittenToday:
    """Counts from the later of midnight UTC and the start of the process. `start()` once on the event loop.

    Args:
        read: bytes since the start of the process, None where the kernel does not report them.
    """

    def __init__(self, read: Callable[[], int | None] = read_written_bytes, clock: Clock = now_ms) -> None:
        self._read = read
        self._clock = clock
        self._before = 0
        self._day = clock() // _DAY_MS
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to notice midnights."""
        wait_ms = _DAY_MS - self._clock() % _DAY_MS
        self._timer = asyncio.get_running_loop().call_later(wait_ms / 1000, self._turn)

    def close(self) -> None:
        """Notice no more midnights."""
        if self._timer is not None:
            self._timer.cancel()

    @property
    def bytes(self) -> int | None:
        """Bytes written today, None where the kernel does not report them."""
        self._start_new_day()  # the clock of a board may jump
        written = self._read()
        return None if written is None else written - self._before

    def _turn(self) -> None:
        self._start_new_day()
        self.start()

    def _start_new_day(self) -> None:
        day = self._clock() // _DAY_MS
        if day != self._day:
            self._day, self._before = day, self._read() or 0
