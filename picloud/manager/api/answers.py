"""What the endpoints answer, field by field: the source of the answers' part of the OpenAPI document.

Shapes only; `responses.py` fills them. A field that is gone, renamed or of another type breaks clients
(docs/versioning.md).
"""

from collections.abc import Mapping
from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType, defstruct

from picloud.shared.models import Access, ExecutionStatus, LogLevel, SandboxLimits, Severity

Time = Annotated[str, Meta(description="RFC 3339, in UTC.", extra_json_schema={"format": "date-time"})]
Sha256 = Annotated[str, Meta(description="SHA-256 in hexadecimal digits.")]
NextCursor = Annotated[str | None, Meta(description="What `cursor` must be for the next page; null on the last one.")]

SandboxLimitsInEffect = defstruct(
    "SandboxLimitsInEffect", [(name, int) for name in SandboxLimits.__struct_fields__], frozen=True, kw_only=True
)
"""Each sandbox limit with its value."""


class ScriptSummary(Struct, frozen=True, kw_only=True):
    """A script without its source."""

    id: str
    name: str
    description: str
    enabled: bool
    access: Access
    max_requests_per_minute: Annotated[int, Meta(description="Calls in a minute, then 429; 0: any number.")]
    limits: Annotated[Mapping[str, int], Meta(description="The script's own limits, by name.")]
    effective_limits: SandboxLimitsInEffect  # type: ignore[valid-type]  # its fields are those of `SandboxLimits`
    revision: Annotated[int, Meta(description="The live revision.")]
    quarantined_at: Annotated[Time | None, Meta(description="Since when calls are refused; null when they are not.")]
    url: str
    created_at: Time
    updated_at: Time


class Script(ScriptSummary, frozen=True, kw_only=True):
    """A script with the source of its live revision."""

    source: str | None


class Finding(Struct, frozen=True, kw_only=True):
    """What a check found. Lines and columns count from 1; null when unknown."""

    severity: Severity
    code: str
    message: str
    line: int | None
    column: int | None


class SavedScript(Script, frozen=True, kw_only=True):
    """A script after a save."""

    warnings: list[Finding]


class ScriptPage(Struct, frozen=True, kw_only=True):
    """Scripts, newest first."""

    items: list[ScriptSummary]
    next_cursor: NextCursor


class CheckOutcome(Struct, frozen=True, kw_only=True):
    """What a check of a source came to; `ok` without errors, warnings or not."""

    ok: bool
    diagnostics: list[Finding]


class Revision(Struct, frozen=True, kw_only=True):
    """An immutable numbered snapshot of a script. Lists leave `source` out."""

    script_id: str
    revision: int
    live: bool
    limits: Mapping[str, int]
    source_hash: Sha256
    source_bytes: int
    created_at: Time
    source: str | UnsetType = UNSET


class RevisionPage(Struct, frozen=True, kw_only=True):
    """The kept revisions of a script, newest first."""

    items: list[Revision]
    next_cursor: NextCursor


class ExecutionError(Struct, frozen=True, kw_only=True):
    """Why an execution failed. `limit` and `limit_value`: the limit that was hit."""

    code: str
    message: str | None
    line: int | None
    column: int | None
    limit: str | None
    limit_value: int | None


class ExecutionSummary(Struct, frozen=True, kw_only=True):
    """An execution without its log lines."""

    id: str
    script_id: str
    script_name: str
    revision: int
    trigger: Annotated[str, Meta(description="What started it; more kinds may come.", examples=["http"])]
    method: str
    path: str
    status: ExecutionStatus
    http_status: int
    started_at: Time
    duration_us: int
    queue_us: int
    operations: int
    peak_memory_bytes: int
    error: ExecutionError | None
    dropped_log_lines: int


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
    removed_headers: Annotated[list[str], Meta(description="Credentials that were there and are not kept.")]


class Execution(ExecutionSummary, frozen=True, kw_only=True):
    """One execution as history keeps it."""

    logs: list[LoggedLine]
    warnings: list[str]
    request: Annotated[CapturedRequest | None, Meta(description="What the caller sent, while it is kept.")]
    request_reason: Annotated[
        str | None,
        Meta(description="Why there is no request: `off` by a setting, or `expired`.", examples=["off", "expired"]),
    ]


class ExecutionPage(Struct, frozen=True, kw_only=True):
    """Executions, newest first. `sampled_out`: how many a flood kept out of history; they were run and counted."""

    items: list[ExecutionSummary]
    next_cursor: NextCursor
    sampled_out: int


class MetricsNumbers(Struct, frozen=True, kw_only=True):
    """Exact numbers of calls and failed ones. Durations are null without calls; percentiles are from fixed buckets:
    within a fifth of the truth for many calls, for a few at most 42 percent away."""

    calls: int
    errors: int
    mean_ms: float | None
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None


class MetricsPoint(MetricsNumbers, frozen=True, kw_only=True):
    """The numbers of one step, which begins `at`."""

    at: Time


class MetricsSeries(Struct, frozen=True, kw_only=True):
    """A span in steps, the oldest first, those without calls too."""

    step: Annotated[str, Meta(extra_json_schema={"enum": ["minute", "hour"]})]
    since: Time
    until: Time
    total: MetricsNumbers
    outcomes: Annotated[
        Mapping[str, int],
        Meta(description="Calls that were no plain success, by error code or HTTP status from 300 on."),
    ]
    series: list[MetricsPoint]


