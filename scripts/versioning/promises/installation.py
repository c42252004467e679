"""The promise of an installation: paths, the units with every directive, the user, and how an upgrade is undone."""

from pathlib import Path
from typing import Final

from picloud.installer.layout import DEFAULT_BIND, SOCKET_UNIT, UNIT, USER, Layout
from picloud.installer.upgrade import KEPT_BACKUPS
from scripts.versioning.promises.promise import Facts

_PATHS: Final = (
    "program_dir",
    "archive",
    "previous",
    "upgrade_record",
    "command",
    "units_dir",
    "config_dir",
    "environment",
    "caddyfile",
    "data_dir",
    "cache_dir",
    "backups_dir",
)
_UNITS: Final = Path(__file__).parents[3] / "systemd"


def facts() -> Facts:
    """Where an installation lies, and its units line by line without comments."""
    layout = Layout()
    found: Facts = {f"path of {name}": str(getattr(layout, name)) for name in _PATHS}
    found |= {"user": USER, "address by default": DEFAULT_BIND, "backups that upgrades keep": KEPT_BACKUPS}
    for unit in (UNIT, SOCKET_UNIT):
        section = ""
        for line in (_UNITS / unit).read_text("utf-8").splitlines():
            if line.startswith("["):
                section = line
            elif "=" in line and not line.startswith("#"):
                name, _, value = line.partition("=")
                key = f"{unit} {section} {name}"
                found[key] = f"{found[key]} | {value}" if key in found else value
    return dict(sorted(found.items()))
