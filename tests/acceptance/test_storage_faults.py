"""What befalls the storage of a running service: no room, no right to write, damage, another file. Scripts go on."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.service import Service, running
from tests.fakes.faulty_disk import FaultyDisk

PAGE = 4_096


@pytest.fixture
def disk(tmp_path: Path) -> FaultyDisk:
    return FaultyDisk(tmp_path)


@pytest.fixture
def service(tmp_path: Path, disk: FaultyDisk) -> Iterator[Service]:
    """With one script that was called once."""
    service = disk.under(Service(tmp_path))
    service.start()
    service.deploy("hello", '"here"')
    service.call("hello")
    yield service
    assert service.process is not None
    if service.process.poll() is None:
        assert service.stop() in {0, 1}


def _database(service: Service) -> dict[str, Any]:
    facts: dict[str, Any] = httpx.get(f"{service.url}/readyz", trust_env=False, timeout=10).json()["database"]
    return facts


def _save(service: Service, name: str) -> tuple[int, str | None]:
    answer = service.admin("POST", "/scripts", json={"name": name, "source": "1"})
    return answer.status_code, answer.json().get("error", {}).get("code")


def _make_noise(path: Path) -> None:
    """Every page but the first becomes noise, behind the back of whoever has the file open."""
    with path.open("r+b") as file:
        pages = file.seek(0, 2) // PAGE
        for page in range(1, pages):
            file.seek(page * PAGE)
            file.write(b"\xa5" * PAGE)


def test_full_disk_refuses_saves_with_507_and_scripts_go_on_until_there_is_room(
    service: Service, disk: FaultyDisk
) -> None:
    disk.fill()
    refused = [_save(service, "later") for _ in range(3)]
    calls = [service.call("hello") for _ in range(5)]
    during = service.admin("GET", "/executions").status_code
    disk.repair()

    assert refused == [(507, "storage_full")] * 3
    assert [(answer.status_code, answer.json()) for answer in calls] == [(200, "here")] * 5
    assert during == 200
    assert _save(service, "later") == (201, None)
    assert service.record_of(service.call("later"))["status"] == "ok", "history goes on too"
    assert service.stop() == 0


def test_read_only_file_system_stops_saves_and_no_script(service: Service, disk: FaultyDisk) -> None:
    disk.become_read_only()
    first, second = _save(service, "one"), _save(service, "two")

    assert {first, second} <= {(503, "commit_unknown"), (503, "storage_unavailable")}
    assert service.call("hello").json() == "here"
    facts = _database(service)
    assert not facts["ok"]
    assert "read-only" in facts["fault"]
    assert service.process is not None
    assert service.process.poll() is None, "a new process could not start"
    disk.repair()
    service.stop()
    service.start()
    assert service.call("hello").json() == "here"
    assert _save(service, "three") == (201, None)


def test_damage_under_a_running_service_stops_saves_and_the_next_start(service: Service) -> None:
    for number in range(60):
        service.deploy(f"s{number}", f"// {'x' * 2_000}\n1")
    service.stop()
    service.start()
    path = service.data_dir / "picloud.db"
    _make_noise(path)

    assert _save(service, "late")[0] == 503
    assert service.call("hello").json() == "here", "what is live is in memory"
    facts = _database(service)
    assert (facts["ok"], facts["fault"]) == (False, "The database is damaged; see the service's log.")
    assert httpx.get(f"{service.url}/readyz", trust_env=False).status_code == 503
    service.stop()
    before = path.read_bytes()
    code, said = service.refuse()
    assert code == 4
    assert str(path) in said.splitlines()[-1]
    assert "picloud restore" in said.splitlines()[-1]
    assert path.read_bytes() == before


def test_damaged_history_under_a_running_service_is_no_harm_to_scripts(service: Service) -> None:
    with closing(sqlite3.connect(service.data_dir / "history.db")) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    _make_noise(service.data_dir / "history.db")
    for number in range(5):
        assert service.call("hello").json() == "here"
        assert _save(service, f"s{number}") == (201, None)
    assert service.stop() == 0
    with running(service.directory) as again:
        assert again.call("hello").json() == "here"
        assert again.record_of(again.call("hello"))["status"] == "ok"


def test_database_file_that_is_replaced_takes_no_more_saves(service: Service) -> None:
    path = service.data_dir / "picloud.db"
    path.rename(path.with_name("moved.db"))
    assert _save(service, "lost") == (503, "storage_unavailable")
    assert "removed or replaced" in _database(service)["fault"]
    assert service.call("hello").json() == "here"
    path.with_name("moved.db").rename(path)


def test_readiness_tells_what_was_written_today_and_what_room_there_is(service: Service) -> None:
    before = _database(service)
    for number in range(5):
        service.deploy(f"s{number}", "1")
    after = _database(service)
    assert after["written_today_bytes"] > before["written_today_bytes"] >= 0
    assert after["disk_free_bytes"] > 0
    assert after["fault"] is None


@pytest.mark.alone
def test_database_that_another_process_holds_is_busy_after_five_seconds_and_then_free(service: Service) -> None:
    with closing(sqlite3.connect(service.data_dir / "picloud.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        assert _save(service, "later") == (503, "database_busy")
        assert 4.5 < time.monotonic() - began < 7.5  # 5.5 s, and a machine under load
        assert service.call("hello").json() == "here"
        other.execute("ROLLBACK")
    assert _save(service, "later") == (201, None)
