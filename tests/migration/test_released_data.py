"""The data of every release on both engines, upgraded to the code: nothing is lost, the schema is that of a new
installation, and the API says of it what it said then. Its token, password, session and backup still work.
Runs for ever, for each record under docs/releases."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest

from picloud.manager.api.cookies import SESSION_KEY_HEADER
from picloud.manager.storage import open_storage
from picloud.manager.storage.migrate import STORES, load_migrations, schema_version
from picloud.shared.settings import load_settings
from scripts.versioning import data, fill
from scripts.versioning.record import Record, load_records
from scripts.versioning.schema import fresh_tables, tables_of
from tests.acceptance.command import picloud
from tests.acceptance.service import ROOT, Service, running
from tests.postgres import PostgresServer

RECORDS = load_records(ROOT)
Rows = dict[str, list[dict[str, Any]]]
_ENGINES_OWN = ("change_counter", "commit_tokens", "schema_migrations")
_KEEP_ALL = {"history_days": "3650", "audit_days": "3650"}


@pytest.fixture(params=RECORDS, ids=[record.facts.product for record in RECORDS])
def record(request: pytest.FixtureRequest) -> Record:
    found: Record = request.param
    return found


@pytest.fixture
def restored(record: Record, tmp_path: Path) -> Path:
    """A data directory as the release left it."""
    data_dir = tmp_path / "data"
    data_dir.mkdir(mode=0o700)
    data.restore(record.folder, data_dir)
    return data_dir


@pytest.fixture
async def restored_on_postgres(record: Record, postgres: PostgresServer) -> str:
    """The URL of a database as the release left it."""
    url = postgres.make_database()
    connection = await asyncpg.connect(url)
    await connection.execute((record.folder / data.FOLDER / data.POSTGRES).read_text("utf-8"))
    for statement in data.refreshing(record.folder):
        await connection.execute(f"SET search_path TO picloud_control; {statement}")
    await connection.close()
    return url


def rows_of(path: Path) -> Rows:
    """All rows of all tables, in the order of their text."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted((dict(row) for row in connection.execute(f"SELECT * FROM {name}")), key=str) for name in names
        }


async def rows_on_postgres(url: str, store: str) -> Rows:
    """The same of the schema of a store on PostgreSQL."""
    connection = await asyncpg.connect(url)
    schema = f"picloud_{store}"
    names = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", schema)
    found = {
        str(row["tablename"]): await connection.fetch(f'SELECT * FROM {schema}."{row["tablename"]}"') for row in names
    }
    await connection.close()
    return {name: sorted((dict(row) for row in rows), key=str) for name, rows in found.items()}


def kept(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return {name: after.get(name) for name in before} == before


def lost(before: Rows, after: Rows) -> list[tuple[str, dict[str, Any]]]:
    """The rows that are gone or say something else, with their tables."""
    found = []
    for table, rows in before.items():
        left = list(after[table])
        for row in rows:
            same = next((other for other in left if kept(row, other)), None)
            if same is None:
                found.append((table, row))
            else:
                left.remove(same)
    return found


async def upgrade(data_dir: Path, **settings: str) -> int:
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(data_dir), **settings}))
    await storage.close()
    return storage.schema_version


async def test_upgrade_keeps_every_row(restored: Path) -> None:
    before = {store: rows_of(restored / file) for store, file in data.FILES.items() if (restored / file).exists()}

    assert await upgrade(restored) == schema_version(load_migrations("sqlite"))

    for store, file in data.FILES.items():
        assert lost(before.get(store, {}), rows_of(restored / file)) == []


async def test_upgrade_keeps_every_row_on_postgres(restored_on_postgres: str, tmp_path: Path) -> None:
    before = {store: await rows_on_postgres(restored_on_postgres, store) for store in STORES}

    version = await upgrade(tmp_path / "data", PICLOUD_DATABASE_URL=restored_on_postgres)

    assert version == schema_version(load_migrations("postgres"))
    for store in STORES:
        changed = lost(before[store], await rows_on_postgres(restored_on_postgres, store))
        assert [entry for entry in changed if entry[0] not in _ENGINES_OWN] == []


async def test_both_engines_have_the_same_rows_after_the_upgrade(
    restored: Path, restored_on_postgres: str, tmp_path: Path
) -> None:
    await upgrade(restored)
    await upgrade(tmp_path / "other", PICLOUD_DATABASE_URL=restored_on_postgres)

    for store, file in data.FILES.items():
        here, there = rows_of(restored / file), await rows_on_postgres(restored_on_postgres, store)
        for table in (name for name in here if name not in (*_ENGINES_OWN, "sessions")):
            assert here[table] == there[table], table
        assert len(here.get("sessions", ())) == len(there.get("sessions", ()))


async def test_upgraded_schema_is_that_of_a_new_installation(restored: Path) -> None:
    await upgrade(restored)

    fresh = fresh_tables(ROOT)
    for store, file in data.FILES.items():
        with closing(sqlite3.connect(restored / file)) as connection:
            assert tables_of(connection) == fresh[store]


