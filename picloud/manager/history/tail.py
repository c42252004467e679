"""The live tail: sends each execution to listeners as it ends. Bounded, never in the way of a call, and without work
without listeners. Knows no HTTP and no storage."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from picloud.manager.models.history import ExecutionFilter
from picloud.shared.errors import ServerBusy
from picloud.shared.models import ExecutionRecord
from picloud.shared.records.execution import Execution
from picloud.shared.records.pending import execution_of

MAX_LISTENERS: Final = 16
MAX_PER_CREDENTIAL: Final = 4
"""Of one credential without the scope `admin`."""
KEPT_FOR_ADMIN: Final = 4
"""Listeners that only credentials with the scope `admin` may be."""
MAX_WAITING: Final = 256


class News(Struct, frozen=True):
    """Everything since a listener asked last; `dropped` executions came too fast for it, before the others."""

    executions: list[Execution]
    dropped: int


class Listener:
    """One listener's bounded queue; `close()` it in the end."""

    def __init__(self, tail: "Tail", wanted: ExecutionFilter, max_waiting: int, credential: str | None) -> None:
        self.credential = credential
        self._tail = tail
        self._wanted = wanted
        self._waiting: deque[Execution] = deque(maxlen=max_waiting)
        self._dropped = 0
        self._wake = asyncio.Event()
        self.ended = False
        """True when no more will come: the service stops."""

    async def wait(self, timeout_s: float) -> News:
        """Wait for news; empty after `timeout_s` seconds without anything, and when `ended`."""
        if not self._wake.is_set():
            try:
                await asyncio.wait_for(self._wake.wait(), timeout_s)
            except TimeoutError:
                return News([], 0)
        if not self.ended:
            self._wake.clear()
        news = News(list(self._waiting), self._dropped)
        self._waiting.clear()
        self._dropped = 0
        return news

    def offer(self, execution: Execution) -> None:
        """Queue the execution if this listener wants it; the oldest makes room."""
        if not _is_wanted(self._wanted, execution):
            return
        if len(self._waiting) == self._waiting.maxlen:
            self._dropped += 1
        self._waiting.append(execution)
        self._wake.set()

    def end(self) -> None:
        """Tell the listener that no more will come."""
        self.ended = True
        self._wake.set()

    def close(self) -> None:
        """Listen no more."""
        self._tail.leave(self)


class Tail:
    """All listeners. Everything happens on one event loop.

    Args:
        max_listeners: how many there may be at once.
        max_waiting: how many executions wait for each of them.
    """

    def __init__(self, max_listeners: int = MAX_LISTENERS, max_waiting: int = MAX_WAITING) -> None:
        self.listeners: list[Listener] = []
        self._max_listeners = max_listeners
        self._max_waiting = max_waiting
        self._ended = False
        self.on_followed: Callable[[bool], None] | None = None
        """Called with True when the first listener comes, and with False when the last one is gone."""

    def publish(self, record: ExecutionRecord) -> None:
        """Notify all listeners. Not worth calling when there are none."""
        self.offer(execution_of(record))

    def offer(self, execution: Execution) -> None:
        """As `publish`, of an execution that another process saw."""
        for listener in self.listeners:
            listener.offer(execution)

    def listen(self, wanted: ExecutionFilter, credential: str | None = None) -> Listener:
        """Hear of executions from now on; of a filter only script, status and error code count.

        Args:
            credential: whose share of the listeners is used; None for the owner and others with the scope `admin`,
                who have no share but the whole.
        Raises:
            ServerBusy: there are too many listeners, in all or of this credential.
        """
        own = sum(listener.credential == credential for listener in self.listeners)
        if credential is not None and own >= MAX_PER_CREDENTIAL:
            raise ServerBusy(f"This credential has {own} live tails already; close one, or list executions.")
        most = self._max_listeners - (0 if credential is None else KEPT_FOR_ADMIN)
        if len(self.listeners) >= most:
            raise ServerBusy(f"There are {most} live tails already; close one, or list executions.")
        listener = Listener(self, wanted, self._max_waiting, credential)
        if self._ended:
            listener.end()
        self.listeners.append(listener)
        if self.on_followed is not None and len(self.listeners) == 1:
            self.on_followed(True)
        return listener

    def leave(self, listener: Listener) -> None:
        """Forget the listener; one that is not there is ignored."""
        if listener in self.listeners:
            self.listeners.remove(listener)
            if self.on_followed is not None and not self.listeners:
                self.on_followed(False)

    def end(self) -> None:
        """End all listeners at once, and all that come later."""
        self._ended = True
        for listener in self.listeners:
            listener.end()


def _is_wanted(wanted: ExecutionFilter, execution: Execution) -> bool:
    asked = (
        (wanted.script_id, execution.script_id),
        (wanted.script_name, execution.script_name),
        (wanted.status, execution.status),
        (wanted.error_code, execution.error_code),
    )
    return all(want is None or want == value for want, value in asked)
