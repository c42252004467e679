"""Servers that lie, flood, stall and break off: named errors in time, and memory that does not grow."""

import asyncio
import gzip
import itertools
import resource
import sys
import time
import zlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from picloud.providers.outbound_http import HttpProvider
from picloud.shared.services import ServiceFault

from .outbound import OK, Exchange, Respond, answering, caller, fault_of, get, provider, serving

KIB = 1024
MIB = 1024 * KIB
HEAD = b"HTTP/1.1 200 OK\r\n"


@pytest.fixture
async def http() -> AsyncIterator[HttpProvider]:
    provided = provider()
    yield provided
    await provided.stop()


def raw_deflate(body: bytes) -> bytes:
    return zlib.compress(body)[2:-4]


def then_close(data: bytes) -> Respond:
    async def respond(exchange: Exchange) -> None:
        await exchange.send(data)
        exchange.writer.close()

    return respond


def then_reset(data: bytes) -> Respond:
    async def respond(exchange: Exchange) -> None:
        if data:
            await exchange.send(data)
            await asyncio.sleep(0.05)
        exchange.writer.transport.abort()

    return respond


def then_hang(data: bytes) -> Respond:
    async def respond(exchange: Exchange) -> None:
        await exchange.send(data)
        await asyncio.sleep(30)

    return respond


def dripping(first: bytes, drop: bytes = b"x", pause_s: float = 0.1) -> Respond:
    async def respond(exchange: Exchange) -> None:
        await exchange.send(first)
        while True:
            await exchange.send(drop)
            await asyncio.sleep(pause_s)

    return respond


def endless(first: bytes, more: Callable[[int], bytes]) -> Respond:
    async def respond(exchange: Exchange) -> None:
        await exchange.send(first)
        for number in itertools.count():
            await exchange.send(more(number))
            await asyncio.sleep(0)  # the test is on the same loop

    return respond


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%s\r\n" % (len(data), data)


CHUNKED = HEAD + b"transfer-encoding: chunked\r\n\r\n"
SMALL_CHUNKS = endless(CHUNKED, lambda _: chunk(b"x") * 10_000)

