"""Room for the file that SQLite maps into memory to share the index of a write-ahead log (`-shm`).

SQLite writes one byte in each page of that file. On blocks smaller than a page the rest stays without a block, and when
the disk is full by the time it is needed, the kernel ends the process (SIGBUS). Here every block is allocated ahead.
"""

import contextlib
import os
from pathlib import Path
from typing import Final

_REGION_BYTES: Final = 32 * 1024
"""What SQLite maps at once; see "WAL-Index Format" in its documentation."""
_LOG_BYTES_OF_REGION: Final = 4_062 * (4_096 + 24)
"""The frames of the log that the smallest region, the first one, has the index of, with SQLite's page size."""
_SPARE_REGIONS: Final = 2


class SharedIndex:
    """The `-shm` file of an open database. `close()` after all connections: a descriptor of the file that is closed
    earlier takes SQLite's locks on it away, which belong to the process.
    """

    def __init__(self, path: Path) -> None:
        self._log = path.with_name(f"{path.name}-wal")
        self._allocated = 0
        self._descriptor: int | None = None
        with contextlib.suppress(FileNotFoundError):  # the file system, or one connection alone, does without
            self._descriptor = os.open(f"{path}-shm", os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC)

    def allocate(self) -> None:
        """Allocate what the next transactions need. Costs a look at the log's size.

        Raises:
            OSError: there is no room.
        """
        if self._descriptor is None:
            return
        try:
            log_bytes = self._log.stat().st_size
        except OSError:
            log_bytes = 0
        needed = (log_bytes // _LOG_BYTES_OF_REGION + _SPARE_REGIONS) * _REGION_BYTES
        if needed > self._allocated:
            os.posix_fallocate(self._descriptor, 0, needed)
            self._allocated = needed

    def close(self) -> None:
        """Close the file. May be called twice."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
