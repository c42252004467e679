"""One connection of HTTP/2, frame by frame: callers who read slowly or ask too much."""

import asyncio

import h2.settings
import pytest

from picloud.server.connections import http2
from tests.unit.server.http2_caller import ANSWER_BYTES, Http2Server


async def test_whole_answer_arrives_when_its_reader_takes_it(https: Http2Server) -> None:
    caller = await https.connect(window=2 * ANSWER_BYTES)
    await caller.ask()
    caller.h2.increment_flow_control_window(2 * ANSWER_BYTES)
    await caller.flush()
    await caller.read(0.7)
    assert caller.received_bytes == ANSWER_BYTES
    assert not caller.ended
    assert https.gate.backlogs.total_bytes == 0


async def test_reader_that_never_opens_its_window_is_cut_off(
    https: Http2Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http2, "ANSWER_DEADLINE_S", 0.3)
    caller = await https.connect(window=0)
    await caller.ask()
    await caller.read(5)
    assert (caller.ended, caller.received_bytes) == (True, 0)
    await https.nobody_is_left()


async def test_reader_that_opens_its_window_by_bytes_is_cut_off(
    https: Http2Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http2, "ANSWER_DEADLINE_S", 0.5)
    caller = await https.connect(window=0)
    stream = await caller.ask()
    for _ in range(100):
        await caller.read(0.05)
        if caller.ended:
            break
        caller.h2.increment_flow_control_window(10, stream)
        await caller.flush()
    assert caller.ended
    assert 0 < caller.received_bytes < 1_000


async def test_answers_that_nobody_takes_are_bounded_together(https: Http2Server) -> None:
    callers = [await https.connect(window=0) for _ in range(6)]
    for caller in callers:
        await caller.ask()
        await asyncio.sleep(0.05)
    assert https.gate.backlogs.cut_off_count >= 2
    assert https.gate.backlogs.total_bytes <= 3 * ANSWER_BYTES


async def test_more_requests_at_once_than_allowed_end_the_connection(https: Http2Server) -> None:
    caller = await https.connect(window=0)
    for _ in range(http2.MAX_STREAMS):
        await caller.ask(path="/little")
    await caller.read(0.3)
    assert not caller.ended
    caller.h2.remote_settings = h2.settings.Settings(client=False)  # forgets what the server allowed
    caller.h2.remote_settings[h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS] = 1_000
    caller.h2.remote_settings.acknowledge()
    await caller.ask(path="/little")
    await caller.read(5)
    assert caller.ended


async def test_headers_of_100_kib_end_the_connection(https: Http2Server) -> None:
    caller = await https.connect()
    await caller.ask(*((f"x-{number}", "a" * 1_000) for number in range(100)))
    await caller.read(5)
    assert caller.ended
    assert caller.received_bytes == 0
    await https.nobody_is_left()
