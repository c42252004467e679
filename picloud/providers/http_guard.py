"""The guard of outgoing HTTP: a script reaches what its grants and the classes of addresses allow, never PiCloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from picloud.providers.http_addresses import AddressClass, IpAddress, classify, is_of_this_machine, parse_address
from picloud.providers.http_names import NameLookups
from picloud.providers.http_urls import Url
from picloud.shared.grants import HttpGrant, http_grants
from picloud.shared.services import ServiceCaller, ServiceFault

_ALL_ADDRESSES: Final = ("", "0.0.0.0", "::")  # noqa: S104  what listeners are bound to, nothing is bound here
_PROXY_PORTS: Final = (80, 443)


@dataclass(frozen=True)
class OwnListeners:
    """The addresses and names at which PiCloud itself answers.

    Args:
        bound: host and port of each listener, as the sockets report them.
        proxied_names: host names under which a reverse proxy leads to PiCloud at ports 80 and 443.
    """

    bound: Sequence[tuple[str, int]] = ()
    proxied_names: Sequence[str] = ()

    def has_name(self, url: Url) -> bool:
        """Return whether a reverse proxy would bring a request to PiCloud."""
        names = (name.lower().removesuffix(".") for name in self.proxied_names)
        return url.port in _PROXY_PORTS and url.host in names

    def has_address(self, address: IpAddress, port: int) -> bool:
        """Return whether a listener of PiCloud accepts connections to the address and port."""
        hosts = [host for host, own_port in self.bound if own_port == port]
        if any(host in _ALL_ADDRESSES for host in hosts):
            return is_of_this_machine(address)
        return any(parse_address(host) == address for host in hosts)


class Guard:
    """Decides for each request and each redirect which addresses it may connect to."""

    def __init__(self, lookups: NameLookups, own: OwnListeners) -> None:
        self._lookups = lookups
        self._own = own

    async def check(self, caller: ServiceCaller, url: Url) -> list[IpAddress]:
        """Return the addresses of the host, best first; the connection must go to one of them.

        The name is resolved once, and only after a grant was found: a script without one sends nothing, not even the
        name. One address that is not allowed refuses the request.

        Raises:
            ServiceFault: `not_granted`, `http_dns`; `http_blocked` with the reason `own_listener`, `local_address` (it
                takes a grant that names the host) or `forbidden_address` (no grant is enough).
        """
        grants = http_grants(caller.grants.http, url.scheme, url.host, url.port)
        if not grants:
            raise _not_granted(url)
        if self._own.has_name(url):
            raise _own_listener(url)
        literal = parse_address(url.host)
        addresses = await self._lookups.resolve(url.host) if literal is None else [literal]
        names_host = any(grant.names_host for grant in grants)
        for address in addresses:
            self._check_address(url, address, names_host=names_host)
        return addresses

    def _check_address(self, url: Url, address: IpAddress, *, names_host: bool) -> None:
        kind = classify(address)
        if kind is AddressClass.NEVER:
            raise _blocked(url, "forbidden_address", f"{_at(url, address)}, which is never reachable")
        if self._own.has_address(address, url.port):
            raise _own_listener(url)
        if kind is AddressClass.LOCAL and not names_host:
            grant = _grant_of(url)
            message = f"{_at(url, address)} on a local network, which needs a grant by name: {grant}"
            raise _blocked(url, "local_address", message, grant=grant)


def _at(url: Url, address: IpAddress) -> str:
    return f"{url.host} is an address" if url.host == str(address) else f"{url.host} is {address}, an address"


def _grant_of(url: Url) -> str:
    return str(HttpGrant(url.scheme, url.host, url.port))


def _not_granted(url: Url) -> ServiceFault:
    grant = _grant_of(url)
    return ServiceFault(
        "not_granted", f"this script has no grant for {grant}", details={"grant": "http", "name": grant}
    )


def _own_listener(url: Url) -> ServiceFault:
    return _blocked(url, "own_listener", f"{url.authority} is PiCloud itself, which no script can reach")


def _blocked(url: Url, reason: str, message: str, **details: str) -> ServiceFault:
    return ServiceFault("http_blocked", message, details={"reason": reason, "host": url.host, **details})
