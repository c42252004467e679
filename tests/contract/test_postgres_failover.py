"""The PostgreSQL adapter when the server is not the one that it was: promoted standbys, several hosts, silent links."""

import asyncio
import itertools
import socket
import time
from collections.abc import AsyncIterator, Iterator

import pytest

from picloud.manager.storage.engines import postgres as adapter
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.postgres_servers import Servers
from picloud.shared.errors import StorageUnavailable
from tests.contract.test_postgres import INSERT, make_schema
from tests.postgres import PostgresServer
from tests.tcp_proxy import TcpProxy

_schemas = itertools.count(1)


@pytest.fixture
def schema(postgres: PostgresServer) -> str:
    name = f"failover_{next(_schemas)}"
    make_schema(postgres, name)
    return name


@pytest.fixture
async def database(proxy: TcpProxy, schema: str) -> AsyncIterator[PostgresDatabase]:
    """Through the proxy."""
    database = await PostgresDatabase.open(f"postgresql://picloud@127.0.0.1:{proxy.port}/postgres", schema)
    yield database
    proxy.silent = False
    await database.close()


@pytest.fixture(scope="module")
def twins() -> Iterator[tuple[PostgresServer, PostgresServer]]:
    """A primary, and the standby that takes its place, which lacks what the primary wrote last."""
    primary = PostgresServer()
    primary.start()
    make_schema(primary, "s")
    primary.stop()
    promoted = primary.clone()
    for server in (primary, promoted):
        server.start()
    yield primary, promoted
    for server in (primary, promoted):
        server.remove()


def _use_number(server: PostgresServer, number: int) -> None:
    """Commit transactions until one of them has this number."""
    for _ in range(1_000):
        found = int(server.sql("INSERT INTO s.t SELECT 1000 + max(a) FROM s.t RETURNING pg_current_xact_id()"))
        if found == number:
            assert server.sql(f"SELECT pg_xact_status('{number}')") == "committed"
            return
        assert found < number
    raise AssertionError("the numbers of the two servers are too far apart")


@pytest.mark.parametrize("lost", ["cut_before_sending", "cut_after_sending"])
async def test_commit_is_not_believed_when_another_transaction_has_its_number(
    twins: tuple[PostgresServer, PostgresServer], lost: str
) -> None:
    primary, promoted = twins
    primary.sql("INSERT INTO s.t SELECT 10 + COALESCE(max(a), 0) FROM s.t")
    promoted.sql("INSERT INTO s.t SELECT 10 + COALESCE(max(a), 0) FROM s.t")
    proxy = TcpProxy("127.0.0.1", primary.port)
    await proxy.start()
    database = await PostgresDatabase.open(f"postgresql://picloud@127.0.0.1:{proxy.port}/postgres", "s")
    await database.execute("UPDATE t SET a = a")

    async def save() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(INSERT, 5)
            row = await transaction.fetch_one("SELECT pg_current_xact_id()::text AS number")
            assert row is not None
            await asyncio.to_thread(_use_number, promoted, int(row["number"]))
            setattr(proxy, lost, b"COMMIT")
            proxy.redirect(promoted.port)

    with pytest.raises(StorageUnavailable) as caught:
        await save()

    assert proxy.cuts == 1
    assert caught.value.code == "storage_unavailable", "the new primary has nothing of it: try again"
    assert await database.fetch_all("SELECT a FROM t WHERE a = 5") == []
    await database.close()
    await proxy.stop()


