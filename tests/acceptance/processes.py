"""The processes of a running service, found in /proc."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.acceptance.service import Service


def front_of(service: Service) -> int:
    """The process id of the orchestrator process."""
    fronts = [pid for pid in service.children() if b"front_child.py" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    assert len(fronts) == 1
    return fronts[0]


def executors_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [
        child
        for child in map(int, children.split())
        if b"executor/child.py" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def is_alive(pid: int) -> bool:
    """False for a process that is gone or only waits for its parent to look at it."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def stopped(pid: int) -> Iterator[None]:
    """A process that does nothing for the length of a block."""
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)
