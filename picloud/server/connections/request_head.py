"""The rules of a request head: method, scheme, Host, target, content-length, number and size of headers. The only place
that decides them, for HTTP/1.1 and HTTP/2 alike; each protocol adds its own grammar. Knows no connection."""

import re
from functools import lru_cache
from typing import Final

from picloud.shared.errors import BadRequest, PiCloudError
from picloud.shared.http.asgi import Header

MAX_TARGET_BYTES: Final = 8_192
MAX_HEADER_BYTES: Final = 16 * 1024
MAX_HEADERS: Final = 100
REQUEST_LINE_EXTRA_BYTES: Final = 64
"""What a request line may have beside its target."""
_HOST: Final = re.compile(rb"(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::([0-9]{1,5}))?")
_HOSTS_KEPT: Final = 64
"""Hosts that were found right: nearly all requests of an installation name the same few."""
MAX_METHOD_LENGTH: Final = 20
METHODS: Final = frozenset(
    b"GET HEAD POST PUT PATCH DELETE OPTIONS QUERY CONNECT TRACE "
    b"ACL BIND CHECKOUT COPY LINK LOCK M-SEARCH MERGE MKACTIVITY MKCALENDAR MKCOL MOVE NOTIFY PROPFIND PROPPATCH PURGE "
    b"REBIND REPORT SEARCH SOURCE SUBSCRIBE UNBIND UNLINK UNLOCK UNSUBSCRIBE".split()
)
"""The methods that the parser of HTTP/1.1 knows, decision 0028. Each is a token of at most `MAX_METHOD_LENGTH`."""
_REFUSED_METHODS: Final = frozenset({b"CONNECT", b"TRACE"})
_MAX_LENGTH_DIGITS: Final = 19
_SCHEMES: Final = frozenset({b"http", b"https"})
_PLAIN_TARGET: Final = re.compile(rb"/[!\"$-~\x80-\xff]*")
"""No space, no control character, no fragment."""
_FIELD_NAME: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9a-z-]+")
_FIELD_VALUE: Final = re.compile(rb"[\t -~\x80-\xff]*")


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
    return BadRequest("The request needs exactly one well-formed Host header.")


def check_head(method: bytes, target: bytes, host: bytes | None, headers: list[Header], wire_bytes: int) -> bytes:
    """Apply the rules that both protocols share. Returns the path and query.

    Args:
        host: the value of Host or `:authority`; None where the protocol does not require one.
        headers: as they came, without pseudo-headers.
        wire_bytes: at least what the headers took on the wire; saves counting small heads.
    Raises:
        PiCloudError: `headers_too_large`, `method_not_allowed`, `uri_too_long`.
        BadRequest: the head breaks another rule.
    """
    if len(headers) > MAX_HEADERS or (wire_bytes > MAX_HEADER_BYTES and header_bytes(headers) > MAX_HEADER_BYTES):
        raise headers_too_large()
    if host is not None:
        check_host(host)
    check_method(method)
    return check_target(target, host, method)


def check_target(target: bytes, host: bytes | None, method: bytes) -> bytes:
    """Return the path and query of a request target.

    Raises:
        PiCloudError: `uri_too_long`.
        BadRequest: no form that is served, or an absolute one for another host than the Host header says.
    """
    if len(target) > MAX_TARGET_BYTES:
        raise target_too_long()
    if _PLAIN_TARGET.fullmatch(target) or (target == b"*" and method == b"OPTIONS"):
        return target
    scheme, slashes, rest = target.partition(b"://")
    cut = min((place for place in (rest.find(b"/"), rest.find(b"?")) if place >= 0), default=len(rest))
    authority, path = rest[:cut], rest[cut:]
    path = path if path.startswith(b"/") else b"/" + path
    if not slashes or scheme.lower() not in _SCHEMES or authority != host or not _PLAIN_TARGET.fullmatch(path):
        raise BadRequest("The request target is neither a path nor a URL of the host in the Host header.")
    return path


def check_method(method: bytes) -> None:
    """Refuse unknown methods and those that are never served.

    Raises:
        BadRequest: no method that is known; names are upper case.
        PiCloudError: `method_not_allowed`.
    """
    if method not in METHODS:
        raise BadRequest("The request method is unknown.")
    if method in _REFUSED_METHODS:
        raise PiCloudError(f"The method {method.decode()} is not allowed here.", code="method_not_allowed")


def check_scheme(scheme: bytes) -> None:
    """Accept `http` and `https`.

    Raises:
        BadRequest: another scheme.
    """
    if scheme not in _SCHEMES:
        raise BadRequest("The scheme of a request must be http or https.")


def read_length(value: bytes) -> int:
    """Return the number in a content-length header.

    Raises:
        BadRequest: it is no number, or one of more digits than any body has.
    """
    if not value.isdigit() or len(value) > _MAX_LENGTH_DIGITS:
        raise BadRequest("Content-Length is not a number.")
    return int(value)


def wrong_length() -> BadRequest:
    """The refusal of a body that is not as long as its content-length."""
    return BadRequest("The body is not as long as Content-Length says.")


def check_version(version: str, *, chunked: bool) -> None:
    """Accept HTTP/1.1, and HTTP/1.0 without transfer codings.

    Raises:
        BadRequest: another version.
    """
    if version != "1.1" and (version != "1.0" or chunked):
        raise BadRequest("Use HTTP/1.1, or HTTP/1.0 without transfer codings.")


def header_bytes(headers: list[Header]) -> int:
    """Return the bytes that the headers take on the wire when nothing is wasted."""
    return sum(len(name) + len(value) + 4 for name, value in headers)


def target_too_long() -> PiCloudError:
    """The refusal of a target over `MAX_TARGET_BYTES`."""
    return PiCloudError(f"The request target is over {MAX_TARGET_BYTES} bytes.", code="uri_too_long")


def headers_too_large() -> PiCloudError:
    """The refusal of headers over `MAX_HEADER_BYTES` or `MAX_HEADERS`."""
    return PiCloudError(
        f"The headers are over {MAX_HEADER_BYTES} bytes or more than {MAX_HEADERS}.", code="headers_too_large"
    )


def check_fields(headers: list[Header]) -> None:
    """Apply the grammar of header fields that the parser of HTTP/1.1 has built in.

    Raises:
        BadRequest: a name that is no token in lower case, or a value with a control character.
    """
    for name, value in headers:
        if not _FIELD_NAME.fullmatch(name) or not _FIELD_VALUE.fullmatch(value):
            raise BadRequest("A header has a name or a value with characters that are not allowed.")
