"""Backups are restored whole or not at all, and what was there before is kept."""

import asyncio
import errno
import hashlib
import itertools
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.audit.log import AuditService
from picloud.manager.models.audit import AuditFilter
from picloud.manager.storage import open_storage
from picloud.manager.storage.database import StorageError
from picloud.manager.storage.maintenance.backup_file import Manifest, read_manifest, write_backup
from picloud.manager.storage.maintenance.inspection import inspect
from picloud.manager.storage.maintenance.restore import restore
from picloud.manager.storage.migrate import Migration, load_migrations
from picloud.manager.storage.stores.audit import AuditStore
from picloud.shared.clock import now_ms
from picloud.shared.errors import StartRefused
from picloud.shared.settings import Settings, load_settings
from tests.integration.conftest import Manager
from tests.postgres import PostgresServer


def _settings(data_dir: Path, **more: str) -> Settings:
    return load_settings({"PICLOUD_DATA_DIR": str(data_dir), **more})


async def _names(data_dir: Path, **more: str) -> list[str]:
    storage = await open_storage(_settings(data_dir, **more))
    rows = await storage.control.fetch_all("SELECT name FROM scripts ORDER BY name")
    await storage.close()
    return [row["name"] for row in rows]


@pytest.fixture
async def backup(manager: Manager, tmp_path: Path) -> Path:
    """A backup with the scripts `one` and `two`; the manager has `three` as well."""
    await manager.create("one", "1")
    await manager.create("two", "2")
    path = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, path, now_ms)
    await manager.create("three", "3")
    return path


async def test_restore_brings_back_what_was_saved_and_keeps_what_was_there(
    manager: Manager, backup: Path, tmp_path: Path
) -> None:
    await manager.storage.close()
    (manager.data_dir / "picloud.db-wal").write_bytes(b"of another file")

    manifest, aside = await restore(_settings(manager.data_dir), backup)

    assert manifest.digests["scripts"].startswith("2:")
    assert await _names(manager.data_dir) == ["one", "two"]
    assert aside is not None
    assert aside.name.startswith("picloud.db.before-restore-")
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"of another file"
    assert not (manager.data_dir / "picloud.db-wal").exists()


async def test_restore_into_an_empty_directory_makes_an_installation(
    manager: Manager, backup: Path, tmp_path: Path
) -> None:
    _, aside = await restore(_settings(tmp_path / "new"), backup)
    assert aside is None
    assert await _names(tmp_path / "new") == ["one", "two"]
    assert (tmp_path / "new" / "installed").exists()


async def test_restore_of_a_lost_database_is_possible(manager: Manager, backup: Path) -> None:
    await manager.storage.close()
    (manager.data_dir / "picloud.db").unlink()
    with pytest.raises(StartRefused, match="is missing"):
        await open_storage(_settings(manager.data_dir))

    await restore(_settings(manager.data_dir), backup)
    assert await _names(manager.data_dir) == ["one", "two"]


async def test_restore_on_a_server_replaces_all_control_data(
    manager: Manager, backup: Path, tmp_path: Path, postgres: PostgresServer
) -> None:
    url = postgres.make_database()
    settings = _settings(tmp_path / "pg", PICLOUD_DATABASE_URL=url)
    for _ in range(2):  # into nothing, and over what is there
        await restore(settings, backup)
        assert await _names(tmp_path / "pg", PICLOUD_DATABASE_URL=url) == ["one", "two"]

    storage = await open_storage(settings)
    again = tmp_path / "again.backup"
    manifest = await write_backup(storage.control, again, now_ms)
    with pytest.raises(StartRefused) as caught:
        await restore(settings, backup)
    assert caught.value.exit_code == 5
    with pytest.raises(Exception, match="never changed or deleted"):
        await storage.control.execute("UPDATE audit_entries SET actor = 'nobody'")
    entries = await storage.control.fetch_all("SELECT action, object_name FROM audit_entries ORDER BY id DESC LIMIT 1")
    await storage.close()
    before = (await read_manifest(backup)).digests
    changed = {table for table, digest in manifest.digests.items() if digest != before[table]}
    assert changed == {"audit_entries"}, "the restore itself is the one entry more"
    assert [tuple(row) for row in entries] == [("backup.restore", "saved.backup")]


