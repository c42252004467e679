"""Executions in progress, over real child processes of the fake executor: listed, and cancelled one by one."""

import asyncio

from tests.factories import make_execution_request
from tests.unit.executor.harness import eventually, running
from tests.unit.executor.test_service_calls import Slow


async def test_running_execution_is_listed_with_what_it_waits_for() -> None:
    slow = Slow()
    async with running(providers={"slow": slow}, waiting_threads=4) as harness:
        run = asyncio.ensure_future(harness.run('call:1:slow.get:["key"]'))
        await eventually(lambda: harness.client.stats().waiting == 1)
        (found,) = harness.client.list_running()
        assert (found.script_name, found.waits_for, found.timeout_ms) == ("hello", "slow.get key", 5_000)
        assert 0 <= found.duration_us < 5_000_000
        slow.go.set()
        await run
        assert harness.client.list_running() == []
        assert harness.client.stats().waiting == 0


async def test_cancel_ends_one_execution_and_no_other() -> None:
    async with running() as harness:
        requests = [
            make_execution_request(harness.script("cancellable"), execution_id=name) for name in ("one", "other")
        ]
        runs = [asyncio.ensure_future(harness.client.execute(request)) for request in requests]
        await eventually(lambda: len(harness.client.list_running()) == 2)
        cancelled = harness.client.cancel("one")
        assert cancelled is not None
        assert (cancelled.id, cancelled.waits_for) == ("one", "")
        fault = (await runs[0]).fault
        assert fault is not None
        assert fault.code == "script_cancelled"
        assert harness.client.cancel("one") is None
        assert [each.id for each in harness.client.list_running()] == ["other"]
        await harness.client.stop()
        await runs[1]
