"""One request on the fast path, and its answer on the wire. Stands in a connection where
uvicorn's cycle does for others. Knows the application as `DirectApp` only."""

from typing import TYPE_CHECKING, ClassVar, Final

from msgspec import Struct
from uvicorn.protocols.http.httptools_impl import STATUS_LINE

from picloud.shared.http.asgi import Header
from picloud.shared.http.direct import header_lines

if TYPE_CHECKING:
    from picloud.server.connections.fast_path import FastPath

_CLOSE: Final = b"connection: close\r\n"


class _NoReader:
    """In the place of an event."""

    def set(self) -> None:
        """Nothing waits for it."""


class DirectExchange(Struct, eq=False):
    """A request that is all there and its answer, which comes as a whole.

    Args:
        path: sends the answer, unless the caller leaves before.
        held_bytes: what the body takes of the memory for bodies, until the answer is there.
        keep_alive: False closes the connection after the answer.
    """

    message_event: ClassVar = _NoReader()

    path: "FastPath"
    held_bytes: int
    keep_alive: bool
    disconnected: bool = False
    response_started: bool = False
    response_complete: bool = False

    def reply(self, status: int, lines: bytes, body: bytes) -> None:
        """As `Reply`."""
        self.response_started = self.response_complete = True
        if self.disconnected:
            self.path.give_up(self)
        else:
            self.path.finish(self, status, lines, body)

    def cancel(self, msg: str = "") -> None:
        """The listener stops and waits no longer. The run goes on until its executor process ends."""


class _CommonLines:
    """The lines that all answers of a listener have: rebuilt once a second and when its headers change."""

    def __init__(self) -> None:
        self._headers: list[Header] = []
        self._lines = b""

    def of(self, headers: list[Header]) -> bytes:
        if headers is not self._headers:
            self._headers, self._lines = headers, header_lines(headers)
        return self._lines


_common_lines: Final = _CommonLines()


def answer_bytes(status: int, lines: bytes, body: bytes, common_headers: list[Header], *, keep_alive: bool) -> bytes:
    """The whole answer as it goes out. `common_headers` is the same list until they change."""
    common = _common_lines.of(common_headers)
    return b"%b%b%b%b\r\n%b" % (STATUS_LINE[status], common, lines, b"" if keep_alive else _CLOSE, body)
