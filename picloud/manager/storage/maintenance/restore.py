"""Puts a backup in the place of an installation's control data, and of the data of scripts if that is in the backup:
verified first, then whole or not at all.

What was there stays beside it on a file system; on a server it is replaced in one transaction. History is left alone.
"""

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager
from pathlib import Path
from typing import Final

from picloud.manager.models.audit import AuditEntry
from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.directory import prepare_directory
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_faults import os_error_of
from picloud.manager.storage.engines.sqlite_file import FileUnusable
from picloud.manager.storage.installation import MARKER_NAME, SERVER_MARKER_NAME
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.maintenance.backup_data import make_data_file
from picloud.manager.storage.maintenance.backup_file import LEFT_OUT, BackupUnusable, Manifest, make_control_file
from picloud.manager.storage.maintenance.copying import copy_rows
from picloud.manager.storage.maintenance.tables import tables_of_store
from picloud.manager.storage.postgres_installation import open_postgres
from picloud.manager.storage.storage import marker_of, write_marker
from picloud.manager.storage.store_spec import CONTROL, DATA, StoreSpec
from picloud.shared.clock import Clock, iso_utc, new_id, now_ms
from picloud.shared.errors import EXIT_DATABASE, StartRefused, StorageUnavailable
from picloud.shared.file_faults import describe, refusal
from picloud.shared.files import replacing, sync_directory
from picloud.shared.scratch import remove_leftovers, scratch_directory
from picloud.shared.settings import Settings

READABLE: Final = "name a backup that this user can read"
_BLOCK_BYTES: Final = 1024 * 1024
_LOG_SUFFIXES: Final = ("-wal", "-shm", "-journal")


async def restore(
    settings: Settings, backup: Path, *, content: int | None = None, clock: Clock = now_ms
) -> tuple[Manifest, Path | None]:
    """Restore the backup into the installation that the settings name, which must not be running.

    Args:
        backup: the file; only its name is used when there is `content`.
        content: a descriptor of the file, for a process that may not open it any more.
    Returns:
        The manifest of the backup, and the path under which the previous database is kept, if there was one.
    Raises:
        StartRefused: exit code 1 (no room), 2 (directory), 3 (a newer backup), 4 (not a whole backup, or the database
            cannot be written), 5 (the installation is running); nothing was changed.
    """
    server = settings.database_server
    directory = settings.data_dir if server is not None else settings.database_path.parent
    try:
        async with _installation_alone(settings), _scratch_in(directory) as scratch:
            readable = backup
            if content is not None:
                readable = scratch / "copied.backup"
                await asyncio.to_thread(_copy, content, readable, backup)
            new = scratch / "picloud.db"
            try:
                entry = await _audit_entry(backup, readable, clock)
                manifest = await make_control_file(readable, new, clock, entry)
            except BackupUnusable as exc:
                raise BackupUnusable(str(exc).replace(str(readable), str(backup))) from exc
            new_data = None
            if manifest.data is not None:
                new_data = scratch / DATA.file_name
                await make_data_file(readable, new_data, manifest.data, clock)
            if server is not None:
                await _restore_server(settings, server, {CONTROL: new, DATA: new_data}, clock)
                return manifest, None
            control = settings.database_path
            files = [(CONTROL, new, control)]
            if new_data is not None:
                files.insert(0, (DATA, new_data, DATA.path_beside(control)))
            return manifest, await asyncio.to_thread(_move_into_place, files, clock())
    except (BackupUnusable, FileUnusable) as exc:
        raise StartRefused(EXIT_DATABASE, str(exc)) from exc
    except OSError as exc:
        raise refusal(exc, directory, EXIT_DATABASE) from exc
    except (StorageUnavailable, StorageError) as exc:
        found = await asyncio.to_thread(os_error_of, exc, directory)
        if found is not None:
            raise refusal(found, directory, EXIT_DATABASE) from exc
        raise StartRefused(EXIT_DATABASE, f"{backup}: cannot be restored: {exc.__cause__ or exc}") from exc


@asynccontextmanager
async def _installation_alone(settings: Settings) -> AsyncIterator[None]:
    with ExitStack() as locks:
        locks.enter_context(InstanceLock.acquire(settings.data_dir))
        if settings.database_server is None:
            directory = settings.database_path.parent
            prepare_directory(directory)
            if directory.resolve() != settings.data_dir.resolve():
                locks.enter_context(InstanceLock.acquire(directory))
        yield


