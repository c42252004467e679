"""Several front processes: every promise of one holds for two, whichever of them a caller meets, and for those that are
killed or hang."""

import os
import re
import signal
import ssl
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.processes import executors_of, front_of, is_alive, stopped
from tests.acceptance.service import Service, running
from tests.acceptance.test_tail import next_execution, tail

SLOW = "let x = 0; while x < 2_000_000 { x += 1 } x"
ENDLESS = "loop {}"
LONG = {"timeout_ms": 60_000, "max_operations": 10_000_000_000}


@contextmanager
def connected_while_stopped(service: Service, other: int, **options: Any) -> Iterator[httpx.Client]:
    """A kept connection to the process that is not `other`: nobody else could accept it."""
    with httpx.Client(base_url=service.url, trust_env=False, timeout=20, **options) as client:
        with stopped(other):
            assert client.get("/api/v1/execute/nobody").status_code == 404, "needs no other process"
        yield client


@contextmanager
def both(service: Service, **options: Any) -> Iterator[dict[str, httpx.Client]]:
    """A kept connection to each of the two processes."""
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(connected_while_stopped(service, other, **options))
            for name, other in (("manager", front_of(service)), ("orchestrator", service.pid))
        }


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("pair"), workers="2") as service:
        service.deploy("there", "1")
        yield service


@pytest.fixture
def clients(pair: Service) -> Iterator[dict[str, httpx.Client]]:
    with both(pair) as found:
        yield found


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}


def wait_until(condition: Callable[[], bool], seconds: float = 15) -> None:
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_change_is_live_in_each_process_when_it_is_answered(pair: Service, clients: dict[str, httpx.Client]) -> None:
    headers = bearer(pair.token)
    for number in range(20):
        made_by = clients["manager" if number % 2 else "orchestrator"]
        script = {"name": f"live-{number}", "source": str(number)}
        assert made_by.post("/api/v1/admin/scripts", json=script, headers=headers).status_code == 201
        assert [client.get(f"/api/v1/execute/live-{number}").json() for client in clients.values()] == [number, number]
        for change, expected in (({"source": "77"}, 200), ({"enabled": False}, 404), (None, 404)):
            path = f"/api/v1/admin/scripts/live-{number}"
            method = "DELETE" if change is None else "PATCH"
            assert made_by.request(method, path, json=change, headers=headers).status_code in {200, 204}
            for client in clients.values():
                assert client.get(f"/api/v1/execute/live-{number}").status_code == expected


def test_token_counts_in_each_process_until_its_revocation_is_answered(
    pair: Service, clients: dict[str, httpx.Client]
) -> None:
    with pair.deployed("1", access="token") as name:
        made = pair.admin("POST", "/tokens", json={"name": "caller", "scopes": [f"invoke:{name}"]}).json()
        other = pair.admin("POST", "/tokens", json={"name": "reader", "scopes": ["read"]}).json()

        def statuses(token: str) -> list[int]:
            path = f"/api/v1/execute/{name}"
            return [client.get(path, headers=bearer(token)).status_code for client in clients.values()]

        assert statuses(made["token"]) == [200, 200]
        assert statuses(other["token"]) == [403, 403]
        assert statuses(pair.token) == [200, 200]
        assert statuses(made["token"][:-1] + "-") == [401, 401]
        assert pair.admin("DELETE", f"/tokens/{made['id']}").status_code == 204
        assert statuses(made["token"]) == [401, 401]


def test_last_use_of_a_token_is_known_whoever_saw_it(pair: Service, clients: dict[str, httpx.Client]) -> None:
    with pair.deployed("1", access="token") as name:
        made = pair.admin("POST", "/tokens", json={"name": "seen", "scopes": [f"invoke:{name}"]}).json()
        path = f"/api/v1/execute/{name}"
        assert clients["orchestrator"].get(path, headers=bearer(made["token"])).status_code == 200
        pair.admin("GET", "/executions")  # takes what is on its way
        listed = {token["id"]: token for token in pair.admin("GET", "/tokens").json()["items"]}
        assert listed[made["id"]]["last_used_at"] is not None


