"""The rules of a request's head beyond its grammar: sizes, version, Host, target. Knows no connection."""

import re
from functools import lru_cache
from typing import Final

from picloud.shared.asgi import Header, Scope
from picloud.shared.errors import BadRequest, PiCloudError

MAX_TARGET_BYTES: Final = 8_192
MAX_HEADER_BYTES: Final = 16 * 1024
MAX_HEADERS: Final = 100
REQUEST_LINE_EXTRA_BYTES: Final = 64
"""What a request line may have beside its target."""
_HOST: Final = re.compile(rb"(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_HOSTS_KEPT: Final = 64
"""Hosts that were found right: nearly all requests of an installation name the same few."""
_REFUSED_METHODS: Final = frozenset({b"CONNECT", b"TRACE"})


@lru_cache(_HOSTS_KEPT)
def check_host(value: bytes) -> None:
    """Accept the value of a Host header: a name or an address, with or without a port.

    Raises:
        BadRequest: it is something else.
    """
    found = _HOST.fullmatch(value)
    if found is None or (found[1] and int(found[1]) > 65_535):
        raise bad_host()


def bad_host() -> BadRequest:
    """The refusal of a request without a Host header that can be used."""
    return BadRequest("the request needs exactly one well-formed Host header")


def is_plain(target: bytes) -> bool:
    """True of a path that needs no `origin_form`: nearly every target."""
    return target.startswith(b"/") and b"#" not in target and len(target) <= MAX_TARGET_BYTES


def origin_form(target: bytes, host: bytes | None, method: bytes) -> bytes:
    """The path and query of a target that is not plain.

    Raises:
        PiCloudError: `uri_too_long`.
        BadRequest: no form that is served, or an absolute one for another host than the Host header says.
    """
    if len(target) > MAX_TARGET_BYTES:
        raise target_too_long()
    if target == b"*" and method == b"OPTIONS":
        return target
    scheme, slashes, rest = target.partition(b"://")
    cut = min((place for place in (rest.find(b"/"), rest.find(b"?")) if place >= 0), default=len(rest))
    authority, path = rest[:cut], rest[cut:]
    if b"#" in target or not slashes or scheme.lower() not in (b"http", b"https") or authority != host:
        raise BadRequest("the request target is no path, and no URL of the host that the Host header names")
    return path if path.startswith(b"/") else b"/" + path


def check_method(method: bytes) -> None:
    """Refuse the methods that are never served.

    Raises:
        PiCloudError: `method_not_allowed`.
    """
    if method in _REFUSED_METHODS:
        raise PiCloudError(f"{method.decode()} is not allowed here", code="method_not_allowed")


def check_version(version: str, *, chunked: bool) -> None:
    """Accept HTTP/1.1, and HTTP/1.0 without transfer codings.

    Raises:
        BadRequest: another version.
    """
    if version != "1.1" and (version != "1.0" or chunked):
        raise BadRequest("HTTP/1.1 is spoken here, and HTTP/1.0 without transfer codings")


def header_bytes(headers: list[Header]) -> int:
    """What the headers take on the wire when nothing is wasted."""
    return sum(len(name) + len(value) + 4 for name, value in headers)


def target_too_long() -> PiCloudError:
    """The refusal of a target over `MAX_TARGET_BYTES`."""
    return PiCloudError(f"the request target is over {MAX_TARGET_BYTES} bytes", code="uri_too_long")


def headers_too_large() -> PiCloudError:
    """The refusal of headers over `MAX_HEADER_BYTES` or `MAX_HEADERS`."""
    return PiCloudError(
        f"the headers are over {MAX_HEADER_BYTES} bytes or more than {MAX_HEADERS}", code="headers_too_large"
    )


def check_http2(scope: Scope) -> None:
    """The same rules for a request of HTTP/2, whose head came in another form.

    Raises:
        PiCloudError: as above.
    """
    headers: list[Header] = scope["headers"]
    if len(scope["raw_path"]) + len(scope["query_string"]) > MAX_TARGET_BYTES:
        raise target_too_long()
    if len(headers) > MAX_HEADERS or header_bytes(headers) > MAX_HEADER_BYTES:
        raise headers_too_large()
    hosts = [value for name, value in headers if name == b"host"]
    if len(hosts) != 1:
        raise bad_host()
    check_host(hosts[0])
    check_method(scope["method"].encode("ascii"))
