"""Slots and the queue in front of them: who may run now, who waits, who is turned away. Knows nothing of processes;
the supervisor says how many slots there are."""

import asyncio
import heapq
import time
from collections import deque
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from picloud.shared.errors import ServerBusy

_TIMER_FLOOR_S: Final = 0.005

OnGrant = Callable[[int], None]
OnRefusal = Callable[[ServerBusy], None]


class Waiter(Struct, eq=False):
    """A call in the queue. Of `on_grant(microseconds waited)` and `on_refusal(error)` exactly one is called, unless the
    waiter is withdrawn; neither may raise."""

    script_id: str
    since: float
    give_up_at: float
    on_grant: OnGrant
    on_refusal: OnRefusal
    is_done: bool = False

    def end(self) -> tuple[OnGrant, OnRefusal]:
        """Whom to tell; forgets them, because a waiter lingers in the queue and they hold a request each."""
        callbacks = self.on_grant, self.on_refusal
        self.is_done = True
        self.on_grant = self.on_refusal = _ignore_end
        return callbacks


def _ignore_end(_end: object) -> None:
    """Replaces the callbacks of a waiter that has ended."""


_Queue = list[tuple[int, Waiter]]
"""A heap by number of arrival."""


class Slots:
    """A bounded first-come queue for slots, with a bound on how many of them one script may hold.

    One slot is always left for other scripts, so that a slow script cannot stop the rest; all runs of a script, with
    those that have lent their slots, may fill half of the threads. A waiter whose script is at its bound is passed over
    and keeps its place. All methods belong to one event loop.

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
        self._most_runs = 1
        self._in_use = 0
        self._in_use_of: dict[str, int] = {}
        self._lent_of: dict[str, int] = {}
        self._waiting = 0
        self._last_number = 0
        self._next: _Queue = []
        self._parked: dict[str, _Queue] = {}  # of scripts that were at their bound
        self._arrivals: deque[Waiter] = deque()  # all waiters, for giving up; those that are done linger a little
        self._timer: asyncio.TimerHandle | None = None

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

    def set_capacity(self, count: int, waiting_threads: int = 0) -> None:
        """Set the number of slots. Fewer than are in use takes effect as they come back.

        Args:
            waiting_threads: runs that may wait without a slot.
        """
        self._capacity = count
        self._bound = max(1, count - 1)
        self._most_runs = max(self._bound, (count + waiting_threads) // 2)
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
        if self._lent_of and self._is_at_bound(script_id):
            return False
        self._in_use += 1
        self._in_use_of[script_id] = used + 1
        return True

    def enqueue(self, script_id: str, on_grant: OnGrant, on_refusal: OnRefusal) -> Waiter:
        """Queue for a slot after `try_acquire` failed.

        Raises:
            ServerBusy: the queue is full.
        """
        if self._waiting >= self._queue_depth or self._queue_wait_s <= 0:
            raise ServerBusy("All script slots are busy and the queue is full. Try again in a second.")
        now = self._now()
        waiter = Waiter(script_id, now, now + self._queue_wait_s, on_grant, on_refusal)
        self._last_number += 1
        entry = (self._last_number, waiter)
        if self._is_at_bound(script_id):
            heapq.heappush(self._parked.setdefault(script_id, []), entry)
        else:
            heapq.heappush(self._next, entry)
        arrivals = self._arrivals
        while arrivals and arrivals[0].is_done:
            arrivals.popleft()
        arrivals.append(waiter)
        self._waiting += 1
        if self._timer is None:
            self._arm_timer()
        return waiter

    def withdraw(self, waiter: Waiter) -> bool:
        """Leave the queue; False when the waiter has been granted a slot or refused already."""
        if waiter.is_done:
            return False
        waiter.end()
        self._waiting -= 1
        return True

    async def wait(self, script_id: str) -> int:
        """`enqueue` for a task: returns the microseconds that it took.

        Raises:
            ServerBusy: the queue is full, or no slot came in time.
        """
        granted: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def grant(waited_us: int) -> None:
            if not granted.done():
                granted.set_result(waited_us)

        def refuse(error: ServerBusy) -> None:
            if not granted.done():
                granted.set_exception(error)

        waiter = self.enqueue(script_id, grant, refuse)
        try:
            return await granted
        except asyncio.CancelledError:
            if not self.withdraw(waiter) and (granted.cancelled() or granted.exception() is None):
                self.release(script_id)  # granted in the turn in which the caller was cancelled
            raise

    def release(self, script_id: str) -> None:
        """Give a slot of the script back; the next waiter has it before this returns."""
        used = self._in_use_of[script_id]
        if self._waiting:
            runs = used + self._lent_of.get(script_id, 0)
            is_within = used <= self._bound and runs <= self._most_runs and self._in_use <= self._capacity
            if not self._next and is_within:
                heir = self._first_parked(script_id)
                if heir is not None:  # nobody else waits who may run: the slot goes from hand to hand
                    self._tell(heir[1])
                    return
            self._unpark_one(script_id)
        if used > 1:
            self._in_use_of[script_id] = used - 1
        else:
            del self._in_use_of[script_id]
        self._in_use -= 1
        if self._waiting:
            self._grant()

    def lend(self, script_id: str) -> None:
        """Lend the slot of a waiting run to others; the run counts for the bound of its script until `reclaim`."""
        self._lent_of[script_id] = self._lent_of.get(script_id, 0) + 1
        self.release(script_id)

    def reclaim(self, script_id: str) -> None:
        """Take a slot for a run that has waited, at once: for a moment more may be in use than there are."""
        lent = self._lent_of[script_id] - 1
        if lent:
            self._lent_of[script_id] = lent
        else:
            del self._lent_of[script_id]
        self._in_use += 1
        self._in_use_of[script_id] = self._in_use_of.get(script_id, 0) + 1

    def _is_at_bound(self, script_id: str) -> bool:
        used = self._in_use_of.get(script_id, 0)
        return used >= self._bound or used + self._lent_of.get(script_id, 0) >= self._most_runs

    def give_up_overdue(self) -> None:
        """End the wait of all that have waited too long."""
        now = self._now()
        while self._arrivals and (self._arrivals[0].is_done or self._arrivals[0].give_up_at <= now):
            waiter = self._arrivals.popleft()
            if not waiter.is_done:
                _, on_refusal = waiter.end()
                self._waiting -= 1
                on_refusal(ServerBusy("All script slots were busy for too long. Try again in a second."))

    def _first_parked(self, script_id: str) -> tuple[int, Waiter] | None:
        """Take the first waiter of a script at its bound that still waits."""
        parked = self._parked.get(script_id)
        while parked:
            entry = heapq.heappop(parked)
            if not entry[1].is_done:
                return entry
        if parked is not None:
            del self._parked[script_id]
        return None

    def _unpark_one(self, script_id: str) -> None:
        entry = self._first_parked(script_id)
        if entry is not None:
            heapq.heappush(self._next, entry)

    def _grant(self) -> None:
        while self._next and self._in_use < self._capacity:
            entry = heapq.heappop(self._next)
            waiter = entry[1]
            if waiter.is_done:
                continue
            if self._is_at_bound(waiter.script_id):
                heapq.heappush(self._parked.setdefault(waiter.script_id, []), entry)
                continue
            self._in_use += 1
            self._in_use_of[waiter.script_id] = self._in_use_of.get(waiter.script_id, 0) + 1
            self._tell(waiter)

    def _tell(self, waiter: Waiter) -> None:
        on_grant, _ = waiter.end()
        self._waiting -= 1
        on_grant(int((self._now() - waiter.since) * 1_000_000))

    def _arm_timer(self) -> None:
        """One timer for all waiters, which time out in order of arrival."""
        delay_s = max(self._arrivals[0].give_up_at - self._now(), _TIMER_FLOOR_S)
        self._timer = asyncio.get_running_loop().call_later(delay_s, self._on_timer)

    def _on_timer(self) -> None:
        self._timer = None
        self.give_up_overdue()
        if self._arrivals:
            self._arm_timer()
