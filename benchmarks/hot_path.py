"""What one call of a script costs the front process in functions called: the same on every machine and under any load,
so that a test can hold it. Serves in this process, asked by a thread, one request after the other."""

import asyncio
import http.client
import json
import sys
import threading
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any, Final, NamedTuple

import uvloop

from benchmarks.workloads import TINY
from picloud.server.listeners.binding import Address
from picloud.shared.settings import load_settings
from picloud.wiring.serve import run_service
from picloud.wiring.signals import Signals

_WARM_UP: Final = 100
_CALLS: Final = 300
_HEADERS: Final = {"content-type": "application/json"}


class Cost(NamedTuple):
    """Functions called for one request: those written in Python, and those in C that Python calls."""

    python: float
    native: float
    by_function: dict[str, float]
    """Of the Python ones, by file and name."""


class _Counter:
    """Counts what the thread that it is switched on in calls."""

    def __init__(self) -> None:
        self.native = 0
        self.python: Counter[Any] = Counter()

    def note(self, frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            self.python[frame.f_code] += 1
        elif event == "c_call":
            self.native += 1

    def cost(self, calls: int) -> Cost:
        by_function: Counter[str] = Counter()
        for code, count in self.python.items():
            by_function[f"{Path(code.co_filename).stem}.{code.co_qualname}"] += count
        ordered = {name: count / calls for name, count in by_function.most_common()}
        return Cost(self.python.total() / calls, self.native / calls, ordered)


class _Caller(threading.Thread):
    """Deploys the script, calls it until all is warm, then a fixed number of times while it is counted."""

    def __init__(
        self, address: Address, token: str, loop: asyncio.AbstractEventLoop, stop: asyncio.Event, *, new_heads: bool
    ) -> None:
        super().__init__(name="caller")
        self._address = address
        self._token = token
        self._loop = loop
        self._served = stop
        self._new_heads = new_heads
        self.counter = _Counter()

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._address.port, timeout=30)
        try:
            script = json.dumps({"name": TINY.name, "source": TINY.source})
            connection.request(
                "POST", "/api/v1/admin/scripts", script, {**_HEADERS, "authorization": f"Bearer {self._token}"}
            )
            connection.getresponse().read()
            self._call(connection, _WARM_UP)
            self._on_loop(lambda: sys.setprofile(self.counter.note))
            self._call(connection, _CALLS)
            self._on_loop(lambda: sys.setprofile(None))
        finally:
            self._loop.call_soon_threadsafe(self._served.set)
            connection.close()

    def _call(self, connection: http.client.HTTPConnection, count: int) -> None:
        for number in range(count):
            # in one piece: the server would meet a head alone whenever the machine is busy, and go another way
            connection.sock.sendall(_request(self._address.port, number if self._new_heads else 0))
            answer = http.client.HTTPResponse(connection.sock, method="POST")
            answer.begin()
            if json.loads(answer.read()) != TINY.answer:
                raise RuntimeError(f"the script answered {answer.status}")

    def _on_loop(self, action: Any) -> None:
        done = threading.Event()

        def act() -> None:
            action()
            done.set()

        self._loop.call_soon_threadsafe(act)
        done.wait(10)


def _request(port: int, number: int) -> bytes:
    head = (
        f"POST /api/v1/execute/{TINY.name}?number={number} HTTP/1.1\r\n"
        f"host: 127.0.0.1:{port}\r\naccept-encoding: identity\r\n"
        f"content-type: application/json\r\ncontent-length: {len(TINY.body)}\r\n\r\n"
    )
    return head.encode() + TINY.body


def measure(directory: Path, *, new_heads: bool = False) -> Cost:
    """Serve from a directory and count; a few seconds. `new_heads`: no head comes twice in a row."""
    settings = load_settings(
        {"PICLOUD_BIND": "127.0.0.1:0", "PICLOUD_DATA_DIR": str(directory), "PICLOUD_LOG_LEVEL": "WARNING"}
    )

    async def serve() -> _Caller:
        signals = Signals()
        loop = asyncio.get_running_loop()
        callers: list[_Caller] = []

        def ready(address: Address) -> None:
            caller = _Caller(
                address, (directory / "admin-token").read_text().strip(), loop, signals.stop, new_heads=new_heads
            )
            callers.append(caller)
            caller.start()

        await run_service(settings, ready=ready, signals=signals)
        return callers[0]

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        caller = runner.run(serve())
    caller.join()
    if not caller.counter.native:
        raise RuntimeError("nothing was counted: the calls failed")
    return caller.counter.cost(_CALLS)
