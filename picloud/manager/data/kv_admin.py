"""The key-value stores as the admin API shows and changes them. Changes are written to the audit log."""

import hashlib
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final, TypeVar

from msgspec import Struct, structs

from picloud.manager.audit.log import new_entry
from picloud.manager.data import kv_ledger as ledger
from picloud.manager.data.kv_operations import KvSteps, Read, Remove, Write
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.kv_values import Entry, Stored
from picloud.manager.data.kv_views import fitting
from picloud.manager.data.owners import NAMESPACE, SCRIPT, namespace_owner, script_owner
from picloud.manager.ids import is_id, is_name
from picloud.manager.models.audit import Caller
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores import kv as rows
from picloud.manager.storage.stores.audit import AuditStore
from picloud.manager.storage.stores.kv import KeyRange, KvRow, StoreRow
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.errors import BadRequest, Conflict, Invalid, NotFound, PiCloudError, TooLarge
from picloud.shared.services import ServiceFault

_EXPORTED_AT_ONCE: Final = 1_000

T = TypeVar("T")


class StoreInfo(Struct, frozen=True, kw_only=True):
    """A store. `name`: of the script, None when it was deleted, or of the namespace; times are milliseconds."""

    owner: str
    name: str | None
    keys: int
    bytes: int
    max_keys: int
    max_bytes: int
    deleted_at: int | None

    @property
    def is_namespace(self) -> bool:
        return self.owner.startswith(NAMESPACE)

    @property
    def id(self) -> str:
        """Return the name of the store in the API: the id of the script, or `namespace:` and its name."""
        return self.owner.removeprefix(SCRIPT)


class Item(Struct, frozen=True):
    """A key with its value, to be imported. `expires_at`: milliseconds, None for never."""

    key: bytes
    stored: Stored
    expires_at: int | None = None


class Expiry(Struct, frozen=True):
    """The end of a key that is written. `is_kept`: a key that is there keeps its own."""

    ttl_s: int | None = None
    is_kept: bool = False


