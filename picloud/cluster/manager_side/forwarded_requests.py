"""The manager process's half of requests that came to an orchestrator process: runs the application on them, with the
channel in the place of a connection."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote

from picloud.cluster.messages import (
    PIECE_BYTES,
    AnswerBody,
    AnswerStart,
    CallerGone,
    ManagerMessage,
    Request,
    RequestBody,
    Taken,
    WantBody,
)
from picloud.shared.http.asgi import AsgiApp, Message, Scope
from picloud.shared.http.origins import to_apps

logger = logging.getLogger(__name__)

_GONE: Final[Message] = {"type": "http.disconnect"}


class ForwardedRequests:
    """The requests of one orchestrator process.

    Args:
        app: answers them.
        send: takes messages to the orchestrator process.
    """

    def __init__(self, app: AsgiApp, send: Callable[[ManagerMessage], None]) -> None:
        self._app = app
        self._send = send
        self._exchanges: dict[int, _Exchange] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, request: Request) -> None:
        """Answer a request."""
        exchange = self._exchanges[request.exchange_id] = _Exchange(request.exchange_id, self._send)
        task = asyncio.create_task(self._answer(request, exchange))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def take(self, message: RequestBody | CallerGone | Taken) -> None:
        """A message about a request; one that is over is ignored."""
        exchange = self._exchanges.get(message.exchange_id)
        if exchange is not None:
            exchange.take(message)

    def end(self) -> None:
        """The orchestrator process is gone, and with it all callers."""
        for exchange in self._exchanges.values():
            exchange.leave()

    async def _answer(self, request: Request, exchange: "_Exchange") -> None:
        try:
            await self._app(_scope(request), exchange.receive, exchange.send)
        except Exception:
            logger.exception("a forwarded request failed", extra={"action": "request", "method": request.method})
        finally:
            exchange.finish()
            del self._exchanges[request.exchange_id]


class _Exchange:
    """One request and its answer."""

    def __init__(self, exchange_id: int, send: Callable[[ManagerMessage], None]) -> None:
        self._id = exchange_id
        self._send = send
        self._inbox: asyncio.Queue[Message] = asyncio.Queue()
        self._taken = asyncio.Event()
        self._is_gone = False
        self._is_started = False
        self._is_complete = False

    def take(self, message: RequestBody | CallerGone | Taken) -> None:
        if isinstance(message, Taken):
            self._taken.set()
        elif isinstance(message, CallerGone):
            self.leave()
        else:
            self._inbox.put_nowait({"type": "http.request", "body": message.body, "more_body": message.more})

    def leave(self) -> None:
        """The caller is gone: who waits for it waits no more."""
        self._is_gone = True
        self._inbox.put_nowait(_GONE)
        self._taken.set()

    async def receive(self) -> Message:
        if self._is_gone:
            return _GONE
        self._send(WantBody(self._id))
        return await self._inbox.get()

    async def send(self, message: Message) -> None:
        if self._is_gone:
            return
        if message["type"] == "http.response.start":
            self._is_started = True
            headers = [(bytes(name), bytes(value)) for name, value in message.get("headers", ())]
            self._send(AnswerStart(self._id, message["status"], headers))
        elif message["type"] == "http.response.body":
            await self._send_body(message.get("body", b""), more=message.get("more_body", False))

    async def _send_body(self, body: bytes, *, more: bool) -> None:
        for start in range(0, len(body) or 1, PIECE_BYTES):
            piece = body[start : start + PIECE_BYTES]
            is_last = start + PIECE_BYTES >= len(body)
            self._is_complete = is_last and not more
            self._taken.clear()
            self._send(AnswerBody(self._id, bytes(piece), more or not is_last))
            if self._is_complete:
                return
            if not self._is_gone:
                await self._taken.wait()

    def finish(self) -> None:
        """The application is done; what it left open is closed, so that no caller waits indefinitely."""
        if self._is_complete or self._is_gone:
            return
        if not self._is_started:
            self._send(AnswerStart(self._id, 500, []))
        self._send(AnswerBody(self._id, b"", more=False))


def _scope(request: Request) -> Scope:
    path = request.raw_path.decode("latin-1")
    scope: dict[str, Any] = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": request.http_version,
        "method": request.method,
        "scheme": request.scheme,
        "path": unquote(path) if "%" in path else path,
        "raw_path": request.raw_path,
        "query_string": request.query_string,
        "root_path": "",
        "headers": request.headers,
        "client": request.client,
        "server": None,
        "state": {},
    }
    return to_apps(scope) if request.on_apps else scope
