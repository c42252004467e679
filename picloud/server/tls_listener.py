"""The HTTPS listener for boards without a proxy: Hypercorn, HTTP/2 and HTTP/1.1 on the same address."""

import asyncio
import logging
import socket
import ssl
from pathlib import Path
from typing import TYPE_CHECKING, cast

from hypercorn.asyncio import serve
from hypercorn.config import Config

from picloud.server.binding import BACKLOG
from picloud.server.listener import KEEP_ALIVE_S
from picloud.shared.asgi import AsgiApp
from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused

if TYPE_CHECKING:
    from hypercorn.typing import Framework


class TlsListener:
    """`Listener` for HTTPS.

    Args:
        app: what answers.
        bound: the bound socket; the listener takes it over.
        certificate: PEM chain.
        key: PEM private key.
    Raises:
        StartRefused: certificate or key cannot be used.
    """

    def __init__(self, app: AsgiApp, bound: socket.socket, certificate: Path, key: Path) -> None:
        self._app = app
        self._config = config = Config()
        config.certfile = str(certificate)
        config.keyfile = str(key)
        config.accesslog = None
        config.errorlog = logging.getLogger("hypercorn.error")
        config.include_server_header = False
        config.keep_alive_timeout = KEEP_ALIVE_S
        config.backlog = BACKLOG
        _check_certificate(config)
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
        if self._running is not None:
            await asyncio.wait({self._running})

    def hurry(self) -> None:
        if self._running is not None:
            self._running.cancel()


def _check_certificate(config: Config) -> None:
    try:
        config.create_ssl_context()
    except (OSError, ssl.SSLError) as exc:
        reason = exc.strerror or exc.args[0]
        raise StartRefused(
            EXIT_CONFIGURATION,
            f"PICLOUD_TLS_CERT and PICLOUD_TLS_KEY cannot be used ({config.certfile}, {config.keyfile}): {reason}",
        ) from exc
