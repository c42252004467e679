"""Holds an answer back until all front processes have heard of what it changed: a save is live when it is answered."""

from collections.abc import Awaitable, Callable

from picloud.shared.http.asgi import AsgiApp, Message, Receive, Scope, Send


class Settling:
    """An `AsgiApp` around another one.

    Args:
        settled: as `Fleet.settled`; returns at once when nothing was changed.
    """

    def __init__(self, app: AsgiApp, settled: Callable[[], Awaitable[None]]) -> None:
        self._app = app
        self._settled = settled

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""

        async def send_when_settled(message: Message) -> None:
            if message["type"] == "http.response.start":
                await self._settled()
            await send(message)

        await self._app(scope, receive, send_when_settled)
