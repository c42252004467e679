"""The rules of backups: made on request or on schedule, proved by a rehearsal of the restore, the oldest deleted.

Knows files and the control store, no HTTP. The data plane never waits for any of it.
"""

import asyncio
import contextlib
import logging
import os
from pathlib import Path
from typing import BinaryIO, Final

from picloud.manager.audit.log import new_entry
from picloud.manager.maintenance.backup_directory import (
    REMEDY,
    Backup,
    DataState,
    delete,
    is_backup_name,
    look,
    make_directory,
    measure,
    name_at,
    open_readable,
    read_facts,
    write_facts,
)
from picloud.manager.models.audit import Caller
from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.engines.sqlite_file import FileUnusable
from picloud.manager.storage.maintenance.backup_data import digests_of_data, make_data_file
from picloud.manager.storage.maintenance.backup_file import (
    BackupUnusable,
    Manifest,
    digests_of_control,
    make_control_file,
    write_backup,
)
from picloud.manager.storage.migrate import load_migrations
from picloud.manager.storage.stores.audit import AuditStore
from picloud.shared.clock import Clock, believed, now_ms
from picloud.shared.errors import NotFound, StartRefused, StorageUnavailable
from picloud.shared.file_faults import unavailable
from picloud.shared.periodic import Periodic
from picloud.shared.scratch import remove_leftovers, scratch_directory

_HOUR_MS: Final = 3_600_000
_RETRY_MS: Final = 15 * 60_000
_AFTER_START_MS: Final = 10 * 60_000
"""A start has better things to do; a board that is off at night still gets its backup."""

logger = logging.getLogger(__name__)


