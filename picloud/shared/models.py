"""Frozen models that travel between the services. Values only: no rules, no I/O.

They are msgspec structs because the data plane makes several for each call: creating one costs a tenth of a frozen
dataclass, and the same structs are the wire messages' parts. Those of a call are kept from the garbage collector
(`gc=False`): they cannot be part of a cycle. Pydantic models stay at the edges (HTTP, settings).
"""

from functools import cached_property
from os import urandom
from typing import Final, Literal

from msgspec import Struct, field

from picloud.shared.events import Event, Trigger
from picloud.shared.services import Effect, Grants

KIB = 1024
MIB = 1024 * KIB
SEED_BYTES: Final = 32


class SandboxLimits(Struct, frozen=True, array_like=True):
    """The limits of one execution. The order of the fields is part of the wire (docs/internal/wire.md)."""

    timeout_ms: int = 5_000
    max_operations: int = 20_000_000
    max_memory_bytes: int = 32 * MIB
    max_string_size: int = 1 * MIB
    max_array_size: int = 100_000
    max_map_size: int = 100_000
    max_call_levels: int = 32
    max_expr_depth: int = 64
    max_function_expr_depth: int = 32
    max_variables: int = 256
    max_functions: int = 256
    max_response_bytes: int = 4 * MIB
    max_log_bytes: int = 64 * KIB
    max_log_lines: int = 200
    max_request_bytes: int = 1 * MIB
    """Enforced by the orchestrator before the executor is asked."""
    max_service_calls: int = 500
    max_http_calls: int = 20
    max_invoke_calls: int = 20
    max_service_bytes: int = 8 * MIB
    """Bytes of arguments and replies together."""


LIMIT_CEILINGS = SandboxLimits(
    timeout_ms=300_000,
    max_operations=10_000_000_000,
    max_memory_bytes=256 * MIB,
    max_string_size=4 * MIB,
    max_array_size=1_000_000,
    max_map_size=1_000_000,
    max_call_levels=64,
    max_expr_depth=64,
    max_function_expr_depth=32,
    max_variables=1_024,
    max_functions=1_024,
    max_response_bytes=10 * MIB,
    max_log_bytes=1 * MIB,
    max_log_lines=2_000,
    max_request_bytes=10 * MIB,
    max_service_calls=10_000,
    max_http_calls=200,
    max_invoke_calls=500,
    max_service_bytes=64 * MIB,
)
"""The most that a setting or a script may ask for."""

Access = Literal["public", "token"]
ExecutionStatus = Literal["ok", "failed"]
LogLevel = Literal["debug", "info", "warn", "error"]
LastCall = Literal["", "unknown"]
Severity = Literal["error", "warning"]


class Principal(Struct, frozen=True, gc=False):
    """An authenticated caller and its scopes. `name` goes into the audit log; scopes are `read`, `deploy`, `admin` and
    `invoke:<script id>`."""

    name: str
    scopes: frozenset[str]
    token_id: str | None = None

    def may(self, scope: str) -> bool:
        """True when the caller has this scope; `admin` includes all others."""
        return scope in self.scopes or "admin" in self.scopes


class LiveScript(Struct, frozen=True, dict=True):
    """A script as the data plane knows it: its identity, its live revision and who may call it. One is used for many
    calls, so it keeps its keys (which `gc=False` does not allow)."""

    id: str
    name: str
    revision: int
    enabled: bool
    access: Access
    limits: SandboxLimits
    max_requests_per_minute: int = 0
    """Quota of calls; 0 is none."""
    grants: Grants = Grants()
    sets_timeout: bool = False
    """Whether `limits.timeout_ms` is the script's own, and so holds for events too."""

    @cached_property
    def revision_key(self) -> str:
        """Identifies the live revision with its limits everywhere: `<script id>:<revision>`."""
        return f"{self.id}:{self.revision}"

    @cached_property
    def load_key(self) -> str:
        """Identifies what an executor process loads: a script knows its name, so another name is another load, and so
        is another deadline, which events have."""
        return f"{self.revision_key}:{self.name}:{self.limits.timeout_ms}"

    @property
    def invoke_scope(self) -> str:
        """The scope that a caller needs when `access` is "token"."""
        return f"invoke:{self.id}"


class HttpRequest(Struct, frozen=True, array_like=True, gc=False):
    """An HTTP request as a script may see it. The order of the fields is part of the wire."""

    method: str
    path: str
    """Decoded path below the script, `/` when there is none."""
    raw_query: bytes
    headers: list[tuple[bytes, bytes]]
    """Lower-case names, in the order received, credentials of the admin plane removed."""
    body: bytes
    remote_addr: str | None
    params: list[tuple[str, str]] = []
    """Name and value of each parameter of the path, where a route was called."""
    route: str = ""
    """The pattern of the route that was called; empty for a script that was called by id or name."""


def new_seed() -> bytes:
    """Return `SEED_BYTES` random bytes for a run."""
    return urandom(SEED_BYTES)


NO_REQUEST: Final = HttpRequest("", "/", b"", [], b"", None)
"""What a script that no HTTP call started sees as `ctx.request`."""


