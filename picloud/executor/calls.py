"""One call on its way through an executor process, and the ways in which it can end without an answer."""

import asyncio
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


class PendingCall:
    """A call that a process was given, and its outcome to come.

    Args:
        subject: what runs, as `<script id>:<revision>`, or empty for a check.
        allowed_s: its whole time in seconds.
        overdue_at: the monotonic second at which it must have answered.
    """

    __slots__ = ("_future", "_loop", "allowed_s", "outcome", "overdue_at", "subject")

    def __init__(self, subject: str, allowed_s: float, overdue_at: float, loop: asyncio.AbstractEventLoop) -> None:
        self.subject = subject
        self.allowed_s = allowed_s
        self.overdue_at = overdue_at
        self.outcome: Outcome | None = None
        self._loop = loop
        self._future: asyncio.Future[None] = loop.create_future()

    def settle(self, outcome: Outcome) -> None:
        """End the call."""
        self.outcome = outcome
        if not self._future.done():
            self._future.set_result(None)

    async def wait(self) -> Outcome:
        """Wait for the end of the call, whatever happens to the waiting task meanwhile.

        A run that has begun ends by itself, by its deadline or with its process, and each one must be recorded. So a
        cancellation during the wait is dropped: the caller still gets the outcome.
        """
        while self.outcome is None:
            try:
                await self._future
            except asyncio.CancelledError:
                if self._future.cancelled():
                    self._future = self._loop.create_future()
        return self.outcome