class BackupService:
    """Makes backups and keeps the newest. `start()` once on the event loop, `close()` before the store closes.

    Args:
        directory: where they are kept; made with the first one.
        interval_hours: how often one is made by itself, 0 for never. Nothing is written when nothing changed.
        keep: how many stay.
        data: the data of scripts; None without any.
        data_max_bytes: the size up to which it is in every backup.
    """

    def __init__(
        self,
        control: Database,
        directory: Path,
        *,
        interval_hours: int,
        keep: int,
        clock: Clock = now_ms,
        data: Database | None = None,
        data_max_bytes: int = 0,
    ) -> None:
        self._control = control
        self._data = data
        self._data_max_bytes = data_max_bytes
        self._audit = AuditStore(control)
        self._directory = directory
        self._interval_ms = interval_hours * _HOUR_MS
        self._keep = keep
        self._clock = clock
        self._lock = asyncio.Lock()
        self._backups: list[Backup] = []
        self._started_at = clock()
        self._checked_at: int | None = None
        self._fault: str | None = None
        self._place_fault: str | None = None
        self._periodic = Periodic("backups", self._create_when_due)

    async def start(self) -> None:
        """Read what there is, and begin to make backups on schedule. From here on the schema is known."""
        await asyncio.to_thread(load_migrations, "sqlite")
        await asyncio.to_thread(remove_leftovers, self._directory)
        await self.refresh()
        if self._interval_ms:
            self._periodic.start()

    async def close(self) -> None:
        """Stop; a backup that is being made is left undone."""
        await self._periodic.stop()

    async def refresh(self) -> None:
        """Look which backups are on the disk. Callers do so before they read `list_backups`, `fault` or `next_at`."""
        self._backups, self._place_fault = await asyncio.to_thread(look, self._directory)

    @property
    def fault(self) -> str | None:
        """The fault of the newest attempt, or of the directory since; None when all is well."""
        return self._fault or self._place_fault

    @property
    def next_at(self) -> int | None:
        """The time at which the next one is due, None when there is no schedule."""
        if not self._interval_ms:
            return None
        now = self._clock()
        checked_at = believed(self._checked_at, now)
        if self._fault is not None and checked_at is not None:
            return checked_at + min(_RETRY_MS, self._interval_ms)
        last = max([believed(backup.created_at, now) or 0 for backup in self._backups] + [checked_at or 0])
        after_start = (believed(self._started_at, now) or 0) + min(_AFTER_START_MS, self._interval_ms)
        return max(last + self._interval_ms, after_start)

    def list_backups(self) -> list[Backup]:
        """Return all that are kept, newest first; those of a time that is not believed come last."""
        now = self._clock()

        def order(backup: Backup) -> tuple[bool, int]:
            return believed(backup.created_at, now) is not None, backup.created_at

        return sorted(self._backups, key=order, reverse=True)

    async def open(self, name: str) -> tuple[Backup, BinaryIO]:
        """Return a backup and its file, opened for reading; the caller closes it.

        Raises:
            NotFound: there is none of that name.
            StorageUnavailable: the directory or the file cannot be read.
        """
        await self.refresh()
        found = next((backup for backup in self._backups if backup.name == name), None)
        path = self._directory / name
        try:
            if found is None:
                # To tell a missing file from an unreadable one.
                await asyncio.to_thread(os.listdir, self._directory)
                if is_backup_name(name):
                    await asyncio.to_thread(read_facts, path)
                raise NotFound("There is no such backup.")
            return found, await asyncio.to_thread(open_readable, path)
        except FileNotFoundError:
            raise NotFound("There is no such backup.") from None
        except OSError as exc:
            raise unavailable(exc, path) from exc

    async def create(self, by: Caller | None = None, *, with_data: bool = False) -> Backup:
        """Make a backup of what is committed now, and restore it on trial.

        Args:
            by: who asked for it; None for the schedule, which leaves no entry in the audit log.
            with_data: True to include the data of scripts whatever its size is.
        Raises:
            StorageUnavailable: it could not be made; nothing is left of it.
        """
        async with self._lock:
            try:
                backup = await self._create(by, with_data=with_data)
            except OSError as exc:
                fault = unavailable(exc, self._directory, REMEDY)
                self._fault, self._checked_at = fault.message, self._clock()
                raise fault from exc
            except StorageUnavailable as exc:
                self._fault, self._checked_at = exc.message, self._clock()
                raise
            except StorageError as exc:
                self._fault, self._checked_at = "The backup could not be made.", self._clock()
                raise StorageUnavailable(self._fault) from exc
            self._fault, self._checked_at = backup.fault, backup.created_at
            return backup

    async def _create(self, by: Caller | None, *, with_data: bool) -> Backup:
        await asyncio.to_thread(make_directory, self._directory)
        await self.refresh()
        path = self._directory / name_at(self._clock())
        manifest, state = await self._write(path, await self._data_state(with_data=with_data))
        try:
            backup = await self._prove(path, manifest, state)
        except BaseException:
            with contextlib.suppress(OSError):
                delete(path)
            raise
        self._backups.append(backup)
        await self._delete_oldest()
        if by is not None:
            await self._note(by, "backup.create", backup)
        return backup

    async def _data_state(self, *, with_data: bool) -> DataState:
        if self._data is None:
            return "none"
        try:
            size = await self._data.size_bytes()
        except (StorageUnavailable, StorageError):
            return "unavailable"
        return "included" if with_data or size <= self._data_max_bytes else "too_large"

    async def _write(self, path: Path, state: DataState) -> tuple[Manifest, DataState]:
        """Write the file; control data alone when the data of scripts cannot be read."""
        if state == "included":
            try:
                return await write_backup(self._control, path, self._clock, self._data), state
            except (StorageUnavailable, StorageError) as exc:
                logger.warning(
                    "the data of scripts could not be backed up", extra={"action": "backup_data", "fault": str(exc)}
                )
                state = "unavailable"
        return await write_backup(self._control, path, self._clock), state

    async def _prove(self, path: Path, manifest: Manifest, state: DataState) -> Backup:
        """Restore a new backup on trial, and write its facts beside it."""
        size, digest = await asyncio.to_thread(measure, path)
        fault = await rehearse(path, self._directory, self._clock)
        backup = Backup(
            name=path.name,
            created_at=manifest.created_at,
            bytes=size,
            sha256=digest,
            schema=manifest.schema,
            digests=manifest.all_digests,
            data=state,
            proved_at=None if fault else self._clock(),
            fault=fault,
        )
        await asyncio.to_thread(write_facts, path, backup)
        return backup

    async def note_download(self, backup: Backup, by: Caller) -> None:
        """Record the download of a backup in the audit log."""
        await self._note(by, "backup.download", backup)

    async def _note(self, by: Caller, action: str, backup: Backup) -> None:
        details = {"bytes": backup.bytes, "proved": backup.proved_at is not None}
        await self._audit.add(
            new_entry(
                by,
                action,
                self._clock(),
                object_type="backup",
                object_name=backup.name,
                new_hash=backup.sha256,
                details=details,
            )
        )

    async def _delete_oldest(self) -> None:
        """The newest proved one stays, whatever came after it."""
        ordered = self.list_backups()
        proved = next((backup for backup in ordered if backup.proved_at is not None), None)
        for backup in ordered[self._keep :]:
            if backup is not proved:
                await asyncio.to_thread(delete, self._directory / backup.name)
                if backup in self._backups:
                    self._backups.remove(backup)

    async def _create_when_due(self) -> float:
        due = (self.next_at or 0) - self._clock()
        if due > 0:
            return min(due, _HOUR_MS) / 1000
        try:
            await self._create_if_changed()
        except StorageUnavailable as exc:
            logger.warning("the backup failed", extra={"action": "backup_failed", "code": exc.code})
        except Exception:
            self._fault, self._checked_at = "The backup failed unexpectedly; see the service's log.", self._clock()
            raise
        return 0.0

    async def _create_if_changed(self) -> None:
        await self.refresh()
        newest = next(iter(self.list_backups()), None)
        proved = newest is not None and newest.proved_at is not None
        if newest is not None and proved and await self._digests_now() == newest.digests:
            self._checked_at = self._clock()
            return
        backup = await self.create()
        action = {"action": "backup", "backup": backup.name, "bytes": backup.bytes, "proved": backup.fault is None}
        (logger.warning if backup.fault else logger.info)("a backup was made", extra=action)

    async def _digests_now(self) -> dict[str, str]:
        digests = await digests_of_control(self._control)
        if self._data is not None and await self._data_state(with_data=False) == "included":
            digests |= await digests_of_data(self._data)
        return digests


async def rehearse(path: Path, scratch: Path, clock: Clock) -> str | None:
    """Restore a backup into a temporary directory; return the fault, None when it can be restored."""
    try:
        with scratch_directory(scratch, "rehearsal") as directory:
            manifest = await make_control_file(path, directory / "picloud.db", clock)
            if manifest.data is not None:
                await make_data_file(path, directory / "data.db", manifest.data, clock)
    except (BackupUnusable, FileUnusable, StartRefused, StorageUnavailable, StorageError) as exc:
        logger.error(
            "a backup cannot be restored", extra={"action": "backup_unusable", "path": str(path), "fault": str(exc)}
        )
        return "The backup could not be restored on trial; see the service's log."
    return None
