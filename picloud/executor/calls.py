"""One call on its way through an executor process, and the ways in which it can end without an answer."""

from collections.abc import Callable
from enum import Enum

from msgspec import Struct

from picloud.executor.service_calls import ServiceCalls, SlotHolder
from picloud.shared.models import ExecutionRequest
from picloud.shared.running import RunningExecution
from picloud.shared.wire import Checked, Result, Run


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
"""Called once with the outcome of a call, on the event loop; must not raise."""


class PendingCall(Struct, eq=False):
    """A call that a process was given, and its outcome to come.

    Args:
        subject: what is quarantined for crashes: `<script id>:<revision>`, or `drafts_of` an author; empty for a check.
        allowed_s: its whole time in seconds.
        overdue_at: the monotonic second at which it must have answered.
        on_outcome: told of the end.
        request: what runs, None for a check.
        holder: holds the slot of the run.
        services: its calls to services, None before the first.
    """

    subject: str
    allowed_s: float
    overdue_at: float
    on_outcome: OnOutcome
    request: ExecutionRequest | None = None
    holder: SlotHolder | None = None
    services: ServiceCalls | None = None
    outcome: Outcome | None = None

    def describe(self, now: float) -> RunningExecution | None:
        """Return the execution that this is, at `now`, a monotonic second; None for a check."""
        if self.request is None:
            return None
        request, script = self.request, self.request.script
        return RunningExecution(
            request.execution_id,
            script.id,
            script.name,
            script.revision,
            request.trigger,
            request.is_trial,
            request.now_ms,
            int((now - self.overdue_at + self.allowed_s) * 1_000_000),
            script.limits.timeout_ms,
            "" if self.services is None else self.services.session.waits_for(),
        )

    def settle(self, outcome: Outcome) -> None:
        """End the call."""
        self.outcome = outcome
        self.on_outcome(self, outcome)


def run_message(call_id: int, key: str, request: ExecutionRequest) -> Run:
    """Return the message that starts a run."""
    return Run(
        call_id,
        key,
        request.execution_id,
        request.trigger,
        request.request,
        request.seed,
        request.now_ms,
        request.is_trial,
        None if request.event is None else request.event.as_map(),
        request.chain,
    )
