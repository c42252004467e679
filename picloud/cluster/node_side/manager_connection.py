"""The orchestrator process's end: applies what the manager process says, in order, and asks it for what is missing."""

import asyncio
import socket
from collections.abc import Callable
from typing import Any, Protocol

from msgspec import Struct

from picloud.children.channel import Channel
from picloud.cluster import messages
from picloud.cluster.messages import FrontStats, ManagerHello, OrchestratorMessage, OrchestratorSettings
from picloud.cluster.node_side.batching_sink import BatchingSink
from picloud.cluster.node_side.credential_table import CredentialTable
from picloud.cluster.node_side.forwarding import ForwardedApp
from picloud.cluster.node_side.remote_services import RemoteServices
from picloud.shared.errors import NotFound, StorageUnavailable
from picloud.shared.protocols import AssetFeed, RouteFeed, RunControl, ScriptFeed
from picloud.shared.version import PRODUCT_VERSION
from picloud.shared.wire import WireError


class HeldScripts(Protocol):
    """Learns which scripts are not run."""

    def replace(self, suspects: list[str], held: list[str]) -> None:
        """As `ReplicatedQuarantine.replace`."""
        ...


class Parts(Struct, frozen=True):
    """The parts of an orchestrator process that messages of the manager process go to."""

    feed: ScriptFeed
    routes: RouteFeed
    assets: AssetFeed
    credentials: CredentialTable
    quarantine: HeldScripts
    sink: BatchingSink
    runs: RunControl
    stats: Callable[[], FrontStats]


class ManagerConnection:
    """Connection to the manager process; a `RevisionSource` and an `AssetSource`."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        self._channel = Channel(messages.decode_manager_message, self._receive, self._lose)
        self._settings: asyncio.Future[OrchestratorSettings] = loop.create_future()
        self._fetches: dict[int, asyncio.Future[Any]] = {}
        self._last_fetch = 0
        self._parts: Parts
        self.forwarded = ForwardedApp(self.send)
        self.services = RemoteServices(self.send)
        self.asked_to_serve = asyncio.Event()
        self.asked_to_stop = asyncio.Event()
        """Also set when the manager process is gone."""
        self.asked_to_hurry = asyncio.Event()
        self.reload: Callable[[], None] = lambda: None
        """Loads the certificate again."""
        self.grace_s: float | None = None
        """How long a stop may take; None when the manager process is gone."""

    async def open(self, end: socket.socket) -> OrchestratorSettings:
        """Connect and receive the settings. The greeting ends with `attach`.

        Raises:
            WireError: the manager process is gone or of another build.
        """
        await self._channel.open(end)
        return await self._settings

    def attach(self, parts: Parts) -> None:
        """Ready for all that is live."""
        self._parts = parts
        self.send(messages.OrchestratorHello(PRODUCT_VERSION))

    def send(self, message: OrchestratorMessage) -> None:
        """Send a message."""
        self._channel.send(messages.encode(message))

    def close(self) -> None:
        """Send what is left, and end."""
        self._channel.close()

    async def get_source(self, script_id: str, revision: int) -> str:
        """As in `RevisionSource`."""
        source: str = await self._fetch(lambda fetch_id: messages.WantSource(fetch_id, script_id, revision))
        return source

    async def read_content(self, content: str, position: int, count: int) -> bytes:
        """As in `AssetSource`."""
        data: bytes = await self._fetch(lambda fetch_id: messages.WantContent(fetch_id, content, position, count))
        return data

    async def _fetch(self, question: Callable[[int], OrchestratorMessage]) -> Any:  # Any: what was asked for
        """Ask for something under a number of its own and return it."""
        self._last_fetch = fetch_id = self._last_fetch + 1
        answer: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._fetches[fetch_id] = answer
        self.send(question(fetch_id))
        try:
            return await answer
        finally:
            del self._fetches[fetch_id]

    def _lose(self, reason: str) -> None:
        if not self._settings.done():
            self._settings.set_exception(WireError(f"the manager process is gone: {reason}"))
        for fetch in self._fetches.values():
            if not fetch.done():
                fetch.set_exception(StorageUnavailable("The manager process is gone."))
        self.forwarded.end()
        self.services.end()
        self.grace_s = None
        self.asked_to_serve.set()
        self.asked_to_stop.set()

    def _receive(self, message: object) -> None:
        match message:
            case messages.AnswerStart() | messages.AnswerBody() | messages.WantBody():
                self.forwarded.take(message)
            case messages.ServiceReply():
                self.services.take(message)
            case messages.Publish(script, source):
                self._parts.feed.publish(script, source)
            case messages.Withdraw(script_id):
                self._parts.feed.withdraw(script_id)
            case messages.Routes() | messages.Credentials() | messages.Quarantined() | messages.Follow():
                self._replace(message)
            case messages.PublishAssets(assets):
                self._parts.assets.publish_assets(assets)
            case messages.WithdrawAssets(name):
                self._parts.assets.withdraw_assets(name)
            case messages.Sync(number, flush):
                self._sync(number, flush=flush)
            case messages.Source() | messages.Content():
                self._take_fetched(message)
            case _:
                self._receive_other(message)

    def _replace(
        self, message: messages.Routes | messages.Credentials | messages.Quarantined | messages.Follow
    ) -> None:
        """Handle messages that say all there is of something now."""
        match message:
            case messages.Routes(routes):
                self._parts.routes.replace_routes(routes)
            case messages.Credentials(credentials):
                self._parts.credentials.replace(credentials)
            case messages.Quarantined(suspects, held):
                self._parts.quarantine.replace(suspects, held)
            case messages.Follow(wanted):
                self._parts.sink.is_followed = wanted

    def _receive_other(self, message: object) -> None:
        """Handle lifecycle messages: greeting, serve, stop, reload; and questions about executions."""
        match message:
            case messages.FindRequest(number, execution_id):
                self.send(messages.FoundRequest(number, self._parts.sink.find_request(execution_id)))
            case messages.ListRunning(number):
                self.send(messages.Running(number, self._parts.runs.list_running()))
            case messages.CancelRun(number, execution_id):
                cancelled = self._parts.runs.cancel(execution_id)
                self.send(messages.Running(number, [] if cancelled is None else [cancelled]))
            case ManagerHello(product_version, settings):
                if product_version != PRODUCT_VERSION or self._settings.done():
                    raise WireError(f"a greeting of product {product_version}, this is {PRODUCT_VERSION}")
                self._settings.set_result(settings)
            case messages.Serve():
                self.asked_to_serve.set()
            case messages.Stop(grace_s):
                self.grace_s = grace_s
                self.asked_to_stop.set()
            case messages.ForceStop():
                self.asked_to_hurry.set()
            case messages.Reload():
                self.reload()

    def _sync(self, number: int, *, flush: bool) -> None:
        if flush:
            self._parts.sink.flush()
        self.send(messages.Synced(number, self._parts.stats()))

    def _take_fetched(self, message: messages.Source | messages.Content) -> None:
        answer = self._fetches.get(message.fetch_id)
        if answer is None or answer.done():
            return
        found = message.source if isinstance(message, messages.Source) else message.data
        if found is not None:
            answer.set_result(found)
        elif isinstance(message, messages.Content):
            answer.set_exception(StorageUnavailable(message.fault))
        elif message.fault == "not_found":
            answer.set_exception(NotFound("There is no such script."))
        else:
            answer.set_exception(StorageUnavailable("The database does not answer. Try again."))
