"""The session cookie with the session key beside it, and which requests of a browser may use them."""

from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

from quart import request

from picloud.manager.access.sessions import ABSOLUTE_MS
from picloud.shared.errors import Forbidden

SESSION_KEY_HEADER: Final = "X-PiCloud-Session"
"""Another origin of this host gets the cookie, and can neither read the key nor send this header here."""
_SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_FETCH_HEADERS: Final = ("Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User", "Referer")


def _is_https() -> bool:
    return request.scheme == "https"


def _cookie_name() -> str:
    """Return the name for the address in the browser: its port is a part of it, because all ports of a host share their
    cookies. With HTTPS the browser makes sure that no other host and no plain HTTP sets the cookie."""
    return f"{'__Host-' if _is_https() else ''}picloud_session_{_port()}"


def _port() -> int:
    default = 443 if _is_https() else 80
    try:
        return urlsplit(f"//{request.headers.get('Host', '')}").port or default
    except ValueError:
        return default


def session_cookie(is_alive: Callable[[str], bool]) -> str | None:
    """Return the value of the request's session cookie; None without exactly one that is alive.

    A page at another port of this host can add cookies of the same name, which must not end the session.

    Args:
        is_alive: says whether a value is that of a session.
    """
    values = [value for value in request.cookies.getlist(_cookie_name()) if is_alive(value)]
    return values[0] if len(values) == 1 else None


def session_key() -> str | None:
    """Return the session key of the request; None without exactly one."""
    values = request.headers.getlist(SESSION_KEY_HEADER)
    return values[0] if len(values) == 1 else None


def set_cookie(value: str) -> dict[str, str]:
    """The header that gives the browser a session."""
    return _cookie(value, ABSOLUTE_MS // 1000)


def clear_cookie() -> dict[str, str]:
    """The header that takes it away again."""
    return _cookie("", 0)


def check_origin() -> None:
    """Refuse what another site makes a browser ask; programs send none of these headers.

    Raises:
        Forbidden: `cross_origin`.
    """
    if request.method in _SAFE_METHODS:
        return
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if site is not None:
        allowed = site in ("same-origin", "none")
    elif origin is not None:
        allowed = _is_own_origin(origin)
        if not allowed and _lost_its_port(origin):
            raise Forbidden(
                "The page's host and the request's differ in the port: the proxy must pass Host on as it came "
                "(nginx: proxy_set_header Host $http_host).",
                code="cross_origin",
            )
    else:
        allowed = not any(name in request.headers for name in _FETCH_HEADERS)
    if not allowed:
        raise Forbidden("Cross-site requests are not allowed here.", code="cross_origin")


def _is_own_origin(origin: str) -> bool:
    """True when the page came from this host; a page that came over plain HTTP is none of a host with HTTPS. The other
    way round may be a proxy that is not in PICLOUD_TRUSTED_PROXIES."""
    parts = urlsplit(origin)
    if _is_https() and parts.scheme != "https":
        return False
    return parts.netloc.lower() == request.headers.get("Host", "").lower() != ""


def _lost_its_port(origin: str) -> bool:
    """True when the page's host is this one but for the port, as a proxy makes it that sends a bare name."""
    host = request.headers.get("Host", "").lower()
    return urlsplit(origin).netloc.lower().rpartition(":")[0] == host != ""


def _cookie(value: str, max_age_s: int) -> dict[str, str]:
    secure = "; Secure" if _is_https() else ""
    return {"Set-Cookie": f"{_cookie_name()}={value}; Path=/; Max-Age={max_age_s}; HttpOnly; SameSite=Strict{secure}"}
