"""Schedules through the admin API, and what they run: each due time is run, skipped, missed or interrupted, once."""

import asyncio
from typing import Any

import pytest
from msgspec import structs

from picloud.manager.models.schedules import Running
from picloud.manager.storage.stores.schedules import ScheduleStore
from picloud.manager.work.clock_hold import ClockHold
from picloud.manager.work.scheduler import Scheduler
from picloud.orchestrator.dispatcher import Dispatcher
from picloud.shared.models import ExecutionRequest, ExecutionResult
from tests.factories import make_result
from tests.integration.conftest import Manager, error_of

Json = dict[str, Any]

MINUTE = 60_000
HOUR = 60 * MINUTE


@pytest.fixture
async def scheduled(manager: Manager) -> Manager:
    """A manager with a script `report`, at a full hour."""
    manager.clock.now = manager.clock.now // HOUR * HOUR
    await manager.create("report")
    return manager


async def add(manager: Manager, name: str = "hourly", **fields: Any) -> Json:
    body = {"name": name, "script": "report", "cron": "0 * * * *", "timezone": "UTC", **fields}
    response = await manager.request("POST", "/schedules", body)
    assert response.status_code == 201, await response.get_data(as_text=True)
    made: Json = await response.get_json()
    return made


async def show(manager: Manager, name: str = "hourly") -> Json:
    found: Json = await (await manager.request("GET", f"/schedules/{name}")).get_json()
    return found


async def settled(manager: Manager) -> None:
    """Wait until no run is in progress."""
    async with asyncio.timeout(5):
        await manager.scheduler.idle()


async def pass_time(manager: Manager, milliseconds: int) -> None:
    manager.clock.now += milliseconds
    await manager.scheduler.look()
    await settled(manager)
    await manager.scheduler.look()
    await settled(manager)


def scheduler_of(manager: Manager, owner: str = "this") -> Scheduler:
    """Another scheduler on the same store: this PiCloud after a restart, or another one."""
    runner = Dispatcher(
        manager.table,
        manager.executor,
        manager.sink,
        manager.quarantine,
        slots=2,
        timeout_ms=60_000,
        clock=manager.clock,
    )
    return Scheduler(
        ScheduleStore(manager.storage.control),
        runner,
        owner=owner,
        find_execution=manager.execution_store.find,
        make_hold=lambda newest: ClockHold(newest, synchronised=lambda: True),
        clock=manager.clock,
    )


async def test_schedule_is_made_shown_changed_and_deleted(scheduled: Manager) -> None:
    made = await add(scheduled, cron="30 2 * * *", timezone="Europe/Berlin", payload={"kind": "full"})
    assert made["explanation"] == "At 02:30 every day, Europe/Berlin"
    assert [each["local"] for each in made["next"][:2]] == ["2023-11-15T02:30:00+01:00", "2023-11-16T02:30:00+01:00"]
    assert made["next"][0]["at"] == "2023-11-15T01:30:00.000Z"
    assert sum(made["next_24_hours"]) == 1
    assert (made["script_name"], made["payload"], made["overlap"]) == ("report", {"kind": "full"}, "skip")
    changed = await scheduled.request("PATCH", "/schedules/hourly", {"every_s": 600, "overlap": "queue"})
    body = await changed.get_json()
    assert (body["cron"], body["every_s"], body["overlap"], body["payload"]) == (None, 600, "queue", {"kind": "full"})
    stale = await scheduled.request("DELETE", "/schedules/hourly", headers={"If-Match": '"1"'})
    await error_of(stale, 412, "precondition_failed")
    listed = await (await scheduled.request("GET", "/schedules")).get_json()
    assert [each["name"] for each in listed["items"]] == ["hourly"]
    assert (await scheduled.request("DELETE", "/schedules/hourly")).status_code == 204
    await error_of(await scheduled.request("GET", "/schedules/hourly"), 404, "not_found")
    audit = await (await scheduled.request("GET", "/audit?object=hourly")).get_json()
    assert [each["action"] for each in audit["items"]] == ["schedule.delete", "schedule.update", "schedule.create"]


