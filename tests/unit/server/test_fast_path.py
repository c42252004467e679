"""Requests that take the fast path through a connection of the plain listener."""

import asyncio
import socket
import struct

import pytest

from picloud.server.connections import deadlines
from tests.unit.server.raw_server import HOST, Server, refusal_of

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


POST = DIRECT + b"Content-Length: 3\r\n\r\n"


async def test_head_that_comes_again_is_not_read_again(server: Server) -> None:
    answer = await server.ask(POST + b"abc", POST + b"def", POST + b"ghi")
    assert [part[-3:] for part in answer.split(b"HTTP/1.1 200 OK")[1:]] == [b"abc", b"def", b"OPEN"[-3:]]
    assert server.direct.bodies == [b"abc", b"def", b"ghi"]
    assert len(server.direct.heads) == 1
    assert server.gate.bodies_bytes == 0


@pytest.mark.parametrize(
    ("second", "heads", "bodies"),
    [
        (DIRECT + b"X: 1\r\nContent-Length: 3\r\n\r\ndef", 2, [b"abc", b"def"]),  # another head
        (DIRECT + b"content-Length: 3\r\n\r\ndef", 2, [b"abc", b"def"]),  # one that differs in a letter's case
        (DIRECT + b"Content-Length: 4\r\n\r\ndefg", 2, [b"abc", b"defg"]),
        (POST + b"def" + POST + b"ghi", 3, [b"abc", b"def", b"ghi"]),  # two at once
        (b"\r\n" + POST + b"def", 2, [b"abc", b"def"]),  # after a blank line
        (POST + b"de", 1, [b"abc"]),  # the rest never comes
    ],
)
async def test_other_bytes_are_read(server: Server, second: bytes, heads: int, bodies: list[bytes]) -> None:
    await server.ask(POST + b"abc", second)
    assert (len(server.direct.heads), server.direct.bodies[: len(bodies)]) == (heads, bodies)


async def test_known_head_in_pieces_goes_the_long_way(server: Server) -> None:
    answer = await server.ask(POST + b"abc", POST, b"def", POST + b"ghi")
    assert answer.count(b"HTTP/1.1 200") == 3
    assert answer.endswith(b"ghiOPEN")
    assert (server.direct.bodies, len(server.app.scopes)) == ([b"abc", b"ghi"], 1)


async def test_body_that_looks_like_a_known_request_is_a_body(server: Server) -> None:
    whole = POST + b"abc"
    outer = DIRECT + b"Content-Length: %d\r\n\r\n" % len(whole)
    answer = await server.ask(whole, outer, whole)
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.endswith(whole + b"OPEN")
    assert server.direct.bodies == [b"abc"]  # in pieces: through ASGI


async def test_rest_of_a_body_is_never_taken_for_the_head_behind_it(server: Server) -> None:
    early = b"POST /early HTTP/1.1\r\n" + HOST + b"Content-Length: 5\r\n\r\nab"
    answer = await server.ask(early, b"xyz" + POST + b"abc", b"xyz" + POST + b"def")
    assert answer.count(b"HTTP/1.1 200") == 2
    assert answer.count(b"HTTP/1.1 400") == 1  # the third piece begins with no method
    assert server.direct.bodies == [b"abc"]


async def test_known_head_behind_one_that_waits_is_answered_in_its_turn(server: Server) -> None:
    asking = asyncio.ensure_future(server.ask(LATER, LATER, LATER, pause_s=0.03))
    for _ in range(2):
        await asyncio.sleep(0.05)
        server.direct.finish()
    answer = await asking
    assert answer.count(b"HTTP/1.1 200") == 3
    assert answer.endswith(b"OPEN")


async def test_known_request_may_go_the_long_way_after_all(server: Server) -> None:
    asking = asyncio.ensure_future(server.ask(POST + b"abc", POST + b"def", pause_s=0.1))
    await asyncio.sleep(0.05)
    server.direct.takes = False
    answer = await asking
    assert answer.endswith(b"defOPEN")
    assert (server.direct.bodies, len(server.app.scopes)) == ([b"abc"], 1)
    assert server.gate.bodies_bytes == 0


async def test_known_request_that_asks_to_close_is_closed_each_time(server: Server) -> None:
    closing = DIRECT + b"Connection: close\r\n\r\n"
    for _ in range(2):
        assert not (await server.ask(closing, closing)).endswith(b"OPEN")
    assert len(server.direct.heads) == 2


async def test_head_longer_than_is_kept_is_read_each_time(server: Server) -> None:
    long = DIRECT + b"X: " + b"a" * 2_048 + b"\r\n\r\n"
    await server.ask(long, long)
    assert len(server.direct.heads) == 2


async def test_connection_with_a_known_head_is_given_up_when_it_idles(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlines, "KEEP_ALIVE_S", 0.3)
    answer = await server.ask(POST + b"abc", POST + b"def", wait_s=4)
    assert answer.endswith(b"def")


async def test_known_request_is_owed_its_answer_however_long_that_takes(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deadlines, "KEEP_ALIVE_S", 0.3)
    asking = asyncio.ensure_future(server.ask(LATER, LATER, pause_s=0.1, wait_s=2.5))
    await asyncio.sleep(0.05)
    server.direct.finish()
    await asyncio.sleep(2)
    server.direct.finish()
    assert (await asking).count(b"HTTP/1.1 200") == 2


async def test_known_request_that_is_not_taken_is_read_from_then_on(server: Server) -> None:
    asking = asyncio.ensure_future(server.ask(POST + b"abc", POST + b"def", POST + b"ghi", pause_s=0.1, wait_s=0.4))
    await asyncio.sleep(0.05)
    server.direct.takes = False
    await asyncio.sleep(0.1)
    assert (len(server.direct.heads), server.direct.asked) == (2, 3), "the known head, then the one that was read"
    await asking
    assert (len(server.direct.heads), server.direct.asked) == (3, 4)


async def test_answer_that_cannot_be_made_closes_the_connection(server: Server) -> None:
    asking = asyncio.ensure_future(server.ask(LATER))
    await asyncio.sleep(0.02)
    server.direct.finish(status=99_999)
    assert await asking == b""
    assert server.gate.bodies_bytes == 0


async def test_run_whose_caller_was_cut_off_behind_it_is_forgotten_when_it_ends(server: Server) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(LATER + POST + b"abc")
    await asyncio.sleep(0.05)
    (connection,) = server.connections
    connection.transport.abort()
    await asyncio.sleep(0.05)
    assert len(server.tasks) >= 1
    server.direct.finish()
    await asyncio.sleep(0.05)
    assert not server.tasks
    writer.close()
