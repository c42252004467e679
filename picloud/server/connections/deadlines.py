"""When the caller of one connection is too slow. Knows times and bytes, no connection."""

from enum import Enum, auto
from typing import Final

from picloud.shared.errors import PiCloudError

HEAD_DEADLINE_S: Final = 5.0
KEEP_ALIVE_S: Final = 5.0
"""How long a connection may be without a request."""
DRAIN_DEADLINE_S: Final = 15.0
"""How long the body of a request that is answered already may go on."""
READER_PERIOD_S: Final = 30.0
READER_LEAST_BYTES: Final = 16 * 1024
"""What a caller must take of an answer in each period; half a kilobyte a second."""
LINGER_S: Final = 2.0
"""How long a refused caller may go on sending: to close at once would take the refusal away from it."""


class Verdict(Enum):
    """An action that a connection needs."""

    LEAVE = auto()
    CLOSE = auto()
    """No response is pending."""
    ABORT = auto()
    """The caller takes nothing."""
    REFUSE_HEAD = auto()
    """The head of a request began and does not end."""


class Deadlines:
    """The times of one connection, in seconds of the event loop. The reader of requests maintains three of them.

    Attributes:
        head_since: when the first byte of the next head could have come; 0 when the head is complete.
        idle_since: when the last answer was complete; 0 while one is owed.
        refused_at: when the caller was refused; 0 if it was not.
    """

    __slots__ = ("_reader_since", "_reader_took_bytes", "head_since", "idle_since", "refused_at")

    def __init__(self) -> None:
        self.head_since = 0.0
        self.idle_since = 0.0
        self.refused_at = 0.0
        self._reader_since = 0.0
        """When the present period of `READER_PERIOD_S` began; 0 when the caller has taken everything."""
        self._reader_took_bytes = 0

    def judge(self, now: float, *, awaits_head: bool, sent_bytes: int, unsent_bytes: int) -> Verdict:
        """Say what is to be done about the connection now.

        Args:
            awaits_head: True while no request is being read.
            sent_bytes: all that was ever handed to the system or its buffer.
            unsent_bytes: what of it is still in the buffer.
        """
        if self.refused_at:
            return Verdict.ABORT if now - self.refused_at > LINGER_S else Verdict.LEAVE
        if unsent_bytes:
            return self._judge_reader(now, sent_bytes - unsent_bytes)
        self._reader_since = 0.0
        if self.head_since:
            return Verdict.REFUSE_HEAD if now - self.head_since > HEAD_DEADLINE_S else Verdict.LEAVE
        allowed_s = KEEP_ALIVE_S if awaits_head else DRAIN_DEADLINE_S
        return Verdict.CLOSE if self.idle_since and now - self.idle_since > allowed_s else Verdict.LEAVE

    def _judge_reader(self, now: float, taken: int) -> Verdict:
        if not self._reader_since or taken - self._reader_took_bytes >= READER_LEAST_BYTES:
            self._reader_took_bytes, self._reader_since = taken, now
        elif now - self._reader_since > READER_PERIOD_S:
            return Verdict.ABORT
        return Verdict.LEAVE


def head_timeout() -> PiCloudError:
    """The refusal of a head that does not end."""
    return PiCloudError(f"The headers did not arrive within {HEAD_DEADLINE_S:g} s.", code="header_timeout")
