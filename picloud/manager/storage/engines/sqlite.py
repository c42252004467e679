"""The `Database` on SQLite through aiosqlite: one connection that writes, one that reads, each with its thread.

Knows nothing of what is stored. WAL: readers never wait for the writer. Only the writer checkpoints.
"""

import asyncio
import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final, Literal

import aiosqlite

from picloud.manager.storage.database import Dialect, Operation, Reader, Row, Value
from picloud.manager.storage.engines.shared_index import SharedIndex
from picloud.manager.storage.engines.sqlite_connection import (
    configure_writer,
    connect,
    connect_reader,
    fetch,
    make_private,
    run,
)
from picloud.manager.storage.engines.sqlite_errors import (
    AWAY,
    COMMIT_UNKNOWN,
    DAMAGE,
    FULL_STORAGE,
    READ_ONLY,
    REPLACED,
    closed,
    is_disk_failure,
    primary_code,
    translate,
)
from picloud.manager.storage.engines.sqlite_file import read_only_uri
from picloud.manager.storage.engines.sqlite_group import CommitFailed, run_operations
from picloud.manager.storage.engines.sqlite_sync import DelayedSync
from picloud.manager.storage.engines.sqlite_transaction import SqliteTransaction
from picloud.manager.storage.engines.uninterrupted import UninterruptedFuture, uninterrupted
from picloud.shared.errors import StorageUnavailable
from picloud.shared.file_faults import FULL

_SIZE: Final = """
    SELECT (page_count - freelist_count) * page_size AS size
    FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()
"""

logger = logging.getLogger(__name__)


