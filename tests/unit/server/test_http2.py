"""One connection of HTTP/2, spoken to frame by frame: callers who read slowly, ask too much or reset it all."""

import asyncio
import ssl
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import h2.config
import h2.connection
import h2.events
import h2.settings
import pytest

from picloud.server import http2
from picloud.server.binding import bind_socket
from picloud.server.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.tls_listener import TlsListener
from picloud.shared.asgi import Receive, Scope, Send, send_bytes
from tests.acceptance.certificate import make_certificate

ANSWER_BYTES = 400_000
REQUEST = [(":method", "GET"), (":scheme", "https"), (":authority", "a.example")]


async def answer_at_length(scope: Scope, receive: Receive, send: Send) -> None:
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
        for _ in range(250):
            if not self.gate.connections:
                return
            await asyncio.sleep(0.02)
        raise AssertionError("a connection is left")

    def leave(self) -> None:
        for caller in self._callers:
            caller.writer.transport.abort()


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    directory = tmp_path_factory.mktemp("keys")
    make_certificate(directory / "cert.pem", directory / "key.pem")
    return directory / "cert.pem", directory / "key.pem"


@pytest.fixture
async def server(keys: tuple[Path, Path]) -> AsyncIterator[Http2Server]:
    context = ssl.create_default_context(cafile=keys[0])
    context.set_alpn_protocols(["h2"])
    with bind_socket("127.0.0.1", 0) as bound:
        gate = ConnectionGate(ConnectionLimits(max_unsent_bytes=3 * ANSWER_BYTES))
        listener = TlsListener(answer_at_length, bound, *keys, gate)
        await listener.start()
        served = Http2Server(bound.getsockname()[1], gate, context)
        yield served
        served.leave()
        listener.hurry()
        await listener.stop(0)
        await asyncio.sleep(0.05)


async def test_whole_answer_arrives_when_its_reader_takes_it(server: Http2Server) -> None:
    caller = await server.connect(window=2 * ANSWER_BYTES)
    await caller.ask()
    caller.h2.increment_flow_control_window(2 * ANSWER_BYTES)
    await caller.flush()
    await caller.read(0.7)
    assert caller.received_bytes == ANSWER_BYTES
    assert not caller.ended
    assert server.gate.backlogs.total_bytes == 0


async def test_reader_that_never_opens_its_window_is_cut_off(
    server: Http2Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http2, "ANSWER_DEADLINE_S", 0.3)
    caller = await server.connect(window=0)
    await caller.ask()
    await caller.read(5)
    assert (caller.ended, caller.received_bytes) == (True, 0)
    await server.nobody_is_left()


async def test_reader_that_opens_its_window_by_bytes_is_cut_off(
    server: Http2Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http2, "ANSWER_DEADLINE_S", 0.5)
    caller = await server.connect(window=0)
    stream = await caller.ask()
    for _ in range(100):
        await caller.read(0.05)
        if caller.ended:
            break
        caller.h2.increment_flow_control_window(10, stream)
        await caller.flush()
    assert caller.ended
    assert 0 < caller.received_bytes < 1_000


async def test_answers_that_nobody_takes_are_bounded_together(server: Http2Server) -> None:
    callers = [await server.connect(window=0) for _ in range(6)]
    for caller in callers:
        await caller.ask()
        await asyncio.sleep(0.05)
    assert server.gate.backlogs.cut_off_count >= 2
    assert server.gate.backlogs.total_bytes <= 3 * ANSWER_BYTES


async def test_more_requests_at_once_than_allowed_end_the_connection(server: Http2Server) -> None:
    caller = await server.connect(window=0)
    for _ in range(http2.MAX_STREAMS):
        await caller.ask(path="/little")
    await caller.read(0.3)
    assert not caller.ended
    caller.h2.remote_settings = h2.settings.Settings(client=False)  # forgets what the server allowed
    caller.h2.remote_settings[h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS] = 1_000
    caller.h2.remote_settings.acknowledge()
    await caller.ask(path="/little")
    await caller.read(5)
    assert caller.ended


async def test_requests_that_are_reset_at_once_end_the_connection_after_a_thousand(server: Http2Server) -> None:
    caller = await server.connect(window=0)
    asked = 0
    while not (caller.ended or caller.dismissed) and asked < http2.MAX_REQUESTS + 500:
        caller.h2.reset_stream(await caller.ask(path="/little"))
        asked += 1
        if asked % 20 == 0:
            await caller.flush()
            await caller.read(0.002)
    await caller.read(5)
    assert caller.ended
    assert asked >= http2.MAX_REQUESTS


async def test_headers_of_100_kib_end_the_connection(server: Http2Server) -> None:
    caller = await server.connect()
    await caller.ask(*((f"x-{number}", "a" * 1_000) for number in range(100)))
    await caller.read(5)
    assert caller.ended
    assert caller.received_bytes == 0
    await server.nobody_is_left()
