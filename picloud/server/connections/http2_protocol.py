"""The protocol of one HTTP/2 connection: Hypercorn's, with the rules of request heads that HTTP/1.1 has, a budget for
control frames and small steps. Knows the application as ASGI only."""

import asyncio
import time
from typing import Any, Final
from urllib.parse import unquote

import h2.connection
import h2.events
import h2.exceptions
import h2.settings
from h2.config import H2Configuration
from h2.errors import ErrorCodes
from h2.utilities import HeaderValidationFlags, validate_headers
from hypercorn.asyncio.task_group import TaskGroup
from hypercorn.asyncio.tcp_server import TCPServer
from hypercorn.events import Event, RawData
from hypercorn.protocol.h2 import H2Protocol, StreamBuffer
from hypercorn.protocol.http_stream import HTTPStream
from hypercorn.typing import ConnectionState
from hypercorn.utils import parse_socket_addr
from hyperframe.frame import Frame

from picloud.server.connections import request_head
from picloud.server.connections.control_frames import ControlFrameBudget
from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.asgi import Header
from picloud.shared.http.peers import plain_peer

REFUSAL: Final = "picloud.refusal"
"""The key in a scope's extensions: the error that answers a request whose head breaks a rule."""
_STEP_BYTES: Final = 4_096
"""What is read in one turn of the loop, so that many small frames do not hold up other connections."""
_FLAGS: Final = HeaderValidationFlags(
    is_client=False, is_trailer=False, is_response_header=False, is_push_promise=False
)


class Http2Server(TCPServer):
    """Serves one connection after its handshake."""

    async def run(self) -> None:
        """Serve until the connection ends."""
        connection = self.writer.get_extra_info("socket")
        try:
            client = parse_socket_addr(connection.family, connection.getpeername())
            server = parse_socket_addr(connection.family, connection.getsockname())
            if client is not None:
                client = plain_peer(client[0]), client[1]
            async with TaskGroup(self.loop) as group:
                self._task_group = group
                state = ConnectionState(self.state)
                self.protocol = Http2Protocol(  # type: ignore[assignment]  # without a choice of protocols before it
                    self.app, self.config, self.context, group, state, True, client, server, self.protocol_send
                )
                await self.protocol.initiate()
                await self.idle_task.restart(group, self._idle_timeout)
                await self._read_data()
        except OSError:
            pass
        finally:
            await self._close()


class _Connection(h2.connection.H2Connection):
    """Counts control frames, and leaves the judgement of heads and lengths to `request_head`."""

    def __init__(self) -> None:
        super().__init__(H2Configuration(client_side=False, header_encoding=None, validate_inbound_headers=False))
        self._budget = ControlFrameBudget(time.monotonic())

    def _receive_frame(self, frame: Frame) -> list[h2.events.Event]:
        if not self._budget.allows(frame, time.monotonic()):
            raise h2.exceptions.DenialOfServiceError("too many control frames")
        return super()._receive_frame(frame)

    def _begin_new_stream(self, stream_id: int, allowed_ids: Any) -> Any:
        stream = super()._begin_new_stream(stream_id, allowed_ids)
        stream._initialize_content_length = _ignore  # type: ignore[method-assign]  # h2 ends the whole connection
        return stream

    def send_data(self, stream_id: int, data: bytes | memoryview, *args: Any, **options: Any) -> None:
        super().send_data(stream_id, data, *args, **options)
        self._budget.note_sent(len(data))


def _ignore(headers: object) -> None:
    """Do nothing."""


