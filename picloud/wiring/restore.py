"""Runs a restore to its end for the command line."""

import asyncio
from pathlib import Path

from picloud.manager.storage.backup_file import Manifest
from picloud.manager.storage.restore import restore
from picloud.shared.settings import Settings


def restore_backup(settings: Settings, backup: Path) -> tuple[Manifest, Path | None]:
    """As `restore` in `picloud/manager/storage/restore.py`."""
    return asyncio.run(restore(settings, backup))
