"""Builds and starts the services of one node on its storage, and leaves on a stack what ends them."""

import socket
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec

from picloud.cluster.manager_side.fleet import Fleet
from picloud.cluster.manager_side.settling import Settling
from picloud.executor.local_client import LocalExecutorClient
from picloud.executor.quarantine import Quarantine
from picloud.manager.access.accounts import AccountService
from picloud.manager.access.admin_token import AnyOf
from picloud.manager.api import ManagerServices, create_manager_app
from picloud.manager.history.executions import ExecutionService
from picloud.manager.history.metrics import MetricsService
from picloud.manager.history.sink import HistorySink
from picloud.manager.history.tail import Tail
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.maintenance.system import SystemService
from picloud.manager.maintenance.written import WrittenToday
from picloud.manager.scripts.service import ScriptService
from picloud.manager.scripts.trials import TrialService
from picloud.manager.storage.storage import Storage
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.orchestrator.http.ingress import Ingress
from picloud.orchestrator.http.request_reader import BodyReader
from picloud.orchestrator.script_table import ScriptTable
from picloud.server.app import RootApp
from picloud.server.assets import dashboard_root
from picloud.server.control_plane import ControlPlane
from picloud.server.cors import Cors
from picloud.server.dashboard import Dashboard
from picloud.server.hosts import HostRule
from picloud.server.probes import Probes, ReadinessCheck
from picloud.server.proxies import Proxies
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.settings import Settings
from picloud.wiring.access import follow_changes, load_admin_token, start_access
from picloud.wiring.addresses import own_host_names
from picloud.wiring.executor import boot, build_executor
from picloud.wiring.fan_out import FanOut
from picloud.wiring.fronts import FrontServices, build_fleet, front_settings, replicate_to_fleet
from picloud.wiring.readiness import (
    check_backups,
    check_database,
    check_executor,
    check_fleet,
    check_history,
    versions,
)

if TYPE_CHECKING:
    from picloud.shared.http.asgi import AsgiApp


class Node(NamedTuple):
    """What runs on this node, as far as starting and stopping need it."""

    app: RootApp
    executor: LocalExecutorClient
    table: ScriptTable
    accounts: AccountService
    tail: Tail
    fleet: Fleet | None
    """The other front processes, not started; None when this is the only one."""


async def start_services(
    settings: Settings, storage: Storage, bound: list[socket.socket], dashboard_url: str, stack: AsyncExitStack
) -> Node:
    """Build and start the services; what must be ended is left on the stack.

    Args:
        bound: what all front processes accept on; only handed on.
        dashboard_url: where its owner finds it, without a path.
    """
    script_store = ScriptStore(storage.control)
    execution_store = ExecutionStore(storage.history)
    sink = HistorySink(
        execution_store,
        history_days=settings.history_days,
        history_max_rows=settings.history_max_rows,
        history_max_rows_per_script=settings.history_max_rows_per_script,
        history_max_bytes=settings.history_max_bytes,
        requests=settings.history_requests,
    )
    await sink.start()
    stack.push_async_callback(sink.close)

    admin_token = load_admin_token(settings)
    access = await start_access(settings, storage, script_store, dashboard_url, stack)
    authenticator = AnyOf(admin_token, access.tokens)

    quarantine = Quarantine()
    executor = build_executor(front_settings(settings), script_store, quarantine)
    stack.push_async_callback(executor.stop)
    hello = await boot(executor)

    table = ScriptTable()
    front_services = FrontServices(script_store, sink, access.tokens, quarantine)
    fleet = None
    feed = FanOut(executor, table)
    if settings.workers > 1:
        fleet = build_fleet(settings, bound, front_services)
        replicate_to_fleet(fleet, sink, access.tokens, admin_token, quarantine)
        feed = FanOut(executor, table, fleet)
    scripts = ScriptService(
        script_store,
        executor,
        feed,
        quarantine=executor,
        has_peers=storage.changes is not None,
        default_limits=settings.default_limits,
        max_source_bytes=settings.max_source_bytes,
    )
    await scripts.publish_all()
    if storage.changes is not None:
        follower = follow_changes(storage.changes, scripts, access)
        await follower.start()
        stack.push_async_callback(follower.close)
    executions = ExecutionService(execution_store, script_store, sink)
    backups = BackupService(
        storage.control,
        settings.backup_path,
        interval_hours=settings.backup_interval_hours,
        keep=settings.backup_keep,
    )
    await backups.start()
    stack.push_async_callback(backups.close)
    written = WrittenToday()
    written.start()
    stack.callback(written.close)
    node_versions = versions(storage, hello)
    checks: dict[str, ReadinessCheck] = {
        "executor": lambda: check_executor(executor, hello),
        "database": lambda: check_database(storage, table, settings.data_dir, written),
        "history": lambda: check_history(sink),
        "backups": lambda: check_backups(backups),
    }
    if fleet is not None:
        checks["orchestrators"] = partial(check_fleet, fleet)
    probes = Probes(checks, node_versions)
    services = ManagerServices(
        scripts=scripts,
        trials=TrialService(scripts, executor),
        executions=executions,
        metrics=MetricsService(execution_store, executions, sink),
        tokens=access.tokens,
        accounts=access.accounts,
        system=SystemService(
            settings,
            {"control": storage.control, "history": storage.history},
            readiness=probes.readiness,
            versions=msgspec.to_builtins(node_versions),
        ),
        sessions=access.sessions,
        audit=access.audit,
        backups=backups,
    )
    pace = BodyPace(settings.min_body_bytes_per_s)
    admin = create_manager_app(
        services, authenticator, requests_per_minute=settings.admin_requests_per_minute, body_pace=pace
    )
    ingress = Ingress(
        table=table,
        executor=executor,
        direct=executor,
        sink=sink,
        authenticator=authenticator,
        body_reader=BodyReader(pace),
        owns_cors=bool(settings.cors_origins),
    )
    control: AsgiApp = ControlPlane(
        admin=cast("AsgiApp", admin),  # Quart's type names each kind of message
        probes=probes,
        dashboard=Dashboard(dashboard_root()),
        hosts=HostRule(own_host_names(settings)),
    )
    if fleet is not None:
        control = Settling(control, fleet.settled)
    app = RootApp(
        ingress=ingress,
        direct=ingress,
        control=control,
        proxies=Proxies(settings.trusted_proxies, settings.proxy_header),
        cors=Cors(settings.cors_origins),
    )
    front_services.app = app.answer
    return Node(app, executor, table, access.accounts, sink.tail, fleet)
