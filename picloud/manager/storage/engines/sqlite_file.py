"""Looks at an SQLite file before it is opened for writing, and changes nothing while it looks."""

import contextlib
import errno
import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import Final
from urllib.parse import quote

from picloud.manager.storage.migrate import READ_APPLIED, AppliedMigration
from picloud.shared.errors import EXIT_DATABASE, EXIT_TRY_AGAIN
from picloud.shared.file_faults import describe, is_passing

_MAGIC: Final = b"SQLite format 3\x00"
COMPANIONS: Final = ("-wal", "-shm", "-journal")
"""What SQLite adds to a file's name for the files beside it."""
_HEADER_BYTES: Final = 100
_APPLICATION_ID: Final = slice(68, 72)


_INACCESSIBLE: Final = frozenset(
    {
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
    }
)
_PRIMARY_CODE: Final = 0xFF
_NO_DAMAGE: Final = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class FileUnusable(Exception):
    """The file must not be opened. The message names the file, the fault and the way out.

    Attributes:
        exit_code: what a start ends with: 4, or 1 when a later one may succeed.
        is_damage: False when the file may be whole and only cannot be opened now.
    """

    def __init__(self, message: str, *, exit_code: int = EXIT_DATABASE, is_damage: bool = True) -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.is_damage = is_damage


def examine(
    path: Path,
    application_id: int,
    *,
    installed: bool,
    marker_name: str = "installed",
    check_up_to_bytes: int | None = None,
    writable: bool = True,
    has_room: bool = True,
) -> list[AppliedMigration]:
    """Check that the file is absent or ours and whole. Blocks; the caller holds the instance lock.

    Args:
        installed: True when the directory held this database before, so that an absent or empty file is a loss.
        marker_name: of the file that says so.
        check_up_to_bytes: the structure of a larger file is not walked; None means always.
        writable: False when the file is only going to be read.
        has_room: False on a full disk, where SQLite must not make a file to share its log's index.
    Returns:
        The migrations recorded in it, by number; `[]` for a file that is yet to be made.
    Raises:
        FileUnusable: it is none of these; it was not changed.
    """
    size = _size(path)
    if not size:
        _check_absence(path, size, path.with_name(marker_name) if installed else None)
        return []
    path = path.resolve()  # SQLite keeps the log beside the file itself, not beside a link to it
    check_companions(path)
    _check_header(path, application_id, os.O_RDWR if writable else os.O_RDONLY)
    try:
        with closing(_open_to_look(path, has_room=has_room)) as connection:
            if check_up_to_bytes is None or size <= check_up_to_bytes:
                fault = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
                if fault != "ok":
                    raise _damaged(path, fault)
            return _applied(connection, path)
    except sqlite3.Error as exc:
        raise _unusable(path, exc) from exc
    except OSError as exc:
        raise _cannot_be_opened(path, exc) from exc


def _unusable(path: Path, error: sqlite3.Error) -> FileUnusable:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & _PRIMARY_CODE
    if code == sqlite3.SQLITE_IOERR:
        return FileUnusable(f"{path}: cannot be read ({error}); look at the disk (dmesg)", exit_code=EXIT_TRY_AGAIN)
    if code not in _INACCESSIBLE:
        return _damaged(path, str(error))
    lasts = code in (sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY) or (
        code == sqlite3.SQLITE_CANTOPEN and not may_be_opened_later(error, path)
    )
    return FileUnusable(
        f"{path}: cannot be opened ({error}); check its owner and mode, and that no other program uses it",
        exit_code=EXIT_DATABASE if lasts else EXIT_TRY_AGAIN,
        is_damage=False,
    )


def may_be_opened_later(error: BaseException | None, path: Path) -> bool:
    """Return True when SQLite cannot open a file though its mode allows it, as with too many open files."""
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY_CODE
    return code == sqlite3.SQLITE_CANTOPEN and os.access(path, os.R_OK | os.W_OK)


def _cannot_be_opened(path: Path, error: OSError, purpose: str = "") -> FileUnusable:
    fault, _, remedy = describe(error, "").removeprefix(": ").rpartition("; ")
    return FileUnusable(
        f"{path}: cannot be opened{purpose}: {fault}; {remedy}",
        exit_code=EXIT_TRY_AGAIN if is_passing(error) else EXIT_DATABASE,
        is_damage=not (error.errno in _NO_DAMAGE or (is_passing(error) and error.errno != errno.EIO)),
    )


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
        raise _cannot_be_opened(path, exc) from exc
    if not stat.S_ISREG(status.st_mode):
        raise FileUnusable(f"{path}: is not a file; move it away")
    return status.st_size


def _check_absence(path: Path, size: int | None, marker: Path | None) -> None:
    state = "is missing" if size is None else "is empty"
    if marker is not None:
        raise FileUnusable(
            f"{path}: {state}, but there was a database here; restore a backup, or remove {marker} to start fresh"
        )
    if has_log(path):
        raise FileUnusable(
            f"{path}: {state}, but {path.name}-wal holds data of it; bring the file back or move the log away"
        )


def _check_header(path: Path, application_id: int, mode: int) -> None:
    try:
        descriptor = os.open(path, mode | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as exc:
        raise _cannot_be_opened(path, exc, " for reading" if mode == os.O_RDONLY else " for writing") from exc
    try:
        header = os.pread(descriptor, _HEADER_BYTES, 0)
    except OSError as exc:
        raise _cannot_be_opened(path, exc) from exc
    finally:
        os.close(descriptor)
    if not header.startswith(_MAGIC):
        raise FileUnusable(f"{path}: is not an SQLite database; move it away or choose another PICLOUD_DATABASE_URL")
    if int.from_bytes(header[_APPLICATION_ID], "big") != application_id:
        raise FileUnusable(f"{path}: belongs to another application; move it away or choose another path")


def read_only_uri(path: Path) -> str:
    """The name under which SQLite opens the file without making any file beside it, if there is no log to read."""
    path = path.resolve()
    mode = "mode=ro" if has_log(path) else "mode=ro&immutable=1"
    return f"file:{quote(str(path))}?{mode}"


def check_companions(path: Path) -> None:
    """Check that what SQLite keeps beside a file is made of regular files: it would follow links and wait for FIFOs.

    Raises:
        FileUnusable: one is something else.
    """
    for suffix in COMPANIONS:
        beside = path.with_name(path.name + suffix)
        with contextlib.suppress(FileNotFoundError):
            if not stat.S_ISREG(beside.lstat().st_mode):
                raise FileUnusable(f"{beside}: is not a file; move it away")


def has_log(path: Path) -> bool:
    """Return True when there are changes in the log that are not in the file yet."""
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _open_to_look(path: Path, *, has_room: bool) -> sqlite3.Connection:
    if has_room or not has_log(path):
        return sqlite3.connect(read_only_uri(path), uri=True, isolation_level=None)
    # With an exclusive lock SQLite keeps the log's index in memory. Sharing it takes a file, thus room; and on blocks
    # smaller than a page the kernel kills (SIGBUS) a process that writes to that mapped file when there is none.
    connection = sqlite3.connect(f"file:{quote(str(path))}?mode=rw", uri=True, isolation_level=None)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    return connection


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
        f"{path}: is damaged ({sentence}); it was left as it is; put a backup in its place: picloud restore FILE"
    )
