"""The directory in which archives unpack themselves: chosen, checked, locked, and kept small.

What lies in it is run, so only its owner may write to it or replace it.
"""

import contextlib
import errno
import fcntl
import os
import shutil
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from .manifest import describe
from .refusal import EXIT_TRY_AGAIN, Refused

ROOT_VARIABLE: Final = "SHIV_ROOT"
"""Where archives of this kind unpack themselves; the name is that of shiv, the usual tool for them."""
KEPT_TREES: Final = 2
STAMP_NAME: Final = ".complete.json"
_PARTS: Final = ".part-*"
"""Trees that are being written, or that were; always under the lock of `exclusive`."""
_PASSING: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.EIO})
_WAY_OUT: Final = f"set {ROOT_VARIABLE} to a directory that this user alone can write"


def cache_root(environ: Mapping[str, str]) -> Path:
    """SHIV_ROOT, else systemd's cache directory, else `picloud` in the user's cache.

    Raises:
        Refused: the environment names none.
    """
    if named := environ.get(ROOT_VARIABLE):
        return Path(named).absolute()
    if given := environ.get("CACHE_DIRECTORY"):
        return Path(given.partition(":")[0])
    cache = environ.get("XDG_CACHE_HOME", "")
    if cache.startswith("/"):  # the XDG specification has relative paths ignored
        return Path(cache) / "picloud"
    home = environ.get("HOME")
    if not home:
        raise Refused(f"there is no HOME to unpack picloud.pyz in; {_WAY_OUT}")
    return Path(home).absolute() / ".cache" / "picloud"


def prepare_root(path: Path) -> Path:
    """Make the directory (mode 0700) if needed and check that it is safe. Returns it without links.

    Raises:
        Refused: it cannot be made, others can write to it, or programs may not be run from it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.mkdir(mode=0o700, exist_ok=True)
        path = path.resolve(strict=True)
        check_owner(path)
        for parent in path.parents:
            _check_parent(parent)
        if os.statvfs(path).f_flag & os.ST_NOEXEC:
            raise Refused(f"{path}: is mounted noexec, so native libraries cannot be loaded from it; {_WAY_OUT}")
    except OSError as exc:
        raise cannot_unpack(path, exc) from exc
    return path


def cannot_unpack(path: Path, error: OSError) -> Refused:
    """Return the refusal for a cache that cannot be used; one that is retried if the fault can pass."""
    if error.errno in _PASSING:
        remedy = "make room, or set SHIV_ROOT to another directory"
        return Refused(f"{path}: picloud.pyz cannot unpack itself here: {describe(error)}; {remedy}", EXIT_TRY_AGAIN)
    return Refused(f"{path}: picloud.pyz cannot unpack itself here: {describe(error)}; {_WAY_OUT}")


def check_owner(path: Path) -> None:
    """Raises `Refused` unless this user or root owns the directory and no other user can write to it."""
    status = path.lstat()
    if not stat.S_ISDIR(status.st_mode):
        raise Refused(f"{path}: is not a directory; {_WAY_OUT}")
    if status.st_uid not in (os.geteuid(), 0):
        raise Refused(f"{path}: belongs to another user, who could change what is run; {_WAY_OUT}")
    if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise Refused(f"{path}: can be written by others, who could change what is run; chmod go-w it, or {_WAY_OUT}")


def _check_parent(path: Path) -> None:
    status = path.stat()
    if status.st_mode & stat.S_IWOTH and not status.st_mode & stat.S_ISVTX:
        raise Refused(f"{path}: can be written by everybody, who could replace what is run; {_WAY_OUT}")


@contextlib.contextmanager
def exclusive(root: Path) -> Iterator[None]:
    """One process at a time unpacks or removes trees."""
    descriptor = _open_lock(root / ".lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def hold(root: Path, tree_name: str) -> int:
    """Mark a tree as in use for the life of this process, or until the descriptor is closed."""
    descriptor = _open_lock(root / f".{tree_name}.lock")
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def prune(root: Path, current: str) -> None:
    """Remove what cut-off starts left, and all trees but the current one and the one used last before it.

    A tree that a process runs from stays. Faults are left to the next start: they must not stop this one.
    """
    with contextlib.suppress(OSError):
        _remove_all_parts(root)
        trees = [stamp.parent for stamp in root.glob(f"*/{STAMP_NAME}") if stamp.parent.name != current]
        trees.sort(key=lambda tree: (tree / STAMP_NAME).stat().st_mtime, reverse=True)
        for tree in trees[KEPT_TREES - 1 :]:
            _remove_unused(root, tree)


def remove_parts(root: Path) -> None:
    """Remove what cut-off starts left, unless another process is unpacking now."""
    with contextlib.suppress(OSError):
        if not any(root.glob(_PARTS)):
            return
        descriptor = _open_lock(root / ".lock")
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove_all_parts(root)
        finally:
            os.close(descriptor)


def _remove_all_parts(root: Path) -> None:
    for leftover in root.glob(_PARTS):
        shutil.rmtree(leftover, ignore_errors=True)


def _remove_unused(root: Path, tree: Path) -> None:
    lock = root / f".{tree.name}.lock"
    descriptor = _open_lock(lock)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        (tree / STAMP_NAME).unlink()
        shutil.rmtree(tree, ignore_errors=True)
        lock.unlink()
    except BlockingIOError:
        pass
    finally:
        os.close(descriptor)


def _open_lock(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
