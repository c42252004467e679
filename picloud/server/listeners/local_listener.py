"""The listener on the Unix socket in the data directory: for the command line on the same machine. Accepts root and
the user of the service; the admin API asks for its token all the same."""

import asyncio
import contextlib
import os
import socket
import stat
from collections.abc import Callable, Collection
from functools import partial
from pathlib import Path
from typing import Any, Final

import uvicorn

from picloud.server.connections.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.connections.http_protocol import HttpProtocol
from picloud.server.listeners.listener import HttpListener, Server
from picloud.shared.errors import Forbidden
from picloud.shared.http.asgi import AsgiApp
from picloud.shared.local_socket import ROOT_UID, SOCKET_NAME, address_in, opened_directory, peer_uid

MAX_CONNECTIONS: Final = 32
"""Room of its own, so that a flood on the network does not lock the owner out."""


def bind_local_socket(directory: Path) -> socket.socket:
    """Return a bound Unix socket in the directory, whose lock is held; only its owner may connect.

    A socket that a killed process left is replaced.

    Raises:
        OSError: the file system has no sockets, the disk is full, or another file has the name.
    """
    bound = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        with opened_directory(directory) as folder:
            _remove(folder)
            os.fchmod(bound.fileno(), 0o600)  # the mode with which bind makes the file
            bound.bind(address_in(folder))
        bound.setblocking(False)
    except OSError:
        bound.close()
        raise
    return bound


def _remove(folder: int) -> None:
    try:
        found = os.stat(SOCKET_NAME, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return
    if not stat.S_ISSOCK(found.st_mode):
        raise FileExistsError(f"{SOCKET_NAME} is not a socket; remove it")
    os.unlink(SOCKET_NAME, dir_fd=folder)


class LocalListener(HttpListener):
    """`Listener` for HTTP/1.1 on a Unix socket.

    Args:
        app: what answers.
        directory: where the socket is made; its lock is held until `stop` has returned.
        max_bodies_bytes: as in `ConnectionLimits`.
        allowed_uids: users whose connections are accepted; the file's mode lets no others in anyway.
    Raises:
        OSError: as `bind_local_socket`.
    """

    def __init__(
        self,
        app: AsgiApp,
        directory: Path,
        *,
        max_bodies_bytes: int,
        allowed_uids: Collection[int] | None = None,
    ) -> None:
        limits = ConnectionLimits(max_connections=MAX_CONNECTIONS, max_bodies_bytes=max_bodies_bytes)
        gate = ConnectionGate(limits)
        super().__init__(app, [bind_local_socket(directory)], gate)
        allowed = frozenset({ROOT_UID, os.geteuid()} if allowed_uids is None else allowed_uids)
        protocol = partial(LocalProtocol, gate=gate, allowed_uids=allowed)
        self._server = _LocalServer(self._server.config, gate, protocol)
        self._directory = directory

    async def stop(self, grace_s: float) -> None:
        with contextlib.suppress(OSError), opened_directory(self._directory) as folder:
            _remove(folder)
        await super().stop(grace_s)


class LocalProtocol(HttpProtocol):
    """A connection of the local socket; refused when the peer is another user."""

    def __init__(self, *args: Any, allowed_uids: Collection[int], **options: Any) -> None:
        super().__init__(*args, **options)
        self._allowed_uids = allowed_uids

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        if peer_uid(transport.get_extra_info("socket")) not in self._allowed_uids:
            self.refuse(Forbidden("Only root and the user of the service may use this socket."))


class _LocalServer(Server):
    """The plain listener's server on a Unix socket."""

    def __init__(self, config: uvicorn.Config, gate: ConnectionGate, protocol: Callable[..., LocalProtocol]) -> None:
        super().__init__(config, gate)
        self._protocol = protocol

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Accept on the one socket."""
        options = {"config": self.config, "server_state": self.server_state, "app_state": {}}
        server = await asyncio.get_running_loop().create_unix_server(
            partial(self._protocol, **options), sock=(sockets or [])[0], backlog=MAX_CONNECTIONS
        )
        self.servers = [server]
        self.started = True
