"""`ExecutorClient` over processes on this machine: slot, process, run, result. The only public face of this service in
one-board mode; `supervisor.py` and `slots.py` do the keeping."""

import time
from typing import Final

from msgspec import Struct

from picloud.executor.calls import Lost, Outcome, PendingCall
from picloud.executor.outcomes import result_of, result_of_loss
from picloud.executor.process import Launch
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots
from picloud.executor.source_cache import SourceCache
from picloud.executor.supervisor import ProcessDeath, ProcessSupervisor
from picloud.shared.errors import ExecutorUnavailable
from picloud.shared.models import Diagnostic, ExecutionRequest, ExecutionResult, LiveScript, SandboxLimits
from picloud.shared.wire import Checked, ExecutorHello, Result

_CHECKS: Final = "check"
"""Stands for all checks where slots are counted by script; no script id looks like it."""
_FATAL_CHECKS: Final = 2
_ATTEMPTS: Final = 3
"""Tries of a call that provably did not run, because its process was gone."""


class ExecutorStats(Struct, frozen=True):
    """What `/readyz` says of the executor."""

    processes: int
    slots: int
    in_flight: int
    queued: int
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

    async def start(self) -> ExecutorHello:
        """Start the first process; returns what it says of itself.

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
            supervisor.deaths,
            supervisor.last_death,
        )

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        """As in `ExecutorClient`. Once a process has the call, cancelling the waiting task does not stop it: the
        result is returned all the same, so that it can be recorded."""
        script = request.script
        if self._quarantine.watching and self._quarantine.holds(script.revision_key):
            raise ExecutorUnavailable(
                "the script ended its executor process three times within a minute and is not run any more; edit it or "
                "release it by hand",
                code="script_quarantined",
            )
        source = self._sources.peek(script.id, script.revision)
        if source is None:
            source = await self._sources.get_source(script.id, script.revision)
        return await self._execute(request, source, draft=False)

    async def execute_draft(self, request: ExecutionRequest, source: str) -> ExecutionResult:
        """As in `ExecutorClient`."""
        return await self._execute(request, source, draft=True)

    async def _execute(self, request: ExecutionRequest, source: str, *, draft: bool) -> ExecutionResult:
        script = request.script
        queue_us = 0
        for _ in range(_ATTEMPTS):
            if not self._slots.try_acquire(script.id):
                queue_us += await self._slots.wait(script.id)
            try:
                result = await self._run(request, source, queue_us, draft=draft)
            finally:
                self._slots.release(script.id)
            if result is not None:
                return result
        raise _no_process()

    async def _run(
        self, request: ExecutionRequest, source: str, queue_us: int, *, draft: bool
    ) -> ExecutionResult | None:
        """One try on one process; None when nothing ran, so that it is safe to try again."""
        script = request.script
        process = self._supervisor.pick()
        if process is None:
            return None
        call = process.run_draft(request, source) if draft else process.run(request, source)
        outcome = await call.wait()
        if isinstance(outcome, Result):
            if outcome.error is not None and outcome.error.code == "unknown_revision":
                process.forget(script)
                return None
            self._supervisor.note_result(process, outcome.left_bytes)
            if self._quarantine.watching and not draft:
                self._quarantine.clear(script.revision_key)
            return result_of(outcome, queue_us)
        if outcome is Lost.UNSENT:
            return None
        return _result_of_lost_call(outcome, call, script, queue_us)

    async def check(self, source: str, limits: SandboxLimits) -> list[Diagnostic]:
        """As in `ExecutorClient`. A source that ends the compiling process twice is refused with a diagnostic."""
        losses = 0
        for _ in range(_ATTEMPTS):
            outcome = await self._check_once(source, limits)
            if isinstance(outcome, Checked):
                return outcome.diagnostics
            losses += outcome is not Lost.UNSENT
            if losses == _FATAL_CHECKS:
                return [Diagnostic("error", "script_compile_error", "the compiler did not survive this source")]
        raise _no_process()

    async def _check_once(self, source: str, limits: SandboxLimits) -> Outcome:
        if not self._slots.try_acquire(_CHECKS):
            await self._slots.wait(_CHECKS)
        try:
            process = self._supervisor.pick()
            return Lost.UNSENT if process is None else await process.check(source, limits).wait()
        finally:
            self._slots.release(_CHECKS)

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


def _no_process() -> ExecutorUnavailable:
    return ExecutorUnavailable("no executor process is ready; try again in a second")


def _result_of_lost_call(outcome: Outcome, call: PendingCall, script: LiveScript, queue_us: int) -> ExecutionResult:
    if not isinstance(outcome, Lost):
        raise TypeError("a run was answered with the answer to a check")
    sent_at = call.overdue_at - call.allowed_s
    duration_us = int((time.monotonic() - sent_at) * 1_000_000)
    return result_of_loss(outcome, script.limits.timeout_ms, duration_us, queue_us)
