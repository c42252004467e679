"""Opens the stores of an installation: looks first, refuses without touching anything, then migrates.
Those on a database server are opened in `postgres_installation.py`.

Control data is never replaced: a file that is not whole stops the start. A damaged history is set aside and an
empty one created.
The data of scripts is never replaced either, but the service starts without it.
"""

import asyncio
import contextlib
import errno
import logging
import os
from contextlib import AsyncExitStack, ExitStack
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal

from msgspec import Struct

from picloud.manager.storage.absent import AbsentDatabase, go_without
from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.directory import prepare_directory
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_errors import is_disk_failure
from picloud.manager.storage.engines.sqlite_faults import os_error_of
from picloud.manager.storage.engines.sqlite_file import (
    COMPANIONS,
    FileUnusable,
    examine,
    may_be_opened_later,
)
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.migrate import (
    AppliedMigration,
    Migration,
    apply_migrations,
    load_migrations,
    pending_migrations,
    schema_version,
)
from picloud.manager.storage.storage import Storage, marker_of, write_marker
from picloud.manager.storage.store_spec import CONTROL, DATA, STORE_SPECS, StoreSpec
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import EXIT_DATABASE, EXIT_TRY_AGAIN, StartRefused, StorageUnavailable
from picloud.shared.file_faults import refusal
from picloud.shared.files import has_room, sync_directory
from picloud.shared.settings import Settings

MARKER_NAME: Final = "installed"
SERVER_MARKER_NAME: Final = "installed-on-a-server"
_ROOM_BYTES: Final = 384 * 1024
"""A first write needs the log and the file that shares its index (64 KiB), and this for three stores."""
_CHECK_BYTES: Final = 32 * 1024 * 1024
"""Walking more than this would delay the start; control data is walked whole."""
_RELAXED_SYNC_S: Final = 0.9
"""`PICLOUD_DATA_SYNC=relaxed` promises a second."""

logger = logging.getLogger(__name__)


async def open_storage(
    settings: Settings, *, clock: Clock = now_ms, migrations: Traversable | None = None, alone: bool = False
) -> Storage:
    """Open the stores that the settings name and bring them to this package's schema.

    The caller holds the `InstanceLock` of the data directory; a database outside of it is locked here as well.

    Args:
        migrations: the root of the migration files; None means the package's own.
        alone: True to keep all other connections out of files, as `SqliteDatabase.open`.
    Raises:
        StartRefused: exit code 1 (the server does not answer, the disk is full or fails), 2 (directory), 3 (schema),
            4 (database), 5 (in use); the database is as it was.
    """
    prepare_directory(settings.data_dir)
    if settings.database_server is not None:
        # Here, because the driver is slow to import and SQLite needs none of it.
        from picloud.manager.storage.postgres_installation import open_postgres  # noqa: PLC0415

        marker = settings.data_dir / SERVER_MARKER_NAME
        try:
            return await open_postgres(
                settings.database_server,
                marker=marker,
                clock=clock,
                migrations=migrations,
                data_sync=settings.data_sync,
            )
        except OSError as exc:
            raise refusal(exc, marker, EXIT_DATABASE) from exc
    path = settings.database_path
    with ExitStack() as on_refusal:
        lock = None
        if path.parent.resolve() != settings.data_dir.resolve():
            lock = on_refusal.enter_context(InstanceLock.acquire(path.parent))
        try:
            storage = await _open(path, lock, clock, migrations, alone=alone, data_sync=settings.data_sync)
        except FileUnusable as exc:
            raise StartRefused(exc.exit_code, str(exc)) from exc
        except OSError as exc:
            raise refusal(exc, path.parent, EXIT_DATABASE) from exc
        except (StorageUnavailable, StorageError) as exc:
            raise await asyncio.to_thread(_refusal_of, exc, path) from exc
        on_refusal.pop_all()
    return storage