class SqliteDatabase:
    """A `Database` (see there) in one file, or in memory with `path` None.

    Open with `await SqliteDatabase.open(...)`; `close()` is the owner's duty.
    """

    def __init__(
        self,
        writer: aiosqlite.Connection,
        reader: aiosqlite.Connection,
        path: Path | None = None,
        begin: str = "BEGIN IMMEDIATE",
    ) -> None:
        self.failed = asyncio.Event()
        """Set when the disk failed: nothing is written any more, and only a new process knows what is on it."""
        self._fault: StorageUnavailable | None = None
        self._stop_after_fault = True
        self._alone = path is None
        self._path = path
        self._place = None if path is None else _place_of(path)
        self._begin = begin
        self._index: SharedIndex | None = None
        self._sync: DelayedSync | None = None
        self._writer = writer
        self._reader = reader
        self._write_lock = asyncio.Lock()
        self._closed = False

    @classmethod
    async def open(
        cls,
        path: Path | None,
        *,
        synchronous: Literal["FULL", "NORMAL"] = "FULL",
        application_id: int = 0,
        stop_after_fault: bool = True,
        alone: bool = False,
        sync_within_s: float | None = None,
    ) -> "SqliteDatabase":
        """Open or create the file.

        Args:
            synchronous: FULL makes each commit survive a power cut, NORMAL may roll the last ones back.
            application_id: written into the file's header if the file is new.
            stop_after_fault: True to write nothing more once the disk failed or the file is damaged; False for what may
                be lost, where each attempt is a new one.
            alone: True to use one connection and to keep all others out until the file is closed. Nothing but the log
                is made beside the file, as needed on a full disk; readers wait for the writer.
            sync_within_s: with NORMAL, how long a group that was committed may stay unsynced; None leaves that to the
                next checkpoint.
        Raises:
            StorageUnavailable: the file cannot be opened.
        """
        if path is not None:
            make_private(path)
        writer = await connect(path)
        try:
            if alone:
                await run(writer.execute_fetchall("PRAGMA locking_mode = EXCLUSIVE"))
            await configure_writer(writer, synchronous, application_id)
            if path is None:
                return cls(writer, writer)
            reader = writer if alone else await connect_reader(path)
        except BaseException:
            await uninterrupted(writer.close())
            raise
        database = cls(writer, reader, path)
        try:
            if not alone:
                database._index = _index_of(path)
                database._allocate_index()
        except BaseException:
            await database.close()
            raise
        database._stop_after_fault = stop_after_fault
        database._alone = alone
        if sync_within_s is not None:
            database._sync = DelayedSync(path, sync_within_s, database._note_failed_sync)
        return database

    @classmethod
    async def open_read_only(cls, path: Path) -> "SqliteDatabase":
        """Open a file that is there, to look at it: nothing can be changed, and no file is made beside it.

        Raises:
            StorageUnavailable: the file cannot be opened.
        """
        connection = await connect(path, uri=read_only_uri(path))
        return cls(connection, connection, begin="BEGIN")

    @property
    def dialect(self) -> Dialect:
        return "sqlite"

    @property
    def engine(self) -> str:
        return f"SQLite {sqlite3.sqlite_version}"

    @property
    def fault(self) -> StorageUnavailable | None:
        """Why nothing is written any more, None while all is well."""
        if self._fault is None and self._path is not None and not self._closed and _place_of(self._path) != self._place:
            self._fault = StorageUnavailable(REPLACED)
            logger.error(REPLACED, extra={"action": "database_replaced", "path": str(self._path)})
        return self._fault

    async def fetch_one(self, sql: str, *parameters: Value) -> Row | None:
        rows = await self.fetch_all(sql, *parameters)
        return rows[0] if rows else None

    async def fetch_all(self, sql: str, *parameters: Value) -> list[Row]:
        if self._reader is not self._writer:
            try:
                return await fetch(self._reader, sql, parameters)
            except StorageUnavailable as exc:
                self._note_fault(exc)
                raise
        async with self._write_lock:  # there is one connection: wait for its transaction
            return await fetch(self._reader, sql, parameters)

    async def execute(self, sql: str, *parameters: Value) -> int:
        async with self.transaction() as transaction:
            return await transaction.execute(sql, *parameters)

    async def run_group(self, operations: Sequence[Operation[Any]]) -> list[Any]:
        async with self._write_lock:
            self._check_writable()
            try:
                outcomes = await self._run_operations(operations)
            except BaseException as exc:
                self._note_fault(exc)
                await uninterrupted(run(self._writer.rollback()))
                raise
        if self._sync is not None:
            self._sync.note_commit()
        return outcomes

    async def _run_operations(self, operations: Sequence[Operation[Any]]) -> list[Any]:
        """Run all of it in one call of the writer's thread: a hand-over costs more than a statement."""
        done: UninterruptedFuture[list[Any]] = UninterruptedFuture(loop=asyncio.get_running_loop())
        # aiosqlite has no public way to run a function in its thread; its private one makes a future of its own.
        writer: Any = self._writer
        if self._closed or writer._connection is None:
            raise closed()
        work = partial(run_operations, writer._connection, operations, self._begin, self._allocate_index)
        writer._tx.put_nowait((done, work))
        try:
            return await run(done)
        except CommitFailed as exc:
            cause = exc.cause
            if is_disk_failure(cause):
                raise StorageUnavailable(COMMIT_UNKNOWN[1], code=COMMIT_UNKNOWN[0]) from cause
            raise translate(cause) from cause

    def _check_writable(self) -> None:
        if self._closed:
            raise closed()
        fault = self.fault
        if fault is not None:
            raise fault
        self._allocate_index()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqliteTransaction]:
        async with self._write_lock:
            self._check_writable()
            try:
                await uninterrupted(run(self._writer.execute_fetchall(self._begin)))
                yield SqliteTransaction(self._writer)
                await uninterrupted(self._commit())
            except BaseException as exc:
                self._note_fault(exc)
                # Also after a failed BEGIN or COMMIT, and behind a statement still in the thread's queue: the driver
                # rolls back only if SQLite has a transaction open by then.
                await uninterrupted(run(self._writer.rollback()))
                raise

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Reader]:
        if self._alone or self._path is None:
            async with self.transaction() as transaction:
                yield transaction
            return
        if self._closed:
            raise closed()
        connection = await connect_reader(self._path)
        try:
            await run(connection.execute_fetchall("BEGIN"))
            await fetch(connection, "SELECT count(*) FROM sqlite_master", ())  # the moment from which on it stands
            yield SqliteTransaction(connection)
        except StorageUnavailable as exc:
            self._note_fault(exc)
            raise
        finally:
            await uninterrupted(connection.close())

    def _allocate_index(self) -> None:
        if self._index is None:
            return
        try:
            self._index.allocate()
        except OSError as exc:
            if exc.errno in FULL:
                raise StorageUnavailable(FULL_STORAGE[1], code=FULL_STORAGE[0]) from exc
            raise StorageUnavailable(AWAY[1], code=AWAY[0]) from exc

    async def _commit(self) -> None:
        try:
            await run(self._writer.execute_fetchall("COMMIT"))
        except StorageUnavailable as exc:
            if is_disk_failure(exc.__cause__):
                raise StorageUnavailable(COMMIT_UNKNOWN[1], code=COMMIT_UNKNOWN[0]) from exc.__cause__
            raise

    def _note_fault(self, error: BaseException) -> None:
        """After a failed write the disk's content is unknown, and further writes could damage the file more."""
        cause = error.__cause__
        if not isinstance(error, StorageUnavailable) or self._fault is not None or not self._stop_after_fault:
            return
        if is_disk_failure(cause) or primary_code(cause) in DAMAGE:
            read_only = is_disk_failure(cause) and self._is_read_only()
            known = error.message if error.code != COMMIT_UNKNOWN[0] else AWAY[1]
            self._stop_writing(READ_ONLY if read_only else known, cause)
            if is_disk_failure(cause) and not read_only:
                self.failed.set()

    def _note_failed_sync(self, cause: OSError) -> None:
        """Write nothing more: the kernel may have dropped what it could not write."""
        if self._fault is None:
            self._stop_writing(AWAY[1], cause)

    def _stop_writing(self, message: str, cause: BaseException | None) -> None:
        self._fault = StorageUnavailable(message)
        logger.error(
            "the database can no longer be written",
            extra={"action": "database_failed", "cause": repr(cause), "path": str(self._path)},
        )

    def _is_read_only(self) -> bool:
        """Whether the kernel took the right to write away, as it does after faults of a card: a new process could not
        even start, while this one can go on serving."""
        try:
            return self._path is not None and bool(os.statvfs(self._path).f_flag & os.ST_RDONLY)
        except OSError:
            return False

    async def size_bytes(self) -> int:
        row = await self.fetch_one(_SIZE)
        return 0 if row is None else int(row["size"])

    async def close(self) -> None:
        async with self._write_lock:
            if self._closed:
                return
            self._closed = True
            if self._sync is not None:
                await self._sync.close()
            if self._reader is not self._writer:
                await uninterrupted(self._reader.close())
            await uninterrupted(self._writer.close())  # the last connection of a file checkpoints it
            if self._index is not None:
                self._index.close()


def _place_of(path: Path) -> tuple[int, int] | None:
    """Device and inode of the file at the path, None for none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _index_of(path: Path) -> SharedIndex:
    try:
        return SharedIndex(path.resolve())  # SQLite keeps its files beside the file itself, not beside a link to it
    except OSError as exc:
        raise StorageUnavailable("The database file cannot be opened.") from exc
