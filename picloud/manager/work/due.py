"""What a schedule does about its due times. A pure function of its state and the time: no clock, no I/O."""

import hashlib
from itertools import islice
from typing import Final

from msgspec import Struct

from picloud.manager.models.schedules import Schedule, ScheduleState
from picloud.manager.work.timing import due_times, next_due

GRACE_MS: Final = 60_000
"""A due time that is so late still counts as met: the service was busy, not away."""
MOST_AT_ONCE: Final = 4
"""Runs of one schedule at a time, with overlap `allow`."""
MOST_CAUGHT_UP: Final = 24
MOST_JUDGED: Final = 2_000
"""Due times that are looked at one by one; more that were missed are judged by the window alone."""
_BELIEVED_AHEAD_MS: Final = 25 * 3_600_000


class Decision(Struct, frozen=True, kw_only=True):
    """The next step of a schedule.

    Attributes:
        run: the due time to run now, None for none.
        last_due_at: due times up to this one are accounted for.
        missed: how many of them were missed.
        skipped: how many of them came while the schedule was running.
        look_at: when to decide again; None when a run has to end first, or nothing is due any more.
    """

    run: int | None = None
    last_due_at: int
    missed: int = 0
    skipped: int = 0
    look_at: int | None = None


class Runs(Struct, frozen=True):
    """The runs of a schedule in this process: how many there are, and when the last one began and ended (0: none)."""

    count: int = 0
    last_started_at: int = 0
    last_ended_at: int = 0


def believed_due(state: ScheduleState, now: int) -> int:
    """Return up to where due times are accounted for. A time far ahead was noted while the clock was wrong."""
    return state.last_due_at if state.last_due_at <= now + _BELIEVED_AHEAD_MS else now


def fire_at(schedule: Schedule, due: int) -> int:
    """Return when a due time runs: later by the jitter, which is the same after a restart."""
    jitter = schedule.settings.jitter_s * 1_000
    if not jitter:
        return due
    digest = hashlib.sha256(f"{schedule.id}:{due}".encode()).digest()
    return due + int.from_bytes(digest[:8], "big") % (jitter + 1)


def next_look(schedule: Schedule, last_due_at: int) -> int | None:
    """Return when the first due time after this one runs."""
    due = next_due(schedule.timing, last_due_at)
    return None if due is None else fire_at(schedule, due)


def decide(schedule: Schedule, state: ScheduleState, runs: Runs, now: int) -> Decision:
    """Decide about the due times that are not accounted for yet."""
    last = believed_due(state, now)
    pending, missed, upcoming = _pending(schedule, last, now)
    if not pending:
        return Decision(last_due_at=last, look_at=upcoming)
    overlap = schedule.settings.overlap
    if runs.count and (overlap != "allow" or runs.count >= MOST_AT_ONCE):
        if overlap == "queue" or pending[0] <= runs.last_started_at:
            return Decision(last_due_at=last)  # decided when a run ends
        return Decision(last_due_at=pending[-1], skipped=len(pending), missed=missed, look_at=upcoming)
    if overlap == "queue" and runs.last_started_at < pending[0] <= runs.last_ended_at:
        waited = [due for due in pending if due <= runs.last_ended_at]
        return Decision(run=waited[0], last_due_at=waited[-1], skipped=len(waited) - 1, missed=missed, look_at=now)
    return _catch_up(schedule, pending, missed, upcoming, now)


def _pending(schedule: Schedule, last: int, now: int) -> tuple[list[int], int, int | None]:
    """Return the due times until now, how many before them were missed, and when the next one runs."""
    pending: list[int] = []
    upcoming: int | None = None
    times = due_times(schedule.timing, last)
    for due in islice(times, MOST_JUDGED):
        if fire_at(schedule, due) > now:
            return pending, 0, fire_at(schedule, due)
        pending.append(due)
    if len(pending) < MOST_JUDGED:
        return pending, 0, upcoming
    begin = now - schedule.settings.missed_window_s * 1_000
    if begin <= pending[-1]:
        return pending, 0, now  # the rest is judged at once
    missed = len(pending)
    recent = [due for due in islice(due_times(schedule.timing, begin), MOST_JUDGED) if fire_at(schedule, due) <= now]
    kept = recent or [pending[-1]]
    return kept, missed if recent else missed - 1, next_look(schedule, kept[-1])


def _catch_up(schedule: Schedule, pending: list[int], missed: int, upcoming: int | None, now: int) -> Decision:
    """Decide about due times none of which came during a run."""
    settings = schedule.settings
    fresh = [due for due in pending if fire_at(schedule, due) >= now - GRACE_MS]
    recent = [due for due in pending if due >= now - settings.missed_window_s * 1_000]
    if settings.missed == "all":
        wanted = (recent or fresh)[-MOST_CAUGHT_UP:]
        if wanted:
            index = pending.index(wanted[0])
            return Decision(run=wanted[0], last_due_at=wanted[0], missed=missed + index, look_at=now)
    run = fresh[-1] if fresh else None
    if run is None and settings.missed == "once" and recent:
        run = recent[-1]
    missed += len(pending) - (run is not None)
    return Decision(run=run, last_due_at=pending[-1], missed=missed, look_at=upcoming)


def is_failing(schedule: Schedule, state: ScheduleState, now: int) -> bool:
    """Whether the schedule has had no success for too many due times."""
    if not schedule.enabled or not schedule.settings.alert_after_misses:
        return False
    since = max(state.last_success_at or 0, state.active_since)
    wanted = schedule.settings.alert_after_misses
    if schedule.timing.at is not None:
        wanted = 1
    passed = list(islice(due_times(schedule.timing, since), wanted))
    if len(passed) < wanted:
        return False
    allowed = schedule.settings.jitter_s * 1_000 + GRACE_MS
    running = any(not run.is_manual for run in state.running)
    return passed[-1] + allowed <= now and not (running and len(passed) == 1)
