"""What a schedule does about its due times: on time, late, during a run, after a time away, with a wrong clock."""

from typing import Any

import pytest
from msgspec import structs

from picloud.manager.models.schedules import Running, Schedule, ScheduleSettings, ScheduleState, Timing
from picloud.manager.work.due import MOST_JUDGED, Decision, Runs, decide, fire_at, is_failing

MINUTE = 60_000
HOUR = 60 * MINUTE
START = 1_796_000_400_000 // HOUR * HOUR


def schedule(timing: Timing | None = None, **settings: Any) -> Schedule:
    return Schedule(
        id="schedule-1",
        name="nightly",
        script_id="script-1",
        timing=timing or Timing(cron="* * * * *"),
        settings=ScheduleSettings(**settings),
        enabled=True,
        version=1,
        created_at=START,
        updated_at=START,
    )


def state(last: int = START) -> ScheduleState:
    return ScheduleState(last_due_at=last, active_since=START)


def hourly(**settings: Any) -> Schedule:
    return schedule(Timing(cron="0 * * * *"), **settings)


def test_nothing_is_decided_before_it_is_due() -> None:
    assert decide(schedule(), state(), Runs(), START + MINUTE - 1) == Decision(
        last_due_at=START, look_at=START + MINUTE
    )


def test_a_due_time_runs_once() -> None:
    now = START + MINUTE + 3
    decision = decide(schedule(), state(), Runs(), now)
    assert decision == Decision(run=START + MINUTE, last_due_at=START + MINUTE, look_at=START + 2 * MINUTE)
    assert decide(schedule(), state(decision.last_due_at), Runs(), now).run is None


@pytest.mark.parametrize(
    ("missed", "run", "count"), [("skip", None, 8), ("once", START + 8 * HOUR, 7), ("all", START + 7 * HOUR, 6)]
)
def test_times_away_are_made_up_for_as_the_schedule_says(missed: str, run: int | None, count: int) -> None:
    away = hourly(missed=missed, missed_window_s=5_400)
    decision = decide(away, state(), Runs(), START + 8 * HOUR + 10 * MINUTE)
    assert (decision.run, decision.missed) == (run, count)
    assert decision.last_due_at == (run if missed == "all" else START + 8 * HOUR)


def test_a_missed_time_outside_of_the_window_does_not_run() -> None:
    daily = schedule(Timing(cron="30 2 * * *"), missed="once", missed_window_s=3_600)
    due = START + 14 * HOUR
    midnight = START // (24 * HOUR) * 24 * HOUR
    due = midnight + 24 * HOUR + 2 * HOUR + 30 * MINUTE
    assert decide(daily, state(due - HOUR), Runs(), due + 40 * MINUTE).run == due
    late = decide(daily, state(due - HOUR), Runs(), due + 5 * HOUR)
    assert (late.run, late.missed) == (None, 1)


def test_all_missed_times_run_one_after_the_other_with_a_bound() -> None:
    every = schedule(missed="all", missed_window_s=7 * 86_400)
    current = state()
    runs, missed = [], 0
    for _ in range(100):
        decision = decide(every, current, Runs(), START + 100 * MINUTE)
        current = state(decision.last_due_at)
        missed += decision.missed
        if decision.run is None:
            break
        runs.append(decision.run)
        waiting = decide(every, current, Runs(1, START + 100 * MINUTE), START + 100 * MINUTE)
        assert (waiting.run, waiting.skipped, waiting.last_due_at) == (None, 0, decision.run)
    assert runs == [START + number * MINUTE for number in range(77, 101)]
    assert missed == 76


def test_a_due_time_during_a_run_is_skipped_and_counted() -> None:
    running = Runs(1, START + MINUTE + 5)
    decision = decide(schedule(), state(START + MINUTE), running, START + 2 * MINUTE)
    assert (decision.run, decision.skipped, decision.last_due_at) == (None, 1, START + 2 * MINUTE)


