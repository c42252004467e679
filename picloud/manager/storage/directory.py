"""The data directory before anything is opened in it: made, checked, or refused with exit code 2."""

import os
import stat
from pathlib import Path
from typing import Final

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused
from picloud.shared.file_faults import refusal
from picloud.shared.owners import find_other_owner

# Locks, the write-ahead log's shared memory or file modes do not work on these.
_UNSUITABLE_FILE_SYSTEMS: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "vfat", "msdos", "exfat"})
_MOUNTS: Final = Path("/proc/self/mountinfo")
_OTHER_DIRECTORY: Final = "check the path, or choose another PICLOUD_DATA_DIR"


def prepare_directory(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Make the directory (mode 0700) if its parent exists, and check that this user alone can write it.

    Args:
        mounts: the kernel's list of mounts; without it the kind of file system is not checked.
    Returns:
        True when the directory was made.
    Raises:
        StartRefused: exit code 2, or 1 when it may succeed later (a full disk); nothing was made.
    """
    parent = path.absolute().parent
    try:
        present = _exists(path)
        if not present and not parent.is_dir():
            raise _refused(f"{path}: the directory does not exist and neither does {parent}; make it first")
        file_system = _file_system_of(path if present else parent, mounts)
        if file_system in _UNSUITABLE_FILE_SYSTEMS:
            raise _refused(
                f"{path}: is on {file_system}, where a database cannot be kept safely; use a local Linux disk"
            )
        if not present:
            path.mkdir(mode=0o700)
        _check(path)
    except OSError as exc:
        raise refusal(exc, path, EXIT_CONFIGURATION, _OTHER_DIRECTORY) from exc
    return not present


def _exists(path: Path) -> bool:
    try:
        path.stat()
    except FileNotFoundError:
        if path.is_symlink():
            raise _refused(
                f"{path}: is a link to a directory that does not exist; mount it or remove the link"
            ) from None
        return False
    return True


def _check(path: Path) -> None:
    status = path.stat()
    if not stat.S_ISDIR(status.st_mode):
        raise _refused(f"{path}: is not a directory; choose another PICLOUD_DATA_DIR")
    other = find_other_owner(path)
    if other is not None:
        raise _refused(
            f"{path}: belongs to {other.name}, and root does not work in other users' directories; "
            f"start PiCloud as that user (systemctl start picloud, or sudo -u {other.name})"
        )
    if status.st_mode & stat.S_IWOTH or (status.st_mode & stat.S_IWGRP and status.st_gid != os.getegid()):
        raise _refused(
            f"{path}: others can write to it (mode {stat.S_IMODE(status.st_mode):04o}) and replace the database; "
            f"run: chmod go-w {path}"
        )
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise _refused(
            f"{path}: cannot be written; change its owner, or mount it for writing, or choose another PICLOUD_DATA_DIR"
        )


def _refused(message: str) -> StartRefused:
    return StartRefused(EXIT_CONFIGURATION, message)


def _file_system_of(path: Path, mounts: Path) -> str | None:
    """The type of the file system with the longest mount point above the path, None if it is unknown."""
    try:
        target = path.resolve()
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except (OSError, RuntimeError):
        return None
    best: tuple[int, str | None] = (-1, None)
    for line in lines:
        mount, _, file_system = line.partition(" - ")  # proc(5): "id parent major:minor root mount ... - type source"
        point = mount.split()[4].replace("\\040", " ")
        if target.is_relative_to(point) and len(point) >= best[0]:
            best = (len(point), file_system.split()[0])
    return best[1]
