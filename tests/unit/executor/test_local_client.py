"""The client over real child processes of the fake executor: what goes right, and every way in which one can fail."""

import asyncio
import gc
import logging
import os
import signal
import time
from pathlib import Path

import pytest

from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.process import ExecutorStartFailed
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.shared.errors import ExecutorUnavailable, NotFound, PiCloudError, ServerBusy
from picloud.shared.models import MIB, ExecutionResult, LiveScript, SandboxLimits
from tests.factories import make_execution_request, make_launch, make_live_script
from tests.unit.executor.harness import Harness, Sources, eventually, running

# real processes, which are killed and must be back within seconds
pytestmark = pytest.mark.alone


async def test_execute_returns_what_the_process_answered() -> None:
    async with running() as harness:
        result = await harness.run("echo", b"hello")
    assert (result.status, result.http_status, result.body) == ("ok", 200, b"hello")
    assert (result.duration_us, result.queue_us, result.operations, result.peak_memory_bytes) == (12, 0, 34, 56)
    assert [line.message for line in result.logs] == ["ran"]


async def test_execute_loads_each_revision_once_and_fetches_its_source_once() -> None:
    async with running() as harness:
        await asyncio.gather(*(harness.run("loads") for _ in range(8)))
        assert (await harness.run("loads")).body == b"1"
        assert harness.sources.fetches == 1


async def test_execute_loads_again_after_a_rename() -> None:
    async with running() as harness:
        await harness.run("loads")
        renamed = LiveScript("loads", "new-name", 1, True, "public", SandboxLimits())
        result = await harness.client.execute(make_execution_request(renamed))
    assert result.body == b"2"


async def test_execute_returns_fault_when_script_fails() -> None:
    async with running() as harness:
        result = await harness.run("fail:oops")
    assert result.status == "failed"
    assert result.fault is not None
    assert (result.fault.code, result.fault.message, result.fault.line) == ("script_error", "oops", 3)


async def test_execute_loads_and_runs_again_when_the_process_lost_the_revision() -> None:
    async with running() as harness:
        result = await harness.run("forgetful", b"again")
    assert (result.status, result.body) == ("ok", b"again")


async def test_execute_raises_not_found_when_revision_is_gone() -> None:
    async with running() as harness:
        with pytest.raises(NotFound):
            await harness.client.execute(make_execution_request(make_live_script("nowhere")))
        assert harness.client.stats().in_flight == 0
        assert (await harness.run("echo", b"x")).body == b"x"


@pytest.mark.parametrize("fault", ["die", "garbage", "huge", "stranger"])
async def test_process_fault_costs_its_runs_and_a_new_process_takes_over(fault: str) -> None:
    async with running() as harness:
        innocent = asyncio.ensure_future(harness.run("sleep:5"))
        await eventually(lambda: harness.client.stats().in_flight == 1)
        result = await harness.run(fault)
        for lost in (result, await innocent):
            assert lost.status == "failed"
            assert lost.fault is not None
            assert lost.fault.code == "worker_crashed"
        began = time.monotonic()
        assert (await harness.run("echo", b"back")).body == b"back"
        assert time.monotonic() - began < 1.0
        stats = harness.client.stats()
        assert (stats.deaths, stats.processes) == (1, 1)
        assert stats.last_death is not None
        assert stats.last_death.lost_calls == 2


async def test_killed_process_costs_only_its_own_runs() -> None:
    async with running(processes=2, threads=2) as harness:
        pids = {(await harness.run("pid")).body}
        runs = [asyncio.ensure_future(harness.run("sleep:0.5", tag=str(n))) for n in range(3)]
        await eventually(lambda: harness.client.stats().processes == 2)
        runs.append(asyncio.ensure_future(harness.run("sleep:0.5", tag="last")))
        await asyncio.sleep(0.05)
        os.kill(int(pids.pop()), signal.SIGKILL)
        results = await asyncio.gather(*runs)
        crashed = [result for result in results if result.fault is not None]
        assert 1 <= len(crashed) <= 2
        assert {result.body for result in results if result.fault is None} == {b"slept"}
        await eventually(lambda: harness.client.stats().processes == 2, within_s=1.0)


async def test_idle_process_that_dies_is_replaced() -> None:
    async with running() as harness:
        os.kill(int((await harness.run("pid")).body), signal.SIGKILL)
        await eventually(lambda: harness.client.stats().deaths == 1, within_s=1.0)
        assert (await harness.run("echo", b"x")).body == b"x"


