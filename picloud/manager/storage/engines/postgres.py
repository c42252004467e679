"""The `Database` on PostgreSQL through asyncpg: one schema of a database, a pool of connections, one writer at a time.

Knows nothing of what is stored. A writer in any process holds the schema's advisory lock until the
transaction ends, so that reading and writing back loses nothing, as on SQLite.
"""

import asyncio
import contextlib
import hashlib
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any, Final, Literal, TypeVar

import asyncpg

from picloud.manager.storage.database import Dialect, Operation, Reader, Row, StorageError, Value
from picloud.manager.storage.engines.postgres_commit import Committer
from picloud.manager.storage.engines.postgres_errors import DRIVER_ERRORS, closed, is_lost, translate
from picloud.manager.storage.engines.postgres_servers import Servers
from picloud.manager.storage.engines.postgres_silence import SilenceWatch
from picloud.manager.storage.engines.uninterrupted import uninterrupted
from picloud.shared.errors import StorageUnavailable

BUSY_TIMEOUT_MS: Final = 5_000
"""How long a writer waits for another one, and how long a lost server is looked for before a caller gets an error."""
_TAKE_TIMEOUT_S: Final = 5.0
_COMMAND_TIMEOUT_S: Final = 60.0
_RETRY_PAUSE_S: Final = 0.1
_POOL_SIZE: Final = 5
_SIZE: Final = """
    SELECT COALESCE(SUM(pg_total_relation_size(c.oid)), 0) AS size
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'
"""

T = TypeVar("T")
Connection = Any
"""asyncpg's connection or the pool's proxy of one; the package has no types."""


