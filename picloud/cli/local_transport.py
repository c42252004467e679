"""HTTP over the Unix socket of a data directory. Nothing is sent before the server at the other end is known to run as
the directory's owner or as root."""

import os
import select
import socket
import stat
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpcore
import httpx

from picloud.cli.failures import CommandFailed
from picloud.cli.installation_directory import START_HINT
from picloud.shared.local_socket import ROOT_UID, SOCKET_NAME, address_in, opened_directory, peer_uid


class LocalTransport(httpx.HTTPTransport):
    """Sends requests to the server of one data directory. Raises `CommandFailed` where there is none to trust."""

    def __init__(self, directory: Path) -> None:
        super().__init__(verify=False)  # no TLS on this socket, so no certificates are loaded
        self._pool = httpcore.ConnectionPool(uds=SOCKET_NAME, network_backend=_CheckedSocket(directory))


class _CheckedSocket(httpcore.NetworkBackend):
    """Connects to the socket in a directory, whatever path it is asked for."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        del path, socket_options  # the directory is known, and there are no options to set
        connected = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            connected.settimeout(timeout)
            self._connect(connected)
        except BaseException:
            connected.close()
            raise
        return _Stream(connected)

    def _connect(self, connected: socket.socket) -> None:
        try:
            with opened_directory(self._directory) as folder:
                trusted = self._check_file(folder)
                connected.connect(address_in(folder))
        except PermissionError as exc:
            raise self._no_access() from exc
        except OSError as exc:
            raise self._not_running() from exc
        uid = peer_uid(connected)
        if uid not in trusted:
            raise self._foreign(uid)

    def _check_file(self, folder: int) -> Collection[int]:
        """Return the user ids that the server may have."""
        trusted = {ROOT_UID, os.fstat(folder).st_uid}
        found = os.stat(SOCKET_NAME, dir_fd=folder, follow_symlinks=False)
        if not stat.S_ISSOCK(found.st_mode) or found.st_uid not in trusted:
            raise self._foreign(found.st_uid)
        return trusted

    def _not_running(self) -> CommandFailed:
        return CommandFailed(
            f"no PiCloud is running in {self._directory}",
            code="unreachable",
            hint=f"{START_HINT}, or choose another PICLOUD_DATA_DIR or --url",
        )

    def _no_access(self) -> CommandFailed:
        return CommandFailed(
            f"the PiCloud in {self._directory} belongs to another user",
            code="forbidden",
            hint="use sudo, or `picloud login` with the address of the server",
        )

    def _foreign(self, uid: int) -> CommandFailed:
        return CommandFailed(
            f"{self._directory / SOCKET_NAME} belongs to user {uid} and not to the directory's owner; nothing was sent",
            code="foreign_socket",
            hint="remove it and restart PiCloud",
        )


class _Stream(httpcore.NetworkStream):
    """A connected socket. Timeouts are in seconds, None waits for ever."""

    def __init__(self, connected: socket.socket) -> None:
        self._socket = connected

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _translated(httpcore.ReadTimeout, httpcore.ReadError):
            self._socket.settimeout(timeout)
            return self._socket.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _translated(httpcore.WriteTimeout, httpcore.WriteError):
            self._socket.settimeout(timeout)
            self._socket.sendall(buffer)

    def close(self) -> None:
        self._socket.close()

    def get_extra_info(self, info: str) -> Any:  # Any: as httpcore declares it
        if info == "is_readable":  # asked of an idle connection: the server has closed it
            return bool(select.select([self._socket], [], [], 0)[0])
        return self._socket if info == "socket" else None


@contextmanager
def _translated(timeout: type[Exception], failure: type[Exception]) -> Iterator[None]:
    try:
        yield
    except TimeoutError as exc:
        raise timeout(str(exc)) from exc
    except OSError as exc:
        raise failure(str(exc)) from exc
