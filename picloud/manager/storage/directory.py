"""The data directory before anything is opened in it: made, checked, or refused with exit code 2."""

import os
from pathlib import Path
from typing import Final

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused

# Locks, the write-ahead log's shared memory or file modes do not work on these.
_UNSUITABLE_FILE_SYSTEMS: Final = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "vfat", "msdos", "exfat"})
_MOUNTS: Final = Path("/proc/self/mountinfo")


def prepare_directory(path: Path, mounts: Path = _MOUNTS) -> None:
    """Make the directory (mode 0700) if its parent exists, and check that it can be written.

    Args:
        mounts: the kernel's list of mounts; without it the kind of file system is not checked.
    Raises:
        StartRefused: exit code 2; nothing was made.
    """
    parent = path.absolute().parent
    if not path.exists() and not parent.is_dir():
        raise _refused(f"{path}: the directory does not exist and neither does {parent}; make it first")
    file_system = _file_system_of(path if path.exists() else parent, mounts)
    if file_system in _UNSUITABLE_FILE_SYSTEMS:
        raise _refused(f"{path}: is on {file_system}, where a database cannot be kept safely; use a local Linux disk")
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except FileExistsError:
        raise _refused(f"{path}: is not a directory; choose another PICLOUD_DATA_DIR") from None
    except OSError as exc:
        raise _refused(f"{path}: cannot be made: {exc.strerror}") from exc
    if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
        raise _refused(
            f"{path}: cannot be written; change its owner, or mount it for writing, or choose another PICLOUD_DATA_DIR"
        )


def sync_directory(path: Path) -> None:
    """Make the directory's entries (a new or renamed file) survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refused(message: str) -> StartRefused:
    return StartRefused(EXIT_CONFIGURATION, message)


def _file_system_of(path: Path, mounts: Path) -> str | None:
    """The type of the file system with the longest mount point above the path, None if it cannot be told."""
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
