"""Opening an installation on a PostgreSQL server: fresh, again, by several at once, and all that must be refused."""

import asyncio
from pathlib import Path

import pytest

from picloud.manager.storage import Storage, open_storage, postgres_installation
from picloud.manager.storage.migrate import load_migrations, schema_version
from picloud.shared.clock import now_ms
from picloud.shared.errors import StartRefused
from picloud.shared.settings import load_settings
from tests.postgres import PostgresServer

NEWEST = schema_version(load_migrations("postgres"))


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.make_database()


async def _open(tmp_path: Path, url: str) -> Storage:
    return await open_storage(load_settings({"PICLOUD_DATA_DIR": str(tmp_path / "d"), "PICLOUD_DATABASE_URL": url}))


async def _refused(tmp_path: Path, url: str, exit_code: int) -> str:
    with pytest.raises(StartRefused) as caught:
        await _open(tmp_path, url)
    assert caught.value.exit_code == exit_code, str(caught.value)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)
    return str(caught.value)


def _sql(postgres: PostgresServer, url: str, statement: str) -> str:
    return postgres.sql(statement, url.rpartition("/")[2])


async def test_first_start_makes_both_schemas_and_the_second_changes_nothing(
    tmp_path: Path, url: str, postgres: PostgresServer
) -> None:
    for _ in range(2):
        storage = await _open(tmp_path, url)
        assert storage.schema_version == NEWEST
        assert (await storage.history.fetch_all("SELECT id FROM executions")) == []
        assert (await storage.control.fetch_all("SELECT id FROM scripts")) == []
        await storage.close()
        await storage.close()
    for store, migrations in load_migrations("postgres").items():
        newest = _sql(postgres, url, f"SELECT max(number) FROM picloud_{store}.schema_migrations")
        assert newest == str(migrations[-1].number)


async def test_processes_that_start_together_migrate_once(tmp_path: Path, url: str) -> None:
    directories = [tmp_path / str(number) for number in range(4)]
    for directory in directories:
        directory.mkdir()
    storages = await asyncio.gather(*(_open(directory, url) for directory in directories))
    rows = await storages[0].control.fetch_all("SELECT number FROM schema_migrations ORDER BY number")
    assert len(rows) == len(load_migrations("postgres")["control"])
    for storage in storages:
        await storage.close()


async def test_database_that_was_lost_is_never_replaced_by_an_empty_one(
    tmp_path: Path, url: str, postgres: PostgresServer
) -> None:
    await (await _open(tmp_path, url)).close()
    _sql(postgres, url, "DROP SCHEMA picloud_control CASCADE")

    assert "is empty, but there was data" in await _refused(tmp_path, url, 4)
    assert _sql(postgres, url, "SELECT count(*) FROM pg_namespace WHERE nspname = 'picloud_control'") == "0"


async def test_schema_of_another_is_refused_untouched(tmp_path: Path, url: str, postgres: PostgresServer) -> None:
    _sql(postgres, url, "CREATE SCHEMA picloud_control; CREATE TABLE picloud_control.notes (a TEXT)")
    assert "does not record its migrations" in await _refused(tmp_path, url, 4)
    assert _sql(postgres, url, "SELECT count(*) FROM pg_tables WHERE schemaname LIKE 'picloud%'") == "1"


async def test_newer_and_edited_schemas_are_refused_with_3(tmp_path: Path, url: str, postgres: PostgresServer) -> None:
    await (await _open(tmp_path, url)).close()
    table = "picloud_control.schema_migrations"
    _sql(postgres, url, f"INSERT INTO {table} VALUES (9999, 'later', '', 1)")
    assert "install the newer PiCloud again" in await _refused(tmp_path, url, 3)
    _sql(postgres, url, f"UPDATE {table} SET checksum = 'x' WHERE number = 1")
    assert "was edited" in await _refused(tmp_path, url, 3)


