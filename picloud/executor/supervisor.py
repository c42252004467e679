"""Keeps the executor processes running: starts the first at boot and more under load, replaces those that die or have
grown fat, and kills those that hold a call past its deadline. Says how many slots there are; `slots.py` hands them
out."""

import asyncio
import contextlib
import logging
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Final

from msgspec import Struct

from picloud.executor.calls import PendingCall
from picloud.executor.process import ExecutorProcess, ExecutorStartFailed, Launch
from picloud.shared.clock import Clock, now_ms
from picloud.shared.models import MIB
from picloud.shared.running import RunningExecution
from picloud.shared.wire import ExecutorHello

logger = logging.getLogger(__name__)

SWEEP_INTERVAL_S: Final = 0.25
STOP_TIMEOUT_S: Final = 2.0
CANCEL_TIMEOUT_S: Final = 0.5
"""How long runs have to end after they were cancelled, when the service stops."""
MEMORY_CHECK_INTERVAL_S: Final = 5.0
_SPARE_BYTES: Final = 64 * MIB
RETIRE_AFTER_CALLS: Final = 100_000
"""Calls after which a process is replaced, whatever it holds: a guard against unnoticed leaks."""
_SHORT_OF_MEMORY: Final = 0.75
"""Share of its memory beyond which a process with waiting runs takes no new ones."""
_RETIRED: Final = "retired"
_BACK_OFF_S: Final = (0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0)
"""Delay before the n-th start in a row when processes die without having worked."""


class ProcessDeath(Struct, frozen=True):
    """The unexpected end of one process."""

    at: int
    """Milliseconds since 1970-01-01 UTC."""
    reason: str
    lost_calls: int


