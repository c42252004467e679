"""A store as one run sees it: what is committed, or for a trial run with the run's own changes on top."""

from collections.abc import Callable, Sequence
from typing import Final, Protocol, TypeVar

from msgspec import Struct, structs

from picloud.manager.data.kv_operations import Keys, KvSteps, Read, Remove, Step, Write
from picloud.manager.data.kv_stores import KvStores, entry_of
from picloud.manager.data.kv_values import Entry
from picloud.manager.storage.stores.kv import KeyRange
from picloud.shared.models import MIB
from picloud.shared.services import Overlay, ServiceFault

PAGE_BYTES: Final = 1 * MIB
"""Of the values in a page of a listing; the page ends early, and the next one begins at its `next`."""
_FIRST_TRIAL_VERSION: Final = 2**62
"""Above all versions that were stored."""
_VERSION: Final = ("kv version", None, "")
"""The last version that the trial gave, in its overlay."""

T = TypeVar("T")


class Listing(Struct, frozen=True):
    """A part of a listing. `next`: the last key when there are more. `entry` is None where no values were asked for."""

    items: list[tuple[bytes, Entry | None]]
    next: bytes | None


class KvView(Protocol):
    """One store. Every method may raise `StorageUnavailable`."""

    async def find(self, key: bytes) -> Entry | None:
        """The live entry of a key."""
        ...

    async def find_all(self, keys: Sequence[bytes]) -> dict[bytes, Entry]:
        """The live entries of those keys that are there."""
        ...

    async def run(self, begin: Callable[[], KvSteps[T]], keys: tuple[bytes, ...] | None) -> T:
        """As `KvStores.run`."""
        ...

    async def list_keys(self, wanted: KeyRange, *, values: bool = False) -> Listing:
        """The keys of a range, with their values if these are asked for; then the listing may end early."""
        ...


class StoredView:
    """A `KvView` of what is committed. `script_id`: whose writes are counted."""

    def __init__(self, stores: KvStores, owner: str, script_id: str) -> None:
        self._stores = stores
        self._owner = owner
        self._script_id = script_id

    async def find(self, key: bytes) -> Entry | None:
        return await self._stores.find(self._owner, key)

    async def find_all(self, keys: Sequence[bytes]) -> dict[bytes, Entry]:
        found = await self._stores.store.find_all(self._owner, list(dict.fromkeys(keys)), self._stores.clock())
        return {row.key: entry_of(row) for row in found}

    async def run(self, begin: Callable[[], KvSteps[T]], keys: tuple[bytes, ...] | None) -> T:
        return await self._stores.run(self._owner, begin, keys, self._script_id)

    async def list_keys(self, wanted: KeyRange, *, values: bool = False) -> Listing:
        now = self._stores.clock()
        store = self._stores.store
        sizes = await store.list_sizes(self._owner, structs.replace(wanted, limit=wanted.limit + 1), now)
        count = min(fitting([len(key) + size for key, size in sizes]) if values else len(sizes), wanted.limit)
        has_more = len(sizes) > count
        if not values:
            return Listing([(key, None) for key, _ in sizes[:count]], sizes[count - 1][0] if has_more else None)
        found = await store.list_rows(self._owner, structs.replace(wanted, limit=max(count, 1)), now)
        return Listing([(row.key, entry_of(row)) for row in found], found[-1].key if has_more and found else None)


def fitting(sizes: Sequence[int]) -> int:
    """Return how many items of these sizes in bytes fit into a page, at least one of those that there are."""
    total = 0
    for count, size in enumerate(sizes):
        total += size
        if total > PAGE_BYTES:
            return max(count, 1)
    return len(sizes)


class TrialView:
    """A `KvView` of a trial run: reads what is committed, and keeps its own changes on a temporary layer.

    Args:
        overlay: of the run, shared with its other services; None where the trial cannot write.
    """

    def __init__(self, below: StoredView, owner: str, overlay: Overlay | None, now: Callable[[], int]) -> None:
        self._below = below
        self._owner = owner
        self._is_read_only = overlay is None
        self._overlay: Overlay = {} if overlay is None else overlay
        self._now = now

    async def find(self, key: bytes) -> Entry | None:
        place = ("kv", self._owner, key.decode())
        if place in self._overlay:
            entry: Entry | None = self._overlay[place]
            return entry if entry is not None and entry.is_live(self._now()) else None
        return await self._below.find(key)

    async def find_all(self, keys: Sequence[bytes]) -> dict[bytes, Entry]:
        found = {key: await self.find(key) for key in keys}
        return {key: entry for key, entry in found.items() if entry is not None}

    async def run(self, begin: Callable[[], KvSteps[T]], keys: tuple[bytes, ...] | None) -> T:
        """Carry out an operation on the layer; what it did is dropped when it raises."""
        del keys
        if self._is_read_only:
            raise ServiceFault("service_unavailable", "a trial of another process cannot write to a store")
        before = dict(self._overlay)
        steps = begin()
        try:
            step = next(steps)
            while True:
                step = steps.send(await self._answer(step))
        except StopIteration as done:
            result: T = done.value
            return result
        except BaseException:
            self._overlay.clear()
            self._overlay.update(before)
            raise

    async def _answer(self, step: Step) -> Entry | int | list[bytes] | None:
        if isinstance(step, Read):
            return await self.find(step.key)
        if isinstance(step, Keys):
            return [key for key, _ in (await self.list_keys(KeyRange(step.prefix, step.most))).items]
        if isinstance(step, Remove):
            self._overlay["kv", self._owner, step.key.decode()] = None
            return None
        return self._write(step)

    def _write(self, step: Write) -> int:
        version: int = self._overlay.get(_VERSION, _FIRST_TRIAL_VERSION) + 1
        self._overlay[_VERSION] = version
        self._overlay["kv", self._owner, step.key.decode()] = Entry(step.stored, version, step.expires_at)
        return version

    async def list_keys(self, wanted: KeyRange, *, values: bool = False) -> Listing:
        own = {
            place[2].encode(): entry
            for place, entry in self._overlay.items()
            if place[:2] == ("kv", self._owner) and place[2].encode().startswith(wanted.prefix)
        }
        below = await self._below.list_keys(structs.replace(wanted, limit=wanted.limit + len(own)))
        keys = {key for key, _ in below.items if key not in own}
        keys |= {
            key
            for key, entry in own.items()
            if entry is not None and entry.is_live(self._now()) and _follows(key, wanted)
        }
        if below.next is not None:  # what lies behind the part that was read is not known yet
            last = below.next
            keys = {key for key in keys if (key >= last if wanted.reverse else key <= last)}
        ordered = sorted(keys, reverse=wanted.reverse)
        has_more = below.next is not None or len(ordered) > wanted.limit
        items: list[tuple[bytes, Entry | None]] = []
        size = 0
        for key in ordered[: wanted.limit]:
            entry = await self.find(key) if values else None
            size += 0 if entry is None else len(key) + len(entry.stored.data)
            if size > PAGE_BYTES and items:
                has_more = True
                break
            items.append((key, entry))
        return Listing(items, items[-1][0] if has_more and items else None)


def _follows(key: bytes, wanted: KeyRange) -> bool:
    if wanted.after is None:
        return True
    return key < wanted.after if wanted.reverse else key > wanted.after