def test_executions_of_each_process_are_listed_at_once_and_counted(
    pair: Service, clients: dict[str, httpx.Client]
) -> None:
    with pair.deployed('if ctx.request.query.fail == "1" { throw "no" } 5') as name:
        for client in clients.values():
            for query in ("?fail=0", "?fail=1"):
                answer = client.post(f"/api/v1/execute/{name}{query}", content=b"hello")
                record = pair.record_of(answer)
                assert record["status"] == ("failed" if query == "?fail=1" else "ok")
                assert record["request"]["body"] == {"text": "hello"}
        assert len(pair.admin("GET", f"/executions?script={name}").json()["items"]) == 4
        total = pair.admin("GET", f"/metrics?script={name}").json()["total"]
        assert (total["calls"], total["errors"]) == (4, 2)


def test_execution_of_each_process_is_listed_and_cancelled(pair: Service, clients: dict[str, httpx.Client]) -> None:
    with pair.deployed(ENDLESS, limits=LONG) as name, ThreadPoolExecutor(2) as threads:
        calls = [threads.submit(client.get, f"/api/v1/execute/{name}") for client in clients.values()]

        def in_progress() -> list[dict[str, Any]]:
            items: list[dict[str, Any]] = pair.admin("GET", "/executions/running").json()["items"]
            return items

        wait_until(lambda: len(in_progress()) == 2)
        running = in_progress()
        assert {(each["script_name"], each["waits_for"]) for each in running} == {(name, None)}
        for each in running:
            assert pair.admin("POST", f"/executions/{each['id']}/cancel").status_code == 204
        for answer in [call.result() for call in calls]:
            assert (answer.status_code, answer.json()["error"]["code"]) == (503, "script_cancelled")
            assert pair.record_of(answer)["error"]["code"] == "script_cancelled"
        assert in_progress() == []
        assert pair.admin("POST", f"/executions/{running[0]['id']}/cancel").status_code == 404


def test_numbers_of_services_are_those_of_all_processes(pair: Service, clients: dict[str, httpx.Client]) -> None:
    def numbers() -> dict[str, Any]:
        found: dict[str, Any] = pair.admin("GET", "/metrics/services").json()
        return found

    before = numbers()["services"].get("kv", {"calls": 0})["calls"]
    with pair.deployed('kv.incr("calls")') as name:
        assert [client.get(f"/api/v1/execute/{name}").json() for client in clients.values()] == [1, 2]
        after = numbers()
        assert after["services"]["kv"]["calls"] == before + 2
        assert {each["script_name"]: each["writes"] for each in after["written_today"]}[name] == 2
    for client in clients.values():
        assert client.get("/metrics").status_code == 401
        text = client.get("/metrics", headers=bearer(pair.token)).text
        assert f'picloud_service_calls_total{{service="kv"}} {before + 2}\n' in text
        facts = client.get("/readyz").json()
        assert facts["data"]["bytes"] > 0
        assert (facts["secrets"]["sealed"], facts["orchestrators"]["waiting"]) == (0, 0)


def test_quota_is_exact_over_all_processes(pair: Service, clients: dict[str, httpx.Client]) -> None:
    source = "#{path: ctx.request.path, body: ctx.request.body, by: ctx.request.remote_addr}"
    with pair.deployed(source, max_requests_per_minute=6) as name:
        calls = [client for _ in range(5) for client in clients.values()]
        answers = [client.post(f"/api/v1/execute/{name}/a%20b", json={"x": 1}) for client in calls]
        assert [answer.status_code for answer in answers] == [200] * 6 + [429] * 4
        assert answers[1].json() == {"path": "/a b", "body": {"x": 1}, "by": "127.0.0.1"}
        assert all("ratelimit" in answer.headers for answer in answers)


def test_live_tail_shows_executions_of_each_process(pair: Service, clients: dict[str, httpx.Client]) -> None:
    with pair.deployed("1") as name, tail(pair, f"?script={name}") as lines:
        for client in [*clients.values(), *clients.values()]:
            answer = client.get(f"/api/v1/execute/{name}")
            assert next_execution(lines)["id"] == answer.headers["x-execution-id"]


def test_orchestrator_process_answers_everything(pair: Service, clients: dict[str, httpx.Client]) -> None:
    client, headers = clients["orchestrator"], bearer(pair.token)
    assert client.get("/healthz").text == "ok"
    assert client.head("/version").content == b""
    assert client.get("/nowhere.json").status_code == clients["manager"].get("/nowhere.json").status_code
    assert client.get("/api/v1/admin/scripts").status_code == 401
    assert client.get("/api/v1/admin/scripts", headers=headers | {"host": "evil.example"}).status_code == 421
    source = "// " + "x" * 200_000 + "\n1"
    made = client.post("/api/v1/admin/scripts", json={"name": "long", "source": source}, headers=headers)
    assert made.status_code == 201
    assert client.get("/api/v1/admin/scripts/long", headers=headers).json()["source"] == source
    assert client.get("/api/v1/execute/long").json() == 1
    assert client.delete("/api/v1/admin/scripts/long", headers=headers).status_code == 204
    facts = client.get("/readyz").json()["orchestrators"]
    assert (facts["processes"], facts["wanted"], facts["ok"]) == (1, 1, True)


