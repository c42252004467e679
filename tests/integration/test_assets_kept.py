"""Static assets in backups, and what `db check` finds about them."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.maintenance.backup_file import write_backup
from picloud.manager.storage.maintenance.inspection import inspect
from picloud.manager.storage.maintenance.restore import restore
from picloud.shared.clock import now_ms
from picloud.shared.settings import load_settings
from tests.integration.conftest import BY, Manager
from tests.zips import make_zip

FILES = {"index.html": b"<!doctype html>", "large.bin": bytes(range(256)) * 2_000}


async def push(manager: Manager) -> None:
    await manager.assets.push("app", make_zip(FILES), BY)


async def faults_of(manager: Manager) -> list[str]:
    return (await inspect(f"sqlite://{manager.data_dir / 'picloud.db'}")).faults


async def test_backup_with_data_brings_back_every_file(manager: Manager, tmp_path: Path) -> None:
    await push(manager)
    backup = tmp_path / "saved.backup"
    await write_backup(manager.storage.control, backup, now_ms, data=manager.storage.data)
    settings = load_settings({"PICLOUD_DATA_DIR": str(tmp_path / "again")})
    await restore(settings, backup)
    storage = await open_storage(settings)
    again = Manager(tmp_path / "again", storage)
    try:
        await again.assets.load()
        for path, content in FILES.items():
            index = again.asset_table.find("app")
            assert index is not None
            file = index.find(path)
            assert file is not None
            pieces = [
                await again.asset_table.read_piece(file.content, place) for place in range(-(-file.size // 65_536))
            ]
            assert b"".join(pieces) == content
        assert await faults_of(again) == []
    finally:
        await storage.close()


@pytest.mark.parametrize(
    ("damage", "fault"),
    [
        ("DELETE FROM asset_contents WHERE size = 15", "static assets: 1 contents are missing; push the assets again"),
        ("UPDATE asset_pieces SET bytes = x'00' WHERE length(bytes) = 15", "it differs from what was pushed"),
        ("DELETE FROM asset_pieces WHERE position = 3", "it differs from what was pushed"),
    ],
)
async def test_check_finds_contents_that_are_missing_or_damaged(manager: Manager, damage: str, fault: str) -> None:
    await push(manager)
    assert await faults_of(manager) == []
    with closing(sqlite3.connect(manager.data_dir / "data.db")) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(damage)
        connection.commit()
    found = await faults_of(manager)
    assert len(found) == 1
    assert fault in found[0]


async def test_assets_without_their_data_are_listed_and_said_to_be_missing(manager: Manager, tmp_path: Path) -> None:
    await push(manager)
    backup = tmp_path / "control.backup"
    await write_backup(manager.storage.control, backup, now_ms)
    settings = load_settings({"PICLOUD_DATA_DIR": str(tmp_path / "again")})
    await restore(settings, backup)
    storage = await open_storage(settings)
    again = Manager(tmp_path / "again", storage)
    try:
        await again.assets.load()
        assert [bundle.name for bundle in again.assets.list_bundles()] == ["app"]
        file = again.assets.get("app").files[0]
        with pytest.raises(Exception, match="push the assets again"):
            await again.asset_table.read_whole(file.content, file.size)
        pushed = await again.assets.push("app", make_zip(FILES), BY)
        assert pushed.is_changed is False
        assert await again.asset_table.read_whole(file.content, file.size) == FILES["index.html"]
    finally:
        await storage.close()
