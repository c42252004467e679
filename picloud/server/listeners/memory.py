"""Memory after a flood of connections: the C library keeps freed memory until it is asked to return it."""

import ctypes
import gc
from typing import Final

_FLOOD: Final = 500
"""Connections that were there at once, from which on a look at the memory is worth its time."""


class FloodWatch:
    """Told the number of connections about once a second."""

    def __init__(self) -> None:
        self._most = 0

    def note(self, connections: int) -> bool:
        """Give memory back when a flood is over. Returns whether it was done."""
        self._most = max(self._most, connections)
        if self._most < _FLOOD or connections > self._most // 4:
            return False
        self._most = connections
        give_back()
        return True


def give_back() -> None:
    """Return free memory to the system, where the C library can (glibc)."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
