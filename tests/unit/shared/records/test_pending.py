from picloud.shared.models import CallFrame, LogLine, ScriptFault
from picloud.shared.records.counts import MinuteKey
from picloud.shared.records.pending import Batch, PendingExecutions
from tests.factories import make_live_script, make_record

FAULT = ScriptFault("script_error", "no")
SCRIPT = make_live_script().id
MINUTE = 1_700_000_000_000 // 60_000
KEY = MinuteKey(MINUTE, SCRIPT)


def numbers(batch: Batch) -> dict[MinuteKey, tuple[int, int, int]]:
    """Calls, failures and calls sampled out of each counter, after a look at the sums that must agree."""
    for count in batch.counts.values():
        assert sum(count.durations) == count.calls
        assert sum(count.outcomes.values()) >= count.failures
    return {key: (count.calls, count.failures, count.sampled_out) for key, count in batch.counts.items()}


def test_take_gives_rows_and_exact_counters_once() -> None:
    pending = PendingExecutions()
    assert not pending
    pending.add(make_record())
    pending.add(make_record(fault=FAULT))
    assert pending

    batch = pending.take()

    assert len(batch.executions) == 2
    assert numbers(batch) == {KEY: (2, 1, 0)}
    assert not pending
    assert pending.take().executions == []


def test_counters_are_kept_by_script_and_minute() -> None:
    pending = PendingExecutions()
    other = make_live_script("01890000-0000-7000-8000-000000000002", "other")
    pending.add(make_record())
    pending.add(make_record(other))
    pending.add(make_record(started_at=(MINUTE + 1) * 60_000))

    assert set(pending.take().counts) == {KEY, MinuteKey(MINUTE, other.id), MinuteKey(MINUTE + 1, SCRIPT)}


def test_rows_beyond_the_bound_are_only_counted() -> None:
    pending = PendingExecutions(max_rows=3)
    for _ in range(10):
        pending.add(make_record())

    batch = pending.take()

    assert len(batch.executions) == 3
    assert numbers(batch) == {KEY: (10, 0, 7)}


def test_failure_takes_the_place_of_a_success_but_not_of_a_failure() -> None:
    pending = PendingExecutions(max_rows=3)
    faults = [FAULT, None, None, FAULT, FAULT, FAULT, FAULT]
    for fault in faults:
        pending.add(make_record(fault=fault))

    batch = pending.take()

    assert [execution.status for execution in batch.executions] == ["failed"] * 3
    assert numbers(batch) == {KEY: (7, 5, 4)}


def test_texts_are_bounded_in_bytes() -> None:
    pending = PendingExecutions(max_text_bytes=10_000)
    for _ in range(100):
        pending.add(make_record(logs=[LogLine("info", "x" * 1_000)]))

    batch = pending.take()

    assert len(batch.executions) == 6
    assert batch.counts[KEY].sampled_out == 94


def test_record_larger_than_everything_is_only_counted() -> None:
    pending = PendingExecutions(max_text_bytes=10_000)
    pending.add(make_record(fault=FAULT, logs=[LogLine("info", "x" * 20_000)]))

    batch = pending.take()

    assert batch.executions == []
    assert numbers(batch) == {KEY: (1, 1, 1)}


def test_long_error_message_is_cut() -> None:
    pending = PendingExecutions()
    pending.add(make_record(fault=ScriptFault("script_error", "x" * 1_000_000)))

    assert len(pending.take().executions[0].error_message or "") == 4_096


def test_call_trace_is_held_to_what_the_engine_sends() -> None:
    pending = PendingExecutions()
    frames = [CallFrame("x" * 1_000_000, 1, 1)] * 500
    pending.add(make_record(fault=ScriptFault("script_error", "no", trace=frames)))

    trace = pending.take().executions[0].error_trace
    assert trace == [CallFrame("x" * 100, 1, 1)] * 16


def test_batch_that_could_not_be_written_comes_back_whole() -> None:
    pending = PendingExecutions()
    pending.add(make_record())
    batch = pending.take()
    pending.add(make_record(fault=FAULT))

    pending.put_back(batch)

    again = pending.take()
    assert len(again.executions) == 2
    assert numbers(again) == {KEY: (2, 1, 0)}


def test_put_back_samples_what_has_no_room_and_keeps_the_sum() -> None:
    pending = PendingExecutions(max_rows=3)
    for _ in range(5):
        pending.add(make_record())
    batch = pending.take()
    for _ in range(2):
        pending.add(make_record(fault=FAULT))

    pending.put_back(batch)

    again = pending.take()
    assert [execution.status for execution in again.executions] == ["failed", "failed", "ok"]
    assert numbers(again) == {KEY: (7, 2, 4)}


def test_counters_are_bounded_and_what_is_lost_is_counted() -> None:
    pending = PendingExecutions(max_counters=2)
    for minute in range(5):
        pending.add(make_record(started_at=minute * 60_000))

    assert pending.lost_counts == 3
    batch = pending.take()
    assert len(batch.counts) == len(batch.executions) == 2
