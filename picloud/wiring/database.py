"""Maintenance of databases for the command line: each function runs to its end in a loop of its own."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from picloud.manager.storage.database import StorageError
from picloud.manager.storage.installation import open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.maintenance.inspection import Inspection, inspect
from picloud.manager.storage.maintenance.opening import existing_stores
from picloud.manager.storage.maintenance.transfer import copy_installation, plan_copy
from picloud.manager.storage.migrate import load_migrations
from picloud.shared.errors import EXIT_DATABASE, EXIT_SCHEMA, StartRefused
from picloud.shared.owners import become_owner_of
from picloud.shared.setting_values import POSTGRES_SCHEME
from picloud.shared.settings import Settings


def url_of(settings: Settings) -> str:
    """The URL of the database that the settings name."""
    return settings.database_server or f"sqlite://{settings.database_path.absolute()}"


def copy(source: str, target: str, data_dir: Path, begin: Callable[[int], Callable[[int], None]]) -> dict[str, int]:
    """Copy an installation; returns the rows by table.

    Args:
        begin: called with the number of rows to copy; returns a function that is called with the rows copied since its
        last call.
    """

    _become_owner(source, target, data_dir=data_dir)

    async def run() -> dict[str, int]:
        plan = await plan_copy(source)
        advance = begin(plan.total_rows)
        copied = await copy_installation(source, target, plan, data_dir, lambda _table, rows: advance(rows))
        return {name: digest.rows for name, digest in sorted(copied.items())}

    return asyncio.run(run())


def check(url: str) -> Inspection:
    """As `inspect` in `picloud/manager/storage/maintenance/inspection.py`."""
    _become_owner(url)
    return asyncio.run(inspect(url))


def migrate(settings: Settings) -> int:
    """Bring the database to this package's schema, or make it; returns the version."""
    _become_owner(url_of(settings), data_dir=settings.data_dir)

    async def run() -> int:
        with InstanceLock.acquire(settings.data_dir):
            storage = await open_storage(settings)
            await storage.close()
        return storage.schema_version

    return asyncio.run(run())


def try_migrations(settings: Settings) -> list[str]:
    """Run the migrations that are pending, in transactions that are rolled back; returns their names.

    Raises:
        StartRefused: as `existing_stores`; exit code 3, naming the migration that fails.
    """

    _become_owner(url_of(settings), data_dir=settings.data_dir)

    async def run() -> list[str]:
        tried: list[str] = []
        async with existing_stores(url_of(settings), alone=True, writable=True) as stores:
            for store in stores:
                if store.fault is not None:
                    raise StartRefused(EXIT_DATABASE, store.fault)
                try:
                    async with store.database.transaction() as transaction:
                        for migration in store.pending:
                            tried.append(migration.label)
                            for statement in migration.statements:
                                await transaction.execute(statement.text)
                        raise _Undo
                except _Undo:
                    continue
                except StorageError as exc:
                    raise StartRefused(EXIT_SCHEMA, f"{tried[-1]} would fail: {exc}") from exc
        return tried

    return asyncio.run(run())


def _become_owner(*urls: str, data_dir: Path | None = None) -> None:
    """Make root the owner of the directories of the databases; of `data_dir` too, if a database is on a server.

    Raises:
        StartRefused: exit code 2; the directories belong to several users.
    """
    for dialect in ("sqlite", "postgres"):
        load_migrations(dialect)  # the package may lie where the owner cannot read it
    directories = [Path(urlsplit(url).path).parent for url in urls if not url.startswith(POSTGRES_SCHEME)]
    if data_dir is not None and (len(directories) < len(urls) or len(urls) == 1):
        directories.append(data_dir)
    become_owner_of(*directories)


class _Undo(Exception):
    """Rolls a trial back."""