async def test_due_schedule_runs_with_its_event_and_is_recorded(scheduled: Manager) -> None:
    await add(scheduled, payload={"kind": "full"})
    due = scheduled.clock.now + HOUR
    await pass_time(scheduled, HOUR - 1)
    assert scheduled.executor.executed == []

    await pass_time(scheduled, 4)

    (request,) = scheduled.executor.executed
    assert (request.trigger, request.request.method, request.request.path) == ("schedule", "", "/")
    assert request.event is not None
    event = request.event.as_map()
    assert event.pop("id")
    assert event == {
        "payload": {"kind": "full"},
        "attempt": 1,
        "due_at_ms": due,
        "schedule": "hourly",
        "is_manual": False,
        "missed_count": 0,
    }
    assert request.script.limits.timeout_ms == 60_000
    listed = await (await scheduled.request("GET", "/executions")).get_json()
    (execution,) = listed["items"]
    assert (execution["trigger"], execution["event"]["source"], execution["event"]["attempt"]) == (
        "schedule",
        "hourly",
        1,
    )
    shown = await show(scheduled)
    assert shown["counts"] == {"ran": 1, "failed": 0, "interrupted": 0, "skipped": 0, "missed": 0}
    assert (shown["last"]["outcome"], shown["last"]["execution_id"]) == ("done", execution["id"])
    assert not shown["failing"]


async def test_script_with_a_deadline_of_its_own_keeps_it(scheduled: Manager) -> None:
    await scheduled.create("short", limits={"timeout_ms": 1_234})
    await add(scheduled, script="short")
    await add(scheduled, "own", timeout_ms=90_000)
    await pass_time(scheduled, HOUR)
    assert sorted(each.script.limits.timeout_ms for each in scheduled.executor.executed) == [1_234, 90_000]
    assert len({each.script.load_key for each in scheduled.executor.executed}) == 2


@pytest.mark.parametrize(("status", "outcome"), [(200, "done"), (404, "refused"), (429, "failed"), (503, "failed")])
async def test_status_of_the_response_is_the_outcome(scheduled: Manager, status: int, outcome: str) -> None:
    scheduled.executor.status = status
    await add(scheduled)
    await pass_time(scheduled, HOUR)
    shown = await show(scheduled)
    assert (shown["last"]["outcome"], shown["counts"]["failed"]) == (outcome, int(outcome != "done"))
    assert (shown["last_success_at"] is not None) == (outcome == "done")
    await pass_time(scheduled, HOUR + 2 * MINUTE)
    assert (await show(scheduled))["failing"] == (outcome != "done")


async def test_overlapping_time_is_skipped_and_counted(scheduled: Manager) -> None:
    await add(scheduled)
    scheduled.executor.may_end.clear()
    scheduled.clock.now += HOUR
    await scheduled.scheduler.look()
    scheduled.clock.now += HOUR
    await scheduled.scheduler.look()
    assert (await show(scheduled))["running"] == 1
    scheduled.executor.may_end.set()
    await settled(scheduled)
    counts = (await show(scheduled))["counts"]
    assert (counts["ran"], counts["skipped"]) == (1, 1)


async def test_disabled_or_quarantined_script_makes_its_schedule_wait(scheduled: Manager) -> None:
    await add(scheduled)
    await scheduled.request("PATCH", "/scripts/report", {"enabled": False})
    await pass_time(scheduled, HOUR)
    assert (await show(scheduled))["waits_for"] == "script_disabled"
    await error_of(await scheduled.request("POST", "/schedules/hourly/run", {}), 409, "script_disabled")
    assert scheduled.executor.executed == []
    await scheduled.request("PATCH", "/scripts/report", {"enabled": True})
    scheduled.quarantine.held[next(iter(scheduled.feed.live))] = scheduled.clock.now
    await pass_time(scheduled, MINUTE)
    assert (await show(scheduled))["waits_for"] == "script_quarantined"
    await error_of(await scheduled.request("POST", "/schedules/hourly/run", {}), 503, "script_quarantined")
    scheduled.quarantine.held.clear()
    await pass_time(scheduled, 10 * MINUTE)
    shown = await show(scheduled)
    assert (shown["waits_for"], shown["counts"]["ran"], shown["counts"]["missed"]) == (None, 1, 0)