async def test_hanging_run_is_killed_one_second_after_its_deadline(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    async with running() as harness:
        began = time.monotonic()
        innocent = asyncio.ensure_future(harness.run("sleep:30", timeout_ms=60_000))
        result = await harness.run("hang", timeout_ms=100)
        assert 1.0 < time.monotonic() - began < 2.0
        assert result.fault is not None
        assert (result.fault.code, result.fault.limit, result.fault.limit_value) == (
            "script_timeout",
            "timeout_ms",
            100,
        )
        assert result.duration_us > 1_000_000
        lost = await innocent
        assert lost.fault is not None
        assert lost.fault.code == "worker_crashed"
        assert (await harness.run("echo", b"x")).body == b"x"
    ends = [record for record in caplog.records if record.message == "executor process ended"]
    assert len(ends) == 1
    assert ends[0].__dict__["exit_status"] == -signal.SIGKILL


async def test_script_that_kills_processes_three_times_is_quarantined_until_published() -> None:
    async with running() as harness:
        for _ in range(3):
            assert (await harness.run("die")).fault is not None
        with pytest.raises(ExecutorUnavailable) as refused:
            await harness.run("die")
        assert refused.value.code == "script_quarantined"
        assert (await harness.run("echo", b"x")).body == b"x"
        harness.client.publish(harness.script("die"), "die")
        assert (await harness.run("die")).fault is not None


async def test_execute_raises_busy_when_queue_is_full() -> None:
    async with running(threads=1, depth=1) as harness:
        running_one = asyncio.ensure_future(harness.run("sleep:0.3"))
        await eventually(lambda: harness.client.stats().in_flight == 1)
        queued = asyncio.ensure_future(harness.run("echo", b"q"))
        await eventually(lambda: harness.client.stats().queued == 1)
        began = time.monotonic()
        with pytest.raises(ServerBusy):
            await harness.run("echo", b"too many")
        assert time.monotonic() - began < 0.05
        assert (await running_one).body == b"slept"
        result = await queued
        assert result.body == b"q"
        assert result.queue_us > 100_000


async def test_process_never_gets_more_calls_than_threads() -> None:
    async with running(threads=2) as harness:
        runs = [asyncio.ensure_future(harness.run("sleep:0.02", tag=str(n))) for n in range(9)]
        most = 0
        while not all(run.done() for run in runs):
            most = max(most, harness.client.stats().in_flight)
            await asyncio.sleep(0.001)
        assert most == 2


async def test_more_processes_start_under_load_up_to_their_number() -> None:
    async with running(processes=2, threads=2) as harness:
        assert harness.client.stats().processes == 1
        await asyncio.gather(*(harness.run("sleep:0.3", tag=str(n)) for n in range(8)))
        assert harness.client.stats().processes == 2


async def start_second_process(harness: Harness) -> None:
    while harness.client.stats().processes < 2:
        await asyncio.gather(*(harness.run("sleep:0.3", tag="start") for _ in range(3)))


async def test_call_goes_to_the_process_that_holds_its_revision() -> None:
    async with running(processes=2, threads=4) as harness:
        await start_second_process(harness)
        busy = [asyncio.create_task(harness.run("pid:1")) for _ in range(2)]
        await asyncio.sleep(0)
        other = (await harness.run("pid", tag="other")).body
        (first,) = {(await call).body for call in busy}
        assert first != other
        # both are idle now
        assert [(await harness.run("pid", tag="other")).body for _ in range(3)] == [other] * 3
        assert (await harness.run("pid:1")).body == first


async def test_call_goes_elsewhere_when_half_of_the_threads_of_the_holding_process_are_in_use() -> None:
    async with running(processes=2, threads=4) as harness:
        await start_second_process(harness)
        calls = await asyncio.gather(*(harness.run("pid:1") for _ in range(3)))
        first, second, third = (call.body for call in calls)
        assert first == second != third


async def test_calls_leave_nothing_to_the_garbage_collector() -> None:
    async with running(threads=2) as harness:
        await harness.run("echo")
        gc.collect()
        gc.disable()
        try:
            for _ in range(2):  # most of them queue; the second wave makes the queue forget the first
                await asyncio.gather(*(harness.run("echo") for _ in range(50)))
            found = gc.collect()
        finally:
            gc.enable()
    assert found < 50, "a reference cycle for each call: collecting them stops all calls for milliseconds"


async def test_submit_tells_a_missing_source_as_a_refusal() -> None:
    async with running() as harness:
        refused: asyncio.Future[PiCloudError] = asyncio.get_running_loop().create_future()
        script = make_live_script("gone")
        harness.client.submit(make_execution_request(script), lambda _result: None, refused.set_result)
        assert isinstance(await asyncio.wait_for(refused, 5), NotFound)


async def test_submit_fetches_a_source_that_is_not_at_hand_and_goes_on_after_a_bug(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(_end: object) -> None:
        raise RuntimeError("bug of whoever is told")

    async with running(threads=1) as harness:
        request = make_execution_request(harness.script("echo"), b"one")
        told: asyncio.Future[ExecutionResult] = asyncio.get_running_loop().create_future()
        harness.client.submit(request, fail, fail)
        harness.client.submit(request, told.set_result, fail)
        assert (await asyncio.wait_for(told, 5)).status == "ok"
        assert harness.client.stats().in_flight == 0
    assert "bug of whoever is told" in caplog.text


async def test_cancelled_call_still_ends_with_its_result() -> None:
    async with running() as harness:
        task = asyncio.ensure_future(harness.run("sleep:0.1"))
        await eventually(lambda: harness.client.stats().in_flight == 1)
        task.cancel()
        result = await task
        assert result.body == b"slept"
        assert harness.client.stats().in_flight == 0


async def test_cancelled_call_in_the_queue_does_not_run() -> None:
    async with running(threads=1) as harness:
        first = asyncio.ensure_future(harness.run("sleep:0.1"))
        await eventually(lambda: harness.client.stats().in_flight == 1)
        queued = asyncio.ensure_future(harness.run("die"))
        await eventually(lambda: harness.client.stats().queued == 1)
        queued.cancel()
        with pytest.raises(asyncio.CancelledError):
            await queued
        await first
        assert harness.client.stats().deaths == 0


async def test_stop_ends_runs_in_flight_as_crashed() -> None:
    async with running() as harness:
        run = asyncio.ensure_future(harness.run("hang"))
        await eventually(lambda: harness.client.stats().in_flight == 1)
        pid = int((await harness.run("pid")).body)
        await harness.client.stop()
        result = await run
        assert result.fault is not None
        assert result.fault.code == "worker_crashed"
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def call_until_replaced(harness: Harness, old: bytes) -> int:
    """Calls until another process answers; returns how many calls that took."""
    calls = 0
    give_up_at = time.monotonic() + 5
    while (await harness.run("pid")).body == old:
        calls += 1
        assert time.monotonic() < give_up_at, "was not replaced in time"
    return calls


async def test_process_full_of_leftovers_is_relieved_without_a_pause_and_finishes_its_calls() -> None:
    async with running() as harness:
        old = (await harness.run("pid")).body
        in_flight = asyncio.ensure_future(harness.run("sleep:3.0"))
        await eventually(lambda: harness.client.stats().in_flight == 1)
        assert (await harness.run(f"leak:{33 * MIB}")).fault is None
        assert await call_until_replaced(harness, old) > 3
        assert not in_flight.done()
        assert (await in_flight).body == b"slept"
        await eventually(lambda: not Path(f"/proc/{int(old)}").exists())
        assert harness.client.stats().processes == 1
        assert harness.client.stats().deaths == 0


async def test_process_with_room_left_stays() -> None:
    async with running() as harness:
        old = (await harness.run("pid")).body
        await harness.run(f"leak:{31 * MIB}")
        await asyncio.sleep(0.4)
        assert (await harness.run("pid")).body == old


async def test_process_is_relieved_after_many_calls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picloud.executor.supervisor.RETIRE_AFTER_CALLS", 20)
    async with running() as harness:
        old = (await harness.run("pid")).body
        assert await call_until_replaced(harness, old) >= 19
        assert harness.client.stats().deaths == 0


async def test_large_bodies_pass_in_both_directions() -> None:
    body = os.urandom(4 * 1024 * 1024)
    async with running() as harness:
        results = await asyncio.gather(*(harness.run("echo", body) for _ in range(3)))
    assert all(result.body == body for result in results)


async def test_check_returns_diagnostics() -> None:
    async with running() as harness:
        assert (await harness.client.check("fine", SandboxLimits())).diagnostics == []
        (finding,) = (await harness.client.check("bad", SandboxLimits())).diagnostics
        assert (finding.code, finding.line, finding.column) == ("script_compile_error", 1, 2)


async def test_check_that_kills_the_compiler_is_refused_with_a_diagnostic() -> None:
    async with running() as harness:
        (finding,) = (await harness.client.check("die", SandboxLimits())).diagnostics
        assert finding.code == "script_compile_error"
        assert harness.client.stats().deaths == 2


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        ("wrong-version", "the executor speaks wire 99"),
        ("silent", "no greeting within"),
        ("exits", "ended before its greeting"),
        ("early", "before the greeting"),
    ],
)
async def test_start_fails_with_the_reason(mode: str, said: str) -> None:
    client = LocalExecutorClient(
        make_launch(mode, start_timeout_s=0.5 if mode == "silent" else 5.0),
        1,
        SourceCache(Sources({})),
        Slots(1, 1.0),
        Quarantine(),
    )
    with pytest.raises(ExecutorStartFailed, match=said) as failed:
        await client.start()
    await client.stop()
    if mode == "wrong-version":
        assert "this host speaks wire 2" in str(failed.value)


async def test_children_inherit_one_socket_and_no_environment() -> None:
    os.environ["PICLOUD_TEST_SECRET"] = "x"
    try:
        async with running() as harness:
            pid = int((await harness.run("pid")).body)
            home = Path(f"/proc/{pid}")
            names = {entry.split(b"=")[0] for entry in (home / "environ").read_bytes().split(b"\0") if entry}
            assert names <= {b"MALLOC_ARENA_MAX", b"LC_CTYPE"}
            assert sum("socket" in str(entry.readlink()) for entry in (home / "fd").iterdir()) == 1
            assert os.getsid(pid) == os.getsid(0)
            assert os.getpgid(pid) == pid
    finally:
        del os.environ["PICLOUD_TEST_SECRET"]
