"""Starts in a directory that cannot be used, or that is in use."""

import fcntl
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from picloud.manager.storage import installation, open_storage
from picloud.manager.storage.directory import prepare_directory
from picloud.manager.storage.lock import InstanceLock
from picloud.shared.errors import StartRefused, StorageUnavailable
from picloud.shared.owners import Owner, call_as
from tests.acceptance.foreign import NOBODY, ForeignDirectory
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
        raise StorageUnavailable("The storage is full.", code="storage_full")

    monkeypatch.setattr(installation, "apply_migrations", full)

    with pytest.raises(StartRefused, match=f"^{data_dir}: the disk is full; make room$") as caught:
        await open_in(data_dir)
    assert caught.value.exit_code == 1, "a supervisor tries again"


@pytest.mark.parametrize(("mode", "group"), [(0o777, None), (0o1777, None), (0o702, None), (0o770, 12_345)])
def test_directory_that_others_can_write_is_refused_with_the_remedy(
    data_dir: Path, mode: int, group: int | None
) -> None:
    data_dir.mkdir()
    if group is not None:
        if os.geteuid():
            pytest.skip("only root can give a directory to another group")
        os.chown(data_dir, -1, group)
    data_dir.chmod(mode)

    with pytest.raises(StartRefused, match=f"others can write to it .*; run: chmod go-w {data_dir}$") as caught:
        InstanceLock.acquire(data_dir)

    assert caught.value.exit_code == 2
    assert snapshot(data_dir) == {}
    data_dir.chmod(mode & ~0o022)
    InstanceLock.acquire(data_dir).release()


def test_directory_of_the_own_group_may_be_writable_for_it(data_dir: Path) -> None:
    data_dir.mkdir()
    os.chown(data_dir, -1, os.getegid())
    data_dir.chmod(0o770)
    InstanceLock.acquire(data_dir).release()


def test_refused_start_removes_the_lock_and_the_directory_that_it_made(data_dir: Path) -> None:
    def refused() -> None:
        with InstanceLock.acquire(data_dir):
            raise StartRefused(2, "for another reason")

    with pytest.raises(StartRefused):
        refused()
    assert not data_dir.exists()

    data_dir.mkdir(mode=0o700)
    InstanceLock.acquire(data_dir).release()
    with pytest.raises(StartRefused):
        refused()
    assert (data_dir / "picloud.lock").exists(), "it was there before"


def test_lock_that_is_removed_by_its_holder_is_not_taken_twice(data_dir: Path) -> None:
    for _ in range(3):
        lock = InstanceLock.acquire(data_dir)
        with pytest.raises(StartRefused, match="already in use"):
            InstanceLock.acquire(data_dir)
        lock.abandon()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can leave a file of root")
class TestLockOfRoot:
    """What `sudo picloud restore` of earlier versions left in the directory of the service's user."""

    @pytest.fixture
    def directory(self) -> Iterator[Path]:
        foreign = ForeignDirectory()
        (foreign.data / "picloud.lock").write_text("4711\n")
        (foreign.data / "picloud.lock").chmod(0o600)
        yield foreign.data
        foreign.remove()

    @staticmethod
    def acquire(directory: Path) -> str | None:
        """Acquire the lock as the service's user; returns what a second attempt is told."""

        def work() -> str:
            try:
                lock = InstanceLock.acquire(directory)
            except StartRefused as refusal:
                return f"{refusal.exit_code} {refusal}"
            try:
                InstanceLock.acquire(directory)
            except StartRefused as refusal:
                lock.release()
                return f"acquired, then {refusal.exit_code}"
            return "acquired twice"

        return call_as(Owner(NOBODY, NOBODY), work)

    def test_lock_that_nobody_holds_is_replaced(self, directory: Path) -> None:
        assert self.acquire(directory) == "acquired, then 5"
        assert (directory / "picloud.lock").stat().st_uid == NOBODY
        assert self.acquire(directory) == "acquired, then 5"

    def test_lock_that_root_holds_is_respected_with_a_code_that_is_retried(self, directory: Path) -> None:
        with (directory / "picloud.lock").open() as held:
            fcntl.flock(held, fcntl.LOCK_EX)
            assert self.acquire(directory) == (
                f"1 {directory}/picloud.lock: belongs to another user and may be in use; wait for that process, "
                f"or run: sudo rm {directory}/picloud.lock"
            )
        assert self.acquire(directory) == "acquired, then 5"