async def test_deleted_script_takes_its_schedules_with_it(scheduled: Manager) -> None:
    await add(scheduled)
    await scheduled.request("DELETE", "/scripts/report")
    await pass_time(scheduled, HOUR)
    assert scheduled.executor.executed == []
    assert (await (await scheduled.request("GET", "/schedules")).get_json())["items"] == []


async def test_paused_schedule_makes_up_for_nothing(scheduled: Manager) -> None:
    await add(scheduled, missed="all")
    await scheduled.request("POST", "/schedules/hourly/pause")
    await pass_time(scheduled, 3 * HOUR + MINUTE)
    assert (await show(scheduled))["next"] == []
    await scheduled.request("POST", "/schedules/hourly/resume")
    await pass_time(scheduled, MINUTE)
    assert scheduled.executor.executed == []
    await pass_time(scheduled, HOUR)
    assert (await show(scheduled))["counts"] == {"ran": 1, "failed": 0, "interrupted": 0, "skipped": 0, "missed": 0}


async def test_run_by_hand_has_its_own_payload_and_touches_no_due_time(scheduled: Manager) -> None:
    await add(scheduled, payload=1)
    started = await scheduled.request("POST", "/schedules/hourly/run", {"payload": {"by": "hand"}})
    assert started.status_code == 202
    await settled(scheduled)
    (request,) = scheduled.executor.executed
    assert request.execution_id == (await started.get_json())["execution_id"]
    assert request.event is not None
    assert (request.event.payload, request.event.facts["is_manual"]) == ({"by": "hand"}, True)
    await pass_time(scheduled, HOUR)
    assert len(scheduled.executor.executed) == 2


async def test_killed_run_is_interrupted_and_never_runs_again(scheduled: Manager) -> None:
    await add(scheduled)
    scheduled.executor.may_end.clear()
    scheduled.clock.now += HOUR
    await scheduled.scheduler.look()
    killed = list(scheduled.scheduler._tasks)

    restarted = scheduler_of(scheduled)
    await restarted.start()
    await restarted.look()
    await restarted.close()

    assert len(scheduled.executor.executed) == 1
    states = await scheduled.schedule_store.list_states()
    (state,) = states.values()
    assert (state.counts.interrupted, state.counts.ran, state.counts.missed, state.running) == (1, 0, 0, [])
    await scheduled.sink.flush()
    recorded = await scheduled.execution_store.find(state.last.execution_id if state.last else "")
    assert recorded is not None
    assert (recorded.error_code, recorded.last_call, recorded.due_at) == ("interrupted", "unknown", scheduled.clock.now)
    for task in killed:
        task.cancel()
    scheduled.executor.may_end.set()


async def test_run_that_history_knows_is_not_interrupted(scheduled: Manager) -> None:
    await add(scheduled)
    await pass_time(scheduled, HOUR)
    await scheduled.sink.flush()
    (schedule,) = await scheduled.schedule_store.list_all()
    state = (await scheduled.schedule_store.list_states())[schedule.id]
    assert state.last is not None
    await scheduled.request("POST", "/schedules/hourly/run", {})
    await settled(scheduled)
    restarted = scheduler_of(scheduled)
    await restarted.start()
    await restarted.close()
    assert (await scheduled.schedule_store.list_states())[schedule.id].counts.interrupted == 0


async def test_two_on_one_database_run_a_due_time_once(scheduled: Manager) -> None:
    await add(scheduled)
    other = scheduler_of(scheduled, "other")
    await other.reload()
    for _ in range(3):
        scheduled.clock.now += HOUR
        await asyncio.gather(other.look(), scheduled.scheduler.look())
        await settled(scheduled)
        await other.idle()
        await asyncio.gather(other.look(), scheduled.scheduler.look())
    due = [each.event.due_at_ms for each in scheduled.executor.executed if each.event is not None]
    assert len(due) == len(set(due)) == 3


