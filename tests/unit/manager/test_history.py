"""The sink over a store in memory that can be told to fail."""

import asyncio
from collections.abc import Mapping, Sequence

import pytest

from picloud.manager.history.sink import HistorySink
from picloud.manager.ids import id_floor
from picloud.manager.storage.database import StatementRefused
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.shared.errors import StorageUnavailable
from picloud.shared.records.counts import MinuteCount, MinuteKey
from picloud.shared.records.execution import Execution
from tests.factories import make_record
from tests.fakes.services import FixedClock

FLUSH_SECONDS = 0.01


class FakeExecutionStore(ExecutionStore):
    """Keeps rows in a dict. `fault` is raised by the next writes."""

    def __init__(self) -> None:
        self.rows: dict[str, Execution] = {}
        self.calls = 0
        self.writes = 0
        self.fault: Exception | None = None
        self.poison: str | None = None
        """Id of a row that cannot be written."""
        self.written = asyncio.Event()
        self.deleted = asyncio.Event()

    async def add(self, executions: Sequence[Execution], counts: Mapping[MinuteKey, MinuteCount]) -> None:
        self.writes += 1
        await asyncio.sleep(0)
        self.written.set()
        if self.fault is not None:
            raise self.fault
        if any(execution.id == self.poison for execution in executions):
            raise RuntimeError("bug")
        self.rows |= {execution.id: execution for execution in executions}
        self.calls += sum(count.calls for count in counts.values())

    async def count_rows(self) -> int:
        return len(self.rows)

    async def count_rows_over(self, most: int) -> dict[str, int]:
        return {}

    async def size_bytes(self) -> int:
        return 0

    async def delete_oldest(self, limit: int, future: str, script_id: str | None = None) -> int:
        return await self.delete_executions("g", limit)

    async def delete_executions(self, before: str, limit: int) -> int:
        doomed = sorted(identifier for identifier in self.rows if identifier < before)[:limit]
        for identifier in doomed:
            del self.rows[identifier]
        if doomed:
            self.deleted.set()
        return len(doomed)

    async def delete_minutes(self, before_minute: int, limit: int) -> int:
        return 0

    async def find_minute_to_compact(self, from_minute: int, before_minute: int) -> int | None:
        return None


def _sink(store: FakeExecutionStore, max_rows: int = 1_000, clock: FixedClock | None = None) -> HistorySink:
    return HistorySink(
        store,
        history_days=7,
        history_max_rows=max_rows,
        clock=clock or FixedClock(),
        flush_seconds=FLUSH_SECONDS,
    )


async def test_records_are_written_in_the_background_as_one_batch() -> None:
    store = FakeExecutionStore()
    sink = _sink(store)
    await sink.start()
    for _ in range(10):
        sink.record(make_record())
    await store.written.wait()
    await sink.close()

    assert (len(store.rows), store.calls, store.writes) == (10, 10, 1)


async def test_idle_sink_writes_nothing() -> None:
    store = FakeExecutionStore()
    sink = _sink(store)
    await sink.start()
    await asyncio.sleep(FLUSH_SECONDS * 5)
    await sink.flush()
    await sink.close()

    assert store.writes == 0


async def test_close_writes_what_is_pending_without_waiting_for_the_interval() -> None:
    store = FakeExecutionStore()
    sink = HistorySink(store, history_days=7, history_max_rows=10, clock=FixedClock(), flush_seconds=60)
    await sink.start()
    sink.record(make_record())
    await asyncio.sleep(0)
    async with asyncio.timeout(2):
        await sink.close()

    assert len(store.rows) == 1


async def test_flush_shows_a_record_at_once_even_if_never_started() -> None:
    store = FakeExecutionStore()
    sink = _sink(store)
    sink.record(make_record())
    await sink.flush()

    assert len(store.rows) == 1


