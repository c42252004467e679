"""A whole copy of an embedded store, made through SQLite: never by copying a file that may be in use."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from picloud.manager.storage.engines.sqlite_file import FileUnusable, check_companions
from picloud.shared.files import sync_directory


class SnapshotFailed(Exception):
    """There is no copy; one line that says why."""


def library_version() -> tuple[int, int, int]:
    """The version of SQLite that this Python brings."""
    major, minor, patch = sqlite3.sqlite_version_info[:3]
    return major, minor, patch


def take_snapshot(source: Path, target: Path) -> None:
    """Write a verified copy of `source` to `target`, which must not exist. May be done while the store is written to.

    Raises:
        SnapshotFailed: the source cannot be read, the copy cannot be written or is not whole; nothing is left.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        check_companions(source)
        with closing(sqlite3.connect(source, isolation_level=None, timeout=10)) as connection:
            connection.execute("VACUUM INTO ?", (str(part),))
        with closing(sqlite3.connect(part)) as copy:
            verdict = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if verdict != "ok":
            raise SnapshotFailed(f"the copy of {source} is not whole: {verdict}")
        part.chmod(0o600)
        descriptor = os.open(part, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.rename(target)
        sync_directory(target.parent)
    except (sqlite3.Error, OSError, FileUnusable) as exc:
        raise SnapshotFailed(f"{source} cannot be copied to {target}: {exc}") from exc
    finally:
        part.unlink(missing_ok=True)
