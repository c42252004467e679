"""Opens the two stores of an installation: looks first, refuses without touching anything, then migrates.
Those on a database server are opened in `postgres_installation.py`.

Control data is never replaced: a file that is not whole stops the start. History is: it is set aside and begun anew.
"""

import asyncio
import logging
import os
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from picloud.manager.storage.database import StorageError
from picloud.manager.storage.directory import prepare_directory, sync_directory
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.migrate import (
    AppliedMigration,
    apply_migrations,
    load_migrations,
    pending_migrations,
    schema_version,
)
from picloud.manager.storage.postgres_installation import open_postgres
from picloud.manager.storage.sqlite import SqliteDatabase
from picloud.manager.storage.sqlite_file import CONTROL_APPLICATION_ID, HISTORY_APPLICATION_ID, FileUnusable, examine
from picloud.manager.storage.stores import Storage, write_marker
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import EXIT_DATABASE, StartRefused, StorageUnavailable
from picloud.shared.settings import Settings

HISTORY_NAME: Final = "history.db"
MARKER_NAME: Final = "installed"
SERVER_MARKER_NAME: Final = "installed-on-a-server"
_HISTORY_CHECK_BYTES: Final = 32 * 1024 * 1024  # walking more than this would delay the start

logger = logging.getLogger(__name__)


async def open_storage(settings: Settings, *, clock: Clock = now_ms, migrations: Traversable | None = None) -> Storage:
    """Open the stores that the settings name and bring them to this package's schema.

    The caller holds the `InstanceLock` of the data directory; a database outside of it is locked here as well.

    Args:
        migrations: the root of the migration files; None means the package's own.
    Raises:
        StartRefused: exit code 1 (the server does not answer), 2 (directory), 3 (schema), 4 (database), 5 (in use);
            the database is as it was.
    """
    prepare_directory(settings.data_dir)
    if settings.database_server is not None:
        return await open_postgres(
            settings.database_server, marker=settings.data_dir / SERVER_MARKER_NAME, clock=clock, migrations=migrations
        )
    path = settings.database_path
    lock = None
    if path.parent.resolve() != settings.data_dir.resolve():
        lock = InstanceLock.acquire(path.parent)
    try:
        return await _open(path, lock, clock, migrations)
    except (StorageUnavailable, StorageError) as exc:
        if lock is not None:
            lock.release()
        cause = exc.__cause__ or exc
        raise StartRefused(EXIT_DATABASE, f"{path.parent}: the database cannot be opened: {cause}") from exc
    except BaseException:
        if lock is not None:
            lock.release()
        raise


async def _open(path: Path, lock: InstanceLock | None, clock: Clock, root: Traversable | None) -> Storage:
    available = load_migrations("sqlite", root)
    version = schema_version(available)
    history_path = path.parent / HISTORY_NAME
    installed = (path.parent / MARKER_NAME).exists()
    try:
        applied = await asyncio.to_thread(examine, path, CONTROL_APPLICATION_ID, installed=installed)
    except FileUnusable as exc:
        raise StartRefused(EXIT_DATABASE, str(exc)) from exc
    pending = pending_migrations(available["control"], applied, version)
    history_applied, history_fault = await asyncio.to_thread(_examine_history, history_path)
    history_pending = pending_migrations(available["history"], history_applied, version)

    # Nothing has been changed up to here.
    if history_fault is not None:
        _set_aside(history_path, history_fault, clock())
    control = await SqliteDatabase.open(path, application_id=CONTROL_APPLICATION_ID)
    try:
        await apply_migrations(control, pending, clock)
        history = await SqliteDatabase.open(
            history_path, synchronous="NORMAL", application_id=HISTORY_APPLICATION_ID, stop_after_fault=False
        )
        try:
            await apply_migrations(history, history_pending, clock)
            if not installed:
                write_marker(path.parent / MARKER_NAME)
        except BaseException:
            await history.close()
            raise
    except BaseException:
        await control.close()
        raise
    return Storage(
        control,
        history,
        version,
        releases=[] if lock is None else [lock.release],
        failed=control.failed,
        fault=lambda: control.fault,
    )


def _examine_history(path: Path) -> tuple[list[AppliedMigration], str | None]:
    """The history's migrations, or none and the reason why it must be begun anew."""
    try:
        return examine(path, HISTORY_APPLICATION_ID, installed=False, check_up_to_bytes=_HISTORY_CHECK_BYTES), None
    except FileUnusable as exc:
        return [], str(exc)


def _set_aside(path: Path, fault: str, now: int) -> None:
    """Rename the history and its log, so that a new one can begin and the old one can be looked at."""
    moment = datetime.fromtimestamp(now / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    suffix = f".damaged-{moment}.{now % 1000:03d}Z"
    try:
        for name in (path.name, path.name + "-wal", path.name + "-shm"):
            if os.path.lexists(path.with_name(name)):
                path.with_name(name).rename(path.with_name(name + suffix))
        sync_directory(path.parent)
    except OSError as exc:
        raise StartRefused(EXIT_DATABASE, f"{path}: is damaged and cannot be set aside: {exc.strerror}") from exc
    logger.warning(
        "the history of executions cannot be used; it was set aside and begun anew, scripts are not affected",
        extra={"action": "history_set_aside", "fault": fault, "set_aside_as": path.name + suffix},
    )
