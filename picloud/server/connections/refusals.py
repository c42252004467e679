"""Answers that are given before the application is asked: as bytes, in the one error shape. Sends nothing."""

from http import HTTPStatus

import msgspec

from picloud.shared.clock import new_id
from picloud.shared.errors import PiCloudError, error_body, headers_of
from picloud.shared.http.asgi import Header
from picloud.shared.http.direct import header_lines


def refusal_bytes(error: PiCloudError, headers: list[Header] | None = None) -> bytes:
    """The whole HTTP/1.1 answer to a request that is refused with `error`, with further `headers`."""
    body = msgspec.json.encode(error_body(error.code, error.message, new_id(), error.details))
    extra = "".join(f"{name}: {value}\r\n" for name, value in headers_of(error)).encode("ascii")
    if error.status == 405:
        extra += b"allow: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS\r\n"
    extra += header_lines(headers or [])
    return (
        b"HTTP/1.1 %d %b\r\ncontent-type: application/json\r\nx-content-type-options: nosniff\r\n"
        b"cache-control: no-store\r\nconnection: close\r\n%bcontent-length: %d\r\n\r\n%b"
        % (error.status, HTTPStatus(error.status).phrase.encode(), extra, len(body), body)
    )
