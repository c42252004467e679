"""The Unix socket in the data directory, over which the command line talks to the server of the same machine.

Both ends reach it through a descriptor of the directory, so that the path may be longer than the 107 bytes of a socket
address, and so that the directory that was checked is the one that is used.
"""

import os
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

SOCKET_NAME: Final = "picloud.sock"
ADDRESS_PATH: Final = "/local"
"""Answered on this socket alone: `{"url"}`, the address under which the owner finds the server."""
ROOT_UID: Final = 0
_CREDENTIALS: Final = struct.Struct("3i")


@contextmanager
def opened_directory(path: Path) -> Iterator[int]:
    """Give a descriptor of a directory, for use with `dir_fd` and `address_in`.

    Raises:
        OSError: it does not exist, is no directory, or may not be entered.
    """
    descriptor = os.open(path, os.O_PATH | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def address_in(directory: int) -> str:
    """Return the address of the socket in an opened directory, to bind or to connect to."""
    return f"/proc/self/fd/{directory}/{SOCKET_NAME}"


def peer_uid(connected: socket.socket) -> int:
    """Return the user id of the process at the other end, as the kernel recorded it at `listen` or `connect`."""
    raw = connected.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _CREDENTIALS.size)
    return int(_CREDENTIALS.unpack(raw)[1])
