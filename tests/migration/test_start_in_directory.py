"""Starts in a directory that cannot be used, or that is in use."""

import os
from pathlib import Path

import pytest

from picloud.manager.storage import installation, open_storage
from picloud.manager.storage.directory import prepare_directory
from picloud.manager.storage.lock import InstanceLock
from picloud.shared.errors import StartRefused
from tests.migration.directories import (
    install,
    make,
    open_in,
    settings_of,
    snapshot,
)


async def test_directory_whose_parent_is_missing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StartRefused, match="does not exist") as caught:
        await open_in(tmp_path / "a" / "b")

    assert caught.value.exit_code == 2
    assert snapshot(tmp_path) == {}


async def test_data_directory_that_is_a_file_is_refused(data_dir: Path) -> None:
    make(data_dir, b"x")

    with pytest.raises(StartRefused, match="is not a directory") as caught:
        await open_in(data_dir)

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
    settings = settings_of(data_dir, PICLOUD_DATABASE_URL=f"sqlite://{elsewhere}/my.db")

    storage = await open_storage(settings)
    assert {"my.db", "history.db", "installed", "picloud.lock"} <= set(snapshot(elsewhere))
    with pytest.raises(StartRefused) as caught:
        await open_storage(settings)
    await storage.close()

    assert caught.value.exit_code == 5
    assert snapshot(data_dir) == {}
    storage = await open_storage(settings)
    await storage.close()


async def test_full_disk_at_start_is_refused_in_one_line(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    await install(data_dir)

    async def full(*_: object) -> None:
        raise installation.StorageUnavailable("The storage is full.", code="storage_full")

    monkeypatch.setattr(installation, "apply_migrations", full)

    with pytest.raises(StartRefused, match="cannot be opened: The storage is full") as caught:
        await open_in(data_dir)
    assert caught.value.exit_code == 4
