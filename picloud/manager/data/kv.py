"""The service `kv` of scripts: validates arguments, runs operations, and shapes results and errors."""

from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Final

from picloud.manager.data import kv_operations as operations
from picloud.manager.data.arguments import (
    MAX_TTL_S,
    check_count,
    check_names,
    expiry_of,
    flag_of,
    integer_of,
    options_of,
)
from picloud.manager.data.kv_operations import AtomicPart, Check, Increment, Remove, Write
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.kv_values import (
    LEAST_INTEGER,
    MOST_INTEGER,
    encode_key,
    encode_prefix,
    encode_value,
    kind_of,
)
from picloud.manager.data.kv_views import KvView, StoredView, TrialView
from picloud.manager.data.owners import check_namespace, namespace_owner, script_owner
from picloud.manager.storage.stores.kv import KeyRange
from picloud.shared.arguments import bad_argument
from picloud.shared.errors import StorageUnavailable
from picloud.shared.models import MIB
from picloud.shared.services import NOT_NOW, NotNow, ServiceCaller, ServiceFault, Value

_MOST_KEYS: Final = 100
_MOST_LISTED: Final = 1_000
_MOST_DELETED: Final = 1_000
_MOST_PARTS: Final = 64
_MOST_ATOMIC_BYTES: Final = 1 * MIB
_KINDS_OF_PARTS: Final = ("check", "set", "delete", "incr")
_FIELDS_OF_PARTS: Final = {
    "check": ("check", "version"),
    "set": ("set", "value", "ttl_s"),
    "delete": ("delete",),
    "incr": ("incr", "by"),
}

Method = Callable[[KvView, list[Value]], Awaitable[Value]]