@asynccontextmanager
async def _scratch_in(directory: Path) -> AsyncIterator[Path]:
    """A directory of random name that is removed in the end, as are those of killed restores."""
    await asyncio.to_thread(remove_leftovers, directory)
    with scratch_directory(directory, "restoring") as made:
        yield made


def _copy(content: int, target: Path, backup: Path) -> None:
    with replacing(target, 0o600) as stream:
        stream.writelines(_read(content, backup))


def _move_into_place(files: Sequence[tuple[StoreSpec, Path, Path]], now: int) -> Path | None:
    """Put each new file in the place of the one that is there, all of them or none.

    At each moment of it there is a database under each name, or a marker that says that one is missing.

    Args:
        files: of each store the new file and its place; control data last, which says that the restore is done.
    Returns:
        The path under which the last of the previous databases is kept, None when there was none.
    """
    kept: Path | None = None
    moved: list[tuple[Path, Path]] = []
    try:
        for spec, new, path in files:
            write_marker(marker_of(spec, path.with_name(MARKER_NAME)))
            kept = _set_aside(path, now, moved)
            sync_directory(path.parent)
            new.rename(path)
            moved.append((new, path))
    except OSError as exc:
        try:
            for source, target in reversed(moved):
                target.rename(source)
        except OSError:
            fault = f"{describe(exc, path)}; what was there is beside it now, named *.before-restore-*"
            raise StartRefused(EXIT_DATABASE, fault) from exc
        raise
    sync_directory(path.parent)
    return kept


def _set_aside(path: Path, now: int, moved: list[tuple[Path, Path]]) -> Path | None:
    """Rename a database with its log, which would corrupt the new one, and note each renaming.

    Returns:
        The new path of the database, None when there was none.
    """
    aside = path.with_name(f"{path.name}.before-restore-{iso_utc(now).replace(':', '').replace('-', '')}")
    had = os.path.lexists(path)
    for suffix in ("", *_LOG_SUFFIXES):
        old, kept = path.with_name(path.name + suffix), aside.with_name(aside.name + suffix)
        if os.path.lexists(old):
            old.rename(kept)
            moved.append((old, kept))
    return aside if had else None


async def _restore_server(settings: Settings, url: str, files: Mapping[StoreSpec, Path | None], clock: Clock) -> None:
    """Replace the stores of which there is a file; control data last, which says that the restore is done."""
    marker = settings.data_dir / SERVER_MARKER_NAME
    storage = await open_postgres(url, marker=marker, clock=clock, exclusive=True, may_be_empty=True)
    try:
        for spec in (DATA, CONTROL):
            path = files[spec]
            if path is not None:
                await _replace_rows(path, storage.databases[spec.name], spec)
    finally:
        await storage.close()


async def _replace_rows(path: Path, target: Database, spec: StoreSpec) -> None:
    source = await SqliteDatabase.open_read_only(path)
    try:
        tables = await tables_of_store(spec.name)
        assert spec is not CONTROL or {table.name for table in tables} >= LEFT_OUT  # noqa: S101  emptied with the others
        await copy_rows(source, target, tables, replace=True)
    finally:
        await source.close()


async def _audit_entry(backup: Path, readable: Path, clock: Clock) -> AuditEntry:
    """Return the entry for the restore in the restored audit log; without it, earlier entries would just be gone."""
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
        new_hash=await asyncio.to_thread(_hash_of, readable, backup),
        request_id=new_id(),
        details={},
    )


def _hash_of(path: Path, backup: Path) -> str:
    if not path.is_file():
        raise BackupUnusable(f"{path}: is not a backup of PiCloud; name a file that `picloud backup` wrote")
    digest = hashlib.sha256()
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError as exc:
        raise refusal(exc, backup, EXIT_DATABASE, READABLE) from exc
    try:
        for block in _read(descriptor, backup):
            digest.update(block)
    finally:
        os.close(descriptor)
    return digest.hexdigest()


def _read(descriptor: int, backup: Path) -> Iterator[bytes]:
    """Yield all that can be read.

    Raises:
        StartRefused: exit code 1 or 4, naming the backup; other errors are those of the place that it goes to.
    """
    try:
        while block := os.read(descriptor, _BLOCK_BYTES):
            yield block
    except OSError as exc:
        raise refusal(exc, backup, EXIT_DATABASE, READABLE) from exc
