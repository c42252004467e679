"""A disk that fails under the running service, and what the service writes when nobody asks it anything."""

import subprocess
import time
from pathlib import Path

import httpx

from tests.acceptance.service import ROOT, Service, running


def test_service_whose_disk_fails_ends_with_1_and_loses_nothing_acknowledged(tmp_path: Path) -> None:
    library = tmp_path / "faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, ROOT / "tests/fakes/disk_faults.c", "-ldl"], check=True)
    with running(tmp_path):
        pass
    service = Service(tmp_path)
    service._environ |= {"LD_PRELOAD": str(library), "DISK_FAULTS_FROM": "60"}
    service.start()
    saved: list[str] = []
    while True:
        name = f"s{len(saved)}"
        answer = service.admin("POST", "/scripts", json={"name": name, "source": "1"})
        if answer.status_code != 201:
            break
        saved.append(name)
    assert (answer.status_code, answer.json()["error"]["code"]) in {
        (503, "commit_unknown"),
        (503, "storage_unavailable"),
    }
    assert service.process is not None
    assert service.process.wait(30) == 1
    assert "the disk failed during a write to the database" in service.log.read_text().splitlines()[-1]
    with running(tmp_path) as again:
        found = {script["name"] for script in again.admin("GET", "/scripts?limit=200").json()["items"]}
        assert set(saved) <= found <= {*saved, name}
        assert saved


def test_idle_service_writes_nothing(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        service.deploy("hello", "1")
        service.call("hello")
        time.sleep(2.5)  # history is written within a second
        pids = [service.pid, *service.children()]
        before = sum(_written(pid) for pid in pids)
        time.sleep(4)
        assert sum(_written(pid) for pid in pids) == before


def test_thousand_calls_write_a_bounded_amount(tmp_path: Path) -> None:
    with running(tmp_path) as service:
        service.deploy("hello", "1")
        service.call("hello")
        time.sleep(1.5)
        before = _written(service.pid)
        with httpx.Client(trust_env=False) as client:
            for _ in range(1_000):
                assert client.get(f"{service.url}/api/v1/execute/hello").status_code == 200
        time.sleep(2.5)
        assert _written(service.pid) - before < 4 * 2**20


def _written(pid: int) -> int:
    """Bytes that the process caused to be sent to the disk."""
    for line in Path(f"/proc/{pid}/io").read_text("ascii").splitlines():
        if line.startswith("write_bytes:"):
            return int(line.split()[1])
    raise AssertionError("/proc/PID/io has no write_bytes")
