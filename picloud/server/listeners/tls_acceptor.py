"""Accepts the connections of the HTTPS listener: counts and times them from the first moment, and hands them to the
protocol that the handshake chose. Knows no HTTP."""

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import Final, cast

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.listeners.certificate import Certificate

HANDSHAKE_DEADLINE_S: Final = 5.0
_SHUTDOWN_S: Final = 2.0
_PAUSE_S: Final = 0.5
"""How long nothing is accepted when there are no descriptors or no memory for it."""

logger = logging.getLogger(__name__)

ProtocolFactory = Callable[[], asyncio.Protocol]


class TlsAcceptor:
    """Accepts on one listening socket, which it takes over. Closed as asyncio's servers are.

    Args:
        http1: makes the protocol of a connection of HTTP/1.1; `http2`: of HTTP/2.
    """

    def __init__(
        self,
        bound: socket.socket,
        certificate: Certificate,
        gate: ConnectionGate,
        *,
        http1: ProtocolFactory,
        http2: ProtocolFactory,
    ) -> None:
        self._bound = bound
        self._certificate = certificate
        self._gate = gate
        self._http1 = http1
        self._http2 = http2
        self._handshakes: set[asyncio.Task[None]] = set()
        self._accepting: asyncio.Task[None] | None = None

    def start(self, backlog: int) -> None:
        """Accept from now on."""
        self._bound.listen(backlog)
        self._accepting = asyncio.get_running_loop().create_task(self._accept())

    def close(self) -> None:
        """Stop accepting; connections in a handshake have no request yet."""
        for task in (self._accepting, *self._handshakes):
            if task is not None:
                task.cancel()

    async def wait_closed(self) -> None:
        """Wait until all that `close` ended has ended."""
        tasks = [task for task in (self._accepting, *self._handshakes) if task is not None]
        if tasks:
            await asyncio.wait(tasks)
        self._bound.close()

    async def _accept(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                accepted, address = await loop.sock_accept(self._bound)
            except OSError as exc:
                logger.debug("no connection can be accepted", extra={"action": "accept", "reason": str(exc)})
                await asyncio.sleep(_PAUSE_S)
                continue
            group = self._gate.enter(str(address[0]))
            if group is None:
                accepted.close()
                continue
            task = loop.create_task(self._handshake(accepted, group))
            self._handshakes.add(task)
            task.add_done_callback(self._handshakes.discard)

    async def _handshake(self, accepted: socket.socket, group: str) -> None:
        loop = asyncio.get_running_loop()
        chooser = _Chooser(self._http1, self._http2, lambda: self._gate.leave(group))
        try:
            await loop.connect_accepted_socket(
                lambda: chooser,
                accepted,
                ssl=self._certificate.context,
                ssl_handshake_timeout=HANDSHAKE_DEADLINE_S,
                ssl_shutdown_timeout=_SHUTDOWN_S,
            )
        except OSError:  # ssl.SSLError and time-outs are, too: a stranger's fault
            accepted.close()
        finally:
            chooser.end()


class _Chooser(asyncio.Protocol):
    """Steps aside for the protocol that the handshake chose, which counts itself."""

    def __init__(self, http1: ProtocolFactory, http2: ProtocolFactory, leave: Callable[[], None]) -> None:
        self._http1 = http1
        self._http2 = http2
        self._leave: Callable[[], None] | None = leave

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        chosen = transport.get_extra_info("ssl_object").selected_alpn_protocol()
        protocol = (self._http2 if chosen == "h2" else self._http1)()
        cast("asyncio.Transport", transport).set_protocol(protocol)
        self.end()
        protocol.connection_made(transport)

    def end(self) -> None:
        """The connection is not in its handshake any more."""
        leave, self._leave = self._leave, None
        if leave is not None:
            leave()