class Http2Protocol(H2Protocol):
    """One connection."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        codes = h2.settings.SettingCodes
        self.connection = _Connection()
        self.connection.DEFAULT_MAX_INBOUND_FRAME_SIZE = self.config.h2_max_inbound_frame_size
        self.connection.local_settings = h2.settings.Settings(
            client=False,
            initial_values={
                codes.MAX_CONCURRENT_STREAMS: self.config.h2_max_concurrent_streams,
                codes.MAX_HEADER_LIST_SIZE: self.config.h2_max_header_list_size,
            },
        )

    async def handle(self, event: Event) -> None:
        """Take an event of the connection; bytes in small steps, between which others have their turn."""
        if not isinstance(event, RawData) or len(event.data) <= _STEP_BYTES:
            await super().handle(event)
            return
        for start in range(0, len(event.data), _STEP_BYTES):
            if self.closed or self._is_terminated():
                return
            await super().handle(RawData(event.data[start : start + _STEP_BYTES]))
            await asyncio.sleep(0)

    def _is_terminated(self) -> bool:
        return self.connection.state_machine.state is h2.connection.ConnectionState.CLOSED

    async def _handle_events(self, events: list[h2.events.Event]) -> None:
        for event in events:
            if not self._is_late(event):
                await super()._handle_events([event])

    def _is_late(self, event: h2.events.Event) -> bool:
        """Whether this is a part of a body whose request has been answered; its sender is asked to stop."""
        if not isinstance(event, h2.events.DataReceived) or event.stream_id in self.streams:
            return False
        self.connection.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        if event.stream_ended is None:
            self.connection.reset_stream(event.stream_id, ErrorCodes.NO_ERROR)
        return True

    async def _priority_updated(self, event: h2.events.PriorityUpdated) -> None:
        """Ignore priorities, as RFC 9113 allows: all streams get the same share."""

    async def _create_stream(self, request: h2.events.RequestReceived) -> None:
        stream_id = request.stream_id
        stream = self.streams[stream_id] = _Stream(
            self.app,
            self.config,
            self.context,
            self.task_group,
            self.ssl,
            self.client,
            self.server,
            self.stream_send,
            stream_id,
        )
        self.stream_buffers[stream_id] = StreamBuffer(self.context.event_class)
        self.priority.insert_stream(stream_id)
        self.priority.block(stream_id)
        await stream.begin(list(request.headers), has_body=request.stream_ended is None)
        self.keep_alive_requests += 1


class _Stream(HTTPStream):
    """One request and its answer."""

    async def begin(self, fields: list[Header], *, has_body: bool) -> None:
        """Ask the application for the answer. `fields`: the head, with pseudo-headers."""
        pseudo = {name: value for name, value in fields if name.startswith(b":")}
        headers = [pair for pair in fields if not pair[0].startswith(b":")]
        target = pseudo.get(b":path", b"")
        refusal = None
        try:
            headers = _check(fields, pseudo, headers, has_body=has_body)
        except PiCloudError as error:
            refusal = error
        raw_path, _, query = target.partition(b"?")
        self.start_time = time.time()
        self.scope = {
            "type": "http",
            "http_version": "2",
            "asgi": {"spec_version": "2.1", "version": "3.0"},
            "method": pseudo.get(b":method", b"").decode("latin-1"),
            "scheme": self.scheme,
            "path": unquote(raw_path.decode("latin-1")),
            "raw_path": raw_path,
            "query_string": query,
            "root_path": "",
            "headers": headers,
            "client": self.client,
            "server": self.server,
            "state": {},  # type: ignore[typeddict-item]
            "extensions": {} if refusal is None else {REFUSAL: refusal},  # type: ignore[dict-item]
        }
        self.app_put = await self.task_group.spawn_app(self.app, self.config, self.scope, self.app_send)


def _check(fields: list[Header], pseudo: dict[bytes, bytes], headers: list[Header], *, has_body: bool) -> list[Header]:
    """Apply the rules of request heads. Returns the headers with Host.

    Raises:
        PiCloudError: as `request_head.check_head`.
    """
    hosts = {value for name, value in headers if name == b"host"}
    headers = [pair for pair in headers if pair[0] != b"host"]
    host = pseudo.get(b":authority")
    if host is None and len(hosts) == 1:
        (host,) = hosts
    if host is not None:
        headers.insert(0, (b"host", host))
    request_head.check_method(pseudo.get(b":method", b""))
    if host is None or hosts - {host}:
        raise request_head.bad_host()
    target = pseudo.get(b":path", b"/")
    if not target.startswith(b"/") and target != b"*":
        raise BadRequest("The request path must begin with a slash.")
    request_head.check_head(pseudo.get(b":method", b""), target, host, headers, request_head.header_bytes(headers))
    request_head.check_scheme(pseudo.get(b":scheme", b""))
    try:
        for _ in validate_headers(fields, _FLAGS):
            pass
    except h2.exceptions.ProtocolError:
        raise BadRequest("The request head is not valid in HTTP/2.") from None
    request_head.check_fields(headers)
    lengths = [request_head.read_length(value) for name, value in headers if name == b"content-length"]
    if len(lengths) > 1 or (not has_body and any(lengths)):
        raise request_head.wrong_length()
    return headers
