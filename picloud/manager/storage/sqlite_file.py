"""Looks at an SQLite file before it is opened for writing, and changes nothing while it looks."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from picloud.manager.storage.migrate import READ_APPLIED, AppliedMigration

CONTROL_APPLICATION_ID: Final = int.from_bytes(b"PiCl", "big")
HISTORY_APPLICATION_ID: Final = int.from_bytes(b"PiCh", "big")
"""In the header of each file: whose it is."""
_MAGIC: Final = b"SQLite format 3\x00"
_HEADER_BYTES: Final = 100
_APPLICATION_ID: Final = slice(68, 72)


class FileUnusable(Exception):
    """The file must not be opened. The message names the file, the fault and the way out."""


def examine(
    path: Path,
    application_id: int,
    *,
    installed: bool,
    check_up_to_bytes: int | None = None,
    writable: bool = True,
) -> list[AppliedMigration]:
    """Check that the file is absent or ours and whole. Blocks; the caller holds the instance lock.

    Args:
        installed: True when the directory held this database before, so that an absent or empty file is a loss.
        check_up_to_bytes: the structure of a larger file is not walked; None means always.
        writable: False when the file is only going to be read.
    Returns:
        The migrations recorded in it, by number; `[]` for a file that is yet to be made.
    Raises:
        FileUnusable: it is none of these; it was not changed.
    """
    size = _size(path)
    if not size:
        _check_absence(path, size, installed)
        return []
    path = path.resolve()  # SQLite keeps the log beside the file itself, not beside a link to it
    _check_header(path, application_id, os.O_RDWR if writable else os.O_RDONLY)
    try:
        with closing(_open_read_only(path)) as connection:
            if check_up_to_bytes is None or size <= check_up_to_bytes:
                fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
                if fault != "ok":
                    raise _damaged(path, fault)
            return _applied(connection, path)
    except sqlite3.Error as exc:
        raise _damaged(path, str(exc)) from exc


def _size(path: Path) -> int | None:
    """Bytes of the file, None if there is none."""
    try:
        status = path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise FileUnusable(
                f"{path}: is a link to a file that does not exist; mount it or remove the link"
            ) from None
        return None
    except OSError as exc:
        raise FileUnusable(f"{path}: cannot be read: {exc.strerror}") from exc
    if not stat.S_ISREG(status.st_mode):
        raise FileUnusable(f"{path}: is not a file; move it away")
    return status.st_size


def _check_absence(path: Path, size: int | None, installed: bool) -> None:
    state = "is missing" if size is None else "is empty"
    if installed:
        raise FileUnusable(
            f"{path}: {state}, but there was a database here; restore a back-up, "
            f"or remove {path.parent / 'installed'} to begin anew"
        )
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise FileUnusable(
            f"{path}: {state}, but {log.name} holds data of it; bring the file back or move the log away"
        )


def _check_header(path: Path, application_id: int, mode: int) -> None:
    try:
        descriptor = os.open(path, mode | os.O_CLOEXEC)
    except OSError as exc:
        purpose = "reading" if mode == os.O_RDONLY else "writing"
        raise FileUnusable(f"{path}: cannot be opened for {purpose}: {exc.strerror}; check its owner and mode") from exc
    try:
        header = os.pread(descriptor, _HEADER_BYTES, 0)
    except OSError as exc:
        raise FileUnusable(f"{path}: cannot be read: {exc.strerror}") from exc
    finally:
        os.close(descriptor)
    if not header.startswith(_MAGIC):
        raise FileUnusable(f"{path}: is not an SQLite database; move it away or choose another PICLOUD_DATABASE_URL")
    if int.from_bytes(header[_APPLICATION_ID], "big") != application_id:
        raise FileUnusable(f"{path}: belongs to another application; move it away or choose another path")


def read_only_uri(path: Path) -> str:
    """The name under which SQLite opens the file without making any file beside it, if there is no log to read."""
    path = path.resolve()
    log = path.with_name(path.name + "-wal")
    mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    return f"file:{quote(str(path))}?{mode}"


def _open_read_only(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(read_only_uri(path), uri=True, isolation_level=None)


def _applied(connection: sqlite3.Connection, path: Path) -> list[AppliedMigration]:
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:  # a first start was cut off before its first migration
        return []
    if "schema_migrations" not in tables:
        raise _damaged(path, "it does not record its migrations")
    return [AppliedMigration(*row) for row in connection.execute(READ_APPLIED)]


def _damaged(path: Path, fault: str) -> FileUnusable:
    sentence = " ".join(fault.split())
    return FileUnusable(
        f"{path}: is damaged ({sentence}); it was left as it is; put a back-up in its place: picloud restore FILE"
    )
