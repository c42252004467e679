"""Schedules, as the services hand them on. Times are milliseconds since 1970-01-01 UTC."""

from typing import Any, Literal

from msgspec import Struct

Overlap = Literal["skip", "queue", "allow"]
Missed = Literal["skip", "once", "all"]


class Timing(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The times at which a schedule is due. Exactly one of `cron`, `every_s` and `at` is set.

    Attributes:
        cron: five fields, in the time of `timezone`.
        every_s: seconds, counted from 1970-01-01 UTC.
        at: one time.
    """

    cron: str | None = None
    every_s: int | None = None
    at: int | None = None
    timezone: str = "UTC"


class ScheduleSettings(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The rules by which a schedule runs its script.

    Attributes:
        payload: JSON, for `ctx.event.payload`.
        overlap: what happens when it is due while it runs: the time is skipped, waits, or runs as well.
        missed: what happens with times at which PiCloud was not running: none runs, the last one, or all.
        missed_window_s: older ones never run.
        jitter_s: the run begins up to so many seconds later.
        timeout_ms: deadline of a run; None for that of the script or of events.
        alert_after_misses: due times in a row without success after which the schedule counts as failing.
    """

    payload: Any = None
    overlap: Overlap = "skip"
    missed: Missed = "once"
    missed_window_s: int = 3_600
    jitter_s: int = 0
    timeout_ms: int | None = None
    alert_after_misses: int = 2


class Schedule(Struct, frozen=True, kw_only=True):
    """A schedule. `version` counts its changes, for the entity tag."""

    id: str
    name: str
    script_id: str
    timing: Timing
    settings: ScheduleSettings
    enabled: bool
    version: int
    created_at: int
    updated_at: int


class Running(Struct, frozen=True):
    """A run in progress. `owner`: the PiCloud that runs it."""

    execution_id: str
    event_id: str
    due_at: int
    started_at: int
    owner: str
    is_manual: bool = False


class LastRun(Struct, frozen=True):
    """The run that ended last. `outcome`: `done`, `refused`, `failed`, `interrupted` or `not_run`."""

    execution_id: str
    due_at: int
    ended_at: int
    outcome: str
    error_code: str | None = None


class Counts(Struct, frozen=True, omit_defaults=True):
    """Counters of due times. Each is counted once."""

    ran: int = 0
    """Runs that ended, by hand or not."""
    failed: int = 0
    """Of those, the ones that failed or were refused."""
    interrupted: int = 0
    skipped: int = 0
    missed: int = 0


class ScheduleState(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The progress of a schedule.

    Attributes:
        version: counts the changes of the state.
        last_due_at: due times up to this one are accounted for.
        active_since: when it was made, resumed, or got its timing.
    """

    version: int = 1
    last_due_at: int = 0
    active_since: int = 0
    last_success_at: int | None = None
    last: LastRun | None = None
    running: list[Running] = []
    counts: Counts = Counts()


class NewSchedule(Struct, frozen=True, kw_only=True):
    """A schedule to be made. `script`: id or name."""

    name: str
    script: str
    timing: Timing
    settings: ScheduleSettings = ScheduleSettings()
    enabled: bool = True


class ScheduleFacts(Struct, frozen=True, kw_only=True):
    """A schedule with its state, as it is shown.

    Attributes:
        next: the next due times.
        waits_for: why it does not run now although it is enabled; None when it does.
        is_failing: whether it has had no success for too many due times.
    """

    schedule: Schedule
    script_name: str
    state: ScheduleState
    next: list[int]
    waits_for: str | None
    is_failing: bool
