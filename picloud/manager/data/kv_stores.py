"""The key-value stores of an installation: reads through the cache, writes through the grouped writer, expiry.

Nothing is written and nothing wakes up while no key is about to expire.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from picloud.manager.data.kv_cache import CACHE_BYTES, KvCache
from picloud.manager.data.kv_database import on_database
from picloud.manager.data.kv_ledger import Ledger, StoreSize
from picloud.manager.data.kv_operations import KvSteps
from picloud.manager.data.kv_values import Entry, Stored
from picloud.manager.data.kv_written import WrittenByScript
from picloud.manager.storage.database import Database, Steps
from picloud.manager.storage.grouped_writer import GroupedWriter, GroupSizes
from picloud.manager.storage.stores import kv as rows
from picloud.manager.storage.stores.kv import KvRow, KvStore
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import StorageUnavailable

PURGE_EVERY_MS: Final = 3_600_000
_PURGED_AT_ONCE: Final = 500
_MOST_DELAY_MS: Final = 12 * PURGE_EVERY_MS

logger = logging.getLogger(__name__)
T = TypeVar("T")


class KvStores:
    """All stores. `close()` finishes writes that wait.

    Args:
        max_bytes: of all stores together.
    """

    def __init__(self, database: Database, *, max_bytes: int, clock: Clock = now_ms) -> None:
        self.store = KvStore(database)
        self.clock = clock
        self._ledger = Ledger(database.dialect, max_bytes)
        self._writer = GroupedWriter(database, self._ledger.forget)
        # Other services may write to a database on a server.
        self._cache = KvCache(CACHE_BYTES if database.dialect == "sqlite" else 0)
        self.written = WrittenByScript(clock)
        self._timer: asyncio.TimerHandle | None = None
        self._is_purging = False

    @property
    def sizes(self) -> Mapping[str, StoreSize] | None:
        """The stores by owner; None while they have to be counted anew."""
        return self._ledger.sizes

    @property
    def max_bytes(self) -> int:
        """Of all stores together."""
        return self._ledger.max_bytes

    @property
    def bytes_beside(self) -> int:
        """Of what the data store has besides the stores."""
        return self._ledger.bytes_beside

    def set_bytes_beside(self, size: int) -> None:
        """Note how many bytes the data store has besides the stores: they share `max_bytes`."""
        self._ledger.bytes_beside = size

    @property
    def groups(self) -> GroupSizes:
        """The transactions since the start."""
        return self._writer.sizes

    async def read_sizes(self) -> Mapping[str, StoreSize]:
        """The stores by owner, counted anew if they must be."""

        def steps() -> Steps[Mapping[str, StoreSize]]:
            return dict((yield from self._ledger.load(self.clock())))

        found = self._ledger.sizes
        return await self._writer.write(steps) if found is None else found

    def find_kept(self, owner: str, key: bytes) -> tuple[bool, Entry | None]:
        """Return whether the key is in memory, and its live entry."""
        is_kept, entry = self._cache.find((owner, key))
        return is_kept, entry if entry is not None and entry.is_live(self.clock()) else None

    async def find(self, owner: str, key: bytes) -> Entry | None:
        """The live entry of a key."""
        place = (owner, key)
        is_kept, entry = self._cache.find(place)
        if not is_kept:
            reading = self._cache.begin_read(place)
            found = False
            try:
                row = await self.store.find(owner, key, self.clock())
                entry, found = None if row is None else entry_of(row), True
            finally:
                self._cache.end_read(place, reading, entry, found=found)
        return entry if entry is not None and entry.is_live(self.clock()) else None

    async def run(
        self, owner: str, begin: Callable[[], KvSteps[T]], keys: tuple[bytes, ...] | None, script_id: str = ""
    ) -> T:
        """Carry out an operation; it is committed when this returns.

        Args:
            keys: those that it may change; None when that is not known.
            script_id: the script whose writes are counted; empty for nobody's.
        Raises:
            ServiceFault: as `on_database`.
            StorageUnavailable: nothing was done, but for the code `commit_unknown`.
        """
        self._cache.begin_write(owner, keys)
        self._purge_if_due()
        written: list[int] = []
        operation = on_database(owner, begin, self._ledger, self.clock, written.append)
        result = await self._writer.write(operation, lambda: self._cache.end_write(owner, keys))
        if script_id and written[-1]:
            self.written.note(script_id, written[-1])
        self._arm()
        return result

    async def administer(self, owner: str, steps: Callable[[], Steps[T]]) -> T:
        """Carry out statements on the store of an owner, and recount it afterwards."""

        def operation() -> Steps[T]:
            result = yield from steps()
            self._ledger.forget()  # here, because operations of the writer alone may change the ledger
            return result

        self._cache.begin_write(owner, None)
        return await self._writer.write(operation, lambda: self._cache.end_write(owner, None))

    async def close(self) -> None:
        """Finish the writes that wait, and stop purging."""
        if self._timer is not None:
            self._timer.cancel()
        await self._writer.close()

    async def read_next_expiry(self) -> None:
        """Learn from the database when the next key expires, once at the start."""

        def steps() -> Steps[None]:
            yield from self._ledger.load(self.clock())

        await self._writer.write(steps)
        self._arm()

    def _purge_steps(self) -> Steps[int]:
        now = self.clock()
        stores = yield from self._ledger.load(now)
        if self._ledger.next_expiry is None or self._ledger.next_expiry > now:
            return 0
        gone = yield from rows.purge_expired(now, _PURGED_AT_ONCE)
        next_expiry = yield from rows.read_next_expiry()
        by_number = {size.number: size for size in stores.values()}
        for number, size_bytes in gone:
            if number in by_number:
                by_number[number].keys -= 1
                by_number[number].bytes -= size_bytes
        self._ledger.next_expiry = next_expiry
        return len(gone)

    def _purge_if_due(self) -> None:
        """Begin to delete expired rows in the transaction of the next write."""
        due = self._ledger.next_expiry
        if due is not None and due <= self.clock() and not self._is_purging:
            self._purge()

    def _purge(self) -> None:
        """Delete expired rows, a bounded number in each transaction, before what is written next."""
        try:
            self._writer.submit(self._purge_steps).add_done_callback(self._end_purge)
        except StorageUnavailable:
            return
        self._is_purging = True

    def _end_purge(self, purged: "asyncio.Future[int]") -> None:
        self._is_purging = False
        if purged.cancelled():
            return
        fault = purged.exception()
        if fault is not None:
            logger.warning("expired keys could not be deleted yet", extra={"action": "kv_purge", "fault": str(fault)})
        elif purged.result() == _PURGED_AT_ONCE:
            self._purge()
        else:
            self._arm()

    def _arm(self) -> None:
        """Wake up when there is something to purge, but not within an hour: a write purges as well."""
        due = self._ledger.next_expiry
        if self._timer is not None or due is None:
            return
        delay_ms = min(max(due - self.clock(), PURGE_EVERY_MS), _MOST_DELAY_MS)
        self._timer = asyncio.get_running_loop().call_later(delay_ms / 1000, self._wake)

    def _wake(self) -> None:
        self._timer = None
        self._purge_if_due()
        self._arm()


def entry_of(row: KvRow) -> Entry:
    return Entry(Stored(row.kind, row.value), row.version, row.expires_at)