FAULTS: dict[str, tuple[Respond, str]] = {
    "no response": (then_close(b""), "http_connect"),
    "reset at once": (then_reset(b""), "http_connect"),
    "half a status line": (then_close(b"HTTP/1.1 2"), "http_protocol"),
    "half a head": (then_close(HEAD + b"a: b\r\n"), "http_protocol"),
    "reset in the head": (then_reset(HEAD + b"a: b\r\n"), "http_protocol"),
    "half a body": (then_close(HEAD + b"content-length: 10\r\n\r\nhalf"), "http_protocol"),
    "reset in the body": (then_reset(HEAD + b"content-length: 10\r\n\r\nhalf"), "http_protocol"),
    "half of the chunks": (then_close(CHUNKED + chunk(b"half")), "http_protocol"),
    "bad chunk": (then_close(CHUNKED + b"zz\r\nhalf\r\n"), "http_protocol"),
    "negative chunk": (then_close(CHUNKED + b"-1\r\nhalf\r\n"), "http_protocol"),
    "no HTTP": (then_close(b"SSH-2.0-OpenSSH_9\r\n\r\n"), "http_protocol"),
    "HTTP/2": (then_close(b"\x00\x00\x12\x04\x00\x00\x00\x00\x00\x00\x03\x00\x00\x00\x80"), "http_protocol"),
    "HTTP/3.7": (then_close(b"HTTP/3.7 200 OK\r\n\r\n"), "http_protocol"),
    "TLS on a plain port": (then_close(b"\x15\x03\x01\x00\x02\x02\x46"), "http_protocol"),
    "status 99": (then_close(b"HTTP/1.1 99 OK\r\n\r\n"), "http_protocol"),
    "status 10000": (then_close(b"HTTP/1.1 10000 OK\r\n\r\n"), "http_protocol"),
    "folded nonsense": (then_close(HEAD + b" : \r\n\r\n"), "http_protocol"),
    "NUL in a header": (then_close(HEAD + b"a: b\0c\r\n\r\n"), "http_protocol"),
    "space before the colon": (then_close(HEAD + b"content-length : 2\r\n\r\nok"), "http_protocol"),
    "two lengths": (then_close(HEAD + b"content-length: 2\r\ncontent-length: 3\r\n\r\nok!"), "http_protocol"),
    "length with a sign": (then_close(HEAD + b"content-length: +2\r\n\r\nok"), "http_protocol"),
    "huge length": (then_close(HEAD + b"content-length: 99999999999999999999\r\n\r\nok"), "http_too_large"),
    "length and chunks": (
        then_close(HEAD + b"content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n" + chunk(b"ok") + b"0\r\n\r\n"),
        "http_protocol",
    ),
    "unknown transfer encoding": (then_close(HEAD + b"transfer-encoding: gzip\r\n\r\nok"), "http_protocol"),
    "switched protocol": (then_hang(b"HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n"), "http_protocol"),
    "announced too large": (then_hang(HEAD + b"content-length: 1048577\r\n\r\n"), "http_too_large"),
    "endless body": (endless(HEAD + b"\r\n", lambda _: b"x" * 64 * KIB), "http_too_large"),
    "endless chunks": (endless(CHUNKED, lambda _: chunk(b"x" * 64 * KIB)), "http_too_large"),
    "endless chunk extension": (endless(CHUNKED + b"1;", lambda _: b"x" * 64 * KIB), "http_too_large"),
    "endless trailers": (endless(CHUNKED + b"0\r\n", lambda n: b"a%d: b\r\n" % n * 1_000), "http_too_large"),
    "endless header": (endless(HEAD + b"a: ", lambda _: b"x" * 16 * KIB), "http_too_large"),
    "endless headers": (endless(HEAD, lambda number: b"a%d: b\r\n" % number * 1_000), "http_too_large"),
    "endless status line": (endless(b"HTTP/1.1 200 ", lambda _: b"x" * 16 * KIB), "http_too_large"),
    "endless interim responses": (endless(b"", lambda _: b"HTTP/1.1 103 Early Hints\r\n\r\n" * 100), "http_too_large"),
    "head of 33 KiB": (then_hang(HEAD + b"a: " + b"x" * 33 * KIB + b"\r\n\r\n"), "http_too_large"),
    "damaged gzip": (
        then_hang(HEAD + b"content-encoding: gzip\r\ncontent-length: 4\r\n\r\nabcd"),
        "http_protocol",
    ),
    "half a gzip": (
        then_close(HEAD + b"content-encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 1_000, mtime=0)[:-9]),
        "http_protocol",
    ),
    "nothing": (then_hang(b""), "http_timeout"),
    "half a head, then nothing": (then_hang(HEAD), "http_timeout"),
    "half a body, then nothing": (then_hang(HEAD + b"content-length: 10\r\n\r\nhalf"), "http_timeout"),
    "dripping head": (dripping(HEAD + b"a: "), "http_timeout"),
    "dripping body": (dripping(HEAD + b"content-length: 1000\r\n\r\n"), "http_timeout"),
    "dripping chunks": (dripping(CHUNKED, b"1\r\nx\r\n"), "http_timeout"),
}


@pytest.mark.parametrize("name", FAULTS)
async def test_server_that_breaks_the_rules_gets_a_named_error_in_time(http: HttpProvider, name: str) -> None:
    respond, code = FAULTS[name]
    async with serving(respond) as server:
        began = time.monotonic()
        fault = await fault_of(get(http, caller(server.url), server.url, timeout_ms=1_000))
        assert time.monotonic() - began < 1.2
    assert fault.code == code
    assert http._pool is not None
    assert http._pool.open_count == 0


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"content-length: 4", b"body"),
        (b"transfer-encoding: chunked", chunk(b"bo") + chunk(b"dy") + b"0\r\ntrailer: x\r\n\r\n"),
        (b"connection: close", b"body"),
        (b"content-encoding: identity", b"body"),
        (b"content-encoding: gzip", gzip.compress(b"body", mtime=0)),
        (b"content-encoding: GZIP", gzip.compress(b"bo", mtime=0) + gzip.compress(b"dy", mtime=0)),
        (b"content-encoding: x-gzip", gzip.compress(b"body", mtime=0) + b"\0" * 100),
        (b"content-encoding: deflate", zlib.compress(b"body")),
        (b"content-encoding: deflate", raw_deflate(b"body")),
        (b"content-encoding: unknown", b"body"),
    ],
)
async def test_every_usual_framing_and_packing_is_read(http: HttpProvider, head: bytes, body: bytes) -> None:
    async with serving(then_close(HEAD + head + b"\r\n\r\n" + body)) as server:
        reply = await get(http, caller(server.url), server.url)
    assert reply["body"] == b"body"
    unpacked = b"gzip" in head.lower() or b"deflate" in head
    assert ("content-encoding" in reply["headers"]) == (b"content-encoding" in head and not unpacked)


async def test_head_and_empty_answers_have_no_body(http: HttpProvider) -> None:
    packed = HEAD + b"content-encoding: gzip\r\ncontent-length: 99999999\r\n\r\n"
    async with serving(
        answering(packed, b"HTTP/1.1 204 No Content\r\n\r\n", b"HTTP/1.1 304 Not Modified\r\n\r\n")
    ) as server:
        run = caller(server.url)
        head = await http.call(run, "head", [server.url])
        assert isinstance(head, dict)
        assert (head["body"], head["headers"]["content-length"]) == (b"", "99999999")
        assert (await get(http, run, server.url))["status"] == 204
        assert (await get(http, run, server.url))["status"] == 304
        assert server.connections == 1


