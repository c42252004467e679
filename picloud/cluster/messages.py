"""The messages between the manager process and an orchestrator process, and their frames.

Both ends are always of one build: the manager process starts the others from its own files. So this is no part of
the wire (docs/internal/wire.md), whose frames it uses; the greeting refuses another build.
"""

from collections.abc import Callable
from typing import Any, Final

import msgspec
from msgspec import Struct

from picloud.shared.assets import LiveAssets
from picloud.shared.models import LiveScript, Principal
from picloud.shared.records.counts import MinuteCount
from picloud.shared.records.execution import Execution
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.routes import LiveRoute
from picloud.shared.running import RunningExecution
from picloud.shared.services import ServiceCaller
from picloud.shared.wire import UNREADABLE, CallError, WireError, decode_extension, encode_extension, frame_of

PIECE_BYTES: Final = 1024 * 1024
"""Longer pieces of an answer are cut: no frame may be longer than 16 MiB."""

HeaderPairs = list[tuple[bytes, bytes]]


class OrchestratorSettings(Struct, frozen=True):
    """The settings of one orchestrator process: fields as in `Settings`, bounds already divided."""

    executor_processes: int
    executor_threads: int
    waiting_threads: int
    http: str
    http_connections: int
    proxied_names: list[str]
    """Host names under which a reverse proxy leads to PiCloud."""
    max_memory_bytes: int
    max_process_memory_bytes: int | None
    queue_depth: int
    queue_wait_ms: int
    max_connections: int
    max_connections_per_peer: int
    max_bodies_bytes: int
    min_body_bytes_per_s: int
    trusted_proxies: list[str]
    proxy_header: str
    cors_origins: list[str]
    apps_hosts: list[str]
    apps_sockets: int
    """The last so many of the listening sockets are for the apps origin."""
    tls_cert: str | None
    tls_key: str | None
    log_level: str
    history_requests: str


class Credential(Struct, frozen=True):
    """A token that counts. `digest`: SHA-256 of its text, hexadecimal. `expires_at`: milliseconds, None is never."""

    digest: str
    principal: Principal
    expires_at: int | None = None


class FrontStats(Struct, frozen=True):
    """State of an orchestrator process at a synchronisation."""

    connections: int
    processes: int
    slots: int
    in_flight: int
    queued: int
    waiting: int
    deaths: int
    services: ServiceCounts


class _Message(Struct, frozen=True, array_like=True, tag=str.lower):
    """One message; the name of its class is its tag."""


# manager process to orchestrator process


class ManagerHello(_Message, frozen=True):
    product_version: str
    settings: OrchestratorSettings


class Publish(_Message, frozen=True):
    """`ScriptFeed.publish`."""

    script: LiveScript
    source: str | None


class Withdraw(_Message, frozen=True):
    """`ScriptFeed.withdraw`."""

    script_id: str


class Routes(_Message, frozen=True):
    """All routes that are live now."""

    routes: list[LiveRoute]


class PublishAssets(_Message, frozen=True):
    """`AssetFeed.publish_assets`."""

    assets: LiveAssets


class WithdrawAssets(_Message, frozen=True):
    """`AssetFeed.withdraw_assets`."""

    name: str


class Credentials(_Message, frozen=True):
    """All tokens that count now."""

    credentials: list[Credential]


class Quarantined(_Message, frozen=True):
    """All revisions that crashed lately, and those of them that are not run."""

    suspects: list[str]
    held: list[str]


class Follow(_Message, frozen=True):
    """Whether anybody follows the live tail: then each execution is sent at once."""

    wanted: bool


class Serve(_Message, frozen=True):
    """All that is live has been said: listen."""


class Sync(_Message, frozen=True):
    """To be answered when everything before it has taken effect. `flush`: send the records first."""

    number: int
    flush: bool


class Source(_Message, frozen=True):
    """The answer to `WantSource`. Without a source `fault` is the code of the error."""

    fetch_id: int
    source: str | None
    fault: str = ""


class Content(_Message, frozen=True):
    """The answer to `WantContent`. Without data `fault` is the message of the error."""

    fetch_id: int
    data: bytes | None
    fault: str = ""


class FindRequest(_Message, frozen=True):
    number: int
    execution_id: str


class ListRunning(_Message, frozen=True):
    """Asks for the executions in progress."""

    number: int


class CancelRun(_Message, frozen=True):
    """`RunControl.cancel`."""

    number: int
    execution_id: str


class AnswerStart(_Message, frozen=True):
    exchange_id: int
    status: int
    headers: HeaderPairs


class AnswerBody(_Message, frozen=True):
    """A piece of an answer; the next one follows `Taken`."""

    exchange_id: int
    body: bytes
    more: bool


