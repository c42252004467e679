"""The root application: who answers which path, and that nothing odd becomes a 5xx."""

import json
import logging
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest

from picloud.server.app import AppsEntrance, RootApp
from picloud.server.control_plane import ControlPlane
from picloud.server.dashboard import Dashboard
from picloud.server.hosts import AppsHosts, HostRule
from picloud.server.probes import Check, Probes
from picloud.server.proxies import Proxies
from picloud.shared.http.asgi import AsgiApp, Header, Message, Receive, Scope, Send, send_bytes
from picloud.shared.http.direct import Begin, Reply
from picloud.shared.http.origins import is_on_apps


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Named:
    """An application that answers with its name, or fails before or after the start of its answer."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.fails: str | None = None
        self.scope: Scope = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scope = scope
        if self.fails == "before":
            raise RuntimeError("bug /secret/path")
        if self.fails == "between":
            await send({"type": "http.response.start", "status": 200, "headers": []})
            raise RuntimeError("bug")
        await send_bytes(scope, send, 200, self.name.encode(), [])


class FakeDirectApp:
    """Answers at once."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []

    def route(self, scope: Scope) -> Begin:
        self.scopes.append(scope)
        return _answer_directly

    def refusal_headers(self, _scope: Scope) -> list[Header]:
        return []


def _answer_directly(body: bytes, reply: Reply) -> bool:
    reply(200, b"", body)
    return True


class Stack:
    def __init__(self) -> None:
        self.ingress = Named("ingress")
        self.direct = FakeDirectApp()
        self.admin = Named("admin")
        self.ok = True

        async def check() -> Check:
            return Check(self.ok, {"processes": 1})

        probes = Probes({"executor": check}, {"product": "0.2.0", "api": 1})
        dashboard = Dashboard(Path("/nowhere"))
        self._control = ControlPlane(
            admin=self.admin, probes=probes, dashboard=dashboard, hosts=HostRule(["board.example"])
        )
        self.app: AsgiApp = self.app_behind()
        self.sent: list[Message] = []
        self.headers = [(b"host", b"localhost:8080")]
        self.strict = True
        """Refuse messages out of order, as servers do."""

    def app_behind(self, *proxies: str) -> RootApp:
        """The application, with these addresses as trusted proxies."""
        return RootApp(
            ingress=self.ingress,
            direct=self.direct,
            control=self._control,
            proxies=Proxies([ip_network(address) for address in proxies], "x-forwarded-for"),
            apps_hosts=AppsHosts(["apps.example"]),
        )

    async def call(self, raw_path: bytes | str, method: str = "GET") -> Answer:
        self.sent = []
        raw = raw_path.encode("latin-1") if isinstance(raw_path, str) else raw_path

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def send(message: Message) -> None:
            started = any(sent["type"] == "http.response.start" for sent in self.sent)
            if self.strict and started == (message["type"] == "http.response.start"):
                raise RuntimeError("out of order")
            self.sent.append(message)

        scope = {"type": "http", "http_version": "1.1", "method": method, "raw_path": raw, "headers": self.headers}
        await self.app(scope, receive, send)
        headers = {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}
        return Answer(self.sent[0]["status"], headers, self.sent[1]["body"] if len(self.sent) > 1 else b"")


@pytest.fixture
def stack() -> Stack:
    return Stack()


@pytest.mark.parametrize("path", ["/api/v1/admin/scripts", "/", "/setup", "/_app/x.js"])
async def test_admin_plane_under_an_unknown_name_is_misdirected(stack: Stack, path: str) -> None:
    stack.headers = [(b"host", b"rebound.evil.example:8080")]

    answer = await stack.call(path)

    assert (answer.status, answer.json["error"]["code"]) == (421, "unknown_host")


@pytest.mark.parametrize("path", ["/api/v1/execute/hello", "/healthz", "/version"])
async def test_scripts_and_probes_are_served_under_any_name(stack: Stack, path: str) -> None:
    stack.headers = [(b"host", b"anything.example")]

    assert (await stack.call(path)).status == 200


