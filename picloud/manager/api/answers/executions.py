"""What endpoints of executions answer, and the events of the live tail."""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from picloud.manager.api.answers.fields import CallTrace, NextCursor, Time
from picloud.shared.models import ExecutionStatus, LogLevel


class ExecutionError(Struct, frozen=True, kw_only=True):
    """Why an execution failed. `limit` and `limit_value`: the limit that was hit."""

    code: str
    message: str | None
    line: int | None
    column: int | None
    limit: str | None
    limit_value: int | None
    trace: CallTrace


class ExecutionEvent(Struct, frozen=True, kw_only=True):
    """The event that caused an execution which no HTTP call did."""

    id: Annotated[str, Meta(description="The same for all attempts at the event.")]
    source: Annotated[str, Meta(description="The name of what sent it, such as that of a schedule.")]
    attempt: Annotated[int, Meta(description="Counts from 1.")]
    due_at: Annotated[Time | None, Meta(description="When it was to run.")]


class ExecutionSummary(Struct, frozen=True, kw_only=True):
    """An execution without its log lines."""

    id: str
    script_id: str
    script_name: str
    revision: int
    trigger: Annotated[str, Meta(description="What started it; more kinds may come.", examples=["http", "schedule"])]
    method: str
    path: str
    query: Annotated[
        str,
        Meta(
            description="The query string, secrets masked, cut to 200 characters; empty when requests are not kept.",
            examples=["page=2&key=***"],
        ),
    ]
    status: ExecutionStatus
    http_status: int
    started_at: Time
    duration_us: int
    queue_us: int
    operations: int
    peak_memory_bytes: int
    error: ExecutionError | None
    dropped_log_lines: int
    service_code: Annotated[
        str | None,
        Meta(
            description="The code of the error of a service that the script did not catch.",
            examples=["kv_full", "not_granted"],
        ),
    ]
    last_call: Annotated[
        str | None,
        Meta(
            description="`unknown`: it ended while it waited for a service, and what that call did is not known.",
            examples=["unknown"],
        ),
    ]
    event: Annotated[ExecutionEvent | None, Meta(description="What caused it; null for an HTTP call.")]


class RunningExecution(Struct, frozen=True, kw_only=True):
    """An execution in progress, `duration_us` after it got its slot."""

    id: str
    script_id: str
    script_name: str
    revision: int
    trigger: Annotated[str, Meta(description="What started it; more kinds may come.", examples=["http"])]
    is_trial: bool
    started_at: Time
    duration_us: int
    timeout_ms: Annotated[int, Meta(description="Its deadline.")]
    waits_for: Annotated[
        str | None,
        Meta(
            description="The call to a service that it waits for; null while it computes.",
            examples=["http.get api.github.com", "kv.set visits"],
        ),
    ]


class RunningList(Struct, frozen=True, kw_only=True):
    """All executions in progress, the one that has run longest first; not those that wait in the backlog."""

    items: list[RunningExecution]


class ServiceSpan(Struct, frozen=True, kw_only=True):
    """One call to a service, `start_us` after the start of the run. `bytes`: of arguments and reply together."""

    service: Annotated[str, Meta(description="More may come.", examples=["kv", "http", "secrets"])]
    method: Annotated[str, Meta(examples=["get", "set"])]
    target: Annotated[
        str,
        Meta(
            description="A host, a key with the namespace in front, or the name of a secret; never a value.",
            examples=["api.github.com", "visits", "shared:visits", "GITHUB_TOKEN"],
        ),
    ]
    start_us: int
    duration_us: int
    bytes: int
    outcome: Annotated[
        str,
        Meta(
            description="`ok`, the code of the error that the script got, or `unknown` when the run ended meanwhile.",
            examples=["ok", "http_timeout", "unknown"],
        ),
    ]


class LoggedLine(Struct, frozen=True, kw_only=True):
    """A line that a script logged, `offset_us` after its start. `fields`: the value it gave with the message."""

    level: LogLevel
    message: str
    fields: Any
    offset_us: int


class CapturedBody(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A body as one of the two."""

    text: str | UnsetType = UNSET
    base64: str | UnsetType = UNSET


class CapturedRequest(Struct, frozen=True, kw_only=True):
    """The request of a real call, in the words of a trial's request. `truncated`: the body is cut to 16 KiB."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: CapturedBody | None
    truncated: bool
    removed_headers: Annotated[list[str], Meta(description="Credentials that were sent and are not stored.")]
    masked: Annotated[
        list[str],
        Meta(
            description="The values that are replaced by `***`.",
            examples=[["headers.x-gitlab-token", "body.user.password"]],
        ),
    ] = []


class Execution(ExecutionSummary, frozen=True, kw_only=True):
    """A recorded execution."""

    logs: list[LoggedLine]
    warnings: list[str]
    spans: Annotated[list[ServiceSpan], Meta(description="Calls to services in order, the first 200.")]
    dropped_spans: Annotated[int, Meta(description="Calls to services beyond those of `spans`.")]
    request: Annotated[CapturedRequest | None, Meta(description="The recorded request, as long as it is kept.")]
    request_reason: Annotated[
        str | None,
        Meta(description="Why there is no request: `off` by a setting, or `expired`.", examples=["off", "expired"]),
    ]


class ExecutionPage(Struct, frozen=True, kw_only=True):
    """Executions, newest first. `sampled_out`: how many a flood kept out of history; they were run and counted."""

    items: list[ExecutionSummary]
    next_cursor: NextCursor
    sampled_out: int
