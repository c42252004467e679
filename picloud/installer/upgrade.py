"""`picloud upgrade`, `picloud rollback-upgrade`: another archive in the place of the installed one, and the way back.

Everything that can fail is done before the service stops: the new file is read byte for byte, its tree is unpacked as
the service's user, the database is copied. A service that does not become ready gets its old file and, when the schema
was another, its old database.
"""

import contextlib
import fcntl
import hashlib
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from picloud.installer.layout import USER, Layout, check_own_directory, place, write
from picloud.installer.live_scripts import CheckFailed, broken_scripts
from picloud.installer.service import Service, ServiceFailed, wait_until_ready
from picloud.installer.steps import Say
from picloud.installer.store_copy import copy_store
from picloud.manager.storage.store_spec import STORE_SPECS, StoreSpec
from picloud.pyz.machine import check_target, current_target
from picloud.pyz.manifest import Build, files_of, read_build
from picloud.pyz.refusal import Refused
from picloud.shared.errors import StartRefused
from picloud.shared.files import copy_content, open_regular, replacing, sync_directory
from picloud.shared.owners import WorkFailed, call_as, find_other_owner
from picloud.shared.scratch import remove_leftovers

READY_TIMEOUT_S: Final = 60.0
KEPT_BACKUPS: Final = 3


class UpgradeFailed(Exception):
    """The upgrade failed. The message says in one line what failed and what is running now."""


