"""Many calls at once, and callers that leave."""

import asyncio

import pytest

from picloud.manager.data.kv import KvProvider
from picloud.shared.services import ServiceFault
from tests.contract.kv.conftest import Script


@pytest.mark.parametrize("runs", [16])
async def test_incr_and_cas_at_once_lose_nothing(provider: KvProvider, runs: int) -> None:
    async def count(_run: int) -> None:
        script = Script(provider)
        for _ in range(60):
            await script.incr("incr")
            while True:
                entry = await script.entry("cas")
                version, value = (entry["version"], entry["value"]) if entry else (0, 0)
                if await script.cas("cas", version, value + 1):
                    break

    await asyncio.gather(*map(count, range(runs)))

    assert await Script(provider).get_all(["incr", "cas"]) == {"incr": 60 * runs, "cas": 60 * runs}


async def test_a_read_sees_every_answered_write(provider: KvProvider) -> None:
    async def write_and_read(number: int) -> None:
        script = Script(provider)
        for value in range(30):
            await script.set(f"k{number % 4}", [number, value])
            found = await script.get(f"k{number % 4}")
            assert found[0] != number or found[1] >= value

    await asyncio.gather(*map(write_and_read, range(12)))


async def test_a_refused_operation_leaves_the_others_of_its_group(provider: KvProvider) -> None:
    script = Script(provider)
    await script.set("text", "x")
    calls = [script.incr("text" if number % 3 == 0 else "n") for number in range(30)]

    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    assert sorted(outcome for outcome in outcomes if isinstance(outcome, int)) == list(range(1, 21))
    assert [type(outcome) for outcome in outcomes if not isinstance(outcome, int)] == [ServiceFault] * 10


async def test_a_caller_that_leaves_drops_its_write_or_has_it_whole(provider: KvProvider) -> None:
    script = Script(provider)
    tasks = [asyncio.create_task(script.incr("n")) for _ in range(200)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)

    answered = [outcome for outcome in outcomes if isinstance(outcome, int)]
    assert len(answered) >= 100
    assert len(set(answered)) == len(answered)
    assert await script.incr("n", 0) >= max(answered)
    assert await script.get("n") == await script.incr("n", 0)
