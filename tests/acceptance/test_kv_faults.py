"""Faults of the data store under a running service: kills in the middle of writes, a full disk, damage. Acknowledged
writes survive, and scripts that keep nothing go on."""

import os
import random
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.service import Service
from tests.fakes.faulty_disk import FaultyDisk

ROUNDS = 10
KEYS = 8


class Writers:
    """Threads that write growing numbers to a pair of keys each: both in one request, so both or none."""

    def __init__(self, service: Service) -> None:
        self.sent = [0] * KEYS
        self.answered = [0] * KEYS
        self._base, self._token = service.url, service.token
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._write, args=(number,)) for number in range(KEYS)]
        for thread in self._threads:
            thread.start()

    def _write(self, number: int) -> None:
        headers = {"authorization": f"Bearer {self._token}"}
        with httpx.Client(
            base_url=f"{self._base}/api/v1/admin", headers=headers, trust_env=False, verify=False
        ) as client:  # plain HTTP
            while not self._stop.is_set():
                value = self.sent[number] = self.sent[number] + 1
                items = [{"key": f"{side}{number}", "value": value} for side in ("left", "right")]
                try:
                    answer = client.post("/kv/namespace:n/import", json={"items": items})
                except httpx.HTTPError:
                    return
                if answer.status_code == 200:
                    self.answered[number] = value

    def stop(self) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def _values(service: Service) -> dict[str, Any]:
    answer = service.admin("GET", "/kv/namespace:n?limit=200")
    return {item["key"]: item["value"] for item in answer.json()["items"]}


@pytest.mark.long
def test_what_was_answered_survives_kills_and_halves_never_do(tmp_path: Path) -> None:
    chance = random.Random(11)  # the same moments each time
    service = Service(tmp_path)
    service.start()
    answered = 0
    for _ in range(ROUNDS):
        writers = Writers(service)
        while not any(writers.answered):
            time.sleep(0.01)
        time.sleep(chance.uniform(0.05, 0.5))
        os.kill(service.pid, signal.SIGKILL)
        assert service.process is not None
        service.process.wait(30)
        writers.stop()
        service.start()
        found = _values(service)
        for number in range(KEYS):
            left, right = found.get(f"left{number}", 0), found.get(f"right{number}", 0)
            assert left == right, "all of a request or nothing"
            # numbers start again in each round: those of an earlier one may be larger
            assert left >= writers.answered[number], "answered, so it is there"
        answered += sum(writers.answered)
        for number in range(KEYS):
            for side in ("left", "right"):
                service.admin("DELETE", f"/kv/namespace:n/keys/{side}{number}")
    assert answered > ROUNDS * KEYS / 2, "there was a load"
    assert service.stop() == 0


def test_answered_writes_were_synced_before(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    service = Service(tmp_path)
    calls = "trace=fdatasync,fsync"
    service.command = ("strace", "-f", "-y", "-e", calls, "-o", trace, sys.executable, "-m", "picloud", "serve")
    service.start()
    before = trace.read_text("utf-8", "replace").count("data.db-wal>")
    for number in range(10):
        answer = service.admin("POST", "/kv/namespace:n/import", json={"items": [{"key": "k", "value": number}]})
        assert answer.status_code == 200
        synced = trace.read_text("utf-8", "replace").count("data.db-wal>") - before
        assert synced >= number + 1
    os.kill(service.children()[0], signal.SIGTERM)
    assert service.process is not None
    assert service.process.wait(60) == 0


def test_full_disk_refuses_writes_with_507_and_deleting_goes_on_when_there_is_room(tmp_path: Path) -> None:
    disk = FaultyDisk(tmp_path)
    service = disk.under(Service(tmp_path))
    service.start()
    service.deploy("hello", '"here"')
    assert service.admin("PUT", "/kv/namespace:n/keys/k", json={"value": 1}).status_code == 200

    disk.fill()
    refused = service.admin("PUT", "/kv/namespace:n/keys/k", json={"value": "x" * 200_000})
    read = service.admin("GET", "/kv/namespace:n/keys/k")
    call = service.call("hello")
    disk.repair()

    assert (refused.status_code, refused.json()["error"]["code"]) == (507, "storage_full")
    assert (read.status_code, read.json()["value"]) == (200, 1)
    assert (call.status_code, call.json()) == (200, "here")
    assert service.admin("PUT", "/kv/namespace:n/keys/k", json={"value": 2}).status_code == 200
    assert service.admin("DELETE", "/kv/namespace:n/keys/k").status_code == 204
    assert service.stop() == 0


@pytest.mark.parametrize("fault", ["damaged", "missing"])
def test_service_runs_without_its_data_store_and_says_so(tmp_path: Path, fault: str) -> None:
    service = Service(tmp_path)
    service.start()
    service.deploy("hello", '"here"')
    service.admin("PUT", "/kv/namespace:n/keys/k", json={"value": 1})
    assert service.stop() == 0
    path = service.data_dir / "data.db"
    content = path.read_bytes()
    if fault == "damaged":
        path.write_bytes(content[:4_096] + b"\xa5" * (len(content) - 4_096))
    else:
        path.unlink()
    left = path.read_bytes() if path.exists() else None

    service.start()
    facts = httpx.get(f"{service.url}/readyz", trust_env=False, timeout=10)
    refused = service.admin("PUT", "/kv/namespace:n/keys/k", json={"value": 2})
    backup = service.admin("POST", "/backups")

    assert facts.status_code == 200
    assert "data.db" in facts.json()["data"]["fault"]
    assert (refused.status_code, refused.json()["error"]["code"]) == (503, "storage_unavailable")
    assert service.call("hello").json() == "here"
    assert (backup.status_code, backup.json()["data"]) == (201, "unavailable")
    assert service.stop() == 0
    assert (path.read_bytes() if path.exists() else None) == left, "left as it was"
    path.write_bytes(content)
    service.start()
    assert service.admin("GET", "/kv/namespace:n/keys/k").json()["value"] == 1
    assert service.stop() == 0
