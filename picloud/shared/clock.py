"""Time and identity: the one place that reads the clock and makes ids, so that tests can say what they are."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from os import urandom

Clock = Callable[[], int]
"""Returns the present as milliseconds since 1970-01-01 UTC."""


def now_ms() -> int:
    """The present as milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


class _RandomDigits:
    """Random hexadecimal digits, 16 at a time, from the system in larger pieces: asking it costs a microsecond."""

    def __init__(self) -> None:
        self._digits = ""
        self._used = 0

    def take(self) -> str:
        if self._used == len(self._digits):
            self._digits, self._used = urandom(16 * 32).hex(), 0
        self._used += 16
        return self._digits[self._used - 16 : self._used]


_random_digits = _RandomDigits()


def new_id() -> str:
    """A new id: UUID version 7, lower case; ids sort by the quarter of a microsecond they were made in.

    The 12 bits after the milliseconds hold the fraction of a millisecond (RFC 9562, section 6.2, method 3), so that
    two entries that one process writes after one another are listed in that order.
    """
    milliseconds, rest = divmod(time.time_ns(), 1_000_000)
    moment = f"{milliseconds & 0xFFFF_FFFF_FFFF:012x}"
    random = _random_digits.take()
    variant = "89ab"[ord(random[0]) & 3]
    return f"{moment[:8]}-{moment[8:]}-7{(rest << 12) // 1_000_000:03x}-{variant}{random[1:4]}-{random[4:]}"


def iso_utc(milliseconds: int) -> str:
    """RFC 3339 text in UTC with millisecond precision, e.g. `2026-11-23T18:30:00.000Z`."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"
