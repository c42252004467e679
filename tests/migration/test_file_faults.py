"""Refusals of the operating system at a start: one line with path and remedy, a code that is retried if waiting helps,
and nothing changed. Tried as an unprivileged user, with real refusals."""

import asyncio
import os
import resource
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from picloud.manager.access.admin_token import AdminToken
from picloud.manager.storage.installation import open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.migrate import load_migrations
from picloud.shared.errors import StartRefused
from picloud.shared.owners import Owner, call_as
from tests.acceptance.foreign import NOBODY, ForeignDirectory
from tests.migration.directories import settings_of

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can take rights away from another user")


def _start(data_dir: Path) -> str:
    """What a start of the service's user says: exit code and line, or `served`."""

    async def start() -> str:
        try:
            with InstanceLock.acquire(data_dir):
                storage = await open_storage(settings_of(data_dir))
                try:
                    AdminToken.load_or_create(data_dir)
                finally:
                    await storage.close()
        except StartRefused as refusal:
            return f"{refusal.exit_code} {refusal}"
        return "served"

    load_migrations("sqlite")
    return call_as(Owner(NOBODY, NOBODY), lambda: asyncio.run(start())) or ""


@pytest.fixture
def data_dir() -> Iterator[Path]:
    """An installation of another user."""
    foreign = ForeignDirectory()
    assert _start(foreign.data) == "served"
    yield foreign.data
    foreign.remove()


def _take_away(path: Path) -> None:
    os.chown(path, 0, 0)
    path.chmod(0o600 if path.is_file() else 0o700)


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()
    os.chown(path, NOBODY, NOBODY)


def _link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to("elsewhere")


@pytest.mark.parametrize(
    ("name", "harm", "code", "fault"),
    [
        (".", _take_away, 2, "cannot be written; change its owner"),
        ("picloud.db", _take_away, 4, "cannot be opened for writing: permission denied; check its owner and mode"),
        ("history.db", _take_away, 4, "cannot be opened for writing: permission denied; check its owner and mode"),
        ("admin-token", _take_away, 2, "permission denied; check its owner and mode"),
        ("picloud.db", _directory, 4, "is not a file; move it away"),
        ("admin-token", _directory, 2, "is not a file; remove it"),
        ("picloud.lock", _directory, 2, "is a directory; move it away"),
        ("picloud.lock", _link, 2, "is a symbolic link; move it away"),
        ("admin-token", _link, 2, "is a symbolic link; name the file itself"),
    ],
)
def test_file_that_cannot_be_used_is_named_with_the_remedy_and_kept(
    data_dir: Path, name: str, harm: Callable[[Path], None], code: int, fault: str
) -> None:
    harm(data_dir / name)
    before = {path.name: path.lstat().st_ino for path in data_dir.iterdir()}

    said = _start(data_dir)

    assert said.startswith(f"{code} {data_dir / name}"), said
    assert fault in said
    assert len(said.splitlines()) == 1
    assert {path.name: path.lstat().st_ino for path in data_dir.iterdir()} == before


def test_lock_and_marker_of_root_do_not_stop_the_service(data_dir: Path) -> None:
    _take_away(data_dir / "picloud.lock")
    _take_away(data_dir / "installed")
    assert _start(data_dir) == "served"


def test_name_that_is_too_long_is_named(data_dir: Path) -> None:
    path = data_dir / ("x" * 300)
    assert _start(path) == f"2 {path}: the name is too long; check the path, or choose another PICLOUD_DATA_DIR"


@pytest.mark.parametrize("spare", range(8))
def test_too_few_open_files_end_the_start_with_the_code_that_is_retried(data_dir: Path, spare: int) -> None:
    """At every point of a start at which no more files can be opened."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    probe = os.open(os.devnull, os.O_RDONLY)
    os.close(probe)

    def starve() -> str:
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (probe + 8 + spare, before[1])
        )  # 8: the loop of asyncio and the pipe
        return _start_here(data_dir)

    said = call_as(Owner(NOBODY, NOBODY), starve) or ""
    assert said == "served" or said.startswith("1 "), said
    assert "damaged" not in said
    assert not list(data_dir.glob("*.damaged-*"))
    assert _start(data_dir) == "served"


def _start_here(data_dir: Path) -> str:
    async def start() -> str:
        try:
            with InstanceLock.acquire(data_dir):
                storage = await open_storage(settings_of(data_dir))
                await storage.close()
        except StartRefused as refusal:
            return f"{refusal.exit_code} {refusal}"
        return "served"

    return asyncio.run(start())
