"""HTTP/2 on one connection of the HTTPS listener: Hypercorn's, with the rules and bounds of HTTP/1.1 as far as they
have a meaning here. Knows the application as ASGI only."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, Final, cast

from hypercorn.app_wrappers import ASGIWrapper
from hypercorn.asyncio.worker_context import WorkerContext
from hypercorn.config import Config

from picloud.server.connections import request_head
from picloud.server.connections.connection_gate import ConnectionGate, bodies_too_large
from picloud.server.connections.deadlines import KEEP_ALIVE_S
from picloud.server.connections.http2_protocol import REFUSAL, Http2Server
from picloud.shared.clock import new_id
from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import AsgiApp, Header, Message, Receive, Scope, Send, send_error

if TYPE_CHECKING:
    from hypercorn.typing import ASGIFramework

MAX_STREAMS: Final = 32
"""Requests at once on one connection."""
MAX_REQUESTS: Final = 1_000
"""Requests in all on one connection, also those that are reset at once; then it is closed."""
ANSWER_DEADLINE_S: Final = 60.0
"""How long a caller may take over one part of an answer."""
DRAIN_STALL_S: Final = 2.0
MAX_DRAINED_BYTES: Final = 16 * 1024 * 1024
"""What is read and thrown away of a body that nobody wants, so that its sender can read the answer: Hypercorn ends the
whole connection when a part of it comes after the answer."""
_LARGE_BYTES: Final = 64 * 1024

logger = logging.getLogger(__name__)


RefusalHeaders = Callable[[Scope], list[Header]]


def _no_extra_headers(_scope: Scope) -> list[Header]:
    return []


class Http2:
    """State that all HTTP/2 connections of a listener share.

    Args:
        app: what answers.
        refusal_headers: as in `DirectRoot`.
    """

    def __init__(self, app: AsgiApp, gate: ConnectionGate, refusal_headers: RefusalHeaders | None = None) -> None:
        self.app = app
        self.refusal_headers = refusal_headers or _no_extra_headers
        self.gate = gate
        self.config = _config()
        self.context = WorkerContext(None)


class Http2Connection(asyncio.StreamReaderProtocol):
    """One connection, after the handshake. `connections` has it while it lasts."""

    def __init__(self, shared: Http2, connections: set[Any]) -> None:
        self._reader = asyncio.StreamReader(limit=_LARGE_BYTES)
        super().__init__(self._reader, self._begin)
        self._shared = shared
        self._connections = connections
        self._group: str | None = None
        self._task: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None
        self._writer: asyncio.StreamWriter

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        peer = transport.get_extra_info("peername")
        self._group = self._shared.gate.enter(peer[0] if peer else "")
        self._connections.add(self)
        super().connection_made(transport)
        if self._group is None:
            self._writer.transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._connections.discard(self)
        if self._group is not None:
            self._shared.gate.leave(self._group)
            self._group = None

    def shutdown(self) -> None:
        """Answer the requests in flight, take no more, close."""
        self._ending = asyncio.get_running_loop().create_task(self._shared.context.terminated.set())

    def check_deadlines(self, now: float) -> None:
        """Nothing to do: requests have their own, and Hypercorn closes connections without any."""

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._task = asyncio.get_running_loop().create_task(self._run(reader, writer))

    async def _run(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        shared = self._shared
        guarded = _GuardedApp(shared, writer.transport.abort)
        loop = asyncio.get_running_loop()
        app = ASGIWrapper(cast("ASGIFramework", guarded))
        try:
            await Http2Server(app, loop, shared.config, shared.context, {}, reader, writer)
        except* Exception as faults:
            # Hypercorn fails on frames for streams that are closed; the connection ends, as the caller deserves
            logger.debug("an HTTP/2 connection failed", extra={"action": "http2"}, exc_info=faults)
            writer.transport.abort()


class _GuardedApp:
    """The application behind the rules, for one connection."""

    def __init__(self, shared: Http2, abort: Callable[[], None]) -> None:
        self._app = shared.app
        self.gate = shared.gate
        self._refusal_headers = shared.refusal_headers
        self.abort = abort

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def refuse(error: PiCloudError) -> None:
            await send_error(scope, send, error, new_id(), self._refusal_headers(scope))

        request = _GuardedRequest(scope, receive, send, refuse, self)
        try:
            refusal = scope["extensions"].get(REFUSAL)
            if refusal is not None:
                raise refusal
            await self._app(scope, request.receive, request.send)
        except PiCloudError as error:
            await refuse(error)
        finally:
            self.gate.bodies_bytes -= request.body_bytes


class _GuardedRequest:
    """One request: its body counts against the memory for all bodies, its answer has a deadline."""

    def __init__(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        refuse: Callable[[PiCloudError], Awaitable[None]],
        connection: _GuardedApp,
    ) -> None:
        self._answer_refusal = refuse
        self._receive = receive
        self._send = send
        self._gate = connection.gate
        self.abort = connection.abort
        self.body_bytes = 0
        self._expected_bytes = _declared_length(scope)
        self._received_bytes = 0
        self._has_all = False
        self._turn = asyncio.Lock()
        self._unsent_bytes = 0
        self._refused = False
        self._has_begun = False
        """The application has begun to answer, which nothing can replace any more."""

    async def receive(self) -> Message:
        """As ASGI has it; a body that there is no memory for is refused, and its caller is gone."""
        async with self._turn:  # the rest may be discarded while an application still waits for it
            message = await self._next()
        size = len(message.get("body", b""))
        self.body_bytes += size
        self._gate.bodies_bytes += size
        if size and self._gate.bodies_bytes > self._gate.limits.max_bodies_bytes:
            await self._refuse(bodies_too_large())
        elif self._has_wrong_length():
            await self._refuse(request_head.wrong_length())
        return {"type": "http.disconnect"} if self._refused else message

    def _has_wrong_length(self) -> bool:
        expected, received = self._expected_bytes, self._received_bytes
        return expected is not None and (received > expected or (self._has_all and received != expected))

    async def _refuse(self, error: PiCloudError) -> None:
        """Answer in place of the application, which sees a disconnect."""
        if not self._refused and not self._has_begun:
            self._refused = True
            await self._drain()
            await self._answer_refusal(error)

    async def send(self, message: Message) -> None:
        """As ASGI has it; the connection is cut off when its caller takes nothing for long."""
        if self._refused:
            return
        self._has_begun = True
        if not self._has_all:
            await self._drain()
        self._unsent_bytes = len(message.get("body", b""))
        if self._unsent_bytes:
            self._gate.backlogs.enter(self)
        try:
            async with asyncio.timeout(ANSWER_DEADLINE_S):
                await self._send(message)
        except TimeoutError:
            self.abort()
        finally:
            self._gate.backlogs.leave(self)

    async def _next(self) -> Message:
        message = await self._receive()
        self._has_all = not message.get("more_body", False)
        self._received_bytes += len(message.get("body", b""))
        if message["type"] == "http.disconnect":
            self._expected_bytes = None
        return message

    async def _drain(self) -> None:
        """Throw the rest of the body away, unless it is too long or does not come."""
        left = MAX_DRAINED_BYTES
        with contextlib.suppress(TimeoutError):
            while left > 0 and not self._has_all:
                async with asyncio.timeout(DRAIN_STALL_S), self._turn:
                    if not self._has_all:
                        left -= len((await self._next()).get("body", b""))
        self._has_all = True

    def get_write_buffer_size(self) -> int:
        """The size of the part of the response that may be unsent; how much of it is unsent is unknown."""
        return self._unsent_bytes


def _declared_length(scope: Scope) -> int | None:
    """The content-length of a request whose head is sound."""
    if REFUSAL in scope["extensions"]:
        return None
    value = next((value for name, value in scope["headers"] if name == b"content-length"), None)
    return None if value is None else request_head.read_length(value)


def _config() -> Config:
    for name in ("h2", "hpack"):  # they log every header at DEBUG, credentials included
        logging.getLogger(name).setLevel(logging.WARNING)
    config = Config()
    config.accesslog = None
    config.errorlog = logging.getLogger("hypercorn.error")
    config.include_server_header = False
    config.keep_alive_timeout = KEEP_ALIVE_S
    config.keep_alive_max_requests = MAX_REQUESTS
    config.h2_max_concurrent_streams = MAX_STREAMS
    config.h2_max_header_list_size = request_head.MAX_HEADER_BYTES + request_head.MAX_TARGET_BYTES
    return config
