"""Backups."""

from typing import Final

from picloud.manager.api import answers
from picloud.manager.api.backups import MEDIA_TYPE, BackupHandlers
from picloud.manager.api.endpoint import Endpoint, Parameter

BACKUPS: Final = (
    Endpoint(
        "GET",
        "/admin/backups",
        "admin",
        BackupHandlers.list_backups,
        "List backups, newest first, and when the next one is due.",
        answer=answers.BackupList,
    ),
    Endpoint(
        "POST",
        "/admin/backups",
        "admin",
        BackupHandlers.create,
        "Create a backup of all control data, and of the data of scripts, and test that it can be restored.",
        query=(
            Parameter(
                "data",
                "`always` to include the data of scripts even when it is larger than PICLOUD_BACKUP_DATA_MAX_BYTES.",
                {"type": "string", "enum": ["auto", "always"], "default": "auto"},
            ),
        ),
        status=201,
        answer=answers.Backup,
    ),
    Endpoint(
        "GET",
        "/admin/backups/<backup_name>",
        "admin",
        BackupHandlers.download,
        "Download a backup file.",
        media_type=MEDIA_TYPE,
    ),
)
