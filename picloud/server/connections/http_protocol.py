"""HTTP/1.1 on one connection of the plain listener: uvicorn's protocol with the framing rules that the parser leaves
open, and each request on its way to who answers it. Knows the application as ASGI only."""

import asyncio
import urllib.parse
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

import httptools
from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from picloud.server.connections import request_head
from picloud.server.connections.chunked_body import ChunkedBody
from picloud.server.connections.connection_gate import bodies_too_large
from picloud.server.connections.direct_connection import DirectConnection
from picloud.server.connections.rest_of_body import RestOfBody
from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.asgi import Header
from picloud.shared.http.direct import Begin

if TYPE_CHECKING:
    from uvicorn._types import ASGI3Application

MAX_PIPELINED: Final = 16
"""Requests that may wait for the answer to another one on the same connection."""
_LITTLE_BYTES: Final = 8_192
"""What arrived in less than this needs no look at its sizes."""
_JUDGED: Final = frozenset({b"host", b"transfer-encoding", b"content-length", b"expect"})


class _Cycle(RequestResponseCycle):
    """One request and its answer; holds its share of the memory for bodies until the application is done with it."""

    held_bytes = 0


class HttpProtocol(DirectConnection):
    """One connection, what is read from it and who answers."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._waits_for_body = False
        """The newest request may go the short way, once its body is there."""
        self._early_body = b""
        self._begun: Begin | None = None
        """Who took the newest request the short way, until what it was read from is done with."""
        self.scope: Any
        self._fault: PiCloudError | None = None
        self._feed_bytes = 0
        self._fed_bytes = 0
        """All bytes of the reads that have a part of this message."""
        self._surplus_bytes = 0
        """Those of the read it began in, where another message was before it."""
        self._first_in_feed = False
        self._host: bytes | None = None
        self._upgrade_asked = False
        self._keep_alive = True
        self._chunked: ChunkedBody | None = None

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        for cycle, _ in self.pipeline:  # nobody will run them
            self._release(cycle)
        self.pipeline.clear()

    def data_received(self, data: bytes) -> None:
        if self._input_closed:
            return
        known = self._known
        if known is not None and known.length == len(data) and self._repeats(known, data):
            return
        self._feed_bytes = len(data)
        self._fed_bytes += self._feed_bytes
        self._first_in_feed = self._awaits_head
        begins_here = self._is_between
        try:
            self.parser.feed_data(data)
            if self._fed_bytes > _LITTLE_BYTES and self._awaits_head:
                self._judge_unfinished()
            if self._chunked is not None and not (self._awaits_head and self._head_since):
                fault = self._chunked.find_fault(self._fed_bytes - self._surplus_bytes)
                if fault is not None:
                    self.refuse(fault, in_body=True)
            self._end_of_feed(data if begins_here and self._is_between else b"")
        except httptools.HttpParserUpgrade as upgrade:
            self._ignore_upgrade(data[upgrade.args[0] :])
        except httptools.HttpParserError:
            self.refuse(self._fault or BadRequest("This is not a valid HTTP/1.1 request."))
        except PiCloudError as error:
            self.refuse(error)

    def _end_of_feed(self, whole: bytes) -> None:
        """What arrived is read. `whole`: that, where it began and ended with a message."""
        if self._waits_for_body:
            self._fall_back_to_asgi()
        elif self._begun is not None:
            if whole:
                self._note_head(whole, self._begun)
            self._begun = None

    def on_message_begin(self) -> None:
        self._is_between = False
        self.url = b""
        self.headers = []
        self.expect_100_continue = False
        self._fed_bytes = self._feed_bytes
        self._surplus_bytes = 0 if self._first_in_feed else self._feed_bytes
        self._first_in_feed = False
        self._head_since = self.loop.time()
        self._host = None
        self._chunked = None

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._awaits_head:
            return  # a trailer
        name = name.lower()
        if name in _JUDGED:
            self._judge_header(name, value)
        self.headers.append((name, value))

    def _judge_header(self, name: bytes, value: bytes) -> None:
        if name == b"host":
            if self._host is not None:
                raise self._failed(request_head.bad_host())
            self._host = value
        elif name == b"transfer-encoding":
            self._chunked = ChunkedBody()
            if value.lower() != b"chunked":
                raise self._failed(
                    PiCloudError("The only supported transfer coding is chunked.", code="unsupported_transfer_encoding")
                )
        elif name == b"content-length":
            try:
                request_head.read_length(value)
            except PiCloudError as error:
                raise self._failed(error) from None
        elif value.lower() == b"100-continue":
            self.expect_100_continue = True

    def on_headers_complete(self) -> None:
        version = self.parser.get_http_version()
        method = self.parser.get_method()
        try:
            self._judge_head(version, method)
        except PiCloudError as error:
            self._fault = error
            raise
        self._awaits_head = False
        self._head_since = self._idle_since = 0.0
        self._upgrade_asked = self.parser.should_upgrade()
        raw_path, _, query = self.url.partition(b"?")
        self.scope = {  # `_begin_cycle` completes it
            "type": "http",
            "http_version": version,
            "client": self.client,
            "scheme": self.scheme,
            "headers": self.headers,
            "method": method.decode("ascii"),
            "raw_path": raw_path,
            "query_string": query,
        }
        self._keep_alive = version != "1.0" and not self._upgrade_asked and self.parser.should_keep_alive()
        previous = self.cycle
        if self._direct is None or (previous is not None and not previous.response_complete) or self._is_unusual():
            self._begin_cycle()
        else:
            self._waits_for_body = True

    def _is_unusual(self) -> bool:
        """True of what needs an application that reads the body by itself, or a caller that must be waited for."""
        return self._chunked is not None or self.expect_100_continue or self._upgrade_asked or self.flow.write_paused

    def _goes_directly(self) -> bool:
        """The newest request is all there: ask for its answer. False when it went the long way."""
        begin = self._direct.route(self.scope) if self._direct is not None else None
        if begin is None or not self._begin_directly(begin, self._early_body, keep_alive=self._keep_alive):
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

    def _judge_head(self, version: str, method: bytes) -> None:
        headers = self.headers
        if len(self.pipeline) >= MAX_PIPELINED:
            raise BadRequest("Too many requests were sent without waiting for responses.")
        if self._chunked is not None:
            target = len(self.url) + request_head.REQUEST_LINE_EXTRA_BYTES
            self._chunked.head_bytes = target + request_head.header_bytes(headers)
        if version != "1.1":
            request_head.check_version(version, chunked=self._chunked is not None)
        if self._host is None and version == "1.1":
            raise request_head.bad_host()
        self.url = request_head.check_head(method, self.url, self._host, headers, self._fed_bytes)

    def _begin_cycle(self) -> None:
        previous = self.cycle
        path = self.scope["raw_path"].decode("latin-1")
        self.scope |= {
            "asgi": {"version": self.asgi_version, "spec_version": "2.3"},
            "server": self.server,
            "root_path": "",
            "state": {},
            "path": urllib.parse.unquote(path) if "%" in path else path,
        }
        self.cycle = cycle = _Cycle(
            scope=self.scope,
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=self.expect_100_continue,
            keep_alive=self._keep_alive,
            on_response=self.on_response_complete,
        )
        if previous is None or previous.response_complete:
            self._start_asgi_task(cycle, self.app)
        else:
            self.flow.pause_reading()
            self.pipeline.appendleft((cycle, self.app))

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: "ASGI3Application") -> None:
        task = self.loop.create_task(cycle.run_asgi(app))
        self.tasks.add(task)
        task.add_done_callback(partial(self._finish, cycle))

    def _finish(self, cycle: RequestResponseCycle, task: "asyncio.Task[None]") -> None:
        self.tasks.discard(task)
        self._release(cycle)

    def _release(self, cycle: RequestResponseCycle) -> None:
        held = cast("_Cycle", cycle)
        if held.held_bytes:
            self._gate.bodies_bytes -= held.held_bytes
            held.held_bytes = 0

    def on_body(self, body: bytes) -> None:
        if self._waits_for_body:
            self._early_body += body
            return
        cycle = self.cycle
        if cycle.response_complete:
            return
        size = len(body)
        cycle.held_bytes += size
        self._gate.bodies_bytes += size
        if self._gate.bodies_bytes > self._max_bodies_bytes:
            raise self._failed(bodies_too_large())
        if self._chunked is not None:
            self._chunked.content_bytes += size
        cycle.body += body
        if len(cycle.body) > HIGH_WATER_LIMIT:
            self.flow.pause_reading()
        cycle.message_event.set()

    def on_chunk_header(self) -> None:
        """The parser has read the size of a chunk."""
        if self._chunked is not None:
            self._chunked.chunk_count += 1

    def on_message_complete(self) -> None:
        if self._upgrade_asked and self._has_body():
            return  # the parser takes an upgrade for the end of the message
        goes_directly = self._waits_for_body and self._goes_directly()
        self._awaits_head = self._is_between = True
        if not goes_directly:
            self._end_body()

    def _end_body(self) -> None:
        cycle = self.cycle
        if cycle.response_complete:
            self._idle_since = self.loop.time()
        else:
            cycle.more_body = False
            cycle.message_event.set()

    def on_response_complete(self) -> None:
        self.server_state.total_requests += 1
        if self.transport.is_closing():
            return
        if self.flow.read_paused:
            self.flow.resume_reading()
        if self.pipeline:
            cycle, app = self.pipeline.pop()
            self._start_asgi_task(cycle, app)
        else:
            self._idle_since = self.loop.time()

    def _judge_unfinished(self) -> None:
        """A head that is not complete yet and is too long already."""
        if not self._head_since or self.headers is None:
            return
        if len(self.url) > request_head.MAX_TARGET_BYTES:
            raise request_head.target_too_long()
        head = request_head.MAX_TARGET_BYTES + request_head.MAX_HEADER_BYTES + request_head.REQUEST_LINE_EXTRA_BYTES
        if self._fed_bytes - self._surplus_bytes > head:
            raise request_head.headers_too_large()

    def _has_body(self) -> bool:
        return self._chunked is not None or any(
            name == b"content-length" and int(value) > 0 for name, value in self.headers
        )

    def _ignore_upgrade(self, rest: bytes) -> None:
        """Answer as if no upgrade had been asked for, then close; a parser of its own reads the body that follows."""
        if not self._has_body():
            self._input_closed = True
            return
        self.parser = RestOfBody(self.on_body, self.on_chunk_header, self._end_upgraded_body).parser(self.headers)
        if rest:
            self._fed_bytes -= len(rest)  # counted once already
            self.data_received(rest)

    def _end_upgraded_body(self) -> None:
        """The body of a request that asked for an upgrade is complete; nothing after it is read."""
        self._input_closed = True
        self._end_body()

    def _failed(self, error: PiCloudError) -> PiCloudError:
        """Remember an error, because the parser gives callers another one."""
        self._fault = error
        return error

    def refuse(self, error: PiCloudError, *, in_body: bool = False) -> None:
        """As `GuardedConnection`; a request that has its head is begun first, so that whoever answers it is told."""
        if self._waits_for_body:
            self._fall_back_to_asgi()
        super().refuse(error, in_body=in_body)

    def _refusal_headers(self) -> list[Header]:
        if self._direct is None or self._awaits_head:  # there is no head of this request to go by
            return []
        return self._direct.refusal_headers(self.scope)

    def _unsupported_upgrade_warning(self) -> None:
        """Upgrades are ignored, which HTTP allows."""
