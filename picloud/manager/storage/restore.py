"""Puts a back-up in the place of an installation's control data: verified first, then whole or not at all.

What was there stays beside it on a file system; on a server it is replaced in one transaction. History is left alone.
"""

import asyncio
import hashlib
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from picloud.manager.models import AuditEntry
from picloud.manager.storage.backup_file import LEFT_OUT, BackupUnusable, Manifest, make_control_file
from picloud.manager.storage.copying import copy_rows
from picloud.manager.storage.database import StorageError
from picloud.manager.storage.directory import prepare_directory, sync_directory
from picloud.manager.storage.installation import MARKER_NAME, SERVER_MARKER_NAME
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.postgres_installation import open_postgres
from picloud.manager.storage.sqlite import SqliteDatabase
from picloud.manager.storage.stores import write_marker
from picloud.manager.storage.tables import tables_of_store
from picloud.shared.clock import Clock, iso_utc, new_id, now_ms
from picloud.shared.errors import EXIT_DATABASE, StartRefused, StorageUnavailable
from picloud.shared.settings import Settings

_LOG_SUFFIXES: Final = ("-wal", "-shm", "-journal")


async def restore(settings: Settings, backup: Path, *, clock: Clock = now_ms) -> tuple[Manifest, Path | None]:
    """Restore the back-up into the installation that the settings name, which must not be running.

    Returns:
        What the back-up says of itself, and under which name the database that was there lies now, if there was one.
    Raises:
        StartRefused: exit code 2 (directory), 3 (a newer back-up), 4 (not a whole back-up, or the database cannot be
            written), 5 (the installation is running); nothing was changed.
    """
    try:
        async with _installation_alone(settings):
            if settings.database_server is not None:
                return await _restore_server(settings, settings.database_server, backup, clock), None
            return await _restore_file(settings.database_path, backup, clock)
    except BackupUnusable as exc:
        raise StartRefused(EXIT_DATABASE, str(exc)) from exc
    except (StorageUnavailable, StorageError, OSError) as exc:
        raise StartRefused(EXIT_DATABASE, f"{backup}: cannot be restored: {exc.__cause__ or exc}") from exc


@asynccontextmanager
async def _installation_alone(settings: Settings) -> AsyncIterator[None]:
    locks = [InstanceLock.acquire(settings.data_dir)]
    try:
        if settings.database_server is None:
            directory = settings.database_path.parent
            prepare_directory(directory)
            if directory.resolve() != settings.data_dir.resolve():
                locks.append(InstanceLock.acquire(directory))
        yield
    finally:
        for lock in locks:
            lock.release()


async def _restore_file(path: Path, backup: Path, clock: Clock) -> tuple[Manifest, Path | None]:
    new = path.with_name(f".{path.name}.restoring")
    manifest = await make_control_file(backup, new, clock, await _audit_entry(backup, clock))
    return manifest, await asyncio.to_thread(_move_into_place, new, path, clock())


def _move_into_place(new: Path, path: Path, now: int) -> Path | None:
    """At each moment of it there is a database under the name, or a marker that says that one is missing."""
    owner = path.parent.stat()
    if os.geteuid() == 0:
        os.chown(new, owner.st_uid, owner.st_gid)  # else the service could not open what root restored
    marker = path.parent / MARKER_NAME
    write_marker(marker)
    if os.geteuid() == 0:
        os.chown(marker, owner.st_uid, owner.st_gid)
    aside = path.with_name(f"{path.name}.before-restore-{iso_utc(now).replace(':', '').replace('-', '')}")
    had = os.path.lexists(path)
    if had:
        path.rename(aside)
    for suffix in _LOG_SUFFIXES:  # a log of the old file would corrupt the new one
        log = path.with_name(path.name + suffix)
        if log.exists():
            log.rename(aside.with_name(aside.name + suffix))
    sync_directory(path.parent)
    new.rename(path)
    sync_directory(path.parent)
    return aside if had else None


async def _restore_server(settings: Settings, url: str, backup: Path, clock: Clock) -> Manifest:
    with tempfile.TemporaryDirectory(prefix=".restoring-", dir=settings.data_dir) as scratch:
        path = Path(scratch) / "picloud.db"
        manifest = await make_control_file(backup, path, clock, await _audit_entry(backup, clock))
        marker = settings.data_dir / SERVER_MARKER_NAME
        storage = await open_postgres(url, marker=marker, clock=clock, exclusive=True, may_be_empty=True)
        source = await SqliteDatabase.open_read_only(path)
        try:
            tables = await tables_of_store("control")
            assert {table.name for table in tables} >= LEFT_OUT  # noqa: S101  they are emptied with the others
            await copy_rows(source, storage.control, tables, replace=True)
        finally:
            await source.close()
            await storage.close()
    return manifest


async def _audit_entry(backup: Path, clock: Clock) -> AuditEntry:
    """Return what the restored audit log says of the restore; without it, earlier entries would just be gone."""
    return AuditEntry(
        id=new_id(),
        at=clock(),
        actor="picloud",
        token_id=None,
        peer=None,
        action="backup.restore",
        object_type="backup",
        object_id="",
        object_name=backup.name,
        old_hash=None,
        new_hash=await asyncio.to_thread(_hash_of, backup),
        request_id=new_id(),
        details={},
    )


def _hash_of(path: Path) -> str:
    if not path.is_file():
        raise BackupUnusable(f"{path}: is not a backup of PiCloud; name a file that `picloud backup` wrote")
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
