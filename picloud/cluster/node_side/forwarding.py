"""The orchestrator process's half of a request that the manager process answers: an ASGI application whose messages go
over the channel. One piece at a time in each direction, so that a slow caller does not delay others."""

import asyncio
from collections.abc import Callable
from typing import Final

from picloud.cluster.messages import (
    AnswerBody,
    AnswerStart,
    CallerGone,
    OrchestratorMessage,
    Request,
    RequestBody,
    Taken,
    WantBody,
)
from picloud.shared.errors import ServerBusy
from picloud.shared.http.asgi import Receive, Scope, Send
from picloud.shared.http.origins import is_on_apps

ExchangeMessage = AnswerStart | AnswerBody | WantBody
_Inbox = asyncio.Queue[ExchangeMessage | CallerGone | None]
"""None: the manager process is gone."""

_GONE: Final = "http.disconnect"


class ForwardedApp:
    """An `AsgiApp` that lets the manager process answer.

    Args:
        send: takes messages to the manager process.
    """

    def __init__(self, send: Callable[[OrchestratorMessage], None]) -> None:
        self._send = send
        self._last_id = 0
        self._inboxes: dict[int, _Inbox] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request.

        Raises:
            ServerBusy: the manager process is gone.
        """
        self._last_id = exchange_id = self._last_id + 1
        inbox = self._inboxes[exchange_id] = asyncio.Queue()
        reading: set[asyncio.Task[None]] = set()
        self._send(_request(exchange_id, scope))
        try:
            while (message := await inbox.get()) is not None:
                if isinstance(message, CallerGone):
                    return
                if isinstance(message, WantBody):
                    reading.add(asyncio.create_task(self._pass_body_on(exchange_id, receive, inbox)))
                elif isinstance(message, AnswerStart):
                    await send({"type": "http.response.start", "status": message.status, "headers": message.headers})
                else:
                    await send({"type": "http.response.body", "body": message.body, "more_body": message.more})
                    self._send(Taken(exchange_id))
                    if not message.more:
                        return
            raise ServerBusy("PiCloud is restarting. Try again in a moment.")
        finally:
            del self._inboxes[exchange_id]
            for task in reading:
                task.cancel()

    def take(self, message: ExchangeMessage) -> None:
        """A message of the manager process; one for a request that is over is ignored."""
        inbox = self._inboxes.get(message.exchange_id)
        if inbox is not None:
            inbox.put_nowait(message)

    def end(self) -> None:
        """The manager process is gone."""
        for inbox in self._inboxes.values():
            inbox.put_nowait(None)

    async def _pass_body_on(self, exchange_id: int, receive: Receive, inbox: _Inbox) -> None:
        message = await receive()
        if message["type"] == _GONE:
            gone = CallerGone(exchange_id)
            self._send(gone)
            inbox.put_nowait(gone)
        else:
            self._send(RequestBody(exchange_id, message.get("body", b""), message.get("more_body", False)))


def _request(exchange_id: int, scope: Scope) -> Request:
    client = scope.get("client")
    return Request(
        exchange_id,
        scope["method"],
        scope["raw_path"],
        scope["query_string"],
        scope["headers"],
        scope["http_version"],
        scope["scheme"],
        None if client is None else (client[0], client[1]),
        is_on_apps(scope),
    )
