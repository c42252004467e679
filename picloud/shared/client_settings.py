"""The settings that the command line reads from its environment. Loads nothing slow: each command reads it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

PREFIX: Final = "PICLOUD_"
CLIENT_VARIABLES: Final[Mapping[str, str]] = {
    "url": "address of a remote server for the command line, for example https://picloud.example.org; absent: the "
    "server on this machine, over the socket in its data directory",
    "token": "token for the command line; absent: the admin-token file, for the server on this machine alone",
    "cacert": "PEM file of the certificates that the command line trusts for PICLOUD_URL; absent: the system's",
    "profile": "profile of `picloud login` that the command line uses, or local for the server on this machine; "
    "absent: the current profile, unless PICLOUD_URL, PICLOUD_TOKEN or PICLOUD_DATA_DIR is set",
}
"""Variables of the command line alone. The services know the names and ignore the values."""
DEFAULT_DATA_DIR: Final = Path("data")
SYSTEM_DATA_DIR: Final = Path("/var/lib/picloud")
"""Where the packaged service keeps its data."""


class SettingsError(Exception):
    """The environment cannot be used. `faults`: one sentence each, the variable first, secrets masked."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class ClientSettings(NamedTuple):
    """The settings that the command line reads from its environment."""

    url: str | None
    """As given, unchecked; None: the server on this machine."""
    token: str | None
    cacert: Path | None
    profile: str | None
    """Name of a profile, unchecked."""
    data_dirs: list[Path]
    """Where the data directory of this machine may be, the first wins."""
    names_data_dir: bool
    """True when PICLOUD_DATA_DIR is set."""
    config_dir: Path | None
    """Directory of this user's profiles; None without a home."""
    color: bool
    """False when NO_COLOR is set (https://no-color.org)."""
    has_browser: bool
    """True where a browser can be opened: BROWSER is set, or this is a desktop, neither root's nor reached by SSH."""


def load_client_settings(environ: Mapping[str, str] | None = None) -> ClientSettings:
    """Read what the command line needs. Values that only a server uses are not checked here.

    Raises:
        SettingsError: unknown `PICLOUD_*` variables.
    """
    environ = os.environ if environ is None else environ
    given = {name[len(PREFIX) :].lower(): value for name, value in environ.items() if name.startswith(PREFIX)}
    if not given.keys() <= {*CLIENT_VARIABLES, "data_dir"}:
        from picloud.shared.settings import check_names  # noqa: PLC0415  # pydantic is slow

        check_names(given)
    own_data_dir = given.get("data_dir")
    return ClientSettings(
        url=given.get("url") or None,
        token=given.get("token") or None,
        cacert=Path(given["cacert"]) if given.get("cacert") else None,
        profile=given.get("profile") or None,
        data_dirs=[Path(own_data_dir)] if own_data_dir else [DEFAULT_DATA_DIR, SYSTEM_DATA_DIR],
        names_data_dir=bool(own_data_dir),
        config_dir=_config_dir(environ),
        color=not environ.get("NO_COLOR"),
        has_browser=_has_browser(environ),
    )


def _config_dir(environ: Mapping[str, str]) -> Path | None:
    """Return `picloud` in the user's configuration directory (the XDG specification has relative paths ignored)."""
    config, home = environ.get("XDG_CONFIG_HOME", ""), environ.get("HOME", "")
    if config.startswith("/"):
        return Path(config) / "picloud"
    return Path(home) / ".config" / "picloud" if home.startswith("/") else None


def _has_browser(environ: Mapping[str, str]) -> bool:
    if environ.get("BROWSER"):
        return True
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY") or os.geteuid() == 0:
        return False
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
