"""Builds what answers calls: executor, script table, ingress, and the fleet of other front processes."""

import socket
from contextlib import AsyncExitStack
from typing import NamedTuple

from picloud.cluster.manager_side.fleet import Fleet
from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.quarantine import Quarantine
from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.http.ingress import Ingress
from picloud.orchestrator.http.request_reader import BodyReader
from picloud.orchestrator.route_table import RouteTable, default_cors
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.protocols import AssetFeed, RouteFeed, ScriptFeed
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.wire import ExecutorHello
from picloud.wiring.broker import build_broker
from picloud.wiring.executor import boot, build_executor
from picloud.wiring.fan_out import AssetFanOut, FanOut, RouteFanOut
from picloud.wiring.foundation import Foundation
from picloud.wiring.fronts import FrontServices, build_fleet, front_settings, replicate_to_fleet
from picloud.wiring.providers import build_providers


class DataPlane(NamedTuple):
    """The parts of this node that answer calls."""

    executor: LocalExecutorClient
    hello: ExecutorHello
    services: ServiceCounts
    """Calls of this process to services."""
    table: ScriptTable
    routes: RouteTable
    assets: AssetTable
    ingress: Ingress
    fleet: Fleet | None
    """The other front processes, not started; None when this is the only one."""
    front_services: FrontServices
    """What they may ask for; `app` is still to be set."""

    @property
    def feed(self) -> ScriptFeed:
        """Everything that has to know which scripts are live."""
        feeds: list[ScriptFeed] = [self.executor, self.table]
        if self.fleet is not None:
            feeds.append(self.fleet)
        return FanOut(*feeds)

    @property
    def route_feed(self) -> RouteFeed:
        """Everything that has to know which routes are live."""
        feeds: list[RouteFeed] = [self.routes]
        if self.fleet is not None:
            feeds.append(self.fleet)
        return RouteFanOut(*feeds)

    @property
    def asset_feed(self) -> AssetFeed:
        """Everything that has to know which assets are live."""
        feeds: list[AssetFeed] = [self.assets]
        if self.fleet is not None:
            feeds.append(self.fleet)
        return AssetFanOut(*feeds)


async def start_data_plane(
    base: Foundation, bound: list[socket.socket], apps_sockets: int, stack: AsyncExitStack
) -> DataPlane:
    """Boot the executor and build the rest. No script is published yet, and the fleet is not started.

    Args:
        bound: the sockets that all front processes accept on.
        apps_sockets: the last so many of them are for the apps origin.
    Raises:
        StartRefused: the executor process does not start.
    """
    settings, access = base.settings, base.access
    quarantine = Quarantine()
    own_settings = front_settings(settings)
    providers = build_providers(base)
    broker, http = build_broker(own_settings, bound, providers)
    stack.push_async_callback(http.stop)
    executor = build_executor(own_settings, base.scripts, quarantine, broker)
    stack.push_async_callback(executor.stop)
    hello = await boot(executor)
    table, routes = ScriptTable(), RouteTable(default_cors(settings.cors_origins))
    assets = AssetTable(base.contents, broker.counts)
    front_services = FrontServices(
        base.scripts, providers, base.sink, access.tokens, quarantine, contents=base.contents
    )
    fleet = None
    if settings.workers > 1:
        fleet = build_fleet(settings, bound, apps_sockets, front_services)
        replicate_to_fleet(fleet, base.sink, access.tokens, access.admin_token, quarantine)
    ingress = _build_ingress(base, executor, table, routes, assets)
    return DataPlane(executor, hello, broker.counts, table, routes, assets, ingress, fleet, front_services)


def _build_ingress(
    base: Foundation, executor: LocalExecutorClient, table: ScriptTable, routes: RouteTable, assets: AssetTable
) -> Ingress:
    return Ingress(
        table=table,
        routes=routes,
        assets=assets,
        executor=executor,
        direct=executor,
        sink=base.sink,
        authenticator=base.access.authenticator,
        body_reader=BodyReader(BodyPace(base.settings.min_body_bytes_per_s)),
        owns_cors=bool(base.settings.cors_origins),
    )
