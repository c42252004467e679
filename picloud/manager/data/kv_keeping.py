"""Removes the stores of deleted scripts after seven days. Nothing runs while there is none."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, Final

from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.owners import SCRIPT, script_owner
from picloud.manager.models.scripts import KEEP_DELETED_MS
from picloud.manager.storage.database import StorageError
from picloud.manager.storage.stores import kv as rows
from picloud.manager.storage.stores.kv import StoreRow
from picloud.shared.errors import StorageUnavailable
from picloud.shared.models import LiveScript

_ROWS_AT_ONCE: Final = 500
_MOST_DELAY_S: Final = 12 * 3_600.0

logger = logging.getLogger(__name__)


class KvKeeping:
    """A `ScriptFeed`. `start()` once on the event loop when all scripts are published.

    Args:
        exists: whether there is a script of this id.
    """

    def __init__(self, stores: KvStores, exists: Callable[[str], Awaitable[bool]]) -> None:
        self._stores = stores
        self._exists = exists
        self._withdrawn: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Look in the background for stores without a script, and for keys that expire."""
        self._run(self._look())

    def publish(self, script: LiveScript, source: str | None = None) -> None:  # noqa: ARG002  as in `ScriptFeed`
        """Keep the store of a script that was restored as long as the script."""
        if script.id in self._withdrawn:
            self._withdrawn.remove(script.id)
            self._run(self._mark(script.id))

    def withdraw(self, script_id: str) -> None:
        """Keep the store of a deleted script for seven days from now."""
        self._withdrawn.add(script_id)
        self._run(self._mark(script_id))

    async def close(self) -> None:
        """Stop; what is left undone is found at the next start."""
        if self._timer is not None:
            self._timer.cancel()
        for task in list(self._tasks):
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def look(self) -> None:
        """Mark and unmark stores whose script went or came back, and remove those whose time is over.

        Raises:
            StorageUnavailable: what was done so far stays done.
        """
        next_due: int | None = None
        for store in await self._stores.store.list_owners():
            due = await self._look_at(store)
            if due is not None and (next_due is None or due < next_due):
                next_due = due
        if next_due is not None:
            self._wake_at(next_due)

    async def _look_at(self, store: StoreRow) -> int | None:
        """Return when the store is to be removed, None when it is not."""
        if not store.owner.startswith(SCRIPT):
            return None
        now = self._stores.clock()
        exists = await self._exists(store.owner.removeprefix(SCRIPT))
        if exists:
            if store.deleted_at is not None:
                await self._stores.administer(store.owner, partial(rows.mark_deleted, store.owner, None))
            return None
        if store.deleted_at is None:
            await self._stores.administer(store.owner, partial(rows.mark_deleted, store.owner, now))
            return now + KEEP_DELETED_MS
        if store.deleted_at + KEEP_DELETED_MS > now:
            return store.deleted_at + KEEP_DELETED_MS
        drop = partial(rows.drop_store, store.number, _ROWS_AT_ONCE)
        is_gone = False
        while not is_gone:
            is_gone = await self._stores.administer(store.owner, drop)
        return None

    async def _mark(self, script_id: str) -> None:
        """Write whether the script is deleted. The state at the moment of the write counts, not that of the call."""
        owner, now = script_owner(script_id), self._stores.clock()
        if not await self._stores.store.find_store(owner):
            return
        await self._stores.administer(
            owner, lambda: rows.mark_deleted(owner, now if script_id in self._withdrawn else None)
        )
        if script_id in self._withdrawn:
            self._wake_at(now + KEEP_DELETED_MS)

    async def _look(self) -> None:
        await self.look()
        await self._stores.read_next_expiry()

    def _wake_at(self, due: int) -> None:
        if self._timer is None:
            delay_s = min(max((due - self._stores.clock()) / 1000, 1.0), _MOST_DELAY_S)
            self._timer = asyncio.get_running_loop().call_later(delay_s, self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._run(self.look())

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(_quietly(work), name="kv-keeping")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _quietly(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except (StorageUnavailable, StorageError) as exc:
        logger.warning(
            "the stores of deleted scripts could not be checked; the next start retries",
            extra={"action": "kv_keeping", "fault": str(exc)},
        )
