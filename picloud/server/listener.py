"""The plain HTTP listener: uvicorn with httptools in this process and loop. Knows the application as ASGI only."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Generator
from typing import Any, Final, Protocol, cast

import msgspec
import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from picloud.server.binding import BACKLOG
from picloud.shared.asgi import AsgiApp
from picloud.shared.clock import new_id
from picloud.shared.errors import error_body

_TICK_S: Final = 1.0
KEEP_ALIVE_S: Final = 5


class Listener(Protocol):
    """A server on one bound socket."""

    async def start(self) -> None:
        """Accept connections from now on; returns at once."""
        ...

    async def stop(self, grace_s: float) -> None:
        """Accept no more, let requests in flight finish for at most `grace_s` seconds, close."""
        ...

    def hurry(self) -> None:
        """Cut a `stop` short."""
        ...


class _OneWriteTransport:
    """A transport that sends what is written in one turn of the loop at once.

    uvicorn writes head and body apart, and each write is a system call: a fifth of the price of a small request.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._unsent: list[bytes] = []
        self.is_closing = transport.is_closing
        self.get_extra_info = transport.get_extra_info
        self.pause_reading = transport.pause_reading
        self.resume_reading = transport.resume_reading

    def write(self, data: bytes) -> None:
        if not self._unsent:
            self._loop.call_soon(self._send)
        self._unsent.append(data)

    def close(self) -> None:
        self._send()
        self._transport.close()

    def _send(self) -> None:
        if self._unsent:
            unsent, self._unsent = self._unsent, []
            self._transport.write(b"".join(unsent))


class _HttpProtocol(HttpToolsProtocol):
    """uvicorn's protocol with this product's shape for requests that cannot be parsed, and fewer writes."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        whole = _OneWriteTransport(cast("asyncio.Transport", transport), self.loop)
        super().connection_made(cast("asyncio.Transport", whole))

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  the parser's words are not for callers
        content = error_body("bad_request", "this is not an HTTP/1.1 request that can be answered", new_id())
        body = msgspec.json.encode(content)
        self.transport.write(
            b"HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\nconnection: close\r\n"
            b"content-length: %d\r\n\r\n%b" % (len(body), body)
        )
        self.transport.close()

    def _unsupported_upgrade_warning(self) -> None:
        """Upgrades are ignored, which HTTP allows; the request is answered as it stands."""


class _Server(uvicorn.Server):
    """uvicorn without its own signals and its ten wake-ups a second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.stop_asked = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield  # signals belong to picloud/wiring/serve.py

    async def main_loop(self) -> None:
        """Refresh the date header once a second until the stop."""
        while not self.stop_asked.is_set():
            await self.on_tick(0)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stop_asked.wait(), _TICK_S)


class HttpListener:
    """`Listener` for plain HTTP/1.1."""

    def __init__(self, app: AsgiApp, bound: socket.socket) -> None:
        config: dict[str, Any] = {
            "http": _HttpProtocol,
            "ws": "none",
            "lifespan": "off",
            "interface": "asgi3",
            "log_config": None,
            "access_log": False,
            "proxy_headers": False,  # a peer's word about other addresses is not taken
            "server_header": False,
            "timeout_keep_alive": KEEP_ALIVE_S,
            "backlog": BACKLOG,
        }
        logging.getLogger("uvicorn.error").setLevel(logging.ERROR)  # what a stranger sends is no warning
        self._server = _Server(uvicorn.Config(app, **config))
        self._bound = bound
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._running = asyncio.get_running_loop().create_task(self._server.serve(sockets=[self._bound]))
        while not self._server.started and not self._running.done():  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.001)
        if self._running.done():
            self._running.result()

    async def stop(self, grace_s: float) -> None:
        self._server.config.timeout_graceful_shutdown = int(grace_s) + 1
        self._server.stop_asked.set()
        if self._running is not None:
            await self._running

    def hurry(self) -> None:
        self._server.force_exit = True
