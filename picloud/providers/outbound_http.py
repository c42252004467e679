"""The service `http` of scripts: requests to other servers, each checked by the guard before anything is sent.

Works in each front process and needs no database. httpcore is imported at the first request.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from msgspec import Struct, structs

from picloud.providers.http_bodies import too_large
from picloud.providers.http_guard import Guard, OwnListeners
from picloud.providers.http_names import NameLookups
from picloud.providers.http_options import SAFE, OutboundRequest, check_header_text, read_call, read_request
from picloud.providers.http_redirects import MAX_REDIRECTS, is_redirect, next_request
from picloud.providers.http_replies import Reply, fault_as_value, without_secrets
from picloud.providers.masking import Masker
from picloud.shared.protocols import SecretResolver
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.services import SecretRef, ServiceCaller, ServiceFault, Value
from picloud.shared.version import PRODUCT_VERSION

if TYPE_CHECKING:
    from picloud.providers.http_connections import ConnectionPool
    from picloud.providers.http_exchange import Exchange

_REFUSALS: Final = ("http_blocked", "not_granted")
MAX_REQUESTS_AT_ONCE: Final = 4
"""Requests of one `http.all` under way; the others wait."""
MAX_REQUESTS_OF_ALL: Final = 200
"""The ceiling of `max_http_calls`, which counts each of them."""
MAX_BYTES_OF_ALL: Final = 8 * 1024 * 1024

_RETRIED_STATUSES: Final = frozenset({429, 502, 503, 504})
_FIRST_WAIT_S: Final = 0.2
_TRIES: Final = {"try_get": "get", "try_request": "request"}
_METHODS: Final = frozenset({"get", "head", "delete", "post", "put", "patch", "request"})


class HttpSettings(Struct, frozen=True):
    """Settings of outgoing HTTP.

    Attributes:
        is_on: whether any request may be sent (`PICLOUD_HTTP`).
        connections: connections at once of this process (`PICLOUD_HTTP_CONNECTIONS`).
    """

    is_on: bool = True
    connections: int = 16


class HttpProvider:
    """Carries out the calls of `http`.

    Args:
        own: the addresses of PiCloud itself, which are never reachable.
        secrets: fills in header values that are a `secrets.ref`.
        lookups, trust: replaced by tests.
        counts: where refused destinations are counted.
    """

    def __init__(
        self,
        settings: HttpSettings,
        own: OwnListeners,
        secrets: SecretResolver,
        lookups: NameLookups | None = None,
        trust: Callable[[], ssl.SSLContext] | None = None,
        *,
        counts: ServiceCounts | None = None,
    ) -> None:
        self._counts = counts or ServiceCounts()
        self._settings = settings
        self._secrets = secrets
        self._guard = Guard(lookups or NameLookups(), own)
        self._trust = trust
        self._pool: ConnectionPool | None = None
        self._exchange: Exchange | None = None
        self._loading = asyncio.Lock()

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        """Carry out one call, as `ServiceProvider.call`.

        Returns:
            A map `status, ok, headers, body, url, duration_ms` with the body as bytes; for `all` an array of such maps
            and of `{"ok": false, "error": {...}}`, in the order of the requests.
        Raises:
            ServiceFault: `bad_argument`, `not_granted`, `http_not_sent` (a trial), `secrets_*`, and the `http_*` codes.
        """
        if method == "all":
            return await self._all(caller, arguments)
        if method in _TRIES:
            try:
                with self._counting():
                    return (await self._send(caller, read_call(_TRIES[method], arguments))).as_value()
            except ServiceFault as fault:
                return fault_as_value(fault, method)
        if method not in _METHODS:
            raise ServiceFault("bad_argument", f"http has no method {method}")
        with self._counting():
            return (await self._send(caller, read_call(method, arguments))).as_value()

    @contextmanager
    def _counting(self) -> Iterator[None]:
        """Count the request in the block when it is refused."""
        try:
            yield
        except ServiceFault as fault:
            if fault.code in _REFUSALS:
                self._counts.note_blocked(str(fault.details.get("reason", fault.code)))
            raise

    async def stop(self) -> None:
        """Close idle connections. Requests that are under way are ended by cancelling their calls."""
        if self._pool is not None:
            await self._pool.close()

    async def _all(self, caller: ServiceCaller, arguments: Sequence[Value]) -> list[Value]:
        requests = arguments[0] if len(arguments) == 1 else None
        if not isinstance(requests, list) or len(requests) > MAX_REQUESTS_OF_ALL:
            raise ServiceFault("bad_argument", f"http.all takes one array of at most {MAX_REQUESTS_OF_ALL} requests")
        slots = asyncio.Semaphore(MAX_REQUESTS_AT_ONCE)
        left = MAX_BYTES_OF_ALL

        async def send(given: Value) -> Value:
            nonlocal left
            async with slots:
                try:
                    with self._counting():
                        request = read_request(given)
                        size = min(request.max_bytes, max(left, 1))
                        reply = await self._send(caller, replace(request, max_bytes=size))
                    if len(reply.body) > left:
                        raise too_large(left)  # others took the room meanwhile
                except ServiceFault as fault:
                    return fault_as_value(fault, "all")
                left -= len(reply.body)
                return reply.as_value()

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(send(given)) for given in requests]
        return [task.result() for task in tasks]

    async def _send(self, caller: ServiceCaller, request: OutboundRequest) -> Reply:
        """Send one request, within its deadline and that of the run."""
        self._check_sendable(caller, request)
        began = time.monotonic()
        limit_s = max(0.0, min(request.timeout_ms / 1_000, caller.deadline_at - began))
        try:
            async with asyncio.timeout(limit_s) as deadline:
                reply = await self._send_with_retries(caller, request, began + limit_s)
        except TimeoutError:
            if not deadline.expired():
                raise
            message = f"no complete response from {request.url.authority} within {round(limit_s * 1_000):,} ms"
            raise ServiceFault("http_timeout", message, retryable=request.method in SAFE) from None
        return structs.replace(reply, duration_ms=round((time.monotonic() - began) * 1_000))

    def _check_sendable(self, caller: ServiceCaller, request: OutboundRequest) -> None:
        if not self._settings.is_on:
            message = "outgoing HTTP is turned off on this server (PICLOUD_HTTP=off)"
            raise ServiceFault("http_blocked", message, details={"reason": "off"})
        if caller.is_trial and request.method not in SAFE:
            message = f"a trial sends no {request.method}; run it with real effects to send it"
            raise ServiceFault("http_not_sent", message, details={"method": request.method, "url": request.url.place})

    async def _send_with_retries(self, caller: ServiceCaller, request: OutboundRequest, ends_at: float) -> Reply:
        for attempt in range(request.retries):
            wait_s = _FIRST_WAIT_S * 2**attempt * random.uniform(0.5, 1.5)  # noqa: S311  spreads retries, no secret
            try:
                reply = await self._follow(caller, request)
            except ServiceFault as fault:
                if not _is_passing(fault) or time.monotonic() + wait_s >= ends_at:
                    raise
            else:
                if reply.status not in _RETRIED_STATUSES:
                    return reply
                wait_s = max(wait_s, _retry_after_s(reply))
                if time.monotonic() + wait_s >= ends_at:
                    return reply
            await asyncio.sleep(wait_s)
        return await self._follow(caller, request)

    async def _follow(self, caller: ServiceCaller, request: OutboundRequest) -> Reply:
        """Send a request and follow its redirects. Secrets that were sent are masked in the reply and in a fault: a
        server that echoes one does not give it to the script."""
        sent: list[tuple[str, str]] = []
        try:
            reply = await self._follow_noting(caller, request, sent)
        except ServiceFault as fault:
            raise (Masker(sent).mask_fault(fault) if sent else fault) from None
        return await without_secrets(reply, sent) if sent else reply

    async def _follow_noting(
        self, caller: ServiceCaller, request: OutboundRequest, sent: list[tuple[str, str]]
    ) -> Reply:
        """Send a request and follow its redirects, each of which is checked like the first request. Secrets that are
        filled in are added to `sent`."""
        for _ in range(MAX_REDIRECTS + 1):
            addresses = await self._guard.check(caller, request.url)
            headers = await self._headers(caller, request, sent)
            exchange, pool = await self._engine()
            reply = await exchange(pool, request, addresses, headers)
            if not (request.follows_redirects and is_redirect(reply.status, reply.headers)):
                return reply
            request = next_request(request, reply.status, reply.headers["location"])
        raise ServiceFault("http_protocol", f"there were more than {MAX_REDIRECTS} redirects")

    async def _headers(
        self, caller: ServiceCaller, request: OutboundRequest, sent: list[tuple[str, str]]
    ) -> dict[str, str]:
        """Return the headers with the secrets filled in, and add these by name to `sent`."""
        headers = {"accept": "*/*", "accept-encoding": "gzip, deflate", "user-agent": f"picloud/{PRODUCT_VERSION}"}
        for name, value in request.headers.items():
            if isinstance(value, SecretRef):
                headers[name] = await self._secrets.resolve(caller, value)
                check_header_text(name, headers[name])
                sent.append((value.name, headers[name].removeprefix(value.prefix)))
            else:
                headers[name] = value
        return headers

    async def _engine(self) -> "tuple[Exchange, ConnectionPool]":
        """Return the function that sends and its pool. The first call imports them in a thread, which takes long."""
        async with self._loading:
            if self._exchange is None or self._pool is None:
                loaded = await asyncio.to_thread(_load, self._settings.connections, self._trust)
                self._exchange, self._pool = loaded
                return loaded
            return self._exchange, self._pool


def _load(connections: int, trust: Callable[[], ssl.SSLContext] | None) -> "tuple[Exchange, ConnectionPool]":
    from picloud.providers.http_backend import system_trust  # noqa: PLC0415
    from picloud.providers.http_connections import ConnectionPool  # noqa: PLC0415
    from picloud.providers.http_exchange import exchange  # noqa: PLC0415

    return exchange, ConnectionPool(connections, (trust or system_trust)())


def _is_passing(fault: ServiceFault) -> bool:
    return fault.code in ("http_connect", "http_busy") or (fault.code == "http_dns" and fault.retryable)


def _retry_after_s(reply: Reply) -> float:
    """Return the seconds of a `retry-after`, 0 without a valid one."""
    text = reply.headers.get("retry-after", "").strip()
    if not text:
        return 0.0
    if text.isascii() and text.isdecimal():
        return float(min(int(text[:9]), 86_400))
    from email.utils import parsedate_to_datetime  # noqa: PLC0415  # loads the parser of mail; few servers send a date

    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
