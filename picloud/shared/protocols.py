"""The seams: what one service needs of another, as protocols. They are joined in `picloud/wiring` alone."""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from picloud.shared.assets import LiveAssets
from picloud.shared.errors import PiCloudError
from picloud.shared.events import Attempt, Event
from picloud.shared.models import (
    ExecutionRecord,
    ExecutionRequest,
    ExecutionResult,
    LiveScript,
    Principal,
    SandboxLimits,
    SourceCheck,
)
from picloud.shared.routes import LiveRoute
from picloud.shared.running import RunningExecution
from picloud.shared.services import NotNow, SecretRef, ServiceCaller, ServiceFault, Value


class ExecutorClient(Protocol):
    """Runs scripts somewhere: in this process (tests), in local processes (default) or on another node."""

    async def execute(self, request: ExecutionRequest) -> ExecutionResult:
        """Run one revision once, inside its sandbox limits.

        `limits.timeout_ms` is wall time in milliseconds, counted from the slot, not from queueing.

        A call that is cancelled while it waits for a slot never runs. Once it runs it ends by itself, and the result is
        returned in spite of the cancellation: each run is recorded.

        Returns:
            The outcome. A script that fails is a result with status "failed", not an exception; so is the loss of the
            executor process during the run (fault code `worker_crashed`).
        Raises:
            ServerBusy: the queue is full or the wait for a slot was too long; nothing ran, safe to retry.
            ExecutorUnavailable: no executor could take it, or the script is in quarantine; nothing ran.
            NotFound, StorageUnavailable: as `RevisionSource.get_source`; nothing ran.
        """
        ...

    async def execute_draft(self, request: ExecutionRequest, source: str, author: str = "") -> ExecutionResult:
        """Run a source that is no revision: as `execute`, but nothing is kept and no script is quarantined for it.

        A source that does not compile is a result with status "failed".

        Args:
            author: whose drafts are refused for a while when they end executor processes; empty for nobody's.
        Raises:
            ServerBusy, ExecutorUnavailable: as for `execute`.
        """
        ...

    async def check(self, source: str, limits: SandboxLimits) -> SourceCheck:
        """Compile without running. A source without a finding of severity `error` compiles.

        Raises:
            ServerBusy, ExecutorUnavailable: as for `execute`.
        """
        ...


OnResult = Callable[[ExecutionResult], None]
OnRefusal = Callable[[PiCloudError], None]


class DirectExecutor(Protocol):
    """Runs scripts without a task for each call: the fast path of the data plane. All on one event loop."""

    def submit(self, request: ExecutionRequest, done: OnResult, refused: OnRefusal) -> None:
        """As `ExecutorClient.execute`: exactly one of `done` and `refused` is called later, unless this raises.

        Raises:
            ServerBusy, ExecutorUnavailable: as for `execute`.
        """
        ...


class EventRunner(Protocol):
    """Runs what no HTTP call started, in its share of the slots."""

    def hold_reason(self, script_id: str) -> str | None:
        """Return why events of this script wait: `script_missing`, `script_disabled` or `script_quarantined`; None
        when they may run."""
        ...

    async def run(
        self, script_id: str, event: Event, *, timeout_ms: int | None = None, execution_id: str | None = None
    ) -> Attempt:
        """Run the live revision of the script for this event, and record it once.

        Waits as long as all slots are busy or no executor process is ready: what did not run is no attempt. Cancelling
        it while it waits means that nothing ran; a run that has begun ends by itself and is recorded.

        Args:
            timeout_ms: the deadline of the run; None for that of the script or of events.
            execution_id: of the execution; None for a new one.
        Raises:
            NotFound: there is no such script, or it is disabled.
            ExecutorUnavailable: `script_quarantined`.
            StorageUnavailable: the source could not be read.
        """
        ...

    def record_interrupted(self, script_id: str, event: Event, execution_id: str, started_at: int) -> None:
        """Record a run that the end of the service interrupted, unless it was recorded already."""
        ...


class QuarantineControl(Protocol):
    """Knows the scripts that are not run any more, because they ended their executor process again and again."""

    def quarantined_at(self, script_id: str) -> int | None:
        """Since when the live revision is not run, in milliseconds since 1970-01-01 UTC; None when it is run."""
        ...

    def release(self, script_id: str) -> None:
        """Let all revisions of the script run again. Scripts that are not in quarantine are ignored."""
        ...


class RunControl(Protocol):
    """Knows the executions in progress in one process, and can cancel them."""

    def list_running(self) -> list[RunningExecution]:
        """Return the executions in progress, in no particular order; without those that wait in the backlog."""
        ...

    def cancel(self, execution_id: str) -> RunningExecution | None:
        """Ask for the end of an execution, which ends as `script_cancelled` a moment later. Return what it was doing;
        None when no execution of this id is in progress."""
        ...


