"""Driver operations of which half must never stay, whatever happens to the task that asked for them."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


async def uninterrupted(operation: Coroutine[Any, Any, T]) -> T:
    """Wait for the operation to its end even if this task is cancelled meanwhile; the cancellation is raised then."""
    task = asyncio.ensure_future(operation)
    cancellation: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as exc:
            cancellation = exc
    if cancellation is not None:
        raise cancellation from task.exception()
    return task.result()


class UninterruptedFuture(asyncio.Future[T]):
    """A future that the cancellation of its waiting task does not reach: the task goes on when the future is done, and
    is cancelled then. As `uninterrupted`, without a task of its own."""

    def cancel(self, msg: object = None) -> bool:
        """Do nothing."""
        del msg
        return False
