"""The HTTPS listener for boards without a proxy: HTTP/1.1 as on the plain one, HTTP/2 by Hypercorn."""

import asyncio
import socket
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import uvicorn

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.connections.http2 import Http2, Http2Connection
from picloud.server.connections.http_protocol import HttpProtocol
from picloud.server.listeners.certificate import Certificate
from picloud.server.listeners.listener import HttpListener, Server
from picloud.server.listeners.tls_acceptor import TlsAcceptor
from picloud.shared.http.asgi import AsgiApp
from picloud.shared.http.direct import DirectRoot


class TlsListener(HttpListener):
    """`Listener` for HTTPS.

    Args:
        app: what answers.
        bound: the bound sockets; the listener takes them over.
        certificate: what new connections are shown; it may be loaded again at any time.
        gate: the bounds of all connections.
        direct: answers on the fast path those requests of HTTP/1.1 that it can.
    """

    def __init__(
        self,
        app: AsgiApp,
        bound: list[socket.socket],
        certificate: Certificate,
        gate: ConnectionGate | None = None,
        *,
        direct: DirectRoot | None = None,
    ) -> None:
        gate = gate or ConnectionGate()
        super().__init__(app, bound, gate)
        http1 = partial(HttpProtocol, gate=gate, direct=direct)
        http2 = Http2(app, gate, None if direct is None else direct.refusal_headers)
        self._server = _TlsServer(self._server.config, gate, http1, http2, certificate)


class _TlsServer(Server):
    """The plain listener's server, with an acceptor in the place of asyncio's."""

    def __init__(
        self,
        config: uvicorn.Config,
        gate: ConnectionGate,
        http1: Callable[..., HttpProtocol],
        http2: Http2,
        certificate: Certificate,
    ) -> None:
        super().__init__(config, gate)
        self._http1 = http1
        self._http2 = http2
        self._certificate = certificate

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept on all sockets."""
        state: Any = self.server_state
        options = {"config": self.config, "server_state": state, "app_state": {}}
        acceptors = [
            TlsAcceptor(
                bound,
                self._certificate,
                self.gate,
                http1=partial(self._http1, **options),
                http2=partial(Http2Connection, self._http2, state.connections),
            )
            for bound in sockets or []
        ]
        for acceptor in acceptors:
            acceptor.start(self.config.backlog)
        self.servers = cast("list[asyncio.base_events.Server]", acceptors)
        self.started = True
