"""How this installation is called: the names that are its own, and the address where its owner finds it."""

import socket

from picloud.server.listeners.binding import Address
from picloud.shared.settings import Settings

_ANY_ADDRESS = ("", "0.0.0.0", "::")  # noqa: S104  the opposite of binding: what cannot be called


def own_host_names(settings: Settings) -> list[str]:
    """Names under which the admin plane answers, besides loopback and addresses: those of the settings, the name of
    the bind, and this machine's, as it is and as multicast DNS has it."""
    machine = socket.gethostname()
    bound = [host for host, _ in settings.binds if host]
    return [*settings.hosts, *bound, machine, f"{machine}.local"]


def owner_url(settings: Settings, bound: Address) -> str:
    """The URL of the dashboard for a person, without a path: behind a proxy by the name that was set, else where it is
    bound, with this machine's name when that is everywhere."""
    if settings.hosts and settings.trusted_proxies:
        return f"https://{settings.hosts[0]}"
    host = socket.gethostname() if bound.host in _ANY_ADDRESS else bound.host
    return Address(host, bound.port, tls=bound.tls).url
