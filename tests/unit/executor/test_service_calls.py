"""Calls of runs to services, over real child processes of the fake executor."""

import asyncio
import json
from typing import Any

import pytest

from picloud.executor.process import ExecutorProcess
from picloud.shared.errors import ServerBusy
from picloud.shared.models import MIB, ExecutionResult
from picloud.shared.services import ServiceCaller, ServiceFault, Value
from tests.unit.executor.harness import Harness, eventually, running


class Slow:
    """A provider that answers when the test says so."""

    def __init__(self) -> None:
        self.callers: list[ServiceCaller] = []
        self.cancelled = 0
        self.go = asyncio.Event()

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        self.callers.append(caller)
        try:
            await self.go.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise
        return arguments


class Echo:
    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        if method == "fail":
            raise ServiceFault("kv_full", "the store is full", details={"max_bytes": 16})
        if method == "break":
            raise KeyError("a bug")
        if method == "infinite":
            return float("inf")
        if method == "surrogate":
            return "\ud800"
        return arguments[0] if arguments else None


def reply_of(result: ExecutionResult) -> Any:
    assert result.fault is None
    return json.loads(result.body)


async def test_call_reaches_its_provider_and_the_reply_its_run() -> None:
    async with running(providers={"echo": Echo()}) as harness:
        result = await harness.run('call:3:echo.get:[{"a": [1, null, "x"]}]')
    assert reply_of(result) == [None, {"a": [1, None, "x"]}, 3]
    assert [span.outcome for span in result.spans] == ["ok"] * 3
    assert all(span.bytes > 10 and span.duration_us >= 0 and span.start_us >= 0 for span in result.spans)


@pytest.mark.parametrize(
    ("method", "error"),
    [
        ("echo.fail", ["kv_full", False, {"max_bytes": 16}]),
        ("echo.break", ["internal", False, {}]),
        ("echo.infinite", ["internal", False, {}]),
        ("echo.surrogate", ["internal", False, {}]),
        ("missing.get", ["service_unavailable", False, {}]),
    ],
)
async def test_call_that_fails_is_an_error_that_the_run_gets(method: str, error: list[Any]) -> None:
    async with running(providers={"echo": Echo()}) as harness:
        result = await harness.run(f"call:1:{method}:[]")
        assert (await harness.run("echo", b"alive")).body == b"alive"
        assert harness.client.stats().deaths == 0
    assert reply_of(result) == [error, None, 1]
    assert result.spans[0].outcome == error[0]


@pytest.mark.parametrize("fault", ["flood", "stray", "skips", 'call:501:echo.get:["a"]'])
async def test_calls_out_of_turn_end_the_process_and_nothing_else(fault: str) -> None:
    slow = Slow()
    async with running(providers={"slow": slow, "echo": Echo()}) as harness:
        result = await harness.run(fault)
        assert result.fault is not None
        assert result.fault.code == "worker_crashed"
        assert (await harness.run("echo", b"back")).body == b"back"
    assert len(slow.callers) <= 1
    assert slow.cancelled == len(slow.callers)


async def test_call_is_cancelled_when_its_run_ends() -> None:
    slow = Slow()
    async with running(providers={"slow": slow}) as harness:
        result = await harness.run("ends:0.05")
        await eventually(lambda: slow.cancelled == 1)
    assert result.body == b"ended"
    assert result.last_call == "unknown"
    assert [(span.service, span.method, span.outcome) for span in result.spans] == [("slow", "get", "unknown")]


async def test_call_is_cancelled_when_its_process_dies() -> None:
    slow = Slow()
    async with running(providers={"slow": slow}) as harness:
        result = await harness.run("dies:0.05")
        await eventually(lambda: slow.cancelled == 1)
        assert result.fault is not None
        assert (result.fault.code, result.last_call) == ("worker_crashed", "unknown")
        assert (await harness.run("echo", b"back")).body == b"back"