def _refusal_of(error: StorageUnavailable | StorageError, path: Path) -> StartRefused:
    """Find out why SQLite could not open or migrate the database: a full disk has many names there."""
    try:
        full = not has_room(path.parent, _ROOM_BYTES)
    except OSError as exc:
        return refusal(exc, path.parent, EXIT_DATABASE)
    if isinstance(error.__cause__, OSError):
        return refusal(error.__cause__, error.__cause__.filename or path.parent, EXIT_DATABASE)
    found = os_error_of(error, path.parent)
    if found is None and (full or (isinstance(error, StorageUnavailable) and error.code == "storage_full")):
        found = OSError(errno.ENOSPC, "")
    if found is not None:
        return refusal(found, path.parent, EXIT_DATABASE)
    passing = (
        may_be_opened_later(error.__cause__, path)
        or is_disk_failure(error.__cause__)
        or (isinstance(error, StorageUnavailable) and error.code == "database_busy")
    )
    return StartRefused(
        EXIT_TRY_AGAIN if passing else EXIT_DATABASE,
        f"{path.parent}: the database cannot be opened: {error.__cause__ or error}; "
        "check the disk and the owner and mode of the files, see docs/explanation/storage.md",
    )


class _File(Struct, frozen=True):
    """The SQLite file of a store, inspected and not yet opened.

    `fault`: why a replaceable store must be begun anew, or why the service does without an optional one.
    """

    spec: StoreSpec
    path: Path
    applied: list[AppliedMigration]
    fault: str | None
    pending: list[Migration]


async def _open(
    control: Path,
    lock: InstanceLock | None,
    clock: Clock,
    root: Traversable | None,
    *,
    alone: bool,
    data_sync: Literal["full", "relaxed"],
) -> Storage:
    available = load_migrations("sqlite", root)
    version = schema_version(available)
    room = await asyncio.to_thread(has_room, control.parent, _ROOM_BYTES)
    files = []
    for spec in STORE_SPECS:
        path = spec.path_beside(control)
        applied, fault = await asyncio.to_thread(_examine, spec, path, room, control.with_name(MARKER_NAME))
        files.append(_File(spec, path, applied, fault, pending_migrations(available[spec.name], applied, version)))
    if not room:
        _check_full_disk(files, control.parent)
    # Nothing has been changed up to here.
    first, databases = await _open_files(files, clock, alone=alone or not room, data_sync=data_sync)
    return Storage(
        databases,
        version,
        releases=[] if lock is None else [lock.release],
        failed=first.failed,
        fault=lambda: first.fault,
    )


def _check_full_disk(files: list[_File], directory: Path) -> None:
    """Let a start go on that has nothing to write."""
    if any(file.pending for file in files if file.fault is None or not file.spec.optional):
        raise refusal(OSError(errno.ENOSPC, ""), directory, EXIT_DATABASE)
    logger.warning(
        "the disk is full: saves are refused until there is room, calls go on; restart the service then",
        extra={"action": "disk_full", "path": str(directory)},
    )


async def _open_files(
    files: list[_File], clock: Clock, *, alone: bool, data_sync: Literal["full", "relaxed"]
) -> tuple[SqliteDatabase, dict[str, Database]]:
    """Open and migrate all; a start that is refused leaves no empty file behind.

    Returns:
        The database of control data, and all of them by the name of the store.
    """
    for file in files:
        if file.fault is not None and file.spec.replaceable:
            _set_aside(file.path, file.fault, clock())
    databases: dict[str, Database] = {}
    required: dict[str, SqliteDatabase] = {}
    async with AsyncExitStack() as on_refusal:
        for file in files:
            name = file.spec.name
            if not file.applied and not file.spec.replaceable:
                on_refusal.callback(_remove_unused, file.path)
            relaxed = file.spec is DATA and data_sync == "relaxed"
            if file.spec.optional:
                databases[name] = await _open_optional(file, alone=alone, relaxed=relaxed)
            else:
                databases[name] = required[name] = await _open_file(file, alone=alone, relaxed=relaxed)
            on_refusal.push_async_callback(databases[name].close)
        # after all are open: a migration must not take the room that opening the next file needs
        for file in files:
            name = file.spec.name
            if file.spec.optional:
                databases[name] = await _migrate_optional(file, databases[name], clock)
            else:
                await apply_migrations(required[name], file.pending, clock)
        for file in files:
            if not file.spec.replaceable and not isinstance(databases[file.spec.name], AbsentDatabase):
                marker = marker_of(file.spec, files[0].path.with_name(MARKER_NAME))
                await asyncio.to_thread(write_marker, marker)
        on_refusal.pop_all()
    return required[CONTROL.name], databases


