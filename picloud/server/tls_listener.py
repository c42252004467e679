"""The HTTPS listener for boards without a proxy: HTTP/1.1 as on the plain one, HTTP/2 by Hypercorn."""

import asyncio
import socket
import ssl
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, cast

import uvicorn

from picloud.server.connection_gate import ConnectionGate
from picloud.server.http2 import Http2, Http2Connection
from picloud.server.http_protocol import HttpProtocol
from picloud.server.listener import HttpListener, Server
from picloud.server.tls_acceptor import TlsAcceptor
from picloud.shared.asgi import AsgiApp
from picloud.shared.direct import DirectRoot
from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused


class TlsListener(HttpListener):
    """`Listener` for HTTPS.

    Args:
        app: what answers.
        bound: the bound sockets; the listener takes them over.
        certificate: PEM chain.
        key: PEM private key; the pair has passed `check_certificate`.
        gate: the bounds of all connections.
        direct: takes the short way those requests of HTTP/1.1 that it can.
    """

    def __init__(
        self,
        app: AsgiApp,
        bound: list[socket.socket],
        certificate: Path,
        key: Path,
        gate: ConnectionGate | None = None,
        *,
        direct: DirectRoot | None = None,
    ) -> None:
        gate = gate or ConnectionGate()
        super().__init__(app, bound, gate)
        http1 = partial(HttpProtocol, gate=gate, direct=direct)
        http2 = Http2(app, gate, None if direct is None else direct.refusal_headers)
        self._server = _TlsServer(self._server.config, gate, http1, http2, _context(certificate, key))


class _TlsServer(Server):
    """The plain listener's server, with an acceptor in the place of asyncio's."""

    def __init__(
        self,
        config: uvicorn.Config,
        gate: ConnectionGate,
        http1: Callable[..., HttpProtocol],
        http2: Http2,
        context: ssl.SSLContext,
    ) -> None:
        super().__init__(config, gate)
        self._http1 = http1
        self._http2 = http2
        self._context = context

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept on all sockets."""
        state: Any = self.server_state
        options = {"config": self.config, "server_state": state, "app_state": {}}
        acceptors = [
            TlsAcceptor(
                bound,
                self._context,
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


def check_certificate(certificate: Path, key: Path) -> None:
    """Say at once whether the pair can serve.

    Raises:
        StartRefused: a file cannot be read, is no PEM, the two do not belong together, or others can read the key.
    """
    try:
        if key.stat().st_mode & stat.S_IRWXO:
            raise StartRefused(
                EXIT_CONFIGURATION, f"PICLOUD_TLS_KEY={key}: others can read the private key; run: chmod o= {key}"
            )
        _context(certificate, key)
    except OSError as exc:  # ssl.SSLError is one
        reason = getattr(exc, "reason", None) or exc.strerror or str(exc)
        raise StartRefused(
            EXIT_CONFIGURATION,
            f"PICLOUD_TLS_CERT={certificate} and PICLOUD_TLS_KEY={key} cannot be used: {reason}",
        ) from exc


def _context(certificate: Path, key: Path) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= ssl.OP_NO_COMPRESSION | ssl.OP_NO_RENEGOTIATION
    context.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")  # what RFC 9113 allows; TLS 1.3 has its own
    context.set_alpn_protocols(["h2", "http/1.1"])
    context.load_cert_chain(certificate, key)
    return context