async def test_commit_that_no_standby_confirmed_is_unknown_though_it_can_be_read(
    twins: tuple[PostgresServer, PostgresServer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The driver gives up and cancels, which ends the wait for the standby and makes the row visible."""
    primary, _ = twins
    monkeypatch.setattr(adapter, "_COMMAND_TIMEOUT_S", 1.0)
    database = await PostgresDatabase.open(primary.url("postgres"), "s")
    await database.execute("UPDATE t SET a = a")
    primary.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    try:
        primary.sql("SELECT pg_reload_conf()")
        await asyncio.sleep(0.5)
        with pytest.raises(StorageUnavailable) as caught:
            await database.execute(INSERT, 77)
    finally:
        primary.sql("ALTER SYSTEM RESET synchronous_standby_names")
        primary.sql("SELECT pg_reload_conf()")
    assert caught.value.code == "commit_unknown"
    await database.close()


@pytest.fixture
def black_hole() -> Iterator[int]:
    """A port that takes no connection: it listens, and its backlog is full."""
    with socket.socket() as listener, socket.socket() as first, socket.socket() as second:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        port: int = listener.getsockname()[1]
        for filler in (first, second):
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        yield port


async def test_unreachable_first_host_costs_a_second_and_a_half_once(
    postgres: PostgresServer, schema: str, black_hole: int
) -> None:
    url = f"postgresql://picloud@127.0.0.1:{black_hole},127.0.0.1:{postgres.port}/postgres"
    began = time.monotonic()
    database = await PostgresDatabase.open(url, schema)
    opened = time.monotonic() - began
    began = time.monotonic()
    await asyncio.gather(*(database.fetch_all("SELECT pg_sleep(0.05)") for _ in range(4)))
    await database.execute(INSERT, 1)
    used = time.monotonic() - began
    await database.close()

    assert 1.4 < opened < 3.5
    assert used < 1.4, "connections begin with the host that answered"


async def test_host_that_refuses_is_passed_over_and_a_standby_too(postgres: PostgresServer, schema: str) -> None:
    postgres.sql(
        "CREATE ROLE reader LOGIN; GRANT picloud TO reader; ALTER ROLE reader SET default_transaction_read_only = on"
    )
    writable = f"127.0.0.1:{postgres.port}"
    database = await PostgresDatabase.open(f"postgresql://picloud@127.0.0.1:9,{writable}/postgres", schema)
    await database.execute(INSERT, 1)
    await database.close()

    with pytest.raises(StorageUnavailable) as caught:
        await PostgresDatabase.open(f"postgresql://reader@{writable},{writable}/postgres", schema)
    assert "read_write" in str(caught.value.__cause__)


async def test_primary_is_found_after_a_failover_to_the_other_host(postgres: PostgresServer, schema: str) -> None:
    hosts = [TcpProxy("127.0.0.1", postgres.port) for _ in range(2)]
    for host in hosts:
        await host.start()
    hosts[1].refuses = True
    url = "postgresql://picloud@" + ",".join(f"127.0.0.1:{host.port}" for host in hosts) + "/postgres"
    database = await PostgresDatabase.open(url, schema)
    await database.execute(INSERT, 1)

    hosts[0].refuses, hosts[1].refuses = True, False
    hosts[0].cut_all()

    await database.execute(INSERT, 2)
    assert [row["a"] for row in await database.fetch_all("SELECT a FROM t ORDER BY a")] == [1, 2]
    await database.close()
    for host in hosts:
        await host.stop()


async def test_connections_have_keepalive_at_both_ends(postgres: PostgresServer) -> None:
    connection = await Servers(postgres.url("postgres")).connect()
    link = connection._transport.get_extra_info("socket")
    assert link.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE) == 1
    assert link.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 10_000
    assert link.getsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE) == 5
    assert await connection.fetchval("SHOW tcp_keepalives_idle") == "10"
    assert await connection.fetchval("SHOW tcp_user_timeout") in ("25000", "25s")
    await connection.close()


@pytest.mark.parametrize("write", [False, True])
async def test_silent_server_costs_seconds_not_a_minute(
    proxy: TcpProxy, database: PostgresDatabase, *, write: bool
) -> None:
    await asyncio.gather(*(database.fetch_all("SELECT pg_sleep(0.02)") for _ in range(5)))
    proxy.silent = True
    began = time.monotonic()
    with pytest.raises(StorageUnavailable):
        await (database.execute(INSERT, 1) if write else database.fetch_all("SELECT a FROM t"))
    assert time.monotonic() - began < 15

    proxy.silent = False
    proxy.cut_all()
    assert await database.fetch_all("SELECT a FROM t") == []


async def test_silence_after_commit_is_looked_up(
    proxy: TcpProxy, database: PostgresDatabase, postgres: PostgresServer
) -> None:
    """The link to the old connections is silent, as through a dead router; new ones find the server."""
    proxy.silent_at = b"COMMIT"

    async def speak_again() -> None:
        while not proxy.silent:  # noqa: ASYNC110  the proxy has no event for it
            await asyncio.sleep(0.02)
        await asyncio.sleep(0.2)
        proxy.silent_at, proxy.silent = None, False

    speaking = asyncio.create_task(speak_again())
    began = time.monotonic()
    with pytest.raises(StorageUnavailable) as caught:
        await database.execute(INSERT, 1)
    await speaking

    assert caught.value.code == "storage_unavailable", "COMMIT was lost on the way, and the server says so"
    assert time.monotonic() - began < 15
    assert await database.fetch_all("SELECT a FROM t") == []


async def test_long_statement_is_waited_for(database: PostgresDatabase) -> None:
    await database.fetch_all("SELECT pg_sleep(4)")
