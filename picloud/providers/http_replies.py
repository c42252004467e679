"""Replies of outgoing HTTP, and the values that scripts get of them."""

import asyncio
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, structs

from picloud.providers.masking import Masker
from picloud.shared.services import ServiceFault, Value

_LARGE_BODY_BYTES: Final = 64 * 1024
_OF_PACKING: Final = frozenset({"content-encoding", "content-length"})


class Reply(Struct, frozen=True):
    """A response that was read to its end.

    Attributes:
        headers: names in lower case; repeated ones joined by ", ", cookies by a line break.
        url: the URL that answered, after redirects.
        duration_ms: of the whole call, with redirects and retries.
    """

    status: int
    headers: dict[str, str]
    body: bytes
    url: str
    duration_ms: int = 0

    def as_value(self) -> dict[str, Value]:
        """Return the map that travels to the script."""
        return {
            "status": self.status,
            "ok": 200 <= self.status < 300,
            "headers": dict(self.headers),
            "body": self.body,
            "url": self.url,
            "duration_ms": self.duration_ms,
        }


async def without_secrets(reply: Reply, sent: Sequence[tuple[str, str]]) -> Reply:
    """Return the reply with secrets masked in body, headers and URL.

    Args:
        sent: the secrets of the request: name and value.
    """
    masker = Masker(sent)
    if len(reply.body) > _LARGE_BODY_BYTES:
        body = await asyncio.to_thread(masker.mask_bytes, reply.body)
    else:
        body = masker.mask_bytes(reply.body)
    headers = {masker.mask_text(name): masker.mask_text(value) for name, value in reply.headers.items()}
    return structs.replace(reply, body=body, headers=headers, url=masker.mask_text(reply.url))


def fault_as_value(fault: ServiceFault, method: str) -> dict[str, Value]:
    """Return the element that stands for a failed request in the reply of `http.all` and the `try_` methods."""
    error: dict[str, Value] = {
        **fault.details,
        "code": fault.code,
        "message": fault.message,
        "retryable": fault.retryable,
        "service": "http",
        "method": method,
    }
    return {"ok": False, "error": error}


def read_headers(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Return the headers of a response as texts by lower-case name."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in raw:
        name = raw_name.decode("ascii").lower()
        value = _text(raw_value)
        if name in headers:
            value = f"{headers[name]}{chr(10) if name == 'set-cookie' else ', '}{value}"
        headers[name] = value
    return headers


def without_packing(headers: dict[str, str]) -> dict[str, str]:
    """Return the headers of an unpacked body, without those that describe its packed form."""
    return {name: value for name, value in headers.items() if name not in _OF_PACKING}


def _text(value: bytes) -> str:
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value.decode("latin-1")
