"""The body of a request that asked for an upgrade: the first parser stops at its head, so another one reads what
follows. Knows the framing headers and three callbacks, not the connection."""

from collections.abc import Callable, Iterable
from typing import Final

import httptools

_FRAMING: Final = frozenset({b"content-length", b"transfer-encoding"})


class RestOfBody:
    """Passes on what a parser finds in a body whose head another parser has read."""

    def __init__(
        self,
        on_body: Callable[[bytes], None],
        on_chunk_header: Callable[[], None],
        on_message_complete: Callable[[], None],
    ) -> None:
        self.on_body = on_body
        self.on_chunk_header = on_chunk_header
        self.on_message_complete = on_message_complete

    def parser(self, headers: Iterable[tuple[bytes, bytes]]) -> httptools.HttpRequestParser:
        """A parser that takes what follows the head with these headers (names in lower case)."""
        parser = httptools.HttpRequestParser(self)
        framing = b"".join(b"%b: %b\r\n" % pair for pair in headers if pair[0] in _FRAMING)
        parser.feed_data(b"POST / HTTP/1.1\r\n" + framing + b"\r\n")
        return parser
