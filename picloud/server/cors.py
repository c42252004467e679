"""Cross-origin calls of scripts (CORS, https://fetch.spec.whatwg.org): answers preflights and says which pages may read
answers. Knows paths of scripts, and no script."""

import re
from collections.abc import Collection
from functools import lru_cache
from typing import Final

from picloud.shared.http.asgi import Header, Scope
from picloud.shared.http.paths import EXECUTE_PREFIX

ANY: Final = "*"
MAX_AGE_S: Final = 600
_METHODS: Final = b"GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"
_HEADER_NAMES: Final = re.compile(rb"[A-Za-z0-9!#$%&'*+.^_`|~-]+(?:[ \t]*,[ \t]*[A-Za-z0-9!#$%&'*+.^_`|~-]+)*")
_MAX_NAMES_BYTES: Final = 1_024
_BODY_HEADERS: Final = frozenset({b"content-length", b"transfer-encoding"})
_EXPOSED: Final[Header] = (b"access-control-expose-headers", b"*")
_VARY: Final[Header] = (b"vary", b"origin")
_OWNED: Final = b"access-control-"


class Cors:
    """The rule of one installation. Answers never allow credentials, so `*` for headers means all of them.

    Args:
        origins: the pages' origins, as browsers send them; `*` alone for any. Empty: scripts answer for themselves.
    """

    def __init__(self, origins: Collection[str]) -> None:
        self._origins = frozenset(origin.encode("ascii") for origin in origins)
        self._allows_any = ANY.encode("ascii") in self._origins
        self.is_on = bool(self._origins)
        self._allowing = lru_cache(64)(self._allow)

    def covers(self, scope: Scope) -> bool:
        """True when answers to this request carry the headers of this rule."""
        return self.is_on and scope["raw_path"].startswith(EXECUTE_PREFIX)

    def headers(self, scope: Scope) -> list[Header]:
        """The headers of each response to a covered request."""
        return self._allowing(_header(scope, b"origin"))

    def preflight(self, scope: Scope) -> list[Header] | None:
        """The headers of the answer to a covered preflight; None for any other request, which goes on."""
        if scope["method"] != "OPTIONS" or _header(scope, b"origin") is None or _has_body(scope):
            return None
        if _header(scope, b"access-control-request-method") is None:
            return None
        allowing = self.headers(scope)
        headers = [*allowing, (b"vary", b"access-control-request-headers")]
        if any(name == b"access-control-allow-origin" for name, _ in allowing):
            headers += [
                (b"access-control-allow-methods", _METHODS),
                (b"access-control-max-age", b"%d" % MAX_AGE_S),
            ]
            names = _header(scope, b"access-control-request-headers") or b""
            if len(names) <= _MAX_NAMES_BYTES and _HEADER_NAMES.fullmatch(names):
                headers.append((b"access-control-allow-headers", names))
        return headers

    def complete(self, scope: Scope, headers: list[Header]) -> list[Header]:
        """The headers of an answer with those of this rule, in the place of any others of their kind."""
        # an answer of another front process has them already
        kept = [pair for pair in headers if not pair[0].lower().startswith(_OWNED) and pair != _VARY]
        return kept + self.headers(scope)

    def _allow(self, origin: bytes | None) -> list[Header]:
        if self._allows_any:
            return [(b"access-control-allow-origin", b"*"), _EXPOSED]
        if origin in self._origins:
            return [(b"access-control-allow-origin", origin or b""), _EXPOSED, _VARY]
        return [_VARY]


def _header(scope: Scope, wanted: bytes) -> bytes | None:
    """The value of a header that is there exactly once."""
    values = [value for name, value in scope["headers"] if name == wanted]
    return values[0] if len(values) == 1 else None


def _has_body(scope: Scope) -> bool:
    return any(name in _BODY_HEADERS and value != b"0" for name, value in scope["headers"])
