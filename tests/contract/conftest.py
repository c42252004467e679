"""Every adapter of the `Database` protocol, one after the other. Another engine joins by an entry in `_OPENERS`."""

import itertools
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from tests.postgres import PostgresServer
from tests.tcp_proxy import TcpProxy

_schemas = itertools.count(1)


async def _sqlite_in_memory(_request: pytest.FixtureRequest) -> Database:
    return await SqliteDatabase.open(None)


async def _sqlite_on_disk(request: pytest.FixtureRequest) -> Database:
    directory: Path = request.getfixturevalue("tmp_path")
    return await SqliteDatabase.open(directory / "contract.db", application_id=7)


async def _postgres(request: pytest.FixtureRequest) -> Database:
    server: PostgresServer = request.getfixturevalue("postgres")
    schema = f"contract_{next(_schemas)}"
    database = await PostgresDatabase.open(server.url("postgres"), schema)
    await database.execute(f"CREATE SCHEMA {schema}")
    return database


_OPENERS: dict[str, Callable[[pytest.FixtureRequest], Awaitable[Database]]] = {
    "sqlite-memory": _sqlite_in_memory,
    "sqlite-disk": _sqlite_on_disk,
    "postgres": _postgres,
}


@pytest.fixture(params=_OPENERS)
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    """An open database with the tables `parents` and `children`."""
    database = await _OPENERS[request.param](request)
    async with database.transaction() as transaction:
        await transaction.execute(
            "CREATE TABLE parents "
            "(id TEXT NOT NULL PRIMARY KEY, name TEXT UNIQUE, note TEXT, size BIGINT CHECK (size >= 0))"
        )
        await transaction.execute(
            "CREATE TABLE children (parent_id TEXT NOT NULL REFERENCES parents (id) DEFERRABLE INITIALLY DEFERRED)"
        )
    yield database
    await database.close()


@pytest.fixture
async def proxy(postgres: PostgresServer) -> AsyncIterator[TcpProxy]:
    """A proxy before the server, which can cut and silence connections."""
    proxy = TcpProxy("127.0.0.1", postgres.port)
    await proxy.start()
    yield proxy
    await proxy.stop()
