"""A backup as one file: control data in an SQLite database of its own, with a manifest that its rows are held to.
The data of scripts, when it is included, is a second SQLite file inside of it (`backup_data.py`).

The same file whatever engine the data came from and goes to. Sessions and set-up links are left out: what was ended
must not come back. Tokens and the password are in it as hashes, as they are in the database.
"""

import asyncio
import os
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from picloud.manager.models.audit import AuditEntry
from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_faults import os_error_of
from picloud.manager.storage.engines.sqlite_file import FileUnusable, examine
from picloud.manager.storage.maintenance.backup_data import DATA_TABLE, DataPart, add_data, verify_data
from picloud.manager.storage.maintenance.copying import CopyFailed, copy_rows
from picloud.manager.storage.maintenance.tables import Table, TableDigest, digest_of_table, tables_in, tables_of_store
from picloud.manager.storage.migrate import apply_migrations, load_migrations, pending_migrations, schema_version
from picloud.manager.storage.store_spec import CONTROL, DATA
from picloud.manager.storage.stores.audit import AuditStore
from picloud.shared.clock import Clock
from picloud.shared.errors import EXIT_TRY_AGAIN, StartRefused, StorageUnavailable
from picloud.shared.file_faults import unavailable
from picloud.shared.files import sync_directory
from picloud.shared.scratch import scratch_directory
from picloud.shared.version import PRODUCT_VERSION

BACKUP_APPLICATION_ID: Final = int.from_bytes(b"PiCb", "big")
LEFT_OUT: Final = frozenset({"sessions", "setup_links"})
_MANIFEST: Final = "backup_manifest"
_CREATE_MANIFEST: Final = (
    f"CREATE TABLE {_MANIFEST} (number INTEGER NOT NULL PRIMARY KEY, content TEXT NOT NULL) STRICT"
)


class Manifest(Struct, frozen=True):
    """The description that a backup holds of itself. `created_at`: milliseconds since 1970-01-01 UTC; `digests` by
    table of control data; `data`: None when the data of scripts is not in it."""

    created_at: int
    product: str
    engine: str
    schema: int
    digests: dict[str, str]
    data: DataPart | None = None

    @property
    def all_digests(self) -> dict[str, str]:
        """Those of control data and of data."""
        return self.digests | ({} if self.data is None else self.data.digests)


class BackupUnusable(Exception):
    """The file is not a backup, not complete, or of a newer PiCloud. The message names the file, the fault and the way
    out."""


async def write_backup(control: Database, path: Path, clock: Clock, data: Database | None = None) -> Manifest:
    """Write what is committed now into a new file, and sync it. Saves go on meanwhile.

    Args:
        data: the data of scripts; None to leave it out.
    Raises:
        StorageUnavailable, StorageError, CopyFailed: no file is left.
    """
    try:
        with scratch_directory(path.parent, "backup") as directory:
            part = directory / path.name
            manifest = await _write(control, data, part, clock)
            await asyncio.to_thread(_finish, part)
            part.rename(path)
            sync_directory(path.parent)
    except (OSError, sqlite3.Error, StorageUnavailable, StorageError) as exc:
        found = await asyncio.to_thread(os_error_of, exc, path.parent)
        if found is not None:
            raise unavailable(found, path.parent) from exc
        if isinstance(exc, sqlite3.Error):
            raise StorageUnavailable(f"{path.parent}: the backup cannot be written.") from exc
        raise
    return manifest


async def read_manifest(path: Path) -> Manifest:
    """The manifest, after the whole file was held to it. Changes nothing.

    Raises:
        BackupUnusable: see there.
        StartRefused: exit code 1, it cannot be read now; 3, it is of a newer PiCloud.
    """
    try:
        applied = await asyncio.to_thread(examine, path, BACKUP_APPLICATION_ID, installed=False, writable=False)
    except FileUnusable as exc:
        if exc.exit_code == EXIT_TRY_AGAIN:
            raise StartRefused(exc.exit_code, str(exc)) from exc
        raise BackupUnusable(
            f"{str(exc).partition(';')[0]}; it is not a complete backup of PiCloud, use another"
        ) from exc
    if not applied:
        raise BackupUnusable(f"{path}: is not a backup of PiCloud")
    available = load_migrations("sqlite")
    pending_migrations(available[CONTROL.name], applied, schema_version(available))
    database = await SqliteDatabase.open_read_only(path)
    try:
        row = await database.fetch_one(f"SELECT content FROM {_MANIFEST} WHERE number = 1")  # noqa: S608  a constant
        manifest = msgspec.json.decode("" if row is None else row["content"], type=Manifest)
        for table in await _tables(database):
            if str(await digest_of_table(database, table)) != manifest.digests.get(table.name):
                raise BackupUnusable(f"{path}: is damaged: {table.name} differs from what was backed up; use another")
        if manifest.data is not None and not await verify_data(database, manifest.data):
            raise BackupUnusable(
                f"{path}: is damaged: the data of scripts differs from what was backed up; use another"
            )
    except (StorageError, StorageUnavailable, msgspec.DecodeError, UnicodeError) as exc:
        raise BackupUnusable(f"{path}: is damaged ({exc.__cause__ or exc}); use another") from exc
    finally:
        await database.close()
    return manifest


