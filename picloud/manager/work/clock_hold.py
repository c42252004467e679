"""Waiting for the clock: a board without a battery starts in the past, and no schedule may run on such a time."""

import ctypes
import logging
import time
from collections.abc import Callable
from typing import Final

_SKEW_MS: Final = 60_000
_LONGEST_S: Final = 300.0
"""Seconds after which schedules go on with the time that there is."""
_AFTER_BOOT_S: Final = 180.0
_TIMEX_BYTES: Final = 512
_ERROR: Final = 5
"""What `adjtimex` returns while the clock is not synchronised."""

logger = logging.getLogger(__name__)


def is_synchronised() -> bool:
    """Whether the kernel says that its clock is right; True where it does not say."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        state = library.adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES))  # zeros: reads and changes nothing
    except (OSError, AttributeError):
        return True
    return bool(state != _ERROR)


def uptime_s() -> float:
    """Seconds since the machine was started."""
    return time.clock_gettime(time.CLOCK_BOOTTIME)


class ClockHold:
    """Says whether schedules wait for the clock. Once they may go on, they do for good.

    Args:
        newest: the newest time that is known, in milliseconds: the clock is wrong while it is behind.
        monotonic: seconds.
    """

    def __init__(
        self,
        newest: int,
        *,
        monotonic: Callable[[], float] = time.monotonic,
        synchronised: Callable[[], bool] = is_synchronised,
        uptime: Callable[[], float] = uptime_s,
    ) -> None:
        self._newest = newest
        self._monotonic = monotonic
        self._synchronised = synchronised
        self._uptime = uptime
        self._began = monotonic()
        self._is_over = False

    def holds(self, now: int) -> bool:
        """Whether schedules wait.

        Args:
            now: milliseconds since 1970-01-01 UTC.
        """
        if self._is_over:
            return False
        is_behind = now < self._newest - _SKEW_MS
        is_booting = self._uptime() < _AFTER_BOOT_S and not self._synchronised()
        if (is_behind or is_booting) and self._monotonic() - self._began < _LONGEST_S:
            return True
        self._is_over = True
        if is_behind:
            logger.warning(
                "the clock is behind the newest time in the database; schedules continue with it",
                extra={"action": "clock_behind", "newest": self._newest, "now": now},
            )
        return False
