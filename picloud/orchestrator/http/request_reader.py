"""Reads an HTTP request off ASGI under strict rules: path, query and body. Refuses; never repairs."""

import asyncio
import time
from collections.abc import Callable
from typing import Final

from msgspec import Struct

from picloud.shared.errors import BadRequest, PiCloudError, TooLarge
from picloud.shared.http.asgi import Header, Receive, Scope
from picloud.shared.http.body_pace import BodyPace

MAX_DRAINED_BYTES: Final = 16 * 1024 * 1024
"""A refused body up to this length is read and discarded, so that its sender can read the refusal."""
_FRAMING: Final = frozenset({b"content-length", b"transfer-encoding", b"content-encoding"})
_SWEEP_INTERVAL_S: Final = 0.5


class ClientGone(Exception):
    """The caller disconnected before its request was complete."""


class _Progress(Struct):
    """Progress of reading one body. `ends_at`: when its present period ends; `counted_bytes`: at its start."""

    ends_at: float
    counted_bytes: int = 0
    bytes: int = 0


class BodyReader:
    """Reads request bodies within a limit and at a minimum pace.

    One timer watches all bodies that are being read, because nearly all of them are there already.
    """

    def __init__(self, pace: BodyPace | None = None, now: Callable[[], float] = time.monotonic) -> None:
        self._pace = pace or BodyPace()
        self._now = now
        self._reading: dict[asyncio.Task[object], _Progress] = {}
        self._late: set[asyncio.Task[object]] = set()
        self._sweep: asyncio.TimerHandle | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    async def read(self, scope: Scope, receive: Receive, max_bytes: int) -> bytes:
        """The whole body of the request.

        Raises:
            TooLarge: over `max_bytes`; a declared length is refused before anything is read.
            BadRequest: an unreadable content-length.
            PiCloudError: `unsupported_encoding`, `body_timeout`.
            ClientGone: the caller left.
        """
        if not has_body(scope, max_bytes):
            return b""
        if self._loop is None:
            self._loop = asyncio.get_running_loop()
        task = asyncio.current_task(self._loop)  # told the loop, it need not ask the system for the process id
        assert task is not None  # noqa: S101  a coroutine that an ASGI server awaits runs in a task
        progress = self._reading[task] = _Progress(self._now() + self._pace.period_s)
        if self._sweep is None:
            self._arm()
        try:
            return await _read_parts(receive, max_bytes, progress)
        except asyncio.CancelledError:
            if task not in self._late:
                raise
            task.uncancel()
            raise self._pace.too_slow() from None
        finally:
            del self._reading[task]
            self._late.discard(task)

    def _arm(self) -> None:
        delay_s = min(_SWEEP_INTERVAL_S, self._pace.period_s)
        self._sweep = asyncio.get_running_loop().call_later(delay_s, self._cancel_slow)

    def _cancel_slow(self) -> None:
        self._sweep = None
        now = self._now()
        for task, progress in self._reading.items():
            if progress.ends_at > now or task in self._late:
                continue
            if progress.bytes - progress.counted_bytes < self._pace.bytes_per_period:
                self._late.add(task)
                task.cancel()
            progress.counted_bytes = progress.bytes
            progress.ends_at = now + self._pace.period_s
        if self._reading:
            self._arm()


def has_body(scope: Scope, max_bytes: int) -> bool:
    """Judges the framing headers. HTTP/1 says whether there is a body; in HTTP/2 only reading tells.

    Raises:
        TooLarge, BadRequest, PiCloudError: as `BodyReader.read`.
    """
    length: bytes | None = None
    expected = not scope["http_version"].startswith("1")
    for name, value in scope["headers"]:
        if name not in _FRAMING:
            continue
        if name == b"content-length":
            length = value
        elif name == b"transfer-encoding":
            expected = True
        elif value.strip().lower() not in (b"identity", b""):
            raise PiCloudError("Compressed request bodies are not accepted.", code="unsupported_encoding")
    if length is None:
        return expected
    if not length.isdigit():
        raise BadRequest("Content-Length is not a number.")
    size = int(length) if len(length) < 16 else MAX_DRAINED_BYTES + 1
    if size > max_bytes:
        raise too_large(max_bytes)
    return expected or size > 0


async def _read_parts(receive: Receive, max_bytes: int, progress: _Progress) -> bytes:
    message = await receive()
    if message["type"] == "http.request" and not message.get("more_body", False):
        body: bytes = message.get("body", b"")
        if len(body) > max_bytes:
            raise too_large(max_bytes)
        return body
    parts: list[bytes] = []
    size = 0
    while message["type"] == "http.request":
        part: bytes = message.get("body", b"")
        size += len(part)
        progress.bytes = size
        if size > max_bytes:
            raise too_large(max_bytes)
        parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts)
        message = await receive()
    raise ClientGone


def too_large(max_bytes: int) -> TooLarge:
    """The refusal of a body over its limit."""
    return TooLarge(f"The request body is over {max_bytes} bytes.", details={"max_request_bytes": max_bytes})


def closes_connection(headers: list[Header]) -> bool:
    """True when a refused request's body is too long, or of unknown length, to be read and discarded."""
    for name, value in headers:
        if name == b"transfer-encoding":
            return True
        if name == b"content-length":
            return not value.isdigit() or len(value) > 15 or int(value) > MAX_DRAINED_BYTES
    return False
