"""One instance per data directory: an advisory lock that the kernel drops with the process that holds it."""

import fcntl
import os
from pathlib import Path
from typing import Final

from picloud.manager.storage.directory import prepare_directory
from picloud.shared.errors import EXIT_CONFIGURATION, EXIT_SECOND_INSTANCE, StartRefused

LOCK_NAME: Final = "picloud.lock"


class InstanceLock:
    """The lock on one directory. Get it with `acquire`; it ends with `release` or with the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, directory: Path) -> "InstanceLock":
        """Lock the directory, which is made if its parent exists, and leave this process's id in the lock file.

        Raises:
            StartRefused: exit code 5, naming the process that holds it; 2 when the directory cannot be used.
        """
        prepare_directory(directory)
        path = directory / LOCK_NAME
        try:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        except OSError as exc:
            raise StartRefused(EXIT_CONFIGURATION, f"{path}: cannot be opened: {exc.strerror}") from exc
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(descriptor, 32, 0).decode("ascii", "replace").strip()
            os.close(descriptor)
            raise StartRefused(
                EXIT_SECOND_INSTANCE,
                f"{directory}: already in use by picloud process {holder or '(starting)'}; "
                "stop it or choose another PICLOUD_DATA_DIR",
            ) from None
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode("ascii"), 0)
        return cls(descriptor)

    def release(self) -> None:
        """Let the directory go. The file stays: removing it could take the lock from a process that waits on it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
