"""Calls of scripts to services in a running service, with one and with two front processes."""

import itertools
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from tests.acceptance.processes import executors_of, front_of
from tests.acceptance.service import Service, running
from tests.acceptance.test_workers import bearer, both, wait_until

COUNTS = 'kv.incr("n")'


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    with running(tmp_path_factory.mktemp("services"), workers="2") as service:
        yield service


def test_each_front_process_reaches_the_same_store(pair: Service) -> None:
    with pair.deployed(COUNTS) as name, both(pair) as clients:
        answers = [client.get(f"/api/v1/execute/{name}") for client in clients.values() for _ in range(3)]
        assert [answer.json() for answer in answers] == [1, 2, 3, 4, 5, 6]
        for answer in answers:
            record = pair.record_of(answer)
            (span,) = record["spans"]
            assert (span["service"], span["method"], span["target"], span["outcome"]) == ("kv", "incr", "n", "ok")
            assert 0 < span["duration_us"] <= record["duration_us"]
            assert (record["dropped_spans"], record["service_code"], record["last_call"]) == (0, None, None)


def test_change_of_grants_that_one_process_answered_is_in_force_in_the_other(pair: Service) -> None:
    source = 'let seen = kv.open("shared").get("n"); if seen == () { secrets.get("TOKEN") } else { seen }'
    value = "a-secret-value"
    with pair.deployed(source) as name, both(pair, headers=bearer(pair.token)) as clients:
        call, grants, secret = (
            f"/api/v1/execute/{name}",
            f"/api/v1/admin/scripts/{name}/grants",
            "/api/v1/admin/secrets/TOKEN",
        )
        for one, other in itertools.permutations(clients.values()):
            assert other.get(call).status_code == 500
            assert one.put(grants, json={"kv": ["shared"], "secrets": ["TOKEN"]}).status_code == 200
            assert other.get(call).status_code == 500, "granted, but there is no such secret"
            assert one.put(secret, json={"value": value}).status_code == 201
            assert other.get(call).json() == value
            assert one.put(secret, json={"value": value[::-1]}).status_code == 204
            assert other.get(call).json() == value[::-1]
            assert one.put("/api/v1/admin/kv/namespace:shared/keys/n", json={"value": 7}).status_code == 200
            assert other.get(call).json() == 7
            assert one.delete("/api/v1/admin/kv/namespace:shared/keys/n").status_code == 204
            assert one.delete(secret).status_code == 204
            assert other.get(call).status_code == 500
            assert one.put(grants, json={}).status_code == 200


def test_error_of_a_service_is_in_the_record_of_each(pair: Service) -> None:
    with pair.deployed('kv.open("shared").get("a")') as name, both(pair) as clients:
        for client in clients.values():
            answer = client.get(f"/api/v1/execute/{name}")
            assert answer.status_code == 500
            record = pair.record_of(answer)
            assert (record["error"]["code"], record["service_code"]) == ("script_error", "not_granted")
            assert record["spans"][0]["outcome"] == "not_granted"


def test_script_catches_the_error_of_a_service(pair: Service) -> None:
    source = """
        let caught = ();
        try { kv.open("shared").get("a") } catch (error) { caught = #{ code: error.code, service: error.service } }
        caught
    """
    with pair.deployed(source) as name:
        assert pair.call(name).json() == {"code": "not_granted", "service": "kv"}


def test_trial_changes_nothing_and_sees_its_own_writes(pair: Service) -> None:
    source = 'kv.set("n", 5); kv.incr("n")'
    with pair.deployed(COUNTS) as name:
        assert pair.call(name).json() == 1
        trial = pair.admin("POST", f"/scripts/{name}/run", json={"source": source}).json()
        assert trial["body"]["json"] == 6
        assert [effect["method"] for effect in trial["effects"]] == ["set", "incr"]
        assert pair.call(name).json() == 2
        real = pair.admin("POST", f"/scripts/{name}/run", json={"source": source, "effects": "real"}).json()
        assert (real["body"]["json"], real["effects"]) == (6, [])
        assert pair.call(name).json() == 7


def test_replay_sees_what_the_execution_saw(pair: Service) -> None:
    source = """
        let id = random_text(20);
        kv.set(id, 1);
        #{ n: kv.incr("n"), id: id, began: ctx.now_ms }
    """
    with pair.deployed(source) as name:
        answer = pair.call(name)
        other = pair.call(name).json()
        assert (answer.json()["n"], other["n"]) == (1, 2)
        assert other["id"] != answer.json()["id"]
        body = {"replay_of": answer.headers["x-execution-id"]}
        replay = pair.admin("POST", f"/scripts/{name}/run", json=body).json()
        assert replay["body"]["json"] == answer.json()
        assert pair.call(name).json()["n"] == 3


def test_error_that_is_located_by_running_again_has_its_effects_once(pair: Service) -> None:
    source = 'let n = kv.incr("n"); let zero = n - n; 1 / zero'
    with pair.deployed(source) as name:
        record = pair.record_of(pair.call(name))
        assert record["error"]["line"] == 1
        assert len(record["spans"]) == 1
        trial = pair.admin("POST", f"/scripts/{name}/run", json={"source": 'kv.get("n")'}).json()
        assert trial["body"]["json"] == 1


def test_increments_are_exact_while_processes_are_killed(pair: Service) -> None:
    """Every acknowledged increment is there, and none counts twice: the store may have more by those in flight."""
    with pair.deployed(COUNTS) as name:

        def calls(_: int) -> list[int]:
            seen = []
            with httpx.Client(base_url=pair.url, trust_env=False, timeout=20) as client:
                for _ in range(40):
                    try:
                        answer = client.get(f"/api/v1/execute/{name}")
                    except httpx.TransportError:
                        continue
                    if answer.status_code == 200:
                        seen.append(answer.json())
            return seen

        with ThreadPoolExecutor(8) as pool:
            running_calls = [pool.submit(calls, number) for number in range(6)]
            for _ in range(3):
                for pid in [*executors_of(pair.pid)[:1], front_of(pair)]:
                    os.kill(pid, signal.SIGKILL)
                pair.call(name)
                wait_for_front(pair)
            seen = [number for each in running_calls for number in each.result()]
        assert len(seen) == len(set(seen))
        trial = pair.admin("POST", f"/scripts/{name}/run", json={"source": 'kv.get("n")'}).json()
        assert max(seen) <= trial["body"]["json"]
        assert len(seen) <= trial["body"]["json"]


def wait_for_front(service: Service) -> None:
    def is_there() -> bool:
        try:
            front_of(service)
        except AssertionError:
            return False
        return True

    wait_until(is_there)
