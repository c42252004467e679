"""Scripts and processes that misbehave: each ends in a recorded error, and the next request is answered."""

import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.acceptance.service import Service, running

HOSTILE = Path(__file__).parents[1] / "hostile"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """Small, so that one test can fill it: one process, four slots, a queue of two."""
    directory = tmp_path_factory.mktemp("service")
    with running(
        directory, executor_processes="1", executor_threads="4", queue_depth="2", timeout_ms="2000"
    ) as started:
        started.deploy("hello", '"hello"')
        yield started


def assert_healthy(service: Service) -> None:
    answer = service.call("hello")
    assert (answer.status_code, answer.json()) == (200, "hello")


@pytest.mark.parametrize(
    ("source", "limits", "status", "code"),
    [
        ("loop {}", {"max_operations": 10_000_000_000}, 504, "script_timeout"),
        ("loop {}", {"max_operations": 10_000}, 500, "script_limit_exceeded"),
        ("let s = `x`; s.pad(1_000_000, 'y'); let a = []; loop { a.push(s + 1); }", {}, 500, "script_limit_exceeded"),
        ("fn f(n) { f(n + 1) } f(0)", {}, 500, "script_limit_exceeded"),
        ("let a = []; for i in 0..2000 { a = [a]; } let b = a; a == b", {}, 200, None),
        ("throw #{ deep: [1] }", {}, 500, "script_error"),
        ("nothing_like_it()", {}, 500, "script_error"),
        ("|x| x", {}, 500, "script_bad_response"),
        ("0.0 / 0.0", {}, 500, "script_bad_response"),
        ("respond(600, 1)", {}, 500, "script_bad_response"),
    ],
)
def test_hostile_script_ends_in_a_recorded_error(
    service: Service, source: str, limits: dict[str, int], status: int, code: str | None
) -> None:
    with service.deployed(source, limits=limits) as name:
        answer = service.call(name)
    assert answer.status_code == status, answer.text
    assert_healthy(service)
    record = service.record_of(answer)
    assert record["http_status"] == status
    if code is not None:
        assert answer.json()["error"]["code"] == record["error"]["code"] == code
        assert set(answer.json()["error"]) == {"code", "message", "request_id"}


@pytest.mark.alone
def test_healthy_script_answers_while_another_one_loops(service: Service) -> None:
    with service.deployed("loop {}", limits={"max_operations": 10_000_000_000}) as name, ThreadPoolExecutor() as pool:
        loops = [pool.submit(service.call, name) for _ in range(2)]
        while service_stats(service)["in_flight"] < 2:
            time.sleep(0.005)
        for _ in range(20):
            began = time.monotonic()
            assert_healthy(service)
            assert time.monotonic() - began < 1.0
        assert [loop.result().status_code for loop in loops] == [504, 504]


@pytest.mark.alone
def test_killed_executor_costs_only_its_runs_and_is_back_within_a_second(service: Service) -> None:
    with service.deployed("loop {}", limits={"max_operations": 10_000_000_000}) as name, ThreadPoolExecutor() as pool:
        lost = pool.submit(service.call, name)
        while service_stats(service)["in_flight"] < 1:
            time.sleep(0.005)
        deaths = service_stats(service)["deaths"]
        (child,) = service.children()
        os.kill(child, signal.SIGKILL)
        began = time.monotonic()
        answer = lost.result()
        assert (answer.status_code, answer.json()["error"]["code"]) == (502, "worker_crashed")
        assert_healthy(service)
        assert time.monotonic() - began < 1.0
    assert service_stats(service)["deaths"] == deaths + 1
    assert service.children() != [child]
    assert service.record_of(answer)["error"]["code"] == "worker_crashed"


@pytest.mark.alone
def test_full_queue_is_refused_at_once(service: Service) -> None:
    with service.deployed("loop {}", limits={"max_operations": 10_000_000_000}) as name, ThreadPoolExecutor(8) as pool:
        calls = [pool.submit(service.call, name) for _ in range(5)]  # three run, since one slot is for others; two wait
        while service_stats(service)["queued"] < 2:
            time.sleep(0.005)
        with httpx.Client(trust_env=False) as client:
            client.get(f"{service.url}/healthz")
            began = time.perf_counter()
            refused = client.get(f"{service.url}/api/v1/execute/{name}")
            duration = time.perf_counter() - began
        assert (refused.status_code, refused.json()["error"]["code"]) == (503, "server_busy")
        assert refused.headers["retry-after"] == "1"
        assert duration < 0.05
        statuses = sorted(call.result().status_code for call in calls)
        assert set(statuses) <= {503, 504}
        assert statuses.count(504) >= 3
    assert_healthy(service)


def test_caller_that_leaves_does_not_stop_the_run_from_being_recorded(service: Service) -> None:
    source = "let x = 0; while x < 1_000_000 { x += 1; } x"
    with service.deployed(source, limits={"timeout_ms": 60_000}) as name:
        with pytest.raises(httpx.ReadTimeout):
            service.call(name, timeout=0.02)
        deadline = time.monotonic() + 10
        while not (items := service.admin("GET", f"/executions?script={name}").json()["items"]):
            assert time.monotonic() < deadline
            time.sleep(0.02)
    assert [(item["status"], item["http_status"]) for item in items] == [("ok", 200)]


def test_concurrent_calls_are_each_recorded_once(service: Service) -> None:
    with service.deployed("ctx.request.query.n") as name:
        answers: list[httpx.Response] = []
        lock = threading.Lock()

        def call(number: int) -> None:
            answer = service.call(f"{name}?n={number}")
            with lock:
                answers.append(answer)

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(call, range(60)))
        assert sorted(int(answer.json()) for answer in answers) == list(range(60))
        recorded = service.admin("GET", f"/executions?script={name}&limit=200").json()["items"]
        assert sorted(item["id"] for item in recorded) == sorted(answer.headers["x-execution-id"] for answer in answers)


@pytest.mark.parametrize("family", ["amplify", "curry", "recursion", "shared"])
def test_hostile_corpus_never_takes_the_service_down(service: Service, family: str) -> None:
    files = sorted(HOSTILE.glob(f"{family}_*.rhai"))
    assert files
    for file in files:
        answer = service.admin("POST", "/scripts", content=_json(file), headers={"content-type": "application/json"})
        if answer.status_code == 422:
            continue  # refused at upload
        assert answer.status_code == 201, (file.name, answer.text)
        called = service.call(
            answer.json()["name"], "POST", content=b"{}", headers={"content-type": "application/json"}
        )
        assert called.status_code < 600, file.name
        assert_healthy(service)
        service.admin("DELETE", f"/scripts/{answer.json()['name']}")


def _json(file: Path) -> bytes:
    content = {"name": file.stem.replace("_", "-"), "source": file.read_text("utf-8"), "limits": {"timeout_ms": 500}}
    return json.dumps(content).encode()


def service_stats(service: Service) -> dict[str, int]:
    stats: dict[str, int] = httpx.get(f"{service.url}/readyz", trust_env=False).json()["executor"]
    return stats
