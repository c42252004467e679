"""A connection to SQLite through aiosqlite: opens and configures it, runs statements on it. Knows no transactions."""

import os
import sqlite3
from collections.abc import Awaitable, Sequence
from pathlib import Path
from typing import Final, TypeVar

import aiosqlite

from picloud.manager.storage.database import Row, StatementRefused, Value
from picloud.manager.storage.engines.sqlite_errors import closed, translate
from picloud.manager.storage.engines.uninterrupted import uninterrupted
from picloud.shared.errors import StorageUnavailable

BUSY_TIMEOUT_MS: Final = 5_000
_WAL_LIMIT_BYTES: Final = 8 * 1024 * 1024

T = TypeVar("T")


def make_private(path: Path) -> None:
    """Make the file if there is none. A new file is the owner's alone; SQLite gives its log the same mode.

    Raises:
        StorageUnavailable: the file cannot be opened.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))
    except OSError as exc:
        raise StorageUnavailable("The database file cannot be opened.") from exc


async def connect(path: Path | None, *, uri: str | None = None) -> aiosqlite.Connection:
    """A connection in autocommit mode, so that transactions begin where the code says BEGIN and nowhere else."""
    timeout = BUSY_TIMEOUT_MS / 1000  # becomes SQLite's busy_timeout before the first statement
    name = uri or (":memory:" if path is None else str(path))
    connection = aiosqlite.connect(name, isolation_level=None, timeout=timeout, uri=uri is not None)
    try:
        await uninterrupted(run(connection))
    except BaseException:
        await uninterrupted(connection.close())  # opened all the same, if this task was cancelled meanwhile
        raise
    connection.row_factory = sqlite3.Row
    return connection


async def connect_reader(path: Path) -> aiosqlite.Connection:
    """A connection that changes nothing: no rows, and no checkpoint either."""
    reader = await connect(path)
    try:
        await run(reader.execute_fetchall("PRAGMA wal_autocheckpoint = 0"))
        await run(reader.execute_fetchall("PRAGMA query_only = ON"))
    except BaseException:
        await uninterrupted(reader.close())
        raise
    return reader


async def configure_writer(connection: aiosqlite.Connection, synchronous: str, application_id: int) -> None:
    """Set what a connection that writes needs. The parameters are those of `SqliteDatabase.open`.

    Raises:
        StorageUnavailable: the file system cannot hold a write-ahead log, or the file cannot be used.
    """
    tables = await fetch(connection, "SELECT count(*) AS count FROM sqlite_master", ())
    if application_id and not tables[0]["count"]:
        # Before WAL mode, so that the header in the file itself says whose it is, whatever happens next.
        await run(connection.execute_fetchall(f"PRAGMA application_id = {application_id}"))
    mode = await fetch(connection, "PRAGMA journal_mode = WAL", ())
    if mode[0]["journal_mode"] not in ("wal", "memory"):
        raise StorageUnavailable("The file system of the database cannot hold SQLite's write-ahead log.")
    for pragma in (
        f"synchronous = {synchronous}",
        "foreign_keys = ON",
        f"journal_size_limit = {_WAL_LIMIT_BYTES}",
    ):
        await run(connection.execute_fetchall(f"PRAGMA {pragma}"))


def named(parameters: Sequence[Value]) -> dict[str, Value]:
    """Return parameters as the driver takes them: `$1` is a named parameter to SQLite."""
    return {str(number): value for number, value in enumerate(parameters, 1)}


async def fetch(connection: aiosqlite.Connection, sql: str, parameters: Sequence[Value]) -> list[Row]:
    """Return the rows of a query. Raises as `run`."""
    return list(await run(connection.execute_fetchall(sql, named(parameters))))


async def run(operation: Awaitable[T]) -> T:
    """Await an operation of the driver.

    Raises:
        StorageUnavailable, StorageError: the contract's error for the one of the driver.
    """
    try:
        return await operation
    except sqlite3.Error as exc:
        raise translate(exc) from exc
    except (OverflowError, UnicodeEncodeError) as exc:
        raise StatementRefused(f"a parameter cannot be stored: {exc}") from exc
    except ValueError as exc:  # aiosqlite's word for a closed connection
        raise closed() from exc
