"""One request that goes the short way through this process, and its answer on the wire. Stands in a connection where
uvicorn's cycle does for others. Knows the application as `DirectApp` only."""

from typing import TYPE_CHECKING, Final

from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from picloud.shared.asgi import Header

if TYPE_CHECKING:
    from picloud.server.http_protocol import HttpProtocol

_LINE: Final = b": ".join
"""A header, name and value, as it goes out."""
_CLOSE: Final[Header] = (b"connection", b"close")


class _NobodyWaits:
    """In the place of an event."""

    def set(self) -> None:
        """Nothing waits for it."""


class DirectExchange:
    """A request that is all there and its answer, which comes as a whole.

    Args:
        connection: gets the answer, unless its caller leaves before.
        held_bytes: what the body takes of the memory for bodies, until the answer is there.
        keep_alive: False closes the connection after the answer.
    """

    __slots__ = ("_connection", "disconnected", "held_bytes", "keep_alive", "response_complete", "response_started")

    message_event: Final = _NobodyWaits()

    def __init__(self, connection: "HttpProtocol", held_bytes: int, *, keep_alive: bool) -> None:
        self._connection = connection
        self.held_bytes = held_bytes
        self.keep_alive = keep_alive
        self.disconnected = False
        self.response_started = False
        self.response_complete = False

    def reply(self, status: int, headers: list[Header], body: bytes) -> None:
        """As `Reply`."""
        self.response_started = self.response_complete = True
        self._connection.finish_direct(self, None if self.disconnected else (status, headers, body))

    def cancel(self, msg: str = "") -> None:
        """The listener stops and waits no longer. The run goes on until its executor process ends."""


def answer_bytes(
    status: int, headers: list[Header], body: bytes, common_headers: list[Header], *, keep_alive: bool
) -> bytes:
    """The whole answer as it goes out.

    Raises:
        ValueError: a header would make another line than its own. The engine checks what scripts set; this is for an
            engine that was taken over.
    """
    lines = [*common_headers, *headers]
    if not keep_alive:
        lines.append(_CLOSE)
    head = b"%b%b\r\n" % (STATUS_LINE[status], b"\r\n".join(map(_LINE, lines)))
    if head.count(b"\n") != len(lines) + 1 or head.count(b"\r") != len(lines) + 1:
        raise ValueError("a header holds a line break")
    return b"%b\r\n%b" % (head, body)
