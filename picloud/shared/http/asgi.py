"""ASGI in the words of this product: its types, JSON answers, the one error shape. Knows no framework and no server."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any, Final

import msgspec
from msgspec import Struct

from picloud.shared.errors import PiCloudError, error_body, headers_of

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
AsgiApp = Callable[[Scope, Receive, Send], Awaitable[None]]
Header = tuple[bytes, bytes]

_JSON: Final[Header] = (b"content-type", b"application/json")
_NOSNIFF: Final[Header] = (b"x-content-type-options", b"nosniff")


def whole_answer(body: bytes, headers: Iterable[Header], *, no_store: bool = True) -> list[Header]:
    """The headers of an answer with this body: `headers` and those that all answers of the product have."""
    lines = [*headers, _NOSNIFF, (b"content-length", b"%d" % len(body))]
    if no_store:
        lines.append((b"cache-control", b"no-store"))
    return lines


async def send_bytes(
    scope: Scope, send: Send, status: int, body: bytes, headers: Iterable[Header], *, no_store: bool = True
) -> None:
    """Send one whole answer; `headers` lack the length, which is added. A HEAD request gets no body."""
    lines = whole_answer(body, headers, no_store=no_store)
    await send({"type": "http.response.start", "status": status, "headers": lines})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


async def send_json(
    scope: Scope, send: Send, status: int, value: Mapping[str, Any] | Struct, headers: Iterable[Header] = ()
) -> None:
    """Send `value` as JSON."""
    await send_bytes(scope, send, status, msgspec.json.encode(value), [_JSON, *headers])


async def send_error(
    scope: Scope, send: Send, error: PiCloudError, request_id: str, headers: Iterable[Header] = ()
) -> None:
    """Send an error in the one shape, with the headers that belong to its code."""
    lines, body = error_parts(error, request_id, headers)
    await send_bytes(scope, send, error.status, body, lines)


def error_parts(error: PiCloudError, request_id: str, headers: Iterable[Header] = ()) -> tuple[list[Header], bytes]:
    """Headers and body of the answer that tells an error; the headers lack those of `whole_answer`."""
    lines = [_JSON, *headers]
    lines += [(name.encode("ascii"), value.encode("ascii")) for name, value in headers_of(error)]
    return lines, msgspec.json.encode(error_body(error.code, error.message, request_id, error.details))