async def waiting(harness: Harness, slow: Slow, count: int, tag: str = "") -> list[asyncio.Future[ExecutionResult]]:
    """Runs that wait for a service, each of a script of its own."""
    before = len(slow.callers)
    runs = [asyncio.ensure_future(harness.run('call:1:slow.get:["a"]', tag=f"{tag}{n}")) for n in range(count)]
    await eventually(lambda: len(slow.callers) == before + count)
    return runs


async def test_run_that_waits_lends_its_slot_and_goes_on_with_the_reply() -> None:
    slow = Slow()
    async with running(threads=2, waiting_threads=8, providers={"slow": slow}) as harness:
        runs = await waiting(harness, slow, 8)
        assert (await harness.run("echo", b"others run")).body == b"others run"
        assert harness.client.stats().in_flight == 8
        slow.go.set()
        assert [reply_of(result)[1] for result in await asyncio.gather(*runs)] == [["a"]] * 8
        assert (await harness.run("echo", b"all slots are back")).body == b"all slots are back"


async def test_run_keeps_its_slot_when_all_waiting_threads_are_taken() -> None:
    slow = Slow()
    async with running(threads=2, waiting_threads=1, wait_s=0.3, providers={"slow": slow}) as harness:
        runs = await waiting(harness, slow, 3)
        late = asyncio.ensure_future(harness.run("echo"))
        await asyncio.sleep(0.1)
        assert not late.done()
        slow.go.set()
        await asyncio.gather(*runs, late)


async def test_waiting_runs_of_one_script_leave_half_of_the_threads_to_others() -> None:
    slow = Slow()
    async with running(threads=2, waiting_threads=6, wait_s=10.0, depth=50, providers={"slow": slow}) as harness:
        same = [asyncio.ensure_future(harness.run('call:1:slow.get:["a"]')) for _ in range(8)]
        await eventually(lambda: len(slow.callers) == 4)
        await asyncio.sleep(0.1)
        assert len(slow.callers) == 4
        assert (await harness.run("echo", b"another")).body == b"another"
        slow.go.set()
        await asyncio.gather(*same)


async def test_slots_are_back_after_waiting_runs_were_lost() -> None:
    slow = Slow()
    async with running(threads=2, waiting_threads=8, providers={"slow": slow}) as harness:
        runs = await waiting(harness, slow, 6)
        await harness.run("die")
        lost = await asyncio.gather(*runs)
        assert {result.fault.code for result in lost if result.fault} == {"worker_crashed"}
        assert {result.last_call for result in lost} == {"unknown"}
        again = await waiting(harness, slow, 6, tag="again")
        assert (await harness.run("echo", b"free")).body == b"free"
        slow.go.set()
        await asyncio.gather(*again)


async def test_process_that_its_waiting_runs_have_filled_takes_no_new_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    async with running(threads=2, waiting_threads=8, wait_s=0.2, providers={"slow": slow}) as harness:
        runs = await waiting(harness, slow, 3)
        monkeypatch.setattr(ExecutorProcess, "grown_bytes", lambda _: 64 * MIB)
        await eventually(lambda: harness.client.stats().slots == 0)
        with pytest.raises(ServerBusy):
            await harness.run("echo")
        slow.go.set()
        await asyncio.gather(*runs)
        await eventually(lambda: harness.client.stats().slots == 2)
        assert (await harness.run("echo", b"room again")).body == b"room again"


async def test_runs_are_cancelled_when_the_service_stops() -> None:
    async with running() as harness:
        run = asyncio.ensure_future(harness.run("cancellable"))
        deaf = asyncio.ensure_future(harness.run("hang"))
        await eventually(lambda: harness.client.stats().in_flight == 2)
        await harness.client.stop()
        faults = [(await result).fault for result in (run, deaf)]
    assert [fault.code for fault in faults if fault] == ["script_cancelled", "worker_crashed"]
