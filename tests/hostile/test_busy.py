"""More calls than slots: who is turned away and how fast, what is recorded of those that wait."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from picloud.shared.models import SandboxLimits
from tests.hostile.service import Service, serve

pytestmark = pytest.mark.alone
_TIMEOUT_MS = 1_500
_ENDLESS = SandboxLimits(timeout_ms=_TIMEOUT_MS, max_operations=10_000_000_000)


def _deploy(service: Service, *endless: str) -> None:
    for name in endless:
        assert service.deploy(name, "loop { }", _ENDLESS).status_code == 201
    assert service.deploy("healthy", "1", SandboxLimits()).status_code == 201


def _records(service: Service, name: str, count: int) -> list[dict[str, Any]]:
    """The executions of a script once there are so many."""
    give_up_at = time.monotonic() + 10
    while True:
        answer = service.admin.get("/api/v1/admin/executions", params={"script": name})
        items: list[dict[str, Any]] = answer.json()["items"]
        if len(items) >= count:
            return items
        assert time.monotonic() < give_up_at, f"{len(items)} of {count} executions were recorded"
        time.sleep(0.05)


@contextmanager
def _running(service: Service, *names: str) -> Iterator[None]:
    """Calls to endless scripts, all of which hold a slot."""

    def call(name: str) -> None:
        httpx.get(f"{service.url}/api/v1/execute/{name}", timeout=60, trust_env=False)

    callers = [threading.Thread(target=call, args=[name]) for name in names]
    for caller in callers:
        caller.start()
    while service.executor()["in_flight"] < len(names):
        time.sleep(0.01)
    yield
    for caller in callers:
        caller.join()


def test_call_without_slot_and_queue_is_told_at_once_when_to_come_again(tmp_path: Path) -> None:
    answers = []
    with serve(tmp_path, executor_processes="1", executor_threads="2", queue_depth="0") as service:
        _deploy(service, "endless", "other")
        with _running(service, "endless", "other"), httpx.Client(base_url=service.url, trust_env=False) as client:
            for _ in range(20):
                started_at = time.monotonic()
                answer = client.get("/api/v1/execute/healthy")
                answers.append((answer, time.monotonic() - started_at))
    assert {answer.status_code for answer, _ in answers} == {503}
    assert {answer.json()["error"]["code"] for answer, _ in answers} == {"server_busy"}
    assert all(int(answer.headers["retry-after"]) >= 1 for answer, _ in answers)
    # half of them: the machine of the tests may be busy with others
    assert sorted(took_s for _, took_s in answers)[len(answers) // 2] < 0.05


def test_one_script_never_takes_the_last_slot(tmp_path: Path) -> None:
    with serve(tmp_path, executor_processes="1", executor_threads="3") as service:
        _deploy(service, "endless")
        callers = [threading.Thread(target=_call_quietly, args=[service, "endless"]) for _ in range(6)]
        for caller in callers:
            caller.start()
        while service.executor()["in_flight"] < 2:
            time.sleep(0.01)
        answer = httpx.get(f"{service.url}/api/v1/execute/healthy", timeout=60, trust_env=False)
        facts = service.executor()
        assert (answer.status_code, answer.elapsed.total_seconds() < _TIMEOUT_MS / 1_000) == (200, True)
        assert (facts["in_flight"], facts["slots"]) == (2, 3)
        for caller in callers:
            caller.join()


def _call_quietly(service: Service, name: str) -> None:
    httpx.get(f"{service.url}/api/v1/execute/{name}", timeout=60, trust_env=False)


def test_caller_who_goes_away_does_not_lose_the_record(tmp_path: Path) -> None:
    with serve(tmp_path, executor_processes="1", executor_threads="2") as service:
        _deploy(service, "endless")
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{service.url}/api/v1/execute/endless", timeout=0.3, trust_env=False)
        (record,) = _records(service, "endless", 1)
    assert record["error"]["code"] == "script_timeout"
    assert record["duration_us"] >= _TIMEOUT_MS * 1_000


def test_deadline_counts_from_the_slot_and_the_wait_is_recorded_apart(tmp_path: Path) -> None:
    with serve(tmp_path, executor_processes="1", executor_threads="2", queue_wait_ms="10000") as service:
        _deploy(service, "endless")
        with _running(service, "endless"):
            _call_quietly(service, "endless")
        waited, first = sorted(_records(service, "endless", 2), key=lambda item: item["queue_us"], reverse=True)
        assert first["queue_us"] < 200_000
        assert waited["queue_us"] > (_TIMEOUT_MS - 500) * 1_000
        for record in (first, waited):
            assert record["error"]["code"] == "script_timeout"
            assert _TIMEOUT_MS * 1_000 <= record["duration_us"] < (_TIMEOUT_MS + 500) * 1_000
