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


class PendingCall(asyncio.Future[Outcome]):
    """The outcome to come of one call.

    It cannot be cancelled: a run that has begun ends by itself, by its deadline or with its process, and each one must
    be recorded. A task that is cancelled while it awaits the call gets its `CancelledError` after the outcome is known.
    """

    def __init__(self, *, subject: str, allowed_s: float, overdue_at: float, loop: asyncio.AbstractEventLoop) -> None:
        """`subject`: what runs, as `<script id>:<revision>`, or empty for a check. `allowed_s`: its whole time,
        `overdue_at`: the monotonic second at which it must have answered."""
        super().__init__(loop=loop)
        self.subject = subject
        self.allowed_s = allowed_s
        self.overdue_at = overdue_at

    def cancel(self, msg: object = None) -> bool:  # noqa: ARG002  the signature is asyncio's
        """Refused, see the class."""
        return False

    async def outcome(self) -> Outcome:
        """Wait for the end of the call, whatever happens to the waiting task meanwhile.

        A cancellation during the wait is dropped, because the caller still has the outcome to record.
        """
        try:
            return await self
        except asyncio.CancelledError:
            return self.result()
