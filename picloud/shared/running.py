"""Executions in progress, as every front process lists its own."""

from msgspec import Struct

from picloud.shared.events import Trigger


class RunningExecution(Struct, frozen=True, array_like=True):
    """An execution that has a slot, or has lent it.

    Attributes:
        started_at: milliseconds since 1970-01-01 UTC.
        duration_us: how long it has run up to now.
        waits_for: the call to a service that it waits for, such as `http.get api.github.com`; empty while it computes.
    """

    id: str
    script_id: str
    script_name: str
    revision: int
    trigger: Trigger
    is_trial: bool
    started_at: int
    duration_us: int
    timeout_ms: int
    waits_for: str
