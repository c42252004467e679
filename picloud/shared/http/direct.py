"""The fast path of a call through this process: a whole request in, a whole answer out, by callbacks. ASGI costs a
task, coroutines and five messages for each request, nearly as much as all the rest of a small call; it stays the way of
requests that come in pieces, and of everything but calls of scripts. What a head asks for is worked out apart from
doing it, because most callers that stay connected say the same head again and again."""

from collections.abc import Callable
from typing import Protocol

from picloud.shared.http.asgi import Header, Scope

Reply = Callable[[int, bytes, bytes], None]
"""Takes status, header lines (`header_lines`) and body of the answer: all headers but those that each answer of the
server has, the length too, and the body as it goes out. It never raises."""
Begin = Callable[[bytes, Reply], bool]
"""Takes the body of a request, all of it, and whom to answer; never raises. True: the request is taken, and `Reply` is
called exactly once, from the event loop, maybe before this returns. False: nothing happened, and the request has to go
the way of ASGI."""


class DirectApp(Protocol):
    """Answers some requests directly."""

    def route(self, scope: Scope) -> Begin | None:
        """Say who takes requests of HTTP/1.1 with this head, as often as they come. Keeps `scope`, and does not change
        it: the way of ASGI may still need it.

        Returns:
            None when they have to go the way of ASGI.
        """
        ...


class DirectRoot(DirectApp, Protocol):
    """The application as a listener sees it on the fast path."""

    def refusal_headers(self, scope: Scope) -> list[Header]:
        """The headers of a listener's own refusal of a request with this head."""
        ...


def header_lines(headers: list[Header]) -> bytes:
    """The lines of these headers as HTTP/1.1 has them, each with its end. Whoever sets a header sees to it that no line
    break is in it."""
    return b"".join([b"%b: %b\r\n" % header for header in headers])
