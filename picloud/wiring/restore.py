"""Runs a restore to its end for the command line."""

import asyncio
import os
from pathlib import Path

from picloud.manager.storage.maintenance.backup_file import Manifest
from picloud.manager.storage.maintenance.restore import READABLE, restore
from picloud.manager.storage.migrate import load_migrations
from picloud.shared.errors import EXIT_DATABASE
from picloud.shared.file_faults import refusal
from picloud.shared.files import open_regular
from picloud.shared.owners import become_owner_of
from picloud.shared.settings import Settings


def restore_backup(settings: Settings, backup: Path) -> tuple[Manifest, Path | None]:
    """Run `restore`; root opens the file and becomes the owner of the directory.

    Raises:
        StartRefused: see there; also exit code 4 for a file that cannot be opened.
    """
    for dialect in ("sqlite", "postgres"):
        load_migrations(dialect)  # the package may lie where the owner cannot read it
    try:
        content = open_regular(backup)
    except OSError as exc:
        raise refusal(exc, backup, EXIT_DATABASE, READABLE) from exc
    try:
        directories = [settings.data_dir]
        if settings.database_server is None:
            directories.append(settings.database_path.parent)
        owner = become_owner_of(*directories)
        return asyncio.run(restore(settings, backup, content=None if owner is None else content))
    finally:
        os.close(content)