class PostgresDatabase:
    """A `Database` (see there) in one schema.

    Open with `await PostgresDatabase.open(...)`; `close()` is the owner's duty. A server that restarts is waited for
    `BUSY_TIMEOUT_MS` by whoever asks meanwhile, and its connections are replaced.
    """

    def __init__(self, servers: Servers, pool: Any, schema: str, version: str) -> None:
        self._servers = servers
        self._pool = pool
        self._schema = schema
        self._version = version
        self._lock_key = lock_key(f"write {schema}")
        self._watch = SilenceWatch(servers, self._give_up)
        self._committer = Committer(self._begin_writing, self._abandon)
        self._write_lock = asyncio.Lock()
        self._returning: set[asyncio.Task[None]] = set()
        self._closed = False

    @classmethod
    async def open(
        cls, url: str, schema: str, *, synchronous: Literal["FULL", "NORMAL"] = "FULL", pool_size: int = _POOL_SIZE
    ) -> "PostgresDatabase":
        """Connect. The schema need not be there yet.

        Args:
            synchronous: FULL makes each commit survive a power cut, NORMAL may roll the last ones back.
        Raises:
            StorageUnavailable: there is no answer; the cause says why.
        """
        settings = {
            "search_path": schema,
            "lock_timeout": str(BUSY_TIMEOUT_MS),
            "synchronous_commit": "on" if synchronous == "FULL" else "off",
        }
        servers = Servers(url)
        pool = asyncpg.create_pool(
            connect=servers.connect,
            min_size=0,
            max_size=pool_size,
            max_inactive_connection_lifetime=300.0,
            command_timeout=_COMMAND_TIMEOUT_S,
            server_settings=settings,
            reset=_keep_settings,
        )
        try:
            await pool
            async with pool.acquire() as connection:
                number = connection.get_server_version()
        except BaseException as exc:
            pool.terminate()
            if isinstance(exc, (*DRIVER_ERRORS, ValueError)):
                raise StorageUnavailable("The database server does not answer.") from exc
            raise
        return cls(servers, pool, schema, f"{number.major}.{number.minor}")

    @property
    def dialect(self) -> Dialect:
        return "postgres"

    @property
    def engine(self) -> str:
        return f"PostgreSQL {self._version}"

    async def fetch_one(self, sql: str, *parameters: Value) -> Row | None:
        row: Row | None = await self._read(lambda connection: connection.fetchrow(sql, *parameters))
        return row

    async def fetch_all(self, sql: str, *parameters: Value) -> list[Row]:
        return list(await self._read(lambda connection: connection.fetch(sql, *parameters)))

    async def execute(self, sql: str, *parameters: Value) -> int:
        async with self.transaction() as transaction:
            return await transaction.execute(sql, *parameters)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["PostgresTransaction"]:
        async with self._write_lock:
            connection = await self._begin_writing()
            try:
                yield PostgresTransaction(connection, self._watch)
                await uninterrupted(self._commit(connection))
            except BaseException as exc:
                await uninterrupted(self._abandon(connection, exc.__cause__ or exc))
                raise
            await uninterrupted(self._give_back(connection))

    async def run_group(self, operations: Sequence[Operation[Any]]) -> list[Any]:
        async with self.transaction() as transaction:
            return [await _run_operation(transaction, operation) for operation in operations]

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Reader]:
        connection = await self._retry(lambda: self._begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SELECT 1"))
        try:
            yield PostgresTransaction(connection, self._watch)
        finally:
            await uninterrupted(self._abandon(connection))

    async def size_bytes(self) -> int:
        row = await self.fetch_one(_SIZE, self._schema)
        return 0 if row is None else int(row["size"])

    async def close(self) -> None:
        async with self._write_lock:
            if self._closed:
                return
            self._closed = True
            try:
                async with asyncio.timeout(_TAKE_TIMEOUT_S):
                    await self._pool.close()
            except DRIVER_ERRORS:
                self._pool.terminate()

    async def _read(self, ask: Callable[[Connection], Awaitable[T]]) -> T:
        async def attempt() -> T:
            connection = await self._take()
            try:
                with self._watch.over(connection):
                    answer = await ask(connection)
            except BaseException as exc:
                await uninterrupted(self._abandon(connection, exc))
                raise
            await uninterrupted(self._give_back(connection))
            return answer

        return await self._retry(attempt)

    async def _retry(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Try until the server answers or the time is over. For what leaves nothing behind when it fails."""
        deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
        while True:
            if self._closed:
                raise closed()
            try:
                return await attempt()
            except DRIVER_ERRORS as exc:
                if not is_lost(exc) or time.monotonic() > deadline or self._closed:
                    raise translate(exc) from exc
            except (OverflowError, UnicodeEncodeError) as exc:
                raise translate(asyncpg.exceptions.DataError(str(exc))) from exc
            await asyncio.sleep(_RETRY_PAUSE_S)

    async def _begin_writing(self) -> Connection:
        """Begin a transaction that holds the schema's lock, so that the writer before it has ended on the server."""
        return await self._retry(lambda: self._begin(f"BEGIN; SELECT pg_advisory_xact_lock({self._lock_key})"))

    async def _begin(self, begin: str) -> Connection:
        connection = await self._take()
        try:
            with self._watch.over(connection):
                await uninterrupted(connection.execute(begin))
        except BaseException as exc:
            await uninterrupted(self._abandon(connection, exc))
            raise
        return connection

    async def _abandon(self, connection: Connection, reason: BaseException | None = None) -> None:
        """Give the connection back without a commit; one that is broken is not used again."""
        if reason is not None and is_lost(reason):
            _drop(connection)
        with self._watch.over(connection):
            await _roll_back(connection)
        await self._give_back(connection)

    async def _commit(self, connection: Connection) -> None:
        with self._watch.over(connection):
            await self._committer.commit(connection)

    async def _give_up(self, connection: Connection) -> None:
        """The server is silent: what is idle in the pool is as useless as this connection."""
        await self._pool.expire_connections()
        _drop(connection)

    async def _take(self) -> Connection:
        """A connection. A task that is cancelled while it waits leaves none behind that nobody gives back."""
        taking = asyncio.ensure_future(self._pool.acquire(timeout=max(_TAKE_TIMEOUT_S, self._servers.longest_s)))
        try:
            return await asyncio.shield(taking)
        except asyncio.CancelledError:
            taking.add_done_callback(self._return_unused)
            raise

    def _return_unused(self, taking: "asyncio.Future[Any]") -> None:
        if taking.cancelled() or taking.exception() is not None:
            return
        task = asyncio.ensure_future(self._give_back(taking.result()))
        self._returning.add(task)
        task.add_done_callback(self._returning.discard)

    async def _give_back(self, connection: Connection) -> None:
        """Into the pool; one that is broken, or whose transaction could not be ended, makes room for a new one."""
        try:
            if _is_open(connection) and connection.is_in_transaction():
                _drop(connection)
            await self._pool.release(connection, timeout=_TAKE_TIMEOUT_S)
        except DRIVER_ERRORS:
            _drop(connection)


class PostgresTransaction:
    """A `Transaction` (see there) on one connection."""

    def __init__(self, connection: Connection, watch: SilenceWatch) -> None:
        self._connection = connection
        self._watch = watch

    async def fetch_one(self, sql: str, *parameters: Value) -> Row | None:
        row: Row | None = await self._run(lambda: self._connection.fetchrow(sql, *parameters))
        return row

    async def fetch_all(self, sql: str, *parameters: Value) -> list[Row]:
        return list(await self._run(lambda: self._connection.fetch(sql, *parameters)))

    async def execute(self, sql: str, *parameters: Value) -> int:
        return _changed_rows(await self._run(lambda: self._connection.execute(sql, *parameters)))

    async def execute_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        if rows:
            await self._run(lambda: self._connection.executemany(sql, rows))

    async def _run(self, operation: Callable[[], Awaitable[T]]) -> T:
        """Called in here, because a connection that the pool took back says so at once."""
        try:
            with self._watch.over(self._connection):
                return await operation()
        except DRIVER_ERRORS as exc:
            raise translate(exc) from exc
        except (OverflowError, UnicodeEncodeError) as exc:
            raise translate(asyncpg.exceptions.DataError(str(exc))) from exc


async def _run_operation(transaction: PostgresTransaction, operation: Operation[Any]) -> Any:
    """Return the result of an operation, or the exception that it raised; then nothing of it is kept.

    Raises:
        StorageUnavailable, StorageError: a statement failed, and the transaction with it.
    """
    await transaction.execute("SAVEPOINT operation")
    steps = operation()
    outcome: Any
    try:
        ask = next(steps)
        while True:
            ask = steps.send(await transaction.fetch_all(ask.sql, *ask.parameters))
    except StopIteration as done:
        outcome = done.value
    except (StorageUnavailable, StorageError):
        raise
    except Exception as exc:  # the operation's own refusal
        await transaction.execute("ROLLBACK TO SAVEPOINT operation")
        outcome = exc
    await transaction.execute("RELEASE SAVEPOINT operation")
    return outcome


def lock_key(name: str) -> int:
    """The number of an advisory lock; the same in every process."""
    return int.from_bytes(hashlib.sha256(f"picloud {name}".encode()).digest()[:8], "big", signed=True)


def _changed_rows(status: str) -> int:
    """The rows in a command's status: `UPDATE 3`, `INSERT 0 1`; 0 for `CREATE TABLE`."""
    word, _, rest = status.partition(" ")
    count = rest.rpartition(" ")[2]
    return int(count) if word in ("INSERT", "UPDATE", "DELETE", "MERGE") and count.isdigit() else 0


async def _keep_settings(_connection: Connection) -> None:
    """In the place of asyncpg's reset: nothing here changes a session's settings."""


async def _roll_back(connection: Connection) -> None:
    """Also after a failed COMMIT; a connection on which that is not possible is discarded later."""
    try:
        if _is_open(connection) and connection.is_in_transaction():
            await connection.execute("ROLLBACK")
    except DRIVER_ERRORS:
        _drop(connection)


def _is_open(connection: Connection) -> bool:
    """False also for one that the pool took back by itself, because it broke."""
    try:
        return not connection.is_closed()
    except asyncpg.InterfaceError:
        return False


def _drop(connection: Connection) -> None:
    with contextlib.suppress(asyncpg.InterfaceError):
        connection.terminate()
