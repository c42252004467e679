"""Builds the fleet of orchestrator processes, and what they share with the manager process."""

import json
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from picloud.cluster.manager_side.fleet import Fleet
from picloud.cluster.manager_side.node_session import FrontLaunch, OrchestratorGone
from picloud.cluster.messages import Credential, OrchestratorSettings
from picloud.executor.quarantine import Quarantine
from picloud.manager.access.admin_token import ADMINISTRATOR, AdminToken
from picloud.manager.access.tokens import TokenService
from picloud.manager.history.sink import HistorySink
from picloud.shared.errors import EXIT_PACKAGE, StartRefused
from picloud.shared.http.asgi import AsgiApp
from picloud.shared.protocols import AssetSource, RevisionSource, ServiceProvider
from picloud.shared.records.execution import Execution
from picloud.shared.records.pending import Batch
from picloud.shared.settings import Settings


def front_settings(settings: Settings, number: int = 0, *, apps_sockets: int = 0) -> OrchestratorSettings:
    """The share of one front process; the manager process is number 0. Each has one executor process at least."""
    count = settings.workers
    processes = settings.executor_processes
    return OrchestratorSettings(
        executor_processes=max(1, processes // count + (number < processes % count)),
        executor_threads=settings.executor_threads,
        waiting_threads=settings.waiting_threads,
        http=settings.http,
        http_connections=-(-settings.http_connections // count),
        proxied_names=[*settings.hosts, *settings.apps_hosts] if settings.trusted_proxies else [],
        max_memory_bytes=settings.max_memory_bytes,
        max_process_memory_bytes=settings.max_process_memory_bytes,
        queue_depth=-(-settings.queue_depth // count),
        queue_wait_ms=settings.queue_wait_ms,
        max_connections=-(-settings.max_connections // count),
        max_connections_per_peer=-(-settings.max_connections_per_peer // count),
        max_bodies_bytes=-(-settings.max_bodies_bytes // count),
        min_body_bytes_per_s=settings.min_body_bytes_per_s,
        trusted_proxies=[str(network) for network in settings.trusted_proxies],
        proxy_header=settings.proxy_header,
        cors_origins=list(settings.cors_origins),
        apps_hosts=list(settings.apps_hosts),
        apps_sockets=apps_sockets,
        tls_cert=None if settings.tls_cert is None else str(settings.tls_cert.absolute()),
        tls_key=None if settings.tls_key is None else str(settings.tls_key.absolute()),
        log_level=settings.log_level,
        history_requests=settings.history_requests,
    )


class FrontServices:
    """The services as orchestrator processes use them; a `ManagerSide`. `app` is set before the first starts."""

    app: AsgiApp

    def __init__(
        self,
        sources: RevisionSource,
        providers: Mapping[str, ServiceProvider],
        sink: HistorySink,
        tokens: TokenService,
        quarantine: Quarantine,
        *,
        contents: AssetSource,
    ) -> None:
        self.sources = sources
        self.contents = contents
        self.providers = providers
        self._sink = sink
        self._tokens = tokens
        self._quarantine = quarantine

    def add_records(self, batch: Batch, used: dict[str, int]) -> None:
        """As in `ManagerSide`."""
        self._sink.add_batch(batch)
        self._tokens.note_used(used)

    def tell(self, execution: Execution) -> None:
        """As in `ManagerSide`."""
        self._sink.tail.offer(execution)

    def note_crash(self, subject: str, *, certain: bool) -> None:
        """As in `ManagerSide`."""
        self._quarantine.note_crash(subject, certain=certain)

    def clear(self, subject: str) -> None:
        """As in `ManagerSide`."""
        self._quarantine.clear(subject)


def build_fleet(
    settings: Settings, listening: list[socket.socket], apps_sockets: int, services: FrontServices
) -> Fleet:
    """The orchestrator processes that the settings ask for, not started. `apps_sockets`: the last so many of the
    sockets are for the apps origin."""
    command = front_command()
    shares = [front_settings(settings, number, apps_sockets=apps_sockets) for number in range(1, settings.workers)]
    return Fleet([FrontLaunch(command, share, listening) for share in shares], services)


def replicate_to_fleet(
    fleet: Fleet, sink: HistorySink, tokens: TokenService, admin_token: AdminToken, quarantine: Quarantine
) -> None:
    """Tell the fleet of tokens, quarantine and live tail, now and when they change."""
    administrator = Credential(admin_token.digest, ADMINISTRATOR)

    def send_credentials() -> None:
        fleet.set_credentials([administrator, *(Credential(*found) for found in tokens.list_counting())])

    def send_quarantine() -> None:
        fleet.set_quarantine(quarantine.suspects, quarantine.held)

    tokens.on_change = send_credentials
    quarantine.on_change = send_quarantine
    sink.tail.on_followed = fleet.set_followed
    sink.others = fleet
    send_credentials()


def front_command() -> Callable[[int, list[int]], list[str]]:
    """The command of orchestrator processes: an isolated Python with this one's path and nothing of its environment."""
    child = str(Path(__file__).with_name("front_child.py"))
    path = json.dumps([entry for entry in sys.path if entry])
    options = ["-I", "-S", *(["-B"] if sys.dont_write_bytecode else [])]
    return lambda channel, listening: [sys.executable, *options, child, path, *map(str, [channel, *listening])]


async def start_fleet(fleet: Fleet) -> None:
    """Start all.

    Raises:
        StartRefused: one does not start.
    """
    try:
        await fleet.start()
    except OrchestratorGone as exc:
        raise StartRefused(
            EXIT_PACKAGE, f"an orchestrator process does not start: {exc}; look above, or set PICLOUD_WORKERS=1"
        ) from exc
