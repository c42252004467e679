"""Builds and starts the services of one node on its storage, and leaves on a stack what ends them."""

import socket
from contextlib import AsyncExitStack
from typing import NamedTuple

from picloud.cluster.manager_side.fleet import Fleet
from picloud.executor.local_client import LocalExecutorClient
from picloud.manager.access.accounts import AccountService
from picloud.manager.history.tail import Tail
from picloud.manager.storage.storage import Storage
from picloud.orchestrator.script_table import ScriptTable
from picloud.server.app import RootApp
from picloud.server.cors import Cors
from picloud.server.hosts import AppsHosts
from picloud.server.proxies import Proxies
from picloud.shared.settings import Settings
from picloud.wiring.apps import AppsListening
from picloud.wiring.control_plane import start_control_plane
from picloud.wiring.data_plane import start_data_plane
from picloud.wiring.foundation import start_foundation


class Node(NamedTuple):
    """The running parts of this node that starting and stopping need."""

    app: RootApp
    executor: LocalExecutorClient
    table: ScriptTable
    accounts: AccountService
    tail: Tail
    fleet: Fleet | None
    """The other front processes, not started; None when this is the only one."""


async def start_services(
    settings: Settings,
    storage: Storage,
    bound: list[socket.socket],
    apps: AppsListening,
    stack: AsyncExitStack,
    *,
    dashboard_url: str,
) -> Node:
    """Build and start the services; what must be ended is left on the stack.

    Args:
        bound: the sockets of the main listener.
        apps: those of the apps origin; all front processes accept on both.
        dashboard_url: where its owner finds it, without a path.
    """
    base = await start_foundation(settings, storage, dashboard_url, stack)
    plane = await start_data_plane(base, [*bound, *apps.sockets], len(apps.sockets), stack)
    app = RootApp(
        ingress=plane.ingress,
        direct=plane.ingress,
        control=await start_control_plane(base, plane, apps, stack),
        proxies=Proxies(settings.trusted_proxies, settings.proxy_header),
        cors=Cors(settings.cors_origins),
        apps_hosts=AppsHosts(settings.apps_hosts),
    )
    plane.front_services.app = app.answer
    return Node(app, plane.executor, plane.table, base.access.accounts, base.sink.tail, plane.fleet)
