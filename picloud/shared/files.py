"""Opening files without following planted links, and writing files that are whole under their name or absent.

New files get a random name beside their own, are created exclusively, and get mode and content through the descriptor.
"""

import contextlib
import errno
import os
import secrets
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

from picloud.shared.scratch import new_part

_BLOCK_BYTES: Final = 1024 * 1024
_TRIED_BYTES: Final = 64 * 1024
_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC


def open_regular(path: Path, *, follow_links: bool = True) -> int:
    """Open a regular file for reading and return its descriptor. Never blocks, as opening a FIFO would.

    Raises:
        OSError: it cannot be opened, or it is not a regular file (EINVAL), or it is a link (ELOOP).
    """
    flags = os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | (0 if follow_links else os.O_NOFOLLOW)
    descriptor = os.open(path, flags)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EINVAL, "is not a regular file", str(path))
    return descriptor


def read_small(path: Path, most_bytes: int) -> bytes:
    """Return at most the first `most_bytes` of a regular file that is not a link.

    Raises:
        OSError: as `open_regular`.
    """
    with os.fdopen(open_regular(path, follow_links=False), "rb") as stream:
        return stream.read(most_bytes)


@contextlib.contextmanager
def replacing(target: Path, mode: int) -> Iterator[BinaryIO]:
    """Give a stream whose content has the name `target` once the block ends, on the disk and with exactly this mode.

    At every moment there is the old file or the whole new one. What is at the name is replaced, never written into; an
    error in the block leaves it alone.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    part, descriptor = new_part(target.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            os.fchmod(descriptor, mode)
            yield stream
            stream.flush()
            os.fsync(descriptor)
            part.replace(target)  # before the lock on it ends with the descriptor
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    sync_directory(target.parent)


def copy_content(source: int, target: BinaryIO) -> None:
    """Copy all bytes of a descriptor, from its present position on."""
    while block := os.read(source, _BLOCK_BYTES):
        target.write(block)


def sync_directory(path: Path) -> None:
    """Make the directory's entries (a new or renamed file) survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def try_writing(directory: Path) -> OSError | None:
    """Write a small file into the directory, sync and remove it; return the error of that, None when it works."""
    name = directory / f".{secrets.token_hex(8)}.room"
    try:
        descriptor = os.open(name, _NEW, 0o600)
        try:
            name.unlink(missing_ok=True)
            os.pwrite(descriptor, bytes(_TRIED_BYTES), 0)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as exc:
        return exc
    return None


def has_room(directory: Path, size: int) -> bool:
    """Return True when `size` bytes can be written into the directory now. It is tried: quotas are no free space.

    Raises:
        OSError: the directory cannot be written for another reason.
    """
    name = directory / f".{secrets.token_hex(8)}.room"
    try:
        descriptor = os.open(name, _NEW, 0o600)
        try:
            name.unlink(missing_ok=True)
            os.posix_fallocate(descriptor, 0, size)
        finally:
            os.close(descriptor)
    except OSError as exc:
        if exc.errno in (errno.ENOSPC, errno.EDQUOT):
            return False
        raise
    return True
