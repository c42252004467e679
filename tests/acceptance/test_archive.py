"""picloud.pyz alone: what scripts/build makes, copied into an empty directory and started there."""

import hashlib
import json
import os
import platform
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from picloud.pyz.manifest import read_build
from picloud.shared.version import PRODUCT_VERSION
from scripts.sqlite_library import SQLITE_VERSION
from tests.archives import Members, built_archive, changed_copy

from .service import Service

_LOADED_MOST = 720
"""What a start may import (703 with CPython 3.11); each module costs about a millisecond on a Pi. `scripts/bench-start`
measures the time."""
_COMMANDS_MOST = 14
"""Of these, what may belong to the command line: no command but `serve`."""


class ArchiveService(Service):
    """The archive, started as a person would: `python3 picloud.pyz`, nothing else around it."""

    def __init__(self, archive: Path, directory: Path, **settings: str) -> None:
        super().__init__(directory, **settings)
        self.command = (sys.executable, archive)
        del self._environ["PYTHONPATH"]
        self._environ |= {"SHIV_ROOT": str(directory / "cache"), "HOME": str(directory)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("copied") / "picloud.pyz"
    copy.write_bytes(built_archive().read_bytes())
    return copy


@pytest.fixture(scope="module")
def unpacked(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache in which the archive has begun once."""
    cache = tmp_path_factory.mktemp("cache", numbered=True)
    cache.chmod(0o700)
    assert run(archive, cache, "version").returncode == 0
    return cache


def run(archive: Path, cache: Path, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    environ = {"PATH": os.environ["PATH"], "SHIV_ROOT": str(cache), **environ}
    command = [sys.executable, str(archive), *arguments]
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False, timeout=60)


def test_archive_serves_when_started_without_arguments(archive: Path, tmp_path: Path) -> None:
    service = ArchiveService(archive, tmp_path)
    service.start()
    service.deploy("hello", '#{ hello: ctx.request.query.name ?? "world" }')
    assert service.call("hello?name=Ada").json() == {"hello": "Ada"}
    tree = next((tmp_path / "cache").glob("0.*"))
    child = service.children()[0]
    assert f"{tree}/picloud/executor/child.py" in Path(f"/proc/{child}/cmdline").read_text().split("\0")
    maps = Path(f"/proc/{service.pid}/maps").read_text()
    assert str(tree) in maps
    assert "site-packages" not in maps
    assert service.stop() == 0
    service.start()
    assert service.call("hello").json() == {"hello": "world"}
    assert service.stop() == 0


def test_later_start_compiles_nothing_and_imports_no_more_than_it_needs(archive: Path, tmp_path: Path) -> None:
    service = ArchiveService(archive, tmp_path)
    service.command = (sys.executable, "-v", archive)
    for _ in range(2):
        service.start()
        assert service.stop() == 0
    trace = service.log.read_text()
    tree = next((tmp_path / "cache").glob("0.*"))
    loaded = re.findall(rf"^# code object from '{re.escape(str(tree))}/(\S+)'$", trace, re.MULTILINE)
    assert any(name.startswith("picloud/wiring/") for name in loaded)
    assert [name for name in loaded if not name.endswith(".pyc")] == []
    assert len(loaded) < _LOADED_MOST
    assert sum(name.startswith("picloud/cli/") for name in loaded) <= _COMMANDS_MOST


def test_version_of_the_archive_is_what_its_build_says(archive: Path, unpacked: Path) -> None:
    said = json.loads(run(archive, unpacked, "version", "--json").stdout)
    build = read_build(archive)
    assert said["product"] == build.product == PRODUCT_VERSION
    assert said["wire"] == build.wire
    assert {target.partition("-")[2] for target in build.targets} == {platform.machine()}
    assert {f"cp3{minor}" for minor in (11, 12, 13)} == {target.partition("-")[0] for target in build.targets}


def test_archive_brings_a_newer_sqlite_than_the_system_and_no_known_fault(archive: Path, tmp_path: Path) -> None:
    service = ArchiveService(archive, tmp_path)
    service.start()
    version = httpx.get(f"{service.url}/version", trust_env=False).json()["database"]
    maps = Path(f"/proc/{service.pid}/maps").read_text().splitlines()
    libraries = {line.split()[-1] for line in maps if "libsqlite3" in line}
    assert service.stop() == 0
    assert version == f"SQLite {SQLITE_VERSION}"
    assert [Path(library).parent.name for library in libraries] == ["_sqlite"], "one library, or locks are lost"
    assert "known bug" not in service.log.read_text()


def test_sums_name_the_archive(archive: Path) -> None:
    line = built_archive().with_name("SHA256SUMS").read_text("ascii")
    assert line == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  picloud.pyz\n"


def test_start_heals_a_native_library_that_a_power_cut_left_short(archive: Path, tmp_path: Path) -> None:
    service = ArchiveService(archive, tmp_path)
    service.start()
    assert service.stop() == 0
    library = next((tmp_path / "cache").glob("0.*/rhai_python/_rhai.abi3.so"))
    size = library.stat().st_size
    os.truncate(library, 4096)
    service.start()
    assert library.stat().st_size == size
    assert service.stop() == 0


def test_start_refuses_a_cache_that_others_can_write(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache").chmod(0o777)
    code, text = ArchiveService(archive, tmp_path).refuse()
    assert code == 6
    assert text.startswith("error: ")
    assert "can be written by others" in text
    assert text.count("\n") == 1
    assert not list((tmp_path / "cache").iterdir())


def test_start_refuses_a_machine_that_the_archive_was_not_built_for(archive: Path, tmp_path: Path) -> None:
    def for_another(members: Members) -> None:
        build = json.loads(members["build.json"])
        members["build.json"] = json.dumps(build | {"targets": ["cp311-riscv64"]}).encode()

    other = changed_copy(archive, tmp_path / "other.pyz", for_another)
    done = run(other, tmp_path / "cache", "version")
    assert done.returncode == 6
    assert "is for riscv64 with CPython 3.11; this is" in done.stderr
    assert done.stderr.count("\n") == 1


def test_start_refuses_an_archive_with_one_flipped_byte(archive: Path, tmp_path: Path) -> None:
    data = bytearray(archive.read_bytes())
    data[len(data) // 2] ^= 0x20
    flipped = tmp_path / "flipped.pyz"
    flipped.write_bytes(data)
    done = run(flipped, tmp_path / "cache", "version")
    assert done.returncode == 6
    assert "is damaged" in done.stderr
    assert done.stderr.count("\n") == 1


def test_running_service_does_not_notice_that_its_archive_is_replaced(archive: Path, tmp_path: Path) -> None:
    copy = tmp_path / "picloud.pyz"
    copy.write_bytes(archive.read_bytes())
    service = ArchiveService(copy, tmp_path)
    service.start()
    service.deploy("hello", "1")
    copy.write_bytes(b"something else")
    child = service.children()[0]
    os.kill(child, signal.SIGKILL)
    ends = time.monotonic() + 10
    while service.children() in ([], [child]):
        assert time.monotonic() < ends
        time.sleep(0.02)
    assert service.call("hello").json() == 1
    assert service.stop() == 0


def test_two_first_starts_at_once_share_one_tree(archive: Path, tmp_path: Path) -> None:
    environ = {"PATH": os.environ["PATH"], "SHIV_ROOT": str(tmp_path / "cache")}
    command = [sys.executable, str(archive), "version"]
    both = [subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert len(list((tmp_path / "cache").glob("0.*"))) == 1


def test_packages_of_the_machine_are_not_used(archive: Path, unpacked: Path, tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise SystemExit('the wrong click')\n")
    assert run(archive, unpacked, "version", PYTHONPATH=str(tmp_path)).returncode == 0
