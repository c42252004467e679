"""Runs schedules when they are due. Every due time is accounted for in the store before anything runs, so that none
runs twice: it ends as run, interrupted, skipped or missed. Nothing is written while nothing is due."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any, Final

from msgspec import Struct, structs

from picloud.manager.models.schedules import LastRun, Running, Schedule, ScheduleState
from picloud.manager.storage.stores.schedules import ScheduleStore
from picloud.manager.work.clock_hold import ClockHold
from picloud.manager.work.due import Decision, Runs, believed_due, decide, next_look
from picloud.manager.work.runs import event_of, is_abandoned, with_end, with_run
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import PiCloudError, StorageUnavailable
from picloud.shared.events import Event, outcome_of
from picloud.shared.models import LiveScript
from picloud.shared.periodic import Periodic
from picloud.shared.protocols import EventRunner
from picloud.shared.records.execution import Execution

LONGEST_SLEEP_S: Final = 60.0
_HOLD_POLL_S: Final = 1.0
_WAIT_POLL_MS: Final = 5_000
_PEER_POLL_MS: Final = 1_000
"""How often it is looked whether a run of another PiCloud has ended, while that delays a due time."""
_CONFLICTS: Final = 5
_SETTLE_TRIES: Final = 30
_SETTLE_PAUSE_S: Final = 1.0

logger = logging.getLogger(__name__)

FindExecution = Callable[[str], Awaitable[Execution | None]]
Change = Callable[[ScheduleState], ScheduleState]


class Tracked(Struct, eq=False):
    """A schedule in memory. `look_at`: when there is something to decide, None while a run has to end first."""

    schedule: Schedule
    state: ScheduleState
    look_at: int | None = None
    waits_for: str | None = None
    running: int = 0
    last_started_at: int = 0
    last_ended_at: int = 0

    def runs(self, others: Sequence[Running]) -> Runs:
        """The runs in this process and those of others."""
        started = max([self.last_started_at, *(each.started_at for each in others)])
        return Runs(self.running + len(others), started, self.last_ended_at)


class Scheduler:
    """Runs all schedules of this process. Also a `ScriptFeed`: it forgets those of a script that is deleted.

    Args:
        owner: names this PiCloud among those that share the store.
        find_execution: looks up what history knows of an execution.
        make_hold: makes what waits for the clock, from the newest time that is known.
    """

    def __init__(
        self,
        store: ScheduleStore,
        runner: EventRunner,
        *,
        owner: str,
        find_execution: FindExecution,
        make_hold: Callable[[int], ClockHold] = ClockHold,
        clock: Clock = now_ms,
    ) -> None:
        self.lock = asyncio.Lock()
        """Held while states are written."""
        self._store = store
        self._runner = runner
        self._owner = owner
        self._find_execution = find_execution
        self._make_hold = make_hold
        self._clock = clock
        self._hold: ClockHold | None = None
        self._is_held = False
        self._tracked: dict[str, Tracked] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        """The runs in progress, also of schedules that were deleted meanwhile."""
        self._wake = asyncio.Event()
        self._rounds = Periodic("schedules", self._round)
        self._is_closing = False

    @property
    def waits_for_clock(self) -> bool:
        """Whether no schedule runs until the clock is right."""
        return self._is_held

    async def start(self) -> None:
        """Account for runs that the last end of the service interrupted, and begin. Scripts are published by now."""
        self._hold = self._make_hold(await self._store.newest_time())
        await self.reload()
        await self.settle_lost(includes_own=True)
        self._rounds.start()

    async def close(self) -> None:
        """Start no more runs, and wait for those in progress; runs that wait for a slot are dropped."""
        self._is_closing = True
        await self._rounds.stop()
        for task in self._tasks:
            task.cancel()
        await self.idle()

    async def idle(self) -> None:
        """Wait until no run is in progress."""
        while self._tasks:
            await asyncio.wait(set(self._tasks))

    async def reload(self) -> None:
        """Read all schedules again, as needed after a change."""
        async with self.lock:
            await self._reload()
        self._wake.set()

    async def _reload(self) -> None:
        schedules = await self._store.list_all()
        states = await self._store.list_states()
        now = self._clock()
        known, self._tracked = self._tracked, {}
        for schedule in schedules:
            state = states.get(schedule.id, ScheduleState(last_due_at=now, active_since=now))
            tracked = known.get(schedule.id) or Tracked(schedule, state)
            tracked.schedule, tracked.state = schedule, state
            tracked.look_at = next_look(schedule, believed_due(state, now)) if schedule.enabled else None
            self._tracked[schedule.id] = tracked

    def find(self, schedule_id: str) -> Tracked | None:
        """Return the state of a schedule."""
        return self._tracked.get(schedule_id)

    def hold_reason(self, script_id: str) -> str | None:
        """Return why a script runs no events, None when it does: as in `EventRunner`."""
        return self._runner.hold_reason(script_id)

    def publish(self, script: LiveScript, source: str | None = None) -> None:  # noqa: ARG002  the feed's signature
        """As in `ScriptFeed`: schedules that wait for the script need not wait longer."""
        for tracked in self._tracked.values():
            if tracked.waits_for is not None and tracked.schedule.script_id == script.id:
                tracked.look_at = self._clock()
                self._wake.set()

    def withdraw(self, script_id: str) -> None:
        """As in `ScriptFeed`."""
        for schedule_id in [
            each.schedule.id for each in self._tracked.values() if each.schedule.script_id == script_id
        ]:
            del self._tracked[schedule_id]

    async def run_now(self, schedule_id: str, payload: Any) -> str:  # Any: JSON
        """Run a schedule by hand, whatever it does at the moment; returns the id of the execution, which begins soon.

        Raises:
            StorageUnavailable: nothing runs.
        """
        tracked = self._tracked[schedule_id]
        now = self._clock()
        running = Running(new_id(), new_id(), now, now, self._owner, is_manual=True)
        async with self.lock:
            await self._change(tracked, lambda state: with_run(state, running))
        self._begin(tracked, running, payload, 0)
        return running.execution_id

    async def _round(self) -> float:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), self._delay_s())
        self._wake.clear()
        try:
            await self.look()
            await self.settle_lost()
        except StorageUnavailable as exc:
            logger.warning(
                "schedules wait for the database", extra={"action": "schedules_unavailable", "code": exc.code}
            )
            return _HOLD_POLL_S
        return 0.0

    async def look(self) -> None:
        """Decide about all schedules that have something due, and begin their runs.

        Raises:
            StorageUnavailable: nothing was decided.
        """
        async with self.lock:
            await self._fire_due()

    def _delay_s(self) -> float:
        if self._is_held:
            return _HOLD_POLL_S
        looks = [each.look_at for each in self._tracked.values() if each.look_at is not None]
        if not looks:
            return LONGEST_SLEEP_S
        return min(LONGEST_SLEEP_S, max(0.0, (min(looks) - self._clock()) / 1_000))

    async def _fire_due(self) -> None:
        now = self._clock()
        was_held = self._is_held
        self._is_held = self._hold is not None and self._hold.holds(now)
        if self._is_held != was_held:
            message = "schedules wait for the clock" if self._is_held else "schedules continue: the clock is set"
            logger.warning(message, extra={"action": "schedules_clock", "waiting": self._is_held})
        if self._is_held:
            return
        changes: list[tuple[Tracked, ScheduleState, Decision, Running | None]] = []
        for tracked in list(self._tracked.values()):
            if tracked.look_at is not None and tracked.look_at <= now:
                decided = await self._decide(tracked, now)
                if decided is not None:
                    changes.append((tracked, *decided))
        if not changes:
            return
        replaced = await self._store.replace_states([(each.schedule.id, state) for each, state, _, _ in changes])
        for (tracked, state, decision, running), is_ours in zip(changes, replaced, strict=True):
            if not is_ours:
                await self._read_state(tracked)
                continue
            tracked.state = state
            tracked.look_at = decision.look_at
            if running is not None:
                self._begin(tracked, running, tracked.schedule.settings.payload, decision.missed)

    async def _decide(self, tracked: Tracked, now: int) -> tuple[ScheduleState, Decision, Running | None] | None:
        """Return the next state of a schedule with the run that it begins; None when nothing is to be written."""
        tracked.waits_for = self._runner.hold_reason(tracked.schedule.script_id)
        if tracked.waits_for is not None:
            tracked.look_at = now + _WAIT_POLL_MS
            return None
        if self._runs_of_others(tracked, now) and not await self._read_state(tracked):
            return None
        state, others = tracked.state, self._runs_of_others(tracked, now)
        decision = decide(tracked.schedule, state, tracked.runs(others), now)
        if decision.look_at is None and others:
            decision = structs.replace(decision, look_at=now + _PEER_POLL_MS)
        if decision.run is None and decision.last_due_at == state.last_due_at:
            tracked.look_at = decision.look_at
            return None
        running = None
        counts = structs.replace(
            state.counts, missed=state.counts.missed + decision.missed, skipped=state.counts.skipped + decision.skipped
        )
        state = structs.replace(state, version=state.version + 1, last_due_at=decision.last_due_at, counts=counts)
        if decision.run is not None:
            running = Running(new_id(), new_id(), decision.run, now, self._owner)
            state = with_run(state, running)
        return state, decision, running

    def _begin(self, tracked: Tracked, running: Running, payload: Any, missed: int) -> None:  # Any: JSON
        tracked.running += 1
        tracked.last_started_at = running.started_at
        event = event_of(tracked.schedule, running, payload, missed)
        task = asyncio.create_task(self._run(tracked, running, event), name=f"schedule {tracked.schedule.name}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run(self, tracked: Tracked, running: Running, event: Event) -> None:
        schedule = tracked.schedule
        outcome, error_code = "not_run", None
        try:
            attempt = await self._runner.run(
                schedule.script_id,
                event,
                timeout_ms=schedule.settings.timeout_ms,
                execution_id=running.execution_id,
            )
            outcome, error_code = attempt.outcome, attempt.error_code
        except asyncio.CancelledError:
            error_code = "stopped"
        except PiCloudError as error:
            error_code = error.code
        except Exception:
            logger.exception("a schedule failed unexpectedly", extra={"action": "schedule", "schedule": schedule.name})
            error_code = "internal"
        now = self._clock()
        tracked.running -= 1
        tracked.last_ended_at = now
        last = LastRun(running.execution_id, running.due_at, now, outcome, error_code)
        await self._settle(tracked, running, last)
        if tracked.schedule.enabled:
            tracked.look_at = now
            self._wake.set()

    async def _settle(self, tracked: Tracked, running: Running, last: LastRun) -> None:
        """Store the outcome of a run."""
        for _ in range(_SETTLE_TRIES):
            try:
                async with self.lock:
                    await self._change(tracked, lambda state: with_end(state, running, last))
            except StorageUnavailable:
                if self._is_closing:
                    break
                await asyncio.sleep(_SETTLE_PAUSE_S)
            else:
                return
        logger.error(
            "the outcome of a scheduled run could not be stored",
            extra={
                "action": "schedule_unsettled",
                "schedule": tracked.schedule.name,
                "execution_id": last.execution_id,
            },
        )

    def _runs_of_others(self, tracked: Tracked, now: int) -> list[Running]:
        """Return the runs in progress in other PiClouds, as far as the state in memory knows."""
        return [each for each in tracked.state.running if each.owner != self._owner and not is_abandoned(each, now)]

    async def settle_lost(self, *, includes_own: bool = False) -> None:
        """Account for runs that ended together with their PiCloud.

        Args:
            includes_own: also for those of this one, which has just been started.
        Raises:
            StorageUnavailable: some are still to be accounted for.
        """
        for tracked in list(self._tracked.values()):
            if tracked.state.running:
                await self._settle_lost(tracked, includes_own=includes_own)

    async def _settle_lost(self, tracked: Tracked, *, includes_own: bool) -> None:
        now = self._clock()

        def is_lost(run: Running) -> bool:
            return includes_own if run.owner == self._owner else is_abandoned(run, now)

        if not any(map(is_lost, tracked.state.running)) or not await self._read_state(tracked):
            return
        for running in filter(is_lost, tracked.state.running):
            try:
                found = await self._find_execution(running.execution_id)
            except StorageUnavailable:
                found = None
            if found is None:
                event = event_of(tracked.schedule, running, tracked.schedule.settings.payload, 0)
                self._runner.record_interrupted(
                    tracked.schedule.script_id, event, running.execution_id, running.started_at
                )
                outcome: str = "interrupted"
                error_code = None
            else:
                outcome = outcome_of(found.http_status, has_failed=found.status == "failed")
                error_code = found.error_code
            last = LastRun(running.execution_id, running.due_at, now, outcome, error_code)
            await self._settle(tracked, running, last)

    async def _change(self, tracked: Tracked, change: Change) -> None:
        """Change the stored state, however it was changed meanwhile; ignored when the schedule is gone."""
        for _ in range(_CONFLICTS):
            changed = change(tracked.state)
            if changed is tracked.state:
                return
            state = structs.replace(changed, version=tracked.state.version + 1)
            if (await self._store.replace_states([(tracked.schedule.id, state)]))[0]:
                tracked.state = state
                return
            if not await self._read_state(tracked):
                return

    async def _read_state(self, tracked: Tracked) -> bool:
        """Read a state again that somebody else changed; returns False when the schedule is gone."""
        state = await self._store.find_state(tracked.schedule.id)
        if state is None:
            self._tracked.pop(tracked.schedule.id, None)
            return False
        tracked.state = state
        now = self._clock()
        tracked.look_at = next_look(tracked.schedule, believed_due(state, now)) if tracked.schedule.enabled else None
        return True
