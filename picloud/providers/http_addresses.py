"""Address classes of the outgoing HTTP guard: public, local, or never reachable. Opens no connection.

`ipaddress.is_global` alone does not suffice: it accepts multicast, addresses that embed another one (NAT64, 6to4,
Teredo, IPv4-translated), and unassigned IPv6 blocks.
"""

import enum
import ipaddress
import socket
from collections.abc import Iterable
from typing import Final

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class AddressClass(enum.Enum):
    """The class of an address, which decides what a script needs to reach it."""

    PUBLIC = "public"
    """Any grant that covers the host."""
    LOCAL = "local"
    """A grant that names the host: private networks, carrier-grade NAT and loopback."""
    NEVER = "never"
    """No grant suffices: link-local, multicast, unspecified, reserved, and addresses that embed another one."""


_LOCAL: Final = tuple(
    ipaddress.ip_network(text)
    for text in ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7")
)
_NEVER: Final = tuple(
    ipaddress.ip_network(text)
    for text in (
        "0.0.0.0/8",
        "169.254.0.0/16",
        "192.0.0.0/24",
        "192.88.99.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "3fff::/20",  # documentation
    )
)
_GLOBAL_UNICAST: Final = ipaddress.ip_network("2000::/3")
"""All public IPv6 addresses. Outside of it are those that embed an IPv4 address for a translator (`::ffff:0:0:0/96`),
link-local, site-local and multicast ones, and unassigned blocks."""


def parse_address(text: str) -> IpAddress | None:
    """Return the address that a text is the normal form of, an IPv4-mapped one as IPv4; None for any other text."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return None
    return plain(address)


def plain(address: IpAddress) -> IpAddress:
    """Return the IPv4 address in an IPv4-mapped IPv6 address, any other address as it is."""
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def classify(address: IpAddress) -> AddressClass:
    """Return the class of an address. What no list and no registry knows as public is `NEVER`."""
    address = plain(address)
    if isinstance(address, ipaddress.IPv6Address) and address.scope_id is not None:
        return AddressClass.NEVER
    if _within(address, _LOCAL):
        return AddressClass.LOCAL
    if address.version == 6 and address not in _GLOBAL_UNICAST:
        return AddressClass.NEVER
    if _within(address, _NEVER) or address.is_multicast or not address.is_global:
        return AddressClass.NEVER
    return AddressClass.PUBLIC


def _within(address: IpAddress, networks: Iterable[ipaddress.IPv4Network | ipaddress.IPv6Network]) -> bool:
    return any(address in network for network in networks)


def is_of_this_machine(address: IpAddress) -> bool:
    """Return whether an interface of this machine has the address: only then can a socket be bound to it."""
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.bind((str(address), 0))
    except OSError:
        return False
    return True
