"""Opening an installation: fresh, again, and every file that must be refused as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.migrate import load_migrations, schema_version
from picloud.shared.errors import StartRefused, StorageUnavailable
from tests.migration.directories import (
    folder_of_the_product,
    install,
    make,
    modes,
    open_in,
    refusal,
    set_aside,
    settings_of,
    snapshot,
)

NEWEST = schema_version(load_migrations("sqlite"))


async def test_first_start_makes_all_stores_and_their_markers(data_dir: Path) -> None:
    storage = await open_in(data_dir)
    assert storage.schema_version == NEWEST
    await storage.close()
    await storage.close()

    names = {"picloud.db", "history.db", "data.db", "installed", "installed-data"}
    assert set(snapshot(data_dir)) == names
    assert modes(data_dir) == {"data": 0o700, **dict.fromkeys(names, 0o600)}


async def test_control_survives_a_power_cut_and_history_is_written_lightly(data_dir: Path) -> None:
    storage = await open_in(data_dir)
    found = []
    for database in (storage.control, storage.history, storage.data):
        async with database.transaction() as transaction:
            found.append((await transaction.fetch_all("PRAGMA synchronous"))[0]["synchronous"])
    await storage.close()

    assert found == [2, 1, 2]  # FULL, NORMAL, FULL


async def test_relaxed_sync_is_for_data_alone(data_dir: Path) -> None:
    storage = await open_storage(settings_of(data_dir, PICLOUD_DATA_SYNC="relaxed"))
    found = []
    for database in (storage.control, storage.data):
        async with database.transaction() as transaction:
            found.append((await transaction.fetch_all("PRAGMA synchronous"))[0]["synchronous"])
    await storage.close()

    assert found == [2, 1]


async def test_second_start_changes_no_byte(data_dir: Path) -> None:
    await install(data_dir)
    before = snapshot(data_dir)

    storage = await open_in(data_dir)
    await storage.close()

    assert snapshot(data_dir) == before


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(4_096)
        file.write(os.urandom(8_192))


def _overwrite_last_page(path: Path) -> None:
    """Damage that only walking the whole structure finds."""
    with path.open("r+b") as file:
        file.seek(-4_096, os.SEEK_END)
        file.write(b"\xff" * 4_096)


def _write_text(path: Path) -> None:
    path.write_text("these are my notes, not a database\n" * 100)


def _other_application(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA application_id = 1")
        connection.execute("CREATE TABLE notes (a)")
        connection.commit()


def _without_application_id(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (a)")
        connection.commit()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _dangling(path: Path) -> None:
    path.unlink()
    path.symlink_to("elsewhere.db")


def _missing(path: Path) -> None:
    path.unlink()


def _header_only(path: Path) -> None:
    os.truncate(path, 100)


DAMAGES = [
    _truncate,
    _overwrite,
    _overwrite_last_page,
    _write_text,
    _other_application,
    _without_application_id,
    _empty,
    _directory,
    _loop,
    _dangling,
    _missing,
    _header_only,
]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_control_file_that_is_not_ours_or_not_whole_is_refused_untouched(
    data_dir: Path, damage: Callable[[Path], None]
) -> None:
    await install(data_dir)
    damage(data_dir / "picloud.db")

    assert "picloud.db" in await refusal(data_dir, 4)


@pytest.mark.parametrize("damage", DAMAGES)
async def test_history_that_is_not_whole_is_set_aside_and_never_stops_the_start(
    data_dir: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    await install(data_dir)
    control = (data_dir / "picloud.db").read_bytes()
    damage(data_dir / "history.db")
    kept = (data_dir / "history.db").read_bytes() if (data_dir / "history.db").is_file() else None

    storage = await open_in(data_dir)
    assert await storage.history.fetch_all("SELECT * FROM executions") == []
    assert await storage.history.fetch_all("SELECT * FROM execution_minutes") == []
    await storage.close()

    assert (data_dir / "picloud.db").read_bytes() == control
    aside = set_aside(data_dir)
    if damage in (_missing, _empty):
        assert aside == []
    else:
        assert len(aside) == 1
        assert kept is None or aside[0].read_bytes() == kept
        assert [record.__dict__["action"] for record in caplog.records] == ["history_set_aside"]


@pytest.mark.parametrize("damage", DAMAGES)
async def test_data_that_is_not_whole_is_left_as_it_is_and_never_stops_the_start(
    data_dir: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    await install(data_dir)
    damage(data_dir / "data.db")
    before = snapshot(data_dir)

    storage = await open_in(data_dir)
    assert len(await storage.control.fetch_all("SELECT * FROM scripts")) == 1
    for use in (storage.data.fetch_all("SELECT 1"), storage.data.execute("SELECT 1"), storage.data.run_group([])):
        with pytest.raises(StorageUnavailable) as caught:
            await use
        assert caught.value.code == "storage_unavailable"
    await storage.close()

    assert {name: content for name, content in snapshot(data_dir).items() if name.startswith("data")} == {
        name: content for name, content in before.items() if name.startswith("data")
    }
    (record,) = caplog.records
    assert record.__dict__["action"] == "store_absent"
    assert "data.db" in record.__dict__["fault"]


async def test_installation_from_before_the_data_store_gets_an_empty_one(data_dir: Path) -> None:
    await install(data_dir)
    for name in ("data.db", "installed-data"):
        (data_dir / name).unlink()

    storage = await open_in(data_dir)
    assert await storage.data.fetch_all("SELECT * FROM counters") == []
    assert len(await storage.control.fetch_all("SELECT * FROM scripts")) == 1
    await storage.close()

    assert (data_dir / "installed-data").exists()


async def test_empty_control_file_without_marker_is_a_fresh_start(data_dir: Path) -> None:
    make(data_dir / "picloud.db", b"")

    storage = await open_in(data_dir)
    await storage.close()


async def test_log_without_its_database_is_refused(data_dir: Path) -> None:
    make(data_dir / "picloud.db-wal", b"x" * 5_000)

    assert "picloud.db-wal" in await refusal(data_dir, 4)


async def test_history_file_under_the_name_of_the_control_file_is_refused(data_dir: Path) -> None:
    await install(data_dir)
    (data_dir / "history.db").replace(data_dir / "picloud.db")

    await refusal(data_dir, 4)


async def test_data_that_is_only_in_the_log_is_looked_at_without_changing_it(data_dir: Path) -> None:
    """As after `kill -9`: the refusal must not checkpoint."""
    await install(data_dir)
    with closing(sqlite3.connect(data_dir / "picloud.db", isolation_level=None)) as connection:
        connection.execute("UPDATE schema_migrations SET checksum = 'edited'")
        files = snapshot(data_dir)
    for name, content in files.items():
        (data_dir / name).write_bytes(content)
    (data_dir / "picloud.db-shm").unlink()
    assert files["picloud.db-wal"]
    before = {name: content for name, content in files.items() if not name.endswith("-shm")}

    with pytest.raises(StartRefused, match="was edited") as caught:
        await open_in(data_dir)

    assert caught.value.exit_code == 3
    after = {name: content for name, content in snapshot(data_dir).items() if not name.endswith("-shm")}
    assert after == before


@pytest.mark.parametrize("store", ["picloud.db", "history.db", "data.db"])
@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE schema_migrations SET checksum = 'x'", "was edited"),
        (
            "INSERT INTO schema_migrations VALUES (9999, 'next', 'x', 1)",
            f"has schema 9999, this PiCloud knows {NEWEST}",
        ),
    ],
)
async def test_schema_that_does_not_fit_is_refused_untouched(
    data_dir: Path, store: str, change: str, words: str
) -> None:
    await install(data_dir)
    with closing(sqlite3.connect(data_dir / store, isolation_level=None)) as connection:
        connection.execute(change)

    assert words in await refusal(data_dir, 3)


async def test_failing_migration_of_an_upgrade_keeps_the_old_schema(data_dir: Path, tmp_path: Path) -> None:
    await install(data_dir)
    folder = folder_of_the_product(tmp_path)
    bad = f"{NEWEST + 1:04d}_bad"
    folder.write("control", f"{bad}.sql", "ALTER TABLE scripts ADD COLUMN extra TEXT;\nALTER TABLE nowhere ADD b;\n")

    with pytest.raises(StartRefused, match=f"{bad}, line 2: no such table: nowhere"):
        await open_storage(settings_of(data_dir), migrations=folder.root)

    storage = await open_in(data_dir)
    row = await storage.control.fetch_one("SELECT * FROM scripts")
    await storage.close()
    assert row is not None
    assert "extra" not in list(row)  # type: ignore[call-overload]  # sqlite3.Row iterates over values


async def test_upgrade_keeps_the_data_and_raises_the_schema_version(data_dir: Path, tmp_path: Path) -> None:
    await install(data_dir)
    folder = folder_of_the_product(tmp_path)
    folder.write("history", f"{NEWEST + 1:04d}_more.sql", "ALTER TABLE execution_minutes ADD COLUMN extra INTEGER;\n")

    storage = await open_storage(settings_of(data_dir), migrations=folder.root)
    row = await storage.history.fetch_one("SELECT calls, extra FROM execution_minutes")
    await storage.close()

    assert storage.schema_version == NEWEST + 1
    assert row is not None
    assert (row["calls"], row["extra"]) == (1, None)
