"""Starts on a full disk: ext4 with blocks of 1 and of 4 KiB, mounted in a mount namespace of the service's own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.acceptance.service import ROOT, Service

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount, in a namespace of its own too")

BLOCK_BYTES = (1_024, 4_096)
_FILL = "cat /dev/zero > {mount}/filler 2> {mount}.err\n"


class DiskService(Service):
    """A service whose data directory is on a small disk of its own, which nobody else sees."""

    def __init__(self, directory: Path, block_bytes: int) -> None:
        self.mount = directory / "disk"
        self.mount.mkdir()
        self._image = directory / "image"
        with self._image.open("wb") as image:
            image.truncate(12 * 1024 * 1024)
        options = ["-q", "-b", str(block_bytes), "-m", "0", "-F", "-O", "^has_journal"]
        subprocess.run(["mkfs.ext4", *options, self._image], check=True)
        self._mounting = f"mount -o loop {self._image} {self.mount}"
        super().__init__(directory)
        self._in_namespace = self.mount / "data"
        self._environ["PICLOUD_DATA_DIR"] = str(self._in_namespace)
        self.prepare("")

    def prepare(self, commands: str) -> None:
        """Run these shell commands on the disk before the next start."""
        self.command = self.wrap(commands, Service.command)

    def wrap(self, commands: str, program: Sequence[str]) -> list[str]:
        """Return what mounts the disk in a namespace of its own, runs the commands, and becomes the program."""
        shell = "\n".join(["set -e", self._mounting, "set +e", commands, 'exec "$@"'])
        return ["unshare", "--mount", "--propagation", "private", "sh", "-c", shell, "sh", *program]

    def launch(self) -> "subprocess.Popen[bytes]":
        process = super().launch()
        self.data_dir = Path(f"/proc/{process.pid}/root{self._in_namespace}")
        return process

    def seen(self) -> list[str]:
        """What is on the disk between two starts."""
        shell = (
            f"{self._mounting} && find {self.mount} -mindepth 1 ! -name lost+found ! -name filler -printf '%P %s\\n'"
        )
        command = ["unshare", "--mount", "--propagation", "private", "sh", "-c", shell]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.fixture(params=BLOCK_BYTES)
def service(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[DiskService]:
    made = DiskService(tmp_path, request.param)
    yield made
    if made.process is not None and made.process.poll() is None:
        made.process.kill()
        made.process.wait()


def _save(service: Service, name: str) -> tuple[int, str | None]:
    source = f"// {'x' * 250_000}\n1"  # more than a file system that calls itself full still has in its corners
    answer = service.admin("POST", "/scripts", json={"name": name, "source": source})
    return answer.status_code, answer.json().get("error", {}).get("code")


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL], ids=["stopped", "killed"])
def test_start_on_a_full_disk_serves_calls_and_refuses_saves_until_there_is_room(
    service: DiskService, end: signal.Signals
) -> None:
    service.start()
    service.deploy("hello", '"here"')
    service.call("hello")
    service.stop(end)
    service.prepare(_FILL.format(mount=service.mount))

    service.start()

    assert service.call("hello").json() == "here"
    assert [_save(service, "later") for _ in range(3)] == [(507, "storage_full")] * 3
    assert service.admin("GET", "/scripts").status_code == 200
    assert service.admin("POST", "/backups").status_code == 507
    assert service.call("hello").json() == "here"
    said = service.log.read_text()
    assert said.count("the disk is full: saves are refused until there is room") == 1
    assert "Traceback" not in said
    Path(f"/proc/{service.pid}/root{service.mount}/filler").unlink()
    assert _save(service, "later") == (201, None)
    assert service.admin("POST", "/backups").status_code == 201
    assert service.record_of(service.call("later"))["status"] == "ok"
    assert service.stop() == 0
    service.prepare("")
    service.start()
    assert service.call("later").status_code == 200
    assert service.stop() == 0


def test_first_start_on_a_full_disk_ends_with_one_line_a_code_that_is_retried_and_nothing_left(
    service: DiskService,
) -> None:
    service.prepare(_FILL.format(mount=service.mount))
    for _ in range(2):
        code, said = service.refuse()
        assert code == 1
        assert said.splitlines() == [f"error: {service._in_namespace}: the disk is full; make room"]
    assert service.seen() == []
    service.prepare(f"rm -f {service.mount}/filler")
    service.start()
    service.deploy("hello", "1")
    assert service.stop() == 0


@pytest.mark.parametrize("spare_kib", [40, 200, 280, 330, 400, 480])
def test_first_start_with_little_room_ends_or_serves(tmp_path: Path, spare_kib: int) -> None:
    """Wherever the room ends: one line and code 1, or a service; never a traceback, damage or a killed process."""
    service = DiskService(tmp_path, 1_024)
    spare = f"head -c {spare_kib}K /dev/zero > {service.mount}/spare; sync\n"
    service.prepare(spare + _FILL.format(mount=service.mount) + f"rm {service.mount}/spare")
    process = service.launch()
    while process.poll() is None and "picloud is ready" not in service.log.read_text():
        time.sleep(0.05)
    if process.poll() is None:
        assert service.stop() == 0
    else:
        said = service.log.read_text()
        assert process.returncode == 1, said
        assert said.splitlines()[-1] == f"error: {service._in_namespace}: the disk is full; make room"
        assert [entry for entry in service.seen() if not entry.startswith("spare")] == []
    assert "Traceback" not in service.log.read_text()


def test_disk_that_fills_up_during_saves_never_kills_the_process(tmp_path: Path) -> None:
    """With blocks smaller than a page of memory, SQLite alone does not allocate all of the file that it maps."""
    disk = DiskService(tmp_path, 1_024)
    program = [sys.executable, str(ROOT / "tests/fakes/saving_on_a_small_disk.py"), str(disk.mount)]
    command = disk.wrap("", program)
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, (done.returncode, done.stdout, done.stderr)
    codes = [line.split()[1] for line in done.stdout.splitlines()]
    assert codes == ["storage_full"] * 24
