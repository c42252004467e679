"""What the PostgreSQL adapter promises beyond the contract: a server that restarts, connections that die at the worst
moment, schemas that change under it."""

import asyncio
import itertools
import time
from collections.abc import AsyncIterator

import pytest

from picloud.manager.storage.database import Database, StatementRefused
from picloud.manager.storage.engines import postgres as adapter
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.migrate import load_migrations
from picloud.shared.errors import StorageUnavailable
from tests.postgres import PostgresServer
from tests.tcp_proxy import TcpProxy

_schemas = itertools.count(1)
INSERT = "INSERT INTO t (a) VALUES ($1)"


def make_schema(postgres: PostgresServer, name: str) -> None:
    """A schema with the table `t`, and the one that the adapter needs itself."""
    migrations = load_migrations("postgres")["control"]
    (tokens,) = [one for migration in migrations if migration.name == "commit_tokens" for one in migration.statements]
    postgres.sql(
        f"CREATE SCHEMA {name}; SET search_path = {name}; CREATE TABLE t (a BIGINT PRIMARY KEY); {tokens.text}"
    )


@pytest.fixture
async def schema(postgres: PostgresServer) -> str:
    name = f"faults_{next(_schemas)}"
    make_schema(postgres, name)
    return name


@pytest.fixture
async def database(proxy: TcpProxy, schema: str) -> AsyncIterator[PostgresDatabase]:
    """Through the proxy."""
    database = await PostgresDatabase.open(f"postgresql://picloud@127.0.0.1:{proxy.port}/postgres", schema)
    yield database
    await database.close()


def _end_sessions(postgres: PostgresServer) -> None:
    postgres.sql(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE application_name = 'picloud' AND pid <> pg_backend_pid()"
    )


async def _rows(database: Database) -> list[int]:
    return [row["a"] for row in await database.fetch_all("SELECT a FROM t ORDER BY a")]


async def test_settings_are_durable_for_control_data_and_light_for_history(
    postgres: PostgresServer, schema: str
) -> None:
    found = []
    for synchronous in ("FULL", "NORMAL"):
        database = await PostgresDatabase.open(
            postgres.url("postgres"), schema, synchronous="FULL" if synchronous == "FULL" else "NORMAL"
        )
        row = await database.fetch_one("SELECT current_setting('synchronous_commit') AS value")
        assert row is not None
        found.append(row["value"])
        await database.close()
    assert found == ["on", "off"]


async def test_sessions_that_the_server_ended_are_replaced_unnoticed(
    postgres: PostgresServer, database: PostgresDatabase
) -> None:
    await asyncio.gather(*(database.execute(INSERT, number) for number in range(3)))
    await asyncio.gather(*(_rows(database) for _ in range(10)))  # fills the pool
    await asyncio.to_thread(_end_sessions, postgres)

    await database.execute(INSERT, 3)
    await asyncio.to_thread(_end_sessions, postgres)

    assert await _rows(database) == [0, 1, 2, 3]


async def test_session_ended_inside_a_transaction_leaves_nothing_and_says_so(
    postgres: PostgresServer, database: PostgresDatabase
) -> None:
    async def write() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(INSERT, 1)
            await asyncio.to_thread(_end_sessions, postgres)
            await transaction.execute(INSERT, 2)

    with pytest.raises(StorageUnavailable) as caught:
        await write()
    assert caught.value.code == "storage_unavailable"
    await database.execute(INSERT, 3)
    assert await _rows(database) == [3]


async def test_commit_whose_answer_is_lost_is_looked_up_and_stands(proxy: TcpProxy, database: PostgresDatabase) -> None:
    proxy.cut_after_sending = b"COMMIT"

    await database.execute(INSERT, 1)

    assert proxy.cuts == 1
    assert await _rows(database) == [1]


async def test_commit_that_never_arrived_is_looked_up_and_reported(proxy: TcpProxy, database: PostgresDatabase) -> None:
    proxy.cut_before_sending = b"COMMIT"

    with pytest.raises(StorageUnavailable) as caught:
        await database.execute(INSERT, 1)

    assert caught.value.code == "storage_unavailable"
    assert await _rows(database) == []


async def test_commit_is_unknown_when_the_server_stays_away(
    proxy: TcpProxy, database: PostgresDatabase, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch, schema: str
) -> None:
    monkeypatch.setattr(adapter, "BUSY_TIMEOUT_MS", 300)
    proxy.cut_after_sending = b"COMMIT"
    proxy.refuse_after_cut = True

    with pytest.raises(StorageUnavailable) as caught:
        await database.execute(INSERT, 1)
    assert (caught.value.code, caught.value.status) == ("commit_unknown", 503)
    assert caught.value.__cause__ is not None

    proxy.refuse_after_cut = proxy.refuses = False
    assert await _rows(database) == [1], "it was committed: unknown is the truth"


async def test_commit_is_unknown_without_a_table_of_tokens(
    proxy: TcpProxy, database: PostgresDatabase, postgres: PostgresServer, schema: str
) -> None:
    """As while the migration that makes it runs: nobody can tell then."""
    postgres.sql(f"DROP TABLE {schema}.commit_tokens")
    proxy.cut_after_sending = b"COMMIT"
    with pytest.raises(StorageUnavailable) as caught:
        await database.execute(INSERT, 1)
    assert caught.value.code == "commit_unknown"
    assert await _rows(database) == [1]


