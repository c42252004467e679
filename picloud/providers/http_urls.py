"""URLs of outgoing HTTP requests: one strict reading, so that what is checked is what is connected to."""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from picloud.shared.arguments import bad_argument
from picloud.shared.grants import DEFAULT_PORTS
from picloud.shared.http.host_names import UnusualAddress, normal_host
from picloud.shared.services import ServiceFault

MAX_URL_BYTES: Final = 8 * 1024

_URL: Final = re.compile(
    r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<authority>[^/?#]*)(?P<rest>[^#]*)(?:#.*)?", re.DOTALL
)
_AUTHORITY: Final = re.compile(r"(?P<host>\[[^\[\]]*\]|[^:\[\]]*)(?::(?P<port>[0-9]{1,5}))?")
_UNUSABLE: Final = re.compile(r"[\x00-\x20\x7f\\]")
_SAFE: Final = "".join(map(chr, range(0x21, 0x7F)))


@dataclass(frozen=True)
class Url:
    """A URL that was read.

    Attributes:
        host: as `normal_host` returns it.
        target: the path with the query, percent-encoded ASCII.
    """

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The value of the `Host` header."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> tuple[str, str, int]:
        """The scheme, host and port: credentials for one origin are not sent to another."""
        return self.scheme, self.host, self.port

    @property
    def place(self) -> str:
        """The URL without its query, for messages: a query may hold a token."""
        return f"{self.scheme}://{self.authority}{self.target.partition('?')[0]}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"


def parse_url(text: str) -> Url:
    """Read an absolute http or https URL. A fragment is dropped.

    Raises:
        ServiceFault: `bad_argument`; `http_blocked` with reason `address_form` for a host that is an IP address in
            another than its normal form (127.1, 0x7f.1, 2130706433).
    """
    if len(text.encode()) > MAX_URL_BYTES:
        raise bad_argument(f"the URL is longer than {MAX_URL_BYTES:,} bytes")
    if _UNUSABLE.search(text):
        raise bad_argument("the URL has a space, a control character or a backslash; encode it with url_encode")
    found = _URL.fullmatch(text)
    if found is None or found["scheme"].lower() not in DEFAULT_PORTS:
        raise bad_argument("the URL must begin with http:// or https://")
    scheme = found["scheme"].lower()
    if "@" in found["authority"]:
        raise bad_argument("the URL has a user name; send an authorization header instead")
    authority = _AUTHORITY.fullmatch(found["authority"])
    if authority is None:
        raise bad_argument("the URL has no valid host and port")
    port = int(authority["port"]) if authority["port"] else DEFAULT_PORTS[scheme]
    if not 0 < port < 65_536:
        raise bad_argument("the port of the URL is not between 1 and 65,535")
    rest = found["rest"]
    return Url(scheme, _host(authority["host"]), port, percent_encode(rest if rest.startswith("/") else f"/{rest}"))


def percent_encode(text: str) -> str:
    """Return printable ASCII as it is, with everything else percent-encoded."""
    return quote(text, safe=_SAFE)


def _host(text: str) -> str:
    try:
        return normal_host(text)
    except UnusualAddress as error:
        raise ServiceFault("http_blocked", str(error), details={"reason": "address_form"}) from None
    except ValueError as error:
        raise bad_argument(str(error)) from None
