"""Which data directory of this machine the command line uses, and what it says when there is none."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from picloud.cli.failures import CommandFailed
from picloud.shared.local_socket import SOCKET_NAME

TOKEN_NAME: Final = "admin-token"  # noqa: S105  # the name of a file
START_HINT: Final = "start it with `picloud serve` or `systemctl start picloud`"


def find_data_directory(candidates: Sequence[Path]) -> Path:
    """Return the first directory that holds an installation, running or not.

    A relative candidate among several was not chosen by the user but comes from where they stand: it counts only when
    it is theirs, so that a directory which somebody else made there gets neither a password nor a script.

    Raises:
        CommandFailed: `unreachable`, there is no installation.
    """
    if len(candidates) == 1:
        return candidates[0]
    foreign: list[Path] = []
    for directory in candidates:
        if not _holds_installation(directory):
            continue
        if not directory.is_absolute() and directory.stat().st_uid != os.geteuid():
            foreign.append(directory)
            continue
        return directory
    places = " or ".join(str(directory) for directory in candidates)
    if foreign:
        message = f"no PiCloud of yours in {places}: {foreign[0]} belongs to another user"
        raise CommandFailed(message, code="unreachable", hint=f"set PICLOUD_DATA_DIR={foreign[0]} to use it anyway")
    raise CommandFailed(
        f"no PiCloud was found on this machine, in {places}",
        code="unreachable",
        hint=f"{START_HINT}, or use a remote one with `picloud login URL`",
    )


def _holds_installation(directory: Path) -> bool:
    """True also of a directory that may not be looked into: it is somebody's."""
    for name in (TOKEN_NAME, SOCKET_NAME):
        try:
            (directory / name).lstat()
        except PermissionError:
            return True
        except OSError:
            continue
        return True
    return False
