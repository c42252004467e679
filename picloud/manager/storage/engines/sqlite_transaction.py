"""A transaction on SQLite. Begun and ended by the database that it belongs to."""

from collections.abc import Sequence

import aiosqlite

from picloud.manager.storage.database import Row, Value
from picloud.manager.storage.engines.sqlite_connection import fetch, named, run


class SqliteTransaction:
    """A `Transaction` (see there) on the writing connection."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection

    async def fetch_one(self, sql: str, *parameters: Value) -> Row | None:
        rows = await self.fetch_all(sql, *parameters)
        return rows[0] if rows else None

    async def fetch_all(self, sql: str, *parameters: Value) -> list[Row]:
        return await fetch(self._connection, sql, parameters)

    async def execute(self, sql: str, *parameters: Value) -> int:
        cursor = await run(self._connection.execute(sql, named(parameters)))
        await cursor.close()
        return max(cursor.rowcount, 0)

    async def execute_many(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        cursor = await run(self._connection.executemany(sql, [named(row) for row in rows]))
        await cursor.close()
