"""The short way on a connection: a request that is all there goes straight to who answers it, and the answer leaves in
one piece. Most callers that stay connected repeat the head of their last request, byte for byte; such a head is not
read again. Knows nothing of what is in a head; a subclass reads it."""

import asyncio
from typing import Any, Final, NamedTuple, cast

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.connections.direct_exchange import DirectExchange, answer_bytes
from picloud.server.connections.guarded_connection import GuardedConnection
from picloud.shared.http.direct import Begin, DirectRoot

MAX_KNOWN_BYTES: Final = 2_048
"""A longer head is read each time: each connection keeps one."""
_END_OF_HEAD: Final = b"\r\n\r\n"


class KnownRequest(NamedTuple):
    """A head that was found right, who takes requests with it, and their length with the body."""

    head: bytes
    length: int
    begin: Begin


class DirectConnection(GuardedConnection):
    """A connection with a short way for whole requests.

    The subclass keeps `_is_between` true while no byte of a next message was read, hands whole requests to
    `_begin_directly`, and asks `_repeats` before it reads what arrived.
    """

    def __init__(self, *args: Any, gate: ConnectionGate, direct: DirectRoot | None = None, **options: Any) -> None:
        super().__init__(*args, gate=gate, **options)
        self._direct = direct
        self._max_bodies_bytes = gate.limits.max_bodies_bytes
        self._is_between = True
        self._exchange: DirectExchange | None = None
        """The last request that went the short way."""
        self._known: KnownRequest | None = None
        """The last one whose head may come again."""

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self._exchange is not None and not self._exchange.response_complete:
            self._exchange.disconnected = True  # uvicorn says it to the newest request alone
            self.tasks.add(cast("asyncio.Task[None]", self._exchange))  # a stop waits for it as for others

    def _begin_directly(self, begin: Begin, body: bytes, *, keep_alive: bool) -> bool:
        """Ask for the answer to a request that is all there. False: nothing happened, it goes the long way."""
        size = len(body)
        gate = self._gate
        if gate.bodies_bytes + size > self._max_bodies_bytes:
            return False
        gate.bodies_bytes += size
        previous = self.cycle
        # stands in the place of a cycle: has all that is asked of one here and in uvicorn
        self.cycle = self._exchange = exchange = DirectExchange(self, size, keep_alive)
        if begin(body, exchange.reply):
            return True
        self.cycle = previous
        self._exchange = None
        gate.bodies_bytes -= size
        return False

    def finish_direct(self, exchange: DirectExchange, status: int, lines: bytes, body: bytes) -> None:
        """Send the answer of a request that went the short way."""
        self._gate.bodies_bytes -= exchange.held_bytes
        if self._wire.is_closing():
            return
        keep_alive = exchange.keep_alive
        try:
            self._wire.send(answer_bytes(status, lines, body, self.server_state.default_headers, keep_alive=keep_alive))
        except Exception:
            self.logger.exception("a response cannot be sent")
            keep_alive = False  # the next answer must not be taken for this one
        if not keep_alive:
            self._wire.close()
        self.on_response_complete()

    def give_up_direct(self, exchange: DirectExchange) -> None:
        """The caller of a request that went the short way has left."""
        self._gate.bodies_bytes -= exchange.held_bytes
        self.tasks.discard(cast("asyncio.Task[None]", exchange))

    def _note_head(self, data: bytes, begin: Begin) -> None:
        """Know a request again: `data`, read between two messages, ended with it, and it has gone the short way."""
        exchange = self._exchange
        if exchange is None or not exchange.keep_alive:
            return
        head = data[: len(data) - exchange.held_bytes]
        # the first end of a head is the only one: no blank line stands before it, and no other request
        if len(head) <= MAX_KNOWN_BYTES and data.find(_END_OF_HEAD) + len(_END_OF_HEAD) == len(head):
            self._known = KnownRequest(head, len(data), begin)

    def _repeats(self, known: KnownRequest, data: bytes) -> bool:
        """True when `data`, which is as long as a known request, is one and has gone the short way."""
        if not (self._is_between and data.startswith(known.head)) or self.flow.write_paused:
            return False
        if not self.cycle.response_complete:
            return False
        self._idle_since = 0.0
        if self._begin_directly(known.begin, data[len(known.head) :], keep_alive=True):
            return True
        self._known = None
        return False
