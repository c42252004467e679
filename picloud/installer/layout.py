"""Where an installation lies. Everything hangs below `root`, which is `/` but in tests."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

USER: Final = "picloud"
UNIT: Final = "picloud.service"
SOCKET_UNIT: Final = "picloud.socket"
DEFAULT_BIND: Final = "127.0.0.1:8080"
_ASSIGNMENT: Final = re.compile(r"^\s*(PICLOUD_[A-Z_]+)=(.*?)\s*$", re.MULTILINE)


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
        """What the last upgrade did, for its way back."""
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
        """What a Caddy on this machine is to read; it is not put in Caddy's own place."""
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
        """Where the service answers on this machine."""
        first = self.settings().get("PICLOUD_BIND", DEFAULT_BIND).partition(",")[0]
        host, _, port = first.strip().rpartition(":")
        host = {"0.0.0.0": "127.0.0.1", "": "127.0.0.1", "[::]": "[::1]"}.get(host, host)  # noqa: S104  # who to call instead
        scheme = "https" if "PICLOUD_TLS_CERT" in self.settings() else "http"
        return f"{scheme}://{host}:{port}"

    @property
    def has_embedded_database(self) -> bool:
        url = self.settings().get("PICLOUD_DATABASE_URL", "sqlite:")
        return url.startswith("sqlite:") and not (self.config_dir / "database_url").exists()


def sync(path: Path) -> None:
    """Make a file or a directory's entries survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def place(source: Path, target: Path, mode: int = 0o755) -> None:
    """Copy a file so that the target is the old one or the new one at every moment."""
    part = target.with_name(f".{target.name}.part")
    part.write_bytes(source.read_bytes())
    part.chmod(mode)
    sync(part)
    part.replace(target)
    sync(target.parent)
