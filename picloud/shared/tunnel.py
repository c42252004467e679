"""How another machine reaches a server that listens on this machine alone."""

import socket
from typing import Final
from urllib.parse import urlsplit

_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


def tunnel_command(url: str, user: str = "USER") -> str | None:
    """Return the command that makes a URL of this machine open on another one; None for a URL that others can open.

    Args:
        user: whose login on this machine; the default is for the reader to fill in.
    """
    parts = urlsplit(url)
    if parts.hostname not in _LOOPBACK or parts.port is None:
        return None
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"ssh -L {parts.port}:{host}:{parts.port} {user}@{socket.gethostname()}"
