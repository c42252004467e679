"""One request and its response on one connection, within bounds. Imported at the first request, as http_backend."""

from collections.abc import AsyncGenerator, AsyncIterable, Callable, Coroutine, Sequence
from contextlib import aclosing
from typing import Final, cast

import httpcore

from picloud.providers.http_addresses import IpAddress
from picloud.providers.http_backend import MAX_HEAD_BYTES, Connection
from picloud.providers.http_bodies import Identity, decoder_of, read_body, too_large
from picloud.providers.http_connections import ConnectionPool
from picloud.providers.http_options import REPEATABLE, OutboundRequest
from picloud.providers.http_replies import Reply, read_headers, without_packing
from picloud.shared.services import ServiceFault

_HEAD_ALLOWANCE: Final = 2 * MAX_HEAD_BYTES
"""Bytes until the response head is complete: interim responses, and body data that comes with the last of the head."""
_BODY_OVERHEAD: Final = 128 * 1024
_VERSIONS: Final = (b"HTTP/1.1", b"HTTP/1.0")
_FRAMING_FACTOR: Final = 4
"""Bytes on the connection for each byte of the body: small chunks have more framing than content."""


Exchange = Callable[
    [ConnectionPool, OutboundRequest, Sequence[IpAddress], dict[str, str]], Coroutine[None, None, Reply]
]
"""The type of `exchange`."""


async def exchange(
    pool: ConnectionPool, request: OutboundRequest, addresses: Sequence[IpAddress], headers: dict[str, str]
) -> Reply:
    """Send a request to one of the checked addresses and read the response. Follows nothing, retries nothing.

    An idle connection that the server closed meanwhile is replaced, for methods that may be sent twice.

    Args:
        headers: those of the request with secrets filled in.
    Raises:
        ServiceFault: `http_connect`, `http_tls`, `http_protocol`, `http_too_large`, `http_busy`.
    """
    origin = request.url.origin
    async with pool.slot():
        idle = pool.take_idle(origin, addresses) if request.method in REPEATABLE else None
        if idle is not None:
            try:
                return await _exchange_on(pool, idle, request, headers)
            except ServiceFault:
                if idle.bounds.received:
                    raise
        return await _exchange_on(pool, await pool.connect(origin, addresses), request, headers)


async def _exchange_on(
    pool: ConnectionPool, connection: Connection, request: OutboundRequest, headers: dict[str, str]
) -> Reply:
    connection.bounds.begin(_HEAD_ALLOWANCE, _head_too_large())
    try:
        response = await connection.handle_async_request(_core_request(request, headers))
        reply = await _read(connection, request, response)
    except httpcore.RemoteProtocolError as error:
        await connection.aclose()
        raise _protocol_fault(connection, request, error) from None
    except (httpcore.NetworkError, httpcore.LocalProtocolError):
        await connection.aclose()
        raise _broken(connection, request) from None
    except BaseException:
        await connection.aclose()
        raise
    pool.keep(request.url.origin, connection)
    return reply


def _core_request(request: OutboundRequest, headers: dict[str, str]) -> httpcore.Request:
    url = request.url
    length = {} if request.body is None else {"content-length": str(len(request.body))}
    if request.body is None and request.method in ("POST", "PUT", "PATCH"):
        length = {"content-length": "0"}
    return httpcore.Request(
        request.method,
        httpcore.URL(scheme=url.scheme, host=url.host, port=url.port, target=url.target),
        headers=[
            (name.encode(), value.encode()) for name, value in ({"host": url.authority} | headers | length).items()
        ],
        content=request.body or b"",
    )


async def _read(connection: Connection, request: OutboundRequest, response: httpcore.Response) -> Reply:
    headers = read_headers(response.headers)
    _check_head(response, headers)
    decoder = decoder_of(headers.get("content-encoding", ""))
    most = request.max_bytes
    if request.method != "HEAD" and decoder is None and int(headers.get("content-length", 0)) > most:
        raise too_large(most)
    connection.bounds.allow(most * _FRAMING_FACTOR + _BODY_OVERHEAD, too_large(most))
    chunks = cast("AsyncGenerator[bytes, None]", aiter(cast("AsyncIterable[bytes]", response.stream)))
    async with aclosing(chunks):
        body = await read_body(chunks, decoder or Identity(), most)
    await response.aclose()  # the connection can be reused, if the response was complete
    if decoder is not None and body:
        headers = without_packing(headers)
    return Reply(response.status, headers, body, str(request.url))


def _check_head(response: httpcore.Response, headers: dict[str, str]) -> None:
    if sum(len(name) + len(value) + 4 for name, value in response.headers) > MAX_HEAD_BYTES:
        raise _head_too_large()
    if response.extensions["http_version"] not in _VERSIONS:
        raise ServiceFault("http_protocol", "the response uses an HTTP version other than 1.1 and 1.0")
    if response.status == 101:
        raise ServiceFault("http_protocol", "the server switched protocols without being asked")
    if "content-length" in headers and "transfer-encoding" in headers:
        raise ServiceFault("http_protocol", "the response has both content-length and transfer-encoding")


def _head_too_large() -> ServiceFault:
    return ServiceFault("http_too_large", f"the head of the response is larger than {MAX_HEAD_BYTES:,} bytes")


def _protocol_fault(
    connection: Connection, request: OutboundRequest, error: httpcore.RemoteProtocolError
) -> ServiceFault:
    if connection.bounds.has_ended or not connection.bounds.received:
        return _broken(connection, request)
    if getattr(error.__cause__, "error_status_hint", None) == 431:
        return _head_too_large()
    return ServiceFault("http_protocol", f"the response of {request.url.authority} is not valid HTTP/1.1")


def _broken(connection: Connection, request: OutboundRequest) -> ServiceFault:
    server = request.url.authority
    if not connection.bounds.received:
        message = f"{server} closed the connection without a response"
        return ServiceFault("http_connect", message, retryable=request.method in REPEATABLE)
    return ServiceFault("http_protocol", f"{server} closed the connection before the response was complete")
