"""Counters on every engine: adding, reading by step and by script, adding hours up, letting old ones go."""

from collections.abc import Mapping

import pytest

from picloud.manager.storage.database import Database
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.shared.records.counts import MinuteCount, MinuteKey

HOUR = 480_000


@pytest.fixture
async def store(database: Database) -> ExecutionStore:
    await apply_migrations(database, load_migrations(database.dialect)["history"], lambda: 1)
    return ExecutionStore(database)


def count(calls: int, failures: int = 0, bucket: int = 3, **outcomes: int) -> MinuteCount:
    made = MinuteCount(calls, failures, 0, calls * 10, outcomes=dict(outcomes))
    made.durations[bucket] = calls
    return made


async def add(store: ExecutionStore, counts: Mapping[tuple[int, str], MinuteCount]) -> None:
    await store.add([], {MinuteKey(*key): each for key, each in counts.items()})


async def test_numbers_of_one_minute_add_up(store: ExecutionStore) -> None:
    await add(store, {(100, "a"): count(2, 1, script_error=1), (100, "b"): count(5)})
    await add(store, {(100, "a"): count(3, 2, 4, script_error=1, script_timeout=1)})

    found = (await store.list_counts(100, 101, 1, "a"))[100]
    assert (found.calls, found.failures, found.total_us) == (5, 3, 50)
    assert found.durations[3:5] == [2, 3]
    assert await store.list_outcomes(100, 101, "a") == {"script_error": 2, "script_timeout": 1}
    assert (await store.list_counts(100, 101, 1))[100].calls == 10


async def test_span_ends_before_its_end_and_hours_are_added_up(store: ExecutionStore) -> None:
    base = HOUR * 60
    await add(store, {(base + minute, "a"): count(1, 1, e=1) for minute in (0, 59, 60, 119, 120)})

    counts = await store.list_counts(base, base + 120, 60)
    assert {minute: found.calls for minute, found in counts.items()} == {base: 2, base + 60: 2}
    assert sorted(await store.list_counts(base, base + 120, 1)) == [base, base + 59, base + 60, base + 119]
    assert await store.list_outcomes(base, base + 120) == {"e": 4}
    assert await store.list_counts(base, base + 120, 60, "b") == {}


async def test_scripts_of_a_window_are_told_by_slot(store: ExecutionStore) -> None:
    await add(store, {(99, "a"): count(9), (100, "a"): count(1), (104, "a"): count(2, 1), (105, "a"): count(4)})
    await add(store, {(111, "b"): count(7, 7)})

    slots = await store.list_by_script(100, 5)
    found = {(each.script_id, each.slot): (each.calls, each.failures) for each in slots}
    assert found == {("a", 0): (3, 1), ("a", 1): (4, 0), ("b", 2): (7, 7)}


async def test_compacting_an_hour_keeps_every_number(store: ExecutionStore) -> None:
    base = HOUR * 60
    minutes = [base - 1, base, base + 1, base + 30, base + 59, base + 60]
    await add(store, {(minute, script): count(1, 1, 5, e=1) for minute in minutes for script in ("a", "b")})
    before = await store.list_counts(base - 60, base + 120, 60)

    assert await store.find_minute_to_compact(base, base + 60) == base + 1
    await store.compact_hour(HOUR)
    assert await store.find_minute_to_compact(base, base + 60) is None
    assert sorted(await store.list_counts(base - 60, base + 120, 1)) == [base - 1, base, base + 60]
    assert await store.list_counts(base - 60, base + 120, 60) == before
    assert await store.list_outcomes(base, base + 1, "a") == {"e": 4}

    await add(store, {(base + 7, "a"): count(1)})
    await store.compact_hour(HOUR)
    assert (await store.list_counts(base, base + 1, 1, "a"))[base].calls == 5


async def test_old_counters_go_with_their_outcomes(store: ExecutionStore) -> None:
    await add(store, {(minute, "a"): count(1, 1, e=1) for minute in range(10)})

    assert await store.delete_minutes(8, 5) == 5
    assert await store.delete_minutes(8, 5) == 3
    assert await store.delete_minutes(8, 5) == 0
    assert sorted(await store.list_counts(0, 10, 1)) == [8, 9]
    assert await store.list_outcomes(0, 10) == {"e": 2}
