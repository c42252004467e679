"""Who really asks: the client's address and scheme as a trusted proxy tells them. What anybody else says of them is
removed, so that nothing behind this module can believe it. Knows no service."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from itertools import product
from typing import Final, Literal

from picloud.shared.http.asgi import Header, Scope

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address
ProxyHeader = Literal["x-forwarded-for", "forwarded"]

_KEPT: Final[dict[ProxyHeader, frozenset[bytes]]] = {
    "x-forwarded-for": frozenset({b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host"}),
    "forwarded": frozenset({b"forwarded"}),
}
_NAMES: Final = (
    *("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-forwarded-port"),
    *("x-forwarded-prefix", "x-forwarded-scheme", "x-forwarded-server", "x-forwarded-ssl", "x-forwarded-by"),
    *("x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip", "x-original-forwarded-for"),
)
_ELEMENTS: Final = re.compile(r'(?:[^,"]|"[^"]*")+')
_PAIRS: Final = re.compile(r'(?:[^;"]|"[^"]*")+')
_PORT: Final = re.compile(r":[0-9]{1,5}")
_SCHEMES: Final = frozenset({"http", "https"})


def _spellings() -> Iterator[bytes]:
    """Every name with each of its hyphens as an underscore or not: some programs take the one for the other."""
    for name in _NAMES:
        first, *others = name.split("-")
        for marks in product("-_", repeat=len(others)):
            yield (first + "".join(mark + part for mark, part in zip(marks, others, strict=True))).encode("ascii")


_FORWARDING: Final = frozenset(_spellings())


class Proxies:
    """Rewrites the client and the scheme of a request that came through a trusted proxy.

    Args:
        trusted: where proxies are. Empty: nobody's word is taken.
        header: how they tell it. The other way is not believed even of them: they pass it on as it came.
    """

    def __init__(self, trusted: Sequence[Network], header: ProxyHeader) -> None:
        self._trusted = tuple(trusted)
        self._header = header
        self._is_trusted_peer = lru_cache(1_024)(self._find_out_peer)

    def apply(self, scope: Scope) -> None:
        """Change `client`, `scheme` and `headers` of an HTTP scope in place."""
        for name, _ in scope["headers"]:
            if name in _FORWARDING:
                break
        else:
            return  # nearly always, where there is no proxy
        headers: list[Header] = scope["headers"]
        client = scope.get("client")
        if client is None or not self._is_trusted_peer(client[0]):
            scope["headers"] = [pair for pair in headers if pair[0] not in _FORWARDING]
            return
        kept = _KEPT[self._header]
        scope["headers"] = kept_headers = [pair for pair in headers if pair[0] not in _FORWARDING or pair[0] in kept]
        told = _from_forwarded if self._header == "forwarded" else _from_x_forwarded
        self._believe(scope, list(told(kept_headers)))

    def _believe(self, scope: Scope, hops: list[tuple[str, str]]) -> None:
        """Walk back from the nearest proxy to the first hop that is none of ours."""
        for address_text, scheme in reversed(hops):
            if scheme in _SCHEMES:
                scope["scheme"] = scheme
            address = _address_of(address_text)
            if address is None:
                return
            scope["client"] = (str(address), 0)
            if not self._is_trusted(address):
                return

    def _find_out_peer(self, peer: str) -> bool:
        address = _address_of(peer)
        return address is not None and self._is_trusted(address)

    def _is_trusted(self, address: Address) -> bool:
        return any(address in network for network in self._trusted)


def _from_x_forwarded(headers: list[Header]) -> Iterator[tuple[str, str]]:
    """Address and scheme of each hop, the client first. The scheme last reported applies to all hops."""
    scheme = _joined(headers, b"x-forwarded-proto").rpartition(",")[2].strip().lower()
    for address in _joined(headers, b"x-forwarded-for").split(","):
        yield address.strip(), scheme


def _from_forwarded(headers: list[Header]) -> Iterator[tuple[str, str]]:
    """As `_from_x_forwarded`, of RFC 7239. A text with escapes or a quote that is not closed tells nothing: what a
    client gave as its host might be in there."""
    text = _joined(headers, b"forwarded")
    if "\\" in text or text.count('"') % 2:
        return
    for element in _ELEMENTS.findall(text):
        pairs: dict[str, str] = {}
        for pair in _PAIRS.findall(element):
            name, _, value = pair.partition("=")
            pairs[name.strip().lower()] = value.strip().removeprefix('"').removesuffix('"')
        yield pairs.get("for", ""), pairs.get("proto", "").lower()


def _joined(headers: list[Header], wanted: bytes) -> str:
    return b",".join(value for name, value in headers if name == wanted).decode("latin-1")


@lru_cache(1_024)
def _address_of(text: str) -> Address | None:
    """The address of `192.0.2.1`, `192.0.2.1:80`, `2001:db8::1` or `[2001:db8::1]:80`; None for any other text."""
    bare = text
    if text.startswith("["):
        bare, _, port = text[1:].partition("]")
        if port and _PORT.fullmatch(port) is None:
            return None
    elif text.count(":") == 1:
        bare = _PORT.sub("", text)
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return mapped or address
