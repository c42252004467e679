"""Syncs a write-ahead log a moment after a commit that did not: with `synchronous = NORMAL` a power cut then loses no
more than that moment, and the order of commits is kept.
"""

import asyncio
import contextlib
import os
from collections.abc import Callable
from pathlib import Path


class DelayedSync:
    """Syncs the log of one file. Nothing runs while nothing was committed.

    Args:
        path: of the database file.
        within_s: how long a commit may wait for its sync.
        on_fault: called when the sync fails.
    """

    def __init__(self, path: Path, within_s: float, on_fault: Callable[[OSError], None]) -> None:
        resolved = path.resolve()  # the log is beside the file itself, not beside a link to it
        self._log = resolved.with_name(f"{resolved.name}-wal")
        self._within_s = within_s
        self._on_fault = on_fault
        self._task: asyncio.Task[None] | None = None

    def note_commit(self) -> None:
        """Sync soon. A sync that is already due covers this commit."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._sync_soon(), name="data-sync")

    async def close(self) -> None:
        """Sync now what waits for it."""
        task, self._task = self._task, None
        if task is not None and not task.done():
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task
            await self._sync()

    async def _sync_soon(self) -> None:
        await asyncio.sleep(self._within_s)
        self._task = None  # a commit from here on needs a sync of its own
        await self._sync()

    async def _sync(self) -> None:
        try:
            await asyncio.to_thread(_sync_file, self._log)
        except OSError as exc:
            self._on_fault(exc)


def _sync_file(path: Path) -> None:
    """Sync a log; one that is gone was checkpointed, which syncs."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except FileNotFoundError:
        return
    try:
        os.fdatasync(descriptor)
    finally:
        os.close(descriptor)
