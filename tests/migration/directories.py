"""A data directory as the tests of the start see it: made, looked at, opened, refused."""

from pathlib import Path

import pytest

from picloud.manager.storage import Storage, open_storage
from picloud.manager.storage.migrate import STORES, migrations_root
from picloud.shared.errors import StartRefused
from picloud.shared.settings import Settings, load_settings
from tests.migration.test_migrations import Folder


def settings_of(data_dir: Path, **more: str) -> Settings:
    return load_settings({"PICLOUD_DATA_DIR": str(data_dir), **more})


async def open_in(data_dir: Path) -> Storage:
    return await open_storage(settings_of(data_dir))


async def install(data_dir: Path) -> None:
    """An installation with one row in each store, closed."""
    storage = await open_in(data_dir)
    await storage.data.execute("INSERT INTO counters VALUES ('kv_version', 1)")
    await storage.history.execute(
        "INSERT INTO execution_minutes (minute, script_id, calls, failures, sampled_out) VALUES (1, 'a', 1, 0, 0)"
    )
    async with storage.control.transaction() as transaction:
        await transaction.execute("INSERT INTO scripts VALUES ('a', 'a', '', '', 1, 'public', 1, 1, 1, 1, 1, 0)")
        await transaction.execute("INSERT INTO revisions VALUES ('a', 1, '', '', 0, '{}', 1)")
    await storage.close()


def snapshot(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(directory.iterdir()) if path.is_file()}


def modes(directory: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in (directory, *directory.iterdir())}


def set_aside(directory: Path) -> list[Path]:
    return [path for path in directory.iterdir() if path.name.startswith("history.db.damaged-")]


def make(path: Path, content: bytes) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)


def folder_of_the_product(tmp_path: Path) -> Folder:
    """A copy of the migrations of the product, to be added to."""
    folder = Folder(tmp_path / "migrations")
    folder.remove("data", "0001_initial.sql")
    for store in STORES:
        for file in migrations_root().joinpath("sqlite", store).iterdir():
            folder.write(store, file.name, file.read_bytes())
    return folder


async def refusal(data_dir: Path, exit_code: int) -> str:
    """The refusal of a start, after checking that nothing changed."""
    before = snapshot(data_dir)
    with pytest.raises(StartRefused) as caught:
        await open_in(data_dir)
    assert caught.value.exit_code == exit_code, str(caught.value)
    assert snapshot(data_dir) == before
    assert "\n" not in str(caught.value)
    return str(caught.value)
