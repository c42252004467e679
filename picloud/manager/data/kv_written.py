"""Writes of each script today. In memory alone: counting writes nothing."""

from typing import Final

from msgspec import Struct

from picloud.shared.clock import Clock

_DAY_MS: Final = 86_400_000
_MOST_SCRIPTS: Final = 10_000


class Written(Struct):
    """`bytes`: of keys and values; storage writes more, a page and more for each commit. `writes`: operations."""

    bytes: int = 0
    writes: int = 0


class WrittenByScript:
    """Counts from the later of midnight UTC and the start of the service."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._day = clock() // _DAY_MS
        self._written: dict[str, Written] = {}

    def note(self, script_id: str, size: int) -> None:
        """Count a committed operation that wrote so many bytes."""
        self._start_new_day()
        if script_id not in self._written and len(self._written) >= _MOST_SCRIPTS:
            return
        written = self._written.setdefault(script_id, Written())
        written.bytes += size
        written.writes += 1

    def of_today(self) -> dict[str, Written]:
        """Return what was written, by the id of the script; the one that wrote most first."""
        self._start_new_day()
        return dict(sorted(self._written.items(), key=lambda item: item[1].bytes, reverse=True))

    def _start_new_day(self) -> None:
        day = self._clock() // _DAY_MS
        if day != self._day:
            self._day, self._written = day, {}
