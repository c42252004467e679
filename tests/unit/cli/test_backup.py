"""`picloud backup`: where a backup may go."""

import hashlib
import os
import socket
from pathlib import Path

import httpx
import pytest

from .conftest import Run
from .fake_server import FakeServer

CONTENT = b"SQLite format 3\0 and so on"


@pytest.fixture
def backups(server: FakeServer) -> httpx.MockTransport:
    """A server that makes one backup."""

    def answer(request: httpx.Request) -> httpx.Response:
        if request.method == "POST":
            made = {
                "name": "picloud-1.backup",
                "scripts": 1,
                "bytes": len(CONTENT),
                "sha256": hashlib.sha256(CONTENT).hexdigest(),
                "proved_at": "2026-11-29T00:00:00.000Z",
            }
            return httpx.Response(201, json=made)
        return httpx.Response(200, content=CONTENT)

    return httpx.MockTransport(answer)


def test_backup_is_written_with_mode_0600_and_nothing_beside_it(
    run: Run, backups: httpx.MockTransport, tmp_path: Path
) -> None:
    result = run("backup", str(tmp_path / "saved"), transport=backups)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "saved").read_bytes() == CONTENT
    assert (tmp_path / "saved").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["saved"]


def test_backup_to_a_dash_is_standard_output_and_no_file(
    run: Run, backups: httpx.MockTransport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("backup", "-", transport=backups)
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes == CONTENT
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["fifo", "socket", "directory", "link to a device", "link to a file", "dangling link"])
@pytest.mark.parametrize("force", [(), ("--force",)])
def test_nothing_but_a_regular_file_is_replaced(
    run: Run, backups: httpx.MockTransport, tmp_path: Path, kind: str, force: tuple[str, ...]
) -> None:
    path = tmp_path / "target"
    (tmp_path / "file").write_text("kept")
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "socket":
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(str(path))
    elif kind == "directory":
        path.mkdir()
    else:
        path.symlink_to({"link to a device": "/dev/null", "link to a file": "file", "dangling link": "new"}[kind])
    before = path.lstat()

    result = run("backup", str(path), *force, transport=backups)

    assert result.exit_code == 2, result.output
    assert "is never replaced" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert (path.lstat().st_ino, path.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert (tmp_path / "file").read_text() == "kept"
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("missing/saved", "is not a directory"),
        ("file/saved", "is not a directory"),
        ("x" * 300, "the name is too long"),
    ],
)
def test_path_that_cannot_be_written_is_named_in_one_line(
    run: Run, backups: httpx.MockTransport, tmp_path: Path, name: str, fault: str
) -> None:
    (tmp_path / "file").write_text("x")
    result = run("backup", str(tmp_path / name), transport=backups)
    assert result.exit_code == 1
    assert fault in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_file_that_is_there_is_kept_without_force_and_replaced_with_it(
    run: Run, backups: httpx.MockTransport, tmp_path: Path
) -> None:
    path = tmp_path / "saved"
    path.write_text("older")
    assert run("backup", str(path), transport=backups).exit_code == 1
    assert path.read_text() == "older"
    assert run("backup", str(path), "--force", transport=backups).exit_code == 0
    assert path.read_bytes() == CONTENT