async def test_database_that_does_not_exist_or_is_not_utf8_is_refused(
    tmp_path: Path, url: str, postgres: PostgresServer
) -> None:
    assert "does not exist" in await _refused(tmp_path, postgres.url("nowhere"), 4)
    postgres.sql("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE 'C'")
    assert "UTF-8" in await _refused(tmp_path, postgres.url("latin"), 4)


async def test_user_without_rights_is_refused_and_the_password_is_not_shown(
    tmp_path: Path, url: str, postgres: PostgresServer
) -> None:
    postgres.sql("CREATE ROLE guest LOGIN")
    as_guest = url.replace("picloud@", "guest:secret@")
    assert "permission denied" in await _refused(tmp_path, as_guest, 4)


async def test_server_that_does_not_answer_is_waited_for_and_ends_with_1(
    tmp_path: Path, url: str, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres_installation, "WAIT_FOR_SERVER_S", 1.0)
    nowhere = "postgresql://picloud:secret@127.0.0.1:9/picloud"
    assert "does not answer" in await _refused(tmp_path, nowhere, 1)

    monkeypatch.setattr(postgres_installation, "WAIT_FOR_SERVER_S", 30.0)
    await asyncio.to_thread(postgres.stop)
    opening = asyncio.create_task(_open(tmp_path, url))
    await asyncio.sleep(0.2)
    await asyncio.to_thread(postgres.start)
    await (await opening).close()


async def test_whoever_wants_the_database_alone_is_refused_while_it_is_in_use(tmp_path: Path, url: str) -> None:
    storage = await _open(tmp_path, url)
    with pytest.raises(StartRefused, match="in use by a picloud process on 127") as caught:
        await postgres_installation.open_postgres(url, marker=tmp_path / "m", clock=now_ms, exclusive=True)
    assert caught.value.exit_code == 5
    await storage.close()
    alone = await postgres_installation.open_postgres(url, marker=tmp_path / "m", clock=now_ms, exclusive=True)
    await alone.close()


async def test_start_finds_the_host_that_answers_and_warns_without_a_synchronous_standby(
    tmp_path: Path, url: str, postgres: PostgresServer, caplog: pytest.LogCaptureFixture
) -> None:
    several = url.replace("@", "@127.0.0.1:9,[::1]:9,")
    await (await _open(tmp_path, several)).close()
    assert [record.__dict__["action"] for record in caplog.records] == ["database_not_synchronous"]
    caplog.clear()

    await (await _open(tmp_path, url)).close()  # one host: nothing fails over
    postgres.sql("ALTER SYSTEM SET synchronous_standby_names = 'nobody'")
    try:
        postgres.sql("SELECT pg_reload_conf()")
        connection = await postgres_installation.connect_to_server(several)
        async with asyncio.timeout(10):
            while await connection.fetchval("SHOW synchronous_standby_names") != "nobody":  # noqa: ASYNC110  no event
                await asyncio.sleep(0.05)
        await postgres_installation._check_server(connection, several)
        connection.terminate()
    finally:
        postgres.sql("ALTER SYSTEM RESET synchronous_standby_names")
        postgres.sql("SELECT pg_reload_conf()")
    assert caplog.records == []


@pytest.mark.parametrize("hosts", [1, 2])
async def test_servers_that_take_no_writes_are_waited_for_and_end_with_1(
    tmp_path: Path, url: str, postgres: PostgresServer, monkeypatch: pytest.MonkeyPatch, hosts: int
) -> None:
    """As all standbys are while none has been promoted yet."""
    monkeypatch.setattr(postgres_installation, "WAIT_FOR_SERVER_S", 0.3)
    name = url.rpartition("/")[2]
    postgres.sql(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    address = ",".join([f"127.0.0.1:{postgres.port}"] * hosts)
    said = await _refused(tmp_path, f"postgresql://picloud:secret@{address}/{name}", 1)
    assert "no server takes writes" in said
