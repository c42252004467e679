"""One connection of the plain listener, spoken to over a raw socket."""

import asyncio
import contextlib

import pytest

from picloud.server.connections import deadlines
from tests.unit.server.raw_server import BIG, HOST, Server, refusal_of

CHUNKED = b"POST / HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n"


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
    monkeypatch.setattr(deadlines, "HEAD_DEADLINE_S", 0.2)
    assert refusal_of(await server.ask(b"GET / HTTP/1.1\r\n", HOST, wait_s=4)) == (408, "header_timeout")
    assert await server.ask(wait_s=4) == b""
    whole = b"GET / HTTP/1.1\r\n" + HOST + b"\r\n"
    got = await server.ask(whole, b"GET / HT", wait_s=4)
    assert got.startswith(b"HTTP/1.1 200")
    assert b"header_timeout" in got


async def test_reader_that_takes_nothing_is_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadlines, "READER_PERIOD_S", 0.5)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1024)
    writer.write(b"GET /big HTTP/1.1\r\n" + HOST + b"\r\n")
    await asyncio.sleep(3.5)
    received = 0
    with contextlib.suppress(ConnectionError):
        while data := await reader.read(65_536):
            received += len(data)
    assert received < BIG
    writer.transport.abort()


async def test_caller_that_has_not_taken_a_little_yet_is_not_cut_off(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    await asyncio.sleep(0.05)
    (connection,) = server.connections
    monkeypatch.setattr(connection._wire, "get_write_buffer_size", lambda: 100)  # as in the middle of a handshake
    connection.check_deadlines(asyncio.get_running_loop().time())
    monkeypatch.undo()
    writer.write(b"GET / HTTP/1.1\r\n" + HOST + b"\r\n")
    assert (await reader.readline()).startswith(b"HTTP/1.1 200")
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