@dataclass
class Upgrader:
    """Replaces the archive of one installation.

    Args:
        user: who the service runs as; None is this user.
        ready_timeout_s: how long a service may take to answer.
    """

    layout: Layout
    service: Service
    say: Say
    user: str | None = USER
    ready_timeout_s: float = READY_TIMEOUT_S

    def plan(self, archive: Path) -> list[str]:
        """Return what `upgrade` would do, after the same checks. Empty: this build is already installed.

        Raises:
            Refused, UpgradeFailed: it would not be done.
        """
        old, new = read_build(self.layout.archive), self.check(archive)
        if old.build_id == new.build_id:
            return []
        return [
            f"unpack {archive} beside the running version",
            f"copy the database into {self.layout.backups_dir}",
            f"replace {old.product} (build {old.build_id[:16]}) with {new.product} (build {new.build_id[:16]})",
            "restart the service"
            + (f", which migrates the schema from {old.schema} to {new.schema}" * _grows(old, new)),
            f"restore the old version if the new one is not ready within {self.ready_timeout_s:.0f} s",
        ]

    def say_broken_scripts(self, archive: Path, *, cache: Path | None = None) -> None:
        """Say which live scripts would not compile on the version in an archive, or why that is not known.

        `cache`: where the archive unpacks itself; None is a place that is removed afterwards.
        """
        try:
            product = read_build(archive).product
            broken = broken_scripts(self.layout, archive, self.user, cache)
        except (CheckFailed, Refused, OSError, WorkFailed, StartRefused) as exc:
            self.say(f"the live scripts were not checked: {exc}")
            return
        if broken:
            self.say(f"{len(broken)} live scripts do not compile on {product}:")
        for line in broken:
            self.say(f"  {line}")

    def check(self, archive: Path, given: Path | None = None) -> Build:
        """Read the new archive byte for byte.

        Args:
            given: the file that `archive` is a copy of, as messages name it.
        Raises:
            Refused: it is damaged or not for this machine.
            UpgradeFailed: it is older than the database, or nothing is installed.
        """
        if not self.layout.archive.exists():
            raise UpgradeFailed(f"{self.layout.archive} is missing: nothing is installed here; run `picloud install`")
        old, new = read_build(self.layout.archive), read_build(archive)
        target = current_target()
        check_target(target, new.targets)
        check_bytes(archive, target)
        archive = given or archive
        if new.schema < old.schema:
            raise UpgradeFailed(
                f"{archive} knows schema {new.schema}, the database has {old.schema}; "
                "`picloud rollback-upgrade` goes back to the version before"
            )
        if new.schema != old.schema and not self.layout.has_embedded_database:
            self.say("the database is PostgreSQL: back it up with pg_dump; a rollback does not cover its schema")
        return new

    def upgrade(self, archive: Path) -> bool:
        """Put `archive` in the place of the installed one. False: this build is already installed already.

        Raises:
            Refused, UpgradeFailed: the version before is running, with all its data.
        """
        with self._alone():
            staged = self.layout.program_dir / "next.pyz"
            self.say(f"checking {archive}")
            place(archive, staged)  # what is checked from here on is what is installed
            try:
                new, old = self.check(staged, archive), read_build(self.layout.archive)
                if new.build_id == old.build_id:
                    return False
                self.say(f"unpacking {new.product}")
                self._unpack(staged, new)
                self.say("copying the database")
                backup = self._back_up(live=True)
                return self._replace(staged, old, new, backup)
            except Refused as refused:
                raise Refused(str(refused).replace(str(staged), str(archive))) from refused
            finally:
                staged.unlink(missing_ok=True)

    def _replace(self, staged: Path, old: Build, new: Build, backup: Path) -> bool:
        """Stop the service, put the staged archive in place, start; go back if it is not ready. Returns True."""
        self.say("stopping the service")
        if new.schema == old.schema:
            self._swap(staged)  # first, so that a socket that starts the service starts the new one
            self._stop()
        else:
            self._stop(alone=True)
            try:
                backup = self._back_up(live=False)
            except (OSError, UpgradeFailed):
                self._start(old)
                raise
            self._swap(staged)
        earlier = self.layout.upgrade_record.read_bytes() if self.layout.upgrade_record.exists() else None
        self._record(old, new, backup)  # before the start: what is cut off from here on can be undone
        fault = self._start(new)
        if fault is None:
            self._older.unlink(missing_ok=True)
            self.say(f"{new.product} is ready")
            return True
        self.say(f"not ready: {fault}")
        self._go_back(old, backup if new.schema != old.schema else None)
        self._forget(earlier)
        raise UpgradeFailed(f"{new.product} was not ready ({fault}); {old.product} is running again, with all data")

    def roll_back(self, *, lose_changes: bool) -> Build:
        """Undo the last upgrade. Returns the build that runs now.

        Args:
            lose_changes: allows to restore the database of before the upgrade, when its schema was another.
        Raises:
            Refused, UpgradeFailed: nothing was changed, or the older version does not become ready.
        """
        with self._alone():
            try:
                record: dict[str, Any] = json.loads(self.layout.upgrade_record.read_text("utf-8"))
            except (OSError, ValueError) as exc:
                raise UpgradeFailed("there is no upgrade to undo") from exc
            old = read_build(self.layout.previous)
            check_bytes(self.layout.previous, current_target())
            backup = None
            if record["schema_before"] != record["schema_after"]:
                if not lose_changes:
                    raise UpgradeFailed(
                        f"the upgrade migrated schema {record['schema_before']} to {record['schema_after']}, so the "
                        f"database of {record['at']} is restored; --lose-changes discards what was saved since"
                    )
                backup = Path(record["backup"])
            self._unpack(self.layout.previous, old)
            self.say_broken_scripts(self.layout.previous, cache=self.layout.cache_dir)
            self._go_back(old, backup)
            self.layout.upgrade_record.unlink()
            return old

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        if not self.layout.program_dir.is_dir():
            raise UpgradeFailed(f"{self.layout.archive} is missing: nothing is installed here; run `picloud install`")
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            check_own_directory(self.layout.program_dir)
            descriptor = os.open(self.layout.program_dir / ".upgrade.lock", flags, 0o600)
        except OSError as exc:
            raise UpgradeFailed(str(exc)) from exc
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            remove_leftovers(self.layout.program_dir, *self.layout.backups_dir.glob("*/"))
            yield
        except BlockingIOError as exc:
            raise UpgradeFailed("another upgrade is running") from exc
        except (OSError, WorkFailed, StartRefused, ServiceFailed) as exc:
            raise UpgradeFailed(str(exc)) from exc
        finally:
            os.close(descriptor)

    @property
    def _older(self) -> Path:
        """The archive before the one before, while an upgrade is tried."""
        return self.layout.program_dir / "older.pyz"

    def _unpack(self, archive: Path, build: Build) -> None:
        """The new tree, made by the service's user in the service's cache while the old version serves."""
        command = [sys.executable, str(archive), "version", "--json"]
        environ = {"PATH": os.defpath, "SHIV_ROOT": str(self.layout.cache_dir)}
        groups: list[str | int] | None = None if self.user is None else []
        done = subprocess.run(  # noqa: S603  # the archive that was just checked
            command, env=environ, user=self.user, group=self.user, extra_groups=groups, umask=0o077, cwd="/",
            stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise UpgradeFailed(f"the new version does not start: {' '.join(done.stderr.split())}; nothing was changed")
        said = json.loads(done.stdout)["product"]
        if said != build.product:
            raise UpgradeFailed(f"the file says it is {build.product}, the program in it {said}; nothing was changed")

    def _back_up(self, *, live: bool) -> Path:
        """Copy the stores; those that can be missed only when the service rests, since they may be large."""
        folder = self.layout.backups_dir / datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        folder.mkdir(parents=True, mode=0o700)
        self.layout.backups_dir.chmod(0o700)
        for spec in STORE_SPECS if self.layout.has_embedded_database else ():
            store = self.layout.data_dir / spec.file_name
            if os.path.lexists(store) and not (live and spec.replaceable):
                self._copy(spec, store, folder / spec.file_name)
        for outdated in sorted(self.layout.backups_dir.iterdir())[:-KEPT_BACKUPS]:
            shutil.rmtree(outdated, ignore_errors=True)
        return folder

    def _copy(self, spec: StoreSpec, store: Path, target: Path) -> None:
        """Copy a store. One that may begin anew is left out when it cannot be copied."""
        try:
            with replacing(target, 0o600) as copy:
                call_as(find_other_owner(store.parent), partial(copy_store, store, copy))
        except WorkFailed as exc:
            if not spec.replaceable:
                raise UpgradeFailed(
                    f"{exc}; nothing was changed: restore a backup first, see docs/how-to/backup-and-restore.md"
                ) from exc
            self.say(f"{exc}; the upgrade goes on without a copy of it")

    def _stop(self, *, alone: bool = False) -> None:
        if alone or self.service.is_running():
            self.service.stop(alone=alone)

    def _swap(self, staged: Path) -> None:
        """At every moment there is a whole archive at the name."""
        with contextlib.suppress(FileNotFoundError):
            self.layout.previous.replace(self._older)
        place(self.layout.archive, self.layout.previous)
        staged.replace(self.layout.archive)
        sync_directory(self.layout.program_dir)

    def _record(self, old: Build, new: Build, backup: Path) -> None:
        record = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "before": old.product,
            "after": new.product,
            "schema_before": old.schema,
            "schema_after": new.schema,
            "backup": str(backup),
        }
        write(self.layout.upgrade_record, json.dumps(record, indent=2) + "\n", 0o600)

    def _forget(self, earlier: bytes | None) -> None:
        """Make the upgrade before this one that which can be undone. `earlier`: its record."""
        if earlier is None:
            self.layout.upgrade_record.unlink()
        else:
            write(self.layout.upgrade_record, earlier.decode(), 0o600)
        with contextlib.suppress(FileNotFoundError):
            self._older.replace(self.layout.previous)

    def _start(self, build: Build) -> str | None:
        try:
            self.service.start()
        except ServiceFailed as exc:
            return str(exc)
        return wait_until_ready(self.service, self.layout.url, build.product, self.ready_timeout_s)

    def _go_back(self, old: Build, backup: Path | None) -> None:
        if backup is None:
            place(self.layout.previous, self.layout.archive)
            self._stop()
        else:
            self._stop(alone=True)
            place(self.layout.previous, self.layout.archive)
            self._restore(backup)
        fault = self._start(old)
        if fault is not None:
            raise UpgradeFailed(
                f"{old.product} was restored but is not ready either: {fault}; see docs/how-to/upgrade-and-rollback.md"
            )
        self.say(f"{old.product} is ready again")

    def _restore(self, backup: Path) -> None:
        """The stores as they were; those of the other version stay beside them. One that has no copy begins anew if it
        may; another one is not known to the older version, and stays."""
        for spec in STORE_SPECS:
            store, copy = self.layout.data_dir / spec.file_name, backup / spec.file_name
            owner = find_other_owner(store.parent)
            if copy.exists():
                content = open_regular(copy)
                try:
                    call_as(owner, partial(_bring_back, content, store))
                finally:
                    os.close(content)
            elif spec.replaceable and self.layout.has_embedded_database:
                call_as(owner, partial(_set_aside, store))


