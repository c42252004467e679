"""The ASGI application at the root: decides by path which service answers. Holds no rules of any service."""

import logging
from functools import partial
from typing import Final

from picloud.server.cors import Cors
from picloud.server.hosts import AppsHosts
from picloud.server.proxies import Proxies
from picloud.shared.clock import new_id
from picloud.shared.errors import internal_error
from picloud.shared.http.asgi import AsgiApp, Header, Message, Receive, Scope, Send, send_error
from picloud.shared.http.direct import Begin, DirectRoot, Reply, header_lines
from picloud.shared.http.origins import is_for_scripts, is_on_apps, to_apps

NO_CONTENT: Final = 204

logger = logging.getLogger(__name__)


class RootApp:
    """One application for all listeners.

    Args:
        ingress: answers the paths of scripts and of routes.
        direct: answers them as well, on the fast path.
        control: answers everything else.
        proxies: the proxies that are trusted to report the client.
        cors: which pages elsewhere may call scripts; it is said on each answer below the path of scripts.
        apps_hosts: requests under these names are for the apps origin.
    """

    def __init__(
        self,
        *,
        ingress: AsgiApp,
        direct: DirectRoot,
        control: AsgiApp,
        proxies: Proxies,
        cors: Cors | None = None,
        apps_hosts: AppsHosts | None = None,
    ) -> None:
        self._ingress = ingress
        self._direct = direct
        self._control = control
        self._proxies = proxies
        self._cors = cors or Cors(())
        self._apps_hosts = apps_hosts or AppsHosts(())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one ASGI scope; never raises for a request."""
        if scope["type"] != "http":
            await _answer_other(scope, receive, send)
            return
        self._proxies.apply(scope)
        await self.answer(self._with_origin(scope), receive, send)

    async def answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request whose client and origin are known; never raises for it."""
        if is_for_scripts(scope):
            app = self._ingress
            if self._cors.covers(scope):
                preflight = self._cors.preflight(scope)
                if preflight is not None:
                    await _send_empty(send, preflight)
                    return
                send = _SendWithCors(send, scope, self._cors)
        else:
            app, send = self._control, _SendOnce(send)
        try:
            await app(scope, receive, send)
        except Exception:
            await _report_bug(scope, send)

    def route(self, scope: Scope) -> Begin | None:
        """As in `DirectApp`: calls of scripts are taken."""
        scope = self._with_origin(scope)
        if not is_for_scripts(scope) or scope["method"] == "HEAD":
            return None
        is_covered = self._cors.covers(scope)
        if is_covered:
            preflight = self._cors.preflight(scope)
            if preflight is not None:
                return partial(_reply_empty, header_lines(preflight))
        applied = dict(scope)  # a request that falls back to ASGI has the proxies applied there, to the original
        self._proxies.apply(applied)
        begin = self._direct.route(applied)
        if begin is None or not is_covered:
            return begin
        return partial(_begin_with, header_lines(self._cors.headers(scope)), begin)

    def refusal_headers(self, scope: Scope) -> list[Header]:
        """As in `DirectRoot`."""
        scope = self._with_origin(scope)
        if self._cors.covers(scope):
            return self._cors.headers(scope)
        return self._direct.refusal_headers(scope) if is_for_scripts(scope) else []

    def _with_origin(self, scope: Scope) -> Scope:
        """Return the scope as one to the apps origin when the request names one of its hosts."""
        if self._apps_hosts.is_named(scope["headers"]) and not is_on_apps(scope):
            return to_apps(scope)
        return scope


class AppsEntrance:
    """The root application as the listener of the apps origin has it: whatever comes there is for that origin."""

    def __init__(self, root: RootApp) -> None:
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As `RootApp`."""
        await self._root(to_apps(scope), receive, send)

    def route(self, scope: Scope) -> Begin | None:
        """As in `DirectApp`."""
        return self._root.route(to_apps(scope))

    def refusal_headers(self, scope: Scope) -> list[Header]:
        """As in `DirectRoot`."""
        return self._root.refusal_headers(to_apps(scope))


class _SendWithCors:
    """Passes messages on, answers with the headers of the rule."""

    def __init__(self, send: Send, scope: Scope, cors: Cors) -> None:
        self._send = send
        self._scope = scope
        self._cors = cors

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": self._cors.complete(self._scope, list(message.get("headers", ())))}
        await self._send(message)


async def _send_empty(send: Send, headers: list[Header]) -> None:
    await send({"type": "http.response.start", "status": NO_CONTENT, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _reply_empty(lines: bytes, _body: bytes, reply: Reply) -> bool:
    reply(NO_CONTENT, lines, b"")
    return True


def _begin_with(lines: bytes, begin: Begin, body: bytes, reply: Reply) -> bool:
    """As `begin`; its answer gets these lines too. The direct way has no answer of another process, and the ingress
    leaves out the CORS headers of a script."""
    return begin(body, lambda status, own, content: reply(status, own + lines, content))


class _SendOnce:
    """Passes messages on and remembers that an answer has begun, so that no second one is tried."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
        await self._send(message)


async def _report_bug(scope: Scope, send: Send) -> None:
    """An application failed: one log line with the traceback, and a 500 in the one shape if nothing was sent yet."""
    request_id = _log_bug(scope)
    if isinstance(send, _SendOnce) and send.started:
        return
    try:
        await send_error(scope, send, internal_error(), request_id)
    except Exception:
        logger.debug("the response had already started", extra={"action": "request", "request_id": request_id})


def _log_bug(scope: Scope) -> str:
    """Log the exception that is being handled; returns the id under which callers can name it."""
    request_id = new_id()
    logger.exception(
        "a request failed inside PiCloud",
        extra={"action": "request", "request_id": request_id, "method": scope["method"]},
    )
    return request_id


async def _answer_other(scope: Scope, receive: Receive, send: Send) -> None:
    """Lifespan events are acknowledged, everything else (WebSockets) is closed."""
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1000})
        return
    while scope["type"] == "lifespan":
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
