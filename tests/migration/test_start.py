"""Opening an installation: fresh, again, and every file that must be refused as it is."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.storage import Storage, installation, open_storage
from picloud.manager.storage.directory import prepare_directory
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.migrate import load_migrations, migrations_root, schema_version
from picloud.shared.errors import StartRefused
from picloud.shared.settings import Settings, load_settings
from tests.migration.test_migrations import Folder

NEWEST = schema_version(load_migrations("sqlite"))


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


def _settings(data_dir: Path, **more: str) -> Settings:
    return load_settings({"PICLOUD_DATA_DIR": str(data_dir), **more})


async def _open(data_dir: Path) -> Storage:
    return await open_storage(_settings(data_dir))


async def _install(data_dir: Path) -> None:
    """An installation with one row in each store, closed."""
    storage = await _open(data_dir)
    await storage.history.execute(
        "INSERT INTO execution_minutes (minute, script_id, calls, failures, sampled_out) VALUES (1, 'a', 1, 0, 0)"
    )
    async with storage.control.transaction() as transaction:
        await transaction.execute("INSERT INTO scripts VALUES ('a', 'a', '', '', 1, 'public', 1, 1, 1, 1, 1, 0)")
        await transaction.execute("INSERT INTO revisions VALUES ('a', 1, '', '', 0, '{}', 1)")
    await storage.close()


def _snapshot(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir()) if path.is_file()}


def _modes(directory: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in (directory, *directory.iterdir())}


def _set_aside(directory: Path) -> list[Path]:
    return [path for path in directory.iterdir() if path.name.startswith("history.db.damaged-")]


def _make(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def _folder_of_the_product(tmp_path: Path) -> Folder:
    """A copy of the migrations of the product, to be added to."""
    folder = Folder(tmp_path / "migrations")
    for store in ("control", "history"):
        for file in migrations_root().joinpath("sqlite", store).iterdir():
            folder.write(store, file.name, file.read_bytes())
    return folder


async def _refused(data_dir: Path, exit_code: int) -> str:
    """The refusal of a start, after checking that nothing changed."""
    before = _snapshot(data_dir)
    with pytest.raises(StartRefused) as caught:
        await _open(data_dir)
    assert caught.value.exit_code == exit_code, str(caught.value)
    assert _snapshot(data_dir) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)


async def test_first_start_makes_both_stores_and_the_marker(data_dir: Path) -> None:
    storage = await _open(data_dir)
    assert storage.schema_version == NEWEST
    await storage.close()
    await storage.close()

    assert set(_snapshot(data_dir)) == {"picloud.db", "history.db", "installed"}
    assert _modes(data_dir) == {"data": 0o700, "picloud.db": 0o600, "history.db": 0o600, "installed": 0o600}


async def test_control_survives_a_power_cut_and_history_is_written_lightly(data_dir: Path) -> None:
    storage = await _open(data_dir)
    found = []
    for database in (storage.control, storage.history):
        async with database.transaction() as transaction:
            found.append((await transaction.fetch_all("PRAGMA synchronous"))[0]["synchronous"])
    await storage.close()

    assert found == [2, 1]  # FULL, NORMAL


async def test_second_start_changes_no_byte(data_dir: Path) -> None:
    await _install(data_dir)
    before = _snapshot(data_dir)

    storage = await _open(data_dir)
    await storage.close()

    assert _snapshot(data_dir) == before


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
    await _install(data_dir)
    damage(data_dir / "picloud.db")

    assert "picloud.db" in await _refused(data_dir, 4)


@pytest.mark.parametrize("damage", DAMAGES)
async def test_history_that_is_not_whole_is_set_aside_and_never_stops_the_start(
    data_dir: Path, damage: Callable[[Path], None], caplog: pytest.LogCaptureFixture
) -> None:
    await _install(data_dir)
    control = (data_dir / "picloud.db").read_bytes()
    damage(data_dir / "history.db")
    kept = (data_dir / "history.db").read_bytes() if (data_dir / "history.db").is_file() else None

    storage = await _open(data_dir)
    assert await storage.history.fetch_all("SELECT * FROM executions") == []
    assert await storage.history.fetch_all("SELECT * FROM execution_minutes") == []
    await storage.close()

    assert (data_dir / "picloud.db").read_bytes() == control
    aside = _set_aside(data_dir)
    if damage in (_missing, _empty):
        assert aside == []
    else:
        assert len(aside) == 1
        assert kept is None or aside[0].read_bytes() == kept
        assert [record.__dict__["action"] for record in caplog.records] == ["history_set_aside"]


async def test_empty_control_file_without_marker_is_a_fresh_start(data_dir: Path) -> None:
    _make(data_dir / "picloud.db", b"")

    storage = await _open(data_dir)
    await storage.close()


async def test_log_without_its_database_is_refused(data_dir: Path) -> None:
    _make(data_dir / "picloud.db-wal", b"x" * 5_000)

    assert "picloud.db-wal" in await _refused(data_dir, 4)


async def test_history_file_under_the_name_of_the_control_file_is_refused(data_dir: Path) -> None:
    await _install(data_dir)
    (data_dir / "history.db").replace(data_dir / "picloud.db")

    await _refused(data_dir, 4)


async def test_data_that_is_only_in_the_log_is_looked_at_without_changing_it(data_dir: Path) -> None:
    """As after `kill -9`: the refusal must not checkpoint."""
    await _install(data_dir)
    with closing(sqlite3.connect(data_dir / "picloud.db", isolation_level=None)) as connection:
        connection.execute("UPDATE schema_migrations SET checksum = 'edited'")
        files = _snapshot(data_dir)
    for name, content in files.items():
        (data_dir / name).write_bytes(content)
    (data_dir / "picloud.db-shm").unlink()
    assert files["picloud.db-wal"]
    before = {name: content for name, content in files.items() if not name.endswith("-shm")}

    with pytest.raises(StartRefused, match="was edited") as caught:
        await _open(data_dir)

    assert caught.value.exit_code == 3
    after = {name: content for name, content in _snapshot(data_dir).items() if not name.endswith("-shm")}
    assert after == before


@pytest.mark.parametrize("store", ["picloud.db", "history.db"])
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
    await _install(data_dir)
    with closing(sqlite3.connect(data_dir / store, isolation_level=None)) as connection:
        connection.execute(change)

    assert words in await _refused(data_dir, 3)


async def test_failing_migration_of_an_upgrade_keeps_the_old_schema(data_dir: Path, tmp_path: Path) -> None:
    await _install(data_dir)
    folder = _folder_of_the_product(tmp_path)
    bad = f"{NEWEST + 1:04d}_bad"
    folder.write("control", f"{bad}.sql", "ALTER TABLE scripts ADD COLUMN extra TEXT;\nALTER TABLE nowhere ADD b;\n")

    with pytest.raises(StartRefused, match=f"{bad}, line 2: no such table: nowhere"):
        await open_storage(_settings(data_dir), migrations=folder.root)

    storage = await _open(data_dir)
    row = await storage.control.fetch_one("SELECT * FROM scripts")
    await storage.close()
    assert row is not None
    assert "extra" not in list(row)  # type: ignore[call-overload]  # sqlite3.Row iterates over values


async def test_upgrade_keeps_the_data_and_raises_the_schema_version(data_dir: Path, tmp_path: Path) -> None:
    await _install(data_dir)
    folder = _folder_of_the_product(tmp_path)
    folder.write("history", f"{NEWEST + 1:04d}_more.sql", "ALTER TABLE execution_minutes ADD COLUMN extra INTEGER;\n")

    storage = await open_storage(_settings(data_dir), migrations=folder.root)
    row = await storage.history.fetch_one("SELECT calls, extra FROM execution_minutes")
    await storage.close()

    assert storage.schema_version == NEWEST + 1
    assert row is not None
    assert (row["calls"], row["extra"]) == (1, None)


async def test_directory_whose_parent_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="does not exist") as caught:
        await _open(tmp_path / "a" / "b")

    assert caught.value.exit_code == 2
    assert _snapshot(tmp_path) == {}


async def test_data_directory_that_is_a_file_is_refused(data_dir: Path) -> None:
    _make(data_dir, b"x")

    with pytest.raises(StartRefused, match="is not a directory") as caught:
        await _open(data_dir)

    assert caught.value.exit_code == 2


def test_directory_that_cannot_be_written_is_refused(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data_dir.mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)  # root, as in containers, may write everywhere

    with pytest.raises(StartRefused, match="cannot be written") as caught:
        prepare_directory(data_dir)

    assert caught.value.exit_code == 2


@pytest.mark.parametrize("file_system", ["nfs4", "vfat", "cifs"])
def test_file_system_without_locks_or_modes_is_refused(tmp_path: Path, file_system: str) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "1 0 8:1 / / rw - ext4 /dev/sda rw\n"
        f"2 1 8:2 / {tmp_path}/my\\040card rw,noatime shared:1 - {file_system} /dev/sdb rw\n"
    )
    (tmp_path / "my card").mkdir()

    with pytest.raises(StartRefused, match=f"is on {file_system}"):
        prepare_directory(tmp_path / "my card" / "data", mounts)
    assert list((tmp_path / "my card").iterdir()) == []
    prepare_directory(tmp_path / "data", mounts)


def test_second_instance_is_refused_naming_the_first(data_dir: Path) -> None:
    lock = InstanceLock.acquire(data_dir)

    with pytest.raises(StartRefused, match=f"process {os.getpid()}") as caught:
        InstanceLock.acquire(data_dir)

    assert caught.value.exit_code == 5
    lock.release()
    lock.release()
    InstanceLock.acquire(data_dir).release()


async def test_database_elsewhere_brings_its_history_and_its_lock(data_dir: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    settings = _settings(data_dir, PICLOUD_DATABASE_URL=f"sqlite://{elsewhere}/my.db")

    storage = await open_storage(settings)
    assert {"my.db", "history.db", "installed", "picloud.lock"} <= set(_snapshot(elsewhere))
    with pytest.raises(StartRefused) as caught:
        await open_storage(settings)
    await storage.close()

    assert caught.value.exit_code == 5
    assert _snapshot(data_dir) == {}
    storage = await open_storage(settings)
    await storage.close()


async def test_full_disk_at_start_is_refused_in_one_line(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await _install(data_dir)

    async def full(*_: object) -> None:
        raise installation.StorageUnavailable("The storage is full.", code="storage_full")

    monkeypatch.setattr(installation, "apply_migrations", full)

    with pytest.raises(StartRefused, match="cannot be opened: The storage is full") as caught:
        await _open(data_dir)
    assert caught.value.exit_code == 4
