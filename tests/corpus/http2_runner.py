"""Sends the corpus over HTTP/2 and says what was answered otherwise than it must be. Judges as `runner.py` does."""

import asyncio
from collections.abc import Callable
from typing import Final

import h2.config
import h2.connection
import h2.events
import h2.exceptions

from tests.corpus.cases import Case, Expectation
from tests.corpus.http2_form import Http2Request, http2_form
from tests.corpus.runner import Answer, Target, judge

_AT_ONCE: Final = 8
_PROBE: Final = Http2Request(
    [(":method", "GET"), (":scheme", "https"), (":authority", "{host}"), (":path", "/healthz")]
)
_CONFIG: Final = {
    "client_side": True,
    "header_encoding": "latin-1",
    "validate_outbound_headers": False,
    "normalize_outbound_headers": False,
    "validate_inbound_headers": False,
}


class Http2Client:
    """One connection, on which malformed requests can be sent."""

    def __init__(self, target: Target, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._target = target
        self._reader = reader
        self._writer = writer
        self._h2 = h2.connection.H2Connection(h2.config.H2Configuration(**_CONFIG))  # type: ignore[arg-type]
        self._h2.initiate_connection()
        self._unsent = b""
        self._is_ending = False
        self.garble: Callable[[bytes], bytes] | None = None
        """Changes the bytes of the next flush; for mutations."""

    @classmethod
    async def connect(cls, target: Target) -> "Http2Client":
        """Open a connection; the target's TLS context offers h2."""
        return cls(target, *await asyncio.open_connection(target.host, target.port, ssl=target.tls))

    async def ask(self, request: Http2Request) -> Answer:
        """Send a request; its status is None when it was reset or the connection ended."""
        stream = self._h2.get_next_available_stream_id()
        fields = [(self._bytes(name), self._bytes(value)) for name, value in request.fields]
        self._unsent = self._bytes(request.body)
        self._is_ending = request.is_complete
        self._h2.send_headers(stream, fields, end_stream=request.is_complete and not self._unsent)
        answer = Answer()
        try:
            while not self._send_more(stream):
                await self._read(stream, answer)
            while not await self._read(stream, answer):
                self._send_more(stream)
        except (ConnectionError, h2.exceptions.ProtocolError, asyncio.IncompleteReadError):
            answer.status = answer.status if answer.body else None
        return answer

    def close(self) -> None:
        """End the connection without a goodbye."""
        self._writer.transport.abort()

    def _bytes(self, text: str) -> bytes:
        filled = text.replace("{host}", self._target.host_header).replace("{token}", self._target.token)
        return filled.encode("latin-1")

    def _send_more(self, stream: int) -> bool:
        """Send what the windows allow. Returns whether all is sent."""
        had_body = bool(self._unsent)
        while self._unsent and (room := self._h2.local_flow_control_window(stream)) > 0:
            piece = self._unsent[: min(room, self._h2.max_outbound_frame_size)]
            self._unsent = self._unsent[len(piece) :]
            self._h2.send_data(stream, piece, end_stream=self._is_ending and not self._unsent)
        data = self._h2.data_to_send()
        if self.garble is not None:
            data, self.garble = self.garble(data), None
        self._writer.write(data)
        return not (had_body and self._unsent)

    async def _read(self, stream: int, answer: Answer) -> bool:
        """Take what arrives next. Returns whether the answer is complete."""
        data = await self._reader.read(65_536)
        if not data:
            raise asyncio.IncompleteReadError(b"", None)
        for event in self._h2.receive_data(data):
            if getattr(event, "stream_id", stream) != stream:
                continue
            if isinstance(event, h2.events.ResponseReceived):
                answer.headers = {str(name): str(value) for name, value in event.headers}
                answer.status = int(answer.headers.pop(":status"))
            elif isinstance(event, h2.events.DataReceived):
                answer.body += event.data
                self._h2.acknowledge_received_data(event.flow_controlled_length, stream)
            elif isinstance(event, h2.events.StreamEnded | h2.events.StreamReset):
                return True
            elif isinstance(event, h2.events.ConnectionTerminated):
                raise ConnectionResetError
        self._writer.write(self._h2.data_to_send())
        return False


async def run_http2_corpus(target: Target, cases: list[Case]) -> list[str]:
    """Run those cases that HTTP/2 has a form for; one sentence for each that was answered otherwise."""
    turn = asyncio.Semaphore(_AT_ONCE)

    async def run(case: Case) -> list[str]:
        async with turn:
            return await _run(target, case)

    return [fault for faults in await asyncio.gather(*(run(case) for case in cases)) for fault in faults]


async def _run(target: Target, case: Case) -> list[str]:
    request = http2_form(case)
    expected = case.over_http2 or case.direct
    if request is None:
        return []
    assert expected is not None
    client = await Http2Client.connect(target)
    try:
        async with asyncio.timeout(expected.wait_s):
            answer = await client.ask(request)
        faults = judge(target, case, expected, answer)
        if not faults:
            faults = await _judge_connection(case, client)
    except TimeoutError:
        faults = [f"no answer within {expected.wait_s:g} s"]
    finally:
        client.close()
    return [f"{case.name} (HTTP/2): {fault}" for fault in faults]


async def _judge_connection(case: Case, client: Http2Client) -> list[str]:
    """A refused request is no fault of others on its connection."""
    if not _is_kept(case.over_http2):
        return []
    try:
        async with asyncio.timeout(5):
            after = await client.ask(_PROBE)
    except TimeoutError:
        return ["silence after it"]
    return [] if (after.status, after.body) == (200, b"ok") else [f"the next request got {after.status}"]


def _is_kept(expected: Expectation | None) -> bool:
    return expected is None or expected.connection == "keep"
