"""Runs of schedules: the event that a script gets, and the state of a schedule after a run began or ended. Pure."""

from typing import Any, Final

from msgspec import structs

from picloud.manager.models.schedules import Counts, LastRun, Running, Schedule, ScheduleState
from picloud.shared.events import Event

_ABANDONED_MS: Final = 15 * 60_000
"""A run of another PiCloud that began so long ago has ended with it: no deadline is longer than 5 minutes."""


def is_abandoned(run: Running, now: int) -> bool:
    """Whether a run began so long ago that its PiCloud must have ended."""
    return now - run.started_at >= _ABANDONED_MS


def event_of(schedule: Schedule, running: Running, payload: Any, missed: int) -> Event:  # Any: JSON
    """Return what the script gets.

    Args:
        missed: due times before this one that did not run.
    """
    facts = {"schedule": schedule.name, "is_manual": running.is_manual, "missed_count": missed}
    return Event("schedule", running.event_id, schedule.name, payload, due_at_ms=running.due_at, facts=facts)


def with_run(state: ScheduleState, running: Running) -> ScheduleState:
    """Return the state after a run began."""
    return structs.replace(state, running=[*state.running, running])


def with_end(state: ScheduleState, running: Running, last: LastRun) -> ScheduleState:
    """Return the state after a run ended; the same one when the run is accounted for already."""
    if all(each.execution_id != running.execution_id for each in state.running):
        return state
    return structs.replace(
        state,
        running=[each for each in state.running if each.execution_id != running.execution_id],
        last=last,
        last_success_at=last.ended_at if last.outcome == "done" else state.last_success_at,
        counts=_counted(state.counts, last.outcome, is_manual=running.is_manual),
    )


def _counted(counts: Counts, outcome: str, *, is_manual: bool) -> Counts:
    if outcome == "interrupted":
        return structs.replace(counts, interrupted=counts.interrupted + 1)
    if outcome == "not_run":
        return counts if is_manual else structs.replace(counts, missed=counts.missed + 1)
    failed = counts.failed + (outcome != "done")
    return structs.replace(counts, ran=counts.ran + 1, failed=failed)
