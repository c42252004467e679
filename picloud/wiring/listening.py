"""Builds the listener of a front process and the bounds of its connections."""

import gc
import logging
import socket
from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Final, Protocol

from picloud.server.app import AppsEntrance, RootApp
from picloud.server.connections.connection_gate import ConnectionGate, ConnectionLimits
from picloud.server.listeners.certificate import Certificate
from picloud.server.listeners.descriptors import make_room
from picloud.server.listeners.listener import HttpListener, Listener
from picloud.server.listeners.local_listener import LocalListener
from picloud.server.local_app import LocalApp

logger = logging.getLogger(__name__)

_GC_THRESHOLD: Final = 10_000


class GateSettings(Protocol):
    """The fields of `Settings` that are needed here."""

    @property
    def max_connections(self) -> int: ...
    @property
    def max_connections_per_peer(self) -> int: ...
    @property
    def max_bodies_bytes(self) -> int: ...


def build_gate(settings: GateSettings, trusted_proxies: Sequence[IPv4Network | IPv6Network]) -> ConnectionGate:
    """The bounds of all connections of this process; fewer connections where the limit of open files says so."""
    room = make_room(settings.max_connections)
    if room < settings.max_connections:
        logger.warning(
            "the limit of open files leaves room for fewer connections than PICLOUD_MAX_CONNECTIONS; raise LimitNOFILE",
            extra={"action": "start", "wanted": settings.max_connections, "connections": room},
        )
    limits = ConnectionLimits(
        max_connections=room,
        max_connections_per_peer=settings.max_connections_per_peer,
        max_bodies_bytes=settings.max_bodies_bytes,
    )
    return ConnectionGate(limits, trusted_proxies)


def build_listeners(
    app: RootApp,
    bound: list[socket.socket],
    apps_bound: list[socket.socket],
    gate: ConnectionGate,
    certificate: Certificate | None,
) -> list[Listener]:
    """The main listener and, where it has sockets, that of the apps origin. HTTPS with a certificate, else HTTP."""
    main = _build_listener(app, bound, gate, certificate)
    return [main, _build_listener(AppsEntrance(app), apps_bound, gate, certificate)] if apps_bound else [main]


def _build_listener(
    app: RootApp | AppsEntrance, bound: list[socket.socket], gate: ConnectionGate, certificate: Certificate | None
) -> Listener:
    if certificate is None:
        return HttpListener(app, bound, gate, app)
    from picloud.server.listeners.tls_listener import TlsListener  # noqa: PLC0415  Hypercorn takes memory

    return TlsListener(app, bound, certificate, gate, direct=app)


def load_certificate(chain: Path | str | None, key: Path | str | None) -> Certificate | None:
    """The certificate that the settings name, None for plain HTTP.

    Raises:
        StartRefused: as `Certificate`.
    """
    return None if chain is None or key is None else Certificate(Path(chain), Path(key))


def build_local_listener(app: RootApp, directory: Path, url: str, *, max_bodies_bytes: int) -> Listener | None:
    """The listener for the command line on this machine; None, with a warning, where the socket cannot be made.

    Args:
        url: address under which the owner finds the server.
    """
    try:
        return LocalListener(LocalApp(app.answer, url), directory, max_bodies_bytes=max_bodies_bytes)
    except OSError as exc:
        logger.warning(
            "no socket for the command line could be made in the data directory; use PICLOUD_URL and PICLOUD_TOKEN",
            extra={"action": "start", "directory": str(directory), "fault": str(exc)},
        )
        return None


def calm_garbage_collector() -> None:
    """Exempt everything that exists after the start from garbage collection: it stays, and calls leave hardly any
    cycles."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_GC_THRESHOLD, 20, 50)