def test_calls_are_answered_while_the_manager_process_stands_still(pair: Service) -> None:
    with httpx.Client(base_url=pair.url, trust_env=False, timeout=10) as client, stopped(pair.pid):
        assert [client.get("/api/v1/execute/there").json() for _ in range(20)] == [1] * 20


def test_killed_orchestrator_process_is_replaced_and_costs_its_own_callers_alone(tmp_path: Path) -> None:
    with running(tmp_path, workers="2") as service:
        service.deploy("there", "1")
        with both(service) as clients:
            for _ in range(2):
                front = front_of(service)
                executors = executors_of(front)
                os.kill(front, signal.SIGKILL)
                assert clients["manager"].get("/api/v1/execute/there").json() == 1
                changed = service.admin("PATCH", "/scripts/there", json={"source": "2"})
                assert changed.status_code == 200
                wait_until(lambda: httpx.get(f"{service.url}/readyz").json()["orchestrators"]["processes"] == 1)
                assert front_of(service) != front
                wait_until(lambda executors=executors: not any(map(is_alive, executors)))
                with connected_while_stopped(service, service.pid) as client:
                    assert client.get("/api/v1/execute/there").json() == 2
                assert service.admin("PATCH", "/scripts/there", json={"source": "1"}).status_code == 200
        facts = httpx.get(f"{service.url}/readyz").json()["orchestrators"]
        assert facts["deaths"] == 2
        # the kernel says it in one of two ways: whether the dead process had read all that was sent to it
        assert re.search("closed its connection|Connection reset by peer", facts["last_death"]["reason"])


@pytest.mark.alone
def test_orchestrator_process_that_hangs_does_not_hold_up_a_save_and_never_runs_what_was_replaced(
    tmp_path: Path,
) -> None:
    with running(tmp_path, workers="2") as service:
        service.deploy("there", "1")
        with both(service) as clients:
            front = front_of(service)
            os.kill(front, signal.SIGSTOP)
            headers = bearer(service.token)
            began = time.monotonic()
            saved = clients["manager"].patch("/api/v1/admin/scripts/there", json={"source": "2"}, headers=headers)
            assert saved.status_code == 200
            assert time.monotonic() - began < 4
            assert not is_alive(front)
            assert clients["orchestrator"].get("/api/v1/execute/there").json() == 2, "on a new connection"
            wait_until(lambda: httpx.get(f"{service.url}/readyz").json()["orchestrators"]["processes"] == 1)


def test_save_is_not_answered_before_a_slow_process_has_heard_of_it(
    pair: Service, clients: dict[str, httpx.Client]
) -> None:
    front, headers = front_of(pair), bearer(pair.token)
    with pair.deployed("1") as name, ThreadPoolExecutor() as pool:
        with stopped(front):
            path = f"/api/v1/admin/scripts/{name}"
            save = pool.submit(clients["manager"].patch, path, json={"source": "2"}, headers=headers)
            time.sleep(0.5)
            assert not save.done()
        assert save.result().status_code == 200
        assert clients["orchestrator"].get(f"/api/v1/execute/{name}").json() == 2
    assert front_of(pair) == front


def test_killed_manager_process_takes_all_along_and_loses_no_save(tmp_path: Path) -> None:
    with running(tmp_path, workers="2") as service:
        front = front_of(service)
        pids = [*service.children(), *executors_of(front)]
        service.deploy("kept", "5")
        assert service.process is not None
        service.process.kill()
        service.process.wait()
        wait_until(lambda: not any(map(is_alive, pids)))
    with running(tmp_path, workers="2") as again:
        assert again.call("kept").json() == 5


