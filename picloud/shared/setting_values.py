"""What the values of settings look like: addresses, networks, host names, the URL of a database. Knows no setting."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Annotated, Final
from urllib.parse import parse_qs, urlsplit

from pydantic import AfterValidator, BeforeValidator

POSTGRES_SCHEME: Final = "postgresql://"
_SQLITE_SCHEME: Final = "sqlite://"
_HOST_NAME: Final = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*"
)

_ORIGIN: Final = re.compile(
    r"https?://(?:[a-z0-9_](?:[a-z0-9._-]{0,251}[a-z0-9_])?|\[[0-9a-f:.]{2,45}\])(?::[1-9][0-9]{0,4})?"
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


def _check_origins(origins: tuple[str, ...]) -> tuple[str, ...]:
    if origins == ("*",):
        return origins
    found = [_ORIGIN.fullmatch(origin) for origin in origins]
    if None in found:
        raise ValueError(
            "must be origins of pages without a path, separated by commas: https://app.example.org,"
            "http://localhost:5173; or * alone, for any"
        )
    return tuple(_without_default_port(origin) for origin in origins)


def _without_default_port(origin: str) -> str:
    """As browsers send it."""
    port = ":443" if origin.startswith("https:") else ":80"
    return origin.removesuffix(port)


Origins = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_check_origins)]
HostNames = Annotated[tuple[str, ...], BeforeValidator(_split), AfterValidator(_check_host_names)]
Network = Annotated[IPv4Network | IPv6Network, BeforeValidator(_check_network)]
Networks = Annotated[tuple[Network, ...], BeforeValidator(_split)]


def check_database_url(value: str) -> None:
    """Check the form of a database's URL.

    Raises:
        ValueError: another scheme, no absolute path, no database's name, or parts that would be ignored. The text does
            not repeat the URL.
    """
    if not value.isprintable():
        raise ValueError("must not contain control characters")
    if value.startswith(_SQLITE_SCHEME):
        _check_file_url(value)
    elif value.startswith(POSTGRES_SCHEME):
        _check_server_url(value)
    else:
        raise ValueError(
            "must be sqlite:///absolute/path or postgresql://user@host:5432/database, also with several hosts: "
            "postgresql://user@one:5432,two:5432/database"
        )


def _check_file_url(value: str) -> None:
    path = value.removeprefix(_SQLITE_SCHEME)
    if not path.startswith("/") or path.endswith("/"):
        raise ValueError("needs an absolute path: sqlite:///var/lib/picloud/picloud.db")
    if "?" in path or "#" in path:
        raise ValueError(
            "must not have options (?) or a fragment (#), only a path: sqlite:///var/lib/picloud/picloud.db"
        )


def _check_server_url(value: str) -> None:
    try:
        urls = server_urls(value)
        parts = [urlsplit(url) for url in urls]
        complete = all(part.port != 0 and (part.hostname or len(urls) == 1) for part in parts)
        options = parse_qs(parts[0].query, keep_blank_values=True)
    except ValueError:
        raise ValueError("cannot be read as a URL: postgresql://user@host:5432/picloud") from None
    if not complete or not parts[0].path.strip("/") or "#" in value:
        raise ValueError(
            "needs a host and the name of a database, and no fragment (#): postgresql://user@host:5432/picloud"
        )
    if any("," in host for host in options.get("host", ())):
        raise ValueError(
            "names several hosts before the path, not in ?host=: postgresql://user@one:5432,two:5432/picloud"
        )
    if not set(options.get("target_session_attrs", ())) <= {"read-write", "primary"}:
        raise ValueError("target_session_attrs can only be read-write: PiCloud looks for the server that takes writes")


def server_urls(url: str) -> list[str]:
    """Return a URL of each host that a `postgresql://` URL names, in their order."""
    authority, slash, rest = url.removeprefix(POSTGRES_SCHEME).partition("/")
    user, at, hosts = authority.rpartition("@")
    return [f"{POSTGRES_SCHEME}{user}{at}{host}{slash}{rest}" for host in hosts.split(",")]


def parse_binds(value: str) -> list[tuple[str, int]]:
    """Split a list of `host:port`, `[v6]:port` or `:port`, separated by commas. The host of `:port` is empty: all
    addresses, of IPv4 and IPv6.

    Raises:
        ValueError: an entry without a port, one outside 0-65535, or an entry that is there twice.
    """
    found = [_parse_bind(entry.strip()) for entry in value.split(",")]
    if len(set(found)) < len(found):
        raise ValueError("has an address twice")
    return found


def _parse_bind(value: str) -> tuple[str, int]:
    host, separator, port = value.rpartition(":")
    if not separator or (":" in host and not host.startswith("[")):
        raise ValueError("must be ADDRESS:PORT, for example 127.0.0.1:8080, [::1]:8080, or :8080 for all addresses")
    if not port.isascii() or not port.isdigit() or int(port) > 65_535:
        raise ValueError("the port must be a number from 0 to 65535")
    return host.strip("[]"), int(port)


APPS_AUTO: Final = "auto"
APPS_OFF: Final = "off"


def check_apps_bind(value: str) -> None:
    """Check where the apps origin is to be served.

    Raises:
        ValueError: neither `auto`, `off` nor addresses as in `parse_binds`.
    """
    if value in (APPS_AUTO, APPS_OFF):
        return
    try:
        parse_binds(value)
    except ValueError as exc:
        raise ValueError(f"{exc}; or auto, or off") from None


def check_zone(name: str) -> None:
    """Raises:
    ValueError: there is no such time zone.
    """
    from picloud.shared.zones import find_zone, nearest_zone  # noqa: PLC0415  # costs commands without the setting time

    if find_zone(name) is None:
        near = nearest_zone(name)
        hint = "" if near is None else f"; did you mean {near}?"
        raise ValueError(f"is not a time zone{hint}")
