"""A recorded execution."""

from msgspec import Struct

from picloud.shared.models import CallFrame, ExecutionStatus, LogLine, Span


class Execution(Struct, frozen=True, kw_only=True):
    """A recorded execution. Times without a unit are milliseconds since 1970-01-01 UTC."""

    id: str
    script_id: str
    script_name: str
    revision: int
    trigger: str
    method: str
    path: str
    status: ExecutionStatus
    http_status: int
    started_at: int
    duration_us: int
    queue_us: int
    operations: int
    peak_memory_bytes: int
    error_code: str | None
    error_message: str | None
    error_line: int | None
    error_column: int | None
    limit_name: str | None
    limit_value: int | None
    error_trace: list[CallFrame]
    """The calls in progress, the outermost first."""
    logs: list[LogLine]
    """Empty in lists."""
    dropped_log_lines: int
    warnings: list[str]
    """Empty in lists."""
    request: str | None = None
    """JSON as of `encode_request`; None in lists and when it was not kept."""
    query: str = ""
    """Without its question mark, cut to 200 characters. May hold secrets until it is stored."""
    spans: list[Span] = []
    """Calls to services, the oldest first; empty in lists."""
    dropped_spans: int = 0
    """Calls beyond those of `spans`."""
    service_code: str | None = None
    """Of the error of a service that the script did not catch."""
    last_call: str | None = None
    """`unknown`: it ended while waiting for a service; that call may or may not have taken effect."""
    event_id: str | None = None
    """Of the event that caused it; the same for all attempts at it. None for an HTTP call."""
    event_source: str | None = None
    """The name of what sent the event, such as that of a schedule."""
    attempt: int = 1
    due_at: int | None = None
    """When the event was to run."""