async def test_no_service_sees_what_strangers_say_of_the_client(stack: Stack) -> None:
    stack.headers += [(b"x-forwarded-for", b"203.0.113.9"), (b"x_forwarded_for", b"203.0.113.9")]

    await stack.call("/api/v1/execute/hello")
    await stack.call("/api/v1/admin/scripts")

    for service in (stack.ingress, stack.admin):
        assert service.scope["headers"] == [(b"host", b"localhost:8080")]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/api/v1/execute/hello", "ingress"),
        ("/api/v1/execute/", "ingress"),
        ("/exec", "ingress"),
        ("/exec/a/b%zz", "ingress"),
        ("/api/v1/execute/a/b%zz", "ingress"),
        ("/api/v1/admin", "admin"),
        ("/api/v1/admin/scripts/x%20y", "admin"),
    ],
)
async def test_path_is_answered_by_its_service(stack: Stack, path: str, name: str) -> None:
    assert (await stack.call(path, "POST")).body == name.encode()


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v2/execute/hello", "/api/v0/x", "/api/v11/admin", "/api/x"])
async def test_other_api_versions_are_named_as_not_served(stack: Stack, path: str) -> None:
    answer = await stack.call(path)
    assert (answer.status, answer.json["error"]["code"]) == (404, "unknown_api_version")
    assert answer.json["error"]["details"] == {"served": [1]}
    assert "/api/v1" in answer.json["error"]["message"]


@pytest.mark.parametrize(
    "path", ["", "/api/v1", "/api/v1/", "/api/v1/administer", "/favicon.ico", "//evil.example/x", "*"]
)
async def test_unknown_path_is_not_found_and_says_where_the_api_is(stack: Stack, path: str) -> None:
    answer = await stack.call(path)
    assert (answer.status, answer.json["error"]["code"]) == (404, "not_found")
    assert "/api/v1" in answer.json["error"]["message"]
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("/%zz", "bad_path_encoding"),
        ("/%FF", "bad_path_encoding"),
        ("/\xff", "bad_path_encoding"),
        ("/api/v1/admin/%00", "bad_path_encoding"),
        ("/api/v1/admin/../execute/x", "bad_path"),
        ("/%2e%2e/", "bad_path"),
    ],
)
async def test_unreadable_path_is_refused(stack: Stack, path: str, code: str) -> None:
    answer = await stack.call(path)
    assert (answer.status, answer.json["error"]["code"]) == (400, code)


async def test_healthz_is_plain_ok(stack: Stack) -> None:
    answer = await stack.call("/healthz")
    assert (answer.status, answer.body, answer.headers["content-type"]) == (200, b"ok", "text/plain; charset=utf-8")
    head = await stack.call("/healthz", "HEAD")
    assert (head.status, head.body, head.headers["content-length"]) == (200, b"", "2")


async def test_readyz_is_503_when_a_part_cannot_serve(stack: Stack) -> None:
    answer = await stack.call("/readyz")
    assert (answer.status, answer.json) == (200, {"ready": True, "executor": {"ok": True, "processes": 1}})
    stack.ok = False
    answer = await stack.call("/readyz")
    assert (answer.status, answer.json["ready"]) == (503, False)


