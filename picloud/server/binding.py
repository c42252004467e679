"""The listening socket: bound before anything on disk changes, so that a port in use refuses the start cleanly."""

import socket
from typing import Final

from msgspec import Struct

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused
from picloud.shared.supervision import FIRST_LISTEN_DESCRIPTOR

BACKLOG: Final = 2_048


class Address(Struct, frozen=True):
    """Where a service listens."""

    host: str
    port: int
    tls: bool = False

    @property
    def url(self) -> str:
        """The address as a URL without a path, e.g. `http://127.0.0.1:8080`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"


def bind_socket(host: str, port: int) -> socket.socket:
    """A TCP socket that is bound and does not listen yet. Port 0 lets the system choose.

    Raises:
        StartRefused: the address is taken, not this machine's, or not allowed.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, kind, protocol)
    except OSError as exc:
        raise _refused(host, port, exc) from exc
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        listener.bind(address)
        listener.setblocking(False)
    except OSError as exc:
        listener.close()
        raise _refused(host, port, exc) from exc
    return listener


def inherited_socket() -> socket.socket:
    """The listening socket that the supervisor made, which stays open while services come and go.

    Raises:
        StartRefused: what was handed over is no TCP socket.
    """
    try:
        listener = socket.socket(fileno=FIRST_LISTEN_DESCRIPTOR)
        if listener.type != socket.SOCK_STREAM or listener.family not in (socket.AF_INET, socket.AF_INET6):
            raise OSError("it is no TCP socket")
        listener.setblocking(False)
        listener.set_inheritable(False)
    except OSError as exc:
        raise StartRefused(
            EXIT_CONFIGURATION, f"picloud.socket: its socket cannot be used: {exc}; ListenStream= takes ADDRESS:PORT"
        ) from exc
    return listener


def start_listening(listener: socket.socket) -> None:
    """Accept connections from now on.

    Raises:
        StartRefused: another process began to listen on the same address meanwhile.
    """
    try:
        listener.listen(BACKLOG)
    except OSError as exc:
        host, port = listener.getsockname()[:2]
        raise _refused(host, port, exc) from exc


def _refused(host: str, port: int, exc: OSError) -> StartRefused:
    reason = exc.strerror or str(exc)
    return StartRefused(
        EXIT_CONFIGURATION, f"PICLOUD_BIND: cannot listen on {host} port {port}: {reason}; choose another address"
    )