def test_crashes_in_several_processes_add_up_to_quarantine(tmp_path: Path) -> None:
    with running(tmp_path, workers="2", timeout_ms="20000", max_operations="10000000000") as service:
        service.deploy("there", "1")
        service.deploy("deadly", ENDLESS)
        with both(service) as clients, ThreadPoolExecutor() as pool:
            owners = {"manager": service.pid, "orchestrator": front_of(service)}
            for name in ("orchestrator", "manager", "orchestrator"):
                call = pool.submit(clients[name].get, "/api/v1/execute/deadly")
                time.sleep(0.3)
                for pid in executors_of(owners[name]):
                    os.kill(pid, signal.SIGKILL)
                assert call.result().json()["error"]["code"] == "worker_crashed"
            service.admin("PATCH", "/scripts/there", json={"description": "x"})  # all have heard of it by then
            for client in clients.values():
                assert client.get("/api/v1/execute/deadly").json()["error"]["code"] == "script_quarantined"
            assert service.admin("POST", "/scripts/deadly/release").status_code == 200
            assert service.admin("PATCH", "/scripts/deadly", json={"source": "3"}).status_code == 200
            for client in clients.values():
                assert client.get("/api/v1/execute/deadly").json() == 3


def test_stop_answers_and_records_what_is_in_flight_in_each_process(tmp_path: Path) -> None:
    with running(tmp_path, workers="2") as service, ThreadPoolExecutor() as pool:
        service.deploy("there", "1")
        service.deploy("slow", SLOW, limits={"timeout_ms": 20_000})
        with both(service) as clients:
            calls = [pool.submit(client.get, "/api/v1/execute/slow") for client in clients.values()]
            wait_until(lambda: _in_flight(service) == 2)
            assert service.stop() == 0
            answers = [call.result() for call in calls]
            assert [answer.json() for answer in answers] == [2_000_000, 2_000_000]
    with running(tmp_path) as again:
        assert [again.record_of(answer)["status"] for answer in answers] == ["ok", "ok"]


@pytest.mark.alone
def test_second_signal_cuts_off_each_process(tmp_path: Path) -> None:
    with running(tmp_path, workers="2", timeout_ms="30000", max_operations="10000000000") as service:
        service.deploy("there", "1")
        service.deploy("endless", ENDLESS)
        with both(service) as clients, ThreadPoolExecutor() as pool:
            calls = [pool.submit(client.get, "/api/v1/execute/endless") for client in clients.values()]
            wait_until(lambda: _in_flight(service) == 2)
            assert service.process is not None
            service.process.send_signal(signal.SIGTERM)
            time.sleep(0.3)
            assert service.process.poll() is None
            began = time.monotonic()
            assert service.stop() == 0
            assert time.monotonic() - began < 3
            assert [call.result().json()["error"]["code"] for call in calls] == ["script_cancelled"] * 2


def test_https_is_served_by_each_process(tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    make_certificate(certificate, key)
    context = ssl.create_default_context(cafile=certificate)
    with running(tmp_path, workers="2", tls_cert=str(certificate), tls_key=str(key)) as service:
        headers = bearer(service.token)
        with httpx.Client(base_url=service.url, verify=context, trust_env=False) as client:
            script = {"name": "there", "source": "1"}
            assert client.post("/api/v1/admin/scripts", json=script, headers=headers).status_code == 201
        with both(service, verify=context) as clients:
            for client in clients.values():
                assert client.get("/api/v1/execute/there").json() == 1
                assert client.get("/version").json()["product"]

        usable = certificate.read_bytes()
        certificate.write_text("no certificate")
        os.kill(front_of(service), signal.SIGKILL)
        wait_until(lambda: "cannot be used" in service.log.read_text(), 60)
        for _ in range(5):
            there = httpx.get(f"{service.url}/api/v1/execute/there", verify=context, trust_env=False, timeout=20)
            assert there.json() == 1, "the others have the certificate in memory"
        certificate.write_bytes(usable)
        wait_until(lambda: service.log.read_text().count("orchestrator process started") == 2, 60)
        with both(service, verify=context) as clients:
            assert clients["orchestrator"].get("/api/v1/execute/there").json() == 1


def test_processes_share_what_one_would_have(tmp_path: Path) -> None:
    with running(tmp_path, workers="3", executor_processes="3", executor_threads="2") as service:
        facts = httpx.get(f"{service.url}/readyz").json()
        assert facts["orchestrators"]["processes"] == 2
        assert facts["orchestrators"]["slots"] + facts["executor"]["slots"] == 6
        processes = service.admin("GET", "/system").json()["processes"]
        assert sorted(process["role"] for process in processes) == ["executor"] * 3 + ["front"] * 3


def _in_flight(service: Service) -> int:
    facts = httpx.get(f"{service.url}/readyz", trust_env=False).json()
    return int(facts["executor"]["in_flight"]) + int(facts["orchestrators"]["in_flight"])