async def test_fault_of_storage_is_logged_once_and_nothing_is_lost_when_it_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    store = FakeExecutionStore()
    store.fault = StorageUnavailable("full", code="storage_full")
    sink = _sink(store)
    await sink.start()
    sink.record(make_record())
    for _ in range(3):
        await sink.flush()
    sink.record(make_record())
    await sink.flush()
    assert [record.__dict__["action"] for record in caplog.records] == ["history_unavailable"]
    assert caplog.records[0].__dict__["code"] == "storage_full"

    store.fault = None
    async with asyncio.timeout(2):
        while len(store.rows) < 2:
            store.written.clear()
            await store.written.wait()
    await sink.close()

    assert store.calls == 2
    assert [record.__dict__["action"] for record in caplog.records][1:] == ["history_recovered"]


async def test_rows_that_can_never_be_stored_do_not_stop_those_after_them(caplog: pytest.LogCaptureFixture) -> None:
    store = FakeExecutionStore()
    store.fault = StatementRefused("no")
    sink = _sink(store)
    sink.record(make_record())
    await sink.flush()
    store.fault = None
    sink.record(make_record())
    await sink.flush()

    assert (len(store.rows), store.calls) == (1, 2)
    assert [record.__dict__["action"] for record in caplog.records] == ["history_rows_refused"]


async def test_bug_in_the_store_does_not_end_the_sink(caplog: pytest.LogCaptureFixture) -> None:
    store = FakeExecutionStore()
    store.fault = RuntimeError("bug")
    sink = _sink(store)
    await sink.start()
    sink.record(make_record())
    await store.written.wait()
    store.fault = None
    store.written.clear()
    sink.record(make_record())
    async with asyncio.timeout(2):
        await store.written.wait()
    await sink.close()

    assert (len(store.rows), store.calls) == (2, 2), "the batch of the failed write is written later"
    assert [record.__dict__["action"] for record in caplog.records] == ["history_failed", "history_recovered"]


async def test_row_that_the_store_always_fails_on_is_given_up_alone(caplog: pytest.LogCaptureFixture) -> None:
    store = FakeExecutionStore()
    sink = _sink(store)
    records = [make_record() for _ in range(4)]
    store.poison = records[1].id
    for record in records:
        sink.record(record)
    for _ in range(4):
        await sink.flush()

    assert sorted(store.rows) == sorted(record.id for record in records if record.id != store.poison)
    assert store.calls == 4
    assert [record.__dict__["action"] for record in caplog.records].count("history_rows_refused") == 1
    assert sink.is_writing


async def test_cancelled_write_is_counted_once() -> None:
    store = FakeExecutionStore()
    sink = _sink(store)
    sink.record(make_record())
    writing = asyncio.create_task(sink._flush())
    await asyncio.sleep(0)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    await sink.flush()

    assert (len(store.rows), store.calls) == (1, 1)


async def test_flush_of_a_cancelled_reader_goes_on() -> None:
    store = FakeExecutionStore()
    sink = _sink(store)
    sink.record(make_record())
    reader = asyncio.create_task(sink.flush())
    await asyncio.sleep(0)
    reader.cancel()
    async with asyncio.timeout(2):
        await store.written.wait()
    await sink.flush()

    assert (len(store.rows), store.calls) == (1, 1)


async def test_rows_over_the_number_go_oldest_first_after_a_write() -> None:
    store = FakeExecutionStore()
    sink = _sink(store, max_rows=3)
    records = [make_record(started_at=1_700_000_000_000 + number) for number in range(5)]
    await sink.start()
    for record in records:
        sink.record(record)
    async with asyncio.timeout(2):
        await store.deleted.wait()
    await sink.close()

    assert sorted(store.rows) == [record.id for record in records[2:]]


async def test_rows_over_the_age_go_and_younger_ones_stay() -> None:
    store, clock = FakeExecutionStore(), FixedClock()
    sink = _sink(store, clock=clock)
    week = 7 * 86_400_000
    old, young = make_record(started_at=clock.now - week - 1), make_record(started_at=clock.now - week)
    await sink.start()
    sink.record(old)
    sink.record(young)
    async with asyncio.timeout(2):
        await store.deleted.wait()
    await sink.close()

    assert list(store.rows) == [young.id]
    assert old.id < id_floor(clock.now - week) <= young.id
