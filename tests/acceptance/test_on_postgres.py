"""The whole service on PostgreSQL: deploy, call, restart, history; several processes; a server that goes away."""

import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.acceptance.service import Service, running
from tests.postgres import PostgresServer


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return postgres.make_database()


def _seconds_until(condition: Callable[[], bool], give_up_s: float = 10.0) -> float:
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < give_up_s
        time.sleep(0.01)
    return time.monotonic() - began


def test_scripts_and_history_are_there_after_a_restart(tmp_path: Path, url: str) -> None:
    with running(tmp_path, database_url=url) as service:
        service.deploy("hello", '"one"')
        assert service.admin("PATCH", "/scripts/hello", json={"source": '"two"'}).status_code == 200
        answer = service.call("hello")
        assert answer.json() == "two"
        assert httpx.get(f"{service.url}/version", trust_env=False).json()["database"].startswith("PostgreSQL ")
    with running(tmp_path, database_url=url) as again:
        assert again.call("hello").json() == "two"
        assert again.record_of(answer)["status"] == "ok"
        assert [one["revision"] for one in again.admin("GET", "/scripts/hello/revisions").json()["items"]] == [2, 1]
        assert again.admin("GET", "/scripts?q=HEL").json()["items"][0]["name"] == "hello"
        assert len(again.admin("GET", "/audit?limit=2").json()["items"]) == 2
        assert again.admin("POST", "/scripts", json={"name": "hello", "source": "1"}).status_code == 409
        stored = {"name": "stored", "source": 'kv.incr("count")'}
        assert again.call(again.deploy(**stored)["id"]).json() == 1
        deleted = again.admin("GET", "/scripts/stored").json()["id"]
        for name in ("hello", "stored"):
            assert again.admin("DELETE", f"/scripts/{name}").status_code == 204
            assert again.call(name).status_code == 404
        again.deploy(**stored, restores=deleted)
        assert again.call("stored").json() == 2, "the store came back with its script"
    assert not (tmp_path / "data" / "picloud.db").exists()


@pytest.mark.alone
def test_save_is_seen_by_another_process_within_a_second(tmp_path: Path, url: str) -> None:
    (tmp_path / "other").mkdir()
    with running(tmp_path, database_url=url) as one, running(tmp_path / "other", database_url=url) as other:
        one.deploy("shared", "1")
        assert _seconds_until(lambda: other.call("shared").status_code == 200) < 1.0
        other.admin("PATCH", "/scripts/shared", json={"source": "2"})
        assert _seconds_until(lambda: bool(one.call("shared").json() == 2)) < 1.0
        token = other.admin("POST", "/tokens", json={"name": "t", "scopes": ["read"]}).json()
        headers = {"authorization": f"Bearer {token['token']}"}
        assert _seconds_until(lambda: one.admin("GET", "/scripts", headers=headers).status_code == 200) < 1.0
        one.admin("DELETE", f"/tokens/{token['id']}")
        assert _seconds_until(lambda: other.admin("GET", "/scripts", headers=headers).status_code == 401) < 1.0
        one.admin("DELETE", "/scripts/shared")
        assert _seconds_until(lambda: other.call("shared").status_code == 404) < 1.0


def _kill_executor_under(service: Service, name: str) -> None:
    with ThreadPoolExecutor(1) as pool:
        call = pool.submit(service.call, name)
        _seconds_until(lambda: _executor(service)["in_flight"] == 1)
        os.kill(service.children()[0], signal.SIGKILL)
        assert call.result().json()["error"]["code"] == "worker_crashed"


@pytest.mark.alone
def test_release_from_quarantine_by_another_process_is_seen_within_a_second(tmp_path: Path, url: str) -> None:
    (tmp_path / "other").mkdir()
    small = {"database_url": url, "executor_processes": "1"}
    with running(tmp_path, **small) as one, running(tmp_path / "other", **small) as other:
        limits = {"max_operations": 10_000_000_000}
        one.deploy("wild", "if ctx.request.query.spin == `y` { loop {} } 1", limits=limits)
        _seconds_until(lambda: other.call("wild").status_code == 200)
        for _ in range(3):
            _kill_executor_under(other, "wild?spin=y")
        assert other.call("wild").json()["error"]["code"] == "script_quarantined"
        assert one.call("wild").status_code == 200
        assert one.admin("POST", "/scripts/wild/release").status_code == 200
        assert _seconds_until(lambda: other.call("wild").status_code == 200) < 1.0


@pytest.mark.alone
def test_calls_go_on_while_the_server_is_away_and_saves_when_it_is_back(
    tmp_path: Path, url: str, postgres: PostgresServer
) -> None:
    with running(tmp_path, database_url=url) as service:
        service.deploy("hello", "1")
        assert service.call("hello").status_code == 200
        postgres.stop()
        try:
            assert service.call("hello").status_code == 200
            began = time.monotonic()
            refused = service.admin("POST", "/scripts", json={"name": "later", "source": "1"})
            assert time.monotonic() - began < 12.0
            assert (refused.status_code, refused.json()["error"]["code"]) == (503, "storage_unavailable")
            assert httpx.get(f"{service.url}/readyz", trust_env=False, timeout=20).status_code == 503
        finally:
            postgres.start()
        service.deploy("later", "1")
        assert _seconds_until(lambda: _ready(service)) < 5.0
        assert service.record_of(service.call("hello"))["status"] == "ok"
        service.log.write_text(service.log.read_text().replace("Traceback", "traceback"))  # of the refused save


def _executor(service: Service) -> dict[str, int]:
    facts: dict[str, int] = httpx.get(f"{service.url}/readyz", trust_env=False, timeout=20).json()["executor"]
    return facts


def _ready(service: Service) -> bool:
    return httpx.get(f"{service.url}/readyz", trust_env=False, timeout=20).status_code == 200