async def _schema_faults(settings: Settings) -> list[str]:
    return (await inspect(settings.database_server or f"sqlite://{settings.database_path}")).faults


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_restore_takes_the_rows_of_a_backup_and_never_its_schema(
    manager: Manager, tmp_path: Path, postgres: PostgresServer, engine: str
) -> None:
    """A backup whose triggers were changed is as whole as another by its digests."""
    token = await (await manager.request("POST", "/tokens", {"name": "old", "scopes": ["read"]})).get_json()
    await manager.request("DELETE", f"/tokens/{token['id']}")
    backup = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, backup, now_ms)
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute(
            "CREATE TRIGGER planted AFTER INSERT ON audit_entries BEGIN "
            "UPDATE api_tokens SET revoked_at = NULL, scopes = '[\"admin\"]'; END"
        )
        connection.execute("DROP TRIGGER audit_entries_are_kept")
        connection.execute("CREATE VIEW planted_too AS SELECT id FROM scripts")
    url = {} if engine == "sqlite" else {"PICLOUD_DATABASE_URL": postgres.make_database()}
    settings = _settings(tmp_path / "new", **url)

    await restore(settings, backup)

    assert await _schema_faults(settings) == []
    storage = await open_storage(settings)
    rows = await storage.control.fetch_all("SELECT scopes, revoked_at FROM api_tokens")
    assert [(row["scopes"], row["revoked_at"] is None) for row in rows] == [('["read"]', False)]
    with pytest.raises(StorageError, match="are never"):
        await storage.control.execute("DELETE FROM audit_entries WHERE at >= 0")
    await storage.close()


async def test_restore_is_in_the_audit_log(manager: Manager, backup: Path, tmp_path: Path) -> None:
    await restore(_settings(tmp_path / "new"), backup)

    storage = await open_storage(_settings(tmp_path / "new"))
    page = await AuditService(AuditStore(storage.control)).list_entries(AuditFilter(), limit=1)
    await storage.close()
    entry = page.items[0]
    assert (entry.action, entry.actor, entry.object_name) == ("backup.restore", "picloud", "saved.backup")
    content = await asyncio.to_thread(backup.read_bytes)
    assert entry.new_hash == hashlib.sha256(content).hexdigest()


