"""One orchestrator process as the manager process sees it: its start, the messages in both directions, and its end."""

import asyncio
import socket
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, Protocol, TypeVar, cast

from msgspec import Struct

from picloud.children.channel import Channel
from picloud.children.child_process import ChildProcess
from picloud.cluster import messages
from picloud.cluster.manager_side.forwarded_requests import ForwardedRequests
from picloud.cluster.manager_side.service_calls import ForwardedCalls
from picloud.cluster.messages import FrontStats, ManagerMessage, OrchestratorSettings
from picloud.shared.errors import PiCloudError
from picloud.shared.http.asgi import AsgiApp
from picloud.shared.protocols import AssetSource, RevisionSource, ServiceProvider
from picloud.shared.records.counts import MinuteKey
from picloud.shared.records.execution import Execution
from picloud.shared.records.pending import Batch
from picloud.shared.running import RunningExecution
from picloud.shared.version import PRODUCT_VERSION
from picloud.shared.wire import WireError

_T = TypeVar("_T")


class OrchestratorGone(Exception):
    """The process ended, or never began; the message says why."""


class ManagerSide(Protocol):
    """The part of the manager process that an orchestrator process uses."""

    app: AsgiApp
    """Answers forwarded requests."""
    sources: RevisionSource
    contents: AssetSource
    providers: Mapping[str, ServiceProvider]
    """Answer calls of scripts to services."""

    def add_records(self, batch: Batch, used: dict[str, int]) -> None:
        """Keep what was recorded there. `used`: when tokens were used, by id."""
        ...

    def tell(self, execution: Execution) -> None:
        """An execution ended there just now, and somebody follows the live tail."""
        ...

    def note_crash(self, subject: str, *, certain: bool) -> None:
        """As `Quarantine.note_crash`."""
        ...

    def clear(self, subject: str) -> None:
        """As `Quarantine.clear`."""
        ...


class FrontLaunch(Struct, frozen=True):
    """The start of an orchestrator process. `command(channel, listening)` gives the arguments of one by the numbers
    of its descriptors."""

    command: Callable[[int, list[int]], list[str]]
    settings: OrchestratorSettings
    listening: list[socket.socket]
    """The sockets that all processes accept on."""


