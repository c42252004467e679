"""A listener of HTTPS and a client of HTTP/2 that speaks frame by frame, for tests of the connection."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import h2.config
import h2.connection
import h2.events
import h2.settings

from picloud.server.connections.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.listeners.binding import bind_socket
from picloud.server.listeners.certificate import Certificate
from picloud.server.listeners.tls_listener import TlsListener
from picloud.shared.http.asgi import Receive, Scope, Send, send_bytes

ANSWER_BYTES = 400_000
REQUEST = [(":method", "GET"), (":scheme", "https"), (":authority", "a.example")]


async def answer_at_length(scope: Scope, receive: Receive, send: Send) -> None:
    """400,000 bytes for `/`, 10 for any other path; for `/early` before the body is there."""
    if scope["path"] != "/early":
        await receive()
    await send_bytes(scope, send, 200, bytes(ANSWER_BYTES if scope["path"] == "/" else 10), [])


class Caller:
    """The client's side of one connection; does nothing by itself."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, window: int) -> None:
        self.reader = reader
        self.writer = writer
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(client_side=True))
        self.h2.local_settings = h2.settings.Settings(
            client=True, initial_values={h2.settings.SettingCodes.INITIAL_WINDOW_SIZE: window}
        )
        self.h2.initiate_connection()
        self.received_bytes = 0
        self.dismissed = False
        """The server has said that it answers no more requests."""
        self.ended = False

    async def ask(self, *more: tuple[str, str], path: str = "/") -> int:
        stream: int = self.h2.get_next_available_stream_id()
        self.h2.send_headers(stream, [*REQUEST, (":path", path), *more], end_stream=True)
        await self.flush()
        return stream

    async def flush(self) -> None:
        try:
            self.writer.write(self.h2.data_to_send())
            await self.writer.drain()
        except ConnectionError:
            self.ended = True

    async def read(self, wait_s: float) -> list[Any]:
        """The events until `wait_s` seconds pass; `ended` says whether the connection is over."""
        events: list[Any] = []
        try:
            async with asyncio.timeout(wait_s):
                while data := await self.reader.read(65_536):
                    events += self.h2.receive_data(data)
                self.ended = True
        except TimeoutError:
            pass
        except ConnectionError:
            self.ended = True
        return self._note(events)

    async def read_once(self) -> list[Any]:
        """The events of what arrives next."""
        data = await self.reader.read(65_536)
        self.ended |= not data
        events = self._note(self.h2.receive_data(data) if data else [])
        await self.flush()
        return events

    def _note(self, events: list[Any]) -> list[Any]:
        self.dismissed |= any(isinstance(event, h2.events.ConnectionTerminated) for event in events)
        self.received_bytes += sum(len(event.data) for event in events if isinstance(event, h2.events.DataReceived))
        return events


class Http2Server:
    def __init__(self, port: int, gate: ConnectionGate, context: ssl.SSLContext) -> None:
        self.port = port
        self.gate = gate
        self.context = context
        self._callers: list[Caller] = []

    async def connect(self, window: int = 65_535) -> Caller:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port, ssl=self.context)
        caller = Caller(reader, writer, window)
        self._callers.append(caller)
        await caller.flush()
        return caller

    async def nobody_is_left(self) -> None:
        await self.nobody_is_left_but(0)

    async def nobody_is_left_but(self, count: int) -> None:
        for _ in range(250):
            if self.gate.connections == count:
                return
            await asyncio.sleep(0.02)
        raise AssertionError("a connection is left")

    def leave(self) -> None:
        for caller in self._callers:
            caller.writer.transport.abort()


@asynccontextmanager
async def http2_server(keys: tuple[Path, Path]) -> AsyncIterator[Http2Server]:
    """A listener with the certificate and the key in these files."""
    context = ssl.create_default_context(cafile=keys[0])
    context.set_alpn_protocols(["h2"])
    with bind_socket("127.0.0.1", 0) as bound:
        gate = ConnectionGate(ConnectionLimits(max_unsent_bytes=3 * ANSWER_BYTES))
        listener = TlsListener(answer_at_length, [bound], Certificate(*keys), gate)
        await listener.start()
        served = Http2Server(bound.getsockname()[1], gate, context)
        yield served
        served.leave()
        listener.force_stop()
        await listener.stop(0)
        await asyncio.sleep(0.05)