class ExecutionRequest(Struct, frozen=True, gc=False):
    """One run that is asked for."""

    execution_id: str
    script: LiveScript
    trigger: Trigger
    request: HttpRequest
    now_ms: int = 0
    """When it began, in milliseconds since 1970-01-01 UTC: what the script sees as `ctx.now_ms`."""
    is_trial: bool = False
    """What the script sees as `ctx.is_trial`."""
    without_effects: bool = False
    """Services change nothing that outlives the run."""
    event: Event | None = None
    """What caused it; None for an HTTP call, whose event is the request."""
    chain: list[str] = []
    """Ids of the executions that invoked it, the outermost first."""
    recording: bytes = b""
    """Calls to services that are answered as they were in another run: the `journal` of its result."""
    seed: bytes = field(default_factory=new_seed)
    """The random numbers of the run come from these 32 bytes."""


class CallFrame(Struct, frozen=True, array_like=True, gc=False):
    """One call in progress when a script failed, and the place it had reached. Order is part of the wire."""

    function: str | None
    """None for the statements of the script itself, `<closure>` for a closure."""
    line: int | None = None
    column: int | None = None
    omitted: int = 0
    """How many calls between the frame before and this one are left out of a deep trace."""


class ScriptFault(Struct, frozen=True, array_like=True, gc=False):
    """Why an execution failed, for the script's author. The order of the fields is part of the wire."""

    code: str
    message: str
    line: int | None = None
    column: int | None = None
    limit: str | None = None
    limit_value: int | None = None
    trace: list[CallFrame] = []
    """The calls in progress, the outermost first; empty when no function was."""


class LogLine(Struct, frozen=True, array_like=True, gc=False):
    """One line a script logged. `fields` is a JSON text or None; `offset_us` counts from the start of the run."""

    level: LogLevel
    message: str
    fields: str | None = None
    offset_us: int = 0


class Span(Struct, frozen=True, array_like=True, gc=False):
    """One call of an execution to a service. `target`: host, key or name, never a value; `start_us` counts from the
    start of the run; `bytes`: of arguments and reply; `outcome`: `ok`, the code of an error, or `unknown`."""

    service: str
    method: str
    target: str
    start_us: int
    duration_us: int
    bytes: int
    outcome: str


class ExecutionResult(Struct, frozen=True, gc=False):
    """The outcome of one run. A script that fails is a result with status "failed", not an exception."""

    status: ExecutionStatus
    http_status: int
    headers: list[tuple[str, str]]
    body: bytes
    fault: ScriptFault | None
    duration_us: int
    """Wall time from the slot to the end."""
    queue_us: int
    """Wall time spent waiting for a slot."""
    operations: int
    peak_memory_bytes: int
    logs: list[LogLine]
    dropped_log_lines: int
    warnings: list[str]
    service_code: str = ""
    """Code of the error of a service that the script did not catch."""
    last_call: LastCall = ""
    """`unknown`: it ended while waiting for a service; that call may or may not have taken effect."""
    spans: list[Span] = []
    """The first calls to services, the oldest first."""
    dropped_spans: int = 0
    """Calls beyond those of `spans`."""
    effects: list[Effect] = []
    """Of a trial: what it would have done."""
    journal: bytes = b""
    """Calls to services with their replies, for another run to be answered from (`picloud/providers/journal.py`)."""
    masked_request: HttpRequest | None = None
    """The request without the secrets that the run was given; None when it was given none."""


class Diagnostic(Struct, frozen=True, array_like=True):
    """One finding of a check. Lines and columns count from 1; None when unknown. Order is part of the wire."""

    severity: Severity
    code: str
    message: str
    line: int | None = None
    column: int | None = None
    certain: bool = False
    """Whether every run of the script fails because of this; true for each error."""


class Use(Struct, frozen=True, array_like=True):
    """A place where a source uses what needs a grant. `name` is None when it is computed; lines count from 1. Order is
    part of the wire."""

    grant: str
    name: str | None
    line: int


class SourceCheck(Struct, frozen=True):
    """The outcome of a check of a source: findings and uses in source order."""

    diagnostics: list[Diagnostic] = []
    uses: list[Use] = []


class ExecutionRecord(Struct, frozen=True, gc=False):
    """One execution as history keeps it; recorded exactly once."""

    id: str
    script_id: str
    script_name: str
    revision: int
    trigger: Trigger
    method: str
    path: str
    started_at: int
    """Milliseconds since 1970-01-01 UTC."""
    http_status: int
    """The status that the caller got."""
    result: ExecutionResult
    request: HttpRequest | None = None
    """What the caller sent, as the script may see it."""
    seed: bytes = b""
    """Of the random numbers of the run."""
    event: Event | None = None
    """What caused it; None for an HTTP call."""


class NodeVersions(Struct, frozen=True):
    """The versions that a process reported when it connected."""

    service: Literal["executor"]
    product: str
    sdk: str
    wire: int
    engine: str


class Versions(Struct, frozen=True):
    """The versioned surfaces (docs/explanation/versioning.md), what this runs on, and the processes that greeted it."""

    product: str
    sdk: str
    api: int
    schema: int
    wire: int
    engine: str
    python: str
    database: str
    nodes: list[NodeVersions]
