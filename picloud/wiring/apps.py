"""The listener of the apps origin: where it is bound, and what is said when that is impossible. It never keeps the
service from starting."""

import logging
import socket
from contextlib import AsyncExitStack
from typing import Final, NamedTuple

from picloud.server.listeners.binding import BACKLOG, Address, bound_address, open_socket
from picloud.server.probes import Check
from picloud.shared.settings import Settings

logger = logging.getLogger(__name__)

_LAST_PORT: Final = 65_535


class AppsListening(NamedTuple):
    """The sockets and names of the apps origin."""

    sockets: list[socket.socket]
    """Each listens already: a port that is taken is found before anything starts."""
    addresses: list[Address]
    """Theirs."""
    hosts: tuple[str, ...]
    """Names under which the main listener serves it."""
    fault: str | None
    """What is not served, why, and what to do."""

    @property
    def port(self) -> int | None:
        """The port of the first address."""
        return self.addresses[0].port if self.addresses else None


def listen_for_apps(settings: Settings, bound: list[socket.socket], stack: AsyncExitStack) -> AppsListening:
    """Open the sockets of the apps origin, which the stack closes. A fault is logged as a warning.

    Args:
        bound: the sockets of the main listener.
    """
    sockets: list[socket.socket] = []
    faults: list[str] = []
    own_ports = _ports_of(bound)
    for host, port in _wanted(settings, bound):
        try:
            sockets.append(stack.enter_context(_open(host, port, own_ports)))
        except OSError as exc:
            faults.append(f"cannot listen on {host or 'all addresses'} port {port}: {exc.strerror or exc}")
    fault = f"PICLOUD_APPS_BIND: {'; '.join(faults)}; set another address, or off" if faults else None
    if fault is not None:
        logger.warning("the apps origin is not served as asked", extra={"action": "start", "fault": fault})
    tls = settings.tls_cert is not None
    addresses = [Address(host, port, tls=tls) for host, port in (each.getsockname()[:2] for each in sockets)]
    return AppsListening(sockets, addresses, settings.apps_hosts, fault)


async def check_apps(apps: AppsListening) -> Check:
    """Scripts and the dashboard go on without the apps origin, so this sends nobody away."""
    is_https = any(address.tls for address in apps.addresses)
    return Check(True, {"port": apps.port, "https": is_https, "hosts": list(apps.hosts), "fault": apps.fault})


def _wanted(settings: Settings, bound: list[socket.socket]) -> list[tuple[str, int]]:
    """Return the addresses that the settings ask for. `auto`: the next port on each address of the main listener; where
    the system chose that port, it chooses this one too."""
    if settings.apps_binds is not None:
        return settings.apps_binds
    chosen = {index for index, (_, port) in enumerate(settings.binds) if port == 0}
    found = [bound_address(each) for each in bound]
    return [(host, 0 if index in chosen else port + 1) for index, (host, port) in enumerate(found)]


def _ports_of(bound: list[socket.socket]) -> set[int]:
    return {each.getsockname()[1] for each in bound}


def _open(host: str, port: int, own_ports: set[int]) -> socket.socket:
    """Raises:
    OSError: the address is taken or not allowed.
    """
    if port > _LAST_PORT:
        raise OSError("there is no such port")
    if port and port in own_ports:  # the main listener does not listen yet, so the system would allow it
        raise OSError("PICLOUD_BIND has the port")
    opened = open_socket(host, port)
    try:
        opened.listen(BACKLOG)
    except OSError:
        opened.close()
        raise
    return opened