async def test_each_writer_has_one_token_and_only_transactions_that_write_touch_it(
    postgres: PostgresServer, schema: str
) -> None:
    read = f"SELECT writer || ' ' || number FROM {schema}.commit_tokens ORDER BY used_at"
    postgres.sql(f"INSERT INTO {schema}.commit_tokens VALUES ('gone', 7, 1)")
    one, other = [await PostgresDatabase.open(postgres.url("postgres"), schema) for _ in range(2)]
    async with one.transaction() as transaction:
        await transaction.fetch_all("SELECT a FROM t")
    assert postgres.sql(read) == "gone 7"

    for number in range(3):
        await one.execute(INSERT, number)
    await other.execute(INSERT, 3)
    tokens = postgres.sql(read).splitlines()
    await one.fetch_all("SELECT a FROM t")

    assert [token.partition(" ")[2] for token in tokens] == ["4", "1"], "that of a writer that is gone was deleted"
    assert postgres.sql(read).splitlines() == tokens
    for database in (one, other):
        await database.close()


@pytest.mark.alone
async def test_server_that_is_away_is_reported_within_the_busy_timeout(
    proxy: TcpProxy, database: PostgresDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "BUSY_TIMEOUT_MS", 300)
    proxy.refuses = True
    proxy.cut_all()
    for attempt in (database.execute(INSERT, 1), database.fetch_all("SELECT a FROM t")):
        began = time.monotonic()
        with pytest.raises(StorageUnavailable) as caught:
            await attempt
        assert caught.value.code == "storage_unavailable"
        assert time.monotonic() - began < 2.0


async def test_writer_that_waits_too_long_for_another_process_is_busy(
    postgres: PostgresServer, schema: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adapter, "BUSY_TIMEOUT_MS", 200)
    one, other = [await PostgresDatabase.open(postgres.url("postgres"), schema) for _ in range(2)]
    async with one.transaction() as transaction:
        await transaction.execute(INSERT, 1)
        with pytest.raises(StorageUnavailable) as caught:
            await other.execute(INSERT, 2)
        assert caught.value.code == "database_busy"
        assert await _rows(other) == []
    await other.execute(INSERT, 2)
    assert await _rows(one) == [1, 2]
    for database in (one, other):
        await database.close()


async def test_plan_that_a_schema_change_made_stale_is_made_anew(postgres: PostgresServer, schema: str) -> None:
    database = await PostgresDatabase.open(postgres.url("postgres"), schema, pool_size=1)
    await database.execute(INSERT, 1)

    async def read() -> None:
        async with database.transaction() as transaction:
            await transaction.fetch_all("SELECT * FROM t")

    await read()
    await database.fetch_all("SELECT * FROM t")
    await asyncio.to_thread(postgres.sql, f"ALTER TABLE {schema}.t ALTER a TYPE TEXT, ADD b TEXT")

    with pytest.raises(StorageUnavailable) as caught:
        await read()
    assert caught.value.code == "database_busy", "nothing was changed, try again"
    await read()
    rows = await database.fetch_all("SELECT * FROM t")
    assert [dict(row) for row in rows] == [{"a": "1", "b": None}]
    await database.close()


async def test_cancelled_calls_lose_no_slot_of_the_pool(postgres: PostgresServer, schema: str) -> None:
    database = await PostgresDatabase.open(postgres.url("postgres"), schema, pool_size=2)
    for number in range(150):
        task = asyncio.create_task(
            database.fetch_all("SELECT pg_sleep(0.002)") if number % 2 else database.execute(INSERT, number)
        )
        await asyncio.sleep(0.0002 * (number % 20))
        task.cancel()
        await asyncio.wait([task])

    async with asyncio.timeout(5):
        await asyncio.gather(*(database.fetch_all("SELECT pg_sleep(0.01)") for _ in range(10)))
        await database.execute(INSERT, 1_000)
    await database.close()


async def test_restarts_under_load_lose_nothing_acknowledged(postgres: PostgresServer, schema: str) -> None:
    database = await PostgresDatabase.open(postgres.url("postgres"), schema)
    acknowledged: list[int] = []
    stop = asyncio.Event()
    longest = 0.0

    async def write() -> None:
        nonlocal longest
        number, last = 0, time.monotonic()
        while not stop.is_set():
            number += 1
            try:
                await database.execute(INSERT, number)
            except StorageUnavailable:
                continue
            acknowledged.append(number)
            longest, last = max(longest, time.monotonic() - last), time.monotonic()

    writer = asyncio.create_task(write())
    for _ in range(3):
        await asyncio.sleep(0.3)
        await asyncio.to_thread(postgres.stop)
        await asyncio.to_thread(postgres.start)
    await asyncio.sleep(0.3)
    stop.set()
    await writer

    assert set(acknowledged) <= set(await _rows(database))
    assert len(acknowledged) > 20
    assert longest < 10.0
    await database.close()


async def test_text_with_nul_is_refused(database: PostgresDatabase) -> None:
    with pytest.raises(StatementRefused):
        await database.fetch_all("SELECT $1::text AS a", "a\0b")


async def test_open_without_a_server_says_so_and_leaves_nothing(proxy: TcpProxy) -> None:
    proxy.refuses = True
    with pytest.raises(StorageUnavailable):
        await PostgresDatabase.open(f"postgresql://picloud@127.0.0.1:{proxy.port}/postgres", "s")
