"""`ExecutorClient` over processes on this machine: slot, process, run, result. The only public face of this service in
one-board mode; `supervisor.py` and `slots.py` do the keeping."""

import asyncio
import logging
from typing import Final

from msgspec import Struct

from picloud.executor.calls import Lost, Outcome, PendingCall
from picloud.executor.execution import ATTEMPTS, Execution, Executors, no_process
from picloud.executor.process import Launch
from picloud.executor.quarantine import CRASHES, DRAFT_HOLD_S, Quarantine, drafts_of
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.executor.supervisor import ProcessDeath, ProcessSupervisor, in_background
from picloud.shared.errors import ExecutorUnavailable, PiCloudError, internal_error
from picloud.shared.models import (
    Diagnostic,
    ExecutionRequest,
    ExecutionResult,
    LiveScript,
    SandboxLimits,
    SourceCheck,
)
from picloud.shared.protocols import OnRefusal, OnResult
from picloud.shared.running import RunningExecution
from picloud.shared.wire import Checked, ExecutorHello

_CHECKS: Final = "check"
"""Stands for all checks where slots are counted by script; no script id looks like it."""
_FATAL_CHECKS: Final = 2

logger = logging.getLogger(__name__)


class ExecutorStats(Struct, frozen=True):
    """State of the executor, as `/readyz` shows it."""

    processes: int
    slots: int
    in_flight: int
    queued: int
    waiting: int
    """Of those in flight, the ones that wait for a service and have lent their slots."""
    deaths: int
    last_death: ProcessDeath | None


