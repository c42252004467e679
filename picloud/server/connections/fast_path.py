"""The fast path of a connection: a request that is all there goes straight to who answers it, and the answer leaves in
one piece. Most callers that stay connected repeat the head of their last request, byte for byte; such a head is not
read again. Knows nothing of what is in a head."""

import asyncio
from typing import Final, NamedTuple, cast

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.connections.deadlines import Deadlines
from picloud.server.connections.direct_exchange import DirectExchange, answer_bytes
from picloud.server.connections.transport import OneWriteTransport
from picloud.server.connections.uvicorn_protocol import UvicornProtocol
from picloud.shared.http.direct import Begin

MAX_KNOWN_BYTES: Final = 2_048
"""A longer head is read each time: each connection keeps one."""
_END_OF_HEAD: Final = b"\r\n\r\n"


class KnownRequest(NamedTuple):
    """A head that was found right, who takes requests with it, and their length with the body."""

    head: bytes
    length: int
    begin: Begin


class FastPath:
    """The requests of one connection that need no ASGI.

    Attributes:
        known: the last request whose head may come again.
    """

    __slots__ = ("_connection", "_deadlines", "_exchange", "_gate", "_max_bodies_bytes", "_wire", "known")

    def __init__(
        self, connection: UvicornProtocol, wire: OneWriteTransport, gate: ConnectionGate, deadlines: Deadlines
    ) -> None:
        self._connection = connection
        self._wire = wire
        self._gate = gate
        self._deadlines = deadlines
        self._max_bodies_bytes = gate.limits.max_bodies_bytes
        self._exchange: DirectExchange | None = None
        """The last request that went this way."""
        self.known: KnownRequest | None = None

    def begin(self, begin: Begin, body: bytes, *, keep_alive: bool) -> bool:
        """Ask for the answer to a request that is all there. False: nothing happened, ASGI has to answer it."""
        size = len(body)
        gate = self._gate
        if gate.bodies_bytes + size > self._max_bodies_bytes:
            return False
        gate.bodies_bytes += size
        connection = self._connection
        previous = connection.cycle
        # takes the place of a cycle: has every attribute that is read of one, here and in uvicorn
        connection.cycle = self._exchange = exchange = DirectExchange(self, size, keep_alive)
        if begin(body, exchange.reply):
            return True
        connection.cycle = previous
        self._exchange = None
        gate.bodies_bytes -= size
        return False

    def repeats(self, known: KnownRequest, data: bytes) -> bool:
        """True when `data`, which is as long as the known request, is one and went this way. No other message may be
        under way."""
        connection = self._connection
        if not data.startswith(known.head) or connection.flow.write_paused or not connection.cycle.response_complete:
            return False
        self._deadlines.idle_since = 0.0  # first: the answer may be complete at once
        if self.begin(known.begin, data[len(known.head) :], keep_alive=True):
            return True
        self.known = None
        return False

    def note_head(self, data: bytes, begin: Begin) -> None:
        """Know a request again: `data`, read between two messages, ended with it, and it went this way."""
        exchange = self._exchange
        if exchange is None or not exchange.keep_alive:
            return
        head = data[: len(data) - exchange.held_bytes]
        # the first end of a head is the only one: no blank line stands before it, and no other request
        if len(head) <= MAX_KNOWN_BYTES and data.find(_END_OF_HEAD) + len(_END_OF_HEAD) == len(head):
            self.known = KnownRequest(head, len(data), begin)

    def finish(self, exchange: DirectExchange, status: int, lines: bytes, body: bytes) -> None:
        """Send the answer of a request that went this way."""
        self._gate.bodies_bytes -= exchange.held_bytes
        if self._wire.is_closing():
            return
        connection = self._connection
        keep_alive = exchange.keep_alive
        try:
            common = connection.server_state.default_headers
            self._wire.send(answer_bytes(status, lines, body, common, keep_alive=keep_alive))
        except Exception:
            connection.logger.exception("a response cannot be sent")
            keep_alive = False  # the next answer must not be taken for this one
        if not keep_alive:
            self._wire.close()
        connection.on_response_complete()

    def give_up(self, exchange: DirectExchange) -> None:
        """The caller of a request that went this way has left."""
        self._gate.bodies_bytes -= exchange.held_bytes
        self._connection.tasks.discard(cast("asyncio.Task[None]", exchange))

    def disconnect(self) -> None:
        """The connection is gone; the run of a request may go on."""
        exchange = self._exchange
        if exchange is not None and not exchange.response_complete:
            exchange.disconnected = True  # uvicorn says it to the newest request alone
            self._connection.tasks.add(cast("asyncio.Task[None]", exchange))  # a stop waits for it as for others