def test_queue_runs_back_to_back_and_lets_one_wait() -> None:
    queue = schedule(overlap="queue")
    started = START + MINUTE + 5
    waiting = decide(queue, state(START + MINUTE), Runs(1, started), START + 2 * MINUTE)
    assert (waiting.run, waiting.last_due_at, waiting.look_at) == (None, START + MINUTE, None)
    ended = START + 4 * MINUTE + 30_000
    decision = decide(queue, state(START + MINUTE), Runs(0, started, ended), ended)
    assert (decision.run, decision.skipped, decision.missed) == (START + 2 * MINUTE, 2, 0)
    assert decision.last_due_at == START + 4 * MINUTE


def test_allow_runs_at_most_four_at_once() -> None:
    allow = schedule(overlap="allow")
    assert decide(allow, state(), Runs(3, START), START + MINUTE).run == START + MINUTE
    fourth = decide(allow, state(), Runs(4, START), START + MINUTE)
    assert (fourth.run, fourth.skipped) == (None, 1)


def test_jitter_delays_by_the_same_time_after_a_restart() -> None:
    jittered = hourly(jitter_s=600)
    due = START + HOUR
    fire = fire_at(jittered, due)
    assert due <= fire <= due + 600_000
    assert fire == fire_at(structs.replace(jittered), due)
    assert len({fire_at(jittered, START + number * HOUR) for number in range(20)}) > 15
    assert decide(jittered, state(), Runs(), fire - 1) == Decision(last_due_at=START, look_at=fire)
    assert decide(jittered, state(), Runs(), fire).run == due


def test_a_clock_that_jumps_forward_by_years_fires_once() -> None:
    for timing in (Timing(every_s=10), Timing(cron="* * * * *"), Timing(cron="0 3 * * *")):
        far = schedule(timing, missed="once", missed_window_s=86_400)
        current, runs = ScheduleState(last_due_at=0), []
        for _ in range(20):
            decision = decide(far, current, Runs(), START)
            current = ScheduleState(last_due_at=decision.last_due_at)
            runs += [decision.run] if decision.run is not None else []
            if decision.look_at is None or decision.look_at > START:
                break
        assert len(runs) <= 1 + (86_400 // 10) // MOST_JUDGED, timing
        assert runs, timing
        assert runs[-1] > START - 86_400_000


def test_a_clock_that_goes_back_runs_nothing_twice() -> None:
    decision = decide(schedule(), state(START + HOUR), Runs(), START + MINUTE)
    assert (decision.run, decision.look_at) == (None, START + HOUR + MINUTE)


def test_a_time_that_was_noted_years_ahead_is_not_believed() -> None:
    ahead = ScheduleState(last_due_at=START + 20 * 365 * 24 * HOUR)
    decision = decide(schedule(), ahead, Runs(), START)
    assert (decision.run, decision.last_due_at, decision.look_at) == (None, START, START + MINUTE)


def test_a_schedule_fails_when_due_times_pass_without_success() -> None:
    dead = hourly(alert_after_misses=2)
    assert not is_failing(dead, state(), START + HOUR + 10 * MINUTE)
    assert is_failing(dead, state(), START + 2 * HOUR + 10 * MINUTE)
    healthy = structs.replace(state(), last_success_at=START + HOUR + 5)
    assert not is_failing(dead, healthy, START + 2 * HOUR + 10 * MINUTE)
    assert not is_failing(hourly(alert_after_misses=0), state(), START + 9 * HOUR)
    assert not is_failing(structs.replace(dead, enabled=False), state(), START + 9 * HOUR)
    once = schedule(Timing(at=START + HOUR))
    assert is_failing(once, state(), START + 2 * HOUR)
    busy = structs.replace(state(), running=[Running("e", "i", START + HOUR, START + HOUR, "o")])
    assert not is_failing(once, busy, START + 2 * HOUR)
