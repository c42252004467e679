"""Builds what manages scripts and looks after the node: the admin API, probes, the dashboard, backups."""

import hashlib
import socket
from contextlib import AsyncExitStack
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, cast

import msgspec

from picloud.cluster.manager_side.settling import Settling
from picloud.manager.api import ManagerServices, create_manager_app
from picloud.manager.assets.service import AssetService
from picloud.manager.data.kv_admin import KvAdmin
from picloud.manager.data.kv_keeping import KvKeeping
from picloud.manager.history.executions import ExecutionService
from picloud.manager.history.metrics import MetricsService
from picloud.manager.history.running import RunningService
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.maintenance.services import ServiceNumbersService
from picloud.manager.maintenance.system import SystemService
from picloud.manager.maintenance.written import WrittenToday
from picloud.manager.routes.keys import RouteKeys
from picloud.manager.routes.service import RouteService
from picloud.manager.scripts.service import ScriptService
from picloud.manager.scripts.trials import TrialService
from picloud.manager.storage.stores.assets import AssetStore
from picloud.manager.storage.stores.audit import AuditStore
from picloud.manager.storage.stores.routes import RouteStore
from picloud.manager.storage.stores.schedules import ScheduleStore
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.manager.work.scheduler import Scheduler
from picloud.manager.work.schedules import ScheduleService
from picloud.orchestrator.dispatcher import Dispatcher
from picloud.server.assets import dashboard_root
from picloud.server.control_plane import ControlPlane
from picloud.server.dashboard import Dashboard
from picloud.server.hosts import HostRule
from picloud.server.probes import Probes, ReadinessCheck
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.settings import Settings
from picloud.shared.zones import system_zone
from picloud.wiring.access import follow_changes
from picloud.wiring.addresses import own_host_names
from picloud.wiring.apps import AppsListening, check_apps
from picloud.wiring.data_plane import DataPlane
from picloud.wiring.fan_out import FanOut
from picloud.wiring.foundation import Foundation
from picloud.wiring.numbers import count_runs, count_service_calls
from picloud.wiring.readiness import (
    check_backups,
    check_data,
    check_database,
    check_executor,
    check_fleet,
    check_history,
    check_secrets,
    versions,
)

if TYPE_CHECKING:
    from picloud.shared.http.asgi import AsgiApp


class _Services(NamedTuple):
    scripts: ScriptService
    routes: RouteService
    assets: AssetService
    schedules: ScheduleService
    backups: BackupService


async def start_control_plane(
    base: Foundation, plane: DataPlane, apps: AppsListening, stack: AsyncExitStack
) -> "AsgiApp":
    """Publish all scripts to the data plane and build everything that does not answer calls.

    With other front processes, the answer to a change waits until they know it.
    """
    schedules, scheduler = _build_schedules(base, plane)
    assets = AssetService(AssetStore(base.storage.control), base.contents, plane.asset_feed)
    scripts, routes = await _start_scripts(base, plane, scheduler, assets, stack)
    backups = await _start_backups(base, stack)
    checks = _start_checks(base, plane, backups, stack)
    checks["apps"] = partial(check_apps, apps)
    probes = Probes(checks, versions(base.storage, plane.hello))
    admin = create_manager_app(
        _build_services(base, plane, _Services(scripts, routes, assets, schedules, backups), probes),
        base.access.authenticator,
        requests_per_minute=base.settings.admin_requests_per_minute,
        body_pace=BodyPace(base.settings.min_body_bytes_per_s),
    )
    control = ControlPlane(
        admin=cast("AsgiApp", admin),  # Quart's type names each kind of message
        probes=probes,
        dashboard=Dashboard(dashboard_root()),
        hosts=HostRule(own_host_names(base.settings)),
    )
    return control if plane.fleet is None else Settling(control, plane.fleet.settled)


def _build_schedules(base: Foundation, plane: DataPlane) -> tuple[ScheduleService, Scheduler]:
    settings = base.settings
    dispatcher = Dispatcher(
        plane.table,
        plane.executor,
        base.sink,
        plane.executor,
        slots=settings.event_slots,
        timeout_ms=settings.event_timeout_ms,
    )
    store = ScheduleStore(base.storage.control)
    scheduler = Scheduler(store, dispatcher, owner=_owner(settings), find_execution=base.executions.find)
    timezone = settings.timezone or system_zone()
    return ScheduleService(store, base.scripts, scheduler, timezone=timezone), scheduler


