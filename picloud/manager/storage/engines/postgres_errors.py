"""What PostgreSQL and its driver say, in the words of the `Database` contract. Their texts stay in the cause."""

from typing import Final

import asyncpg

from picloud.manager.storage.database import ConstraintViolation, StatementRefused, StorageError, UniqueViolation
from picloud.shared.errors import StorageUnavailable

_BUSY: Final = ("database_busy", "The database is in use by another process; try again.")
_FULL: Final = ("storage_full", "The storage is full; free some space and try again.")
_DAMAGED: Final = ("storage_unavailable", "The database is damaged; see the service's log.")
_AWAY: Final = ("storage_unavailable", "The database does not answer; see the service's log.")
_CHANGED: Final = ("database_busy", "The database's schema was changed meanwhile; try again.")
# By SQLSTATE or the class of it: https://www.postgresql.org/docs/current/errcodes-appendix.html
_UNAVAILABLE: Final = {
    "08": _AWAY,  # the connection
    "25006": _AWAY,  # the server has become a read-only standby
    "26000": _CHANGED,  # a prepared statement that is gone
    "28": _AWAY,  # who we are
    "3D000": _AWAY,  # no such database
    "40": _BUSY,  # deadlock, serialization
    "0A000": _CHANGED,  # a cached plan must not change its result type
    "53100": _FULL,
    "53": _BUSY,  # too many connections, out of memory
    "55P03": _BUSY,  # the lock was not there in time
    "55006": _BUSY,
    "57014": _BUSY,  # a statement took too long
    "57P": _AWAY,  # the server stops, starts or has crashed
    "58030": _AWAY,
    "58P": _AWAY,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
    "XX": _AWAY,
}
_LOST: Final = (
    asyncpg.InternalClientError,  # what it says when it was in the middle of something as the server went away
    asyncpg.PostgresConnectionError,
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    OSError,
    TimeoutError,
)
DRIVER_ERRORS: Final = (
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)


def is_lost(error: BaseException) -> bool:
    """True for what a connection says that is of no use any more, or that could not be made."""
    if isinstance(error, asyncpg.InterfaceError):  # also a wrong use of the driver, which is a bug
        return "connection" in str(error)
    return isinstance(error, _LOST)


def closed() -> StorageUnavailable:
    """The error of a database after its `close`."""
    return StorageUnavailable("The database is closed; the service is stopping.")


def commit_unknown() -> StorageUnavailable:
    """The server went away between COMMIT and its answer."""
    return StorageUnavailable(
        "The connection to the database was lost before the commit was confirmed. Check whether the change was saved, "
        "and retry if not.",
        code="commit_unknown",
    )


def translate(error: BaseException) -> StorageError | StorageUnavailable:
    """The contract's error for one of `DRIVER_ERRORS`."""
    if isinstance(error, asyncpg.DataError | asyncpg.UntranslatableCharacterError):
        return StatementRefused(f"a parameter cannot be stored: {error}")
    if isinstance(error, asyncpg.InvalidCachedStatementError | asyncpg.OutdatedSchemaCacheError):
        return StorageUnavailable(_CHANGED[1], code=_CHANGED[0])
    if isinstance(error, asyncpg.InterfaceError) and "pool is clos" in str(error):
        return closed()
    state = getattr(error, "sqlstate", None)
    if state is None:
        return StorageUnavailable(_AWAY[1], code=_AWAY[0])
    return _translate_state(state, str(error))


def _translate_state(state: str, text: str) -> StorageError | StorageUnavailable:
    """By the server's SQLSTATE."""
    if state == asyncpg.UniqueViolationError.sqlstate:
        return UniqueViolation(text)
    if state.startswith("23"):
        return ConstraintViolation(text)
    for length in (5, 3, 2):
        if state[:length] in _UNAVAILABLE:
            code, message = _UNAVAILABLE[state[:length]]
            return StorageUnavailable(message, code=code)
    return StatementRefused(text)