async def test_backup_whose_rows_changed_between_check_and_copy_is_refused(
    manager: Manager, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    manifest = await read_manifest(backup)

    async def read_earlier(_path: Path) -> Manifest:
        return manifest

    monkeypatch.setattr("picloud.manager.storage.maintenance.backup_file.read_manifest", read_earlier)
    with closing(sqlite3.connect(backup, isolation_level=None)) as connection:
        connection.execute("UPDATE api_tokens SET scopes = 'x'")
        connection.execute("UPDATE scripts SET enabled = 0")

    with pytest.raises(StartRefused, match="differs from what was backed up"):
        await restore(_settings(tmp_path / "new"), backup)
    assert not (tmp_path / "new" / "picloud.db").exists()


def _truncate(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _flip_in_a_source(path: Path) -> None:
    """A bit in a text, which no check of SQLite's structure finds."""
    content = bytearray(path.read_bytes())
    content[content.index(b"admin-token")] ^= 1
    path.write_bytes(content)


def _replace_by_text(path: Path) -> None:
    path.write_text("not a backup\n" * 500)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _live_database(path: Path) -> None:
    path.write_bytes((path.parent / "data" / "picloud.db").read_bytes())


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO schema_migrations VALUES (9999, 'later', '', 1)")
        connection.commit()


@pytest.mark.parametrize(
    ("spoil", "exit_code"),
    [
        (_truncate, 4),
        (_flip_in_a_source, 4),
        (_replace_by_text, 4),
        (_empty, 4),
        (_live_database, 4),
        (Path.unlink, 4),
        (_newer, 3),
    ],
)
async def test_restore_of_a_file_that_is_not_whole_changes_nothing(
    manager: Manager, backup: Path, spoil: Callable[[Path], None], exit_code: int
) -> None:
    await manager.storage.close()
    spoil(backup)
    before = {path.name: path.read_bytes() for path in manager.data_dir.iterdir() if path.is_file()}

    with pytest.raises(StartRefused) as caught:
        await restore(_settings(manager.data_dir), backup)

    assert caught.value.exit_code == exit_code, str(caught.value)
    assert "\n" not in str(caught.value)
    after = {path.name: path.read_bytes() for path in manager.data_dir.iterdir() if path.is_file()}
    assert {name: content for name, content in after.items() if name != "picloud.lock"} == before


async def test_older_backup_is_migrated_when_it_is_restored(
    manager: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A backup made before migration 0005."""

    def load_older(dialect: str) -> dict[str, list[Migration]]:
        return {store: [one for one in all_ if one.number < 5] for store, all_ in load_migrations(dialect).items()}

    await manager.create("one", "1")
    with monkeypatch.context() as patch:
        for name in ("backup_file", "tables"):
            patch.setattr(f"picloud.manager.storage.maintenance.{name}.load_migrations", load_older)
        older = await write_backup(manager.storage.control, tmp_path / "older.backup", now_ms)
    assert older.schema < 5

    await restore(_settings(tmp_path / "new"), tmp_path / "older.backup")
    assert await _names(tmp_path / "new") == ["one"]


async def _kept(settings: Settings) -> list[bytes]:
    storage = await open_storage(settings)
    rows = await storage.data.fetch_all("SELECT value FROM kv")
    await storage.close()
    return [bytes(row["value"]) for row in rows]


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_restore_brings_back_what_scripts_keep(
    manager: Manager, tmp_path: Path, request: pytest.FixtureRequest, engine: str
) -> None:
    await manager.request("PUT", "/kv/namespace:shared/keys/k", {"blob": "AAH/"})
    path = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, path, now_ms, manager.storage.data)
    more = {}
    if engine == "postgres":
        more["PICLOUD_DATABASE_URL"] = request.getfixturevalue("postgres").make_database()
    settings = _settings(tmp_path / "other", **more)
    storage = await open_storage(settings)
    await storage.data.execute("INSERT INTO kv VALUES (9, $1, 0, $1, 1, NULL, 1)", b"\x01")
    await storage.close()

    manifest, _ = await restore(settings, path)

    assert manifest.data is not None
    assert await _kept(settings) == [b"\x00\x01\xff"]


@pytest.mark.parametrize("failing", [1, 2, 3, 4])
async def test_restore_that_fails_on_the_way_changes_neither_store(
    manager: Manager, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    await manager.create("one", "1")
    path = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, path, now_ms, manager.storage.data)
    await manager.create("two", "2")
    await manager.request("PUT", "/kv/namespace:shared/keys/k", {"blob": "AAH/"})
    await manager.storage.close()
    settings = _settings(manager.data_dir)
    rename, moves = Path.rename, itertools.count(1)

    def fail_once(source: Path, target: Path) -> Path:
        is_move = "before-restore" in f"{source}{target}" or source.parent != target.parent
        if is_move and next(moves) == failing:
            raise OSError(errno.EIO, "", str(source))
        return rename(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", fail_once)
        with pytest.raises(StartRefused):
            await restore(settings, path)

    assert await _names(manager.data_dir) == ["one", "two"]
    assert await _kept(settings) == [b"\x00\x01\xff"]
    assert list(manager.data_dir.glob("*.before-restore-*")) == []


async def test_restore_of_a_backup_without_data_leaves_what_scripts_keep(manager: Manager, backup: Path) -> None:
    await manager.request("PUT", "/kv/namespace:shared/keys/k", {"blob": "AAH/"})
    await manager.storage.close()

    manifest, _ = await restore(_settings(manager.data_dir), backup)

    assert manifest.data is None
    assert await _kept(_settings(manager.data_dir)) == [b"\x00\x01\xff"]


async def test_backup_whose_data_was_changed_is_refused(manager: Manager, tmp_path: Path) -> None:
    await manager.request("PUT", "/kv/namespace:shared/keys/k", {"value": 1})
    path = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, path, now_ms, manager.storage.data)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE backup_data SET content = CAST(content || x'00' AS BLOB) WHERE position = 0")
        connection.commit()

    with pytest.raises(StartRefused, match="the data of scripts differs from what was backed up"):
        await restore(_settings(tmp_path / "other"), path)
