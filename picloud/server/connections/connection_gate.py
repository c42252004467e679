"""What all connections of a listener share: how many there may be, and how much memory their bodies may take."""

import ipaddress
from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from picloud.server.connections.backlogs import Backlogs
from picloud.shared.errors import PiCloudError, ServerBusy
from picloud.shared.http.peers import address_of, peer_group
from picloud.shared.models import MIB

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

MAX_BODIES_BYTES: Final = 64 * MIB
MAX_UNSENT_BYTES: Final = 64 * MIB
_MAX_LINGERING: Final = 64


class ConnectionLimits(Struct, frozen=True):
    """Bounds of one listener. 0 connections means: no bound."""

    max_connections: int = 0
    max_connections_per_peer: int = 0
    max_bodies_bytes: int = MAX_BODIES_BYTES
    """All request bodies that are being read or worked on, together."""
    max_unsent_bytes: int = MAX_UNSENT_BYTES
    """All answers that callers have not taken yet, together."""


class ConnectionGate:
    """Counts connections, bytes of bodies, and refused connections that are still being closed.

    Args:
        limits: the bounds.
        proxies: peers that may have all connections, because they speak for many; this machine is always one.
    """

    def __init__(self, limits: ConnectionLimits | None = None, proxies: Sequence[Network] = ()) -> None:
        self.limits = limits or ConnectionLimits()
        self.bodies_bytes = 0
        self.backlogs = Backlogs(self.limits.max_unsent_bytes)
        self.connections = 0
        self._proxies = proxies
        self._of_group: dict[str, int] = {}
        self._lingering = 0

    def is_exempt(self, peer: str) -> bool:
        """True of this machine, of proxies, and of peers without an address (a Unix socket)."""
        if not peer:
            return True
        address = address_of(peer)
        return address is not None and (address.is_loopback or any(address in network for network in self._proxies))

    def enter(self, peer: str) -> str | None:
        """Count a connection. Returns what `leave` needs; None when it may not stay and is not counted."""
        limits = self.limits
        if limits.max_connections and self.connections >= limits.max_connections:
            return None
        group = ""
        if limits.max_connections_per_peer and not self.is_exempt(peer):
            group = peer_group(peer)
            count = self._of_group.get(group, 0)
            if count >= limits.max_connections_per_peer:
                return None
            self._of_group[group] = count + 1
        self.connections += 1
        return group

    def leave(self, group: str) -> None:
        """A connection that was let in is gone."""
        self.connections -= 1
        if group:
            count = self._of_group[group] - 1
            if count:
                self._of_group[group] = count
            else:
                del self._of_group[group]

    def may_linger(self) -> bool:
        """True when a refused connection may be kept for its goodbye; `lingered` must follow."""
        if self._lingering >= _MAX_LINGERING:
            return False
        self._lingering += 1
        return True

    def lingered(self) -> None:
        """A connection that was refused and kept is gone."""
        self._lingering -= 1


def too_many_connections() -> PiCloudError:
    """The refusal of a connection."""
    return ServerBusy("Too many connections. Close some, or try again later.")


def bodies_too_large() -> PiCloudError:
    """The refusal of a body that memory is not kept for."""
    return ServerBusy("Too many large requests at once. Nothing ran; try again.")
