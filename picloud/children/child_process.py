"""A child process at the other end of a socket pair: spawned, killed, reaped. Knows nothing of what the two say."""

import asyncio
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

_REAP_INTERVAL_S: Final = 0.01
_PAGE_BYTES: Final = os.sysconf("SC_PAGE_SIZE")


class ChildProcess:
    """A process that was spawned; it may have ended since."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @classmethod
    def spawn(
        cls, command: Callable[[int], list[str]], inherited: Iterable[int] = ()
    ) -> tuple["ChildProcess", socket.socket]:
        """Spawn a process with an empty environment.

        Args:
            command: gives the arguments, by the number of the child's end of the socket pair.
            inherited: descriptors that the child gets as well.
        Returns:
            The process, and this end of the socket pair.
        Raises:
            OSError: it cannot be spawned.
        """
        own_end, child_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
        with child_end:
            try:
                # Popen blocks for the 1-2 ms until the child has begun; asyncio's own way needs a thread per child.
                process = subprocess.Popen(  # noqa: S603  fixed command
                    command(child_end.fileno()),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    env={"MALLOC_ARENA_MAX": "2"},
                    cwd="/",
                    close_fds=True,
                    pass_fds=(child_end.fileno(), *inherited),
                    # A terminal's Ctrl-C is for the parent, which ends its children itself. No session of its own:
                    # Linux would schedule it as a group with the parent's weight, and its niceness would mean nothing.
                    process_group=0,
                )
            except OSError:
                own_end.close()
                raise
        return cls(process), own_end

    @property
    def pid(self) -> int:
        return self._process.pid

    def kill(self) -> None:
        """Send SIGKILL, unless it has ended."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)

    async def wait_ended(self) -> int:
        """Wait until it is gone and return its exit status; negative: the signal.

        After `kill` this takes milliseconds, unless the kernel holds it in a device.
        """
        while self._process.poll() is None:  # noqa: ASYNC110  the kernel has no event for it that all loops can wait for
            await asyncio.sleep(_REAP_INTERVAL_S)
        return self._process.returncode

    def resident_bytes(self) -> int:
        """Return its memory that is in RAM; 0 when the system does not say."""
        try:
            pages = Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1]
        except (OSError, IndexError):
            return 0
        return int(pages) * _PAGE_BYTES
