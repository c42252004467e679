"""Which revisions one executor process holds, least recently used first; bounded by count and source bytes."""

from collections import OrderedDict
from typing import Final

MAX_REVISIONS: Final = 2_048
MAX_SOURCE_BYTES: Final = 8 * 1024 * 1024


class LoadedRevisions:
    """The host's copy of what it has loaded into a process and not unloaded again."""

    def __init__(self, max_count: int = MAX_REVISIONS, max_bytes: int = MAX_SOURCE_BYTES) -> None:
        self.sizes: OrderedDict[str, int] = OrderedDict()
        """Source bytes by key; read only."""
        self._bytes = 0
        self._max_count = max_count
        self._max_bytes = max_bytes

    def touch(self, key: str) -> bool:
        """True when the process holds `key`, which then counts as just used."""
        if key not in self.sizes:
            return False
        self.sizes.move_to_end(key)
        return True

    def add(self, key: str, size: int) -> list[str]:
        """Note that `key` of `size` source bytes is loaded; returns the keys that must be unloaded for it."""
        self.sizes[key] = size
        self._bytes += size
        evicted: list[str] = []
        while len(self.sizes) > 1 and (len(self.sizes) > self._max_count or self._bytes > self._max_bytes):
            old, old_size = self.sizes.popitem(last=False)
            self._bytes -= old_size
            evicted.append(old)
        return evicted

    def forget(self, key: str) -> None:
        """Note that the process does not hold `key`, whatever was thought."""
        self._bytes -= self.sizes.pop(key, 0)
