"""Schedules as the API shows them."""

from typing import Annotated, Any

from msgspec import Meta, Struct

from picloud.manager.api.answers.fields import Time


class DueTime(Struct, frozen=True, kw_only=True):
    """A time at which a schedule runs."""

    at: Time
    local: Annotated[str, Meta(description="The same in the time zone of the schedule, RFC 3339 with its offset.")]


class ScheduleRun(Struct, frozen=True, kw_only=True):
    """The run of a schedule that ended last."""

    execution_id: str
    due_at: Time
    ended_at: Time
    outcome: Annotated[
        str,
        Meta(
            description="`done`; `failed`; `refused`: a response from 400 to 499; `interrupted` by the end of the "
            "service; `not_run`. More may come.",
            examples=["done", "failed"],
        ),
    ]
    error_code: str | None


class ScheduleCounts(Struct, frozen=True, kw_only=True):
    """Counters of due times; each is counted once."""

    ran: Annotated[int, Meta(description="Runs that ended, those by hand included.")]
    failed: Annotated[int, Meta(description="Of those, the ones that failed or were refused.")]
    interrupted: Annotated[int, Meta(description="Runs that the end of the service interrupted.")]
    skipped: Annotated[int, Meta(description="Due times that came while the schedule was running.")]
    missed: Annotated[int, Meta(description="Due times at which PiCloud or the script could not run.")]


class Schedule(Struct, frozen=True, kw_only=True):
    """A schedule with what it has done. Exactly one of `cron`, `every_s` and `at` is not null."""

    id: str
    name: str
    script_id: str
    script_name: str
    cron: str | None
    every_s: int | None
    at: Time | None
    timezone: str
    explanation: Annotated[
        str, Meta(description="The timing in words.", examples=["At 02:30 every day, Europe/Berlin"])
    ]
    payload: Any
    overlap: Annotated[str, Meta(examples=["skip", "queue", "allow"])]
    missed: Annotated[str, Meta(examples=["skip", "once", "all"])]
    missed_window_s: int
    jitter_s: int
    timeout_ms: int | None
    alert_after_misses: int
    enabled: bool
    next: Annotated[list[DueTime], Meta(description="The next five times; none while it is paused.")]
    next_24_hours: Annotated[list[int], Meta(description="How often it is due in each of the next 24 hours.")]
    last: ScheduleRun | None
    last_success_at: Time | None
    running: Annotated[int, Meta(description="Runs in progress.")]
    counts: ScheduleCounts
    waits_for: Annotated[
        str | None,
        Meta(
            description="Why it does not run although it is enabled; null when it does. More may come.",
            examples=["clock", "script_disabled", "script_quarantined"],
        ),
    ]
    failing: Annotated[
        bool, Meta(description="Whether it has had no success for `alert_after_misses` due times in a row.")
    ]
    created_at: Time
    updated_at: Time


class ScheduleList(Struct, frozen=True, kw_only=True):
    """All schedules by name."""

    items: list[Schedule]


class SchedulePreview(Struct, frozen=True, kw_only=True):
    """The next due times of a timing."""

    explanation: str
    timezone: str
    times: list[DueTime]


class StartedRun(Struct, frozen=True, kw_only=True):
    """A run that begins as soon as there is a slot for it."""

    execution_id: str
