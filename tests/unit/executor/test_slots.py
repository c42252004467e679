"""The queue in front of the slots."""

import asyncio

import pytest

from picloud.executor.slots import Slots
from picloud.shared.errors import ServerBusy


class ManualClock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def make_slots(capacity: int = 4, depth: int = 10, wait_s: float = 60.0, clock: ManualClock | None = None) -> Slots:
    slots = Slots(depth, wait_s, clock or ManualClock())
    slots.set_capacity(capacity)
    return slots


async def turn() -> None:
    """Let every task run until it waits."""
    for _ in range(3):
        await asyncio.sleep(0)


async def test_try_acquire_succeeds_until_capacity_is_used() -> None:
    slots = make_slots(capacity=2)
    assert slots.try_acquire("a")
    assert slots.try_acquire("b")
    assert not slots.try_acquire("c")
    slots.release("a")
    assert slots.try_acquire("c")
    assert slots.in_use == 2


async def test_try_acquire_leaves_one_slot_for_other_scripts() -> None:
    slots = make_slots(capacity=3)
    assert [slots.try_acquire("greedy") for _ in range(3)] == [True, True, False]
    assert slots.try_acquire("other")


async def test_try_acquire_gives_the_only_slot_to_anyone() -> None:
    slots = make_slots(capacity=1)
    assert slots.try_acquire("a")


async def test_wait_raises_busy_at_once_when_queue_is_full() -> None:
    slots = make_slots(capacity=0, depth=1)
    first = asyncio.ensure_future(slots.wait("a"))
    await turn()
    with pytest.raises(ServerBusy):
        await slots.wait("b")
    slots.set_capacity(1)
    await first


async def test_wait_grants_in_order_of_arrival_before_release_returns() -> None:
    slots = make_slots(capacity=1)
    assert slots.try_acquire("x")
    order: list[str] = []

    async def call(name: str) -> None:
        await slots.wait(name)
        order.append(name)

    tasks = [asyncio.ensure_future(call(name)) for name in "abc"]
    await turn()
    slots.release("x")
    assert not slots.try_acquire("overtaker"), "a released slot belongs to the first waiter"
    for name in "abc":
        await turn()
        assert order[-1] == name
        slots.release(name)
    await asyncio.gather(*tasks)
    assert (slots.in_use, slots.waiting) == (0, 0)


async def test_wait_passes_over_a_script_at_its_bound_and_keeps_its_place() -> None:
    slots = make_slots(capacity=2)
    assert slots.try_acquire("greedy")
    greedy = asyncio.ensure_future(slots.wait("greedy"))
    await turn()
    assert not greedy.done(), "the last slot is for others"
    assert slots.try_acquire("other")
    late = asyncio.ensure_future(slots.wait("late"))
    await turn()
    slots.release("greedy")
    await turn()
    assert greedy.done()
    assert not late.done()
    slots.release("other")
    await turn()
    assert late.done()


async def test_wait_does_not_carry_a_script_past_its_bound() -> None:
    slots = make_slots(capacity=3)
    for script in ("greedy", "x", "y"):
        assert slots.try_acquire(script)
    waiting = [asyncio.ensure_future(slots.wait("greedy")) for _ in range(2)]
    await turn()
    slots.release("x")
    slots.release("y")
    await turn()
    assert [task.done() for task in waiting] == [True, False], "one slot is left for others"
    slots.release("greedy")
    await turn()
    assert waiting[1].done()


async def test_wait_reports_microseconds_in_queue() -> None:
    clock = ManualClock()
    slots = make_slots(capacity=0, clock=clock)
    waiting = asyncio.ensure_future(slots.wait("a"))
    await turn()
    clock.now += 0.25
    slots.set_capacity(1)
    assert await waiting == 250_000


