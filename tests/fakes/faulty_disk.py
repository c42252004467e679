"""A service whose disk can be told to fail (disk_faults.c), as a whole and from one moment to the other."""

import errno
import subprocess
from pathlib import Path

from tests.acceptance.service import ROOT, Service


def build_library(directory: Path) -> Path:
    """What is loaded before libc."""
    library = directory / "faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, ROOT / "tests/fakes/disk_faults.c", "-ldl"], check=True)
    return library


class FaultyDisk:
    """The disk under a service that was made with `environ`."""

    def __init__(self, directory: Path) -> None:
        self._order = directory / "disk-fault"
        self.environ = {"LD_PRELOAD": str(build_library(directory)), "DISK_FAULTS_WHILE": str(self._order)}

    def under(self, service: Service) -> Service:
        """The service, not started yet, on this disk."""
        service._environ |= self.environ
        return service

    def fill(self) -> None:
        self._fail(errno.ENOSPC)

    def become_read_only(self) -> None:
        self._fail(errno.EROFS)

    def repair(self) -> None:
        self._order.unlink()

    def _fail(self, number: int) -> None:
        part = self._order.with_suffix(".part")
        part.write_text(str(number))
        part.rename(self._order)
