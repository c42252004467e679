"""The plain HTTP listener: uvicorn with httptools in this process and loop. Knows the application as ASGI only."""

import asyncio
import contextlib
import logging
import socket
from collections.abc import Generator
from functools import partial
from typing import Any, Final, Protocol, cast

import uvicorn

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.connections.http_protocol import HttpProtocol
from picloud.server.listeners.binding import BACKLOG
from picloud.server.listeners.memory import FloodWatch
from picloud.shared.http.asgi import AsgiApp
from picloud.shared.http.direct import DirectRoot

_TICK_S: Final = 1.0


class Listener(Protocol):
    """A server on bound sockets."""

    async def start(self) -> None:
        """Accept connections from now on; returns at once."""
        ...

    async def stop(self, grace_s: float) -> None:
        """Accept no more, let requests in flight finish for at most `grace_s` seconds, close."""
        ...

    def force_stop(self) -> None:
        """Cut a `stop` short."""
        ...


class ListenerGroup:
    """Several listeners as one `Listener`."""

    def __init__(self, *members: Listener) -> None:
        self._members = members

    async def start(self) -> None:
        for member in self._members:
            await member.start()

    async def stop(self, grace_s: float) -> None:
        await asyncio.gather(*(member.stop(grace_s) for member in self._members))

    def force_stop(self) -> None:
        for member in self._members:
            member.force_stop()


class Server(uvicorn.Server):
    """uvicorn without its own signals and its ten wake-ups a second."""

    def __init__(self, config: uvicorn.Config, gate: ConnectionGate) -> None:
        super().__init__(config)
        self.gate = gate
        self.stop_asked = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield  # signals belong to picloud/wiring/signals.py

    async def main_loop(self) -> None:
        """Refresh the date header and cut off slow callers once a second until the stop."""
        loop = asyncio.get_running_loop()
        flood = FloodWatch()
        while not self.stop_asked.is_set():
            await self.on_tick(0)
            self.gate.backlogs.refresh()
            flood.note(self.gate.connections)
            now = loop.time()
            for connection in list(self.server_state.connections):
                cast("HttpProtocol", connection).check_deadlines(now)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self.stop_asked.wait(), _TICK_S)


class HttpListener:
    """`Listener` for plain HTTP/1.1.

    Args:
        app: what answers.
        bound: the bound sockets; the listener takes them over.
        gate: the bounds of all connections.
        direct: answers on the fast path those requests that it can.
    """

    def __init__(
        self,
        app: AsgiApp,
        bound: list[socket.socket],
        gate: ConnectionGate | None = None,
        direct: DirectRoot | None = None,
    ) -> None:
        gate = gate or ConnectionGate()
        config: dict[str, Any] = {
            "http": partial(HttpProtocol, gate=gate, direct=direct),
            "ws": "none",
            "lifespan": "off",
            "interface": "asgi3",
            "log_config": None,
            "access_log": False,
            "proxy_headers": False,  # a peer's word about other addresses is not taken
            "server_header": False,
            "backlog": BACKLOG,
        }
        logging.getLogger("uvicorn.error").setLevel(
            logging.ERROR
        )  # malformed input from the network is not worth a warning
        self._server = Server(uvicorn.Config(app, **config), gate)
        self._bound = bound
        self._running: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._running = asyncio.get_running_loop().create_task(self._server.serve(sockets=self._bound))
        while not self._server.started and not self._running.done():  # noqa: ASYNC110  uvicorn has no event for it
            await asyncio.sleep(0.001)
        if self._running.done():
            self._running.result()

    async def stop(self, grace_s: float) -> None:
        self._server.config.timeout_graceful_shutdown = int(grace_s) + 1
        self._server.stop_asked.set()
        if self._running is not None:
            await self._running

    def force_stop(self) -> None:
        self._server.force_exit = True
