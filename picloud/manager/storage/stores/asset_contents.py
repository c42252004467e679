"""Contents of static assets in the data store, by their SHA-256: SQL alone. What a version needs is said elsewhere."""

from collections.abc import Iterable, Sequence
from typing import Final

from picloud.manager.storage.database import Database, Value

_BEGIN: Final = """
    INSERT INTO asset_contents (id, size, complete, used_at) VALUES ($1, $2, 0, $3)
    ON CONFLICT (id) DO UPDATE SET used_at = excluded.used_at
"""
_PIECE: Final = """
    INSERT INTO asset_pieces (content, position, bytes) VALUES ($1, $2, $3) ON CONFLICT (content, position) DO NOTHING
"""
_COMPLETE: Final = "UPDATE asset_contents SET complete = 1 WHERE id = $1"
_TOUCH: Final = "UPDATE asset_contents SET used_at = $2 WHERE id = $1 AND complete = 1"
_READ: Final = """
    SELECT bytes FROM asset_pieces WHERE content = $1 AND position >= $2 AND position < $3 ORDER BY position
"""
_LIST: Final = "SELECT id FROM asset_contents WHERE used_at <= $1 AND id > $2 ORDER BY id LIMIT 1000"
_DELETE: Final = "DELETE FROM asset_contents WHERE id = $1 AND used_at <= $2"
_DELETED_AT_ONCE: Final = 20

Statement = tuple[str, tuple[Value, ...]]


class AssetContentStore:
    """Keeps contents in a data `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def is_shared(self) -> bool:
        """Whether other services may write to it too."""
        return self._database.dialect == "postgres"

    async def keep(self, ids: Iterable[str], now: int) -> set[str]:
        """Note that a push needs these contents; return those that are there, whole."""
        found = set()
        async with self._database.transaction() as transaction:
            for each in ids:
                if await transaction.execute(_TOUCH, each, now):
                    found.add(each)
        return found

    async def write(self, statements: Sequence[Statement]) -> None:
        """Carry out statements of `begin`, `piece` and `complete` in one transaction."""
        async with self._database.transaction() as transaction:
            for sql, parameters in statements:
                await transaction.execute(sql, *parameters)

    async def read(self, content: str, position: int, count: int) -> bytes:
        """Up to `count` pieces from the one at `position` on; empty when there are none."""
        rows = await self._database.fetch_all(_READ, content, position, position + count)
        return b"".join(bytes(row["bytes"]) for row in rows)

    async def total_bytes(self) -> int:
        """The size of all contents."""
        row = await self._database.fetch_one("SELECT COALESCE(sum(size), 0) AS bytes FROM asset_contents")
        return 0 if row is None else int(row["bytes"])

    async def list_unused(self, needed: set[str], until: int) -> list[str]:
        """The contents that are not among those needed, and that no push needed after this time."""
        found: list[str] = []
        last = ""
        while rows := await self._database.fetch_all(_LIST, until, last):
            last = rows[-1]["id"]
            found += [row["id"] for row in rows if row["id"] not in needed]
        return found

    async def delete(self, ids: Sequence[str], until: int) -> None:
        """Delete contents unless a push needed them after this time; some in each transaction."""
        for start in range(0, len(ids), _DELETED_AT_ONCE):
            async with self._database.transaction() as transaction:
                await transaction.execute_many(
                    _DELETE, [(each, until) for each in ids[start : start + _DELETED_AT_ONCE]]
                )


def begin(content: str, size: int, now: int) -> Statement:
    """Return the statement before the first piece of a content."""
    return _BEGIN, (content, size, now)


def piece(content: str, position: int, data: bytes) -> Statement:
    """Return the statement of a piece."""
    return _PIECE, (content, position, data)


def complete(content: str) -> Statement:
    """Return the statement after the last piece."""
    return _COMPLETE, (content,)
