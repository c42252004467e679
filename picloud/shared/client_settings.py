"""What the command line takes from its environment. Loads nothing slow: each command reads it."""

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
    """What the command line takes from its environment."""

    url: str | None
    """As given, unchecked; None: the server on this machine."""
    token: str | None
    cacert: Path | None
    data_dirs: list[Path]
    """Where the data directory of this machine may be, the first wins."""
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
        data_dirs=[Path(own_data_dir)] if own_data_dir else [DEFAULT_DATA_DIR, SYSTEM_DATA_DIR],
        color=not environ.get("NO_COLOR"),
        has_browser=_has_browser(environ),
    )


def _has_browser(environ: Mapping[str, str]) -> bool:
    if environ.get("BROWSER"):
        return True
    if environ.get("SSH_CONNECTION") or environ.get("SSH_TTY") or os.geteuid() == 0:
        return False
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))
