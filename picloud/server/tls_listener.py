"""The HTTPS listener for boards without a proxy: Hypercorn, HTTP/2 and HTTP/1.1 on the same address."""

import asyncio
import contextlib
import logging
import socket
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from hypercorn.asyncio import serve
from hypercorn.config import Config

from picloud.server.binding import BACKLOG
from picloud.server.http_protocol import KEEP_ALIVE_S
from picloud.shared.asgi import AsgiApp, Receive, Scope, Send
from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused

if TYPE_CHECKING:
    from hypercorn.typing import Framework


_CLOSE_S: Final = 1.0
"""How long connections without a request may take to say goodbye; some clients never do."""


class _CountedApp:
    """An application that knows how many requests it is answering."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app
        self._active = 0
        self.idle = asyncio.Event()
        self.idle.set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":  # lasts as long as the listener
            await self._app(scope, receive, send)
            return
        self._active += 1
        self.idle.clear()
        try:
            await self._app(scope, receive, send)
        finally:
            self._active -= 1
            if not self._active:
                self.idle.set()


class TlsListener:
    """`Listener` for HTTPS.

    Args:
        app: what answers.
        bound: the bound socket; the listener takes it over.
        certificate: PEM chain.
        key: PEM private key; the pair has passed `check_certificate`.
    """

    def __init__(self, app: AsgiApp, bound: socket.socket, certificate: Path, key: Path) -> None:
        self._app = _CountedApp(app)
        self._config = _config(certificate, key)
        self._bound = bound
        self._stop_asked = asyncio.Event()
        self._listening = asyncio.Event()
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._config.bind = [f"fd://{self._bound.detach()}"]
        app = cast("Framework", self._app)  # Hypercorn's type names each kind of message
        self._running = asyncio.get_running_loop().create_task(
            serve(app, self._config, shutdown_trigger=self._wait_for_stop)
        )
        listening = asyncio.get_running_loop().create_task(self._listening.wait())
        await asyncio.wait({listening, self._running}, return_when=asyncio.FIRST_COMPLETED)
        listening.cancel()
        if self._running.done():
            self._running.result()

    async def _wait_for_stop(self) -> None:
        """Hypercorn awaits this once its sockets listen."""
        self._listening.set()
        await self._stop_asked.wait()

    async def stop(self, grace_s: float) -> None:
        self._config.graceful_timeout = grace_s
        self._stop_asked.set()
        if self._running is None:
            return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._app.idle.wait(), grace_s)
        await asyncio.wait({self._running}, timeout=_CLOSE_S)
        self.hurry()
        await asyncio.wait({self._running})

    def hurry(self) -> None:
        if self._running is not None and not self._running.done():
            asyncio.get_running_loop().set_exception_handler(_ignore_cancelled)
            self._running.cancel()


def _ignore_cancelled(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Python 3.11 reports connections that were cancelled as if that were an error."""
    if not isinstance(context.get("exception"), asyncio.CancelledError):
        loop.default_exception_handler(context)


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
        _config(certificate, key).create_ssl_context()
    except OSError as exc:  # ssl.SSLError is one
        reason = getattr(exc, "reason", None) or exc.strerror or str(exc)
        raise StartRefused(
            EXIT_CONFIGURATION,
            f"PICLOUD_TLS_CERT={certificate} and PICLOUD_TLS_KEY={key} cannot be used: {reason}",
        ) from exc


def _config(certificate: Path, key: Path) -> Config:
    config = Config()
    config.certfile = str(certificate)
    config.keyfile = str(key)
    config.accesslog = None
    config.errorlog = logging.getLogger("hypercorn.error")
    config.include_server_header = False
    config.keep_alive_timeout = KEEP_ALIVE_S
    config.backlog = BACKLOG
    return config
