"""One connection of the plain listener, spoken to over a raw socket."""

import asyncio
import contextlib
import json
import socket
import struct
from collections.abc import AsyncIterator

import pytest

from picloud.server import guarded_connection
from picloud.server.binding import bind_socket
from picloud.server.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.listener import HttpListener
from picloud.shared.asgi import Receive, Scope, Send, send_bytes
from picloud.shared.direct import Reply

HOST = b"Host: a.example\r\n"
CHUNKED = b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n"
BIG = 32 * 1024 * 1024


class Echo:
    """Answers with the body; remembers what it was asked."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.unfinished = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                self.unfinished += 1
                return
            body += message["body"]
            if not message["more_body"]:
                break
        await send_bytes(scope, send, 200, bytes(BIG) if scope["raw_path"] == b"/big" else body, [])


class DirectEcho:
    """Takes what is below /direct: answers with the body, at once or when `finish` is called."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []
        self.replies: list[Reply] = []
        self.headers: list[tuple[bytes, bytes]] = []

    def begin(self, scope: Scope, body: bytes, reply: Reply) -> bool:
        if not scope["raw_path"].startswith(b"/direct"):
            return False
        self.bodies.append(body)
        self.replies.append(reply)
        if scope["raw_path"] != b"/direct/later":
            self.finish()
        return True

    def finish(self) -> None:
        """Answer the oldest request that is not answered."""
        body = self.bodies[-len(self.replies)]
        self.replies.pop(0)(200, [*self.headers, (b"content-length", b"%d" % len(body))], body)