def test_data_of_the_release_covers_every_state(record: Record) -> None:
    """A row for each nullable column with and without a value, and for each value of a CHECK, or it proves little."""
    for store in data.stores_of(record.folder):
        with closing(sqlite3.connect(":memory:")) as connection:
            connection.executescript((record.folder / data.FOLDER / f"{store}.sql").read_text("utf-8"))
            assert fill.gaps(connection) == []
            assert sum(1 for _ in connection.execute("SELECT * FROM sqlite_master")) > 3


def included(old: Any, new: Any) -> bool:
    """Whether `new` says what `old` said; it may say more."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(name in new and included(value, new[name]) for name, value in old.items())
    if isinstance(old, list):
        return isinstance(new, list) and len(old) == len(new) and all(map(included, old, new))
    return bool(old == new)


@pytest.fixture(params=["sqlite", "postgres"])
def served(record: Record, request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Service]:
    """The service of the code on the data of the release, on each engine."""
    if request.param == "postgres":
        settings = {"database_url": request.getfixturevalue("restored_on_postgres")}
    else:
        request.getfixturevalue("restored")
        settings = {}
    with running(tmp_path, **_KEEP_ALL, **settings) as service:
        yield service


def test_service_answers_as_the_release_did(record: Record, served: Service) -> None:
    said, secrets = data.answers(record.folder), data.secrets(record.folder)
    for path, answer in said.items():
        now = served.admin("GET", path)
        assert now.status_code == 200, (path, now.text)
        assert path == "/audit" or included(answer, now.json()), path
    assert len(said) >= 10

    assert served.call("hello?name=you").json() == {"hello": "you"}
    assert served.call("failing").status_code == 401
    bearer = {"authorization": f"Bearer {secrets['token']}"}
    called = served.call("failing", headers=bearer)
    assert (called.status_code, called.json()["error"]["code"]) == (500, "script_error"), "its token no longer opens"
    session = {
        "cookie": f"picloud_session_{served.address[1]}={secrets['session']['cookie']}",
        SESSION_KEY_HEADER: secrets["session"]["key"],
    }
    api = f"{served.url}/api/v1/admin"
    shown = httpx.get(f"{api}/session", headers=session, trust_env=False, timeout=30)
    assert shown.status_code == 200, "its session ended with the upgrade"
    owner = {"password": secrets["password"]}
    login = httpx.post(f"{api}/session", json=owner, trust_env=False, timeout=30)
    assert login.status_code == 201, "the owner's password no longer opens"


def test_backup_of_the_release_can_be_restored(record: Record, tmp_path: Path) -> None:
    file = tmp_path / "backup.picloud"
    file.write_bytes((record.folder / data.FOLDER / data.BACKUP).read_bytes())
    service = Service(tmp_path)

    done = picloud(service, "restore", "--yes", str(file))

    assert done.returncode == 0, done.stderr
    secrets = data.secrets(record.folder)
    with running(tmp_path, **_KEEP_ALL) as service:
        called = service.call("failing", headers={"authorization": f"Bearer {secrets['token']}"})
        assert called.json()["error"]["code"] == "script_error"
        assert {script["name"] for script in service.admin("GET", "/scripts").json()["items"]} >= {"hello", "failing"}
        login = {"password": secrets["password"]}
        answer = httpx.post(f"{service.url}/api/v1/admin/session", json=login, trust_env=False, timeout=30)
        assert answer.status_code == 201


def test_settings_of_the_release_are_understood(record: Record) -> None:
    lines = (record.folder / data.FOLDER / data.SETTINGS).read_text("utf-8").splitlines()
    variables = dict(line.split("=", 1) for line in lines)

    load_settings(variables)

    assert len(variables) > 20


@pytest.mark.parametrize(
    "change", ["UPDATE scripts SET description = 'x'", "DELETE FROM scripts WHERE name = 'resting'"]
)
async def test_loss_is_seen(restored: Path, change: str) -> None:
    """The comparison above can fail."""
    before = rows_of(restored / "picloud.db")
    with closing(sqlite3.connect(restored / "picloud.db", isolation_level=None)) as connection:
        connection.execute(change)

    assert {table for table, _ in lost(before, rows_of(restored / "picloud.db"))} == {"scripts"}


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE api_tokens SET scopes = '[]' WHERE revoked_at IS NULL",
        "UPDATE executions SET queue_us = queue_us * 1000 + 1",
    ],
)
async def test_loss_is_seen_on_postgres(restored_on_postgres: str, change: str) -> None:
    """A migration of PostgreSQL alone that rewrites rows is seen."""
    store = "history" if "executions" in change else "control"
    before = await rows_on_postgres(restored_on_postgres, store)
    connection = await asyncpg.connect(restored_on_postgres)
    await connection.execute(f"SET search_path TO picloud_{store}; {change}")
    await connection.close()

    assert lost(before, await rows_on_postgres(restored_on_postgres, store)) != []