class ScriptSpark(Struct, frozen=True, kw_only=True):
    """Calls and failed calls of a script in a window, in all and in 12 slots, the oldest first."""

    calls: int
    errors: int
    points: list[int]
    error_points: list[int]


class ScriptMetrics(Struct, frozen=True, kw_only=True):
    """What scripts did since a time, by id; `slot_s`: seconds of one slot. Scripts without calls are not there."""

    since: Time
    slot_s: int
    scripts: Mapping[str, ScriptSpark]


class ProcessMemory(Struct, frozen=True, kw_only=True):
    """One process of PiCloud, `front` or `executor`, and what of it is in RAM."""

    pid: int
    role: str
    rss_bytes: int


class System(Struct, frozen=True, kw_only=True):
    """How the installation does; null is what this machine does not tell."""

    processes: list[ProcessMemory]
    memory_total_bytes: int | None
    memory_available_bytes: int | None
    load: Annotated[list[float], Meta(description="Of 1, 5 and 15 minutes.")]
    cpu_count: int
    temperature_c: float | None
    throttled: Annotated[
        list[str] | None, Meta(description="What a Raspberry Pi holds back, or did since its start (`..._occurred`).")
    ]
    disk_total_bytes: int | None
    disk_free_bytes: int | None
    written_bytes: Annotated[int | None, Meta(description="Written to storage since the start of the service.")]
    uptime_s: int | None
    database_bytes: Annotated[Mapping[str, int | None], Meta(description="Sizes of `control` and `history`.")]
    readiness: Annotated[Mapping[str, Any], Meta(description="What `/readyz` says.")]
    versions: Annotated[Mapping[str, Any], Meta(description="What `/version` says.")]


class EffectiveSetting(Struct, frozen=True, kw_only=True):
    """A setting, its environment variable, and its value in effect; secrets are masked."""

    name: str
    variable: str
    value: Any
    default: Any
    is_set: bool
    description: str


class SettingList(Struct, frozen=True, kw_only=True):
    """All settings."""

    items: list[EffectiveSetting]


class TrialError(Struct, frozen=True, kw_only=True):
    """Why a trial run failed. `limit` and `value`: the limit that was hit."""

    code: str
    message: str
    line: int | None
    column: int | None
    limit: str | None
    value: int | None


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


class TrialOutcome(Struct, frozen=True, kw_only=True):
    """What a run came to that history does not keep. `http_status`, `headers`, `body`: what a caller would get."""

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


class Token(Struct, frozen=True, kw_only=True):
    """An API token without its text."""

    id: str
    name: str
    scopes: list[str]
    created_at: Time
    expires_at: Time | None
    last_used_at: Annotated[Time | None, Meta(description="To the minute.")]
    revoked_at: Time | None


class IssuedToken(Token, frozen=True, kw_only=True):
    """A new token with its text, which is shown this once."""

    token: str


class TokenPage(Struct, frozen=True, kw_only=True):
    """Tokens, newest first; revoked ones stay."""

    items: list[Token]
    next_cursor: NextCursor


class AuditObject(Struct, frozen=True, kw_only=True):
    """What was changed or asked for, under its name of that time."""

    type: str
    id: str
    name: str


class AuditEntry(Struct, frozen=True, kw_only=True):
    """One line of the audit log."""

    id: str
    at: Time
    actor: str
    token_id: str | None
    peer: str | None
    action: str
    object: AuditObject
    old_hash: Sha256 | None
    new_hash: Sha256 | None
    request_id: str
    details: Mapping[str, Any]


class AuditPage(Struct, frozen=True, kw_only=True):
    """Audit entries, newest first."""

    items: list[AuditEntry]
    next_cursor: NextCursor


class Account(Struct, frozen=True, kw_only=True):
    """Whose session has begun; its secret is in the cookie."""

    name: str


class Credential(Struct, frozen=True, kw_only=True):
    """Who is asking. `token_id`: null for a session and for `admin-token`."""

    name: str
    scopes: list[str]
    token_id: str | None


class Session(Struct, frozen=True, kw_only=True):
    """A login in a browser. `current`: the one that asks."""

    id: str
    name: str
    created_at: Time
    last_seen_at: Time
    current: bool


class SessionList(Struct, frozen=True, kw_only=True):
    """The sessions that count, the newest login first."""

    items: list[Session]


class SetupToken(Struct, frozen=True, kw_only=True):
    """A one-time token with which the owner's password is set."""

    token: str
    expires_at: Time


class Backup(Struct, frozen=True, kw_only=True):
    """A back-up of all control data. `sha256`: of the file."""

    name: str
    created_at: Time
    bytes: int
    sha256: Sha256
    scripts: int
    schema: int
    proved_at: Annotated[Time | None, Meta(description="When it was restored on trial; null when that failed.")]
    fault: str | None


class BackupList(Struct, frozen=True, kw_only=True):
    """All back-ups that are kept, newest first. `fault`: what went wrong with the last attempt, null when it was
    right."""

    items: list[Backup]
    next_at: Annotated[Time | None, Meta(description="When the next one is due; null when none is made by itself.")]
    fault: str | None


class ErrorFacts(Struct, frozen=True, kw_only=True):
    """One error; programs decide by `code` alone (docs/errors.md)."""

    code: str
    message: str
    request_id: str
    details: Mapping[str, Any] | UnsetType = UNSET


class Error(Struct, frozen=True, kw_only=True):
    """The one shape of all errors."""

    error: ErrorFacts
