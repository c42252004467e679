"""What the values of settings look like: addresses, networks, host names, the URL of a database. Knows no setting."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator

POSTGRES_SCHEME: Final = "postgresql://"
_HOST_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*"
)


def _split(value: object) -> object:
    """The parts of a list that is separated by commas."""
    return tuple(part.strip().lower() for part in value.split(",")) if isinstance(value, str) else value


def _check_host_names(names: tuple[str, ...]) -> tuple[str, ...]:
    for name in names:
        if _HOST_NAME.fullmatch(name) is None:
            raise ValueError("must be host names without scheme and port, separated by commas: picloud.example.org")
    return names


def _check_network(value: object) -> object:
    try:
        return ip_network(value) if isinstance(value, str) else value
    except ValueError:
        raise ValueError(
            "must be addresses or networks, separated by commas: 127.0.0.1,10.0.0.0/8; a network has no bits set "
            "behind its length"
        ) from None


HostNames = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_check_host_names)]
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_check_network)]
Networks = Annotated[tuple[Network, ...], BeforeValidator(_split)]


def check_database_url(value: str) -> None:
    """Look at the form of a database's URL.

    Raises:
        ValueError: another scheme, no absolute path, or no database's name. The text does not repeat the URL.
    """
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        raise ValueError("cannot be read as a URL") from None
    if parts.scheme == "sqlite":
        if parts.netloc or not parts.path.startswith("/") or parts.path.endswith("/"):
            raise ValueError("needs an absolute path: sqlite:///var/lib/picloud/picloud.db")
    elif value.startswith(POSTGRES_SCHEME):
        if not parts.path.strip("/") or parts.fragment or port == 0:
            raise ValueError("needs the name of a database: postgresql://user@host:5432/picloud")
    else:
        raise ValueError("must be sqlite:///absolute/path or postgresql://user@host:5432/database")


def parse_bind(value: str) -> tuple[str, int]:
    """Split `host:port` or `[v6]:port`.

    Raises:
        ValueError: no port, or one outside 0-65535.
    """
    host, separator, port = value.rpartition(":")
    if not separator or not host or (":" in host and not host.startswith("[")):
        raise ValueError("must be ADDRESS:PORT, for example 127.0.0.1:8080 or [::1]:8080")
    if not port.isascii() or not port.isdigit() or int(port) > 65_535:
        raise ValueError("the port must be a number from 0 to 65535")
    return host.strip("[]"), int(port)