class LocalExecutorClient:
    """Runs scripts in child processes.

    Args:
        launch: how to start a process, and its number of threads.
        max_processes: processes at most; the first starts with `start`, more under load.
        sources: where revisions come from; each is read before a slot is taken.
        slots: the queue; its capacity is set here.
        quarantine: keeps scripts that kill processes away from them.
    """

    def __init__(
        self,
        launch: Launch,
        max_processes: int,
        sources: SourceCache,
        slots: Slots,
        quarantine: Quarantine,
    ) -> None:
        self._sources = sources
        self._slots = slots
        self._quarantine = quarantine
        self._supervisor = ProcessSupervisor(launch, max_processes, slots.set_capacity, self._note_death)
        self._executors = Executors(slots, self._supervisor, quarantine)
        self._fetches: set[asyncio.Task[None]] = set()

    async def start(self) -> ExecutorHello:
        """Start the first process and return its greeting.

        Raises:
            ExecutorStartFailed: it did not become ready.
        """
        return await self._supervisor.start()

    async def stop(self) -> None:
        """End all processes; what still runs ends as `worker_crashed`."""
        await self._supervisor.stop()

    def stats(self) -> ExecutorStats:
        """Counters of this moment."""
        supervisor = self._supervisor
        return ExecutorStats(
            supervisor.alive,
            self._slots.capacity,
            supervisor.in_flight,
            self._slots.waiting,
            supervisor.waiting,
            supervisor.deaths,
            supervisor.last_death,
        )

    def list_running(self) -> list[RunningExecution]:
        """As in `RunControl`."""
        return self._supervisor.list_running()

    def cancel(self, execution_id: str) -> RunningExecution | None:
        """As in `RunControl`."""
        return self._supervisor.cancel(execution_id)

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        """As in `ExecutorClient`. Once a process has the call, cancelling the waiting task does not stop it: the
        result is returned all the same, so that it can be recorded."""
        if self._quarantine.watching:
            self._check_quarantine(request.script)
        return await self._execute(request, await self._source_of(request.script), request.script.revision_key)

    async def execute_draft(self, request: ExecutionRequest, source: str, author: str = "") -> ExecutionResult:
        """As in `ExecutorClient`."""
        subject = drafts_of(author) if author else ""
        if self._quarantine.watching and self._quarantine.holds(subject):
            raise ExecutorUnavailable(
                f"Test runs of this account or token crashed their executor process {CRASHES} times within a minute. "
                f"More are accepted {DRAFT_HOLD_S // 60:.0f} minutes after the last crash.",
                code="script_quarantined",
            )
        return await self._execute(request, source, subject)

    def submit(self, request: ExecutionRequest, done: OnResult, refused: OnRefusal) -> None:
        """As in `DirectExecutor`."""
        script = request.script
        if self._quarantine.watching:
            self._check_quarantine(script)
        source = self._sources.peek(script.id, script.revision)
        if source is None:
            in_background(self._fetch_and_begin(request, done, refused), self._fetches)
        else:
            Execution(request, source, self._executors, done, refused, request.script.revision_key).begin()

    async def _fetch_and_begin(self, request: ExecutionRequest, done: OnResult, refused: OnRefusal) -> None:
        try:
            source = await self._source_of(request.script)
            Execution(request, source, self._executors, done, refused, request.script.revision_key).begin()
        except PiCloudError as error:
            refused(error)
        except Exception:
            logger.exception("a source could not be read", extra={"action": "source", "script_id": request.script.id})
            refused(internal_error())

    async def _source_of(self, script: LiveScript) -> str:
        source = self._sources.peek(script.id, script.revision)
        return await self._sources.get_source(script.id, script.revision) if source is None else source

    def _check_quarantine(self, script: LiveScript) -> None:
        if self._quarantine.holds(script.revision_key):
            raise ExecutorUnavailable(
                "The script crashed its executor process three times within a minute and no longer runs. Edit it or "
                "release it.",
                code="script_quarantined",
            )

    async def _execute(self, request: ExecutionRequest, source: str, subject: str) -> ExecutionResult:
        answer: asyncio.Future[ExecutionResult] = asyncio.get_running_loop().create_future()
        execution = Execution(request, source, self._executors, answer.set_result, answer.set_exception, subject)
        execution.begin()
        while not answer.done():
            try:
                await asyncio.wait((answer,))
            except asyncio.CancelledError:
                if execution.withdraw():
                    raise
        return answer.result()

    async def check(self, source: str, limits: SandboxLimits) -> SourceCheck:
        """As in `ExecutorClient`. A source that ends the compiling process twice is refused with a diagnostic."""
        losses = 0
        for _ in range(ATTEMPTS):
            outcome = await self._check_once(source, limits)
            if isinstance(outcome, Checked):
                return SourceCheck(outcome.diagnostics, outcome.uses)
            losses += outcome is not Lost.UNSENT
            if losses == _FATAL_CHECKS:
                message = "the compiler did not survive this source"
                return SourceCheck([Diagnostic("error", "script_compile_error", message)])
        raise no_process()

    async def _check_once(self, source: str, limits: SandboxLimits) -> Outcome:
        if not self._slots.try_acquire(_CHECKS):
            await self._slots.wait(_CHECKS)
        process = self._supervisor.pick()
        if process is None:
            self._slots.release(_CHECKS)
            return Lost.UNSENT
        answer: asyncio.Future[Outcome] = asyncio.get_running_loop().create_future()

        def end(_call: PendingCall, outcome: Outcome) -> None:
            self._slots.release(_CHECKS)
            if not answer.done():
                answer.set_result(outcome)

        process.check(source, limits, end)
        return await answer

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        """As in `ScriptFeed`: keeps the source at hand and releases the script from quarantine."""
        self._sources.publish(script, source)
        self._quarantine.release(script.id)

    def withdraw(self, script_id: str) -> None:
        """As in `ScriptFeed`."""
        self._sources.withdraw(script_id)
        self._quarantine.release(script_id)

    def quarantined_at(self, script_id: str) -> int | None:
        """As in `QuarantineControl`."""
        return self._quarantine.held_since(script_id) if self._quarantine.watching else None

    def release(self, script_id: str) -> None:
        """As in `QuarantineControl`."""
        self._quarantine.release(script_id)

    def _note_death(self, lost_calls: list[PendingCall]) -> None:
        """The guilty one is known where a deadline was missed; otherwise all that ran are suspects."""
        overdue = [call for call in lost_calls if call.outcome is Lost.OVERDUE]
        subjects = {call.subject for call in overdue or lost_calls}
        for subject in subjects - {""}:
            self._quarantine.note_crash(subject, certain=len(subjects) == 1)
