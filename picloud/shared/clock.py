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


def new_id() -> str:
    """A new id: UUID version 7 (RFC 9562, section 5.7), lower case; ids sort by the millisecond they were made in."""
    milliseconds = time.time_ns() // 1_000_000
    random_bits = int.from_bytes(urandom(10), "big")
    value = (milliseconds & 0xFFFF_FFFF_FFFF) << 80 | random_bits
    value = value & ~(0xF000 << 64) & ~(0xC000 << 48) | 0x7000 << 64 | 0x8000 << 48
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def iso_utc(milliseconds: int) -> str:
    """RFC 3339 text in UTC with millisecond precision, e.g. `2026-11-23T18:30:00.000Z`."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"
