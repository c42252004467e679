"""The `Database` protocol: what stores may ask of an engine, in words that SQLite and PostgreSQL share.

SQL above the adapters stays in the dialects' common part: `$1` placeholders (each number may be used more than once),
`ON CONFLICT`, text for JSON, integers for booleans and for times in milliseconds, no casts. The docstrings here are the
contract; `tests/contract/test_database.py` holds every adapter to it.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Any, Literal, Protocol, TypeVar

from msgspec import Struct

Dialect = Literal["sqlite", "postgres"]
"""Which engine a store is kept in, named as the folders of its migrations."""

Value = str | int | bytes | None
"""What a parameter may be: integers in the range of i64, text without lone surrogates."""


class StorageError(Exception):
    """Base of what an adapter raises beside `StorageUnavailable`; names no driver, is never shown to a caller.

    StorageError
    ├── UniqueViolation         a row with this key exists
    ├── ConstraintViolation     a foreign key, a check or a NOT NULL was broken
    └── StatementRefused        the engine refused the statement itself or a parameter: a bug, or a bad migration
    """


class UniqueViolation(StorageError):
    pass


class ConstraintViolation(StorageError):
    pass


class StatementRefused(StorageError):
    pass


class Row(Protocol):
    """One row, read by column name."""

    def __getitem__(self, column: str, /) -> Any: ...


class Ask(Struct, frozen=True):
    """One statement that an operation asks for. It is answered with its rows; `RETURNING` makes a write return some."""

    sql: str
    parameters: tuple[Value, ...] = ()


T = TypeVar("T")
Steps = Generator[Ask, list[Row], T]
"""A part of an operation: yields statements, is sent the rows of each, and returns its result."""
Operation = Callable[[], Steps[T]]
"""A unit of work for `Database.run_group`. It may run in another thread and does nothing slow between statements."""


class Reader(Protocol):
    """Queries that are possible both inside a transaction and outside of one.

    Every method may raise `StorageUnavailable` (`database_busy`, `storage_full`, `storage_unavailable`: nothing was
    changed, retry later) and `StatementRefused`.
    """

    async def fetch_one(self, sql: str, *parameters: Value) -> Row | None:
        """The first row of the answer, None when there is none."""
        ...

    async def fetch_all(self, sql: str, *parameters: Value) -> list[Row]:
        """All rows in the order the statement gives, `[]` when there are none. Bound it with LIMIT."""
        ...


class Transaction(Reader, Protocol):
    """Statements that take effect together. Valid inside its `async with` block alone, by one task."""

    async def execute(self, sql: str, *parameters: Value) -> int:
        """Run one statement; returns the number of rows it changed (0 for DDL).

        Raises:
            UniqueViolation, ConstraintViolation: the transaction can only be left by an exception now.
        """
        ...

    async def execute_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement once for each row of parameters. Raises as `execute`."""
        ...


class Database(Reader, Protocol):
    """One store of an engine. Safe to share between the tasks of one event loop.

    Reading outside of a transaction sees what is committed, including all that this process committed before.
    """

    @property
    def dialect(self) -> Dialect:
        """The engine, for the few statements that the dialects do not share."""
        ...

    @property
    def engine(self) -> str:
        """The engine and its version for people, e.g. `SQLite 3.40.1`."""
        ...

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:
        """A transaction that may write: committed when the block ends, rolled back whole when it raises.

        Writers wait for each other here, so a block does no slow work of its own. Cancelling the task ends the
        transaction before the cancellation is passed on: rolled back, unless the commit had begun. Inside a block
        use the transaction, never the database.

        Raises:
            StorageUnavailable: on entry nothing was changed; on leaving nothing was committed, but for the code
                `commit_unknown`: the engine went away before it answered, so that it may have been. Nothing is
                half done; read the state and try again.
            UniqueViolation, ConstraintViolation: a deferred constraint failed on leaving; nothing was committed.
        """
        ...

    def snapshot(self) -> AbstractAsyncContextManager[Reader]:
        """A view of what is committed now, unchanged by whatever is written meanwhile. Writers do not wait
        for it, except in memory.

        Raises:
            StorageUnavailable: as `Reader`.
        """
        ...

    async def execute(self, sql: str, *parameters: Value) -> int:
        """`Transaction.execute` in a transaction of its own."""
        ...

    async def run_group(self, operations: Sequence[Operation[Any]]) -> list[Any]:
        """Run the operations one after the other in one transaction, each in a savepoint, and commit once.

        Returns:
            For each operation its result, or the exception that it raised: nothing of that one was kept.
        Raises:
            StorageUnavailable: as `transaction`; nothing of any operation was kept, but for `commit_unknown`.
            StorageError: a statement was refused, which is a bug; nothing of any operation was kept.
        """
        ...

    async def size_bytes(self) -> int:
        """Bytes that the rows and indexes of this store take; space that was freed by deleting is not counted."""
        ...

    async def close(self) -> None:
        """Wait for the running transaction, then let go of the engine. May be called twice; other calls then raise
        `StorageUnavailable`."""
        ...