class Server:
    def __init__(self, listener: HttpListener, app: Echo, direct: DirectEcho, port: int, gate: ConnectionGate) -> None:
        self.listener = listener
        self.app = app
        self.direct = direct
        self.gate = gate
        self.port = port

    async def ask(self, *parts: bytes, pause_s: float = 0.05, wait_s: float = 0.2) -> bytes:
        """Send the parts one by one; all that comes back until the server closes, or `OPEN` at the end of it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        for number, part in enumerate(parts):
            if number:
                await asyncio.sleep(pause_s)
            writer.write(part)
        received = b""
        try:
            async with asyncio.timeout(wait_s):
                while data := await reader.read(65_536):
                    received += data
        except TimeoutError:
            received += b"OPEN"
        writer.transport.abort()
        await asyncio.sleep(0.01)  # the server sees it
        return received


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    app, direct = Echo(), DirectEcho()
    with bind_socket("127.0.0.1", 0) as bound:
        port = bound.getsockname()[1]
        gate = ConnectionGate(ConnectionLimits(max_connections=8, max_bodies_bytes=100_000, max_unsent_bytes=BIG))
        listener = HttpListener(app, bound, gate, direct)
        await listener.start()
        yield Server(listener, app, direct, port, gate)
        listener.hurry()
        await listener.stop(0)
        await asyncio.sleep(0.05)


def refusal_of(answer: bytes) -> tuple[int, str]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"connection: close" in head
    assert not body.endswith(b"OPEN")
    return int(head.split()[1]), json.loads(body)["error"]["code"]


@pytest.mark.parametrize(
    ("request_bytes", "status", "code"),
    [
        (b"GET / HTTP/1.1\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/1.1\r\n" + HOST + HOST + b"\r\n", 400, "bad_request"),
        (b"GET / HTTP/1.1\r\nHost: a@b\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/1.1\r\nHost: a:99999\r\n\r\n", 400, "bad_request"),
        (b"GET / HTTP/0.9\r\n" + HOST + b"\r\n", 400, "bad_request"),
        (b"GET / HTTP/2.0\r\n" + HOST + b"\r\n", 400, "bad_request"),
        (b"POST / HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400, "bad_request"),
        (
            b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: gzip, chunked\r\n\r\n",
            501,
            "unsupported_transfer_encoding",
        ),
        (b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 5 \r\n\r\nabcde", 400, "bad_request"),
        (b"GET http://b.example/ HTTP/1.1\r\n" + HOST + b"\r\n", 400, "bad_request"),
        (b"CONNECT a.example:443 HTTP/1.1\r\n" + HOST + b"\r\n", 405, "method_not_allowed"),
        (b"GET /" + b"a" * 8_192 + b" HTTP/1.1\r\n" + HOST + b"\r\n", 414, "uri_too_long"),
        (b"GET /" + b"a" * 9_000, 414, "uri_too_long"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: 1\r\n" * 100 + b"\r\n", 431, "headers_too_large"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 16_384 + b"\r\n\r\n", 431, "headers_too_large"),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 30_000, 431, "headers_too_large"),
        (CHUNKED + b"1;" + b"a" * 65_536 + b"\r\nx\r\n0\r\n\r\n", 400, "bad_request"),
        (CHUNKED + b"1\r\nx\r\n" * 14_000, 400, "bad_request"),
    ],
)
async def test_request_is_refused_and_the_connection_closed(
    server: Server, request_bytes: bytes, status: int, code: str
) -> None:
    assert refusal_of(await server.ask(request_bytes)) == (status, code)
    assert len(server.app.scopes) == server.app.unfinished


@pytest.mark.parametrize(
    ("request_bytes", "body"),
    [
        (b"GET /" + b"a" * 8_191 + b" HTTP/1.1\r\n" + HOST + b"\r\n", b""),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: 1\r\n" * 99 + b"\r\n", b""),
        (b"GET / HTTP/1.1\r\n" + HOST + b"X: " + b"a" * 16_000 + b"\r\n\r\n", b""),
        (b"GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n", b""),
        (b"GET http://a.example/ HTTP/1.1\r\n" + HOST + b"\r\n", b""),
        (CHUNKED + b"4;a=1\r\nabcd\r\n0\r\nHost: b\r\n\r\n", b"abcd"),
        (CHUNKED + (b"10\r\n" + b"x" * 16 + b"\r\n") * 5_000 + b"0\r\n\r\n", b"x" * 80_000),
    ],
)
async def test_request_within_the_limits_is_answered(server: Server, request_bytes: bytes, body: bytes) -> None:
    head, _, rest = (await server.ask(request_bytes)).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200")
    assert rest == body + b"OPEN"
    assert (b"host", b"b") not in server.app.scopes[0]["headers"]


async def test_upgrade_is_ignored_and_the_body_read(server: Server) -> None:
    head = HOST + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"
    got = await server.ask(b"GET / HTTP/1.1\r\n" + head + b"\r\n")
    assert got.startswith(b"HTTP/1.1 200")
    got = await server.ask(b"POST / HTTP/1.1\r\n" + head + b"Content-Length: 6\r\n\r\nabc", b"defGET / HTTP/1.1\r\n")
    assert got.startswith(b"HTTP/1.1 200")
    assert got.endswith(b"\r\n\r\nabcdef")
    got = await server.ask(b"POST / HTTP/1.1\r\n" + head + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    assert got.endswith(b"\r\n\r\nabc")


async def test_second_request_that_is_malformed_does_not_disturb_the_first_answer(server: Server) -> None:
    first = b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nabc"
    got = await server.ask(first + b"get / HTTP/1.1\r\n\r\n")
    assert got.startswith(b"HTTP/1.1 200")
    assert got.endswith(b"\r\n\r\nabc")


async def test_fault_in_a_body_is_refused_and_the_application_told(server: Server) -> None:
    assert refusal_of(await server.ask(CHUNKED + b"1\r\nx\r\n", b"zz\r\n")) == (400, "bad_request")
    assert server.app.unfinished == 1


async def test_half_sent_head_is_closed_after_the_deadline(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_connection, "HEAD_DEADLINE_S", 0.2)
    assert refusal_of(await server.ask(b"GET / HTTP/1.1\r\n", HOST, wait_s=4)) == (408, "header_timeout")
    assert await server.ask(wait_s=4) == b""
    whole = b"GET / HTTP/1.1\r\n" + HOST + b"\r\n"
    got = await server.ask(whole, b"GET / HT", wait_s=4)
    assert got.startswith(b"HTTP/1.1 200")
    assert b"header_timeout" in got


async def test_reader_that_takes_nothing_is_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarded_connection, "READER_PERIOD_S", 0.5)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1024)
    writer.write(b"GET /big HTTP/1.1\r\n" + HOST + b"\r\n")
    await asyncio.sleep(3.5)
    received = 0
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65_536):
            received += len(data)
    assert received < BIG
    writer.transport.abort()


async def test_answers_that_nobody_takes_are_bounded_together(server: Server) -> None:
    writers = []
    for _ in range(4):
        _, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1024)
        writer.write(b"GET /big HTTP/1.1\r\n" + HOST + b"\r\n")
        writers.append(writer)
        await asyncio.sleep(0.1)
    assert server.gate.backlogs.cut_off_count >= 2
    assert server.gate.backlogs.total_bytes <= BIG
    for writer in writers:
        writer.transport.abort()
    await asyncio.sleep(0.05)
    assert server.gate.backlogs.total_bytes == 0


async def test_connection_over_the_bound_is_refused_and_counted_out(server: Server) -> None:
    held = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(8)]
    assert refusal_of(await server.ask()) == (503, "server_busy")
    for _, writer in held:
        writer.transport.abort()
    await asyncio.sleep(0.05)
    assert server.gate.connections == 0
    assert (await server.ask(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")).startswith(b"HTTP/1.1 200")


async def test_bodies_over_the_budget_of_all_are_refused_and_their_memory_given_back(server: Server) -> None:
    head = b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 80000\r\n\r\n"
    _, first = await asyncio.open_connection("127.0.0.1", server.port)
    first.write(head + b"x" * 79_999)
    await asyncio.sleep(0.05)
    answer = await server.ask(head, b"x" * 50_000)
    assert refusal_of(answer) == (503, "server_busy")
    assert b"retry-after: 1" in answer
    first.transport.abort()
    await asyncio.sleep(0.05)
    assert server.gate.bodies_bytes == 0
    assert (await server.ask(head + b"x" * 80_000)).startswith(b"HTTP/1.1 200")
    assert server.gate.bodies_bytes == 0


async def test_half_closed_caller_gets_the_answer_to_a_whole_request(server: Server) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nabc")
    writer.write_eof()
    assert (await reader.read()).endswith(b"\r\n\r\nabc")
    writer.close()
    assert await server.ask(b"POST / HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nab", wait_s=0.1) == b"OPEN"
    assert server.app.unfinished == 1


async def test_requests_that_do_not_wait_for_answers_are_bounded(server: Server) -> None:
    one = b"GET / HTTP/1.1\r\n" + HOST + b"\r\n"
    got = await server.ask(one * 17)
    assert got.count(b"HTTP/1.1 200") == 17
    assert got.endswith(b"OPEN")
    got = await server.ask(one * 100)
    assert got.count(b"HTTP/1.1 200") == 17
    assert not got.endswith(b"OPEN")


DIRECT = b"POST /direct HTTP/1.1\r\n" + HOST
LATER = b"GET /direct/later HTTP/1.1\r\n" + HOST + b"\r\n"


async def test_whole_request_is_answered_directly_and_the_connection_stays(server: Server) -> None:
    one = DIRECT + b"Content-Length: 3\r\n\r\nabc"
    answer = await server.ask(one, DIRECT + b"\r\n")
    assert answer.count(b"HTTP/1.1 200 OK\r\ndate: ") == 2
    assert answer.startswith(b"HTTP/1.1")
    assert b"content-length: 3\r\n\r\nabcHTTP/1.1" in answer
    assert answer.endswith(b"OPEN")
    assert b"connection:" not in answer
    assert (server.direct.bodies, server.app.scopes) == ([b"abc", b""], [])


@pytest.mark.parametrize(
    "parts",
    [
        (DIRECT + b"Content-Length: 3\r\n\r\na", b"bc"),
        (DIRECT + b"Content-Length: 3\r\n\r\n", b"abc"),
        (DIRECT + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",),
        (DIRECT + b"Content-Length: 3\r\nExpect: 100-continue\r\n\r\nabc",),
        (b"POST /other HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nabc",),
    ],
)
async def test_request_in_pieces_or_of_others_goes_the_long_way(server: Server, parts: tuple[bytes, ...]) -> None:
    answer = await server.ask(*parts)
    assert answer.endswith(b"\r\n\r\nabcOPEN")
    assert (server.direct.bodies, len(server.app.scopes)) == ([], 1)


async def test_requests_behind_a_direct_one_are_answered_after_it_in_order(server: Server) -> None:
    asking = asyncio.ensure_future(server.ask(LATER + DIRECT + b"Content-Length: 1\r\n\r\nb" + LATER))
    await asyncio.sleep(0.02)
    assert server.app.scopes == []
    server.direct.finish()
    answer = await asking
    assert answer.count(b"200 OK") == 3
    assert answer.index(b"content-length: 0") < answer.index(b"content-length: 1")


async def test_direct_request_that_asks_to_close_is_answered_and_closed(server: Server) -> None:
    answer = await server.ask(DIRECT + b"Connection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"\r\nconnection: close\r\n" in answer
    assert not answer.endswith(b"OPEN")


async def test_garbage_behind_a_direct_request_closes_after_its_answer(server: Server) -> None:
    asking = asyncio.ensure_future(server.ask(LATER + b"@@@\r\n\r\n"))
    await asyncio.sleep(0.02)
    server.direct.finish()
    answer = await asking
    assert answer.count(b"HTTP/1.1") == 1
    assert b"connection: close" in answer
    assert not answer.endswith(b"OPEN")


async def send_and_leave(server: Server, request: bytes) -> None:
    """Send, and reset the connection a little later."""
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(request)
    await asyncio.sleep(0.02)
    found: socket.socket = writer.get_extra_info("socket")
    found.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()
    await asyncio.sleep(0.02)


async def test_direct_caller_that_left_gets_nothing_and_gives_its_memory_back(server: Server) -> None:
    await send_and_leave(server, b"POST /direct/later HTTP/1.1\r\n" + HOST + b"Content-Length: 3\r\n\r\nabc")
    assert (server.gate.connections, server.gate.bodies_bytes) == (0, 3)
    server.direct.finish()
    assert server.gate.bodies_bytes == 0


async def test_stop_waits_for_a_direct_run_whose_caller_left(server: Server) -> None:
    await send_and_leave(server, LATER)
    assert server.gate.connections == 0
    stopping = asyncio.ensure_future(server.listener.stop(5))
    await asyncio.sleep(0.25)
    assert not stopping.done()
    server.direct.finish()
    await asyncio.wait_for(stopping, 3)


async def test_direct_bodies_over_the_budget_of_all_are_refused(server: Server) -> None:
    request = DIRECT + b"Content-Length: 50000\r\n\r\n" + b"x" * 50_000
    server.gate.bodies_bytes = 60_000
    assert refusal_of(await server.ask(request)) == (503, "server_busy")
    assert server.gate.bodies_bytes == 60_000


async def test_direct_answer_with_a_line_break_in_a_header_is_not_sent(server: Server) -> None:
    server.direct.headers = [(b"x-a", b"b\r\nset-cookie: c=d")]
    assert await server.ask(DIRECT + b"\r\n") == b""


async def test_half_closed_caller_gets_its_direct_answer(server: Server) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(LATER)
    writer.write_eof()
    await asyncio.sleep(0.03)
    server.direct.finish()
    answer = await asyncio.wait_for(reader.read(), 3)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 200")
    assert b"connection: close" in answer
