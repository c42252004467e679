"""What a trial run answers."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from picloud.manager.api.answers.executions import ServiceSpan
from picloud.manager.api.answers.fields import CallTrace
from picloud.shared.models import ExecutionStatus, LogLevel


class TrialError(Struct, frozen=True, kw_only=True):
    """Why a trial run failed. `limit` and `value`: the limit that was hit."""

    code: str
    message: str
    line: int | None
    column: int | None
    limit: str | None
    value: int | None
    trace: CallTrace


class TrialBodyContent(Struct, frozen=True, kw_only=True):
    """The body of an answer as one of three, and its length in bytes."""

    json: Any | UnsetType = UNSET
    text: str | UnsetType = UNSET
    base64: str | UnsetType = UNSET
    size: int


class TrialLine(Struct, frozen=True, kw_only=True):
    """A line that a script logged, `at_ms` after its start. `fields`: the value it gave with the message."""

    at_ms: float
    level: LogLevel
    message: str
    fields: Any


class TrialEffect(Struct, frozen=True, kw_only=True):
    """A call to a service that would have changed something. `arguments`: long texts are cut, bytes only counted."""

    service: str
    method: str
    target: str
    arguments: list[Any]


class TrialOutcome(Struct, frozen=True, kw_only=True):
    """The outcome of a run that history does not keep. `http_status`, `headers`, `body`: the response that a caller
    would get."""

    execution_id: str
    revision: int | None
    status: ExecutionStatus
    http_status: int
    headers: Mapping[str, str]
    body: TrialBodyContent
    duration_ms: float
    queue_ms: float
    operations: int
    peak_memory_bytes: int
    logs: list[TrialLine]
    dropped_log_lines: int
    warnings: list[str]
    error: TrialError | None
    spans: Annotated[list[ServiceSpan], Meta(description="Calls to services in order, the first 200.")]
    dropped_spans: int
    effects: Annotated[
        list[TrialEffect],
        Meta(description="Without `effects` `real`: the changes that were not made, the first 200."),
    ]
    service_code: str | None
    last_call: str | None
