"""What happened since history was last written: bounded rows, exact counters. No clock, no I/O, never raises."""

from typing import Any, Final

from msgspec import Struct

from picloud.shared.events import Event
from picloud.shared.models import CallFrame, ExecutionRecord
from picloud.shared.records.captures import encode_request
from picloud.shared.records.counts import MinuteCount, MinuteKey
from picloud.shared.records.durations import bucket_of
from picloud.shared.records.execution import Execution

MAX_ROWS: Final = 500
MAX_TEXT_BYTES: Final = 4 * 1024 * 1024
MAX_COUNTERS: Final = 20_000
_MAX_MESSAGE_LENGTH: Final = 4_096
_MAX_WARNINGS: Final = 50
_FIRST_OUTCOME: Final = 300
_ROW_OVERHEAD_BYTES: Final = 512
_MAX_FRAMES: Final = 16
_MAX_FUNCTION_LENGTH: Final = 100
_FRAME_BYTES: Final = 200
_SPAN_BYTES: Final = 150
_MAX_QUERY_LENGTH: Final = 200
"""Enough to tell calls apart in a list, and a bound on what masking one costs."""


_NO_COUNT: Final = (-1, "", MinuteCount())
"""No minute is before 1970."""


class Batch(Struct, frozen=True):
    """Records that are written together."""

    executions: list[Execution]
    counts: dict[MinuteKey, MinuteCount]


