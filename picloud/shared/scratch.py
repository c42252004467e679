"""Temporary files and directories beside what they become, and the removal of those that a crash left behind.

Whoever makes one holds a lock (flock) on it, which the kernel drops with the process: what has a name of this module
and no lock belongs to nobody. Process ids would not do: they are used again, and differ between containers.
"""

import contextlib
import fcntl
import os
import re
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, Literal

Purpose = Literal["restoring", "rehearsal", "snapshot", "backup"]

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_LOOK: Final = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
_NAMES: Final = re.compile(
    r"\.[0-9a-f]{16}\.(part|room)"
    r"|\.(restoring|rehearsal|snapshot|backup)-[0-9a-z_]{8,16}"
    r"|\.picloud-[0-9A-Za-z.]+\.backup\.part(-wal|-shm|-journal)?"
)
"""Of this version, and of the candidates before it."""


def new_part(directory: Path) -> tuple[Path, int]:
    """Make a file of random name, mode 0600, and return it with its locked descriptor, open for writing.

    Raises:
        OSError: it cannot be made.
    """

    def make() -> tuple[Path, int]:
        path = directory / f".{secrets.token_hex(8)}.part"
        return path, os.open(path, _NEW, 0o600)

    return _locked(make)


@contextlib.contextmanager
def scratch_directory(parent: Path, purpose: Purpose) -> Iterator[Path]:
    """Make a directory of random name, mode 0700, which is removed with all that is in it when the block ends.

    Raises:
        OSError: it cannot be made.
    """

    def make() -> tuple[Path, int] | None:
        path = parent / f".{purpose}-{secrets.token_hex(8)}"
        path.mkdir(mode=0o700)
        try:
            return path, os.open(path, _LOOK)
        except FileNotFoundError:
            return None

    path, descriptor = _locked(make)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(descriptor)


def remove_leftovers(*directories: Path) -> list[Path]:
    """Remove unused leftovers of crashes in the directories and return them; skip what cannot be removed."""
    removed = []
    for directory in directories:
        with contextlib.suppress(OSError), os.scandir(directory) as entries:
            found = [Path(entry.path) for entry in entries if _NAMES.fullmatch(entry.name)]
            removed += [path for path in found if _remove_unlocked(path)]
    return removed


def _locked(make: Callable[[], tuple[Path, int] | None]) -> tuple[Path, int]:
    """Make until the lock is held on what is at the path: `remove_leftovers` may have come in between."""
    while True:
        made = make()
        if made is None:
            continue
        path, descriptor = made
        try:
            with contextlib.suppress(OSError):  # where there are no locks, nothing is ever taken for a leftover
                fcntl.flock(descriptor, fcntl.LOCK_EX)
            if os.path.samestat(path.lstat(), os.fstat(descriptor)):
                return path, descriptor
        except FileNotFoundError:
            pass
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)


def _remove_unlocked(path: Path) -> bool:
    try:
        descriptor = os.open(path, _LOOK)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(kind):
            shutil.rmtree(path)
        elif stat.S_ISREG(kind):
            path.unlink()
        else:
            return False
    except OSError:
        return False
    finally:
        os.close(descriptor)
    return True
