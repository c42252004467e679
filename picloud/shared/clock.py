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


MAX_SKEW_MS: Final = 60_000
"""How far ahead a time may be that another machine noted, or this one before its clock was set by a little."""


def believed(at: int | None, now: int) -> int | None:
    """Return a time that was kept, None for one in the future: it was noted while a clock was ahead, and says nothing.

    For what has happened: when a backup was made, a session used, a call begun. Not for what is meant to come, such as
    the end of a token.
    """
    return at if at is not None and at <= now + MAX_SKEW_MS else None


def age_ms(at: int | None, now: int) -> int | None:
    """Return how long ago that was, at least 0; None for a time that is not believed."""
    known = believed(at, now)
    return None if known is None else max(0, now - known)


_ENDS: Final = 64
_VARIANT: Final = bytes(0x80 | byte & 0x3F for byte in range(256))
"""Two bits of the first byte say what kind of UUID it is."""


def _random_ends() -> list[str]:
    """The last two groups of some ids: 62 random bits each."""
    begins = bytearray(urandom(2 * _ENDS))
    begins[::2] = begins[::2].translate(_VARIANT)
    groups, nodes = begins.hex("-", 2).split("-"), urandom(6 * _ENDS).hex("-", 6).split("-")
    return list(map("-".join, zip(groups, nodes, strict=True)))


class _Ids:
    """Makes ids; keeps what those of one millisecond have in common, and random ends for some more: asking the system
    costs a microsecond."""

    def __init__(self) -> None:
        self._milliseconds = -1
        self._begin = ""
        self._ends: list[str] = []

    def next(self) -> str:
        milliseconds, rest = divmod(time.time_ns(), 1_000_000)
        if milliseconds != self._milliseconds:
            moment = f"{milliseconds & 0xFFFF_FFFF_FFFF:012x}"
            self._begin = f"{moment[:8]}-{moment[8:]}-7"
            self._milliseconds = milliseconds
        if not self._ends:
            self._ends = _random_ends()
        return f"{self._begin}{(rest << 12) // 1_000_000:03x}-{self._ends.pop()}"


new_id: Final[Callable[[], str]] = _Ids().next
"""Returns a new id: UUID version 7, lower case; ids sort by the quarter of a microsecond they were made in.

The 12 bits after the milliseconds hold the fraction of a millisecond (RFC 9562, section 6.2, method 3), so that two
entries that one process writes after one another are listed in that order.
"""


def iso_utc(milliseconds: int) -> str:
    """RFC 3339 text in UTC with millisecond precision, e.g. `2026-11-23T18:30:00.000Z`."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"
