"""Bodies of HTTP replies: bounded while they stream, unpacked under the same bound."""

import asyncio
import zlib
from collections.abc import AsyncIterable, Iterator
from typing import Final, Protocol

from picloud.shared.services import ServiceFault

_STEP_BYTES: Final = 256 * 1024
"""How much is unpacked before the event loop may do other work."""
_CHUNKS_IN_A_ROW: Final = 100
"""How many chunks are read before the event loop may do other work: a small one costs 25 microseconds."""
_GZIP_BITS: Final = 31


class Decoder(Protocol):
    """Turns the bytes of a content encoding into those of the body."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpacks to, in pieces of at most `_STEP_BYTES`."""
        ...

    @property
    def is_complete(self) -> bool:
        """Whether the body may end here."""
        ...


class Identity:
    """Passes a body on unchanged."""

    is_complete = True

    def feed(self, data: bytes) -> Iterator[bytes]:
        yield data


class Deflated:
    """gzip with any number of members, or deflate with or without the zlib head."""

    def __init__(self, *, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._unpacker: zlib._Decompress | None = None
        self._has_begun = False

    @property
    def is_complete(self) -> bool:
        return self._unpacker is None or self._unpacker.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        is_full = False
        while data or is_full:
            if self._unpacker is None or self._unpacker.eof:
                if self._has_begun and not (self._is_gzip and data[:1] == b"\x1f"):
                    return  # padding behind the last member
                self._unpacker = zlib.decompressobj(self._window_bits(data[0]))
                self._has_begun = True
            piece = self._unpacker.decompress(data, _STEP_BYTES)
            data = self._unpacker.unused_data if self._unpacker.eof else self._unpacker.unconsumed_tail
            is_full = len(piece) == _STEP_BYTES and not self._unpacker.eof  # zlib may hold more without further input
            if piece:
                yield piece

    def _window_bits(self, first: int) -> int:
        if self._is_gzip:
            return _GZIP_BITS
        return zlib.MAX_WBITS if first & 0x0F == zlib.DEFLATED and first >> 4 <= 7 else -zlib.MAX_WBITS


def decoder_of(content_encoding: str) -> Decoder | None:
    """Return the decoder of a `content-encoding`; None for one that PiCloud does not unpack, or for none."""
    match content_encoding.strip().lower():
        case "gzip" | "x-gzip":
            return Deflated(is_gzip=True)
        case "deflate":
            return Deflated(is_gzip=False)
    return None


async def read_body(chunks: AsyncIterable[bytes], decoder: Decoder, max_bytes: int) -> bytes:
    """Return the unpacked body.

    Args:
        max_bytes: most bytes of the body after unpacking. Never holds more than that and one piece.
    Raises:
        ServiceFault: `http_too_large`, also for a body in very many small chunks; `http_protocol` for compressed data
            that is damaged or ends too soon.
    """
    body = bytearray()
    count = 0
    async for chunk in chunks:
        count += 1
        if count % _CHUNKS_IN_A_ROW == 0:
            await asyncio.sleep(0)
        if count > 1_000 + max_bytes // 16:
            raise ServiceFault("http_too_large", "the body comes in too many small chunks")
        try:
            for piece in decoder.feed(chunk):
                body += piece
                if len(body) > max_bytes:
                    raise too_large(max_bytes)
                if len(piece) == _STEP_BYTES:
                    await asyncio.sleep(0)
        except zlib.error:
            raise ServiceFault("http_protocol", "the compressed body is damaged") from None
    if not decoder.is_complete:
        raise ServiceFault("http_protocol", "the compressed body ends too soon")
    return bytes(body)


def too_large(max_bytes: int) -> ServiceFault:
    """Return the fault of a body over its bound."""
    return ServiceFault(
        "http_too_large",
        f"the body is larger than max_bytes ({max_bytes:,} bytes)",
        details={"max_bytes": max_bytes},
    )