async def make_control_file(backup: Path, path: Path, clock: Clock, entry: AuditEntry | None = None) -> Manifest:
    """Make a control database of this package's schema from the rows of a backup, checked before and after; sync it.

    The schema of the file comes from this package's migrations alone: triggers, views and indexes of the backup are
    not taken over.

    Args:
        entry: added to the audit log of the new file.
    Raises:
        BackupUnusable: see there; nothing is left at `path`.
        StartRefused: exit code 3; the backup is of a newer PiCloud.
        StorageUnavailable: it cannot be written; nothing is left.
    """
    manifest = await read_manifest(backup)
    try:
        await asyncio.to_thread(_remove, path)
        await _copy_into_new_file(backup, path, manifest, clock, entry)
        await asyncio.to_thread(_finish, path)
        await asyncio.to_thread(examine, path, CONTROL.application_id, installed=True)
    except (OSError, sqlite3.Error, FileUnusable, StorageUnavailable, StorageError) as exc:
        found = await asyncio.to_thread(os_error_of, exc, path.parent)
        _remove(path)
        if found is not None:
            raise unavailable(found, path.parent) from found
        raise StorageUnavailable("The backup cannot be unpacked.") from exc
    except BaseException:
        _remove(path)
        raise
    return manifest


async def _write(control: Database, data: Database | None, part: Path, clock: Clock) -> Manifest:
    available = load_migrations("sqlite")
    database = await SqliteDatabase.open(part, synchronous="NORMAL", application_id=BACKUP_APPLICATION_ID, alone=True)
    try:
        await apply_migrations(database, available[CONTROL.name], clock)
        now = clock()
        async with control.snapshot() as snapshot:
            digests = await copy_rows(snapshot, database, await _tables_of_backup())
        everything = _with_those_left_out(digests)
        included = None if data is None else await add_data(database, data, part.with_name(DATA.file_name), clock)
        manifest = Manifest(now, PRODUCT_VERSION, control.engine, schema_version(available), everything, included)
        await database.execute(_CREATE_MANIFEST)
        content = msgspec.json.encode(manifest).decode()
        await database.execute(f"INSERT INTO {_MANIFEST} VALUES (1, $1)", content)  # noqa: S608  a constant
    finally:
        await database.close()
    return manifest


async def _copy_into_new_file(
    backup: Path, path: Path, manifest: Manifest, clock: Clock, entry: AuditEntry | None
) -> None:
    available = load_migrations("sqlite")
    applied = await asyncio.to_thread(examine, backup, BACKUP_APPLICATION_ID, installed=True, writable=False)
    pending = pending_migrations(available[CONTROL.name], applied, schema_version(available))
    source = await SqliteDatabase.open_read_only(backup)
    try:
        database = await SqliteDatabase.open(path, application_id=CONTROL.application_id, alone=True)
        try:
            old_schema = [migration for migration in available[CONTROL.name] if migration not in pending]
            await apply_migrations(database, old_schema, clock)
            copied = await copy_rows(source, database, await tables_in(database))
            changed = [name for name, digest in copied.items() if str(digest) != manifest.digests.get(name)]
            if changed:
                raise CopyFailed(f"{changed[0]} differs from what was backed up")
            await apply_migrations(database, pending, clock)
            await _check_references(database)
            if entry is not None:
                await AuditStore(database).add(entry)
        finally:
            await database.close()
    finally:
        await source.close()


async def _check_references(database: Database) -> None:
    if await database.fetch_all("SELECT * FROM pragma_foreign_key_check() LIMIT 1"):
        raise CopyFailed("the rows of the backup do not fit together")


async def digests_of_control(control: Database) -> dict[str, str]:
    """Return the `Manifest.digests` of a backup made now."""
    async with control.snapshot() as snapshot:
        found = {table.name: await digest_of_table(snapshot, table) for table in await _tables_of_backup()}
    return _with_those_left_out(found)


def _with_those_left_out(digests: Mapping[str, TableDigest]) -> dict[str, str]:
    return {name: str(digest) for name, digest in {**dict.fromkeys(LEFT_OUT, TableDigest()), **digests}.items()}


async def _tables_of_backup() -> list[Table]:
    return [table for table in await tables_of_store(CONTROL.name) if table.name not in LEFT_OUT]


async def _tables(database: SqliteDatabase) -> list[Table]:
    return [table for table in await tables_in(database) if table.name not in (_MANIFEST, DATA_TABLE)]


def _finish(path: Path) -> None:
    """One file without a log beside it, whole and on the disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # the index of the log stays out of a mapped file
        connection.execute("PRAGMA journal_mode = DELETE")
        fault = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if fault != "ok":
        raise CopyFailed(f"the file that was written is not whole: {fault}")
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
