"""What PiCloud uses of uvicorn's protocol for HTTP/1.1: the life of a connection, its parser, and requests that an ASGI
application answers, one after the other. Knows no rule of HTTP."""

import asyncio
import urllib.parse
from functools import partial
from typing import Any, Final, cast

from uvicorn.protocols.http.flow_control import HIGH_WATER_LIMIT
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from picloud.server.connections.connection_gate import ConnectionGate, bodies_too_large

USED_ATTRIBUTES: Final = frozenset(
    {
        "access_logger",
        "app",
        "asgi_version",
        "client",
        "cycle",
        "flow",
        "headers",
        "logger",
        "loop",
        "parser",
        "pipeline",
        "scheme",
        "scope",
        "server",
        "server_state",
        "tasks",
        "transport",
        "url",
    }
)
"""All that the files of this folder read or write of uvicorn's connection; a test holds them to it."""


class _Cycle(RequestResponseCycle):
    """One request and its answer; holds its share of the memory for bodies until the application is done with it."""

    held_bytes = 0


class UvicornProtocol(HttpToolsProtocol):
    """A connection whose requests are answered by an ASGI application, in order."""

    cycle: Any
    """The newest request and its answer: a `_Cycle`, or a `DirectExchange` in its place. None before the first."""
    scope: Any

    def __init__(self, *args: Any, gate: ConnectionGate, **options: Any) -> None:
        super().__init__(*args, **options)
        self._gate = gate
        self._max_bodies_bytes = gate.limits.max_bodies_bytes

    @property
    def owes_answer(self) -> bool:
        """Whether the newest request is still to be answered."""
        return self.cycle is not None and not self.cycle.response_complete

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        for cycle, _ in self.pipeline:  # they never run
            self._release(cycle)
        self.pipeline.clear()

    def begin_cycle(self, *, expects_continue: bool, keep_alive: bool) -> None:
        """Hand the request of `scope` to the application, at once or when the ones before it are answered."""
        owes_answer = self.owes_answer
        path = self.scope["raw_path"].decode("latin-1")
        self.scope |= {
            "asgi": {"version": self.asgi_version, "spec_version": "2.3"},
            "server": self.server,
            "root_path": "",
            "state": {},
            "path": urllib.parse.unquote(path) if "%" in path else path,
        }
        self.cycle = cycle = _Cycle(
            scope=self.scope,
            transport=self.transport,
            flow=self.flow,
            logger=self.logger,
            access_logger=self.access_logger,
            access_log=False,
            default_headers=self.server_state.default_headers,
            message_event=asyncio.Event(),
            expect_100_continue=expects_continue,
            keep_alive=keep_alive,
            on_response=self.on_response_complete,
        )
        if owes_answer:
            self.flow.pause_reading()
            self.pipeline.appendleft((cycle, self.app))
        else:
            self._run(cycle)

    def add_body(self, body: bytes) -> None:
        """Give a part of the body to the newest request.

        Raises:
            ServerBusy: all bodies together take too much memory.
        """
        cycle = self.cycle
        size = len(body)
        cycle.held_bytes += size
        self._gate.bodies_bytes += size
        if self._gate.bodies_bytes > self._max_bodies_bytes:
            raise bodies_too_large()
        cycle.body += body
        if len(cycle.body) > HIGH_WATER_LIMIT:
            self.flow.pause_reading()
        cycle.message_event.set()

    def end_body(self) -> None:
        """The body of the newest request is complete."""
        self.cycle.more_body = False
        self.cycle.message_event.set()

    def run_next(self) -> bool:
        """Go on after an answer: read again, and run the request that waits. False when none does."""
        if self.flow.read_paused:
            self.flow.resume_reading()
        if not self.pipeline:
            return False
        cycle, _ = self.pipeline.pop()
        self._run(cycle)
        return True

    def _run(self, cycle: RequestResponseCycle) -> None:
        task = self.loop.create_task(cycle.run_asgi(self.app))
        self.tasks.add(task)
        task.add_done_callback(partial(self._finish, cycle))

    def _finish(self, cycle: RequestResponseCycle, task: "asyncio.Task[None]") -> None:
        self.tasks.discard(task)
        self._release(cycle)

    def _release(self, cycle: RequestResponseCycle) -> None:
        held = cast("_Cycle", cycle)
        if held.held_bytes:
            self._gate.bodies_bytes -= held.held_bytes
            held.held_bytes = 0

    def _unsupported_upgrade_warning(self) -> None:
        """Upgrades are ignored, which HTTP allows."""
