"""Where an installation lies. Everything hangs below `root`, which is `/` but in tests."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from picloud.shared.files import copy_content, open_regular, replacing

USER: Final = "picloud"
UNIT: Final = "picloud.service"
SOCKET_UNIT: Final = "picloud.socket"
DEFAULT_BIND: Final = "127.0.0.1:8080"
_ASSIGNMENT: Final = re.compile(r"^\s*(PICLOUD_[A-Z_]+)=(.*?)\s*$", re.MULTILINE)

_LISTEN_STREAM: Final = re.compile(r"^[ \t]*ListenStream[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_TCP: Final = re.compile(r"(\S+:)?[0-9]+")


@dataclass(frozen=True)
class Layout:
    """The paths of one installation."""

    root: Path = Path("/")

    @property
    def program_dir(self) -> Path:
        return self.root / "opt" / "picloud"

    @property
    def archive(self) -> Path:
        return self.program_dir / "picloud.pyz"

    @property
    def previous(self) -> Path:
        """The archive before the last upgrade."""
        return self.program_dir / "previous.pyz"

    @property
    def upgrade_record(self) -> Path:
        """The record of the last upgrade, which a rollback reads."""
        return self.program_dir / "upgrade.json"

    @property
    def command(self) -> Path:
        return self.root / "usr" / "local" / "bin" / "picloud"

    @property
    def units_dir(self) -> Path:
        return self.root / "etc" / "systemd" / "system"

    @property
    def config_dir(self) -> Path:
        return self.root / "etc" / "picloud"

    @property
    def environment(self) -> Path:
        return self.config_dir / "picloud.env"

    @property
    def caddyfile(self) -> Path:
        """The configuration for a Caddy on this machine; it is not written into Caddy's own directory."""
        return self.config_dir / "Caddyfile"

    @property
    def data_dir(self) -> Path:
        return self.root / "var" / "lib" / "picloud"

    @property
    def cache_dir(self) -> Path:
        return self.root / "var" / "cache" / "picloud"

    @property
    def backups_dir(self) -> Path:
        """Copies of the database that upgrades make; root's alone."""
        return self.program_dir / "backups"

    def settings(self) -> dict[str, str]:
        """The variables in `picloud.env`."""
        try:
            text = self.environment.read_text("utf-8")
        except OSError:
            return {}
        return {name: value.strip("\"'") for name, value in _ASSIGNMENT.findall(text)}

    @property
    def url(self) -> str:
        """The URL of the service on this machine: by its socket unit if that is enabled, else by PICLOUD_BIND."""
        first = self._socket_address() or self.settings().get("PICLOUD_BIND", DEFAULT_BIND).partition(",")[0]
        host, _, port = first.strip().rpartition(":")
        host = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104  # who to call instead
        scheme = "https" if "PICLOUD_TLS_CERT" in self.settings() else "http"
        return f"{scheme}://{host}:{port}"

    def _socket_address(self) -> str | None:
        """The first TCP address of the enabled socket unit and its drop-ins; None without one."""
        if not os.path.lexists(self.units_dir / "sockets.target.wants" / SOCKET_UNIT):
            return None
        addresses: list[str] = []
        for file in (self.units_dir / SOCKET_UNIT, *sorted((self.units_dir / f"{SOCKET_UNIT}.d").glob("*.conf"))):
            try:
                text = file.read_text("utf-8")
            except OSError:
                continue
            for value in _LISTEN_STREAM.findall(text):
                addresses = [*addresses, value] if value else []  # an empty one takes those before it back
        return next((address for address in addresses if _TCP.fullmatch(address)), None)

    @property
    def has_embedded_database(self) -> bool:
        url = self.settings().get("PICLOUD_DATABASE_URL", "sqlite:")
        return url.startswith("sqlite:") and not (self.config_dir / "database_url").exists()


def place(source: Path, target: Path, mode: int = 0o755) -> None:
    """Copy a regular file so that the target is the old one or the new one at every moment.

    Raises:
        OSError: it cannot be read or written; the target is the old one.
    """
    descriptor = open_regular(source)
    try:
        with replacing(target, mode) as stream:
            copy_content(descriptor, stream)
    finally:
        os.close(descriptor)


def write(target: Path, text: str, mode: int) -> None:
    """Write a text so that the target is the old one or the new one at every moment.

    Raises:
        OSError: it cannot be written; the target is the old one.
    """
    with replacing(target, mode) as stream:
        stream.write(text.encode())


def check_own_directory(directory: Path) -> None:
    """Check that no other user can put a file in a directory that this process is going to write.

    Raises:
        PermissionError: it belongs to another user, or everybody can write it.
    """
    status = directory.stat()
    if status.st_uid != os.geteuid() or status.st_mode & stat.S_IWOTH:
        raise PermissionError(
            f"{directory}: belongs to another user, or everybody can write it; run: "
            f"sudo chown root {directory}; sudo chmod o-w {directory}"
        )