class PendingExecutions:
    """Collects records until they are written.

    Keeps at most `max_rows` rows and `max_text_bytes` of their texts. Beyond that a record is only counted, in
    `sampled_out` of its minute; a failure takes the place of a success. `keep_requests`: the rows of
    failures have their requests.

    `lost_counts` counts calls that not even the counters could take (storage away for hours).
    """

    def __init__(
        self,
        max_rows: int = MAX_ROWS,
        max_text_bytes: int = MAX_TEXT_BYTES,
        max_counters: int = MAX_COUNTERS,
        *,
        keep_requests: bool = False,
    ) -> None:
        self._keep_requests = keep_requests
        self.lost_counts = 0
        self._max_rows = max_rows
        self._max_text_bytes = max_text_bytes
        self._max_counters = max_counters
        self._failures: list[Execution] = []
        self._successes: list[Execution] = []
        self._text_bytes = 0
        self._counts: dict[MinuteKey, MinuteCount] = {}
        self._last = _NO_COUNT
        """The count of the last record with its minute and script: nearly always that of the next one too."""

    def __bool__(self) -> bool:
        return bool(self._counts)

    def add(self, record: ExecutionRecord) -> None:
        """Count the record and keep it if there is room."""
        minute, script_id = record.started_at // 60_000, record.script_id
        last_minute, last_script_id, count = self._last
        if minute != last_minute or script_id != last_script_id:
            found = self._count_of(MinuteKey(minute, script_id))
            if found is None:
                self.lost_counts += 1
                return
            count = found
            self._last = (minute, script_id, count)
        count.calls += 1
        result = record.result
        count.total_us += result.duration_us
        count.durations[bucket_of(result.duration_us)] += 1
        failed = result.status == "failed"
        if failed:
            count.failures += 1
        if failed or record.http_status >= _FIRST_OUTCOME:
            outcome = result.fault.code if result.fault else str(record.http_status)
            count.outcomes[outcome] = count.outcomes.get(outcome, 0) + 1
        if not failed and len(self._failures) + len(self._successes) >= self._max_rows:
            count.sampled_out += 1  # the common case of a flood, without a copy of the record
        elif not self._keep(execution_of(record, with_request=failed and self._keep_requests)):
            count.sampled_out += 1

    def take(self) -> Batch:
        """Everything so far; the collection is empty afterwards."""
        batch = Batch(self._failures + self._successes, self._counts)
        self._failures, self._successes, self._text_bytes, self._counts = [], [], 0, {}
        self._last = _NO_COUNT
        return batch

    def put_back(self, batch: Batch) -> None:
        """Take a batch back that could not be written. Rows without room are sampled out."""
        for key, earlier in batch.counts.items():
            count = self._count_of(key)
            if count is None:
                self.lost_counts += earlier.calls
                continue
            count.add(earlier)
        for execution in batch.executions:
            if not self._keep(execution):
                self._sample_out(execution)

    def _count_of(self, key: MinuteKey) -> MinuteCount | None:
        count = self._counts.get(key)
        if count is None and len(self._counts) < self._max_counters:
            count = self._counts[key] = MinuteCount()
        return count

    def _keep(self, execution: Execution) -> bool:
        """Evict if allowed and keep the execution; False when the buffer stays full."""
        size = _text_bytes(execution)
        failed = execution.status == "failed"
        while (
            len(self._failures) + len(self._successes) >= self._max_rows
            or self._text_bytes + size > self._max_text_bytes
        ):
            if not failed or not self._successes:
                return False
            dropped = self._successes.pop()
            self._text_bytes -= _text_bytes(dropped)
            self._sample_out(dropped)
        (self._failures if failed else self._successes).append(execution)
        self._text_bytes += size
        return True

    def _sample_out(self, execution: Execution) -> None:
        count = self._counts.get(MinuteKey(execution.started_at // 60_000, execution.script_id))
        if count is not None:
            count.sampled_out += 1


def _text_bytes(execution: Execution) -> int:
    """About the memory of the row, at least of its texts."""
    logs = sum(len(line.message) + len(line.fields or "") for line in execution.logs)
    warnings = sum(map(len, execution.warnings))
    return (
        _ROW_OVERHEAD_BYTES
        + logs
        + warnings
        + len(execution.path)
        + len(execution.query)
        + len(execution.error_trace) * _FRAME_BYTES
        + len(execution.spans) * _SPAN_BYTES
        + len(execution.error_message or "")
        + len(execution.request or "")
    )


def execution_of(record: ExecutionRecord, *, with_request: bool = False) -> Execution:
    """The row of a record: the answer's body and headers are not kept."""
    result, fault = record.result, record.result.fault
    return Execution(
        id=record.id,
        script_id=record.script_id,
        script_name=record.script_name,
        revision=record.revision,
        trigger=record.trigger,
        method=record.method,
        path=record.path,
        status=result.status,
        http_status=record.http_status,
        started_at=record.started_at,
        duration_us=result.duration_us,
        queue_us=result.queue_us,
        operations=result.operations,
        peak_memory_bytes=result.peak_memory_bytes,
        error_code=fault.code if fault else None,
        error_message=fault.message[:_MAX_MESSAGE_LENGTH] if fault else None,
        error_line=fault.line if fault else None,
        error_column=fault.column if fault else None,
        limit_name=fault.limit if fault else None,
        limit_value=fault.limit_value if fault else None,
        error_trace=[_bounded(frame) for frame in fault.trace[:_MAX_FRAMES]] if fault else [],
        logs=result.logs,
        dropped_log_lines=result.dropped_log_lines,
        warnings=result.warnings[:_MAX_WARNINGS],
        request=encode_request(record.request, result.journal, record.seed)
        if with_request and record.request is not None
        else None,
        query=record.request.raw_query[:_MAX_QUERY_LENGTH].decode("latin-1") if record.request is not None else "",
        spans=result.spans,
        dropped_spans=result.dropped_spans,
        service_code=result.service_code or None,
        last_call=result.last_call or None,
        **(_event_fields(record.event) if record.event is not None else {}),
    )


def _event_fields(event: Event) -> dict[str, Any]:
    return {
        "event_id": event.id,
        "event_source": event.source,
        "attempt": event.attempt,
        "due_at": event.due_at_ms,
    }


def _bounded(frame: CallFrame) -> CallFrame:
    """The frame with a function name that is not longer than the engine makes it."""
    function = frame.function
    if function is None or len(function) <= _MAX_FUNCTION_LENGTH:
        return frame
    return CallFrame(function[:_MAX_FUNCTION_LENGTH], frame.line, frame.column, frame.omitted)
