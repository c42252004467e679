"""Servers of the tests that scripts send requests to: in a thread, on loopback."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct, json

Answer = tuple[int, dict[str, str], bytes]


class PeerRequest(Struct, frozen=True):
    """A request as the server got it. Header names are in lower case."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    def json(self) -> Any:
        return json.decode(self.body)


class Peer:
    """A running server. `seen`: the requests in the order of their arrival."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.seen: list[PeerRequest] = []


def as_json(value: object, status: int = 200) -> Answer:
    return status, {"content-type": "application/json"}, json.encode(value)


@contextmanager
def peer(respond: Callable[[PeerRequest], Answer]) -> Iterator[Peer]:
    """Run a server for the length of a block."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.0"  # nothing answers on a kept connection after the end

        def handle_any(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            request = PeerRequest(self.command, self.path, headers, body)
            running.seen.append(request)
            status, answer_headers, content = respond(request)
            self.send_response(status)
            for name, value in answer_headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815  names of the base

        def log_message(self, *arguments: object) -> None:
            pass

    class PeerServer(ThreadingHTTPServer):
        request_queue_size = 512
        daemon_threads = True

        def handle_error(self, *arguments: object) -> None:
            pass  # a client that went away

    with PeerServer(("127.0.0.1", 0), Handler) as server:
        running = Peer(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield running
        finally:
            server.shutdown()
            thread.join()