class RevisionSource(Protocol):
    """Gives the source text of a revision to the executor client, which loads it into a process on first use."""

    async def get_source(self, script_id: str, revision: int) -> str:
        """The Rhai source of one revision.

        Raises:
            NotFound: the script or the revision is gone.
            StorageUnavailable: the database did not answer; retry later.
        """
        ...


class ScriptFeed(Protocol):
    """Learns from the manager what is live. Calls take effect before they return: a save is live with its answer."""

    def publish(self, script: LiveScript, source: str | None = None) -> None:
        """Make this the live state of the script. `source` spares the reader a fetch when it is at hand."""
        ...

    def withdraw(self, script_id: str) -> None:
        """Forget the script; unknown ids are ignored."""
        ...


class RouteFeed(Protocol):
    """Learns from the manager which routes are live. Calls take effect before they return."""

    def replace_routes(self, routes: Sequence[LiveRoute]) -> None:
        """These routes are live, and no others."""
        ...


class AssetFeed(Protocol):
    """Learns from the manager which static assets are live. Calls take effect before they return."""

    def publish_assets(self, assets: LiveAssets) -> None:
        """Make this the live version of the bundle."""
        ...

    def withdraw_assets(self, name: str) -> None:
        """Forget the bundle; unknown names are ignored."""
        ...


class AssetSource(Protocol):
    """Gives the data plane the contents of files."""

    async def read_content(self, content: str, position: int, count: int) -> bytes:
        """Return up to `count` pieces of a content (`PIECE_BYTES`) from the one at `position` on, as one.

        Raises:
            StorageUnavailable: the database did not answer, or it has no such piece.
        """
        ...


class ExecutionSink(Protocol):
    """Takes execution records from the data plane."""

    def record(self, record: ExecutionRecord) -> None:
        """Keep the record. Never blocks and never raises; under a flood it may sample, counters stay exact."""
        ...


class Authenticator(Protocol):
    """Answers who is calling, from memory: it runs for calls of the data plane too."""

    def authenticate(self, authorization: str | None) -> Principal | None:
        """Return the caller that this value of an `Authorization` header belongs to; None when it is no valid
        credential, has expired or was revoked. Constant-time compare."""
        ...


OnReply = Callable[[ServiceFault | None, Value], int]
"""Called with the outcome of a call to a service; returns the bytes of the reply, 0 when nobody waits for it any more.
Raises when the value has no form on the wire; nothing was sent then, and it is called again with a fault."""


class ServiceSession(Protocol):
    """The calls of one run to services. All on one event loop."""

    def begin(self, service: str, method: str, arguments: list[Value], on_reply: OnReply) -> None:
        """Begin a call; `on_reply` is called later, unless `finish` comes first."""
        ...

    def waits_for(self) -> str:
        """Return service, method and target of the call in progress, without secrets; empty when there is none."""
        ...

    def finish(self, result: ExecutionResult) -> ExecutionResult:
        """End the session: cancel the call in progress, and return the result of the run with what is known of its
        calls, without the secrets that it was given."""
        ...


class ServiceBroker(Protocol):
    """Carries out what scripts ask of services."""

    def open(self, request: ExecutionRequest, started_at: float, deadline_at: float) -> ServiceSession:
        """Begin the session of a run, with its first call. Times are seconds of `time.monotonic()`."""
        ...


class ServiceProvider(Protocol):
    """Answers the calls of scripts to one service: what is behind `kv`, `http` or `secrets` in a script."""

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        """Carry out one call. Ends before `caller.deadline_at`; cancelling it drops what has not begun.

        Args:
            method: as the script wrote it, such as `get`.
            arguments: as the script wrote them; the provider checks number, types and options.
        Raises:
            ServiceFault: the call failed; the script gets it as an error that it can catch.
        """
        ...


@runtime_checkable
class QuickProvider(ServiceProvider, Protocol):
    """A `ServiceProvider` that has some answers at hand."""

    def answer_now(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value | NotNow:
        """Return what `call` would return, without waiting; `NOT_NOW` when it would wait or raise, and in a trial."""
        ...


class SecretResolver(Protocol):
    """Resolves a `SecretRef` for a provider, which must not pass the text on."""

    async def resolve(self, caller: ServiceCaller, ref: SecretRef) -> str:
        """Return the prefix of the reference and the value of its secret. The value counts as given to the run: what is
        kept of the run is masked.

        Raises:
            ServiceFault: `not_granted`, `secrets_unknown`, `secrets_sealed`.
        """
        ...


class SecretSink(Protocol):
    """Collects the values of secrets that a run was given, so that what is kept of the run can be masked."""

    def note_secret(self, execution_id: str, name: str, value: str) -> None:
        """Note a value that the run is given."""
        ...
