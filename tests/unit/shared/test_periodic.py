"""Background work goes on after any error, backs off, and stops on request."""

import asyncio
import itertools
import logging
import time

import pytest

from picloud.shared.periodic import Periodic


async def _until(done: asyncio.Event) -> None:
    async with asyncio.timeout(5):
        await done.wait()


async def test_work_goes_on_after_an_unexpected_error_and_says_so(caplog: pytest.LogCaptureFixture) -> None:
    rounds: list[float] = []
    done = asyncio.Event()

    async def work() -> float:
        rounds.append(time.monotonic())
        if len(rounds) <= 3:
            raise RuntimeError("unforeseen")
        done.set()
        return 60.0

    periodic = Periodic("test", work, back_off_s=0.05)
    with caplog.at_level(logging.ERROR):
        periodic.start()
        await _until(done)
    await periodic.stop()

    pauses = [later - earlier for earlier, later in itertools.pairwise(rounds)]
    assert [pause >= expected for pause, expected in zip(pauses, (0.05, 0.1, 0.2), strict=True)] == [True] * 3
    assert len(caplog.records) == 3
    assert caplog.records[0].__dict__["work"] == "test"
    assert caplog.records[0].exc_info is not None


async def test_back_off_begins_anew_after_a_round_that_worked() -> None:
    rounds = 0
    done = asyncio.Event()

    async def work() -> float:
        nonlocal rounds
        rounds += 1
        if rounds % 2:
            raise RuntimeError("unforeseen")
        if rounds == 20:
            done.set()
        return 0.0

    periodic = Periodic("test", work, back_off_s=0.01)
    began = time.monotonic()
    periodic.start()
    await _until(done)
    await periodic.stop()
    assert time.monotonic() - began < 4, "ten pauses of 0.01 s, not of up to 5 s"


async def test_stop_interrupts_a_pause_and_cancels_or_finishes_a_round() -> None:
    begun, finished = asyncio.Event(), 0

    async def work() -> float:
        nonlocal finished
        begun.set()
        await asyncio.sleep(0.05)
        finished += 1
        return 60.0

    for finish in (True, False):
        begun.clear()
        periodic = Periodic("test", work)
        periodic.start()
        await _until(begun)
        await periodic.stop(finish=finish)
        await periodic.stop()
    assert finished == 1

    waiting = Periodic("test", work, first_s=60.0)
    waiting.start()
    async with asyncio.timeout(1):
        await waiting.stop(finish=True)
    assert finished == 1
