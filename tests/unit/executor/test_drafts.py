"""Drafts run beside saved scripts, and pay for their own faults."""

import asyncio

import pytest

from picloud.shared.errors import ExecutorUnavailable, ServerBusy
from tests.factories import make_execution_request
from tests.unit.executor.harness import eventually, running

# real processes, which are killed and must be back within seconds
pytestmark = pytest.mark.alone


async def test_drafts_that_end_processes_quarantine_the_drafts_of_their_author_alone() -> None:
    async with running() as harness:
        script = harness.script("echo", tag="s1")
        for _ in range(3):
            result = await harness.client.execute_draft(make_execution_request(script), "die", "token-1")
            assert result.fault is not None
            assert result.fault.code == "worker_crashed"
            await eventually(lambda: harness.client.stats().processes == 1)
        with pytest.raises(ExecutorUnavailable) as refused:
            await harness.client.execute_draft(make_execution_request(script), "echo", "token-1")
        assert refused.value.code == "script_quarantined"
        request = make_execution_request(script, b"x")
        assert (await harness.client.execute_draft(request, "echo", "token-2")).body == b"x"
        assert harness.client.quarantined_at(script.id) is None
        assert (await harness.client.execute(request)).body == b"x"


async def test_draft_of_nobody_is_never_quarantined() -> None:
    async with running() as harness:
        script = harness.script("echo", tag="s1")
        for _ in range(4):
            result = await harness.client.execute_draft(make_execution_request(script), "die")
            assert result.fault is not None
            assert result.fault.code == "worker_crashed"
            await eventually(lambda: harness.client.stats().processes == 1)


async def test_drafts_wait_for_slots_as_calls_do() -> None:
    async with running(threads=2, depth=0) as harness:
        script = harness.script("echo")
        request = make_execution_request(script)
        first = asyncio.create_task(harness.client.execute_draft(request, "sleep:0.2"))
        await asyncio.sleep(0.05)
        with pytest.raises(ServerBusy):
            await harness.client.execute_draft(request, "echo")
        assert (await first).body == b"slept"