async def test_version_is_json(stack: Stack) -> None:
    assert (await stack.call("/version")).json == {"product": "0.2.0", "api": 1}


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/version"])
async def test_probes_allow_get_and_head_only(stack: Stack, path: str) -> None:
    answer = await stack.call(path, "POST")
    assert (answer.status, answer.json["error"]["code"]) == (405, "method_not_allowed")
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize("path", ["/api/v1/execute/hello", "/api/v1/admin/scripts"])
async def test_bug_of_a_service_is_a_500_without_a_trace_and_logged_once(
    stack: Stack, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    stack.ingress.fails = stack.admin.fails = "before"
    answer = await stack.call(path)
    assert (answer.status, answer.json["error"]["code"]) == (500, "internal")
    assert b"secret" not in answer.body
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert record.__dict__["request_id"] == answer.json["error"]["request_id"]


@pytest.mark.parametrize(("path", "strict"), [("/api/v1/execute/hello", True), ("/api/v1/admin/scripts", False)])
async def test_bug_after_the_answer_began_sends_nothing_more(stack: Stack, path: str, strict: bool) -> None:
    stack.strict = strict
    stack.ingress.fails = stack.admin.fails = "between"
    await stack.call(path)
    assert [message["type"] for message in stack.sent] == ["http.response.start"]


async def test_lifespan_is_acknowledged_and_websockets_are_closed(stack: Stack) -> None:
    sent: list[str] = []
    events = ["lifespan.startup", "lifespan.shutdown"]

    async def receive() -> Message:
        return {"type": events.pop(0)}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    await stack.app({"type": "lifespan"}, receive, send)
    assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
    events, sent = ["websocket.connect"], []
    await stack.app({"type": "websocket"}, receive, send)
    assert sent == ["websocket.close"]


def ask_directly(stack: Stack, raw_path: bytes, method: str = "GET") -> list[tuple[int, bytes]]:
    """What a request that is handed over directly gets; empty when it is not taken."""
    answers: list[tuple[int, bytes]] = []
    scope: Scope = {"type": "http", "method": method, "raw_path": raw_path, "headers": stack.headers}
    begin = stack.app.route(scope)
    if begin is not None:
        assert begin(b"body", lambda status, _headers, body: answers.append((status, body)))
    return answers


def test_route_takes_calls_of_scripts_and_strips_what_proxies_say(stack: Stack) -> None:
    stack.headers = [(b"host", b"a"), (b"x-forwarded-for", b"192.0.2.1")]
    assert ask_directly(stack, b"/api/v1/execute/hello") == [(200, b"body")]
    assert stack.direct.scopes[0]["headers"] == [(b"host", b"a")]


@pytest.mark.parametrize(
    ("path", "method"),
    [(b"/api/v1/admin/scripts", "GET"), (b"/healthz", "GET"), (b"/", "GET"), (b"/api/v1/execute/hello", "HEAD")],
)
def test_route_leaves_everything_else_to_asgi(stack: Stack, path: bytes, method: str) -> None:
    assert ask_directly(stack, path, method) == []
    assert stack.direct.scopes == []


async def test_request_that_goes_the_long_way_after_all_is_told_as_it_came(stack: Stack) -> None:
    stack.headers = [(b"host", b"a"), (b"x-forwarded-for", b"192.0.2.1")]
    scope: Scope = {
        "type": "http",
        "method": "GET",
        "raw_path": b"/api/v1/execute/hello",
        "headers": stack.headers,
        "client": ("198.51.100.9", 1),
        "scheme": "http",
    }
    app = stack.app_behind("198.51.100.9")
    assert app.route(scope) is not None
    assert stack.direct.scopes[0]["client"][0] == "192.0.2.1"
    assert (scope["client"][0], scope["headers"]) == ("198.51.100.9", stack.headers)


@pytest.mark.parametrize("path", ["/", "/api/v1/admin/scripts", "/metrics", "/readyz", "/api/v1/execute/x", "*"])
async def test_everything_on_the_apps_origin_is_for_scripts(stack: Stack, path: str) -> None:
    root = stack.app_behind()
    stack.headers = [(b"host", b"APPS.example:8443")]
    assert (await stack.call(path)).body == b"ingress"
    assert is_on_apps(stack.ingress.scope)
    stack.app, stack.headers = AppsEntrance(root), [(b"host", b"localhost:8081")]
    assert (await stack.call(path)).body == b"ingress"
    assert is_on_apps(stack.ingress.scope)


def test_fast_path_knows_the_origin_of_a_request(stack: Stack) -> None:
    root = stack.app_behind()
    scope = {"method": "GET", "raw_path": b"/api/v1/admin/scripts", "headers": [(b"host", b"localhost")]}
    assert root.route(scope) is None
    assert root.route({**scope, "headers": [(b"host", b"apps.example")]}) is not None
    assert AppsEntrance(root).route(scope) is not None
    assert [is_on_apps(each) for each in stack.direct.scopes] == [True, True]
    assert not is_on_apps(scope)
    assert AppsEntrance(root).refusal_headers(scope) == []
