"""`Upgrader` with real archives and a real process in the place of systemd: the good way, the bad way, the way back."""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from picloud.installer.layout import Layout, place
from picloud.installer.service import ServiceFailed, systemctl, wait_until_ready
from picloud.installer.upgrade import UpgradeFailed, Upgrader
from picloud.pyz.manifest import read_build
from picloud.pyz.refusal import Refused
from picloud.shared.version import PRODUCT_VERSION
from tests.archives import Members, built_archive, changed_copy, replace_file, say_version

NEVER_READY = b"""\
def main():
    import sys, time
    time.sleep("serve" in sys.argv and 3600)
    print('{"product": "9.9.1"}')
"""
LONGEST_GAP_S = 3
SLOW_MACHINE = 3
"""CI shares its processors; scripts/test-systemd measures the gap itself."""


class ProcessService:
    """The unit's process without systemd."""

    def __init__(self, layout: Layout) -> None:
        self._layout = layout
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        environ = {
            "PATH": os.environ["PATH"],
            "SHIV_ROOT": str(self._layout.cache_dir),
            "PICLOUD_DATA_DIR": str(self._layout.data_dir),
        } | self._layout.settings()
        command = [sys.executable, self._layout.archive, "serve"]
        with (self._layout.root / "log").open("ab") as log:
            self.process = subprocess.Popen(command, env=environ, stdout=log, stderr=log)

    def stop(self, *, alone: bool = False) -> None:
        if alone and not self.is_running():
            return
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(30)

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None


class Installation:
    """A running installation below a directory, with one script in it."""

    def __init__(self, root: Path, port: int) -> None:
        self.layout = Layout(root)
        for path in (self.layout.program_dir, self.layout.config_dir, self.layout.data_dir, self.layout.cache_dir):
            path.mkdir(parents=True, mode=0o700)
        self.layout.environment.write_text(f"PICLOUD_BIND=127.0.0.1:{port}\n")
        place(built_archive(), self.layout.archive)
        self.service = ProcessService(self.layout)
        self.said: list[str] = []
        self.upgrader = Upgrader(self.layout, self.service, self.said.append, user=None, ready_timeout_s=6)

    def start(self) -> None:
        self.service.start()
        assert wait_until_ready(self.service, self.layout.url, PRODUCT_VERSION, 30) is None

    def save(self, name: str) -> None:
        token = (self.layout.data_dir / "admin-token").read_text("ascii").strip()
        answer = httpx.post(
            f"{self.layout.url}/api/v1/admin/scripts",
            json={"name": name, "source": "42"},
            headers={"authorization": f"Bearer {token}"},
            trust_env=False,
        )
        assert answer.status_code == 201, answer.text

    def call(self, name: str) -> int:
        return httpx.get(f"{self.layout.url}/api/v1/execute/{name}", trust_env=False).status_code

    @property
    def product(self) -> str:
        return str(httpx.get(f"{self.layout.url}/version", trust_env=False).json()["product"])


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    made = Installation(tmp_path_factory.mktemp("installed"), port)
    made.start()
    made.save("kept")
    yield made
    if made.service.is_running():
        made.service.stop()


def test_upgrade_and_way_back_keep_all_data(installation: Installation, tmp_path: Path) -> None:
    newer = changed_copy(built_archive(), tmp_path / "newer.pyz", lambda members: say_version(members, "9.9.0"))
    assert len(installation.upgrader.plan(newer)) == 5
    assert installation.product == PRODUCT_VERSION
    assert installation.upgrader.upgrade(newer)
    assert installation.product == "9.9.0"
    assert installation.call("kept") == 200
    assert not installation.upgrader.upgrade(newer), "the very same build again"
    backups = list(installation.layout.backups_dir.glob("*/picloud.db"))
    assert sqlite3.connect(backups[-1]).execute("SELECT name FROM scripts").fetchall() == [("kept",)]
    assert installation.upgrader.roll_back(lose_changes=False).product == PRODUCT_VERSION
    assert installation.product == PRODUCT_VERSION
    assert installation.call("kept") == 200
    with pytest.raises(UpgradeFailed, match="no upgrade to undo"):
        installation.upgrader.roll_back(lose_changes=False)


