"""A group of writes whose commit or whose answer is lost on the way to a PostgreSQL server."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.storage.engines import postgres as adapter
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.shared.clock import now_ms
from picloud.shared.models import MIB
from picloud.shared.services import ServiceFault
from tests.contract.kv.conftest import Script
from tests.postgres import PostgresServer
from tests.tcp_proxy import TcpProxy

WRITES = 5


@pytest.fixture
async def script(postgres: PostgresServer, proxy: TcpProxy) -> AsyncIterator[Script]:
    url = postgres.make_database().replace(f":{postgres.port}/", f":{proxy.port}/")
    database = await PostgresDatabase.open(url, "picloud_data")
    await database.execute("CREATE SCHEMA picloud_data")
    await apply_migrations(database, load_migrations("postgres")["data"], now_ms)
    stores = KvStores(database, max_bytes=256 * MIB)
    yield Script(KvProvider(stores))
    await stores.close()
    await database.close()


async def test_group_whose_answer_is_lost_is_acknowledged_and_counts_once(script: Script, proxy: TcpProxy) -> None:
    await script.set("n", 10)
    proxy.cut_after_sending = b"COMMIT"

    counts = await asyncio.gather(*(script.incr("n") for _ in range(WRITES)))

    assert proxy.cuts == 1
    assert counts == [11, 12, 13, 14, 15]
    assert await script.incr("n") == 16


async def test_group_that_never_arrived_is_refused_as_retryable_and_counts_not_at_all(
    script: Script, proxy: TcpProxy
) -> None:
    version = await script.set("n", 10)
    proxy.cut_before_sending = b"COMMIT"

    failed = await asyncio.gather(*(script.incr("n") for _ in range(WRITES)), return_exceptions=True)

    assert proxy.cuts == 1
    for fault in failed:
        assert isinstance(fault, ServiceFault)
        assert (fault.code, fault.retryable) == ("storage_unavailable", True)
    assert await script.get("n") == 10
    assert await script.set("n", 11) > version


async def test_group_whose_fate_nobody_knows_is_not_retryable(
    script: Script, proxy: TcpProxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "BUSY_TIMEOUT_MS", 300)
    await script.set("n", 10)
    proxy.cut_after_sending, proxy.refuse_after_cut = b"COMMIT", True

    failed = await asyncio.gather(*(script.incr("n") for _ in range(WRITES)), return_exceptions=True)

    for fault in failed:
        assert isinstance(fault, ServiceFault)
        assert (fault.code, fault.retryable) == ("commit_unknown", False)
    proxy.refuses = proxy.refuse_after_cut = False
    assert await script.get("n") == 10 + WRITES, "all were written, though no caller got an answer"
