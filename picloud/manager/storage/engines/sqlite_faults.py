"""Finds the error of the operating system behind one of SQLite, which keeps only its kind.
`picloud/shared/file_faults.py` has the words and the code for it.
"""

import errno
import sqlite3
from pathlib import Path
from typing import Final

from picloud.shared.files import try_writing

_PRIMARY_CODE: Final = 0xFF
_WRITING: Final = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
        sqlite3.SQLITE_IOERR_DELETE,
    }
)
_OPENING: Final = frozenset({sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM})


def os_error_of(error: BaseException | None, directory: Path) -> OSError | None:
    """Return the error of the operating system behind a failure to write into the directory; None for other failures.

    The chain of causes is searched. Where SQLite stands at its end, a file is written into the directory to find out.
    Blocks.
    """
    while error is not None:
        if isinstance(error, OSError):
            return error
        if isinstance(error, sqlite3.Error):
            return _behind(error, directory)
        error = error.__cause__
    return None


def _behind(error: sqlite3.Error, directory: Path) -> OSError | None:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & _PRIMARY_CODE
    if code not in _WRITING and primary not in _OPENING and primary != sqlite3.SQLITE_FULL:
        return None
    found = try_writing(directory)
    if found is None and primary == sqlite3.SQLITE_FULL:
        return OSError(errno.ENOSPC, "")
    if found is None and code in _WRITING:
        return OSError(errno.EIO, "")
    return found
