"""One call on its way through an executor process, and the ways in which it can end without an answer."""

from collections.abc import Callable
from enum import Enum

from picloud.shared.wire import Checked, Result


class Lost(Enum):
    """Why a call has no answer."""

    UNSENT = "unsent"
    """The process was gone before the call was written; nothing ran, safe to try another process."""
    CRASHED = "crashed"
    """The process ended while it held the call."""
    OVERDUE = "overdue"
    """This call outlived its deadline and the process was killed because of it."""


Outcome = Result | Checked | Lost
OnOutcome = Callable[["PendingCall", Outcome], None]
"""Told once how a call ended, on the event loop; must not raise."""


class PendingCall:
    """A call that a process was given, and its outcome to come.

    Args:
        subject: what runs, as `<script id>:<revision>`, or empty for a check.
        allowed_s: its whole time in seconds.
        overdue_at: the monotonic second at which it must have answered.
        on_outcome: told of the end.
    """

    __slots__ = ("_on_outcome", "allowed_s", "outcome", "overdue_at", "subject")

    def __init__(self, subject: str, allowed_s: float, overdue_at: float, on_outcome: OnOutcome) -> None:
        self.subject = subject
        self.allowed_s = allowed_s
        self.overdue_at = overdue_at
        self.outcome: Outcome | None = None
        self._on_outcome = on_outcome

    def settle(self, outcome: Outcome) -> None:
        """End the call."""
        self.outcome = outcome
        self._on_outcome(self, outcome)
