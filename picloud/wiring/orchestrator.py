"""An orchestrator process from start to end: the data plane alone. It has no database and no settings of its own; the
manager process tells it all, and it ends when that one does. Imports nothing of the manager, for the memory."""

import asyncio
import contextlib
import ipaddress
import logging
import socket
from typing import cast

import uvloop

from picloud.cluster.messages import Cleared, Crashed, FrontStats, OrchestratorSettings, Serving
from picloud.cluster.node_side.batching_sink import BatchingSink
from picloud.cluster.node_side.credential_table import CredentialTable
from picloud.cluster.node_side.manager_connection import ManagerConnection, Parts
from picloud.executor.replicated_quarantine import ReplicatedQuarantine
from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.ingress import Ingress
from picloud.orchestrator.http.request_reader import BodyReader
from picloud.orchestrator.route_table import RouteTable, default_cors
from picloud.orchestrator.script_table import ScriptTable
from picloud.server.app import RootApp
from picloud.server.cors import Cors
from picloud.server.hosts import AppsHosts
from picloud.server.listeners.listener import ListenerGroup
from picloud.server.proxies import Proxies, ProxyHeader
from picloud.shared.errors import StartRefused
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.log import configure_logging
from picloud.shared.wire import WireError
from picloud.wiring.broker import build_broker
from picloud.wiring.executor import boot, build_executor
from picloud.wiring.fan_out import FanOut
from picloud.wiring.listening import build_gate, build_listeners, calm_garbage_collector, load_certificate

logger = logging.getLogger(__name__)


def main(channel: int, listening: list[int]) -> int:
    """Run until the manager process says so or is gone. Returns the exit code.

    Args:
        channel: number of the descriptor of the socket to the manager process.
        listening: numbers of those of the listening sockets.
    """
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        bound = [socket.socket(fileno=number) for number in listening]
        return runner.run(_run(socket.socket(fileno=channel), bound))


async def _run(channel: socket.socket, listening: list[socket.socket]) -> int:
    connection = ManagerConnection()
    try:
        settings = await connection.open(channel)
    except WireError:
        return 1
    configure_logging(settings.log_level)
    try:
        front = _Front(settings, connection, listening)
        await boot(front.executor)
    except StartRefused as refusal:
        logger.error("orchestrator process does not start", extra={"action": "start", "reason": str(refusal)})
        return refusal.exit_code
    try:
        await front.serve()
    finally:
        await front.stop()
    connection.close()
    return 0 if connection.grace_s is not None else 1


class _Front:
    """The parts of the data plane, and their life."""

    def __init__(
        self, settings: OrchestratorSettings, connection: ManagerConnection, listening: list[socket.socket]
    ) -> None:
        networks = [ipaddress.ip_network(text) for text in settings.trusted_proxies]
        quarantine = ReplicatedQuarantine(
            lambda subject, certain: connection.send(Crashed(subject, certain)),
            lambda subject: connection.send(Cleared(subject)),
        )
        credentials = CredentialTable()
        table, routes = ScriptTable(), RouteTable(default_cors(settings.cors_origins))
        self._connection = connection
        self._gate = build_gate(settings, networks)
        self._sink = BatchingSink(connection.send, settings.history_requests, credentials.take_used)
        providers = {service: connection.services.provider(service) for service in ("kv", "secrets")}
        broker, self._http = build_broker(settings, listening, providers)
        self._services = broker.counts
        self.executor = build_executor(settings, connection, quarantine, broker)
        assets = AssetTable(connection, broker.counts)
        self._parts = Parts(
            FanOut(self.executor, table),
            routes,
            assets,
            credentials,
            quarantine,
            self._sink,
            self.executor,
            self._stats,
        )
        ingress = Ingress(
            table=table,
            routes=routes,
            assets=assets,
            executor=self.executor,
            direct=self.executor,
            sink=self._sink,
            authenticator=credentials,
            body_reader=BodyReader(BodyPace(settings.min_body_bytes_per_s)),
            quota_app=connection.forwarded,
            owns_cors=bool(settings.cors_origins),
        )
        app = RootApp(
            ingress=ingress,
            direct=ingress,
            control=connection.forwarded,
            proxies=Proxies(networks, cast("ProxyHeader", settings.proxy_header)),
            cors=Cors(settings.cors_origins),
            apps_hosts=AppsHosts(settings.apps_hosts),
        )
        certificate = load_certificate(settings.tls_cert, settings.tls_key)
        if certificate is not None:
            connection.reload = certificate.reload
        count = len(listening) - settings.apps_sockets
        listeners = build_listeners(app, listening[:count], listening[count:], self._gate, certificate)
        self._listener = ListenerGroup(*listeners)

    async def serve(self) -> None:
        """Serve until a stop is asked for; then let requests finish, as long as there is anybody to tell of them."""
        connection = self._connection
        connection.attach(self._parts)
        await connection.asked_to_serve.wait()
        await self._listener.start()
        calm_garbage_collector()
        connection.send(Serving())
        await connection.asked_to_stop.wait()
        if connection.grace_s is not None:
            await self._stop(connection.grace_s)
            self._sink.flush()

    async def stop(self) -> None:
        """End the executor and what scripts reach through this process."""
        await self.executor.stop()
        await self._http.stop()

    async def _stop(self, grace_s: float) -> None:
        stopping = asyncio.create_task(self._listener.stop(grace_s))
        force_stopping = asyncio.create_task(self._connection.asked_to_hurry.wait())
        await asyncio.wait({stopping, force_stopping}, return_when=asyncio.FIRST_COMPLETED)
        if not stopping.done():
            self._listener.force_stop()
            await self.executor.stop()
        force_stopping.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await stopping

    def _stats(self) -> FrontStats:
        stats = self.executor.stats()
        return FrontStats(
            connections=self._gate.connections,
            processes=stats.processes,
            slots=stats.slots,
            in_flight=stats.in_flight,
            queued=stats.queued,
            waiting=stats.waiting,
            deaths=stats.deaths,
            services=self._services,
        )
