"""Outgoing HTTP for tests: real servers on loopback that say exactly what a test wants, and a provider to call them."""

import asyncio
import ssl
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from picloud.providers.http_guard import OwnListeners
from picloud.providers.http_names import NameLookups
from picloud.providers.outbound_http import HttpProvider, HttpSettings
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.services import Grants, SecretRef, ServiceCaller, ServiceFault, Value

Respond = Callable[["Exchange"], Awaitable[None]]

OK = b"HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 2\r\n\r\nok"


class Exchange:
    """One request as the server got it, and the way to answer in raw bytes."""

    def __init__(self, head: bytes, body: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.head = head
        self.body = body
        self.reader = reader
        self.writer = writer
        lines = head.decode("latin-1").split("\r\n")
        self.line = lines[0]
        self.headers = [tuple(line.split(": ", 1)) for line in lines[1:] if line]

    def header(self, name: str) -> str | None:
        found = [value for known, value in self.headers if known.lower() == name]
        assert len(found) < 2, found
        return found[0] if found else None

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()


class Server:
    """A server on loopback. `seen`: the requests, in the order of their arrival."""

    def __init__(self, respond: Respond) -> None:
        self._respond = respond
        self.seen: list[Exchange] = []
        self.connections = 0
        self.open = 0
        self.most_open = 0
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        try:
            while True:
                exchange = await _read_request(reader, writer)
                self.seen.append(exchange)
                await self._respond(exchange)
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            self.open -= 1
            writer.close()


async def _read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Exchange:
    head = await reader.readuntil(b"\r\n\r\n")
    exchange = Exchange(head, b"", reader, writer)
    exchange.body = await reader.readexactly(int(exchange.header("content-length") or 0))
    return exchange


@asynccontextmanager
async def serving(
    respond: Respond, context: ssl.SSLContext | None = None, host: str = "127.0.0.1"
) -> AsyncIterator[Server]:
    """Run a server for the time of a test."""
    server = Server(respond)
    tasks: set[asyncio.Task[None]] = set()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        tasks.add(task)
        try:
            await server.handle(reader, writer)
        except asyncio.CancelledError:
            pass  # the end of the test
        finally:
            tasks.discard(task)

    listener = await asyncio.start_server(handle, host, 0, ssl=context, limit=1024 * 1024)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        for task in list(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def answering(*responses: bytes) -> Respond:
    """Answer with these bytes, one after the other, the last one for ever."""
    left = list(responses)

    async def respond(exchange: Exchange) -> None:
        await exchange.send(left.pop(0) if len(left) > 1 else left[0])

    return respond


class KnownSecrets:
    """Resolves the secrets of a test."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values = values

    async def resolve(self, caller: ServiceCaller, ref: SecretRef) -> str:
        if ref.name not in caller.grants.secrets:
            raise ServiceFault("not_granted", "no grant", details={"grant": "secrets", "name": ref.name})
        return ref.prefix + self._values[ref.name]


class Names:
    """A resolver that says what a test wants, and counts."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._names = names
        self.asked: list[str] = []

    def __call__(self, host: str) -> Sequence[str]:
        self.asked.append(host)
        if host not in self._names:
            raise OSError("no such name")
        return self._names[host]


def provider(
    names: Callable[[str], Sequence[str]] | None = None,
    *,
    own: OwnListeners | None = None,
    trust: ssl.SSLContext | None = None,
    secrets: Mapping[str, str] | None = None,
    counts: ServiceCounts | None = None,
    **settings: Any,
) -> HttpProvider:
    return HttpProvider(
        HttpSettings(**settings),
        own or OwnListeners(),
        KnownSecrets(secrets or {}),
        NameLookups(names or Names({}), timeout_s=0.5),
        None if trust is None else lambda: trust,
        counts=counts,
    )


def caller(*http: str, secrets: tuple[str, ...] = (), is_trial: bool = False, seconds: float = 60) -> ServiceCaller:
    """A run with these grants of outgoing HTTP and that many seconds left."""
    grants = Grants(http=http, secrets=secrets)
    return ServiceCaller("script", "name", "execution", grants, time.monotonic() + seconds, is_trial)


async def get(provided: HttpProvider, run: ServiceCaller, url: str, **options: Value) -> dict[str, Any]:
    reply = await provided.call(run, "get", [url, options])
    assert isinstance(reply, dict)
    return reply


async def fault_of(call: Awaitable[object]) -> ServiceFault:
    """Return the fault with which a call ends."""
    try:
        reply = await call
    except ServiceFault as fault:
        return fault
    raise AssertionError(f"no fault, but {reply!r}")


def make_authority(directory: Path) -> None:
    """Write `authority.pem`, and its key beside it."""
    kind = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    use = ["-addext", "basicConstraints=critical,CA:TRUE", "-addext", "keyUsage=critical,keyCertSign"]
    files = ["-keyout", str(directory / "authority.key"), "-out", str(directory / "authority.pem")]
    _openssl("req", *kind, "-subj", "/CN=Test authority", *use, *files)


def make_certificate(directory: Path, names: str, *, days: int = 1) -> ssl.SSLContext:
    """Return the context of a server whose certificate the authority signed. `names`: as in `subjectAltName`."""
    stem = directory / f"server-{time.monotonic_ns()}"
    key, request, certificate = (str(stem.with_suffix(suffix)) for suffix in (".key", ".csr", ".pem"))
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=server"]
    _openssl("req", *kind, "-addext", f"subjectAltName={names}", "-keyout", key, "-out", request)
    signing = ["-CA", str(directory / "authority.pem"), "-CAkey", str(directory / "authority.key"), "-CAcreateserial"]
    _openssl(
        "x509", "-req", "-in", request, "-copy_extensions", "copyall", "-days", str(days), *signing, "-out", certificate
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


def _openssl(*arguments: str) -> None:
    subprocess.run(["openssl", *arguments], check=True, capture_output=True)
