"""From what an executor process said, or failed to say, to the result that callers and history get."""

import re
from typing import Final

from msgspec import structs

from picloud.executor.calls import Lost
from picloud.shared.models import ExecutionResult, ExecutionStatus, HttpRequest, ScriptFault
from picloud.shared.wire import Result

_OK: Final = 200
_ONLY_JSON: Final = [("content-type", "application/json")]
_STATUSES: Final = range(200, 600)
_NAME: Final = re.compile(r"[a-z0-9!#$%&'*+.^_`|~-]+")
_CONTROL: Final = re.compile(r"[\0-\x08\x0a-\x1f\x7f]")


def result_of(message: Result, queue_us: int) -> ExecutionResult:
    """The result of a run that answered. `queue_us`: microseconds that it waited for a slot."""
    status: ExecutionStatus = "ok" if message.status == "ok" else "failed"
    fault = message.error
    is_usual = message.http_status == _OK and message.headers == _ONLY_JSON
    if fault is None and not is_usual and not _is_sendable(message):
        status, fault = "failed", ScriptFault("script_bad_response", "the response cannot be expressed in HTTP")
    return ExecutionResult(
        status,
        message.http_status,
        message.headers,
        message.body,
        fault,
        message.duration_us,
        queue_us,
        message.operations,
        message.peak_memory_bytes,
        message.logs,
        message.dropped_log_lines,
        message.warnings,
        message.service_code,
        "unknown" if message.last_call == "unknown" else "",
    )


def _is_sendable(message: Result) -> bool:
    """Whether HTTP has a form for the answer. The engine sees to that; this is for an engine that was taken over."""
    return message.http_status in _STATUSES and all(
        _NAME.fullmatch(name) and not _CONTROL.search(value) for name, value in message.headers
    )


def result_of_loss(lost: Lost, timeout_ms: int, duration_us: int, queue_us: int) -> ExecutionResult:
    """The result of a run whose process is gone; what it used is unknown and given as 0."""
    if lost is Lost.OVERDUE:
        fault = ScriptFault(
            "script_timeout",
            f"the script did not stop at its deadline of {timeout_ms} ms and its process was killed",
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


def result_without_content(result: ExecutionResult, request: HttpRequest) -> ExecutionResult:
    """The result of a run whose calls to services could not be noted: its measurements alone, because anything else
    may hold secrets that were not masked."""
    return structs.replace(
        result,
        status="failed",
        http_status=0,
        headers=[],
        body=b"",
        fault=ScriptFault("internal", "the calls of the run to services could not be noted; PiCloud's log has details"),
        logs=[],
        warnings=[],
        spans=[],
        effects=[],
        journal=b"",
        masked_request=structs.replace(request, path="", raw_query=b"", headers=[], body=b""),
    )
