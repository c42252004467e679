"""A plain listener with applications that echo, and a caller that speaks to it over a raw socket."""

import asyncio
import json
from functools import partial
from typing import Any

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.listeners.listener import HttpListener
from picloud.shared.http.asgi import Header, Receive, Scope, Send, send_bytes
from picloud.shared.http.direct import Begin, Reply, header_lines

HOST = b"Host: a.example\r\n"
BIG = 32 * 1024 * 1024


class Echo:
    """Answers with the body, to /early before it is there; remembers what it was asked."""

    def __init__(self) -> None:
        self.scopes: list[Scope] = []
        self.unfinished = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.scopes.append(scope)
        if scope["raw_path"] == b"/early":
            await send_bytes(scope, send, 200, b"", [])
            return
        body = b""
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                self.unfinished += 1
                return
            body += message["body"]
            if not message["more_body"]:
                break
        await send_bytes(scope, send, 200, bytes(BIG) if scope["raw_path"] == b"/big" else body, [])


class DirectEcho:
    """Takes what is below /direct: answers with the body, at once or when `finish` is called."""

    def __init__(self) -> None:
        self.heads: list[Scope] = []
        self.bodies: list[bytes] = []
        self.replies: list[Reply] = []
        self.takes = True
        self.asked = 0

    def route(self, scope: Scope) -> Begin | None:
        if not scope["raw_path"].startswith(b"/direct"):
            return None
        self.heads.append(scope)
        return partial(self._begin, scope)

    def refusal_headers(self, scope: Scope) -> list[Header]:
        return [(b"x-refused", scope["raw_path"])]

    def _begin(self, scope: Scope, body: bytes, reply: Reply) -> bool:
        self.asked += 1
        if not self.takes:
            return False
        self.bodies.append(body)
        self.replies.append(reply)
        if scope["raw_path"] != b"/direct/later":
            self.finish()
        return True

    def finish(self, status: int = 200) -> None:
        """Answer the oldest request that is not answered."""
        body = self.bodies[-len(self.replies)]
        self.replies.pop(0)(status, header_lines([(b"content-length", b"%d" % len(body))]), body)


class Server:
    def __init__(self, listener: HttpListener, app: Echo, direct: DirectEcho, port: int, gate: ConnectionGate) -> None:
        self.listener = listener
        self.app = app
        self.direct = direct
        self.gate = gate
        self.port = port

    @property
    def connections(self) -> set[Any]:
        """Those that are open."""
        return set(self._state.connections)

    @property
    def tasks(self) -> set[Any]:
        """What a stop waits for."""
        return set(self._state.tasks)

    @property
    def _state(self) -> Any:
        return self.listener._server.server_state

    async def ask(self, *parts: bytes, pause_s: float = 0.05, wait_s: float = 0.2) -> bytes:
        """Send the parts one by one; all that comes back until the server closes, or `OPEN` at the end of it."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        for number, part in enumerate(parts):
            if number:
                await asyncio.sleep(pause_s)
            writer.write(part)
        received = b""
        try:
            async with asyncio.timeout(wait_s):
                while data := await reader.read(65_536):
                    received += data
        except TimeoutError:
            received += b"OPEN"
        writer.transport.abort()
        await asyncio.sleep(0.01)  # the server sees it
        return received


def refusal_of(answer: bytes) -> tuple[int, str]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"connection: close" in head
    assert not body.endswith(b"OPEN")
    return int(head.split()[1]), json.loads(body)["error"]["code"]
