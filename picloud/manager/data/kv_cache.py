"""A cache in front of the reads of one process: committed values, dropped by writes before they take effect."""

from collections import OrderedDict
from typing import Final, TypeVar

from picloud.manager.data.kv_values import Entry
from picloud.shared.models import MIB

CACHE_BYTES: Final = 8 * MIB
_COST_OF_ENTRY: Final = 400
"""Of the objects beside the bytes of key and value."""

K = TypeVar("K")
Place = tuple[str, bytes]
"""An owner and a key."""


class Reading:
    """A read from the database that is under way. `is_current`: whether its result may be kept."""

    __slots__ = ("is_current",)

    def __init__(self) -> None:
        self.is_current = True


class KvCache:
    """Keeps entries, and the absence of keys. Keeps no key while it is being written, and no result of a read that
    began before the write ended.

    Args:
        max_bytes: 0 to keep nothing, where other processes write too.
    """

    def __init__(self, max_bytes: int = CACHE_BYTES) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._entries: OrderedDict[Place, Entry | None] = OrderedDict()
        self._writing: dict[Place, int] = {}
        self._writing_owners: dict[str, int] = {}
        self._readings: dict[Place, list[Reading]] = {}

    def find(self, place: Place) -> tuple[bool, Entry | None]:
        """Return whether the key is kept, and its entry, which may have expired."""
        if place not in self._entries:
            return False, None
        self._entries.move_to_end(place)
        return True, self._entries[place]

    def begin_read(self, place: Place) -> Reading:
        """Note that the key is being read from the database."""
        reading = Reading()
        if not self._max_bytes or place in self._writing or place[0] in self._writing_owners:
            reading.is_current = False
        else:
            self._readings.setdefault(place, []).append(reading)
        return reading

    def end_read(self, place: Place, reading: Reading, entry: Entry | None, *, found: bool = True) -> None:
        """Keep what a read found, unless the key was written meanwhile. `found`: False when it failed."""
        waiting = self._readings.get(place)
        if waiting is not None and reading in waiting:
            waiting.remove(reading)
            if not waiting:
                del self._readings[place]
        if found and reading.is_current:
            self._keep(place, entry)

    def begin_write(self, owner: str, keys: tuple[bytes, ...] | None) -> None:
        """Drop keys that are going to be written; None for all of the owner."""
        if keys is None:
            self._writing_owners[owner] = self._writing_owners.get(owner, 0) + 1
            for place in [place for place in self._entries if place[0] == owner]:
                self._drop(place)
            for place in [place for place in self._readings if place[0] == owner]:
                self._outdate(place)
            return
        for key in keys:
            place = (owner, key)
            self._writing[place] = self._writing.get(place, 0) + 1
            self._drop(place)
            self._outdate(place)

    def end_write(self, owner: str, keys: tuple[bytes, ...] | None) -> None:
        """Let keys be kept again."""
        if keys is None:
            _count_down(self._writing_owners, owner)
            return
        for key in keys:
            _count_down(self._writing, (owner, key))

    def _outdate(self, place: Place) -> None:
        for reading in self._readings.pop(place, ()):
            reading.is_current = False

    def _keep(self, place: Place, entry: Entry | None) -> None:
        self._drop(place)
        self._entries[place] = entry
        self._bytes += _cost(place, entry)
        while self._bytes > self._max_bytes:
            self._drop(next(iter(self._entries)))

    def _drop(self, place: Place) -> None:
        if place in self._entries:
            self._bytes -= _cost(place, self._entries.pop(place))


def _cost(place: Place, entry: Entry | None) -> int:
    return _COST_OF_ENTRY + len(place[1]) + (0 if entry is None else len(entry.stored.data))


def _count_down(counts: dict[K, int], key: K) -> None:
    counts[key] -= 1
    if not counts[key]:
        del counts[key]