async def _open_file(file: _File, *, alone: bool, relaxed: bool) -> SqliteDatabase:
    return await SqliteDatabase.open(
        file.path,
        synchronous="NORMAL" if relaxed else file.spec.synchronous,
        application_id=file.spec.application_id,
        stop_after_fault=not file.spec.replaceable,
        alone=alone,
        sync_within_s=_RELAXED_SYNC_S if relaxed else None,
    )


async def _open_optional(file: _File, *, alone: bool, relaxed: bool) -> Database:
    """Open a store that the service can do without; it is absent when it cannot be used."""
    if file.fault is not None:
        return go_without(file.spec, "sqlite", file.fault)
    try:
        return await _open_file(file, alone=alone, relaxed=relaxed)
    except (StorageUnavailable, StorageError, OSError) as exc:
        return go_without(file.spec, "sqlite", f"{file.path}: cannot be opened: {exc.__cause__ or exc}")


async def _migrate_optional(file: _File, database: Database, clock: Clock) -> Database:
    """Bring an optional store to this schema; when that fails it is closed and absent."""
    if isinstance(database, AbsentDatabase):
        return database
    try:
        await apply_migrations(database, file.pending, clock)
    except (StorageUnavailable, StorageError, OSError) as exc:
        await database.close()
        return go_without(file.spec, "sqlite", f"{file.path}: cannot be migrated: {exc.__cause__ or exc}")
    return database


def _remove_unused(path: Path) -> None:
    """Remove the files of a first start that was refused, unless there are tables in them."""
    with contextlib.suppress(OSError):
        if path.stat().st_size == 0:
            for name in (path.name, *(path.name + companion for companion in COMPANIONS)):
                path.with_name(name).unlink(missing_ok=True)


def _examine(spec: StoreSpec, path: Path, room: bool, first_marker: Path) -> tuple[list[AppliedMigration], str | None]:
    """The migrations of a file; or none and the `_File.fault`.

    Raises:
        FileUnusable: it cannot be opened now or must not be replaced.
    """
    marker = marker_of(spec, first_marker)
    try:
        applied = examine(
            path,
            spec.application_id,
            installed=not spec.replaceable and os.path.lexists(marker),
            marker_name=marker.name,
            check_up_to_bytes=None if spec is CONTROL else _CHECK_BYTES,
            has_room=room,
        )
    except FileUnusable as exc:
        if not spec.optional and (not spec.replaceable or not exc.is_damage):
            raise
        return [], str(exc)
    return applied, None if applied or room or not spec.optional else f"{path}: the disk is full"


def _set_aside(path: Path, fault: str, now: int) -> None:
    """Rename the history and its log, so that a new one can begin and the old one can be inspected."""
    moment = datetime.fromtimestamp(now / 1000, UTC).strftime("%Y%m%dT%H%M%S")
    suffix = f".damaged-{moment}.{now % 1000:03d}Z"
    try:
        for name in (path.name, *(path.name + companion for companion in COMPANIONS)):
            if os.path.lexists(path.with_name(name)):
                path.with_name(name).rename(path.with_name(name + suffix))
        sync_directory(path.parent)
    except OSError as exc:
        raise refusal(exc, f"{path} (damaged, to be set aside)", EXIT_DATABASE) from exc
    logger.warning(
        "the history of executions cannot be used; it was set aside and replaced by an empty one; "
        "scripts are not affected",
        extra={"action": "history_set_aside", "fault": fault, "set_aside_as": path.name + suffix},
    )
