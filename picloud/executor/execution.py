"""One execution from its slot to its result, by callbacks alone: a task for each would be a tenth of the price of a
small call. Tries again where provably nothing ran. Knows no HTTP and no sockets."""

import asyncio
import logging
import time
from typing import Final, NamedTuple

from msgspec import Struct

from picloud.executor.calls import Lost, Outcome, PendingCall
from picloud.executor.outcomes import result_of, result_of_loss, result_without_content
from picloud.executor.process import ExecutorProcess
from picloud.executor.quarantine import Quarantine
from picloud.executor.slots import Slots, Waiter
from picloud.executor.supervisor import ProcessSupervisor
from picloud.shared.errors import ExecutorUnavailable, PiCloudError, internal_error
from picloud.shared.models import ExecutionRequest, ExecutionResult
from picloud.shared.protocols import OnRefusal, OnResult, ServiceSession
from picloud.shared.wire import Result

ATTEMPTS: Final = 3
"""Tries of a call that provably did not run, because its process was gone."""

logger = logging.getLogger(__name__)


class Executors(NamedTuple):
    """The collaborators of an execution."""

    slots: Slots
    supervisor: ProcessSupervisor
    quarantine: Quarantine


class Execution(Struct, eq=False):
    """`begin()` once; then exactly one of `done(result)` and `refused(error)` is called, unless it is withdrawn.

    Args:
        source: of the script's live revision, or of a draft.
        subject: what is quarantined for crashes; empty for nothing. Of a draft, another one than the script's revision.
    """

    request: ExecutionRequest
    source: str
    executors: Executors
    done: OnResult
    refused: OnRefusal
    subject: str
    queue_us: int = 0
    """How long it has waited for slots."""
    tries: int = ATTEMPTS
    waiter: Waiter | None = None
    process: ExecutorProcess | None = None
    """What runs it."""
    has_slot: bool = False
    is_answered: bool = False

    def begin(self) -> None:
        """Take a slot or queue for one.

        Raises:
            ServerBusy: the queue is full; nothing is called.
        """
        slots = self.executors.slots
        script_id = self.request.script.id
        if slots.try_acquire(script_id):
            self._run()
        else:
            self.waiter = slots.enqueue(script_id, self._granted, self._refuse)

    def withdraw(self) -> bool:
        """Leave the queue; False when it is too late for that, and the end will be told."""
        return self.waiter is not None and self.executors.slots.withdraw(self.waiter)

    def _granted(self, waited_us: int) -> None:
        self.queue_us += waited_us
        self._run()

    def _run(self) -> None:
        """With a slot in hand: give the call to a process."""
        self.has_slot = True
        try:
            self.process = process = self.executors.supervisor.pick(self.request.script.load_key)
            if process is None:
                # not at once: whoever gets the slot next would find the same, down a stack of the queue's length
                asyncio.get_running_loop().call_soon(self._try_again)
            elif self.subject == self.request.script.revision_key:
                process.run(self.request, self.source, self._ended, self)
            else:
                process.run_draft(self.request, self.source, self.subject, self._ended, self)
        except Exception:
            self._note_bug("unexpected error while starting a run")
            self._give_up(internal_error())

    def lend(self) -> bool:
        """As in `SlotHolder`."""
        executors, process = self.executors, self.process
        if process is None or not executors.supervisor.may_wait(process):
            return False
        process.waiting += 1
        executors.slots.lend(self.request.script.id)
        return True

    def reclaim(self) -> None:
        """As in `SlotHolder`."""
        if self.process is not None:
            self.process.waiting -= 1
        self.executors.slots.reclaim(self.request.script.id)

    def _ended(self, call: PendingCall, outcome: Outcome) -> None:
        """As in `OnOutcome`. An error in here must not cost the caller its answer, nor others the slot."""
        try:
            if call.services is not None:
                call.services.end()
            if type(outcome) is not Result:
                self._lost(call, outcome)
            elif outcome.error is not None and outcome.error.code == "unknown_revision":
                if self.process is not None:
                    self.process.forget(self.request.script)
                self._try_again()
            else:
                executors = self.executors
                if self.process is not None:
                    executors.supervisor.note_result(self.process, outcome.left_bytes)
                if executors.quarantine.watching and self.subject:
                    executors.quarantine.clear(self.subject)
                self._finish(call, result_of(outcome, self.queue_us))
        except Exception:
            self._note_bug("unexpected error while handling a result")
            self._give_up(internal_error())

    def _lost(self, call: PendingCall, outcome: Outcome) -> None:
        if outcome is Lost.UNSENT:
            self._try_again()
        elif isinstance(outcome, Lost):
            duration_us = int((time.monotonic() - call.overdue_at + call.allowed_s) * 1_000_000)
            timeout_ms = self.request.script.limits.timeout_ms
            self._finish(call, result_of_loss(outcome, timeout_ms, duration_us, self.queue_us))
        else:
            self._give_up(PiCloudError("A run was answered with the answer to a check."))

    def _try_again(self) -> None:
        """Nothing ran: queue again, or say that there is no process for it."""
        self.tries -= 1
        if not self.tries:
            self._give_up(no_process())
            return
        self._release()
        try:
            self.begin()
        except PiCloudError as error:
            self._refuse(error)

    def _finish(self, call: PendingCall, result: ExecutionResult) -> None:
        self.has_slot = False
        self.executors.slots.release(self.request.script.id)
        if call.services is not None:
            result = self._with_calls(call.services.session, result)
        if self.is_answered:
            return
        self.is_answered = True
        try:
            self.done(result)
        except Exception:
            self._note_bug("unexpected error while handling a result")

    def _with_calls(self, session: ServiceSession, result: ExecutionResult) -> ExecutionResult:
        """Return the result with what is known of the calls to services, without the secrets of the run."""
        try:
            return session.finish(result)
        except Exception:
            self._note_bug("unexpected error while noting the calls of a run to services")
            return result_without_content(result, self.request.request)

    def _give_up(self, error: PiCloudError) -> None:
        try:
            self._release()
        finally:
            self._refuse(error)

    def _release(self) -> None:
        if self.has_slot:
            self.has_slot = False
            self.executors.slots.release(self.request.script.id)

    def _refuse(self, error: PiCloudError) -> None:
        if self.is_answered:
            return
        self.is_answered = True
        try:
            self.refused(error)
        except Exception:
            self._note_bug("unexpected error while refusing a run")

    def _note_bug(self, message: str) -> None:
        """Log the exception that is being handled."""
        logger.exception(message, extra={"action": "execution", "id": self.request.execution_id})


def no_process() -> ExecutorUnavailable:
    """The refusal of a call that no process can take now."""
    return ExecutorUnavailable("No executor process is ready. Try again in a second.")
