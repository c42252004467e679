"""One connection among all of a plain listener, whatever is said on it: its place, its deadlines, its slow reader, and
how it is refused and closed. Knows where the newest request stands, not what is in it."""

import asyncio
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from picloud.server.connections.connection_gate import ConnectionGate, too_many_connections
from picloud.server.connections.refusals import refusal_bytes
from picloud.server.connections.transport import OneWriteTransport
from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import Header
from picloud.shared.http.peers import plain_peer

HEAD_DEADLINE_S: Final = 5.0
KEEP_ALIVE_S: Final = 5.0
"""How long a connection may be without a request."""
DRAIN_DEADLINE_S: Final = 15.0
"""How long the body of a request that is answered already may go on."""
READER_PERIOD_S: Final = 30.0
READER_LEAST_BYTES: Final = 16 * 1024
"""What a caller must take of an answer in each period; half a kilobyte a second."""
LINGER_S: Final = 2.0
"""How long a refused caller may go on sending: to close at once would take the refusal away from it."""


class GuardedConnection(HttpToolsProtocol):
    """What a connection owes to the others; a subclass reads the requests.

    Whoever owns the connections calls `check_deadlines` about once a second. The subclass keeps three marks:
    `_awaits_head` (no request is being read), `_head_since` (when its first byte could have come, 0 when the head is
    complete) and `_idle_since` (when the last answer was complete, 0 while one is owed).
    """

    def __init__(self, *args: Any, gate: ConnectionGate, **options: Any) -> None:
        super().__init__(*args, **options)
        self.cycle: Any  # the newest request and its answer
        self._gate = gate
        self._group: str | None = None
        self._wire: OneWriteTransport
        self._input_closed = False
        """Nothing more is read from this connection."""
        self._awaits_head = True
        self._head_since = 0.0
        self._idle_since = 0.0
        self._refused_at = 0.0
        self._lingers = False
        self._reader_since = 0.0
        """When the present period of `READER_PERIOD_S` began; 0 when the caller has taken everything."""
        self._reader_took_bytes = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._wire = OneWriteTransport(cast("asyncio.Transport", transport), self.loop)
        super().connection_made(cast("asyncio.Transport", self._wire))
        if self.client is not None:
            self.client = plain_peer(self.client[0]), self.client[1]
        self._head_since = self.loop.time()
        self._group = self._gate.enter(self.client[0] if self.client else "")
        if self._group is None:
            self.refuse(too_many_connections())

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._group is not None:
            self._gate.leave(self._group)
            self._group = None
        if self._lingers:
            self._gate.lingered()
            self._lingers = False
        self._gate.backlogs.leave(self._wire)

    def eof_received(self) -> bool:  # type: ignore[override]  # as asyncio declares it; uvicorn never returns True
        """Keep a half-closed connection until the answer to its last whole request is sent."""
        self._wire.flush()
        cycle = self.cycle
        if cycle is None or cycle.response_started or not self._awaits_head or self._input_closed:
            return False
        self._input_closed = True
        cycle.keep_alive = False
        return True

    def refuse(self, error: PiCloudError, *, in_body: bool = False) -> None:
        """Answer with an error and close, unless an earlier request is still to be answered: then close after that.

        `in_body` says that the fault is in the body of the newest request, even if that is complete.
        """
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
        self._wire.write(refusal_bytes(error, self._refusal_headers()))
        if self._gate.may_linger():
            self._lingers = True
            self._refused_at = self.loop.time()
            self._wire.write_eof()
        else:
            self._wire.close()

    def _refusal_headers(self) -> list[Header]:
        """What a refusal of the newest request carries beside the headers of all refusals."""
        return []

    def check_deadlines(self, now: float) -> None:
        """Cut the connection off when its caller is too slow; `now` is the loop's time."""
        if self._refused_at:
            if now - self._refused_at > LINGER_S:
                self._wire.abort()
            return
        unsent = self._wire.get_write_buffer_size()
        if unsent:
            self._watch_reader(now, self._wire.sent_bytes - unsent)
            return
        self._reader_since = 0.0
        if self._head_since:
            if now - self._head_since > HEAD_DEADLINE_S:
                self._give_up_on_head()
        elif self._idle_since and now - self._idle_since > (KEEP_ALIVE_S if self._awaits_head else DRAIN_DEADLINE_S):
            self._wire.close()

    def _give_up_on_head(self) -> None:
        if self.headers is None or self._input_closed:  # not one byte of a request
            self._wire.close()
        else:
            self.refuse(
                PiCloudError(f"The headers did not arrive within {HEAD_DEADLINE_S:g} s.", code="header_timeout")
            )

    def _watch_reader(self, now: float, taken: int) -> None:
        if not self._reader_since or taken - self._reader_took_bytes >= READER_LEAST_BYTES:
            self._reader_took_bytes, self._reader_since = taken, now
        elif now - self._reader_since > READER_PERIOD_S:
            self._wire.abort()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._gate.backlogs.enter(self._wire)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._gate.backlogs.leave(self._wire)
