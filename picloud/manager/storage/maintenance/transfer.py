"""Moves an installation from one database to another, of whatever engine: verified, and whole or not at all."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from picloud.manager.storage.database import Reader, StorageError
from picloud.manager.storage.directory import prepare_directory
from picloud.manager.storage.engines.sqlite_faults import os_error_of
from picloud.manager.storage.installation import SERVER_MARKER_NAME, open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.maintenance.copying import CopyFailed, Progress, copy_rows
from picloud.manager.storage.maintenance.opening import OpenStore, existing_stores
from picloud.manager.storage.maintenance.tables import Table, TableDigest, count_rows, tables_of_store
from picloud.manager.storage.postgres_installation import open_postgres
from picloud.manager.storage.storage import Storage
from picloud.manager.storage.store_spec import CONTROL, STORE_SPECS
from picloud.shared.clock import now_ms
from picloud.shared.errors import EXIT_DATABASE, EXIT_SCHEMA, StartRefused, StorageUnavailable
from picloud.shared.file_faults import refusal
from picloud.shared.setting_values import POSTGRES_SCHEME
from picloud.shared.settings import Settings

_ORDER: Final = tuple(reversed(STORE_SPECS))
"""Control data last: as long as the target has none, the copy can be begun again."""


class CopyPlan:
    """The tables to copy. `total_rows`: of all tables."""

    def __init__(self, tables: dict[str, list[Table]], total_rows: int) -> None:
        self.tables = tables
        self.total_rows = total_rows


async def plan_copy(source: str) -> CopyPlan:
    """Count what there is to copy.

    Raises:
        StartRefused: as `existing_stores`; also exit code 3 for a source of an older schema.
    """
    async with existing_stores(source, alone=True) as stores:
        tables = {store.name: await tables_of_store(store.name) for store in _checked(stores)}
        total = 0
        for store in stores:
            for table in tables[store.name]:
                total += await count_rows(store.database, table)
    return CopyPlan(tables, total)


async def copy_installation(
    source: str, target: str, plan: CopyPlan, data_dir: Path, progress: Progress
) -> dict[str, TableDigest]:
    """Copy all rows; each store in one transaction that is committed when it was read back the same.

    Args:
        data_dir: of the installation that will use a target on a server.
    Returns:
        What was copied, by table.
    Raises:
        StartRefused: as `existing_stores`; also exit code 4 when the target has data, or could not be written.
    """
    copied: dict[str, TableDigest] = {}
    try:
        async with existing_stores(source, alone=True) as stores, _target(target, data_dir) as storage:
            by_name = {store.name: store for store in _checked(stores)}
            await _refuse_data(storage, plan, target)
            for spec in _ORDER:
                if spec.name not in by_name:
                    continue
                snapshot: Reader
                async with by_name[spec.name].database.snapshot() as snapshot:
                    copied |= await copy_rows(
                        snapshot,
                        storage.databases[spec.name],
                        plan.tables[spec.name],
                        replace=spec is not CONTROL,
                        progress=progress,
                    )
    except (CopyFailed, StorageUnavailable, StorageError) as exc:
        directory = data_dir if target.startswith(POSTGRES_SCHEME) else Path(urlsplit(target).path).parent
        found = await asyncio.to_thread(os_error_of, exc, directory)
        if found is not None:
            raise refusal(found, directory, EXIT_DATABASE) from exc
        raise StartRefused(EXIT_DATABASE, f"nothing was copied: {exc.__cause__ or exc}") from exc
    return copied


@asynccontextmanager
async def _target(url: str, data_dir: Path) -> AsyncIterator[Storage]:
    with ExitStack() as stack:
        if url.startswith(POSTGRES_SCHEME):
            prepare_directory(data_dir)
            marker = data_dir / SERVER_MARKER_NAME
            storage = await open_postgres(url, marker=marker, clock=now_ms, exclusive=True, may_be_empty=True)
        else:
            directory = Path(urlsplit(url).path).parent
            stack.enter_context(InstanceLock.acquire(directory))
            storage = await open_storage(Settings(data_dir=directory, database_url=url), alone=True)
        try:
            yield storage
        finally:
            await storage.close()


async def _refuse_data(storage: Storage, plan: CopyPlan, target: str) -> None:
    """Refuse a target with control data. Anything else there is what a copy left that was cut off."""
    for table in plan.tables[CONTROL.name]:
        if await count_rows(storage.control, table):
            where = target.partition("://")[2].partition("/")[2].partition("?")[0]
            raise StartRefused(EXIT_DATABASE, f"{where}: has data already ({table.name}); name an empty database")


def _checked(stores: list[OpenStore]) -> list[OpenStore]:
    faults = [store.fault for store in stores if store.fault is not None]
    if faults:
        raise StartRefused(EXIT_DATABASE, faults[0])
    late = [migration for store in stores for migration in store.pending]
    if late:
        raise StartRefused(EXIT_SCHEMA, f"the source lacks {late[0].label}; run `picloud db migrate` on it first")
    return stores
