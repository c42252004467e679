"""From what an executor process said, or failed to say, to the result that callers and history get."""

from picloud.executor.calls import Lost
from picloud.shared.models import ExecutionResult, ScriptFault
from picloud.shared.wire import Result


def result_of(message: Result, queue_us: int) -> ExecutionResult:
    """The result of a run that answered. `queue_us`: microseconds that it waited for a slot."""
    return ExecutionResult(
        "ok" if message.status == "ok" else "failed",
        message.http_status,
        message.headers,
        message.body,
        message.error,
        message.duration_us,
        queue_us,
        message.operations,
        message.peak_memory_bytes,
        message.logs,
        message.dropped_log_lines,
        message.warnings,
    )


def result_of_loss(lost: Lost, timeout_ms: int, duration_us: int, queue_us: int) -> ExecutionResult:
    """The result of a run whose process is gone; what it used is unknown and given as 0."""
    if lost is Lost.OVERDUE:
        fault = ScriptFault(
            "script_timeout",
            f"the script did not stop at its deadline of {timeout_ms} ms and its process was ended",
            limit="timeout_ms",
            limit_value=timeout_ms,
        )
    else:
        fault = ScriptFault("worker_crashed", "the executor process ended during the run")
    return ExecutionResult(
        status="failed",
        http_status=0,
        headers=[],
        body=b"",
        fault=fault,
        duration_us=duration_us,
        queue_us=queue_us,
        operations=0,
        peak_memory_bytes=0,
        logs=[],
        dropped_log_lines=0,
        warnings=[],
    )
