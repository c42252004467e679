"""HTTP/1.1 on one connection: its place among all, its deadlines, the framing rules that the parser leaves open, and
who answers each request. Knows the application as ASGI, and as `DirectRoot` on the fast path."""

import asyncio
from typing import Any, Final, cast

import httptools

from picloud.server.connections.connection_gate import ConnectionGate, too_many_connections
from picloud.server.connections.deadlines import Deadlines, Verdict, head_timeout
from picloud.server.connections.fast_path import FastPath
from picloud.server.connections.framing import JUDGED_HEADERS, Framing
from picloud.server.connections.place import Place
from picloud.server.connections.refusals import refusal_bytes
from picloud.server.connections.rest_of_body import RestOfBody
from picloud.server.connections.transport import OneWriteTransport
from picloud.server.connections.uvicorn_protocol import UvicornProtocol
from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.asgi import Header
from picloud.shared.http.direct import Begin, DirectRoot
from picloud.shared.http.peers import plain_peer

MAX_PIPELINED: Final = 16
"""Requests that may wait for the answer to another one on the same connection."""


class HttpProtocol(UvicornProtocol):
    """One connection. Its owner calls `check_deadlines` about once a second."""

    def __init__(self, *args: Any, gate: ConnectionGate, direct: DirectRoot | None = None, **options: Any) -> None:
        super().__init__(*args, gate=gate, **options)
        self._direct = direct
        self._place = Place(gate)
        self._deadlines = Deadlines()
        self._framing = Framing()
        self._wire: OneWriteTransport
        self._fast: FastPath
        self._fault: PiCloudError | None = None
        """What the parser was stopped for; it gives callers an error of its own."""
        self._input_closed = False
        """Nothing more is read from this connection."""
        self._is_between = True
        """No byte of a next message was read."""
        self._awaits_head = True
        """No request is being read: the next head is not complete."""
        self._waits_for_body = False
        """The newest request may take the fast path, once its body is there."""
        self._early_body = b""
        self._begun: Begin | None = None
        """Who took the newest request on the fast path, until what it was read from is done with."""
        self._upgrade_asked = False
        self._keep_alive = True

    # the connection

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._wire = OneWriteTransport(cast("asyncio.Transport", transport), self.loop)
        self._fast = FastPath(self, self._wire, self._gate, self._deadlines)
        super().connection_made(cast("asyncio.Transport", self._wire))
        if self.client is not None:
            self.client = plain_peer(self.client[0]), self.client[1]
        self._deadlines.head_since = self.loop.time()
        if not self._place.enter(self.client[0] if self.client else ""):
            self.refuse(too_many_connections())

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._place.leave(self._wire)
        self._fast.disconnect()

    def eof_received(self) -> bool:  # type: ignore[override]  # as asyncio declares it; uvicorn never returns True
        """Keep a half-closed connection until the answer to its last whole request is sent."""
        self._wire.flush()
        cycle = self.cycle
        if cycle is None or cycle.response_started or not self._awaits_head or self._input_closed:
            return False
        self._input_closed = True
        cycle.keep_alive = False
        return True

    def pause_writing(self) -> None:
        super().pause_writing()
        self._place.note_backlog(self._wire)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._place.end_backlog(self._wire)

    def check_deadlines(self, now: float) -> None:
        """Cut the connection off when its caller is too slow; `now` is the loop's time."""
        wire = self._wire
        verdict = self._deadlines.judge(
            now,
            awaits_head=self._awaits_head,
            sent_bytes=wire.sent_bytes,
            unsent_bytes=wire.get_write_buffer_size(),
        )
        if verdict is Verdict.ABORT:
            wire.abort()
        elif verdict is Verdict.CLOSE:
            wire.close()
        elif verdict is Verdict.REFUSE_HEAD:
            self._give_up_on_head()

    def _give_up_on_head(self) -> None:
        if self.headers is None or self._input_closed:  # not one byte of a request
            self._wire.close()
        else:
            self.refuse(head_timeout())

    def refuse(self, error: PiCloudError, *, in_body: bool = False) -> None:
        """Answer with an error and close, unless an earlier request is still to be answered: then close after that.

        A request whose head is complete is handed to the application first, which then sees the disconnect.

        Args:
            in_body: the fault is in the body of the newest request, even if that is complete.
        """
        if self._waits_for_body:
            self._fall_back_to_asgi()
        self._input_closed = True
        cycle = self.cycle
        if cycle is not None:
            later = self._awaits_head and not in_body
            if later and not cycle.response_complete:
                cycle.keep_alive = False
                return
            if not later:
                cycle.disconnected = True
                cycle.message_event.set()
                if cycle.response_started or self.pipeline:
                    self.transport.close()
                    return
        self._send_refusal(error)

    def _send_refusal(self, error: PiCloudError) -> None:
        headers: list[Header] = []
        if self._direct is not None and not self._awaits_head:  # there is a head of this request to go by
            headers = self._direct.refusal_headers(self.scope)
        self._wire.write(refusal_bytes(error, headers))
        if self._place.linger():
            self._deadlines.refused_at = self.loop.time()
            self._wire.write_eof()
        else:
            self._wire.close()

    # what arrives

    def data_received(self, data: bytes) -> None:
        if self._input_closed:
            return
        known = self._fast.known
        if known is not None and self._is_between and known.length == len(data) and self._fast.repeats(known, data):
            return
        begins_here = self._is_between
        self._framing.feed(len(data), awaits_head=self._awaits_head)
        try:
            self.parser.feed_data(data)
            self._judge_sizes()
            self._end_of_feed(data if begins_here and self._is_between else b"")
        except httptools.HttpParserUpgrade as upgrade:
            self._ignore_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self.refuse(self._fault or BadRequest("This is not a valid HTTP/1.1 request."))
        except PiCloudError as error:
            self.refuse(error)

    def _judge_sizes(self) -> None:
        """Refuse a head that goes on for too long, and a body whose framing outweighs its content."""
        if self._awaits_head and self._deadlines.head_since:
            if self.headers is not None:
                self._framing.judge_unfinished_head(self.url)
        elif self._framing.chunked is not None:
            fault = self._framing.find_body_fault()
            if fault is not None:
                self.refuse(fault, in_body=True)

    def _end_of_feed(self, whole: bytes) -> None:
        """Finish what was read. `whole`: all of it, if it began and ended with a message; else nothing."""
        if self._waits_for_body:
            self._fall_back_to_asgi()
        elif self._begun is not None:
            if whole:
                self._fast.note_head(whole, self._begun)
            self._begun = None

    # what the parser finds

    def on_message_begin(self) -> None:
        self._is_between = False
        self.url = b""
        self.headers = []
        self._framing.begin()
        self._deadlines.head_since = self.loop.time()

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._awaits_head:
            return  # a trailer
        name = name.lower()
        if name in JUDGED_HEADERS:
            try:
                self._framing.judge_header(name, value)
            except PiCloudError as error:
                raise self._failed(error) from None
        self.headers.append((name, value))

    def on_headers_complete(self) -> None:
        version = self.parser.get_http_version()
        method = self.parser.get_method()
        try:
            if len(self.pipeline) >= MAX_PIPELINED:
                raise BadRequest("Too many requests were sent without waiting for responses.")
            self.url = self._framing.judge_head(version, method, self.url, self.headers)
        except PiCloudError as error:
            raise self._failed(error) from None
        self._awaits_head = False
        self._deadlines.head_since = self._deadlines.idle_since = 0.0
        self._upgrade_asked = self.parser.should_upgrade()
        self._keep_alive = version != "1.0" and not self._upgrade_asked and self.parser.should_keep_alive()
        raw_path, _, query = self.url.partition(b"?")
        self.scope = {  # `begin_cycle` completes it
            "type": "http",
            "http_version": version,
            "client": self.client,
            "scheme": self.scheme,
            "headers": self.headers,
            "method": method.decode("ascii"),
            "raw_path": raw_path,
            "query_string": query,
        }
        if self._direct is None or self.owes_answer or self._is_unusual():
            self._begin_cycle()
        else:
            self._waits_for_body = True

    def on_body(self, body: bytes) -> None:
        if self._waits_for_body:
            self._early_body += body
            return
        if self.cycle.response_complete:
            return
        if self._framing.chunked is not None:
            self._framing.chunked.content_bytes += len(body)
        try:
            self.add_body(body)
        except PiCloudError as error:
            raise self._failed(error) from None

    def on_chunk_header(self) -> None:
        """The parser has read the size of a chunk."""
        if self._framing.chunked is not None:
            self._framing.chunked.chunk_count += 1

    def on_message_complete(self) -> None:
        if self._upgrade_asked and self._framing.has_body(self.headers):
            return  # the parser takes an upgrade for the end of the message
        went_directly = self._waits_for_body and self._goes_directly()
        self._awaits_head = self._is_between = True
        if not went_directly:
            self._end_body()

    def _failed(self, error: PiCloudError) -> PiCloudError:
        """Remember an error, because the parser gives callers another one."""
        self._fault = error
        return error

    # who answers

    def _is_unusual(self) -> bool:
        """True of what needs an application that reads the body by itself, or a caller that must be waited for."""
        framing = self._framing
        return framing.chunked is not None or framing.expects_continue or self._upgrade_asked or self.flow.write_paused

    def _goes_directly(self) -> bool:
        """The newest request is all there: ask for its answer. False when ASGI answers it."""
        begin = self._direct.route(self.scope) if self._direct is not None else None
        if begin is None or not self._fast.begin(begin, self._early_body, keep_alive=self._keep_alive):
            self._fall_back_to_asgi()
            return False
        self._begun = begin
        self._early_body = b""
        self._waits_for_body = False
        return True

    def _fall_back_to_asgi(self) -> None:
        """The newest request came in pieces, or is none of those that are answered directly."""
        body, self._early_body = self._early_body, b""
        self._waits_for_body = False
        self._begin_cycle()
        if body:
            self.on_body(body)

    def _begin_cycle(self) -> None:
        self.begin_cycle(expects_continue=self._framing.expects_continue, keep_alive=self._keep_alive)

    def _end_body(self) -> None:
        if self.cycle.response_complete:
            self._deadlines.idle_since = self.loop.time()
        else:
            self.end_body()

    def on_response_complete(self) -> None:
        self.server_state.total_requests += 1
        if not self.transport.is_closing() and not self.run_next():
            self._deadlines.idle_since = self.loop.time()

    # upgrades, which nothing here understands

    def _ignore_upgrade(self, rest: bytes) -> None:
        """Answer as if no upgrade had been asked for, then close; a parser of its own reads the body that follows."""
        if not self._framing.has_body(self.headers):
            self._input_closed = True
            return
        self.parser = RestOfBody(self.on_body, self.on_chunk_header, self._end_upgraded_body).parser(self.headers)
        if rest:
            self._framing.unfeed(len(rest))  # counted once already
            self.data_received(rest)

    def _end_upgraded_body(self) -> None:
        """The body of a request that asked for an upgrade is complete; nothing after it is read."""
        self._input_closed = True
        self._end_body()
