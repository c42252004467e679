"""Runs events other than HTTP calls: event in, execution, record. Never touches the database."""

import asyncio
from typing import Final

from msgspec import structs

from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.clock import Clock, new_id, now_ms
from picloud.shared.errors import ExecutorUnavailable, NotFound, ServerBusy, status_of_fault
from picloud.shared.events import Attempt, Event, Outcome, outcome_of
from picloud.shared.models import (
    LIMIT_CEILINGS,
    NO_REQUEST,
    ExecutionRecord,
    ExecutionRequest,
    ExecutionResult,
    LiveScript,
    ScriptFault,
)
from picloud.shared.protocols import ExecutionSink, ExecutorClient, QuarantineControl

_FIRST_RETRY_S: Final = 1.0
_LONGEST_RETRY_S: Final = 30.0


class Dispatcher:
    """Runs events in their share of the slots, so that HTTP calls always have the rest.

    Args:
        slots: events that run at once.
        timeout_ms: deadline of a run unless the script or the event has its own.
    """

    def __init__(
        self,
        table: ScriptTable,
        executor: ExecutorClient,
        sink: ExecutionSink,
        quarantine: QuarantineControl,
        *,
        slots: int,
        timeout_ms: int,
        clock: Clock = now_ms,
    ) -> None:
        self._table = table
        self._executor = executor
        self._sink = sink
        self._quarantine = quarantine
        self._slots = asyncio.Semaphore(slots)
        self._timeout_ms = timeout_ms
        self._clock = clock

    def hold_reason(self, script_id: str) -> str | None:
        """As in `EventRunner`."""
        script = self._table.get(script_id)
        if script is None:
            return "script_missing"
        if not script.enabled:
            return "script_disabled"
        return None if self._quarantine.quarantined_at(script_id) is None else "script_quarantined"

    async def run(
        self, script_id: str, event: Event, *, timeout_ms: int | None = None, execution_id: str | None = None
    ) -> Attempt:
        """As in `EventRunner`."""
        execution_id = execution_id or new_id()
        async with self._slots:
            delay_s = _FIRST_RETRY_S
            while True:
                try:
                    return await self._run_now(self._find(script_id), event, timeout_ms, execution_id)
                except (ServerBusy, ExecutorUnavailable) as error:
                    if error.code == "script_quarantined":
                        raise
                await asyncio.sleep(delay_s)
                delay_s = min(2 * delay_s, _LONGEST_RETRY_S)

    def record_interrupted(self, script_id: str, event: Event, execution_id: str, started_at: int) -> None:
        """As in `EventRunner`."""
        script = self._table.get(script_id)
        if script is None:
            return
        message = "PiCloud stopped while the script was running. How much of its work was done is unknown."
        request = ExecutionRequest(execution_id, script, event.trigger, NO_REQUEST, started_at, event=event)
        self._sink.record(_record(request, _interrupted_result(message), started_at))

    def _find(self, script_id: str) -> LiveScript:
        script = self._table.get(script_id)
        if script is None or not script.enabled:
            raise NotFound("There is no such script, or it is disabled.")
        return script

    async def _run_now(self, script: LiveScript, event: Event, timeout_ms: int | None, execution_id: str) -> Attempt:
        script = self._with_deadline(script, timeout_ms)
        started_at = self._clock()
        request = ExecutionRequest(execution_id, script, event.trigger, NO_REQUEST, started_at, event=event)
        result = await self._executor.execute(request)
        self._sink.record(_record(request, result, started_at))
        outcome = outcome_of(result.http_status, has_failed=result.status == "failed")
        return Attempt(execution_id, outcome, _error_code(result, outcome))

    def _with_deadline(self, script: LiveScript, timeout_ms: int | None) -> LiveScript:
        if timeout_ms is None:
            timeout_ms = script.limits.timeout_ms if script.sets_timeout else self._timeout_ms
        limits = structs.replace(script.limits, timeout_ms=min(timeout_ms, LIMIT_CEILINGS.timeout_ms))
        return structs.replace(script, limits=limits)


def _interrupted_result(message: str) -> ExecutionResult:
    return ExecutionResult(
        status="failed",
        http_status=500,
        headers=[],
        body=b"",
        fault=ScriptFault("interrupted", message),
        duration_us=0,
        queue_us=0,
        operations=0,
        peak_memory_bytes=0,
        logs=[],
        dropped_log_lines=0,
        warnings=[],
        last_call="unknown",
    )


def _error_code(result: ExecutionResult, outcome: Outcome) -> str | None:
    if result.fault is not None:
        return result.fault.code
    return None if outcome == "done" else str(result.http_status)


def _record(request: ExecutionRequest, result: ExecutionResult, started_at: int) -> ExecutionRecord:
    script = request.script
    return ExecutionRecord(
        request.execution_id,
        script.id,
        script.name,
        script.revision,
        request.trigger,
        request.request.method,
        request.request.path,
        started_at,
        result.http_status if result.fault is None else status_of_fault(result.fault.code),
        result,
        seed=request.seed,
        event=request.event,
    )
