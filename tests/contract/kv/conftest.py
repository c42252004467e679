"""The service `kv` on every engine, and scripts that call it."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.shared.clock import now_ms
from picloud.shared.models import MIB
from picloud.shared.services import Grants, ServiceCaller, ServiceFault, Value
from tests.postgres import PostgresServer

YEARS_10_S = 10 * 365 * 86_400


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = now_ms()

    def __call__(self) -> int:
        return self.now


class Script:
    """One run of a script that calls `kv`."""

    def __init__(self, provider: KvProvider, script_id: str = "a", **caller: Any) -> None:
        self.provider = provider
        self.caller = ServiceCaller(script_id, script_id, "e", caller.pop("grants", Grants()), 1e12, **caller)

    async def in_store(self, namespace: Value, method: str, *arguments: Value) -> Any:
        return await self.provider.call(self.caller, method, [namespace, *arguments])

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return lambda *arguments: self.in_store(None, method, *arguments)


async def open_sqlite(request: pytest.FixtureRequest) -> Database:
    directory: Path = request.getfixturevalue("tmp_path")
    database = await SqliteDatabase.open(directory / "data.db")
    await apply_migrations(database, load_migrations("sqlite")["data"], now_ms)
    return database


async def open_postgres(request: pytest.FixtureRequest) -> Database:
    server: PostgresServer = request.getfixturevalue("postgres")
    database = await PostgresDatabase.open(server.make_database(), "picloud_data")
    await database.execute("CREATE SCHEMA picloud_data")
    await apply_migrations(database, load_migrations("postgres")["data"], now_ms)
    return database


OPENERS = {"sqlite": open_sqlite, "postgres": open_postgres}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=OPENERS)
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    database = await OPENERS[request.param](request)
    yield database
    await database.close()


@pytest.fixture
async def stores(database: Database, clock: Clock) -> AsyncIterator[KvStores]:
    stores = KvStores(database, max_bytes=256 * MIB, clock=clock)
    yield stores
    await stores.close()


@pytest.fixture
def provider(stores: KvStores) -> KvProvider:
    return KvProvider(stores)


@pytest.fixture
def script(provider: KvProvider) -> Script:
    return Script(provider)


async def fault_of(call: Any) -> ServiceFault:
    with pytest.raises(ServiceFault) as caught:
        await call
    return caught.value
