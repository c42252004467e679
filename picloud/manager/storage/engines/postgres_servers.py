"""Connects to the one of several PostgreSQL servers that takes writes, and abandons a silent server."""

import contextlib
import socket
from typing import Any, Final

import asyncpg

from picloud.manager.storage.engines.postgres_errors import DRIVER_ERRORS, is_lost
from picloud.shared.setting_values import server_urls

CONNECT_TIMEOUT_S: Final = 5.0
"""How long the only server is tried."""
EACH_OF_SEVERAL_S: Final = 1.5
"""How long each of several servers is tried."""
_CLIENT_KEEPALIVE: Final = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 5),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 2),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 10_000),
)
_SERVER_KEEPALIVE: Final = {
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
    "tcp_user_timeout": "25000",
}
"""The server ends the session of a client that is gone, and with it the write lock that the session holds."""


class Servers:
    """The servers that a URL names, in its order; the one that took the last connection is tried first."""

    def __init__(self, url: str) -> None:
        self._urls = server_urls(url)
        self._attempt_s = EACH_OF_SEVERAL_S if len(self._urls) > 1 else CONNECT_TIMEOUT_S
        self._last = 0

    @property
    def longest_s(self) -> float:
        """The longest time that `connect` takes, in seconds."""
        return self._attempt_s * len(self._urls)

    async def connect(self, *_: Any, timeout: float | None = None, **options: Any) -> Any:  # noqa: ASYNC109  asyncpg's
        """Connect to the first server that answers and takes writes. May be asyncpg's `connect` for a pool.

        Args:
            timeout: seconds for each server; None for the usual ones.
            options: as for `asyncpg.connect`.
        Raises:
            any of `DRIVER_ERRORS`: what the server said, if one refused; else what happened to the last one.
        """
        options["server_settings"] = {**_SERVER_KEEPALIVE, "application_name": "picloud"} | (
            options.get("server_settings") or {}
        )
        fault: BaseException | None = None
        for number in range(len(self._urls)):
            position = (self._last + number) % len(self._urls)
            try:
                connection = await asyncpg.connect(
                    self._urls[position],
                    timeout=min(timeout or self._attempt_s, self._attempt_s),
                    target_session_attrs="read-write",
                    **options,
                )
            except DRIVER_ERRORS as exc:
                if fault is None or is_lost(fault):
                    fault = exc
                continue
            self._last = position
            _keep_alive(connection)
            return connection
        assert fault is not None  # noqa: S101  there is a server in every URL
        raise fault


def _keep_alive(connection: Any) -> None:
    """Let the kernel end a connection whose other end is gone, within about 10 seconds."""
    with contextlib.suppress(OSError):
        link = connection._transport.get_extra_info("socket")  # asyncpg has no option for it
        if link.family in (socket.AF_INET, socket.AF_INET6):
            for level, option, value in _CLIENT_KEEPALIVE:
                link.setsockopt(level, option, value)
