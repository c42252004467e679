"""The listening socket: bound before anything on disk changes, so that a port in use refuses the start cleanly."""

import socket
from typing import Final

from msgspec import Struct

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused

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
