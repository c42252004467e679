"""What the errors of SQLite mean: each becomes one of the `Database` contract."""

import sqlite3
from typing import Final

from picloud.manager.storage.database import ConstraintViolation, StatementRefused, StorageError, UniqueViolation
from picloud.shared.errors import StorageUnavailable

_UNIQUE: Final = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
_PRIMARY_CODE: Final = 0xFF  # the low byte of an extended result code
_BUSY: Final = ("database_busy", "The database is in use by another process; try again.")
FULL_STORAGE: Final = ("storage_full", "The storage is full; free some space and try again.")
_DAMAGED: Final = ("storage_unavailable", "The database is damaged; see the service's log.")
READ_ONLY: Final = "The file system of the database is read-only; mount it for writing and start the service again."
REPLACED: Final = "The database file was removed or replaced while it was in use; start the service again."
AWAY: Final = ("storage_unavailable", "The database cannot be read or written; see the service's log.")
COMMIT_UNKNOWN: Final = (
    "commit_unknown",
    "The disk failed before it confirmed the change; the service restarts. Check then whether the change was saved.",
)
_DISK_FAILURES: Final = frozenset(
    {
        sqlite3.SQLITE_IOERR_READ,
        sqlite3.SQLITE_IOERR_SHORT_READ,
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_DIR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_FSTAT,
    }
)
DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_UNAVAILABLE: Final = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_FULL: FULL_STORAGE,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_IOERR: AWAY,
    sqlite3.SQLITE_CANTOPEN: AWAY,
    sqlite3.SQLITE_READONLY: AWAY,
    sqlite3.SQLITE_PERM: AWAY,
    sqlite3.SQLITE_NOMEM: AWAY,
}


def closed() -> StorageUnavailable:
    """Return the error of a database that is used after `close()`."""
    return StorageUnavailable("The database is closed; the service is stopping.")


def is_disk_failure(error: BaseException | None) -> bool:
    """True when reading, writing or syncing failed, other than for want of room."""
    return getattr(error, "sqlite_errorcode", None) in _DISK_FAILURES


def primary_code(error: BaseException | None) -> int:
    """Return the primary result code of SQLite, 0 when there is none."""
    code: int = getattr(error, "sqlite_errorcode", 0)
    return code & _PRIMARY_CODE


def translate(error: sqlite3.Error) -> StorageError | StorageUnavailable:
    """The contract's error for one of the driver. The driver's text stays in the cause, except for refused SQL."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    primary = code & _PRIMARY_CODE
    if primary == sqlite3.SQLITE_CONSTRAINT:
        return UniqueViolation(str(error)) if code in _UNIQUE else ConstraintViolation(str(error))
    if primary in _UNAVAILABLE:
        status_code, message = _UNAVAILABLE[primary]
        return StorageUnavailable(message, code=status_code)
    if isinstance(error, sqlite3.ProgrammingError) and "closed database" in str(error):
        return closed()
    return StatementRefused(str(error))
