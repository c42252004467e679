"""Arguments of the `http` methods, checked and made into one request."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote, urlencode

import msgspec

from picloud.providers.http_urls import MAX_URL_BYTES, Url, parse_url
from picloud.shared.arguments import SHOWN_CHARACTERS, bad_argument, hint_for
from picloud.shared.services import SecretRef, Value

MAX_TIMEOUT_MS: Final = 60_000
MAX_REPLY_BYTES: Final = 8 * 1024 * 1024
MAX_HEADERS: Final = 100
MAX_HEADER_BYTES: Final = 32 * 1024
MAX_RETRIES: Final = 3
METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
SAFE: Final = frozenset({"GET", "HEAD"})
"""Methods that change nothing at the server: a trial may send them."""
REPEATABLE: Final = frozenset({"GET", "HEAD", "PUT", "DELETE"})
"""Methods that may be sent again when it is unknown whether they arrived."""

_DEFAULT_TIMEOUT_MS: Final = 10_000
_DEFAULT_REPLY_BYTES: Final = 1024 * 1024
_OPTIONS: Final = ("headers", "query", "form", "timeout_ms", "max_bytes", "redirect", "retries")
_REQUEST_KEYS: Final = ("method", "url", "body", *_OPTIONS)
_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_UNUSABLE: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_OF_THE_CONNECTION: Final = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "http2-settings",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)

HeaderValue = str | SecretRef


@dataclass(frozen=True)
class OutboundRequest:
    """One request as the script asked for it. Header names are lower case and unique."""

    method: str
    url: Url
    headers: dict[str, HeaderValue] = field(default_factory=dict)
    body: bytes | None = None
    timeout_ms: int = _DEFAULT_TIMEOUT_MS
    max_bytes: int = _DEFAULT_REPLY_BYTES
    follows_redirects: bool = True
    retries: int = 0


def read_call(method: str, arguments: Sequence[Value]) -> OutboundRequest:
    """Read the arguments of `http.<method>`: a URL with a body where there is one, and options; or one map.

    Raises:
        ServiceFault: `bad_argument`, which names the argument; `http_blocked` as `parse_url`.
    """
    if method == "request":
        _check_count(method, arguments, 1, 1)
        return read_request(arguments[0])
    has_body = method in ("post", "put", "patch")
    _check_count(method, arguments, 1 + has_body, 2 + has_body)
    options = _options(arguments[1 + has_body] if len(arguments) > 1 + has_body else {}, _OPTIONS)
    body = arguments[1] if has_body else None
    return _build(method.upper(), arguments[0], body, options)


def read_request(value: Value) -> OutboundRequest:
    """Read the map of `http.request` and of an element of `http.all`.

    Raises:
        ServiceFault: as `read_call`.
    """
    given = _options(value, _REQUEST_KEYS)
    if "url" not in given:
        raise bad_argument("the request has no url")
    method = given.get("method", "GET")
    if not isinstance(method, str) or method.upper() not in METHODS:
        raise bad_argument(f"method must be one of {', '.join(sorted(METHODS))}")
    return _build(method.upper(), given["url"], given.get("body"), given)


def _check_count(method: str, arguments: Sequence[Value], least: int, most: int) -> None:
    if not least <= len(arguments) <= most:
        expected = str(least) if least == most else f"{least} or {most}"
        raise bad_argument(f"http.{method} takes {expected} arguments, not {len(arguments)}")


def _options(value: Value, known: Sequence[str]) -> Mapping[str, Value]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise bad_argument("options must be a map")
    for name in value:
        if name not in known:
            raise bad_argument(f"unknown option {name[:SHOWN_CHARACTERS]}; {hint_for(name, known)}")
    return value


def _build(method: str, url: Value, body: Value, options: Mapping[str, Value]) -> OutboundRequest:
    if not isinstance(url, str):
        raise bad_argument("the URL must be a string")
    headers = _headers(options.get("headers"))
    content, content_type = _content(body, options.get("form"))
    if content is not None:
        if method == "HEAD":
            raise bad_argument("a HEAD request has no body")
        headers.setdefault("content-type", content_type)
    retries = _int(options, "retries", 0, 0, MAX_RETRIES)
    if retries and method not in REPEATABLE and "idempotency-key" not in headers:
        raise bad_argument(
            f"retries of {method} need an idempotency-key header, or the request may be carried out twice"
        )
    redirect = options.get("redirect", "follow")
    if redirect not in ("follow", "none"):
        raise bad_argument('redirect must be "follow" or "none"')
    return OutboundRequest(
        method=method,
        url=_with_query(parse_url(url), options.get("query")),
        headers=headers,
        body=content,
        timeout_ms=_int(options, "timeout_ms", _DEFAULT_TIMEOUT_MS, 1, MAX_TIMEOUT_MS),
        max_bytes=_int(options, "max_bytes", _DEFAULT_REPLY_BYTES, 1, MAX_REPLY_BYTES),
        follows_redirects=redirect == "follow",
        retries=retries,
    )


def _int(options: Mapping[str, Value], name: str, default: int, least: int, most: int) -> int:
    value = options.get(name)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise bad_argument(f"{name} must be an integer from {least:,} to {most:,}")
    return value


def _headers(value: Value) -> dict[str, HeaderValue]:
    if value is None:
        return {}
    if not isinstance(value, dict) or len(value) > MAX_HEADERS:
        raise bad_argument(f"headers must be a map with at most {MAX_HEADERS} entries")
    headers: dict[str, HeaderValue] = {}
    size = 0
    for given, content in value.items():
        name = given.lower()
        if name in headers:
            raise bad_argument(f"duplicate header {name}; header names ignore case")
        headers[name] = _header(name, content)
        size += len(name) + (len(content.encode()) if isinstance(content, str) else 0)
    if size > MAX_HEADER_BYTES:
        raise bad_argument(f"the headers are larger than {MAX_HEADER_BYTES:,} bytes")
    return headers


def _header(name: str, value: Value) -> HeaderValue:
    if not _NAME.fullmatch(name):
        raise bad_argument(f"{name!r} is not a valid header name")
    if name in _OF_THE_CONNECTION or name.startswith("proxy-"):
        raise bad_argument(f"header {name} belongs to the connection and cannot be set")
    if isinstance(value, SecretRef):
        check_header_text(name, f"{value.prefix}x")
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise bad_argument(f"header {name} must be a string, an integer or a secrets.ref")
    check_header_text(name, value)
    return value


def check_header_text(name: str, value: str) -> None:
    """Refuse a value that would end its header line. The message never has the value, which may be a secret.

    Raises:
        ServiceFault: `bad_argument`.
    """
    if _UNUSABLE.search(value) or value != value.strip(" \t"):
        raise bad_argument(
            f"the value of header {name} has a line break, a control character, or a space at its start or end"
        )


def _content(body: Value, form: Value) -> tuple[bytes | None, str]:
    """Return the bytes of the body, None without one, and their content type."""
    if form is not None:
        if body is not None:
            raise bad_argument("set body or form, not both")
        return _pairs("form", form).encode(), "application/x-www-form-urlencoded"
    if body is None:
        return None, ""
    if isinstance(body, str):
        return body.encode(), "text/plain; charset=utf-8"
    if isinstance(body, bytes):
        return body, "application/octet-stream"
    _check_json(body, "body")
    return msgspec.json.encode(body), "application/json"


def _check_json(value: Value, path: str) -> None:
    if isinstance(value, (bytes, SecretRef)):
        kind = "a secret" if isinstance(value, SecretRef) else "a blob"
        raise bad_argument(f"{path} is {kind}, which JSON cannot represent", path=path)
    if isinstance(value, dict):
        for name, part in value.items():
            _check_json(part, f"{path}.{name}")
    elif isinstance(value, list):
        for index, part in enumerate(value):
            _check_json(part, f"{path}[{index}]")


def _with_query(url: Url, query: Value) -> Url:
    if query is None:
        return url
    pairs = _pairs("query", query)
    if not pairs:
        return url
    target = f"{url.target}{'&' if '?' in url.target else '?'}{pairs}"
    if len(target) > MAX_URL_BYTES:
        raise bad_argument(f"the URL with its query is longer than {MAX_URL_BYTES:,} bytes")
    return Url(url.scheme, url.host, url.port, target)


def _pairs(option: str, value: Value) -> str:
    if not isinstance(value, dict):
        raise bad_argument(f"{option} must be a map")
    pairs: list[tuple[str, str]] = []
    for name, content in value.items():
        for part in content if isinstance(content, list) else [content]:
            if part is None:
                continue
            if not isinstance(part, (str, int, float)):
                raise bad_argument(f"{option}.{name} must be a string, a number, a bool, or an array of those")
            pairs.append((name, _text(part)))
    return urlencode(pairs, quote_via=quote)


def _text(value: str | int | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
