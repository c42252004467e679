"""The listening sockets: bound before anything on disk changes, so that a port in use is refused cleanly."""

import errno
import socket
from typing import Final

from msgspec import Struct

from picloud.shared.errors import EXIT_CONFIGURATION, EXIT_TRY_AGAIN, StartRefused
from picloud.shared.supervision import FIRST_LISTEN_DESCRIPTOR

BACKLOG: Final = 2_048
_LATE: Final = frozenset({errno.EADDRNOTAVAIL, errno.ENODEV, errno.ENETDOWN})
"""Faults of an address that the network may still bring."""


class Address(Struct, frozen=True):
    """An address that a service listens on."""

    host: str
    port: int
    tls: bool = False

    @property
    def url(self) -> str:
        """The address as a URL without a path, e.g. `http://127.0.0.1:8080`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.tls else 'http'}://{host}:{self.port}"


def bind_socket(host: str, port: int) -> socket.socket:
    """Return a TCP socket that is bound and does not listen yet.

    Args:
        host: a name or an address; "" is all addresses of IPv4 and, where the system has it, IPv6.
        port: 0 lets the system choose.
    Raises:
        StartRefused: the address is taken or not allowed. With `EXIT_TRY_AGAIN` when a later start may succeed: the
            address is not this machine's yet, or the name does not resolve.
    """
    try:
        return open_socket(host, port)
    except OSError as exc:
        raise _refused(host, port, exc) from exc


def open_socket(host: str, port: int) -> socket.socket:
    """Return a TCP socket as `bind_socket`.

    Raises:
        OSError: the address is taken, not allowed, or not this machine's.
    """
    is_dual = not host and socket.has_dualstack_ipv6()
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or ("::" if is_dual else "0.0.0.0"),  # noqa: S104  as its owner asked
        port,
        type=socket.SOCK_STREAM,
        flags=socket.AI_PASSIVE,
    )[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family == socket.AF_INET6:
            listener.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, int(not is_dual))
        listener.bind(address)
        listener.setblocking(False)
    except OSError:
        listener.close()
        raise
    return listener


def bound_address(bound: socket.socket) -> tuple[str, int]:
    """Return host and port of a bound socket, the host as `bind_socket` takes it."""
    host, port = bound.getsockname()[:2]
    is_dual = bound.family == socket.AF_INET6 and not bound.getsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY)
    return "" if is_dual and host == "::" else host, port


def inherited_socket() -> socket.socket:
    """The listening socket that the supervisor made, which stays open while services come and go.

    Raises:
        StartRefused: what was handed over is no TCP socket.
    """
    try:
        listener = socket.socket(fileno=FIRST_LISTEN_DESCRIPTOR)
        if listener.type != socket.SOCK_STREAM or listener.family not in (socket.AF_INET, socket.AF_INET6):
            raise OSError("it is not a TCP socket")
        listener.setblocking(False)
        listener.set_inheritable(False)
    except OSError as exc:
        raise StartRefused(
            EXIT_CONFIGURATION, f"picloud.socket: its socket cannot be used: {exc}; ListenStream= takes ADDRESS:PORT"
        ) from exc
    return listener


def _refused(host: str, port: int, exc: OSError) -> StartRefused:
    reason = exc.strerror or str(exc)
    is_late = isinstance(exc, socket.gaierror) or exc.errno in _LATE
    advice = "it is tried again when the network is ready" if is_late else "choose another address"
    return StartRefused(
        EXIT_TRY_AGAIN if is_late else EXIT_CONFIGURATION,
        f"PICLOUD_BIND: cannot listen on {host or 'all addresses'} port {port}: {reason}; {advice}",
    )
