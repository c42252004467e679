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
