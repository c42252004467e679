"""Events: what causes a run. An HTTP call is its request; all others are an `Event`. Values only."""

from collections.abc import Mapping
from typing import Any, Final, Literal

from msgspec import Struct

Trigger = Literal["http", "schedule"]
Outcome = Literal["done", "refused", "failed"]

_RETRYABLE: Final = frozenset({408, 425, 429})
"""Statuses below 500 after which the same event may well succeed later."""


class Event(Struct, frozen=True, gc=False):
    """The cause of a run that is not an HTTP call.

    Attributes:
        id: stays the same when the event is tried again.
        source: the name of what sent it, such as that of a schedule.
        payload: JSON.
        attempt: counts from 1.
        due_at_ms: when it was to run, in milliseconds since 1970-01-01 UTC.
        facts: what scripts see in `ctx.event` beside these, by name.
    """

    trigger: Trigger
    id: str
    source: str
    payload: Any = None
    attempt: int = 1
    due_at_ms: int = 0
    facts: Mapping[str, Any] = {}

    def as_map(self) -> dict[str, Any]:
        """Return what scripts see as `ctx.event`."""
        return {
            "id": self.id,
            "payload": self.payload,
            "attempt": self.attempt,
            "due_at_ms": self.due_at_ms,
            **self.facts,
        }


class Attempt(Struct, frozen=True):
    """One attempt at an event that has run. `error_code`: of the fault of the script, or its status as text."""

    execution_id: str
    outcome: Outcome
    error_code: str | None = None


def outcome_of(http_status: int, *, has_failed: bool) -> Outcome:
    """Return what became of an event.

    Args:
        http_status: of the response of the script, which stands for success or failure here.
        has_failed: the script ended with an error.
    """
    if has_failed or http_status >= 500 or http_status in _RETRYABLE:
        return "failed"
    return "refused" if http_status >= 400 else "done"
