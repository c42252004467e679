"""Cross-origin calls of routes (CORS, https://fetch.spec.whatwg.org): the headers of responses and preflights."""

import re
from collections.abc import Sequence
from typing import Final

from picloud.shared.http.asgi import Header
from picloud.shared.routes import RouteCors

ANY: Final = "*"
_NAMES: Final = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~-]+(?:[ \t]*,[ \t]*[A-Za-z0-9!#$%&'*+.^_`|~-]+)*")
_MAX_NAMES_BYTES: Final = 1_024
_VARY: Final[Header] = (b"vary", b"origin")
_EXPOSED: Final = b"x-execution-id, ratelimit, ratelimit-policy, retry-after, location, content-disposition"
"""What pages may read of a response besides the few headers that they always may. With credentials, `*` means a header
of that name."""


def origin_of(headers: Sequence[Header]) -> bytes | None:
    """Return the origin of the page that asks; None without exactly one."""
    values = [value for name, value in headers if name == b"origin"]
    return values[0] if len(values) == 1 else None


def cors_headers(cors: RouteCors, origin: bytes | None) -> list[Header]:
    """Return the headers of a response, whatever it is."""
    if ANY in cors.origins:
        return [(b"access-control-allow-origin", b"*"), (b"access-control-expose-headers", b"*")]
    if origin is None or origin.decode("latin-1") not in cors.origins:
        return [_VARY]
    headers = [(b"access-control-allow-origin", origin), _VARY]
    if cors.credentials:
        headers.append((b"access-control-allow-credentials", b"true"))
    headers.append((b"access-control-expose-headers", _EXPOSED if cors.credentials else b"*"))
    return headers


def requested_method(method: str, headers: Sequence[Header]) -> str | None:
    """Return the method that a preflight asks for; None when the request is no preflight."""
    if method != "OPTIONS" or origin_of(headers) is None:
        return None
    values = [value for name, value in headers if name == b"access-control-request-method"]
    return values[0].decode("latin-1") if len(values) == 1 else None


def preflight_headers(
    cors: RouteCors, headers: Sequence[Header], methods: Sequence[str], *, needs_token: bool
) -> list[Header]:
    """Return the headers of the response to a preflight.

    Args:
        methods: what routes answer at the path.
        needs_token: the route needs the header `Authorization`, so pages may send it.
    """
    allowing = cors_headers(cors, origin_of(headers))
    found = [*allowing, (b"vary", b"access-control-request-headers")]
    if not any(name == b"access-control-allow-origin" for name, _ in allowing):
        return found
    found += [
        (b"access-control-allow-methods", ", ".join(methods).encode("ascii")),
        (b"access-control-max-age", b"%d" % cors.max_age_s),
    ]
    asked = b",".join(value for name, value in headers if name == b"access-control-request-headers")
    if ANY in cors.headers:
        names = asked if len(asked) <= _MAX_NAMES_BYTES and _NAMES.fullmatch(asked) else b""
    else:
        names = ", ".join([*cors.headers, *(["authorization"] if needs_token else [])]).encode("ascii")
    if names:
        found.append((b"access-control-allow-headers", names))
    return found
