"""The SQL of key-value stores. Keys compare byte by byte on both engines."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from picloud.manager.storage.database import Ask, Reader, Row, Steps

PROJECT: Final = "default"
BLOCK_OF_VERSIONS: Final = 10_000
"""Reserved at once where one process alone writes; what a stop leaves of them is never used."""

_SIZE: Final = "length(k.key) + length(k.value)"
_STORES: Final = f"""
    SELECT s.owner, s.number, s.deleted_at, s.max_keys, s.max_bytes,
        count(k.store) AS keys, COALESCE(sum({_SIZE}), 0) AS bytes
    FROM stores s LEFT JOIN kv k ON k.store = s.number
    WHERE s.project = '{PROJECT}' GROUP BY s.owner, s.number, s.deleted_at, s.max_keys, s.max_bytes ORDER BY s.owner
"""  # noqa: S608  constants
_OWNERS: Final = f"""
    SELECT owner, number, deleted_at, max_keys, max_bytes, 0 AS keys, 0 AS bytes FROM stores
    WHERE project = '{PROJECT}' ORDER BY owner
"""  # noqa: S608  as above
_NEXT_EXPIRY: Final = "SELECT min(expires_at) AS at FROM kv WHERE expires_at IS NOT NULL"
_MAKE_STORE: Final = f"""
    INSERT INTO stores (number, project, owner)
    SELECT COALESCE(max(number), 0) + 1, '{PROJECT}', $1 FROM stores WHERE true
    ON CONFLICT (project, owner) DO UPDATE SET deleted_at = NULL
    RETURNING number, deleted_at, max_keys, max_bytes, owner, 0 AS keys, 0 AS bytes
"""  # noqa: S608  as above
_RESERVE: Final = """
    INSERT INTO counters (name, value) VALUES ('kv_version', $1)
    ON CONFLICT (name) DO UPDATE SET value = counters.value + excluded.value RETURNING value
"""
_ROW: Final = "SELECT kind, value, version, expires_at FROM kv WHERE store = $1 AND key = $2"
_PUT: Final = """
    INSERT INTO kv (store, key, kind, value, version, expires_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (store, key) DO UPDATE SET kind = excluded.kind, value = excluded.value, version = excluded.version,
        expires_at = excluded.expires_at, updated_at = excluded.updated_at
"""
_REMOVE: Final = "DELETE FROM kv WHERE store = $1 AND key = $2"
_LIVE: Final = "(k.expires_at IS NULL OR k.expires_at > $2)"
_KEYS: Final = f"""
    SELECT key, {_SIZE} AS bytes FROM kv k
    WHERE store = $1 AND {_LIVE} AND key >= $3 AND key < $4 ORDER BY key LIMIT $5
"""  # noqa: S608  as above
_PURGE: Final = f"""
    DELETE FROM kv WHERE (store, key) IN
        (SELECT store, key FROM kv WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)
    RETURNING store, {_SIZE.replace("k.", "")} AS bytes
"""  # noqa: S608  as above
_OF_OWNER: Final = f"FROM kv k JOIN stores s ON s.number = k.store WHERE s.project = '{PROJECT}' AND s.owner = $1"
_COLUMNS: Final = "k.key, k.kind, k.value, k.version, k.expires_at, k.updated_at"
_ONE: Final = f"SELECT {_COLUMNS} {_OF_OWNER} AND {_LIVE} AND k.key = $3"
_END: Final = b"\xff"
"""Greater than every byte of UTF-8: what follows the last key of a prefix."""


class StoreRow(Struct, frozen=True):
    """A store with its size. `deleted_at`: when its script was deleted."""

    owner: str
    number: int
    deleted_at: int | None
    max_keys: int | None
    max_bytes: int | None
    keys: int
    bytes: int


class KvRow(Struct, frozen=True):
    """A key with its value. Times are milliseconds since 1970-01-01 UTC."""

    key: bytes
    kind: int
    value: bytes
    version: int
    expires_at: int | None
    updated_at: int


class KeyRange(Struct, frozen=True):
    """The first keys that begin with a prefix, in the order of their bytes, or in the reverse order.

    `limit`: how many; `after`: only those behind this key, in the order of the range.
    """

    prefix: bytes
    limit: int
    after: bytes | None = None
    reverse: bool = False


class KvStore:
    """Reads of what is committed. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Reader) -> None:
        self._database = database

    async def list_stores(self) -> list[StoreRow]:
        """All stores with their size, by owner. Looks at every row."""
        return [_store_row(row) for row in await self._database.fetch_all(_STORES)]

    async def list_owners(self) -> list[StoreRow]:
        """All stores by owner, without their sizes, which are 0 here. Looks at no key."""
        return [_store_row(row) for row in await self._database.fetch_all(_OWNERS)]

    async def find_store(self, owner: str) -> bool:
        """Return whether the owner has a store."""
        sql = f"SELECT number FROM stores WHERE project = '{PROJECT}' AND owner = $1"  # noqa: S608  a constant
        return await self._database.fetch_one(sql, owner) is not None

    async def find(self, owner: str, key: bytes, now: int) -> KvRow | None:
        """The key's row, None when there is none or it has expired."""
        row = await self._database.fetch_one(_ONE, owner, now, key)
        return None if row is None else _kv_row(row)

    async def find_all(self, owner: str, keys: Sequence[bytes], now: int) -> list[KvRow]:
        """The rows of those keys that are there, in no particular order."""
        marks = ", ".join(f"${number}" for number in range(3, 3 + len(keys)))
        sql = f"SELECT {_COLUMNS} {_OF_OWNER} AND {_LIVE} AND k.key IN ({marks})"
        return [_kv_row(row) for row in await self._database.fetch_all(sql, owner, now, *keys)]

    async def list_sizes(self, owner: str, wanted: KeyRange, now: int) -> list[tuple[bytes, int]]:
        """The keys of a range in its order, each with the bytes of its value."""
        rows = await self._list("k.key AS key, length(k.value) AS bytes", owner, wanted, now)
        return [(bytes(row["key"]), row["bytes"]) for row in rows]

    async def list_rows(self, owner: str, wanted: KeyRange, now: int) -> list[KvRow]:
        """The rows of a range in its order."""
        return [_kv_row(row) for row in await self._list(_COLUMNS, owner, wanted, now)]

    async def _list(self, columns: str, owner: str, wanted: KeyRange, now: int) -> list[Row]:
        condition, low, high = _bounds(wanted)
        order = "DESC" if wanted.reverse else "ASC"
        return await self._database.fetch_all(
            f"SELECT {columns} {_OF_OWNER} AND {_LIVE} AND {condition} ORDER BY k.key {order} LIMIT $5",
            owner, now, low, high, wanted.limit,
        )  # fmt: skip


