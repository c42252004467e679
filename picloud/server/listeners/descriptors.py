"""File descriptors of the process: how many connections they leave room for."""

import resource
from typing import Final

RESERVED: Final = 256
"""For databases, executor processes, their sockets, files being read."""
_LEAST_CONNECTIONS: Final = 16


def make_room(connections: int) -> int:
    """Raise the limit of open files, as far as the system allows, for so many connections.

    Returns how many there is room for: at most `connections`.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = connections + RESERVED
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    if soft == resource.RLIM_INFINITY:
        return connections
    return max(_LEAST_CONNECTIONS, min(connections, soft - RESERVED))
