"""Under which names the admin plane answers, and which names are those of the apps origin. A page of another site that
points its own name at this machine (DNS rebinding) comes with that name; scripts are called under any."""

import re
from collections.abc import Iterable
from ipaddress import ip_address
from typing import Final

from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.asgi import Header

_HOST: Final = re.compile(r"(?P<name>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._-]+)(?::[0-9]{1,5})?")
_LOOPBACK: Final = "localhost"


class HostRule:
    """Accepts loopback names, addresses and the given names.

    An address needs no list: a browser that uses one asked no name server, so DNS rebinding is impossible.

    Args:
        names: host names without port; case and a dot at the end do not matter.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(_canonical(name) for name in names)

    def check(self, headers: Iterable[Header]) -> None:
        """Accept a request's `Host` or raise. Ports are ignored: behind a proxy they differ.

        Raises:
            BadRequest: there is not exactly one, or it is not a host.
            PiCloudError: `unknown_host`.
        """
        values = [value for name, value in headers if name == b"host"]
        match = _HOST.fullmatch(values[0].decode("latin-1")) if len(values) == 1 else None
        if match is None:
            raise BadRequest("The request needs exactly one Host header with a name or an address.")
        name = _canonical(match["name"])
        if not self._knows(name):
            raise PiCloudError(
                f"The admin API is not served as {name}. If this name is yours, add it to PICLOUD_HOSTS.",
                code="unknown_host",
            )

    def _knows(self, name: str) -> bool:
        return name == _LOOPBACK or name.endswith(f".{_LOOPBACK}") or name in self._names or _is_address(name)


class AppsHosts:
    """The names under which the main listener serves the apps origin.

    Args:
        names: host names without port; case and a dot at the end do not matter.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = frozenset(_canonical(name) for name in names)

    def is_named(self, headers: Iterable[Header]) -> bool:
        """True when a request's `Host` is one of them, whatever its port."""
        if not self._names:
            return False
        values = [value for name, value in headers if name == b"host"]
        match = _HOST.fullmatch(values[0].decode("latin-1")) if len(values) == 1 else None
        return match is not None and _canonical(match["name"]) in self._names


def _canonical(name: str) -> str:
    return name.lower().removesuffix(".")


def _is_address(name: str) -> bool:
    bare = name[1:-1] if name.startswith("[") else name
    try:
        return (ip_address(bare).version == 6) == (bare != name)
    except ValueError:
        return False
