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
import pwd
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from picloud.installer.layout import USER, Layout, place, sync
from picloud.installer.service import Service, ServiceFailed, wait_until_ready
from picloud.installer.steps import Say
from picloud.manager.storage.snapshot import SnapshotFailed, take_snapshot
from picloud.pyz.machine import check_target, current_target
from picloud.pyz.manifest import Build, files_of, read_build
from picloud.pyz.refusal import Refused

READY_TIMEOUT_S: Final = 60.0
KEPT_BACKUPS: Final = 3
_STORES: Final = ("picloud.db", "history.db")


class UpgradeFailed(Exception):
    """What did not work, and what is running now; one line."""


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
        """What `upgrade` would do, after the same checks. Empty: this very build is installed.

        Raises:
            Refused, UpgradeFailed: it would not be done.
        """
        old, new = read_build(self.layout.archive), self.check(archive)
        if old.build_id == new.build_id:
            return []
        return [
            f"unpack {archive} beside the running version",
            f"copy the database into {self.layout.backups_dir}",
            f"replace {old.product} (build {old.build_id[:16]}) by {new.product} (build {new.build_id[:16]})",
            "restart the service" + (f", which brings the schema from {old.schema} to {new.schema}" * _grows(old, new)),
            f"go back by itself when it is not ready within {self.ready_timeout_s:.0f} s",
        ]

    def check(self, archive: Path) -> Build:
        """Read the new archive byte for byte.

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
        if new.schema < old.schema:
            raise UpgradeFailed(
                f"{archive} knows schema {new.schema}, the database has {old.schema}; "
                "`picloud rollback-upgrade` goes back to the version before"
            )
        if new.schema != old.schema and not self.layout.has_embedded_database:
            self.say(
                "the database is PostgreSQL: back it up yourself (pg_dump), the way back does not cover its schema"
            )
        return new

    def upgrade(self, archive: Path) -> bool:
        """Put `archive` in the place of the installed one. False: this very build is installed already.

        Raises:
            Refused, UpgradeFailed: the version before is running, with all its data.
        """
        with self._alone():
            new, old = self.check(archive), read_build(self.layout.archive)
            if new.build_id == old.build_id:
                return False
            self.say(f"unpacking {new.product}")
            self._unpack(archive, new)
            self.say("copying the database")
            backup = self._back_up(live=True)
            staged = self.layout.program_dir / "next.pyz"
            place(archive, staged)
            self.say("stopping the service")
            if new.schema == old.schema:
                self._swap(staged)  # first, so that a socket that starts the service starts the new one
                self._stop()
            else:
                self._stop(alone=True)
                backup = self._back_up(live=False)
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
                        f"the upgrade brought schema {record['schema_after']} after {record['schema_before']}: the "
                        f"database of {record['at']} would come back; --lose-changes gives up what was saved since"
                    )
                backup = Path(record["backup"])
            self._unpack(self.layout.previous, old)
            self._go_back(old, backup)
            self.layout.upgrade_record.unlink()
            return old

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        self.layout.program_dir.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(self.layout.program_dir / ".upgrade.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield
        except BlockingIOError as exc:
            raise UpgradeFailed("another upgrade is running") from exc
        except (OSError, SnapshotFailed, ServiceFailed) as exc:
            raise UpgradeFailed(str(exc)) from exc
        finally:
            os.close(descriptor)

    @property
    def _older(self) -> Path:
        """The archive before the one before, while an upgrade is tried."""
        return self.layout.program_dir / "older.pyz"

    def _unpack(self, archive: Path, build: Build) -> None:
        """The new tree, made by the service's user in the service's cache while the old version serves."""
        readable = self.layout.program_dir / "next.pyz"
        if archive != self.layout.previous:
            place(archive, readable)
        command = [sys.executable, str(readable if archive != self.layout.previous else archive), "version", "--json"]
        environ = {"PATH": os.defpath, "SHIV_ROOT": str(self.layout.cache_dir)}
        done = subprocess.run(  # noqa: S603  # the archive that was just checked
            command, env=environ, user=self.user, group=self.user, cwd="/", capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise UpgradeFailed(f"the new version does not start: {' '.join(done.stderr.split())}; nothing was changed")
        said = json.loads(done.stdout)["product"]
        if said != build.product:
            raise UpgradeFailed(f"the file says it is {build.product}, the program in it {said}; nothing was changed")

    def _back_up(self, *, live: bool) -> Path:
        """Copy the stores; the history only when the service rests, since it may be large and can be missed."""
        folder = self.layout.backups_dir / datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
        folder.mkdir(parents=True, mode=0o700)
        self.layout.backups_dir.chmod(0o700)
        for name in _STORES[:1] if live else _STORES:
            store = self.layout.data_dir / name
            if self.layout.has_embedded_database and store.exists():
                take_snapshot(store, folder / name)
        for outdated in sorted(self.layout.backups_dir.iterdir())[:-KEPT_BACKUPS]:
            shutil.rmtree(outdated, ignore_errors=True)
        return folder

    def _stop(self, *, alone: bool = False) -> None:
        if alone or self.service.is_running():
            self.service.stop(alone=alone)

    def _swap(self, staged: Path) -> None:
        """At every moment there is a whole archive at the name."""
        with contextlib.suppress(FileNotFoundError):
            self.layout.previous.replace(self._older)
        place(self.layout.archive, self.layout.previous)
        staged.replace(self.layout.archive)
        sync(self.layout.program_dir)

    def _record(self, old: Build, new: Build, backup: Path) -> None:
        record = {
            "at": datetime.now(UTC).isoformat(timespec="seconds"),
            "before": old.product,
            "after": new.product,
            "schema_before": old.schema,
            "schema_after": new.schema,
            "backup": str(backup),
        }
        self.layout.upgrade_record.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
        sync(self.layout.upgrade_record)

    def _forget(self, earlier: bytes | None) -> None:
        """Make the upgrade before this one that which can be undone. `earlier`: its record."""
        if earlier is None:
            self.layout.upgrade_record.unlink()
        else:
            self.layout.upgrade_record.write_bytes(earlier)
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
            raise UpgradeFailed(f"{old.product} was put back and is not ready either: {fault}; see docs/operations.md")
        self.say(f"{old.product} is ready again")

    def _restore(self, backup: Path) -> None:
        """The stores as they were; those of the other version stay beside them."""
        for name in _STORES:
            copy, store = backup / name, self.layout.data_dir / name
            if not copy.exists():
                continue
            for suffix in ("", "-wal", "-shm"):
                old = store.with_name(name + suffix)
                if old.exists():
                    old.replace(store.with_name(f"{name}{suffix}.before-way-back"))
            place(copy, store, mode=0o600)
            if self.user is not None:
                entry = pwd.getpwnam(self.user)
                os.chown(store, entry.pw_uid, entry.pw_gid)


def check_bytes(archive: Path, target: str) -> None:
    """Compare all that this machine needs of an archive with its manifest. Raises `Refused`."""
    try:
        with zipfile.ZipFile(archive) as packed:
            for file in files_of(packed, target):
                if hashlib.sha256(packed.read(file.member)).hexdigest() != file.sha256:
                    raise Refused(f"{archive} is damaged: {file.path} is not what was built; copy it anew")
    except Refused:
        raise
    except Exception as exc:  # zipfile, zlib and lzma have an error each for bytes that are wrong
        raise Refused(f"{archive} is damaged: {exc}; copy it anew and compare it with SHA256SUMS") from exc


def _grows(old: Build, new: Build) -> bool:
    return old.schema != new.schema
