"""Who counts as one peer of a connection. Knows addresses, not what is counted of them."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

IPV6_CUSTOMER_BITS = 64
"""One customer of a provider has at least that prefix to himself."""


def address_of(peer: str) -> IPv4Address | IPv6Address | None:
    """The address of a socket's peer; an IPv4 address in its IPv6 form as what it is. None for any other text."""
    try:
        address = ip_address(peer.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address


def plain_peer(peer: str) -> str:
    """The text of a peer's address; an IPv4 address that came through a socket of both families without its prefix."""
    return str(address_of(peer)) if peer.startswith("::ffff:") else peer


def peer_group(peer: str | None) -> str:
    """The peers that are counted together: an IPv4 address, or the /64 of an IPv6 address; a text that is neither as it
    is."""
    if not peer:
        return ""
    address = address_of(peer)
    if isinstance(address, IPv6Address):
        return str(ip_network((address, IPV6_CUSTOMER_BITS), strict=False))
    return peer if address is None else str(address)
