"""One end of the socket between two processes: frames out, frames in, and its end. Knows no message's meaning."""

import asyncio
import socket
from collections.abc import Callable
from typing import Generic, TypeVar, cast

from picloud.shared.wire import FrameReader, WireError

_Message = TypeVar("_Message")


class Channel(asyncio.Protocol, Generic[_Message]):
    """A connection that carries whole messages.

    Args:
        decode: from a payload to a message; raises WireError.
        on_message: told each message in order.
        on_lost: told once why the connection is gone. What was not sent is lost then.
        on_sent: told when all that was given to `send` was handed to the system.
    """

    def __init__(
        self,
        decode: Callable[[memoryview], _Message],
        on_message: Callable[[_Message], None],
        on_lost: Callable[[str], None],
        on_sent: Callable[[], None] | None = None,
    ) -> None:
        self._decode = decode
        self._on_message = on_message
        self._on_lost = on_lost
        self._on_sent = on_sent
        self._frames = FrameReader()
        self._unwritten: list[bytes] = []
        self._loop = asyncio.get_running_loop()
        self._transport: asyncio.WriteTransport | None = None
        self.is_lost = False

    async def open(self, end: socket.socket) -> None:
        """Use this end of a socket pair from now on."""
        end.setblocking(False)
        await self._loop.create_unix_connection(lambda: self, sock=end)

    def send(self, frame: bytes) -> None:
        """Send a frame; those of one turn of the loop leave in one write. After the end it goes nowhere."""
        if not self._unwritten:
            self._loop.call_soon(self._flush)
        self._unwritten.append(frame)

    def close(self) -> None:
        """Send what is left, then close."""
        self._flush()
        if self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """Close at once."""
        if self._transport is not None:
            self._transport.abort()

    def _flush(self) -> None:
        frames, self._unwritten = self._unwritten, []
        if not frames or self._transport is None or self._transport.is_closing():
            return
        self._transport.write(frames[0] if len(frames) == 1 else b"".join(frames))
        if self._on_sent is not None:
            self._on_sent()

    # asyncio.Protocol

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)  # uvloop's is one without saying so

    def data_received(self, data: bytes) -> None:
        try:
            for payload in self._frames.feed(data):
                self._on_message(self._decode(payload))
        except WireError as exc:
            self._lose(f"broke the protocol: {exc}")
            self.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        self._lose("closed its connection" if exc is None else f"connection lost: {exc}")

    def _lose(self, reason: str) -> None:
        if not self.is_lost:
            self.is_lost = True
            self._on_lost(reason)
