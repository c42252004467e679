"""Every adapter of the `Database` protocol, one after the other. Another engine joins by an entry in `_OPENERS`."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from picloud.manager.storage.database import Database
from picloud.manager.storage.sqlite import SqliteDatabase


async def _sqlite_in_memory(_directory: Path) -> Database:
    return await SqliteDatabase.open(None)


async def _sqlite_on_disk(directory: Path) -> Database:
    return await SqliteDatabase.open(directory / "contract.db", application_id=7)


_OPENERS: dict[str, Callable[[Path], Awaitable[Database]]] = {
    "sqlite-memory": _sqlite_in_memory,
    "sqlite-disk": _sqlite_on_disk,
}


@pytest.fixture(params=_OPENERS)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An open database with the tables `parents` and `children`."""
    database = await _OPENERS[request.param](tmp_path)
    async with database.transaction() as transaction:
        await transaction.execute(
            "CREATE TABLE parents (id TEXT NOT NULL PRIMARY KEY, name TEXT UNIQUE, size BIGINT CHECK (size >= 0))"
        )
        await transaction.execute(
            "CREATE TABLE children (parent_id TEXT NOT NULL REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)"
        )
    yield database
    await database.close()
