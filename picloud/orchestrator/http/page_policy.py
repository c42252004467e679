"""The browser's policy for pages that scripts answer. The main origin is the dashboard's too, so pages there run in an
origin of their own; on the apps origin they need no policy."""

from typing import Final

from picloud.shared.http.asgi import Header
from picloud.shared.http.direct import header_lines

SANDBOX: Final = (
    b"sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
)
"""Never `allow-same-origin`: the page's origin is opaque, so it reads no response of this host, has no storage, and the
browser sends no cookie with its requests. Never `allow-top-navigation`: a page in a frame stays in it."""
_HEADERS: Final[tuple[Header, ...]] = ((b"x-content-type-options", b"nosniff"), (b"content-security-policy", SANDBOX))
"""A policy that a script sets itself is kept beside this one; browsers apply both."""


def page_headers(*, on_apps: bool) -> tuple[Header, ...]:
    """Return the headers that each response of a script has on the apps origin, or on the main one."""
    return _HEADERS[:1] if on_apps else _HEADERS


def page_lines(*, on_apps: bool) -> bytes:
    """Return `page_headers` as they go out."""
    return header_lines(list(page_headers(on_apps=on_apps)))