def _set_aside(store: Path) -> None:
    """Rename a store and its companions, if they are there. Runs as the store's owner."""
    for suffix in ("", "-wal", "-shm"):
        old = store.with_name(store.name + suffix)
        if os.path.lexists(old):
            old.replace(store.with_name(f"{store.name}{suffix}.before-way-back"))


def _bring_back(content: int, store: Path) -> None:
    """Put an open file in the place of a store, which stays beside it. Runs as the store's owner."""
    _set_aside(store)
    with replacing(store, 0o600) as stream:
        copy_content(content, stream)


def check_bytes(archive: Path, target: str) -> None:
    """Compare all that this machine needs of an archive with its manifest. Raises `Refused`."""
    try:
        with zipfile.ZipFile(archive) as packed:
            for file in files_of(packed, target):
                if hashlib.sha256(packed.read(file.member)).hexdigest() != file.sha256:
                    raise Refused(f"{archive} is damaged: {file.path} is not what was built; copy it again")
    except Refused:
        raise
    except Exception as exc:  # zipfile, zlib and lzma have an error each for bytes that are wrong
        raise Refused(f"{archive} is damaged: {exc}; copy it again and compare it with SHA256SUMS") from exc


def _grows(old: Build, new: Build) -> bool:
    return old.schema != new.schema
