"""What `/readyz` and `/version` say: one check for each part that can fail while the process lives."""

import asyncio
import platform
from pathlib import Path

from picloud.cluster.manager_side.fleet import Fleet
from picloud.executor.local_client import LocalExecutorClient
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.secrets import SecretService
from picloud.manager.history.sink import HistorySink
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.maintenance.host import read_free_bytes
from picloud.manager.maintenance.written import WrittenToday
from picloud.manager.storage.absent import AbsentDatabase
from picloud.manager.storage.database import StorageError
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.storage import Storage
from picloud.orchestrator.script_table import ScriptTable
from picloud.server.probes import Check
from picloud.shared.clock import iso_utc
from picloud.shared.errors import StorageUnavailable
from picloud.shared.models import NodeVersions, Versions
from picloud.shared.version import API_VERSION, PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION
from picloud.shared.wire import ExecutorHello


def versions(storage: Storage, hello: ExecutorHello) -> Versions:
    """The body of `/version`."""
    return Versions(
        product=PRODUCT_VERSION,
        sdk=SDK_VERSION,
        api=API_VERSION,
        schema=storage.schema_version,
        wire=WIRE_VERSION,
        engine=hello.engine,
        python=platform.python_version(),
        database=storage.control.engine,
        nodes=[NodeVersions("executor", hello.product_version, hello.sdk_version, hello.wire_version, hello.engine)],
    )


async def check_executor(executor: LocalExecutorClient, hello: ExecutorHello) -> Check:
    stats = executor.stats()
    death = stats.last_death
    return Check(
        stats.processes > 0,
        {
            "processes": stats.processes,
            "slots": stats.slots,
            "in_flight": stats.in_flight,
            "queued": stats.queued,
            "waiting": stats.waiting,
            "deaths": stats.deaths,
            "walls": hello.walls,
            "last_death": None if death is None else {"at": iso_utc(death.at), "reason": death.reason},
        },
    )


async def check_database(storage: Storage, table: ScriptTable, data_dir: Path, written: WrittenToday) -> Check:
    """Whether control data can be read and written, and what the disk still holds."""
    facts = {
        "scripts": len(table),
        "written_today_bytes": written.bytes,
        "disk_free_bytes": await asyncio.to_thread(read_free_bytes, data_dir),
    }
    try:
        await storage.control.fetch_one("SELECT live_revision FROM scripts LIMIT 1")
    except StorageUnavailable as exc:
        return Check(False, {**facts, "fault": exc.message})
    fault = storage.fault()
    return Check(fault is None, {**facts, "fault": None if fault is None else fault.message})


async def check_history(sink: HistorySink) -> Check:
    """History that cannot be written is worth knowing and no reason to send callers away."""
    return Check(True, {"writing": sink.is_writing})


async def check_data(storage: Storage, sync: str, kv: KvStores) -> Check:
    """The data of scripts and static assets. Without it, scripts that keep nothing go on, so this sends nobody away.
    `bytes` is null while the stores are counted anew; `assets_bytes` is a part of it."""
    data = storage.data
    fault = data.reason if isinstance(data, AbsentDatabase) else None
    if fault is None:
        try:
            await data.fetch_one("SELECT value FROM counters LIMIT 1")
        except (StorageUnavailable, StorageError) as exc:
            fault = getattr(exc, "message", "the data store cannot be read")
    if fault is None and isinstance(data, SqliteDatabase) and data.fault is not None:
        fault = data.fault.message
    sizes = kv.sizes
    assets = kv.bytes_beside
    total = None if sizes is None else assets + sum(size.bytes for size in sizes.values())
    facts = {"sync": sync, "bytes": total, "assets_bytes": assets, "max_bytes": kv.max_bytes, "fault": fault}
    return Check(True, facts)


async def check_secrets(secrets: SecretService) -> Check:
    """Sealed secrets stop those scripts alone that use them. `sealed` is null when the database does not answer."""
    try:
        numbers = await secrets.count()
    except StorageUnavailable:
        return Check(True, {"sealed": None})
    return Check(True, {"sealed": numbers.sealed})


async def check_backups(backups: BackupService) -> Check:
    """No reason to send callers away either; `proved_at` is the newest that was restored on trial."""
    await backups.refresh()
    kept = backups.list_backups()
    proved = next((backup.proved_at for backup in kept if backup.proved_at is not None), None)
    times = {"newest_at": kept[0].created_at if kept else None, "proved_at": proved, "next_at": backups.next_at}
    facts = {name: None if at is None else iso_utc(at) for name, at in times.items()}
    return Check(True, {"kept": len(kept), **facts, "fault": backups.fault})


async def check_fleet(fleet: Fleet) -> Check:
    """The orchestrator processes; one that is missing is on its way, and the others serve meanwhile."""
    stats = await fleet.gather()
    death = fleet.last_death
    return Check(
        True,
        {
            "processes": len(stats),
            "wanted": fleet.wanted,
            "connections": sum(each.connections for each in stats),
            "executor_processes": sum(each.processes for each in stats),
            "slots": sum(each.slots for each in stats),
            "in_flight": sum(each.in_flight for each in stats),
            "queued": sum(each.queued for each in stats),
            "waiting": sum(each.waiting for each in stats),
            "deaths": fleet.deaths,
            "last_death": None if death is None else {"at": iso_utc(death.at), "reason": death.reason},
        },
    )
