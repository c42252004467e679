"""The data plane with fakes behind it, and a caller that speaks ASGI."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.ingress import Ingress
from picloud.orchestrator.http.request_reader import BodyReader
from picloud.orchestrator.route_table import RouteTable
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.assets import PIECE_BYTES
from picloud.shared.errors import PiCloudError, StorageUnavailable
from picloud.shared.http.asgi import Message
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.http.origins import to_apps
from picloud.shared.models import (
    ExecutionRecord,
    ExecutionRequest,
    ExecutionResult,
    Principal,
    SandboxLimits,
    SourceCheck,
)
from picloud.shared.protocols import OnRefusal, OnResult
from tests.factories import make_live_script, make_result

ADMIN = "Bearer pic_admin_right"


class FakeExecutorClient:
    """Answers with `outcome`, a result or an error to raise; remembers what it was asked."""

    def __init__(self) -> None:
        self.outcome: ExecutionResult | Exception = make_result()
        self.requests: list[ExecutionRequest] = []

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        self.requests.append(request)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    def submit(self, request: ExecutionRequest, done: OnResult, refused: OnRefusal) -> None:
        """Refuses at once, answers in a later turn of the loop, as the real one does."""
        self.requests.append(request)
        if isinstance(self.outcome, PiCloudError):
            raise self.outcome
        if isinstance(self.outcome, Exception):
            raise TypeError("a direct executor tells nothing but errors of the product")
        asyncio.get_running_loop().call_soon(done, self.outcome)

    async def check(self, source: str, limits: SandboxLimits) -> SourceCheck:
        return SourceCheck()


class FakeContents:
    """An `AssetSource` of contents in memory; counts how often it was asked."""

    def __init__(self) -> None:
        self.contents: dict[str, bytes] = {}
        self.reads = 0

    async def read_content(self, content: str, position: int, count: int) -> bytes:
        self.reads += 1
        data = self.contents.get(content, b"")[position * PIECE_BYTES : (position + count) * PIECE_BYTES]
        if not data:
            raise StorageUnavailable("missing")
        return data


class ListSink:
    def __init__(self) -> None:
        self.records: list[ExecutionRecord] = []

    def record(self, record: ExecutionRecord) -> None:
        self.records.append(record)


class FakeAuthenticator:
    """Knows the admin, and others by the value of their header."""

    def __init__(self, **scopes_of: str) -> None:
        self._scopes_of = {ADMIN: "admin", **{f"Bearer pic_{name}": scope for name, scope in scopes_of.items()}}

    def authenticate(self, authorization: str | None) -> Principal | None:
        scope = self._scopes_of.get(authorization or "")
        return None if scope is None else Principal(name="caller", scopes=frozenset({scope}))


@dataclass
class Answer:
    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    reads: int = 0

    def header(self, name: str) -> str | None:
        values = [value.decode() for key, value in self.headers if key == name.encode()]
        return ", ".join(values) if values else None

    @property
    def error(self) -> dict[str, Any]:
        error: dict[str, Any] = json.loads(self.body)["error"]
        return error


@dataclass
class DataPlane:
    table: ScriptTable = field(default_factory=ScriptTable)
    routes: RouteTable = field(default_factory=RouteTable)
    assets: AssetTable = field(default_factory=lambda: AssetTable(FakeContents()))
    executor: FakeExecutorClient = field(default_factory=FakeExecutorClient)
    sink: ListSink = field(default_factory=ListSink)
    authenticator: FakeAuthenticator = field(default_factory=FakeAuthenticator)
    body_pace: BodyPace = field(default_factory=BodyPace)
    way: str = "asgi"
    """How requests are handed over: `asgi` or `direct`."""
    on_apps: bool = False
    """Requests come to the apps origin."""

    def ingress(self) -> Ingress:
        return Ingress(
            table=self.table,
            routes=self.routes,
            assets=self.assets,
            executor=self.executor,
            direct=self.executor,
            sink=self.sink,
            authenticator=self.authenticator,
            body_reader=BodyReader(self.body_pace),
            clock=lambda: 1_700_000_000_000,
        )

    async def call(
        self,
        path: str | bytes,
        method: str = "GET",
        *,
        query: bytes = b"",
        headers: list[tuple[bytes, bytes]] | None = None,
        parts: list[bytes] | Callable[[], Any] = [],  # noqa: B006  only read
        http_version: str = "1.1",
    ) -> Answer | None:
        """One request; None when nothing was sent back. `parts`: the body's pieces, or a function used as `receive`.

        It goes the way of this plane if it can go the short one.
        """
        framing = {b"content-length", b"transfer-encoding"}
        framed = any(name in framing for name, _ in headers or [])
        is_plain = http_version == "1.1" and method != "HEAD" and not framed
        if self.way == "direct" and is_plain and not callable(parts) and len(parts) <= 1:
            return await self._call_directly(path, method, query=query, headers=headers, body=b"".join(parts))
        raw_path = path.encode() if isinstance(path, str) else path
        sent: list[Message] = []
        reads = 0

        async def receive() -> Message:
            nonlocal reads
            reads += 1
            if callable(parts):
                message: Message = await parts()
                return message
            return {
                "type": "http.request",
                "body": parts[reads - 1] if parts else b"",
                "more_body": reads < len(parts),
            }

        async def send(message: Message) -> None:
            sent.append(message)

        all_headers = [(b"host", b"localhost"), *(headers or [])]
        if parts and not any(name in (b"content-length", b"transfer-encoding") for name, _ in all_headers):
            all_headers.append((b"transfer-encoding", b"chunked"))
        scope = {
            "type": "http",
            "http_version": http_version,
            "method": method,
            "raw_path": raw_path,
            "path": "unused",
            "query_string": query,
            "headers": all_headers,
            "client": ("192.0.2.7", 5000),
        }
        await self.ingress()(to_apps(scope) if self.on_apps else scope, receive, send)
        if not sent:
            return None
        assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
        return Answer(sent[0]["status"], sent[0]["headers"], sent[1]["body"], reads)

    async def _call_directly(
        self,
        path: str | bytes,
        method: str = "GET",
        *,
        query: bytes = b"",
        headers: list[tuple[bytes, bytes]] | None = None,
        body: bytes = b"",
    ) -> Answer:
        """One request on the fast path, with its body."""
        raw_path = path.encode() if isinstance(path, str) else path
        answered: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        all_headers = [(b"host", b"localhost"), *(headers or [])]
        if body:
            all_headers.append((b"content-length", b"%d" % len(body)))
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "raw_path": raw_path,
            "query_string": query,
            "headers": all_headers,
            "client": ("192.0.2.7", 5000),
        }

        def reply(status: int, lines: bytes, content: bytes) -> None:
            answered.set_result(Answer(status, _headers_of(lines), content))

        assert self.ingress().route(to_apps(scope) if self.on_apps else scope)(body, reply)
        return await asyncio.wait_for(answered, 5)

    async def get(self, path: str | bytes = "/api/v1/execute/hello", method: str = "GET", **more: Any) -> Answer:
        answer = await self.call(path, method, **more)
        assert answer is not None
        return answer


def _headers_of(lines: bytes) -> list[tuple[bytes, bytes]]:
    assert lines.endswith(b"\r\n")
    parted = [line.partition(b": ") for line in lines.split(b"\r\n")[:-1]]
    return [(name, value) for name, _, value in parted]


@pytest.fixture(params=["asgi", "direct"])
def plane(request: pytest.FixtureRequest) -> DataPlane:
    """A data plane with one public script named hello."""
    plane = DataPlane(way=request.param)
    plane.table.publish(make_live_script())
    return plane