@pytest.mark.parametrize(("overlap", "ran"), [("skip", 1), ("queue", 2), ("allow", 2)])
async def test_run_of_another_counts_as_overlap(scheduled: Manager, overlap: str, ran: int) -> None:
    await add(scheduled, cron="* * * * *", overlap=overlap)
    other = scheduler_of(scheduled, "other")
    await other.reload()
    scheduled.executor.may_end.clear()
    scheduled.clock.now += MINUTE
    await other.look()
    scheduled.clock.now += MINUTE
    for _ in range(2):  # at the first look it finds that the other one was faster
        await scheduled.scheduler.look()
    await asyncio.sleep(0)
    assert len(scheduled.executor.executed) == (2 if overlap == "allow" else 1)
    scheduled.executor.may_end.set()
    await other.idle()
    await settled(scheduled)
    await pass_time(scheduled, 1_000)
    counts = (await show(scheduled))["counts"]
    assert (counts["ran"], counts["skipped"], counts["missed"]) == (ran, 2 - ran, 0)


async def test_run_of_one_that_never_came_back_is_interrupted(scheduled: Manager) -> None:
    await add(scheduled)
    (schedule,) = await scheduled.schedule_store.list_all()
    state = (await scheduled.schedule_store.list_states())[schedule.id]
    due = scheduled.clock.now + HOUR
    lost = Running("lost", "lost", due, due, "another")
    state = structs.replace(state, version=state.version + 1, last_due_at=due, running=[lost])
    assert await scheduled.schedule_store.replace_states([(schedule.id, state)]) == [True]
    await scheduled.scheduler.reload()
    scheduled.clock.now += HOUR + 14 * MINUTE
    await scheduled.scheduler.settle_lost()
    assert (await show(scheduled))["running"] == 1
    scheduled.clock.now += MINUTE
    await scheduled.scheduler.settle_lost()
    shown = await show(scheduled)
    assert (shown["running"], shown["counts"]["interrupted"]) == (0, 1)


async def test_run_of_a_deleted_schedule_ends_before_the_scheduler_does(scheduled: Manager) -> None:
    await add(scheduled)
    scheduled.executor.may_end.clear()
    scheduled.clock.now += HOUR
    await scheduled.scheduler.look()
    await scheduled.request("DELETE", "/scripts/report")
    (task,) = scheduled.scheduler._tasks
    await scheduled.scheduler.close()
    assert task.done()


