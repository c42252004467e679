"""The meaning of the operating system's errors on files: one line with path, fault and remedy for people, an exit code
for a start, an error for a response. Every place that works on files uses this table.
"""

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from picloud.shared.errors import EXIT_TRY_AGAIN, StartRefused, StorageUnavailable

FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
"""There is no room, for anybody or for this user."""

_MEANING: Final[Mapping[int, tuple[str, str]]] = {
    errno.ENOENT: ("does not exist", "make it, or mount the disk that it is on"),
    errno.EACCES: ("permission denied", "check its owner and mode"),
    errno.EPERM: ("operation not permitted", "check its owner and mode"),
    errno.EROFS: ("the file system is read-only", "mount it for writing"),
    errno.ENOSPC: ("the disk is full", "make room"),
    errno.EDQUOT: ("the disk quota is used up", "make room, or raise the quota"),
    errno.EFBIG: ("the file would be too large", "raise the limit of file sizes"),
    errno.ENOTDIR: ("is not a directory, or a file is in the way", "move the file away"),
    errno.EEXIST: ("something of that name is in the way", "move it away"),
    errno.ENOTEMPTY: ("something of that name is in the way", "move it away"),
    errno.EISDIR: ("is a directory", "move it away, or choose another name"),
    errno.ELOOP: ("is a symbolic link", "name the file itself"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
    errno.EMFILE: ("too many files are open", "raise the limit of open files (LimitNOFILE, ulimit -n)"),
    errno.ENFILE: ("too many files are open on this machine", "raise fs.file-max"),
    errno.ENOMEM: ("there is not enough memory", "stop what takes it"),
    errno.EBUSY: ("is in use", "try again"),
    errno.ETXTBSY: ("is in use", "try again"),
    errno.EAGAIN: ("is in use", "try again"),
    errno.EIO: ("the disk fails", "look at it (dmesg), and restore a backup on another one"),
    errno.ESTALE: ("the disk is gone", "mount it again"),
    errno.ENODEV: ("the disk is gone", "mount it again"),
    errno.ENXIO: ("the disk is gone", "mount it again"),
}
_PASSING: Final = frozenset(
    {
        *FULL,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
        errno.EBUSY,
        errno.ETXTBSY,
        errno.EAGAIN,
        errno.EIO,
        errno.ESTALE,
        errno.ENODEV,
        errno.ENXIO,
    }
)
"""Faults that can pass without a change of settings."""


def is_passing(error: OSError) -> bool:
    """Return True when a later attempt can succeed without a change of the configuration."""
    return error.errno in _PASSING


def describe(error: OSError, path: Path | str, remedy: str | None = None) -> str:
    """Return one line: the path, what is wrong with it, what to do.

    Args:
        path: the file or directory that the person knows; not a temporary name beside it.
        remedy: a better one than the table's, for faults that last.
    """
    fault, general = _MEANING.get(
        error.errno or 0, (error.strerror or type(error).__name__, "see docs/explanation/storage.md")
    )
    advice = general if remedy is None or is_passing(error) else remedy
    return f"{path}: {fault}; {advice}"


def refusal(error: OSError, path: Path | str, exit_code: int, remedy: str | None = None) -> StartRefused:
    """Return the refusal of a start: exit code 1, which supervisors retry, if the fault can pass, else `exit_code`."""
    return StartRefused(EXIT_TRY_AGAIN if is_passing(error) else exit_code, describe(error, path, remedy))


def unavailable(error: OSError, path: Path | str, remedy: str | None = None) -> StorageUnavailable:
    """Return the error for a response: `storage_full` (507) or `storage_unavailable` (503), with the path."""
    code = "storage_full" if error.errno in FULL else "storage_unavailable"
    return StorageUnavailable(describe(error, path, remedy), code=code)
