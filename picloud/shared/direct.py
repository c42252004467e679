"""The short way of a call through this process: a whole request in, a whole answer out, by callbacks. ASGI costs a
task, coroutines and five messages for each request, nearly as much as all the rest of a small call; it stays the way of
requests that come in pieces, and of everything but calls of scripts."""

from collections.abc import Callable
from typing import Protocol

from picloud.shared.asgi import Header, Scope

Reply = Callable[[int, list[Header], bytes], None]
"""Takes status, headers and body of the answer: all headers, the length too, and the body as it goes out. It never
raises."""


class DirectApp(Protocol):
    """Answers some requests directly."""

    def begin(self, scope: Scope, body: bytes, reply: Reply) -> bool:
        """Take a request of HTTP/1.1 whose body is all there; never raises.

        Returns:
            True when it is taken: `reply` is called exactly once, from the event loop, maybe before this returns.
            False when nothing happened and the request has to go the way of ASGI.
        """
        ...