async def test_idle_schedules_write_nothing(scheduled: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(20):
        await add(scheduled, f"daily-{number}", cron="30 2 * * *")
    writes: list[int] = []
    replace = scheduled.schedule_store.replace_states

    async def counting(states: Any) -> list[bool]:
        writes.append(len(states))
        return await replace(states)

    monkeypatch.setattr(scheduled.schedule_store, "replace_states", counting)
    for _ in range(60):
        await pass_time(scheduled, 2_000)
    assert writes == []


async def test_hourly_schedule_writes_twice_for_each_run(scheduled: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    await add(scheduled)
    writes: list[int] = []
    replace = scheduled.schedule_store.replace_states

    async def counting(states: Any) -> list[bool]:
        writes.append(len(states))
        return await replace(states)

    monkeypatch.setattr(scheduled.schedule_store, "replace_states", counting)
    for _ in range(24):
        await pass_time(scheduled, HOUR)
    assert sum(writes) == 48
    assert (await show(scheduled))["counts"]["ran"] == 24


async def test_clock_in_the_past_holds_schedules_until_it_is_right(scheduled: Manager) -> None:
    await add(scheduled, every_s=60, cron=None)
    right = scheduled.clock.now
    seconds = [1_000.0]
    scheduled.clock.now = 0
    restarted = Scheduler(
        scheduled.schedule_store,
        scheduled.scheduler._runner,
        owner="this",
        find_execution=scheduled.execution_store.find,
        make_hold=lambda newest: ClockHold(
            newest, monotonic=lambda: seconds[0], synchronised=lambda: True, uptime=lambda: 999.0
        ),
        clock=scheduled.clock,
    )
    await restarted.start()
    await restarted.look()
    assert restarted.waits_for_clock
    scheduled.clock.now = right + 56 * 60_000
    await restarted.look()
    assert not restarted.waits_for_clock
    await restarted.close()
    assert len(scheduled.executor.executed) == 1


def test_hold_ends_after_five_minutes_and_while_booting_without_a_synchronised_clock() -> None:
    seconds, uptime, synchronised = [0.0], [20.0], [False]
    hold = ClockHold(0, monotonic=lambda: seconds[0], synchronised=lambda: synchronised[0], uptime=lambda: uptime[0])
    assert hold.holds(5)
    synchronised[0] = True
    assert not hold.holds(5)
    behind = ClockHold(10**12, monotonic=lambda: seconds[0], synchronised=lambda: True, uptime=lambda: 999.0)
    assert behind.holds(5)
    seconds[0] = 301.0
    assert not behind.holds(5)
    seconds[0] = 0.0
    assert not behind.holds(5)


@pytest.mark.parametrize(
    ("fields", "code", "field"),
    [
        ({"cron": "60 * * * *"}, "invalid_cron", "cron"),
        ({"cron": "* * * * * *"}, "invalid_cron", "cron"),
        ({"cron": "0 0 31 2 *"}, "invalid_cron", "cron"),
        ({"timezone": "Mars/Phobos"}, "invalid_timezone", "timezone"),
        ({"cron": None, "every_s": 1}, "validation_failed", "every_s"),
        ({"cron": None, "at": "yesterday"}, "validation_failed", "at"),
        ({"cron": None, "at": "2001-01-01T00:00:00Z"}, "validation_failed", "at"),
        ({"every_s": 60}, "validation_failed", "cron"),
        ({"payload": "x" * 300 * 1024}, "validation_failed", "payload"),
        ({"jitter_s": 3_601}, "validation_failed", "jitter_s"),
        ({"overlap": "maybe"}, "validation_failed", "overlap"),
        ({"script": "nobody"}, "validation_failed", "script"),
        ({"name": "preview"}, "invalid_name", "name"),
        ({"name": "Capital"}, "invalid_name", "name"),
        ({"unknown": 1}, "validation_failed", "unknown"),
    ],
)
async def test_what_cannot_be_a_schedule_is_refused_with_its_field(
    scheduled: Manager, fields: Json, code: str, field: str
) -> None:
    body = {"name": "hourly", "script": "report", "cron": "0 * * * *", **fields}
    error = await error_of(await scheduled.request("POST", "/schedules", body), 422, code)
    assert error["details"]["errors"][0]["field"] == field


async def test_preview_lists_the_next_times_in_words(scheduled: Manager) -> None:
    body = {"cron": "0 7 * * mon", "count": 2}
    shown = await (await scheduled.request("POST", "/schedules/preview", body)).get_json()
    assert shown == {
        "explanation": "At 07:00 on Monday, Europe/Berlin",
        "timezone": "Europe/Berlin",
        "times": [
            {"at": "2023-11-20T06:00:00.000Z", "local": "2023-11-20T07:00:00+01:00"},
            {"at": "2023-11-27T06:00:00.000Z", "local": "2023-11-27T07:00:00+01:00"},
        ],
    }


async def test_events_have_their_share_of_slots_and_wait_for_more(manager: Manager) -> None:
    await manager.create("report")
    running, most = 0, 0

    async def execute(_request: ExecutionRequest) -> ExecutionResult:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0)
        running -= 1
        return make_result()

    manager.executor.execute = execute  # type: ignore[method-assign]
    for number in range(6):
        await add(manager, f"job-{number}")
    await pass_time(manager, HOUR)
    assert most == 2
    listed = await (await manager.request("GET", "/schedules")).get_json()
    assert [each["counts"]["ran"] for each in listed["items"]] == [1] * 6