def _owner(settings: Settings) -> str:
    """Return a name of this installation among those that share its database; the same after a restart."""
    return hashlib.sha256(f"{socket.gethostname()}:{settings.data_dir.resolve()}".encode()).hexdigest()[:16]


async def _start_scripts(
    base: Foundation, plane: DataPlane, scheduler: Scheduler, assets: AssetService, stack: AsyncExitStack
) -> tuple[ScriptService, RouteService]:
    changes = base.storage.changes
    keeping = KvKeeping(base.kv, partial(_has_script, base.scripts))
    scripts = ScriptService(
        base.scripts,
        plane.executor,
        FanOut(plane.feed, keeping, scheduler),
        quarantine=plane.executor,
        has_peers=changes is not None,
        default_limits=base.settings.default_limits,
        max_source_bytes=base.settings.max_source_bytes,
    )
    await scripts.publish_all()
    keys = RouteKeys(base.secrets)
    plane.ingress.verification.keys = keys
    await assets.load()
    routes = RouteService(RouteStore(base.storage.control), scripts, plane.route_feed, keys, assets)
    await routes.load()
    base.secrets.on_change = routes.load_keys
    keeping.start()
    stack.push_async_callback(keeping.close)
    await scheduler.start()
    stack.push_async_callback(scheduler.close)
    if changes is not None:
        loaders = {
            "route": routes.load,
            "secret": routes.load_keys,
            "schedule": scheduler.reload,
            "assets": assets.load,
        }
        follower = follow_changes(changes, scripts, base.access, loaders)
        await follower.start()
        stack.push_async_callback(follower.close)
    return scripts, routes


async def _has_script(store: ScriptStore, script_id: str) -> bool:
    return await store.find_name(script_id) is not None


async def _start_backups(base: Foundation, stack: AsyncExitStack) -> BackupService:
    settings = base.settings
    backups = BackupService(
        base.storage.control,
        settings.backup_path,
        interval_hours=settings.backup_interval_hours,
        keep=settings.backup_keep,
        data=base.storage.data,
        data_max_bytes=settings.backup_data_max_bytes,
    )
    await backups.start()
    stack.push_async_callback(backups.close)
    return backups


def _start_checks(
    base: Foundation, plane: DataPlane, backups: BackupService, stack: AsyncExitStack
) -> dict[str, ReadinessCheck]:
    """Return the checks of `/readyz`, and start counting what is written for one of them."""
    written = WrittenToday()
    written.start()
    stack.callback(written.close)
    checks: dict[str, ReadinessCheck] = {
        "executor": partial(check_executor, plane.executor, plane.hello),
        "database": partial(check_database, base.storage, plane.table, base.settings.data_dir, written),
        "history": partial(check_history, base.sink),
        "data": partial(check_data, base.storage, base.settings.data_sync, base.kv),
        "secrets": partial(check_secrets, base.secrets),
        "backups": partial(check_backups, backups),
    }
    if plane.fleet is not None:
        checks["orchestrators"] = partial(check_fleet, plane.fleet)
    return checks


def _build_services(base: Foundation, plane: DataPlane, services: _Services, probes: Probes) -> ManagerServices:
    storage, access = base.storage, base.access
    executions = ExecutionService(base.executions, base.scripts, base.sink)
    return ManagerServices(
        scripts=services.scripts,
        routes=services.routes,
        assets=services.assets,
        refused_signatures=plane.ingress.verification.refusals_of,
        schedules=services.schedules,
        trials=TrialService(services.scripts, plane.executor, event_timeout_ms=base.settings.event_timeout_ms),
        executions=executions,
        running=RunningService(plane.executor, plane.fleet, access.audit),
        metrics=MetricsService(base.executions, executions, base.sink),
        tokens=access.tokens,
        accounts=access.accounts,
        system=SystemService(
            base.settings,
            storage.databases,
            readiness=probes.readiness,
            versions=msgspec.to_builtins(probes.versions),
        ),
        sessions=access.sessions,
        audit=access.audit,
        backups=services.backups,
        secrets=base.secrets,
        numbers=ServiceNumbersService(
            base.scripts,
            base.kv,
            base.secrets,
            count_calls=partial(count_service_calls, plane.services, plane.fleet),
            count_runs=partial(count_runs, plane.executor, plane.fleet),
        ),
        kv=KvAdmin(base.kv, base.scripts, AuditStore(storage.control)),
    )
