"""The data of every release, upgraded to the code: nothing is lost, the schema is that of a new installation, and the
API says of it what it said then. Runs for ever, for each record under docs/releases."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.migrate import load_migrations, schema_version
from picloud.shared.settings import load_settings
from scripts.versioning import data
from scripts.versioning.record import Record, load_records
from scripts.versioning.schema import fresh_tables, tables_of
from tests.acceptance.service import ROOT, running

RECORDS = load_records(ROOT)
Rows = dict[str, list[dict[str, Any]]]


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


def rows_of(path: Path) -> Rows:
    """All rows of all tables, in the order of their text."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: sorted((dict(row) for row in connection.execute(f"SELECT * FROM {name}")), key=str) for name in names
        }


def kept(before: dict[str, Any], after: dict[str, Any]) -> bool:
    return {name: after.get(name) for name in before} == before


async def upgrade(data_dir: Path) -> int:
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(data_dir)}))
    await storage.close()
    return storage.schema_version


async def test_upgrade_keeps_every_row(restored: Path) -> None:
    before = {store: rows_of(restored / file) for store, file in data.FILES.items()}

    assert await upgrade(restored) == schema_version(load_migrations("sqlite"))

    for store, file in data.FILES.items():
        after = rows_of(restored / file)
        for table, rows in before[store].items():
            assert len(after[table]) >= len(rows)
            missing = [row for row in rows if not any(kept(row, other) for other in after[table])]
            assert missing == [], (store, table)
        assert sum(map(len, before[store].values())) >= 5, "a sample without rows proves nothing"


async def test_upgraded_schema_is_that_of_a_new_installation(restored: Path) -> None:
    await upgrade(restored)

    fresh = fresh_tables(ROOT)
    for store, file in data.FILES.items():
        with closing(sqlite3.connect(restored / file)) as connection:
            assert tables_of(connection) == fresh[store]


def included(old: Any, new: Any) -> bool:
    """Whether `new` says what `old` said; it may say more."""
    if isinstance(old, dict):
        return isinstance(new, dict) and all(name in new and included(value, new[name]) for name, value in old.items())
    if isinstance(old, list):
        return isinstance(new, list) and len(old) == len(new) and all(map(included, old, new))
    return bool(old == new)


def test_service_says_of_released_data_what_it_said_then(record: Record, restored: Path) -> None:
    said = data.answers(record.folder)

    with running(restored.parent, history_days="3650") as service:
        for path, answer in said.items():
            now = service.admin("GET", path)
            assert now.status_code == 200, (path, now.text)
            assert included(answer, now.json()), path
        called = service.call("hello?name=you")
        refused = service.call("failing")
        owner = {"password": "the sample of a release keeps nobody's data 7"}
        login = httpx.post(f"{service.url}/api/v1/admin/session", json=owner, trust_env=False, timeout=30)

    assert called.json() == {"hello": "you"}
    assert refused.status_code == 401
    assert login.status_code == 201, "the owner's password no longer opens"
    assert len(said) >= 10


@pytest.mark.parametrize(
    "change", ["UPDATE scripts SET description = 'x'", "DELETE FROM scripts WHERE name = 'resting'"]
)
async def test_loss_is_seen(restored: Path, change: str) -> None:
    """The comparison above can fail."""
    before = rows_of(restored / "picloud.db")
    with closing(sqlite3.connect(restored / "picloud.db", isolation_level=None)) as connection:
        connection.execute(change)

    after = rows_of(restored / "picloud.db")

    assert any(not any(kept(row, other) for other in after["scripts"]) for row in before["scripts"])