@pytest.mark.parametrize("beyond", [0, 1, 22, 100, 258])
@pytest.mark.parametrize(
    ("encoding", "pack"), [(b"gzip", gzip.compress), (b"deflate", zlib.compress), (b"deflate", raw_deflate)]
)
async def test_body_a_little_longer_than_a_step_of_unpacking_is_complete(
    http: HttpProvider, encoding: bytes, pack: Callable[[bytes], bytes], beyond: int
) -> None:
    body = b"x" * (512 * KIB + beyond)
    async with serving(then_close(HEAD + b"content-encoding: " + encoding + b"\r\n\r\n" + pack(body))) as server:
        assert (await get(http, caller(server.url), server.url))["body"] == body


@pytest.mark.parametrize("size", [1 * MIB, 1 * MIB + 1])
@pytest.mark.parametrize("packed", [False, True])
async def test_bound_counts_what_is_unpacked(http: HttpProvider, size: int, packed: bool) -> None:
    body = b"x" * size
    data = gzip.compress(body) if packed else body
    head = b"content-encoding: gzip\r\n" if packed else b""
    async with serving(then_close(HEAD + head + b"\r\n" + data)) as server:
        call = get(http, caller(server.url), server.url)
        if size == 1 * MIB:
            assert len((await call)["body"]) == size
        else:
            assert (await fault_of(call)).code == "http_too_large"
        assert len((await get(http, caller(server.url), server.url, max_bytes=2 * MIB))["body"]) == size


SENDER = """
import socket, sys
data = open(sys.argv[1], "rb").read()
with socket.create_server(("127.0.0.1", 0)) as listener:
    print(listener.getsockname()[1], flush=True)
    while True:
        peer, _ = listener.accept()
        peer.recv(65536)
        try:
            peer.sendall(b"HTTP/1.1 200 OK\\r\\ncontent-encoding: gzip\\r\\n\\r\\n" + data)
        except OSError:
            pass
        peer.close()
"""


async def test_bomb_is_unpacked_to_its_bound_alone(http: HttpProvider, tmp_path: Path) -> None:
    data = gzip.compress(bytes(16 * MIB)) * 640  # 10 GiB of zeros
    (tmp_path / "bomb").write_bytes(data)
    assert len(data) in range(9 * MIB, 11 * MIB)
    command = [sys.executable, "-c", SENDER, str(tmp_path / "bomb")]
    sender = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert sender.stdout is not None
    url = f"http://127.0.0.1:{int(await sender.stdout.readline())}"
    await fault_of(get(http, caller(url), url, max_bytes=64 * KIB))  # what is loaded at first use is no growth
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(5):
        began = time.monotonic()
        fault = await fault_of(get(http, caller(url), url, timeout_ms=1_000))
        assert fault.code == "http_too_large"
        assert time.monotonic() - began < 1.2
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    sender.kill()
    await sender.wait()
    assert grown < 8 * KIB


async def test_flood_of_small_chunks_ends_at_a_bound(http: HttpProvider) -> None:
    async with serving(SMALL_CHUNKS) as server:
        fault = await fault_of(get(http, caller(server.url), server.url, max_bytes=10 * KIB))
    assert (fault.code, "small chunks" in fault.message) == ("http_too_large", True)


async def test_flood_of_empty_members_ends_at_a_bound(http: HttpProvider) -> None:
    member = gzip.compress(b"", mtime=0)
    respond = endless(HEAD + b"content-encoding: gzip\r\n\r\n", lambda _: member * 1_000)
    async with serving(respond) as server:
        fault = await fault_of(get(http, caller(server.url), server.url, max_bytes=10 * KIB, timeout_ms=2_000))
    assert fault.code == "http_too_large"


async def test_other_calls_go_on_beside_a_flood(http: HttpProvider) -> None:
    async with serving(SMALL_CHUNKS) as flood, serving(answering(OK)) as healthy:
        run = caller(flood.url, healthy.url)
        await get(http, run, healthy.url)
        flooding = asyncio.create_task(fault_of(get(http, run, flood.url, max_bytes=8 * MIB)))
        slowest = 0.0
        for _ in range(50):
            began = time.monotonic()
            await get(http, run, healthy.url)
            slowest = max(slowest, time.monotonic() - began)
        assert (await flooding).code in ("http_too_large", "http_timeout")
    assert slowest < 0.5


async def test_error_text_has_nothing_of_the_response(http: HttpProvider) -> None:
    async with serving(then_close(b"HTTP/1.1 s3cret-value\r\n\r\n")) as server:
        fault = await fault_of(get(http, caller(server.url), f"{server.url}/?token=s3cret-value"))
    assert isinstance(fault, ServiceFault)
    assert "s3cret" not in f"{fault.message} {fault.details}"
