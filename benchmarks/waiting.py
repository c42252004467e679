"""Many scripts that wait for a slow server at once, and a healthy one beside them."""

import asyncio
import time
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from benchmarks.processes import resident_mb
from benchmarks.product import Product, picloud

_SETTINGS: Final = {"PICLOUD_HTTP_CONNECTIONS": "256", "PICLOUD_EXECUTOR_PROCESSES": "4"}
_SOURCE: Final = 'http.get("{url}", #{{ timeout_ms: 20_000 }}).status'
_LOOK_EVERY_S: Final = 0.02


class Waiting(NamedTuple):
    """What the callers saw."""

    all_s: float
    """Until the last of them was answered."""
    failed: int
    healthy_p99_ms: float
    """Of the healthy script meanwhile."""
    grown_mb: float
    """Resident memory at most, less that before."""


def measure(directory: Path, scripts: int, wait_s: float) -> Waiting:
    """Call `scripts` scripts at once that each wait `wait_s` for a server, and a healthy one without a pause."""
    with picloud(directory, settings=_SETTINGS, workloads=()) as product:
        return asyncio.run(_measure(product, scripts, wait_s))


async def _measure(product: Product, scripts: int, wait_s: float) -> Waiting:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await asyncio.sleep(wait_s)
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=512)
    async with server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        await asyncio.to_thread(_deploy, product, scripts, url)
        return await _call_all(product, scripts)


def _deploy(product: Product, scripts: int, url: str) -> None:
    product.deploy("healthy", "1")
    for number in range(scripts):
        product.deploy(f"slow-{number}", _SOURCE.format(url=url))
        product.grant(f"slow-{number}", url)


async def _call_all(product: Product, scripts: int) -> Waiting:
    before = resident_mb(product.server.pid)
    began = time.monotonic()
    slow = [asyncio.create_task(_get(product, f"slow-{number}")) for number in range(scripts)]
    healthy_ms, most = [], before
    while not all(call.done() for call in slow):
        called = time.monotonic()
        if not await _get(product, "healthy"):
            raise RuntimeError("the healthy script failed")
        healthy_ms.append((time.monotonic() - called) * 1_000)
        most = max(most, resident_mb(product.server.pid))
        await asyncio.sleep(_LOOK_EVERY_S)
    all_s = time.monotonic() - began
    healthy_ms.sort()
    failed = sum(not call.result() for call in slow)
    return Waiting(all_s, failed, healthy_ms[len(healthy_ms) * 99 // 100], most - before)


async def _get(product: Product, name: str) -> bool:
    """Call a script on a connection of its own; whether it answered 200."""
    place = urlsplit(product.server.url(name))
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    try:
        writer.write(f"GET {place.path} HTTP/1.1\r\nhost: {place.netloc}\r\nconnection: close\r\n\r\n".encode())
        return (await reader.readline()).startswith(b"HTTP/1.1 200 ")
    finally:
        writer.close()
