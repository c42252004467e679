"""One instance per data directory: an advisory lock that the kernel drops with the process that holds it."""

import contextlib
import errno
import fcntl
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from picloud.manager.storage.directory import prepare_directory
from picloud.shared.errors import EXIT_CONFIGURATION, EXIT_SECOND_INSTANCE, EXIT_TRY_AGAIN, StartRefused
from picloud.shared.file_faults import refusal

LOCK_NAME: Final = "picloud.lock"
_FLAGS: Final = os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK
_LOCKS: Final = Path("/proc/locks")


class InstanceLock:
    """The lock on one directory. Get it with `acquire`; it ends with `release` or with the process."""

    def __init__(self, descriptor: int, path: Path, *, made: bool, made_directory: bool) -> None:
        self._descriptor: int | None = descriptor
        self._path = path
        self._made = made
        self._made_directory = made_directory

    @classmethod
    def acquire(cls, directory: Path) -> "InstanceLock":
        """Lock the directory, which is made if its parent exists, and leave this process's id in the lock file.

        Raises:
            StartRefused: exit code 5, naming the process that holds it; 2 when the directory cannot be used; 1 when it
                may be usable later.
        """
        made_directory = prepare_directory(directory)
        path = directory / LOCK_NAME
        try:
            while True:
                made = not os.path.lexists(path)
                descriptor = _open(path)
                _lock(descriptor, directory)
                if _is_at(path, descriptor):
                    break
                os.close(descriptor)  # its holder removed it between the two steps
        except OSError as exc:
            if made_directory:
                _remove_directory(directory)
            if os.path.lexists(path):
                raise refusal(exc, path, EXIT_CONFIGURATION, "move it away") from exc
            raise refusal(exc, directory, EXIT_CONFIGURATION) from exc
        with contextlib.suppress(OSError):  # on a full disk the lock holds without the id in it
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        return cls(descriptor, path, made=made, made_directory=made_directory)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if isinstance(error, StartRefused):
            self.abandon()
        else:
            self.release()

    def release(self) -> None:
        """Let the directory go. The file stays."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def abandon(self) -> None:
        """Let the directory go after a refused start, and remove what this start made and did not use."""
        if self._descriptor is not None and self._made:
            with contextlib.suppress(OSError):
                self._path.unlink()
        self.release()
        if self._made_directory:
            _remove_directory(self._path.parent)


def _open(path: Path) -> int:
    """Open the lock file, or make it. Another user's unheld lock file is replaced: the directory is ours."""
    try:
        return os.open(path, _FLAGS | os.O_CREAT, 0o600)
    except PermissionError:
        if not os.path.lexists(path):
            raise
        with _alone_with(path.parent):
            try:
                return os.open(path, _FLAGS)  # another process has replaced it meanwhile
            except PermissionError:
                _check_unheld(path)
                path.unlink()
                return os.open(path, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)


@contextlib.contextmanager
def _alone_with(directory: Path) -> Iterator[None]:
    """One process at a time replaces the lock file of a directory."""
    descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _check_unheld(path: Path) -> None:
    """Look into the kernel's list of locks, since a file that cannot be opened cannot be locked either.

    Raises:
        StartRefused: exit code 1; a process of another user may hold it.
    """
    inode = f":{path.lstat().st_ino} "  # without the device, which some file systems show differently here
    try:
        held = any(inode in line for line in _LOCKS.read_text("ascii").splitlines())
    except OSError:
        held = True
    if held:
        raise StartRefused(
            EXIT_TRY_AGAIN,
            f"{path}: belongs to another user and may be in use; wait for that process, or run: sudo rm {path}",
        )


def _lock(descriptor: int, directory: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as exc:
        holder = b"" if exc.errno != errno.EWOULDBLOCK else os.pread(descriptor, 32, 0)
        os.close(descriptor)
        if exc.errno != errno.EWOULDBLOCK:
            raise
        raise StartRefused(
            EXIT_SECOND_INSTANCE,
            f"{directory}: already in use by picloud process "
            f"{holder.decode('ascii', 'replace').strip() or '(starting)'}; stop it or choose another PICLOUD_DATA_DIR",
        ) from None


def _is_at(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.lstat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _remove_directory(directory: Path) -> None:
    with contextlib.suppress(OSError):  # not empty: another process uses it by now
        directory.rmdir()
