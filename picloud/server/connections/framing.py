"""The framing of the message that is being read: the rules that the parser leaves open, and the bytes it took."""

from typing import Final

from picloud.server.connections import request_head
from picloud.server.connections.chunked_body import ChunkedBody
from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import Header

JUDGED_HEADERS: Final = frozenset({b"host", b"transfer-encoding", b"content-length", b"expect"})
_LITTLE_BYTES: Final = 8_192
"""What arrived in less than this needs no look at its sizes."""


class Framing:
    """One message after the other on a connection. Every method that judges raises the `PiCloudError` to refuse with.

    Attributes:
        chunked: counts the body when its coding is chunked.
        expects_continue: whether the caller waits before it sends the body.
    """

    __slots__ = (
        "_fed_bytes",
        "_feed_bytes",
        "_first_in_feed",
        "_host",
        "_surplus_bytes",
        "chunked",
        "expects_continue",
    )

    def __init__(self) -> None:
        self.chunked: ChunkedBody | None = None
        self.expects_continue = False
        self._host: bytes | None = None
        self._feed_bytes = 0
        self._fed_bytes = 0
        """All bytes of the reads that have a part of this message."""
        self._surplus_bytes = 0
        """Those of the read it began in, where another message was before it."""
        self._first_in_feed = False

    def feed(self, size: int, *, awaits_head: bool) -> None:
        """Count what is read now; `awaits_head`: the message it belongs to has no complete head yet."""
        self._feed_bytes = size
        self._fed_bytes += size
        self._first_in_feed = awaits_head

    def unfeed(self, size: int) -> None:
        """Do not count what will be read again."""
        self._fed_bytes -= size

    def begin(self) -> None:
        """A message begins in what is read now."""
        self._fed_bytes = self._feed_bytes
        self._surplus_bytes = 0 if self._first_in_feed else self._feed_bytes
        self._first_in_feed = False
        self._host = None
        self.chunked = None
        self.expects_continue = False

    def judge_header(self, name: bytes, value: bytes) -> None:
        """Take one of `JUDGED_HEADERS`; the name is in lower case."""
        if name == b"host":
            if self._host is not None:
                raise request_head.bad_host()
            self._host = value
        elif name == b"transfer-encoding":
            self.chunked = ChunkedBody()
            if value.lower() != b"chunked":
                fault = "The only supported transfer coding is chunked."
                raise PiCloudError(fault, code="unsupported_transfer_encoding")
        elif name == b"content-length":
            request_head.read_length(value)
        elif value.lower() == b"100-continue":
            self.expects_continue = True

    def judge_head(self, version: str, method: bytes, target: bytes, headers: list[Header]) -> bytes:
        """Judge a complete head; returns the target in origin form."""
        if self.chunked is not None:
            request_line = len(target) + request_head.REQUEST_LINE_EXTRA_BYTES
            self.chunked.head_bytes = request_line + request_head.header_bytes(headers)
        if version != "1.1":
            request_head.check_version(version, chunked=self.chunked is not None)
        elif self._host is None:
            raise request_head.bad_host()
        return request_head.check_head(method, target, self._host, headers, self._fed_bytes)

    def judge_unfinished_head(self, target: bytes) -> None:
        """Judge a head that is not complete yet: it may be too long already."""
        if self._fed_bytes <= _LITTLE_BYTES:
            return
        if len(target) > request_head.MAX_TARGET_BYTES:
            raise request_head.target_too_long()
        longest = request_head.MAX_TARGET_BYTES + request_head.MAX_HEADER_BYTES + request_head.REQUEST_LINE_EXTRA_BYTES
        if self._fed_bytes - self._surplus_bytes > longest:
            raise request_head.headers_too_large()

    def find_body_fault(self) -> PiCloudError | None:
        """Return what is wrong with a chunked body so far."""
        return None if self.chunked is None else self.chunked.find_fault(self._fed_bytes - self._surplus_bytes)

    def has_body(self, headers: list[Header]) -> bool:
        """Whether a body follows the head."""
        return self.chunked is not None or any(name == b"content-length" and int(value) > 0 for name, value in headers)
