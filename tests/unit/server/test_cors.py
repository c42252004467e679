"""Which pages elsewhere may call scripts: preflights and answers, on both ways through the front process."""

from typing import Any

import pytest

from picloud.server.app import RootApp
from picloud.server.cors import Cors
from picloud.server.proxies import Proxies
from picloud.shared.http.asgi import Header, Message, Receive, Scope, Send, send_bytes
from picloud.shared.http.direct import Begin, Reply, header_lines

APP = "https://app.example"
EXECUTE = b"/api/v1/execute/hello"


def scope_of(origin: str | None = APP, method: str = "GET", path: bytes = EXECUTE, **headers: str) -> Scope:
    lines = [(b"host", b"board")]
    if origin is not None:
        lines.append((b"origin", origin.encode()))
    lines += [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "raw_path": path,
        "query_string": b"",
        "headers": lines,
        "client": ("192.0.2.1", 1),
    }


def preflight(origin: str | None = APP, **headers: str) -> Scope:
    return scope_of(origin, "OPTIONS", access_control_request_method="PUT", **headers)


class Script:
    """Answers both ways, with a CORS header of another process."""

    def __init__(self) -> None:
        self.calls = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.calls += 1
        if scope["raw_path"].endswith(b"/bug"):
            raise RuntimeError("bug")
        await send_bytes(scope, send, 200, b"1", [(b"access-control-allow-origin", b"x"), (b"vary", b"origin")])

    def route(self, _scope: Scope) -> Begin:
        return self._begin

    def refusal_headers(self, _scope: Scope) -> list[Header]:
        raise AssertionError

    def _begin(self, _body: bytes, reply: Reply) -> bool:
        self.calls += 1
        reply(200, header_lines([(b"content-length", b"1")]), b"1")
        return True


class Stack:
    def __init__(self, *origins: str) -> None:
        self.script = Script()
        self.app = RootApp(
            ingress=self.script,
            direct=self.script,
            control=self.script,
            proxies=Proxies((), "x-forwarded-for"),
            cors=Cors(origins),
        )

    async def ask(self, scope: Scope, way: str) -> tuple[int, list[Header]]:
        if way == "direct":
            begin = self.app.route(scope)
            assert begin is not None
            answers: list[tuple[int, bytes, bytes]] = []
            assert begin(b"", lambda *answer: answers.append(answer))
            ((status, lines, _),) = answers
            pairs = [line.partition(b": ") for line in lines.split(b"\r\n")[:-1]]
            return status, [(name, value) for name, _, value in pairs]
        sent: list[Message] = []

        async def send(message: Message) -> None:
            sent.append(message)

        async def receive() -> Message:
            return {"type": "http.request", "body": b"", "more_body": False}

        await self.app(scope, receive, send)
        return sent[0]["status"], sent[0]["headers"]


def values(headers: list[Header], name: str) -> list[str]:
    return [value.decode() for key, value in headers if key == name.encode()]


@pytest.fixture(params=["asgi", "direct"])
def way(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_preflight_is_answered_without_the_script(way: str) -> None:
    stack = Stack(APP, "http://localhost:5173")
    status, headers = await stack.ask(preflight(access_control_request_headers="authorization, x-a"), way)

    assert (status, stack.script.calls) == (204, 0)
    assert values(headers, "access-control-allow-origin") == [APP]
    assert "PUT" in values(headers, "access-control-allow-methods")[0]
    assert values(headers, "access-control-allow-headers") == ["authorization, x-a"]
    assert values(headers, "access-control-max-age") == ["600"]
    assert values(headers, "vary") == ["origin", "access-control-request-headers"]
    assert values(headers, "access-control-allow-credentials") == []
    assert values(headers, "content-length") == []


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "https://app.example.evil", "HTTPS://APP.EXAMPLE"])
async def test_page_that_is_not_listed_is_told_nothing(way: str, origin: str) -> None:
    stack = Stack(APP)
    for scope in (preflight(origin), scope_of(origin)):
        _, headers = await stack.ask(scope, way)
        assert [name for name, _ in headers if name.startswith(b"access-control")] == []
        assert values(headers, "vary")[0] == "origin"


async def test_any_origin_is_a_star_without_credentials(way: str) -> None:
    stack = Stack("*")
    for scope in (preflight("https://anybody.example"), scope_of("null"), scope_of(None)):
        _, headers = await stack.ask(scope, way)
        assert values(headers, "access-control-allow-origin") == ["*"]
        assert values(headers, "access-control-allow-credentials") == []


async def test_answer_has_each_header_once(way: str) -> None:
    status, headers = await Stack(APP).ask(scope_of(), way)
    assert status == 200
    assert values(headers, "access-control-allow-origin") == [APP]
    assert values(headers, "access-control-expose-headers") == ["*"]
    assert values(headers, "vary") == ["origin"]


async def test_answer_to_a_bug_has_them_too() -> None:
    status, headers = await Stack(APP).ask(scope_of(path=EXECUTE + b"/bug"), "asgi")
    assert (status, values(headers, "access-control-allow-origin")) == (500, [APP])


@pytest.mark.parametrize("method", ["OPTIONS", "GET", "POST"])
async def test_what_is_no_preflight_goes_to_the_script(way: str, method: str) -> None:
    stack = Stack(APP)
    assert (await stack.ask(scope_of(method=method), way))[0] == 200
    assert stack.script.calls == 1


async def test_options_with_a_body_or_without_an_origin_is_no_preflight() -> None:
    cors = Cors([APP])
    assert cors.preflight(preflight(content_length="5")) is None
    assert cors.preflight(preflight(transfer_encoding="chunked")) is None
    assert cors.preflight(preflight(None)) is None
    assert cors.preflight(preflight(content_length="0")) is not None


@pytest.mark.parametrize("names", ["x" * 2_000, "a b", "x-a\r\nx: y", "", ","])
async def test_names_of_headers_that_are_none_are_not_repeated(names: str) -> None:
    headers = Cors([APP]).preflight(preflight(access_control_request_headers=names))
    assert headers is not None
    assert values(headers, "access-control-allow-headers") == []


async def test_without_the_setting_nothing_is_added(way: str) -> None:
    stack = Stack()
    for scope in (preflight(), scope_of()):
        _, headers = await stack.ask(scope, way)
        assert values(headers, "access-control-expose-headers") == []
    assert stack.script.calls == 2


@pytest.mark.parametrize("path", [b"/api/v1/admin/scripts", b"/api/v1/executes", b"/", b"/api/v1/openapi.json"])
async def test_other_paths_never_have_them(path: bytes) -> None:
    stack = Stack("*")
    scope: Any = preflight() | {"raw_path": path}
    _, headers = await stack.ask(scope, "asgi")
    assert values(headers, "access-control-allow-headers") == []
    assert values(headers, "access-control-allow-origin") == ["x"]
    assert stack.app.refusal_headers(scope) == []
