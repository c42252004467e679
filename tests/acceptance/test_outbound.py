"""`http` in scripts, from the call of a script to a real server and back, with one front process and with several."""

import json
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.acceptance.peers import Answer, PeerRequest, as_json, peer
from tests.acceptance.service import Service, running

GET = "http.get(ctx.request.query.url).status"
TRY = """
let reply = http.try_get(ctx.request.query.url);
if reply.ok { #{ status: reply.status } } else { #{ code: reply.error?.code, reason: reply.error?.reason } }
"""


@pytest.fixture(scope="module", params=["1", "3"], ids=["one front", "three fronts"])
def service(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    directory = tmp_path_factory.mktemp("outbound")
    with running(directory, workers=request.param, executor_processes=request.param) as service:
        yield service


def deploy(service: Service, name: str, source: str, *http: str, secrets: tuple[str, ...] = ()) -> None:
    name_of = service.admin("GET", f"/scripts/{name}")
    if name_of.status_code == 200:
        assert service.admin("DELETE", f"/scripts/{name}").status_code == 204
    service.deploy(name, source)
    granted = service.admin("PUT", f"/scripts/{name}/grants", json={"http": http, "secrets": secrets})
    assert granted.status_code == 200, granted.text


def answer(request: PeerRequest) -> Answer:
    if request.path == "/json":
        return as_json({"a": [1, 2.5, None]})
    if request.path == "/away":
        return 302, {"location": "http://127.0.0.2:1/"}, b""
    return 200, {"content-type": "text/plain"}, request.body or b"hello"


def test_script_gets_a_reply_with_all_its_fields(service: Service) -> None:
    source = """
    let reply = http.request(#{ method: "GET", url: ctx.request.query.url + "/json", query: #{ q: "x y" } });
    #{ status: reply.status, ok: reply.ok, body: reply.body, raw: reply.raw_body.len,
       kind: reply.headers["content-type"], url: reply.url, fast: reply.duration_ms < 10000 }
    """
    with peer(answer) as server:
        deploy(service, "fields", source, server.url)
        for _ in range(4):
            reply = service.call(f"fields?url={server.url}")
            assert reply.status_code == 200, reply.text
    body = {"a": [1, 2.5, None]}
    assert reply.json() == {
        "status": 200,
        "ok": True,
        "body": body,
        "raw": len(json.dumps(body, separators=(",", ":"))),
        "kind": "application/json",
        "url": f"{server.url}/json?q=x%20y",
        "fast": True,
    }
    assert server.seen[0].target == "/json?q=x%20y"


def test_body_and_headers_go_out(service: Service) -> None:
    source = """
    let reply = http.post(ctx.request.query.url, #{ a: 1 }, #{ headers: #{ "x-mine": "yes" } });
    respond(200, reply.body)
    """
    with peer(answer) as server:
        deploy(service, "posting", source, server.url)
        assert service.call(f"posting?url={server.url}").json() == '{"a":1}'
    (seen,) = server.seen
    assert (seen.method, seen.headers["x-mine"], seen.headers["content-type"]) == ("POST", "yes", "application/json")


def test_without_a_grant_nothing_is_sent(service: Service) -> None:
    with peer(answer) as server:
        deploy(service, "ungranted", TRY)
        assert service.call(f"ungranted?url={server.url}").json()["code"] == "not_granted"
        deploy(service, "thrown", GET)
        failed = service.call(f"thrown?url={server.url}")
        assert (failed.status_code, failed.json()["error"]["code"]) == (500, "script_error")
        assert server.seen == []


def test_picloud_is_not_its_own_peer(service: Service) -> None:
    host, port = service.address
    places = [f"http://{host}:{port}", f"http://localhost:{port}", f"http://[::ffff:127.0.0.1]:{port}"]
    deploy(service, "own", TRY, *places, f"http://127.0.0.1:{port}")
    for place in places:
        for _ in range(3):
            reply = service.call(f"own?url={place}/api/v1/execute/own")
            assert reply.json() == {"code": "http_blocked", "reason": "own_listener"}


def test_redirect_needs_a_grant_of_its_own(service: Service) -> None:
    with peer(answer) as server:
        deploy(service, "redirected", TRY, server.url)
        assert service.call(f"redirected?url={server.url}/away").json()["code"] == "not_granted"
        assert [seen.path for seen in server.seen] == ["/away"]


def test_grant_that_is_taken_back_counts_for_the_next_run(service: Service) -> None:
    with peer(answer) as server:
        deploy(service, "granted", TRY, server.url)
        assert service.call(f"granted?url={server.url}").json() == {"status": 200}
        assert service.admin("PUT", "/scripts/granted/grants", json={}).status_code == 200
        for _ in range(6):
            assert service.call(f"granted?url={server.url}").json()["code"] == "not_granted"


def test_trial_sends_no_change(service: Service) -> None:
    source = """
    let seen = http.get(ctx.request.query.url).status;
    let kept = "sent";
    try { http.post(ctx.request.query.url, "x"); } catch (error) { kept = error.code; }
    #{ seen: seen, kept: kept }
    """
    with peer(answer) as server:
        deploy(service, "trial", source, server.url)
        run = service.admin("POST", "/scripts/trial/run", json={"request": {"query": f"url={server.url}"}})
        assert run.status_code == 200, run.text
        assert run.json()["body"]["json"] == {"seen": 200, "kept": "http_not_sent"}
        assert [seen.method for seen in server.seen] == ["GET"]


def test_run_that_ends_while_it_waits_says_for_what(service: Service) -> None:
    def slow(request: PeerRequest) -> Answer:
        time.sleep(2)
        return answer(request)

    with peer(slow) as server:
        service.deploy("waiting", GET, limits={"timeout_ms": 300})
        service.admin("PUT", "/scripts/waiting/grants", json={"http": [server.url]})
        began = time.monotonic()
        reply = service.call(f"waiting?url={server.url}")
        assert time.monotonic() - began < 1.5
        assert reply.status_code in (500, 504)


def test_large_replies_come_whole_and_bounded(service: Service) -> None:
    def large(request: PeerRequest) -> Answer:
        return 200, {"content-type": "application/octet-stream"}, b"x" * int(request.path[1:])

    source = """
    let reply = http.try_get(ctx.request.query.url, #{ max_bytes: 3000000 });
    if reply.ok { reply.raw_body.len } else { reply.error.code }
    """
    with peer(large) as server:
        deploy(service, "large", source, server.url)
        assert service.call(f"large?url={server.url}/3000000").json() == 3_000_000
        assert service.call(f"large?url={server.url}/3000001").json() == "http_too_large"


def test_switched_off_nothing_leaves(tmp_path: Path) -> None:
    with running(tmp_path, http="off") as service, peer(answer) as server:
        deploy(service, "off", TRY, server.url)
        assert service.call(f"off?url={server.url}").json() == {"code": "http_blocked", "reason": "off"}
        assert server.seen == []


@pytest.mark.alone
def test_scripts_that_wait_do_not_hold_up_others(tmp_path: Path) -> None:
    def slow(request: PeerRequest) -> Answer:
        time.sleep(4)
        return answer(request)

    with running(tmp_path, http_connections="128") as service, peer(slow) as server:
        for number in range(4):  # one script takes half of the threads at most
            service.deploy(f"patient-{number}", GET, limits={"timeout_ms": 20_000})
            service.admin("PUT", f"/scripts/patient-{number}/grants", json={"http": [server.url]})
        service.deploy("quick", "1 + 1")
        with ThreadPoolExecutor(110) as pool:
            waiting = [pool.submit(service.call, f"patient-{number % 4}?url={server.url}") for number in range(100)]
            time.sleep(1)
            durations = sorted(_seconds_of(service) for _ in range(50))
            replies = [future.result() for future in waiting]
    assert [reply.text for reply in replies] == ["200"] * 100
    assert max(reply.elapsed.total_seconds() for reply in replies) < 12
    assert durations[48] < 0.25, durations[-5:]


def _seconds_of(service: Service) -> float:
    began = time.monotonic()
    assert service.call("quick").text == "2"
    return time.monotonic() - began
