"""Redirects: the request that follows a response. Each is checked like the first one."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin

from picloud.providers.http_options import OutboundRequest
from picloud.providers.http_urls import Url, parse_url, percent_encode
from picloud.shared.services import SecretRef, ServiceFault

MAX_REDIRECTS: Final = 3

_STATUSES: Final = frozenset({301, 302, 303, 307, 308})
_CREDENTIALS: Final = frozenset({"authorization", "cookie"})


def is_redirect(status: int, headers: Mapping[str, str]) -> bool:
    """Return whether a reply leads to another URL."""
    return status in _STATUSES and "location" in headers


def next_request(request: OutboundRequest, status: int, location: str) -> OutboundRequest:
    """Return the request that a redirect asks for, by the rules of the fetch standard.

    At another origin `authorization`, `cookie` and headers with a secret are left out, for good.

    Raises:
        ServiceFault: `http_protocol` for a location that cannot be followed; `http_blocked` as `parse_url`.
    """
    url = _url_of(location, request.url)
    headers, method, body = request.headers, request.method, request.body
    if (status in (301, 302) and method == "POST") or (status == 303 and method not in ("GET", "HEAD")):
        method, body = "GET", None
        headers = {name: value for name, value in headers.items() if not name.startswith("content-")}
    if url.origin != request.url.origin:
        headers = {
            name: value
            for name, value in headers.items()
            if name not in _CREDENTIALS and not isinstance(value, SecretRef)
        }
    return replace(request, url=url, method=method, headers=headers, body=body)


def _url_of(location: str, base: Url) -> Url:
    try:
        return parse_url(urljoin(str(base), percent_encode(location.strip(" \t"))))
    except ServiceFault as fault:
        if fault.code != "bad_argument":
            raise
        raise _unusable(fault.message) from None
    except ValueError:
        raise _unusable("it is not a URL") from None


def _unusable(reason: str) -> ServiceFault:
    return ServiceFault("http_protocol", f"the response redirects to a URL that cannot be followed: {reason}")
