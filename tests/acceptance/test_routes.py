"""Routes in a real service: on every way in, in every front process, over a restart and a kill."""

import hmac
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.certificate import make_certificate
from tests.acceptance.service import Service, running
from tests.zips import make_zip

APP = "https://app.example"
ORIGIN = {"origin": APP}
WAYS = {"http": {}, "workers": {"workers": "3"}, "http2": {}}
ECHO = "#{ params: ctx.request.params, route: ctx.request.route, path: ctx.request.path }"


@pytest.fixture(scope="module", params=WAYS)
def way_in(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator["WayIn"]:
    directory = tmp_path_factory.mktemp("routes")
    settings = dict(WAYS[request.param])
    if request.param == "http2":
        certificate, key = directory / "cert.pem", directory / "key.pem"
        make_certificate(certificate, key)
        settings |= {"tls_cert": str(certificate), "tls_key": str(key)}
    with running(directory, **settings) as service:
        yield WayIn(service, http2=request.param == "http2")


class WayIn:
    def __init__(self, service: Service, *, http2: bool) -> None:
        self.service = service
        self._http2 = http2

    def admin(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        options = {} if body is None else {"json": body}
        answer = self.service.admin(method, path, verify=False, **options)
        assert answer.status_code == status, answer.text
        return answer.json() if answer.content else None

    def add(self, path: str, **fields: Any) -> str:
        made: str = self.admin("POST", "/routes", {"path": path, **fields}, 201)["id"]
        return made

    def ask(self, path: str, method: str = "GET", **options: Any) -> list[httpx.Response]:
        """The answers over several new connections, which more than one front process accepts."""
        answers = []
        for _ in range(1 if self._http2 else 4):
            with httpx.Client(
                base_url=self.service.url, http2=self._http2, http1=not self._http2, verify=False, trust_env=False
            ) as client:
                answers.append(client.request(method, path, **options))
        return answers


def statuses(answers: list[httpx.Response]) -> set[int]:
    return {answer.status_code for answer in answers}


def test_route_is_live_everywhere_with_its_answer_until_it_is_deleted(way_in: WayIn) -> None:
    way_in.admin("POST", "/scripts", {"name": "echo", "source": ECHO}, 201)
    for number in range(3):
        route = way_in.add("/notes/:id/*rest", script="echo", methods=["GET", "POST"])
        answers = way_in.ask(f"/exec/notes/a%2F{number}/b/c")
        assert [answer.json() for answer in answers] == [
            {
                "params": {"id": f"a/{number}", "rest": "b/c"},
                "route": "/notes/:id/*rest",
                "path": f"/notes/a/{number}/b/c",
            }
        ] * len(answers)
        assert statuses(way_in.ask("/exec/notes/1", "DELETE")) == {405}
        way_in.admin("PATCH", f"/routes/{route}", {"path": "/moved/:id"})
        assert statuses(way_in.ask("/exec/notes/1")) == {404}
        assert statuses(way_in.ask("/exec/moved/1")) == {200}
        way_in.admin("DELETE", f"/routes/{route}", status=204)
        assert statuses(way_in.ask("/exec/moved/1")) == {404}


def test_pages_elsewhere_can_read_every_response(way_in: WayIn) -> None:
    way_in.admin("POST", "/scripts", {"name": "fails", "source": "throw 1"}, 201)
    cors = {"origins": [APP], "headers": ["content-type"]}
    way_in.add("/c/closed", script="fails", access="token", cors=cors)
    way_in.add("/c/fails", script="fails", methods=["POST"], cors=cors)
    way_in.add("/c/counted", script="fails", cors=cors, max_requests_per_minute_per_address=1)
    way_in.ask("/exec/c/counted")
    found = [
        (way_in.ask("/exec/c/closed", headers=ORIGIN), 401),
        (way_in.ask("/exec/c/closed/x", headers=ORIGIN), 404),
        (way_in.ask("/exec/c/fails", "GET", headers=ORIGIN), 405),
        (way_in.ask("/exec/c/fails", "POST", headers=ORIGIN, content=b"x" * (1 << 20) + b"y"), 413),
        (way_in.ask("/exec/c/fails", "POST", headers=ORIGIN), 500),
        (way_in.ask("/exec/c/counted", headers=ORIGIN), 429),
        (
            way_in.ask("/exec/c/fails", "OPTIONS", headers=ORIGIN | {"access-control-request-method": "POST"}),
            204,
        ),
    ]
    for answers, status in found:
        assert statuses(answers) == {status}
        for answer in answers:
            assert answer.headers.get_list("access-control-allow-origin") == [APP], status


def test_files_are_live_everywhere_with_the_answer_to_a_push(way_in: WayIn) -> None:
    large = bytes(range(256)) * 4_000
    style = b"body { color: black }" * 200
    headers = {"content-type": "application/zip"}

    def push(**files: bytes) -> None:
        data = make_zip({name.replace("_", "."): content for name, content in files.items()})
        answer = way_in.service.admin("PUT", "/assets/site", content=data, headers=headers, verify=False)
        assert answer.status_code == 200, answer.text

    push(index_html=b"first", large_bin=large, style_css=style)
    way_in.add("/site/*rest", assets={"name": "site", "fallback": "index.html"})
    for number in range(3):
        push(index_html=b"page %d" % number, large_bin=large, style_css=style)
        for path in ("/exec/site/", "/exec/site/users/7"):
            assert {answer.content for answer in way_in.ask(path)} == {b"page %d" % number}
    assert {answer.content for answer in way_in.ask("/exec/site/large.bin")} == {large}
    for answer in way_in.ask("/exec/site/style.css", headers={"accept-encoding": "gzip"}):
        assert (answer.headers["content-encoding"], answer.content) == ("gzip", style)
        known = {"if-none-match": answer.headers["etag"], "accept-encoding": "gzip"}
        assert statuses(way_in.ask("/exec/site/style.css", headers=known)) == {304}
    for answer in way_in.ask("/exec/site/large.bin", "HEAD"):
        assert (answer.status_code, answer.headers["content-length"], answer.content) == (200, str(len(large)), b"")
    assert statuses(way_in.ask("/exec/site")) == {308}
    assert statuses(way_in.ask("/exec/site/none.js")) == {404}
    way_in.admin("POST", "/assets/site/rollback", {"version": 1})
    assert {answer.content for answer in way_in.ask("/exec/site/")} == {b"first"}
    files = way_in.admin("GET", "/metrics/services")["files"]
    assert files["responses"]["200"] >= 8
    assert files["responses"]["304"] >= 1
    assert files["bytes"] > len(large)
    way_in.admin("DELETE", "/assets/site", status=204)
    assert statuses(way_in.ask("/exec/site/")) == {404}


def test_routes_are_the_same_after_a_kill(tmp_path: Path) -> None:
    service = Service(tmp_path, workers="2")
    service.start()
    way = WayIn(service, http2=False)
    way.admin("POST", "/scripts", {"name": "echo", "source": ECHO}, 201)
    way.add("/a/:x", script="echo")
    assert service.process is not None
    service.process.kill()
    service.process.wait()
    service.start()
    try:
        assert statuses(way.ask("/exec/a/1")) == {200}
        assert way.ask("/exec/a/1")[0].json()["params"] == {"x": "1"}
    finally:
        assert service.stop() == 0


def test_signed_webhook_runs_once(way_in: WayIn) -> None:
    secret, body = "the-first-value", b'{"action":"opened"}'
    way_in.admin("PUT", "/secrets/HOOK", {"value": secret}, 201)
    way_in.admin("POST", "/scripts", {"name": "hook", "source": "ctx.request.body", "access": "token"}, 201)
    verify = {"preset": "github", "secret": "HOOK", "once": True}
    route = way_in.add("/hook", script="hook", methods=["POST"], access="public", verify=verify)

    def deliver(value: str, content: bytes) -> list[httpx.Response]:
        signature = hmac.digest(value.encode(), content, "sha256").hex()
        headers = {"content-type": "application/json", "x-hub-signature-256": f"sha256={signature}"}
        return way_in.ask("/exec/hook", "POST", content=content, headers=headers)

    answers = deliver(secret, body)
    assert statuses(answers) == {200}
    assert [answer.content for answer in answers if answer.content] == [body]  # the others came already
    assert statuses(deliver("another", body)) == {401}
    way_in.admin("PUT", "/secrets/HOOK", {"value": "the-second-value", "keep_previous_s": 60}, 204)
    assert statuses(deliver(secret, b"{}")) == statuses(deliver("the-second-value", b"[]")) == {200}
    way_in.admin("PUT", "/secrets/HOOK", {"value": "the-third-value"}, 204)
    assert statuses(deliver("the-second-value", b"1")) == {401}
    shown = way_in.admin("GET", f"/routes/{route}")
    assert shown["refused_signatures"] == len(answers) * 2
    assert {each["reason"] for each in shown["last_refusals"]} == {"the signature does not match"}
