"""What systemd says to a service it starts, and what the service tells it back: sd_notify(3), sd_listen_fds(3).

Knows nothing of what the service does. Without systemd all of it is silence.
"""

import contextlib
import os
import socket
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

FIRST_LISTEN_DESCRIPTOR: Final = 3


class Supervision(Struct, frozen=True):
    """The wishes of the process's supervisor."""

    notify_socket: str | None = None
    watchdog_s: float | None = None
    """It restarts a service that was silent for this long, in seconds; None: it does not watch."""
    has_socket: bool = False
    """True when it hands over the listening socket, as descriptor 3."""

    def notify(self, *states: str) -> None:
        """Send lines such as `READY=1` in one message. A missing supervisor is not an error."""
        if self.notify_socket is None:
            return
        address = self.notify_socket
        if address.startswith("@"):
            address = "\0" + address[1:]
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sender:
            sender.setblocking(False)
            sender.sendto("\n".join(states).encode("utf-8"), address)


def load_supervision(environ: Mapping[str, str] | None = None) -> Supervision:
    """Read it from the environment; what is meant for another process or makes no sense is not there."""
    environ = os.environ if environ is None else environ
    own = str(os.getpid())
    watchdog = environ.get("WATCHDOG_USEC", "")
    watched = watchdog.isdecimal() and int(watchdog) > 0 and environ.get("WATCHDOG_PID", own) == own
    return Supervision(
        notify_socket=environ.get("NOTIFY_SOCKET") or None,
        watchdog_s=int(watchdog) / 1_000_000 if watched else None,
        has_socket=environ.get("LISTEN_PID") == own and environ.get("LISTEN_FDS") == "1",
    )
