"""What a chunked body costs beyond its content; the parser tells nothing of extensions. Knows sizes only."""

from typing import Final

from picloud.shared.errors import BadRequest

MAX_EXTENSION_BYTES: Final = 256
"""Chunk extensions and trailers of one body together."""
MIN_MEAN_CHUNK_BYTES: Final = 16
JUDGED_FROM_BYTES: Final = 64 * 1024
"""Bodies that took less on the wire may have chunks of any size."""
_FRAME_BYTES: Final = 20
"""What the size of a chunk and its two line ends may take."""


class ChunkedBody:
    """Counts one body. `head_bytes`: about what its request's head took on the wire, never less."""

    __slots__ = ("chunk_count", "content_bytes", "head_bytes")

    def __init__(self) -> None:
        self.chunk_count = 0
        self.content_bytes = 0
        self.head_bytes = 0

    def find_fault(self, message_bytes: int) -> BadRequest | None:
        """Return what is wrong with a body whose message took so many bytes so far, or None."""
        wire = message_bytes - self.head_bytes
        if wire - self.content_bytes > MAX_EXTENSION_BYTES + _FRAME_BYTES * (self.chunk_count + 1):
            return BadRequest(f"The chunk extensions and trailers of the body are over {MAX_EXTENSION_BYTES} bytes.")
        if wire > JUDGED_FROM_BYTES and self.content_bytes < MIN_MEAN_CHUNK_BYTES * (self.chunk_count - 1):
            return BadRequest(f"The chunks of the body have fewer than {MIN_MEAN_CHUNK_BYTES} bytes on average.")
        return None