class KvAdmin:
    """Reads and changes stores on behalf of API clients.

    Every method may raise `StorageUnavailable`. An `owner` is what `find_owner` returned. A change and its entry are in
    two databases: the entry follows the change even when the caller is gone.
    """

    def __init__(self, stores: KvStores, scripts: ScriptStore, audit: AuditStore) -> None:
        self._stores = stores
        self._scripts = scripts
        self._audit = audit
        self._to_the_end = Shielded()

    async def list_stores(self) -> list[StoreInfo]:
        """All stores that were ever written to, by name; those of deleted scripts last."""
        names = await self._scripts.list_names()
        found = [_info_of(row, names) for row in await self._stores.store.list_stores()]
        return sorted(found, key=lambda store: (store.name is None, store.is_namespace, store.name or store.owner))

    async def find_owner(self, reference: str) -> str:
        """The owner of the store of a script, given its name or id, or of `namespace:NAME`.

        Raises:
            BadRequest: it can be neither. NotFound: there is no such script.
        """
        if reference.startswith(NAMESPACE):
            name = reference.removeprefix(NAMESPACE)
            if is_name(name):
                return namespace_owner(name)
        elif is_name(reference):
            script_id = await self._scripts.find_id(reference)
            if script_id is not None:
                return script_owner(script_id)
            raise NotFound("There is no such script.")
        elif is_id(reference):
            owner = script_owner(reference)
            if await self._scripts.find_name(reference) is not None or await self._stores.store.find_store(owner):
                return owner
            raise NotFound("There is no such script, and no store of a deleted one.")
        raise BadRequest("A store is named by the name or id of its script, or as namespace:NAME.")

    async def list_keys(self, owner: str, prefix: bytes, after: bytes | None, limit: int) -> tuple[list[KvRow], bool]:
        """Rows in the order of their keys, at most a megabyte of values, and whether there are more."""
        now = self._stores.clock()
        wanted = KeyRange(prefix, limit + 1, after)
        sizes = await self._stores.store.list_sizes(owner, wanted, now)
        count = min(fitting([size for _, size in sizes]), limit)
        if not count:
            return [], False
        found = await self._stores.store.list_rows(owner, structs.replace(wanted, limit=count), now)
        return found, len(sizes) > count

    async def get(self, owner: str, key: bytes) -> KvRow:
        """The row of a key.

        Raises:
            NotFound: there is no such key.
        """
        row = await self._stores.store.find(owner, key, self._stores.clock())
        if row is None:
            raise NotFound("There is no such key.")
        return row

    async def put(
        self, owner: str, item: Item, by: Caller, expiry: Expiry, if_match: Collection[str] | None = None
    ) -> KvRow:
        """Write a key.

        Args:
            if_match: versions that the key may have; None for any, and for a key that is not there.
        Raises:
            Conflict: `precondition_failed`. PiCloudError: `data_full`.
        """
        await self._to_the_end.run(self._put(owner, item, by, expiry, if_match))
        return await self.get(owner, item.key)

    async def _put(self, owner: str, item: Item, by: Caller, expiry: Expiry, if_match: Collection[str] | None) -> None:
        expires_at = None if expiry.ttl_s is None else self._stores.clock() + expiry.ttl_s * 1000

        def steps() -> KvSteps[None]:
            entry: Entry | None = yield Read(item.key)
            _check_precondition(entry, if_match)
            kept = entry.expires_at if expiry.is_kept and entry is not None else expires_at
            yield Write(item.key, item.stored, kept)

        await self._run(owner, steps, (item.key,))
        await self._note(by, "kv.set", owner, item.key, stored=item.stored)

    async def delete(self, owner: str, key: bytes, by: Caller, if_match: Collection[str] | None = None) -> None:
        """Delete a key.

        Raises:
            NotFound: there is no such key. Conflict: `precondition_failed`.
        """
        await self._to_the_end.run(self._delete(owner, key, by, if_match))

    async def _delete(self, owner: str, key: bytes, by: Caller, if_match: Collection[str] | None) -> None:
        def steps() -> KvSteps[bool]:
            entry: Entry | None = yield Read(key)
            if entry is None:
                return False
            _check_precondition(entry, if_match)
            yield Remove(key)
            return True

        if not await self._run(owner, steps, (key,)):
            raise NotFound("There is no such key.")
        await self._note(by, "kv.delete", owner, key)

    async def export(self, owner: str, prefix: bytes, by: Caller) -> AsyncIterator[KvRow]:
        """Rows in the order of their keys; each page is what was committed when it was read.

        The entry in the audit log is written before anything is returned.
        """
        await self._note(by, "kv.export", owner, prefix)
        return self._rows_of(owner, prefix)

    async def _rows_of(self, owner: str, prefix: bytes) -> AsyncIterator[KvRow]:
        after = None
        has_more = True
        while has_more:
            page, has_more = await self.list_keys(owner, prefix, after, _EXPORTED_AT_ONCE)
            for row in page:
                yield row
                after = row.key

    async def import_items(self, owner: str, items: Sequence[Item], by: Caller) -> int:
        """Write all items, or none of them; return how many were written. Those that have expired are left out.

        Raises:
            PiCloudError: `data_full`.
        """
        return await self._to_the_end.run(self._import_items(owner, items, by))

    async def _import_items(self, owner: str, items: Sequence[Item], by: Caller) -> int:
        now = self._stores.clock()
        live = [item for item in items if item.expires_at is None or item.expires_at > now]

        def steps() -> KvSteps[int]:
            for item in live:
                yield Write(item.key, item.stored, item.expires_at)
            return len(live)

        written = await self._run(owner, steps, tuple({item.key for item in live}))
        await self._note(by, "kv.import", owner, b"", details={"keys": written})
        return written

    async def set_quota(self, owner: str, max_keys: int | None, max_bytes: int | None, by: Caller) -> None:
        """Give a store a quota of its own, None for the default one.

        Raises:
            NotFound: nothing was ever written to the store.
        """
        await self._to_the_end.run(self._set_quota(owner, max_keys, max_bytes, by))

    async def _set_quota(self, owner: str, max_keys: int | None, max_bytes: int | None, by: Caller) -> None:
        if not await self._stores.administer(owner, partial(rows.set_quota, owner, max_keys, max_bytes)):
            raise NotFound("There is no such store; it is made when something is written to it.")
        await self._note(by, "kv.quota", owner, b"", details={"max_keys": max_keys, "max_bytes": max_bytes})

    async def _run(self, owner: str, steps: Callable[[], KvSteps[T]], keys: tuple[bytes, ...]) -> T:
        try:
            return await self._stores.run(owner, steps, keys)
        except ServiceFault as fault:
            raise error_of(fault) from fault

    async def _note(
        self,
        by: Caller,
        action: str,
        owner: str,
        key: bytes,
        *,
        stored: Stored | None = None,
        details: dict[str, int | None] | None = None,
    ) -> None:
        entry = new_entry(
            by,
            action,
            self._stores.clock(),
            object_type="kv",
            object_id=owner.removeprefix(SCRIPT),
            object_name=key.decode(),
            new_hash=None if stored is None else hashlib.sha256(stored.data).hexdigest(),
            details=details,
        )
        await self._audit.add(entry)


def _info_of(row: StoreRow, scripts: Mapping[str, str]) -> StoreInfo:
    """Return what is known of a store. `scripts`: names by id."""
    is_namespace = row.owner.startswith(NAMESPACE)
    size = ledger.size_of(row)
    return StoreInfo(
        owner=row.owner,
        name=row.owner.removeprefix(NAMESPACE) if is_namespace else scripts.get(row.owner.removeprefix(SCRIPT)),
        keys=size.keys,
        bytes=size.bytes,
        max_keys=size.max_keys,
        max_bytes=size.max_bytes,
        deleted_at=row.deleted_at,
    )


def error_of(fault: ServiceFault) -> PiCloudError:
    """Return the error of the admin API for a fault of a store."""
    message = fault.message[:1].upper() + fault.message[1:] + "."
    if fault.code == "kv_full":
        return PiCloudError(message, code="data_full", details=fault.details)
    if fault.code == "kv_value_too_large":
        return TooLarge(message, details=fault.details)
    return Invalid(message, details=fault.details)


def _check_precondition(entry: Entry | None, if_match: Collection[str] | None) -> None:
    if if_match is not None and (entry is None or str(entry.version) not in if_match):
        raise Conflict("The key was changed meanwhile; read it again.", code="precondition_failed")