class KvProvider:
    """A `ServiceProvider`. The first argument of each call is the namespace, None for the script's own store."""

    def __init__(self, stores: KvStores) -> None:
        self._stores = stores
        self._methods: dict[str, Method] = {
            "get": _get,
            "get_all": _get_all,
            "entry": _entry,
            "set": self._set,
            "cas": self._cas,
            "swap": _swap,
            "delete": _delete,
            "delete_prefix": _delete_prefix,
            "incr": self._incr,
            "expire": self._expire,
            "ttl_s": self._ttl_s,
            "list": _list,
            "atomic": self._atomic,
        }

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        """As in `ServiceProvider`."""
        run = self._methods.get(method)
        if run is None:
            raise bad_argument(f"kv has no method {method[:64]!r}")
        if not arguments:
            raise bad_argument("the namespace is missing")
        view = self._view_of(caller, arguments[0])
        try:
            return await run(view, arguments[1:])
        except StorageUnavailable as exc:
            raise _fault_of(exc) from exc

    def answer_now(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value | NotNow:
        """As in `QuickProvider`: `get` from the script's own store, when the key is in memory."""
        if method != "get" or caller.is_trial or not 2 <= len(arguments) <= 3 or arguments[0] is not None:
            return NOT_NOW
        key = arguments[1]
        if not isinstance(key, str) or not key.isascii():
            return NOT_NOW
        is_kept, entry = self._stores.find_kept(script_owner(caller.script_id), key.encode())
        if not is_kept:  # as keys are that are not allowed
            return NOT_NOW
        if entry is not None:
            return entry.stored.value
        return arguments[2] if len(arguments) > 2 else None

    def _view_of(self, caller: ServiceCaller, namespace: Value) -> KvView:
        """Return the store that a call means.

        Raises:
            ServiceFault: `not_granted`, `bad_argument`.
        """
        owner = script_owner(caller.script_id)
        if namespace is not None:
            name = check_namespace(namespace)
            if name not in caller.grants.kv:
                raise ServiceFault(
                    "not_granted",
                    f"the script has no grant for the namespace {name}",
                    details={"grant": "kv", "name": name},
                )
            owner = namespace_owner(name)
        view = StoredView(self._stores, owner, caller.script_id)
        if not caller.is_trial:
            return view
        return TrialView(view, owner, caller.overlay, self._stores.clock)

    async def _set(self, view: KvView, arguments: list[Value]) -> Value:
        check_count(arguments, 2, 3, "(key, value) or (key, value, options)")
        key, stored = encode_key(arguments[0]), encode_value(arguments[1])
        expires_at = expiry_of(options_of(arguments, 2, ("ttl_s",)), self._stores.clock())
        return await view.run(partial(operations.write, key, stored, expires_at), (key,))

    async def _cas(self, view: KvView, arguments: list[Value]) -> Value:
        check_count(arguments, 3, 4, "(key, version, value) or (key, version, value, options)")
        key, stored = encode_key(arguments[0]), encode_value(arguments[2])
        version = integer_of(arguments[1], "the version", 0, MOST_INTEGER)
        expires_at = expiry_of(options_of(arguments, 3, ("ttl_s",)), self._stores.clock())
        return await view.run(partial(operations.compare_and_set, key, version, stored, expires_at), (key,))

    async def _incr(self, view: KvView, arguments: list[Value]) -> Value:
        check_count(arguments, 1, 3, "(key), (key, by) or (key, by, options)")
        key = encode_key(arguments[0])
        by = integer_of(arguments[1], "the difference", LEAST_INTEGER, MOST_INTEGER) if len(arguments) > 1 else 1
        expires_at = expiry_of(options_of(arguments, 2, ("ttl_s",)), self._stores.clock())
        return await view.run(partial(operations.increment, key, by, expires_at), (key,))

    async def _expire(self, view: KvView, arguments: list[Value]) -> Value:
        check_count(arguments, 2, 2, "(key, ttl_s)")
        key = encode_key(arguments[0])
        expires_at = self._stores.clock() + integer_of(arguments[1], "ttl_s", 1, MAX_TTL_S) * 1000
        return await view.run(partial(operations.expire, key, expires_at), (key,))

    async def _ttl_s(self, view: KvView, arguments: list[Value]) -> Value:
        check_count(arguments, 1, 1, "(key)")
        entry = await view.find(encode_key(arguments[0]))
        if entry is None or entry.expires_at is None:
            return None
        return -(-(entry.expires_at - self._stores.clock()) // 1000)  # rounded up: 0 would say that it is gone

    async def _atomic(self, view: KvView, arguments: list[Value]) -> Value:
        check_count(arguments, 1, 1, "(array of operations)")
        given = arguments[0]
        if not isinstance(given, list):
            raise bad_argument(f"the operations must be an array, not {kind_of(given)}")
        if len(given) > _MOST_PARTS:
            raise bad_argument(f"there may be at most {_MOST_PARTS} operations, not {len(given)}")
        parts = [_part_of(each, position, self._stores.clock()) for position, each in enumerate(given)]
        total = sum(len(part.key) + len(part.stored.data) for part in parts if isinstance(part, Write))
        if total > _MOST_ATOMIC_BYTES:
            raise bad_argument(f"the operations may write at most {_MOST_ATOMIC_BYTES} bytes, not {total}")
        if not parts:
            return []
        versions = await view.run(partial(operations.atomic, parts), tuple({part.key for part in parts}))
        return versions if versions is None else list(versions)


async def _get(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 1, 2, "(key) or (key, otherwise)")
    entry = await view.find(encode_key(arguments[0]))
    if entry is not None:
        return entry.stored.value
    return arguments[1] if len(arguments) > 1 else None


async def _get_all(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 1, 1, "(array of keys)")
    keys = arguments[0]
    if not isinstance(keys, list):
        raise bad_argument(f"the keys must be an array, not {kind_of(keys)}")
    if len(keys) > _MOST_KEYS:
        raise bad_argument(f"there may be at most {_MOST_KEYS} keys, not {len(keys)}")
    if not keys:
        return {}
    found = await view.find_all([encode_key(key) for key in keys])
    return {key.decode(): entry.stored.value for key, entry in found.items()}


async def _entry(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 1, 1, "(key)")
    key = encode_key(arguments[0])
    entry = await view.find(key)
    if entry is None:
        return None
    return {
        "key": key.decode(),
        "value": entry.stored.value,
        "version": entry.version,
        "expires_at_ms": entry.expires_at,
    }


async def _swap(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 2, 2, "(key, value)")
    key, stored = encode_key(arguments[0]), encode_value(arguments[1])
    before = await view.run(partial(operations.swap, key, stored), (key,))
    return None if before is None else before.value


async def _delete(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 1, 1, "(key)")
    key = encode_key(arguments[0])
    return await view.run(partial(operations.delete, key), (key,))


async def _delete_prefix(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 1, 1, "(prefix)")
    prefix = encode_prefix(arguments[0])
    return await view.run(partial(operations.delete_prefix, prefix, _MOST_DELETED), None)


async def _list(view: KvView, arguments: list[Value]) -> Value:
    check_count(arguments, 1, 2, "(prefix) or (prefix, options)")
    options = options_of(arguments, 1, ("limit", "after", "values", "reverse"))
    values = flag_of(options, "values")
    after = options.get("after")
    wanted = KeyRange(
        encode_prefix(arguments[0]),
        integer_of(options.get("limit", 100), "limit", 1, _MOST_LISTED),
        None if after is None else encode_key(after),
        flag_of(options, "reverse"),
    )
    listing = await view.list_keys(wanted, values=values)
    items: list[Value] = []
    for key, entry in listing.items:
        item: dict[str, Value] = {"key": key.decode()}
        if entry is not None:
            item |= {"value": entry.stored.value, "version": entry.version, "expires_at_ms": entry.expires_at}
        items.append(item)
    return {"items": items, "next": None if listing.next is None else listing.next.decode()}


def _part_of(given: Value, position: int, now: int) -> AtomicPart:
    """One operation of `kv.atomic`."""
    try:
        if not isinstance(given, dict):
            raise bad_argument(f"it must be a map, not {kind_of(given)}")
        kinds = [kind for kind in _KINDS_OF_PARTS if kind in given]
        if len(kinds) != 1:
            check_names(given, _KINDS_OF_PARTS, "operation")
            raise bad_argument(f"it must have exactly one of {', '.join(_KINDS_OF_PARTS)}")
        check_names(given, _FIELDS_OF_PARTS[kinds[0]], "field")
        return _part_of_kind(kinds[0], given, now)
    except ServiceFault as fault:
        raise ServiceFault(fault.code, f"operation {position + 1}: {fault.message}", details=fault.details) from None


def _part_of_kind(kind: str, given: Mapping[str, Value], now: int) -> AtomicPart:
    key = encode_key(given[kind])
    if kind == "check":
        return Check(key, integer_of(given.get("version"), "version", 0, MOST_INTEGER))
    if kind == "set":
        if "value" not in given:
            raise bad_argument("set needs a value")
        return Write(key, encode_value(given["value"]), expiry_of(given, now))
    if kind == "delete":
        return Remove(key)
    return Increment(key, integer_of(given.get("by", 1), "by", LEAST_INTEGER, MOST_INTEGER))


def _fault_of(error: StorageUnavailable) -> ServiceFault:
    """Return the error that a script gets when the database is unavailable."""
    if error.code == "commit_unknown":
        message = "the database failed before it confirmed; the change may or may not have been made"
        return ServiceFault("commit_unknown", message)
    if error.code == "storage_full":
        return ServiceFault("storage_full", "the disk is full; nothing was changed", retryable=True)
    message = "the store cannot be read or written now; nothing was changed"
    return ServiceFault("storage_unavailable", message, retryable=True)
