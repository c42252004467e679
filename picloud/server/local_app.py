"""What the local socket answers: everything that the TCP listener does, and where that one is found."""

from typing import Final

from picloud.server.proxies import Proxies
from picloud.shared.http.asgi import AsgiApp, Receive, Scope, Send, send_json
from picloud.shared.http.paths import is_of_data_plane
from picloud.shared.local_socket import ADDRESS_PATH

LOCAL_PEER: Final = "local"
"""What the audit log has as the peer of a request over the local socket."""
_LOOPBACK: Final = "127.0.0.1"


class LocalApp:
    """An `AsgiApp` for the local socket.

    Args:
        answer: answers requests whose client is known.
        url: address of the TCP listener, as the owner writes it, without a path.
    """

    def __init__(self, answer: AsgiApp, url: str) -> None:
        self._answer = answer
        self._url = url
        self._proxies = Proxies((), "x-forwarded-for")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one HTTP request. Scripts see the loopback address; forwarding headers are removed."""
        scope["client"] = (LOCAL_PEER, 0)
        self._proxies.apply(scope)
        if scope["raw_path"] == ADDRESS_PATH.encode():
            await send_json(scope, send, 200, {"url": self._url})
            return
        if is_of_data_plane(scope["raw_path"]):
            scope["client"] = (_LOOPBACK, 0)
        await self._answer(scope, receive, send)
