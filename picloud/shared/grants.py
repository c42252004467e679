"""Grants of outgoing HTTP: their syntax, and the destinations that each covers."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from msgspec import Struct

from picloud.shared.http.host_names import normal_host

DEFAULT_PORTS: Final = {"https": 443, "http": 80}
_GRANT: Final = re.compile(
    r"(?:(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?P<host>\[[^\[\]]*\]|[^:/\[\]]*)(?::(?P<port>[0-9]{1,5}))?"
)
_BELOW: Final = "*."


class HttpGrant(Struct, frozen=True):
    """One destination: `[scheme://]host[:port]`.

    Attributes:
        host: as `normal_host` returns it; `*.example.com` for all names below example.com, `*` for every public host.
    """

    scheme: str
    host: str
    port: int

    @property
    def names_host(self) -> bool:
        """Whether it is for one host, not a pattern: only such a grant reaches addresses that are not public."""
        return not self.host.startswith("*")

    def covers(self, scheme: str, host: str, port: int) -> bool:
        """Return whether a request is within this grant. `host`: as `normal_host` returns it."""
        if (scheme, port) != (self.scheme, self.port):
            return False
        if self.host.startswith(_BELOW):
            return host.endswith(self.host[1:])
        return self.host in ("*", host)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        scheme = "" if self.scheme == "https" else f"{self.scheme}://"
        return f"{scheme}{host}" if self.port == DEFAULT_PORTS[self.scheme] else f"{scheme}{host}:{self.port}"


@lru_cache(maxsize=1_024)
def parse_http_grant(text: str) -> HttpGrant:
    """Read a grant. Its `str` is its normal form.

    Without a scheme it is for https, without a port for the one of its scheme.

    Raises:
        ValueError: it is not a grant; the message is one sentence.
    """
    found = _GRANT.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a destination; write [scheme://]host[:port], without a path")
    scheme = (found["scheme"] or "https").lower()
    if scheme not in DEFAULT_PORTS:
        raise ValueError(f"{text!r} begins with a scheme other than https:// and http://")
    port = int(found["port"]) if found["port"] else DEFAULT_PORTS[scheme]
    if not 0 < port < 65_536:
        raise ValueError(f"{text!r} has a port that is not between 1 and 65,535")
    return HttpGrant(scheme, _host(found["host"]), port)


def _host(text: str) -> str:
    if text == "*":
        return text
    if not text.startswith(_BELOW):
        return normal_host(text)
    below = normal_host(text.removeprefix(_BELOW))
    if below.rpartition(".")[2].isdecimal() or ":" in below:
        raise ValueError(f"{text!r} is a pattern of an address; name each address")
    return _BELOW + below


def http_grants(grants: Iterable[str], scheme: str, host: str, port: int) -> list[HttpGrant]:
    """Return the grants that cover a destination; a text that is not a grant covers nothing."""
    found = []
    for text in grants:
        try:
            grant = parse_http_grant(text)
        except ValueError:
            continue
        if grant.covers(scheme, host, port):
            found.append(grant)
    return found


def allows(grants: Iterable[str], scheme: str, host: str, port: int) -> bool:
    """Return whether any grant covers a destination. `host`: as `normal_host` returns it."""
    return bool(http_grants(grants, scheme, host, port))
