"""The admin plane's credentials on the data plane: who may call a token-only script, and what no script may see."""

from typing import Final

from picloud.shared.http.asgi import Header
from picloud.shared.models import Principal
from picloud.shared.protocols import Authenticator

_SESSION_KEY: Final = b"x-picloud-session"
_CREDENTIALS: Final = frozenset({b"authorization", b"cookie", _SESSION_KEY})
_SESSION_COOKIES: Final = (b"picloud_session", b"__Host-picloud_session")
"""How their names begin, whatever the port: the browser sends those of other PiClouds of this host as well."""


def find_principal(headers: list[Header], authenticator: Authenticator) -> Principal | None:
    """Return the caller; None without exactly one `Authorization` header with a valid credential of PiCloud."""
    values = [value for name, value in headers if name == b"authorization"]
    return authenticator.authenticate(values[0].decode("latin-1")) if len(values) == 1 else None


def without_credentials(headers: list[Header]) -> list[Header]:
    """The headers as a script may see them: no PiCloud token, no PiCloud session; other credentials are the script's.

    Returns the same list where there is nothing to hide, which is nearly always.
    """
    for name, _ in headers:
        if name in _CREDENTIALS:
            break
    else:
        return headers
    kept: list[Header] = []
    for name, value in headers:
        if name == b"authorization":
            if _is_picloud_token(value):
                continue
        elif name == b"cookie":
            value = _without_session(value)  # noqa: PLW2901  the rest of the cookie goes on
            if not value:
                continue
        elif name == _SESSION_KEY:
            continue
        kept.append((name, value))
    return kept


def _is_picloud_token(value: bytes) -> bool:
    scheme, _, token = value.strip().partition(b" ")
    return scheme.lower() == b"bearer" and token.strip().startswith(b"pic_")


def _without_session(value: bytes) -> bytes:
    pairs = value.split(b";")
    kept = [pair for pair in pairs if not pair.strip().startswith(_SESSION_COOKIES)]
    return value if len(kept) == len(pairs) else b";".join(kept).strip()
