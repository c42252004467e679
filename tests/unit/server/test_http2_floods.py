"""Floods of HTTP/2 frames that carry no request, or none that is meant: the connection ends, neighbours wait for
nothing."""

import asyncio
import time
from collections.abc import Callable

import pytest
from hyperframe.frame import (
    ContinuationFrame,
    DataFrame,
    ExtensionFrame,
    Frame,
    HeadersFrame,
    PingFrame,
    PriorityFrame,
    RstStreamFrame,
    SettingsFrame,
    WindowUpdateFrame,
)

from tests.unit.server.http2_caller import REQUEST, Caller, Http2Server

FRAMES = 20_000
NEIGHBOUR_S = 0.25
"""The longest that a neighbour may wait for an answer, on a machine with other work too."""


def head_of(caller: Caller, path: str = "/little") -> bytes:
    return caller.h2.encoder.encode([*REQUEST, (":path", path)])


def rapid_reset(caller: Caller, number: int) -> bytes:
    stream = 2 * number + 1
    head = HeadersFrame(stream, head_of(caller), flags=["END_HEADERS", "END_STREAM"])
    return head.serialize() + RstStreamFrame(stream, error_code=8).serialize()


def empty_data(caller: Caller, number: int) -> bytes:
    first = b"" if number else HeadersFrame(1, head_of(caller), flags=["END_HEADERS"]).serialize()
    return first + DataFrame(1, b"").serialize()


def continuation(caller: Caller, number: int) -> bytes:
    first = b"" if number else HeadersFrame(1, head_of(caller), flags=["END_STREAM"]).serialize()
    return first + ContinuationFrame(1, b"").serialize()


def always(frame: Frame) -> Callable[[Caller, int], bytes]:
    data = frame.serialize()
    return lambda caller, number: data


FLOODS = {
    "ping": always(PingFrame(0, b"12345678")),
    "settings": always(SettingsFrame(0, {4: 65_535})),
    "long settings": lambda caller, number: (
        b"\x00\x3f\xfc\x04\x00\x00\x00\x00\x00" + b"\x00\x08\x00\x00\x00\x00" * 2_730
    ),
    "settings acknowledged": always(SettingsFrame(0, flags=["ACK"])),
    "priority": lambda caller, number: PriorityFrame(2 * number + 101, depends_on=1, stream_weight=3).serialize(),
    "window update": always(WindowUpdateFrame(0, window_increment=1)),
    "unknown": always(ExtensionFrame(type=0xFA, stream_id=0, body=b"12345678")),
    "empty data": empty_data,
    "continuation": continuation,
    "rapid resets": rapid_reset,
}


async def longest_wait(neighbour: Caller, ended: asyncio.Event) -> float:
    """The longest time that one of the neighbour's requests took until the flood ended."""
    longest = 0.0
    while not ended.is_set():
        began = time.monotonic()
        await neighbour.ask(path="/little")
        received = neighbour.received_bytes
        while neighbour.received_bytes == received:
            await neighbour.read_once()
        longest = max(longest, time.monotonic() - began)
        await asyncio.sleep(0.01)
    return longest


@pytest.mark.alone
@pytest.mark.parametrize("name", FLOODS)
async def test_flood_ends_its_connection_and_holds_up_no_neighbour(https: Http2Server, name: str) -> None:
    flooding, neighbour = await https.connect(), await https.connect()
    data = b"".join(FLOODS[name](flooding, number) for number in range(FRAMES if name != "long settings" else 200))
    ended = asyncio.Event()
    waiting = asyncio.create_task(longest_wait(neighbour, ended))
    flooding.writer.write(data)
    await flooding.read(10)
    await asyncio.sleep(0.2)
    ended.set()
    assert flooding.ended
    assert await waiting < NEIGHBOUR_S


@pytest.mark.alone
async def test_head_that_unpacks_to_megabytes_ends_the_connection(https: Http2Server) -> None:
    flooding, neighbour = await https.connect(), await https.connect()
    encoder = flooding.h2.encoder
    head = encoder.encode([*REQUEST, (":path", "/little"), ("x-bomb", "a" * 4_000)])
    bomb = head + encoder.encode([("x-bomb", "a" * 4_000)]) * 5_000
    flooding.writer.write(HeadersFrame(1, bomb, flags=["END_HEADERS", "END_STREAM"]).serialize())
    began = time.monotonic()
    await flooding.read(5)
    assert flooding.ended
    assert time.monotonic() - began < 1
    await neighbour.ask(path="/little")
    await neighbour.read_once()
    await https.nobody_is_left_but(1)


async def test_busy_client_does_not_use_up_its_budget(https: Http2Server) -> None:
    caller = await https.connect()
    for number in range(300):
        stream = await caller.ask(path="/little")
        caller.h2.increment_flow_control_window(1_000, stream)
        caller.h2.increment_flow_control_window(1_000)
        if number % 10 == 0:
            caller.h2.ping(b"12345678")
        await caller.flush()
        await caller.read_once()
    await caller.read(0.3)
    assert not caller.ended
    assert caller.received_bytes == 3_000


async def test_reader_that_opens_its_window_for_each_kilobyte_gets_the_whole_answer(https: Http2Server) -> None:
    caller = await https.connect(window=1_024)
    stream = await caller.ask()
    for _ in range(2_000):
        received = caller.received_bytes
        await caller.read_once()
        if caller.received_bytes == 400_000 or caller.ended:
            break
        if new := caller.received_bytes - received:
            caller.h2.increment_flow_control_window(new, stream)
            caller.h2.increment_flow_control_window(new)
            await caller.flush()
    assert caller.received_bytes == 400_000


async def test_part_of_a_body_after_the_answer_resets_its_stream_alone(https: Http2Server) -> None:
    caller = await https.connect()
    late = caller.h2.get_next_available_stream_id()
    caller.h2.send_headers(late, [*REQUEST, (":path", "/early")])
    await caller.flush()
    await caller.read(2.5)
    caller.h2.send_data(late, b"x" * 100)
    await caller.flush()
    await caller.ask(path="/little")
    await caller.read(0.3)
    assert not caller.ended
    assert caller.received_bytes == 20
