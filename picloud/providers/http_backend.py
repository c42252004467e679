"""Connections of outgoing HTTP: only to checked addresses, with bounds on what a peer may send.

Imported at the first request: an installation without outgoing HTTP does not pay for the memory of httpcore.
"""

import asyncio
import contextlib
import ssl
from collections.abc import Iterable, Iterator, Sequence
from ipaddress import ip_address
from pathlib import Path
from typing import Any, Final

import certifi
import httpcore

from picloud.providers.http_addresses import IpAddress, plain
from picloud.shared.services import ServiceFault

MAX_HEAD_BYTES: Final = 32 * 1024
_READ_BYTES: Final = 16 * 1024
_ATTEMPT_DELAY_S: Final = 0.25
"""How long an address has before the next one is tried beside it (RFC 8305)."""


class BoundedStream(httpcore.AsyncNetworkStream):
    """A connection that refuses to read more than it was allowed to."""

    def __init__(self, stream: httpcore.AsyncNetworkStream) -> None:
        self._stream = stream
        self._left = 0
        self._fault = ServiceFault("http_protocol", "the server sent data without a request")
        self.received = 0
        """Bytes that came since `begin`."""
        self.has_ended = False
        """Whether the peer closed its side."""

    def begin(self, size: int, fault: ServiceFault) -> None:
        """Allow the first bytes of a response, as `allow`."""
        self.received = 0
        self.allow(size, fault)

    def allow(self, size: int, fault: ServiceFault) -> None:
        """Allow `size` more bytes from now on; more raise the fault."""
        self._left, self._fault = size, fault

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109  httpcore's signature
        data = await self._stream.read(max_bytes, timeout)
        self.received += len(data)
        self.has_ended = not data
        self._left -= len(data)
        if self._left < 0:
            raise self._fault
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109
        await self._stream.write(buffer, timeout)

    async def aclose(self) -> None:
        await self._stream.aclose()

    def get_extra_info(self, info: str) -> Any:  # Any: what httpcore's own method returns
        return self._stream.get_extra_info(info)


class Connection(httpcore.AsyncHTTP11Connection):
    """One HTTP/1.1 connection to one address."""

    READ_NUM_BYTES = _READ_BYTES
    MAX_INCOMPLETE_EVENT_SIZE = MAX_HEAD_BYTES

    def __init__(self, origin: httpcore.Origin, stream: BoundedStream, address: IpAddress) -> None:
        super().__init__(origin, stream)
        self.bounds = stream
        self.address = address

    @property
    def is_reusable(self) -> bool:
        """Whether another request may follow: the response is complete, and no data followed it."""
        return self.is_available() and self._h11_state.trailing_data == (b"", False) and not self.has_expired()


def system_trust() -> ssl.SSLContext:
    """Return a context that trusts the certificate authorities of the system; Mozilla's list where it has none."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"] and not _has_directory_of_roots():
        context.load_verify_locations(cadata=certifi.contents())
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_alpn_protocols(["http/1.1"])
    return context


def _has_directory_of_roots() -> bool:
    directory = ssl.get_default_verify_paths().capath
    return directory is not None and any(Path(directory).iterdir())


async def connect(origin: tuple[str, str, int], addresses: Sequence[IpAddress], context: ssl.SSLContext) -> Connection:
    """Connect to the first address that answers, each beginning a quarter of a second after the one before.

    Args:
        origin: scheme, host and port; the host is what the certificate must name.
        addresses: where to connect to; nothing is resolved here.
    Raises:
        ServiceFault: `http_connect`, retryable; `http_tls`.
    """
    scheme, host, port = origin
    stream, address = await _first_stream(addresses, port)
    try:
        if scheme == "https":
            stream = await stream.start_tls(context, server_hostname=host)
    except BaseException as error:
        await stream.aclose()
        if isinstance(error, (httpcore.ConnectError, OSError)):
            raise _tls_fault(host, error) from None
        raise
    named = httpcore.Origin(scheme.encode(), host.encode(), port)
    return Connection(named, BoundedStream(stream), address)


async def _first_stream(addresses: Sequence[IpAddress], port: int) -> tuple[httpcore.AsyncNetworkStream, IpAddress]:
    """Race the addresses; the first connection wins and the others are closed."""
    waiting = list(reversed(addresses))
    attempts: dict[asyncio.Task[httpcore.AsyncNetworkStream], IpAddress] = {}
    last: BaseException | None = None
    try:
        while waiting or attempts:
            if waiting:
                address = waiting.pop()
                attempts[asyncio.create_task(_open(address, port))] = address
            delay = _ATTEMPT_DELAY_S if waiting else None
            done, _ = await asyncio.wait(attempts, timeout=delay, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                address = attempts.pop(task)
                last = task.exception()
                if last is None:
                    return task.result(), address
    finally:
        await _abandon(attempts)
    raise ServiceFault("http_connect", f"no connection to port {port}: {_reason(last)}", retryable=True)


async def _open(address: IpAddress, port: int) -> httpcore.AsyncNetworkStream:
    stream = await httpcore.AnyIOBackend().connect_tcp(str(address), port)
    peer = stream.get_extra_info("server_addr")
    if peer is None or plain(ip_address(peer[0])) != address:
        await stream.aclose()
        raise httpcore.ConnectError("the connection went to another address")
    return stream


async def _abandon(attempts: Iterable["asyncio.Task[httpcore.AsyncNetworkStream]"]) -> None:
    for task in attempts:
        task.cancel()
    for result in await asyncio.gather(*attempts, return_exceptions=True):
        if isinstance(result, httpcore.AsyncNetworkStream):
            with contextlib.suppress(Exception):
                await result.aclose()


def _reason(error: BaseException | None) -> str:
    """Return the reason for a failed connection in the words of the system."""
    for cause in _causes(error):
        if isinstance(cause, ConnectionRefusedError):
            return "connection refused"
        if isinstance(cause, OSError) and cause.strerror:
            return cause.strerror.lower()
    return "no answer"


def _tls_fault(host: str, error: BaseException) -> ServiceFault:
    return ServiceFault("http_tls", f"no TLS connection to {host}: {_tls_reason(error)}", details={"host": host})


def _tls_reason(error: BaseException) -> str:
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message
        if isinstance(cause, ssl.SSLError) and cause.reason:
            return cause.reason.lower().replace("_", " ")
    return "the server ended the handshake"


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an exception and those that led to it, the last one first."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
