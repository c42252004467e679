"""Both halves of a forwarded request, joined without a socket: pieces arrive in order, and whoever leaves ends both."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from picloud.cluster.manager_side.forwarded_requests import ForwardedRequests
from picloud.cluster.messages import (
    PIECE_BYTES,
    AnswerBody,
    AnswerStart,
    CallerGone,
    ManagerMessage,
    OrchestratorMessage,
    Request,
    RequestBody,
    Taken,
    WantBody,
    decode_manager_message,
    decode_orchestrator_message,
    encode,
)
from picloud.cluster.node_side.forwarding import ForwardedApp
from picloud.shared.errors import ServerBusy
from picloud.shared.http.asgi import AsgiApp, Message, Receive, Scope, Send

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "POST",
    "scheme": "https",
    "raw_path": b"/a%20b",
    "query_string": b"x=1",
    "headers": [(b"host", b"board")],
    "client": ("192.0.2.1", 0),
}


def payload(frame: bytes) -> memoryview:
    return memoryview(frame)[4:]


class Pair:
    """The application of one process, called in another one."""

    def __init__(self, app: AsgiApp) -> None:
        self.forwarded = ForwardedApp(self._to_manager)
        self.requests = ForwardedRequests(app, self._to_orchestrator)
        self.sent: list[Message] = []

    def _to_manager(self, message: OrchestratorMessage) -> None:
        read = decode_orchestrator_message(payload(encode(message)))
        if isinstance(read, Request):
            self.requests.begin(read)
        elif isinstance(read, RequestBody | CallerGone | Taken):
            self.requests.take(read)

    def _to_orchestrator(self, message: ManagerMessage) -> None:
        read = decode_manager_message(payload(encode(message)))
        assert isinstance(read, AnswerStart | AnswerBody | WantBody)
        self.forwarded.take(read)

    async def call(self, *pieces: bytes, on_send: Callable[[Message], Awaitable[None]] | None = None) -> None:
        """A request with a body in these pieces, whose caller then leaves."""
        left = list(pieces)

        async def receive() -> Message:
            if not left:
                return {"type": "http.disconnect"}
            return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

        async def send(message: Message) -> None:
            self.sent.append(message)
            if on_send is not None:
                await on_send(message)

        async with asyncio.timeout(5):
            await self.forwarded(dict(SCOPE), receive, send)

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)


async def read_body(receive: Receive) -> bytes:
    body = b""
    while (message := await receive())["type"] == "http.request":
        body += message["body"]
        if not message["more_body"]:
            break
    return body


async def test_request_and_answer_pass_whole() -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        facts = (scope["path"], scope["query_string"], scope["client"], scope["scheme"], scope["method"])
        assert facts == ("/a b", b"x=1", ("192.0.2.1", 0), "https", "POST")
        body = await read_body(receive)
        await send({"type": "http.response.start", "status": 201, "headers": [(b"x-a", b"1")]})
        await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b"!"})

    pair = Pair(app)
    await pair.call(b"one ", b"two")
    assert pair.sent[0] == {"type": "http.response.start", "status": 201, "headers": [(b"x-a", b"1")]}
    assert pair.body == b"one two!"
    assert [message.get("more_body") for message in pair.sent[1:]] == [True, False]


async def test_long_piece_is_cut_and_passes_whole() -> None:
    long = bytes(range(256)) * (PIECE_BYTES // 128)

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": long})

    pair = Pair(app)
    await pair.call()
    assert pair.body == long
    assert max(len(message["body"]) for message in pair.sent[1:]) == PIECE_BYTES


async def test_next_piece_waits_until_the_caller_took_the_last_one() -> None:
    sent = 0
    taken = asyncio.Event()

    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        nonlocal sent
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for _ in range(3):
            await send({"type": "http.response.body", "body": b"x", "more_body": True})
            sent += 1
        await send({"type": "http.response.body"})

    async def slow(message: Message) -> None:
        if message.get("body"):
            await taken.wait()

    pair = Pair(app)
    call = asyncio.create_task(pair.call(on_send=slow))
    await asyncio.sleep(0.02)
    assert sent == 0
    taken.set()
    await call
    assert sent == 3


async def test_caller_that_leaves_ends_both_halves() -> None:
    ended = asyncio.Event()

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while (await receive())["type"] != "http.disconnect":
            pass
        await send({"type": "http.response.body", "body": b"to nobody", "more_body": True})
        ended.set()

    pair = Pair(app)
    await pair.call(b"")
    await asyncio.wait_for(ended.wait(), 5)
    assert pair.body == b""


@pytest.mark.parametrize("starts", [False, True])
async def test_application_that_fails_leaves_nobody_waiting(starts: bool) -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        if starts:
            await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("bug")

    pair = Pair(app)
    await pair.call()
    assert [message.get("status") for message in pair.sent] == [200 if starts else 500, None]


async def test_manager_process_that_is_gone_is_an_error_for_each_caller() -> None:
    async def app(_scope: Scope, _receive: Receive, _send: Send) -> None:
        await asyncio.sleep(5)

    pair = Pair(app)
    call = asyncio.create_task(pair.call())
    await asyncio.sleep(0)
    pair.forwarded.end()
    with pytest.raises(ServerBusy):
        await call


async def test_orchestrator_process_that_is_gone_is_a_caller_that_left() -> None:
    seen: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def app(_scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"never taken", "more_body": True})
        seen.set_result((await receive())["type"])

    requests = ForwardedRequests(app, lambda _message: None)
    requests.begin(Request(1, "GET", b"/", b"", [], "1.1", "http", None, on_apps=False))
    await asyncio.sleep(0)
    requests.end()
    assert await asyncio.wait_for(seen, 5) == "http.disconnect"
