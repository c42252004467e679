"""Time and identity: the one place that reads the clock and makes ids, so that tests can say what they are."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from os import urandom
from typing import Final

Clock = Callable[[], int]
"""Returns the present as milliseconds since 1970-01-01 UTC."""


def now_ms() -> int:
    """The present as milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000


class _Ids:
    """Makes ids; keeps what those of one millisecond have in common, and random digits from the system in larger
    pieces: asking it costs a microsecond."""

    def __init__(self) -> None:
        self._milliseconds = -1
        self._begin = ""
        self._digits = ""
        self._used = 0

    def next(self) -> str:
        milliseconds, rest = divmod(time.time_ns(), 1_000_000)
        if milliseconds != self._milliseconds:
            moment = f"{milliseconds & 0xFFFF_FFFF_FFFF:012x}"
            self._begin = f"{moment[:8]}-{moment[8:]}-7"
            self._milliseconds = milliseconds
        used = self._used
        if used == len(self._digits):
            self._digits, used = urandom(16 * 32).hex(), 0
        self._used = used + 16
        digits = self._digits
        variant = _VARIANTS[digits[used]]
        fraction = f"{(rest << 12) // 1_000_000:03x}"
        return f"{self._begin}{fraction}-{variant}{digits[used + 1 : used + 4]}-{digits[used + 4 : used + 16]}"


_VARIANTS: Final = {digit: "89ab"[number & 3] for number, digit in enumerate("0123456789abcdef")}
_ids = _Ids()


def new_id() -> str:
    """A new id: UUID version 7, lower case; ids sort by the quarter of a microsecond they were made in.

    The 12 bits after the milliseconds hold the fraction of a millisecond (RFC 9562, section 6.2, method 3), so that
    two entries that one process writes after one another are listed in that order.
    """
    return _ids.next()


def iso_utc(milliseconds: int) -> str:
    """RFC 3339 text in UTC with millisecond precision, e.g. `2026-11-23T18:30:00.000Z`."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"