class ProcessSupervisor:
    """Owns the executor processes.

    Args:
        launch: how to start one. A process that holds half of its `max_memory_bytes` beside what runs in it is
            replaced, for scripts can leave reference cycles behind; so is one whose resident memory is 64 MiB above it.
        max_processes: how many may run at once, not counting one that takes over and those that finish their calls.
        on_capacity: called with the number of slots of all ready processes, and of their threads for runs that wait,
            whenever it changes.
        on_death: told of each death with the calls that it cost.
    """

    def __init__(
        self,
        launch: Launch,
        max_processes: int,
        on_capacity: Callable[[int, int], None],
        on_death: Callable[[list[PendingCall]], None],
        clock: Clock = now_ms,
    ) -> None:
        self._launch = launch
        self._threads = launch.thread_count
        self._waiting_threads = launch.waiting_threads
        self._max_memory_bytes = launch.host_settings.max_memory_bytes
        self._most_grown_bytes = int(self._max_memory_bytes * _SHORT_OF_MEMORY) or sys.maxsize
        self._max_processes = max_processes
        self._on_capacity = on_capacity
        self._on_death = on_death
        self._clock = clock
        self._ready: list[ExecutorProcess] = []
        self._starting: set[ExecutorProcess] = set()
        self._retired: list[ExecutorProcess] = []
        self._memory_checked_at = 0.0
        self._starts: set[asyncio.Task[None]] = set()
        self._reports: set[asyncio.Task[None]] = set()
        self._sweep: asyncio.TimerHandle | None = None
        self._sweep_due = 0.0
        self._failures_in_row = 0
        self._stopping = False
        self._idle = asyncio.Event()
        """Set when the last run has ended while the service stops."""
        self._succession: ExecutorProcess | None = None
        self.deaths = 0
        self.last_death: ProcessDeath | None = None

    @property
    def alive(self) -> int:
        """Processes that are ready for calls."""
        return len(self._ready)

    @property
    def in_flight(self) -> int:
        """Calls that processes hold now, retired ones included."""
        return sum(len(process.calls) for process in self._running())

    @property
    def waiting(self) -> int:
        """Runs that wait for a service and have lent their slots."""
        return sum(process.waiting for process in self._running())

    def list_running(self) -> list[RunningExecution]:
        """As in `RunControl`."""
        now = time.monotonic()
        return [running for process in self._running() for running in process.list_running(now)]

    def cancel(self, execution_id: str) -> RunningExecution | None:
        """As in `RunControl`."""
        for process in self._running():
            call = process.cancel_run(execution_id)
            if call is not None:
                return call.describe(time.monotonic())
        return None

    def _running(self) -> list[ExecutorProcess]:
        return [*self._ready, *self._retired]

    async def start(self) -> ExecutorHello:
        """Start the first process and return its greeting.

        Raises:
            ExecutorStartFailed: it did not become ready.
        """
        return await self._start_one()

    def pick(self, load_key: str = "") -> ExecutorProcess | None:
        """Return a ready process that has a thread free; None when there is none.

        Prefer one that has `load_key` loaded, as long as less than half of its threads are in use; otherwise the one
        with the fewest calls. Start another process in the background when this call leaves all of them half full, and
        the watch over deadlines.
        """
        best: ExecutorProcess | None = None
        holder: ExecutorProcess | None = None
        threads = least_running = self._threads
        least = all_threads = threads + self._waiting_threads
        least_of_holders = (threads + 1) // 2
        for process in self._ready:
            count = len(process.calls)
            running = count - process.waiting
            if running >= threads or process.is_short_of_memory:
                continue
            least_running = min(least_running, running)
            if count < least:
                best, least = process, count
            if count < least_of_holders and load_key in process.loaded.sizes:
                holder, least_of_holders = process, count
        if self._sweep is None:
            self._arm_sweep()
        if len(self._ready) < self._max_processes and self._may_start():
            is_half_full = (least_running + 1) * 2 >= threads or (least + 1) * 2 >= all_threads
            if is_half_full:
                in_background(self._start_quietly(0.0), self._starts)
        return best if holder is None else holder

    def may_wait(self, process: ExecutorProcess) -> bool:
        """Return whether one more run of the process may wait for a service without a slot."""
        if process.waiting >= self._waiting_threads:
            return False
        self._check_memory(process)
        return not process.is_short_of_memory

    def _check_memory(self, process: ExecutorProcess) -> None:
        """Take no new runs into a process whose waiting runs have filled most of its memory."""
        was_short = process.is_short_of_memory
        process.is_short_of_memory = process.waiting > 0 and process.grown_bytes() > self._most_grown_bytes
        if process.is_short_of_memory != was_short:
            self._announce_capacity()

    def _announce_capacity(self) -> None:
        count = sum(not process.is_short_of_memory for process in self._ready)
        self._on_capacity(count * self._threads, count * self._waiting_threads)

    def note_result(self, process: ExecutorProcess, left_bytes: int) -> None:
        """A call has ended; `left_bytes`: what the process holds beside its active runs."""
        if self._stopping and not self.in_flight:
            self._idle.set()
        if left_bytes * 2 > self._max_memory_bytes > 0 or process.last_call_id >= RETIRE_AFTER_CALLS:
            self.relieve(process)

    def _may_start(self) -> bool:
        """One starts at a time; a replacement that waits for its back-off counts too."""
        return not self._stopping and not self._starts

    async def _start_one(self) -> ExecutorHello:
        process = ExecutorProcess(self._launch, self._process_ended)
        self._starting.add(process)
        try:
            hello = await process.start()
        except BaseException:
            process.end("start abandoned")
            await process.wait_ended()
            raise
        finally:
            self._starting.discard(process)
        self._ready.append(process)
        self._announce_capacity()
        logger.info("executor process started", extra={"action": "executor_started", "pid": process.pid})
        return hello

    async def _start_quietly(self, delay_s: float) -> None:
        """Start one process, again and again with growing pauses until it is ready."""
        await asyncio.sleep(delay_s)
        while not self._stopping:
            try:
                await self._start_one()
                return
            except ExecutorStartFailed as exc:
                logger.error("executor process did not start", extra={"action": "executor_start", "reason": str(exc)})
                await asyncio.sleep(max(self._next_delay(), _BACK_OFF_S[1]))

    def _next_delay(self) -> float:
        delay_s = _BACK_OFF_S[min(self._failures_in_row, len(_BACK_OFF_S) - 1)]
        self._failures_in_row += 1
        return delay_s

    def _process_ended(self, process: ExecutorProcess) -> None:
        """A process is gone: its slots with it, its calls have ended; start another one."""
        if process in self._retired:
            self._retired.remove(process)
        elif process in self._ready:
            self._ready.remove(process)
            self._announce_capacity()
        else:
            return  # it never became ready; its starter handles that
        if process.end_reason == _RETIRED:
            in_background(_reap(process), self._reports)
            return
        if self._stopping:
            return
        self.deaths += 1
        self.last_death = ProcessDeath(self._clock(), process.end_reason or "", len(process.lost_calls))
        if process.lost_calls or process.last_call_id:
            self._failures_in_row = 0  # it worked, or a script killed it: that must not keep the others waiting
        self._on_death(process.lost_calls)
        in_background(self._report_death(process), self._reports)
        self._replace(self._next_delay())

    def _replace(self, delay_s: float) -> None:
        if len(self._ready) + len(self._starts) < self._max_processes:
            in_background(self._start_quietly(delay_s), self._starts)

    def relieve(self, process: ExecutorProcess) -> None:
        """Start a successor, and retire the process when that is ready: no call waits for the change. One process is
        relieved at a time."""
        if self._succession is None and process in self._ready and not self._stopping:
            self._succession = process
            in_background(self._succeed(process), self._starts)

    async def _succeed(self, process: ExecutorProcess) -> None:
        try:
            await self._start_one()
        except ExecutorStartFailed as exc:
            logger.error("executor process did not start", extra={"action": "executor_start", "reason": str(exc)})
            await asyncio.sleep(_BACK_OFF_S[-1])
        else:
            self._retire(process)
        finally:
            self._succession = None

    def _retire(self, process: ExecutorProcess) -> None:
        """Give the process no more calls; the sweep ends it when its calls have finished."""
        if process not in self._ready:
            return  # it died meanwhile
        logger.info("executor process retired", extra={"action": "executor_retired", "pid": process.pid})
        self._ready.remove(process)
        self._retired.append(process)
        self._announce_capacity()
        if self._sweep is None:
            self._arm_sweep()

    async def _report_death(self, process: ExecutorProcess) -> None:
        status = await process.wait_ended()
        logger.warning(
            "executor process ended",
            extra={
                "action": "executor_ended",
                "pid": process.pid,
                "reason": process.end_reason,
                "exit_status": status,
                "lost_calls": len(process.lost_calls),
                "lost_scripts": ",".join(sorted({call.subject for call in process.lost_calls})),
            },
        )

    def _arm_sweep(self) -> None:
        self._sweep_due = time.monotonic() + SWEEP_INTERVAL_S
        self._sweep = asyncio.get_running_loop().call_later(SWEEP_INTERVAL_S, self._kill_overdue)

    def _kill_overdue(self) -> None:
        """Every 250 ms while calls are in flight."""
        self._sweep = None
        now = time.monotonic()
        stalled = now > self._sweep_due + SWEEP_INTERVAL_S  # this loop stood still: answers may lie unread
        for process in [] if stalled else self._running():
            overdue = process.overdue_calls(now)
            if overdue:
                process.end("killed: it held a call past its deadline", overdue)
        for process in self._ready:
            if process.waiting or process.is_short_of_memory:
                self._check_memory(process)
        self._recycle_grown(now)
        for process in list(self._retired):
            if not process.calls:
                process.end(_RETIRED)
        if not self._stopping and (self._retired or any(process.calls for process in self._ready)):
            self._arm_sweep()

    def _recycle_grown(self, now: float) -> None:
        if now - self._memory_checked_at < MEMORY_CHECK_INTERVAL_S:
            return
        self._memory_checked_at = now
        for process in list(self._ready):
            if process.resident_bytes() > self._max_memory_bytes + _SPARE_BYTES > _SPARE_BYTES:
                self.relieve(process)

    async def _cancel_runs(self) -> None:
        for process in self._running():
            process.cancel_runs()
        if self.in_flight:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._idle.wait(), CANCEL_TIMEOUT_S)

    async def stop(self) -> None:
        """Cancel all runs, kill all processes and wait until they are gone. Calls that are still in flight after
        `CANCEL_TIMEOUT_S` end as crashed."""
        self._stopping = True
        if self._sweep is not None:
            self._sweep.cancel()
        await self._cancel_runs()
        for process in [*self._running(), *self._starting]:
            process.end("stopped")
            in_background(_reap(process), self._reports)
        for task in self._starts:
            task.cancel()
        unfinished = self._starts | self._reports
        if unfinished:
            _, unfinished = await asyncio.wait(unfinished, timeout=STOP_TIMEOUT_S)
        if unfinished:
            logger.warning("an executor process does not exit", extra={"action": "executor_stop"})


async def _reap(process: ExecutorProcess) -> None:
    await process.wait_ended()


def in_background(work: Coroutine[None, None, None], tasks: set[asyncio.Task[None]]) -> None:
    """Run it as a task that `tasks` holds until it is done."""
    task = asyncio.get_running_loop().create_task(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)