class OrchestratorProcess:
    """A child process and the channel to it.

    Args:
        launch: how to start it.
        manager: what it may ask.
        on_end: called once with this process when it is gone for whatever reason.
    """

    def __init__(
        self, launch: FrontLaunch, manager: ManagerSide, on_end: "Callable[[OrchestratorProcess], None]"
    ) -> None:
        loop = asyncio.get_running_loop()
        self._launch = launch
        self._manager = manager
        self._on_end = on_end
        self._channel = Channel(messages.decode_orchestrator_message, self._receive, self.end)
        self._requests = ForwardedRequests(manager.app, self.send)
        self._service_calls = ForwardedCalls(manager.providers, self.send)
        self._child: ChildProcess | None = None
        self._greeted: asyncio.Future[None] = loop.create_future()
        self._serving: asyncio.Future[None] = loop.create_future()
        self._last_number = 0
        self._answers: dict[int, asyncio.Future[object]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.is_told = False
        """It knows all that was live, and hears of every change."""
        self.stats: FrontStats | None = None
        """Those of the last synchronisation."""
        self.end_reason: str | None = None
        self.ended = asyncio.Event()

    @property
    def pid(self) -> int | None:
        """The child's process id once it was started."""
        return self._child.pid if self._child else None

    async def start(self) -> None:
        """Start the child and exchange greetings.

        Raises:
            OrchestratorGone: it did not become ready.
        """
        listening = [bound.fileno() for bound in self._launch.listening]
        try:
            self._child, own_end = ChildProcess.spawn(
                lambda channel: self._launch.command(channel, listening), inherited=listening
            )
        except OSError as exc:
            raise OrchestratorGone(str(exc)) from exc
        await self._channel.open(own_end)
        self.send(messages.ManagerHello(PRODUCT_VERSION, self._launch.settings))
        await self._greeted

    async def serve(self) -> None:
        """All that is live was sent: let it listen, and wait until it does.

        Raises:
            OrchestratorGone: it ended.
        """
        self.send(messages.Serve())
        await self._serving

    def send(self, message: ManagerMessage) -> None:
        """Send a message; nobody gets it when the process is gone."""
        self._channel.send(messages.encode(message))

    async def sync(self, *, flush: bool = False) -> FrontStats:
        """Wait until all that was sent has taken effect. `flush`: and until its records are here.

        Raises:
            OrchestratorGone: it ended meanwhile.
        """
        self.stats = stats = cast("FrontStats", await self._ask(lambda number: messages.Sync(number, flush)))
        return stats

    async def find_request(self, execution_id: str) -> str | None:
        """The request of a success that it still has in memory.

        Raises:
            OrchestratorGone: it ended meanwhile.
        """
        return cast("str | None", await self._ask(lambda number: messages.FindRequest(number, execution_id)))

    async def list_running(self) -> list[RunningExecution]:
        """Its executions in progress.

        Raises:
            OrchestratorGone: it ended meanwhile.
        """
        return cast("list[RunningExecution]", await self._ask(messages.ListRunning))

    async def cancel(self, execution_id: str) -> RunningExecution | None:
        """As `RunControl.cancel`.

        Raises:
            OrchestratorGone: it ended meanwhile.
        """
        answer = await self._ask(lambda number: messages.CancelRun(number, execution_id))
        return next(iter(cast("list[RunningExecution]", answer)), None)

    async def _ask(self, question: Callable[[int], ManagerMessage]) -> object:
        """Send a question under a number of its own and return the answer."""
        self._last_number = number = self._last_number + 1
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        self.send(question(number))
        try:
            self._check_alive()
            return await answer
        finally:
            del self._answers[number]

    def end(self, reason: str) -> None:
        """Kill the process; who waits for it waits no more."""
        if self.end_reason is not None:
            return
        self.end_reason = reason
        self.ended.set()
        self._channel.abort()
        if self._child is not None:
            self._child.kill()
        self._requests.end()
        self._service_calls.end()
        waiting: list[asyncio.Future[Any]] = [self._greeted, self._serving, *self._answers.values()]
        for future in waiting:
            if not future.done():
                future.set_exception(OrchestratorGone(reason))
                future.exception()  # nobody may be waiting for it any more
        self._on_end(self)

    async def wait_ended(self) -> int | None:
        """Wait until the child is gone; returns its exit status, negative: the signal."""
        return None if self._child is None else await self._child.wait_ended()

    def _check_alive(self) -> None:
        if self.end_reason is not None:
            raise OrchestratorGone(self.end_reason)

    def _receive(self, message: object) -> None:
        match message:
            case messages.Request():
                self._requests.begin(message)
            case messages.RequestBody() | messages.CallerGone() | messages.Taken():
                self._requests.take(message)
            case messages.ServiceCall() | messages.ServiceCancel():
                self._service_calls.take(message)
            case messages.Records(executions, counts, used):
                by_key = {MinuteKey(minute, script_id): count for minute, script_id, count in counts}
                self._manager.add_records(Batch(executions, by_key), used)
            case messages.Ended(execution):
                self._manager.tell(execution)
            case (
                messages.Synced(number, answer)
                | messages.FoundRequest(number, answer)
                | messages.Running(number, answer)
            ):
                _settle(self._answers.get(number), answer)
            case _:
                self._receive_lifecycle(message)

    def _receive_lifecycle(self, message: object) -> None:
        """Handle lifecycle messages: sources that it asks for, crashes, greetings."""
        match message:
            case messages.WantSource():
                self._work(self._send_source(message))
            case messages.WantContent():
                self._work(self._send_content(message))
            case messages.Crashed(subject, certain):
                self._manager.note_crash(subject, certain=certain)
            case messages.Cleared(subject):
                self._manager.clear(subject)
            case messages.OrchestratorHello(product_version):
                if product_version != PRODUCT_VERSION:
                    raise WireError(f"it is of product {product_version}")
                _settle(self._greeted, None)
            case messages.Serving():
                _settle(self._serving, None)

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _send_content(self, want: messages.WantContent) -> None:
        try:
            data = await self._manager.contents.read_content(want.content, want.position, want.count)
        except PiCloudError as error:
            self.send(messages.Content(want.fetch_id, None, error.message))
        else:
            self.send(messages.Content(want.fetch_id, data))

    async def _send_source(self, want: messages.WantSource) -> None:
        try:
            source = await self._manager.sources.get_source(want.script_id, want.revision)
        except PiCloudError as error:
            self.send(messages.Source(want.fetch_id, None, error.code))
        else:
            self.send(messages.Source(want.fetch_id, source))


def _settle(future: asyncio.Future[_T] | None, value: _T) -> None:
    if future is not None and not future.done():
        future.set_result(value)