async def test_wait_gives_up_after_its_time_and_leaves_no_trace() -> None:
    clock = ManualClock()
    slots = make_slots(capacity=0, wait_s=2.0, clock=clock)
    early = asyncio.ensure_future(slots.wait("a"))
    await turn()
    clock.now += 1.5
    late = asyncio.ensure_future(slots.wait("b"))
    await turn()
    clock.now += 0.75
    slots.give_up_overdue()
    with pytest.raises(ServerBusy):
        await early
    assert slots.waiting == 1
    slots.set_capacity(1)
    assert await late == 750_000
    slots.release("b")
    assert (slots.in_use, slots.waiting) == (0, 0)


async def test_wait_gives_up_by_its_own_timer() -> None:
    slots = Slots(queue_depth=5, queue_wait_s=0.01)
    with pytest.raises(ServerBusy):
        await slots.wait("a")
    assert slots.waiting == 0


async def test_wait_cancelled_while_queued_frees_its_place() -> None:
    slots = make_slots(capacity=0, depth=1)
    task = asyncio.ensure_future(slots.wait("a"))
    await turn()
    task.cancel()
    await turn()
    assert slots.waiting == 0
    slots.set_capacity(1)
    assert slots.try_acquire("b")


async def test_wait_cancelled_in_the_turn_of_its_grant_returns_the_slot() -> None:
    slots = make_slots(capacity=1)
    assert slots.try_acquire("x")
    task = asyncio.ensure_future(slots.wait("a"))
    await turn()
    slots.release("x")
    task.cancel()
    await turn()
    assert task.cancelled()
    assert (slots.in_use, slots.waiting) == (0, 0)


async def test_set_capacity_smaller_takes_effect_as_slots_come_back() -> None:
    slots = make_slots(capacity=3)
    for name in "abc":
        assert slots.try_acquire(name)
    slots.set_capacity(1)
    slots.release("a")
    slots.release("b")
    assert not slots.try_acquire("d")
    slots.release("c")
    assert slots.try_acquire("d")


async def test_many_scripts_under_random_load_never_lose_or_double_a_slot() -> None:
    slots = make_slots(capacity=5, depth=1_000)
    running: dict[str, int] = {}
    worst = 0

    async def call(number: int) -> None:
        nonlocal worst
        script = f"s{number % 3}"
        if not slots.try_acquire(script):
            await slots.wait(script)
        running[script] = running.get(script, 0) + 1
        worst = max(worst, sum(running.values()))
        assert running[script] <= 4
        for _ in range(number % 4):
            await asyncio.sleep(0)
        running[script] -= 1
        slots.release(script)

    tasks = [asyncio.ensure_future(call(number)) for number in range(500)]
    for task in tasks[::7]:
        await asyncio.sleep(0)
        task.cancel()
    results = await asyncio.gather(*tasks, return_exceptions=True)
    assert not [r for r in results if isinstance(r, Exception)]
    assert worst <= 5 + len(tasks[::7])  # a cancelled call of this test does not tidy `running`
    assert slots.waiting == 0


async def test_lent_slot_goes_to_the_next_waiter_and_comes_back_at_once() -> None:
    slots = make_slots(capacity=1)
    assert slots.try_acquire("a")
    waiting = asyncio.ensure_future(slots.wait("b"))
    await asyncio.sleep(0)
    slots.lend("a")
    await waiting
    assert slots.in_use == 1
    slots.reclaim("a")
    assert slots.in_use == 2
    slots.release("a")
    assert not slots.try_acquire("c")
    slots.release("b")
    assert slots.try_acquire("c")


async def test_lent_slots_count_for_the_bound_of_their_script() -> None:
    slots = make_slots(capacity=2)
    slots.set_capacity(2, 4)
    for _ in range(3):
        assert slots.try_acquire("a")
        slots.lend("a")
    assert not slots.try_acquire("a")
    assert slots.try_acquire("b")
    slots.reclaim("a")
    waiting = asyncio.ensure_future(slots.wait("a"))
    await asyncio.sleep(0)
    assert not waiting.done()
    slots.release("a")
    await waiting
    assert slots.in_use == 2