class WantBody(_Message, frozen=True):
    """The application asks for the next piece of the request."""

    exchange_id: int


class ServiceReply(_Message, frozen=True):
    """The answer to `ServiceCall`."""

    number: int
    error: CallError | None
    value: Any = None


class Stop(_Message, frozen=True):
    """Accept no more, let requests in flight finish for at most `grace_s` seconds, send the last records, end."""

    grace_s: float


class ForceStop(_Message, frozen=True):
    """Cut a `Stop` short."""


class Reload(_Message, frozen=True):
    """Load the certificate again."""


# orchestrator process to manager process


class OrchestratorHello(_Message, frozen=True):
    product_version: str


class Serving(_Message, frozen=True):
    """The answer to `Serve`."""


class Synced(_Message, frozen=True):
    number: int
    stats: FrontStats


class WantSource(_Message, frozen=True):
    fetch_id: int
    script_id: str
    revision: int


class WantContent(_Message, frozen=True):
    """`AssetSource.read_content`."""

    fetch_id: int
    content: str
    position: int
    count: int


class Crashed(_Message, frozen=True):
    """An executor process died while it ran the subject; as `Quarantine.note_crash`."""

    subject: str
    certain: bool


class Cleared(_Message, frozen=True):
    """A subject that was suspect completed a run."""

    subject: str


class Records(_Message, frozen=True):
    """Everything recorded since the last one. `counts`: minute, script id, numbers. `used`: when tokens were used, by
    id."""

    executions: list[Execution]
    counts: list[tuple[int, str, MinuteCount]]
    used: dict[str, int]


class Ended(_Message, frozen=True):
    """An execution that ended just now, for the live tail; `Records` repeats it."""

    execution: Execution


class FoundRequest(_Message, frozen=True):
    """The answer to `FindRequest`."""

    number: int
    request: str | None


class Running(_Message, frozen=True):
    """The answer to `ListRunning`, and to `CancelRun` with the execution that was cancelled, if there was one."""

    number: int
    executions: list[RunningExecution]


class Request(_Message, frozen=True):
    """A request that the manager process answers, after the proxies' word about its client was judged."""

    exchange_id: int
    method: str
    raw_path: bytes
    query_string: bytes
    headers: HeaderPairs
    http_version: str
    scheme: str
    client: tuple[str, int] | None
    on_apps: bool
    """It came to the apps origin."""


class RequestBody(_Message, frozen=True):
    exchange_id: int
    body: bytes
    more: bool


class CallerGone(_Message, frozen=True):
    exchange_id: int


class Taken(_Message, frozen=True):
    """The last piece of the answer is on its way to the caller."""

    exchange_id: int


class ServiceCall(_Message, frozen=True):
    """A script calls a service that the manager process has. The overlay of the caller stays where its trial runs."""

    number: int
    caller: ServiceCaller
    service: str
    method: str
    arguments: list[Any]


class ServiceCancel(_Message, frozen=True):
    """The run of a call has ended."""

    number: int


ManagerMessage = (
    ManagerHello
    | Publish
    | Withdraw
    | Routes
    | PublishAssets
    | WithdrawAssets
    | Credentials
    | Quarantined
    | Follow
    | Serve
    | Sync
    | Source
    | Content
    | FindRequest
    | ListRunning
    | CancelRun
    | AnswerStart
    | AnswerBody
    | WantBody
    | ServiceReply
    | Stop
    | ForceStop
    | Reload
)
OrchestratorMessage = (
    OrchestratorHello
    | Serving
    | Synced
    | WantSource
    | WantContent
    | Crashed
    | Cleared
    | Records
    | Ended
    | FoundRequest
    | Running
    | Request
    | RequestBody
    | CallerGone
    | Taken
    | ServiceCall
    | ServiceCancel
)

_encoder: Final = msgspec.msgpack.Encoder(enc_hook=encode_extension)


def encode(message: ManagerMessage | OrchestratorMessage) -> bytes:
    """One frame.

    Raises:
        WireError: it would be longer than a frame may be.
    """
    return frame_of(_encoder.encode(message))


def _reader(kind: object) -> Callable[[memoryview], object]:
    decoder: msgspec.msgpack.Decoder[object] = msgspec.msgpack.Decoder(kind, ext_hook=decode_extension)

    def decode(payload: memoryview) -> object:
        try:
            return decoder.decode(payload)
        except UNREADABLE as exc:
            raise WireError(f"unreadable message between front processes: {exc}") from exc

    return decode


decode_manager_message: Final = _reader(ManagerMessage)
"""A payload from the manager process as one of `ManagerMessage`; raises WireError."""
decode_orchestrator_message: Final = _reader(OrchestratorMessage)
"""A payload from an orchestrator process as one of `OrchestratorMessage`; raises WireError."""
