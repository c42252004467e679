"""Slots and the queue in front of them: who may run now, who waits, who is turned away. Knows nothing of processes;
the supervisor says how many slots there are."""

import asyncio
import heapq
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from picloud.shared.errors import ServerBusy

_TIMER_FLOOR_S: Final = 0.005


class _Waiter:
    __slots__ = ("future", "give_up_at", "script_id", "since")

    def __init__(self, script_id: str, since: float, give_up_at: float, future: asyncio.Future[None]) -> None:
        self.script_id = script_id
        self.since = since
        self.give_up_at = give_up_at
        self.future = future


_Queue = list[tuple[int, _Waiter]]
"""A heap by number of arrival."""


class Slots:
    """A bounded first-come queue for slots, with a bound on how many of them one script may hold.

    One slot is always left for other scripts, so that a slow script cannot stop the rest. A waiter whose script is at
    its bound is passed over and keeps its place. All methods belong to one event loop.

    Args:
        queue_depth: calls that may wait at once.
        queue_wait_s: how long one may wait, in seconds.
        now: a monotonic clock in seconds.
    """

    def __init__(self, queue_depth: int, queue_wait_s: float, now: Callable[[], float] = time.monotonic) -> None:
        self._queue_depth = queue_depth
        self._queue_wait_s = queue_wait_s
        self._now = now
        self._capacity = 0
        self._bound = 1
        self._in_use = 0
        self._in_use_of: dict[str, int] = {}
        self._waiting = 0
        self._last_number = 0
        self._next: _Queue = []
        self._parked: dict[str, _Queue] = {}  # of scripts that were at their bound
        self._arrivals: deque[_Waiter] = deque()  # all waiters, for giving up; those that are done linger a little
        self._timer: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    @property
    def capacity(self) -> int:
        """All slots, in use or not."""
        return self._capacity

    @property
    def in_use(self) -> int:
        """Slots that are handed out."""
        return self._in_use

    @property
    def waiting(self) -> int:
        """Calls in the queue."""
        return self._waiting

    def set_capacity(self, count: int) -> None:
        """There are `count` slots now. Fewer than are in use takes effect as they come back."""
        self._capacity = count
        self._bound = max(1, count - 1)
        for parked in self._parked.values():
            for entry in parked:
                heapq.heappush(self._next, entry)
        self._parked.clear()
        self._grant()

    def try_acquire(self, script_id: str) -> bool:
        """Take a slot for the script if one is free for it now."""
        used = self._in_use_of.get(script_id, 0)
        if self._in_use >= self._capacity or used >= self._bound:
            return False
        self._in_use += 1
        self._in_use_of[script_id] = used + 1
        return True

    async def wait(self, script_id: str) -> int:
        """Queue for a slot after `try_acquire` failed; returns the microseconds that it took.

        Raises:
            ServerBusy: the queue is full, or no slot came in time.
        """
        if self._waiting >= self._queue_depth or self._queue_wait_s <= 0:
            raise ServerBusy("all script slots are busy and the queue is full; try again in a second")
        waiter = self._enqueue(script_id)
        try:
            await waiter.future
        except asyncio.CancelledError:
            if waiter.future.cancelled():
                self._waiting -= 1
            elif waiter.future.exception() is None:  # granted in the turn in which the caller was cancelled
                self.release(script_id)
            raise
        return int((self._now() - waiter.since) * 1_000_000)

    def release(self, script_id: str) -> None:
        """Give a slot of the script back; the next waiter has it before this returns."""
        used = self._in_use_of[script_id] - 1
        if used:
            self._in_use_of[script_id] = used
        else:
            del self._in_use_of[script_id]
        self._in_use -= 1
        if self._waiting:
            self._unpark_one(script_id)
            self._grant()

    def give_up_overdue(self) -> None:
        """End the wait of all that have waited too long."""
        now = self._now()
        while self._arrivals and (self._arrivals[0].future.done() or self._arrivals[0].give_up_at <= now):
            waiter = self._arrivals.popleft()
            if not waiter.future.done():
                self._waiting -= 1
                waiter.future.set_exception(
                    ServerBusy("all script slots were busy for too long; try again in a second")
                )

    def _enqueue(self, script_id: str) -> _Waiter:
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
        now = self._now()
        waiter = _Waiter(script_id, now, now + self._queue_wait_s, self._loop.create_future())
        self._last_number += 1
        entry = (self._last_number, waiter)
        if self._in_use_of.get(script_id, 0) >= self._bound:
            heapq.heappush(self._parked.setdefault(script_id, []), entry)
        else:
            heapq.heappush(self._next, entry)
        while self._arrivals and self._arrivals[0].future.done():
            self._arrivals.popleft()
        self._arrivals.append(waiter)
        self._waiting += 1
        if self._timer is None:
            self._arm_timer()
        return waiter

    def _unpark_one(self, script_id: str) -> None:
        parked = self._parked.get(script_id)
        while parked:
            entry = heapq.heappop(parked)
            if not entry[1].future.done():
                heapq.heappush(self._next, entry)
                break
        if not parked:
            self._parked.pop(script_id, None)

    def _grant(self) -> None:
        while self._next and self._in_use < self._capacity:
            entry = heapq.heappop(self._next)
            waiter = entry[1]
            if waiter.future.done():
                continue
            used = self._in_use_of.get(waiter.script_id, 0)
            if used >= self._bound:
                heapq.heappush(self._parked.setdefault(waiter.script_id, []), entry)
                continue
            self._in_use += 1
            self._in_use_of[waiter.script_id] = used + 1
            self._waiting -= 1
            waiter.future.set_result(None)

    def _arm_timer(self) -> None:
        """One timer for all waiters: they give up in the order in which they came."""
        delay_s = max(self._arrivals[0].give_up_at - self._now(), _TIMER_FLOOR_S)
        self._timer = asyncio.get_running_loop().call_later(delay_s, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        self.give_up_overdue()
        if self._arrivals:
            self._arm_timer()