def test_upgrade_that_is_never_ready_ends_with_the_old_version_and_all_data(
    installation: Installation, tmp_path: Path
) -> None:
    def never_ready(members: Members) -> None:
        say_version(members, "9.9.1")
        replace_file(members, "picloud/cli/__init__.py", NEVER_READY)

    bad = changed_copy(built_archive(), tmp_path / "bad.pyz", never_ready)
    with pytest.raises(UpgradeFailed, match=r"9\.9\.1 was not ready .* is running again, with all data"):
        installation.upgrader.upgrade(bad)
    assert installation.product == PRODUCT_VERSION
    assert installation.call("kept") == 200
    assert read_build(installation.layout.archive).product == PRODUCT_VERSION
    assert not installation.layout.upgrade_record.exists(), "there is nothing to undo"


def test_upgrade_that_is_cut_off_at_the_start_of_the_new_version_can_be_undone(
    installation: Installation, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class PowerCut(BaseException):
        pass

    def cut() -> None:
        raise PowerCut

    newer = changed_copy(built_archive(), tmp_path / "newer.pyz", lambda members: say_version(members, "9.9.4"))
    monkeypatch.setattr(installation.service, "start", cut)
    with pytest.raises(PowerCut):
        installation.upgrader.upgrade(newer)
    monkeypatch.undo()
    assert read_build(installation.layout.archive).product == "9.9.4"
    assert installation.upgrader.roll_back(lose_changes=False).product == PRODUCT_VERSION
    assert installation.product == PRODUCT_VERSION
    assert installation.call("kept") == 200


def test_upgrade_that_spoils_the_database_gets_the_old_one_back(installation: Installation, tmp_path: Path) -> None:
    def spoils(members: Members) -> None:
        say_version(members, "9.9.2")
        build = json.loads(members["build.json"])
        members["build.json"] = json.dumps(build | {"schema": build["schema"] + 1}).encode()
        program = (
            "def main():\n"
            "    import sys, sqlite3, os\n"
            "    if 'serve' in sys.argv:\n"
            "        with sqlite3.connect(os.environ['PICLOUD_DATA_DIR'] + '/picloud.db') as db:\n"
            "            db.execute('UPDATE schema_migrations SET number = number + 900')\n"
            "        sys.exit(1)\n"
            '    print(\'{"product": "9.9.2"}\')\n'
        )
        replace_file(members, "picloud/cli/__init__.py", program.encode())

    bad = changed_copy(built_archive(), tmp_path / "spoils.pyz", spoils)
    with pytest.raises(UpgradeFailed, match="it exited; see"):
        installation.upgrader.upgrade(bad)
    assert installation.product == PRODUCT_VERSION
    assert installation.call("kept") == 200


@pytest.mark.parametrize("damage", ["flipped", "cut short", "older schema"])
def test_upgrade_refuses_before_anything_stops(installation: Installation, tmp_path: Path, damage: str) -> None:
    data = bytearray(built_archive().read_bytes())
    file = tmp_path / "refused.pyz"
    if damage == "flipped":
        data[len(data) // 2] ^= 1
    elif damage == "cut short":
        del data[len(data) // 2 :]
    file.write_bytes(data)
    if damage == "older schema":

        def older(members: Members) -> None:
            members["build.json"] = json.dumps(json.loads(members["build.json"]) | {"schema": 1}).encode()

        changed_copy(built_archive(), file, older)
    assert installation.service.process is not None
    pid = installation.service.process.pid
    with pytest.raises((Refused, UpgradeFailed)):
        installation.upgrader.upgrade(file)
    assert installation.service.process.pid == pid
    assert installation.call("kept") == 200


def test_upgrade_is_ready_again_soon_after_the_stop(installation: Installation, tmp_path: Path) -> None:
    newer = changed_copy(built_archive(), tmp_path / "newer.pyz", lambda members: say_version(members, "9.9.3"))
    moments: list[tuple[str, float]] = []
    installation.upgrader.say = lambda sentence: moments.append((sentence, time.monotonic()))
    assert installation.upgrader.upgrade(newer)
    installation.upgrader.say = installation.said.append
    stopped = next(at for sentence, at in moments if sentence == "stopping the service")
    assert moments[-1][1] - stopped < LONGEST_GAP_S * SLOW_MACHINE
    installation.upgrader.roll_back(lose_changes=False)


def test_systemctl_that_is_missing_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ServiceFailed, match="does not run systemd"):
        systemctl("start", "picloud")
