"""One writer for many: takes all operations that wait, runs them as one transaction, and answers after its commit."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Final, TypeVar

from msgspec import Struct, field

from picloud.manager.storage.database import Database, Operation, StorageError
from picloud.shared.errors import StorageUnavailable

MOST_OPERATIONS: Final = 64
"""Of one transaction: bounds what a fault undoes, and how long the first operation waits for the last."""

SIZES: Final = (1, 2, 4, 8, 16, 32, MOST_OPERATIONS)

T = TypeVar("T")


class GroupSizes(Struct):
    """The transactions of a writer since its start. `by_size`: how many had at most so many operations, and more than
    the size before allows."""

    commits: int = 0
    operations: int = 0
    largest: int = 0
    by_size: dict[int, int] = field(default_factory=lambda: dict.fromkeys(SIZES, 0))

    def note(self, size: int) -> None:
        """Count a transaction of so many operations, at most `MOST_OPERATIONS`."""
        self.commits += 1
        self.operations += size
        self.largest = max(self.largest, size)
        self.by_size[next(each for each in SIZES if size <= each)] += 1


def _nothing() -> None:
    """The callback of an operation whose end nobody waits for."""


class _Waiting:
    """An operation and the future of its result."""

    __slots__ = ("_on_end", "future", "has_begun", "operation")

    def __init__(
        self, operation: Operation[Any], future: "asyncio.Future[Any]", on_end: Callable[[], None] = _nothing
    ) -> None:
        self.operation = operation
        self.future = future
        self.has_begun = False
        self._on_end = on_end

    def end(self) -> None:
        """Call `on_end`, once."""
        on_end, self._on_end = self._on_end, _nothing
        on_end()


class GroupedWriter:
    """Runs operations on one store, in the order in which they were given. Nothing runs while none waits.

    While a transaction is committed, the next group collects: a lone operation costs one sync, a hundred at once cost
    two or three.

    Args:
        on_rollback: called whenever operations that ran were undone, before any other one runs.
    """

    def __init__(self, database: Database, on_rollback: Callable[[], None] = lambda: None) -> None:
        self._database = database
        self._on_rollback = on_rollback
        self._waiting: deque[_Waiting] = deque()
        self._task: asyncio.Task[None] | None = None
        self._closed = False
        self.sizes = GroupSizes()

    async def write(self, operation: Operation[T], on_end: Callable[[], None] = _nothing) -> T:
        """Run the operation; its result is returned when it is committed.

        A caller that is cancelled drops an operation that has not begun; one that has begun is finished.

        Args:
            on_end: called when the operation is committed, undone or dropped, before the caller goes on.
        Raises:
            StorageUnavailable: as `Database.run_group`. Whatever the operation itself raises; nothing of it was kept.
        """
        if self._closed:
            on_end()
            raise StorageUnavailable("The service is stopping.")
        waiting = self._add(operation, on_end)
        try:
            result: T = await waiting.future
        except asyncio.CancelledError:
            if not waiting.has_begun:
                waiting.end()
            raise
        return result

    def submit(self, operation: Operation[T]) -> "asyncio.Future[T]":
        """Run the operation before those that are given later; its result is in the future.

        Raises:
            StorageUnavailable: after `close`.
        """
        if self._closed:
            raise StorageUnavailable("The service is stopping.")
        return self._add(operation).future

    def _add(self, operation: Operation[Any], on_end: Callable[[], None] = _nothing) -> _Waiting:
        waiting = _Waiting(operation, asyncio.get_running_loop().create_future(), on_end)
        self._waiting.append(waiting)
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="grouped-writer")
        return waiting

    async def close(self) -> None:
        """Finish what waits; later operations are refused."""
        self._closed = True
        if self._task is not None:
            await asyncio.wait([self._task])

    async def _run(self) -> None:
        try:
            while self._waiting:
                await self._run_group(self._take())
        finally:
            self._task = None

    def _take(self) -> list[_Waiting]:
        group: list[_Waiting] = []
        while self._waiting and len(group) < MOST_OPERATIONS:
            waiting = self._waiting.popleft()
            if not waiting.future.done():
                waiting.has_begun = True
                group.append(waiting)
        return group

    async def _run_group(self, group: list[_Waiting]) -> None:
        if not group:
            return
        try:
            outcomes = await self._database.run_group([waiting.operation for waiting in group])
        except (StorageUnavailable, StorageError) as exc:
            self._on_rollback()
            if len(group) > 1 and getattr(exc, "code", None) == "storage_full":
                for waiting in group:  # what is small, or deletes, may still have room
                    await self._run_group([waiting])
                return
            outcomes = [exc] * len(group)
        except BaseException:
            self._on_rollback()
            for waiting in group:
                waiting.end()
                waiting.future.cancel()
            raise
        else:
            self.sizes.note(len(group))
        for waiting, outcome in zip(group, outcomes, strict=True):
            waiting.end()
            _resolve(waiting.future, outcome)


def _resolve(future: "asyncio.Future[Any]", outcome: Any) -> None:
    if future.done():
        return
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
        future.exception()  # the caller may be gone and never ask for it
    else:
        future.set_result(outcome)