def _bounds(wanted: KeyRange) -> tuple[str, bytes, bytes]:
    """The condition of a range with the parameters $3 and $4, and their values."""
    low, high, after = wanted.prefix, wanted.prefix + _END, wanted.after
    if after is None:
        return "k.key >= $3 AND k.key < $4", low, high
    if wanted.reverse:
        return "k.key >= $3 AND k.key < $4", low, min(high, after)
    if after < low:
        return "k.key >= $3 AND k.key < $4", low, high
    return "k.key > $3 AND k.key < $4", after, high


def read_stores() -> Steps[list[StoreRow]]:
    """All stores with their size."""
    return [_store_row(row) for row in (yield Ask(_STORES))]


def read_next_expiry() -> Steps[int | None]:
    """The time at which the next key expires, None when none does."""
    (row,) = yield Ask(_NEXT_EXPIRY)
    at: int | None = row["at"]
    return at


def make_store(owner: str) -> Steps[StoreRow]:
    """The owner's store, made if it has none. Its sizes are those of an empty one."""
    (row,) = yield Ask(_MAKE_STORE, (owner,))
    return _store_row(row)


def reserve_versions(count: int) -> Steps[int]:
    """Reserve versions; return the last of them."""
    (row,) = yield Ask(_RESERVE, (count,))
    return int(row["value"])


def read_row(store: int, key: bytes) -> Steps[KvRow | None]:
    """The row of a key, also one that has expired; `updated_at` is not read."""
    rows = yield Ask(_ROW, (store, key))
    if not rows:
        return None
    row = rows[0]
    return KvRow(key, row["kind"], bytes(row["value"]), row["version"], row["expires_at"], 0)


def put_row(store: int, row: KvRow) -> Steps[None]:
    yield Ask(_PUT, (store, row.key, row.kind, row.value, row.version, row.expires_at, row.updated_at))


def remove_row(store: int, key: bytes) -> Steps[None]:
    yield Ask(_REMOVE, (store, key))


def read_keys(store: int, prefix: bytes, now: int, most: int) -> Steps[list[tuple[bytes, int]]]:
    """The first live keys of a prefix, each with the bytes of key and value."""
    rows = yield Ask(_KEYS, (store, now, prefix, prefix + _END, most))
    return [(bytes(row["key"]), row["bytes"]) for row in rows]


def purge_expired(now: int, most: int) -> Steps[list[tuple[int, int]]]:
    """Delete expired rows; return store and bytes of each."""
    rows = yield Ask(_PURGE, (now, most))
    return [(row["store"], row["bytes"]) for row in rows]


def mark_deleted(owner: str, at: int | None) -> Steps[bool]:
    """Mark the store of a deleted owner, or with None unmark it; return whether that changed anything."""
    state = "IS NOT NULL" if at is None else "IS NULL"
    sql = f"UPDATE stores SET deleted_at = $2 WHERE project = '{PROJECT}' AND owner = $1 AND deleted_at {state} RETURNING number"  # noqa: S608, E501  constants
    return bool((yield Ask(sql, (owner, at))))


def drop_store(number: int, most: int) -> Steps[bool]:
    """Delete rows of a store, and the store when none is left; return whether it is gone."""
    sql = "DELETE FROM kv WHERE store = $1 AND key IN (SELECT key FROM kv WHERE store = $1 LIMIT $2) RETURNING store"
    rows = yield Ask(sql, (number, most))
    if len(rows) == most:
        return False
    yield Ask("DELETE FROM stores WHERE number = $1", (number,))
    return True


def set_quota(owner: str, max_keys: int | None, max_bytes: int | None) -> Steps[bool]:
    """Give a store a quota of its own, None for the default one; return whether there is such a store."""
    sql = f"UPDATE stores SET max_keys = $2, max_bytes = $3 WHERE project = '{PROJECT}' AND owner = $1 RETURNING number"  # noqa: S608  constants
    return bool((yield Ask(sql, (owner, max_keys, max_bytes))))


def _store_row(row: Row) -> StoreRow:
    return StoreRow(
        row["owner"],
        row["number"],
        row["deleted_at"],
        row["max_keys"],
        row["max_bytes"],
        row["keys"],
        int(row["bytes"]),
    )


def _kv_row(row: Row) -> KvRow:
    return KvRow(
        bytes(row["key"]), row["kind"], bytes(row["value"]), row["version"], row["expires_at"], row["updated_at"]
    )
