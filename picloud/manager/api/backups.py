"""Handlers of `/backups`."""

from typing import Final

from quart import Response, send_file

from picloud.manager.api import answers
from picloud.manager.api.door import caller
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response, time_json
from picloud.manager.backups import Backup, BackupService
from picloud.shared.clock import iso_utc

MEDIA_TYPE: Final = "application/vnd.sqlite3"


class BackupHandlers:
    def __init__(self, backups: BackupService) -> None:
        self._backups = backups

    async def list_backups(self) -> Response:
        read_query()
        await self._backups.refresh()
        return json_response(
            answers.BackupList(
                items=[_answer(backup) for backup in self._backups.list_backups()],
                next_at=time_json(self._backups.next_at),
                fault=self._backups.fault,
            )
        )

    async def create(self) -> Response:
        read_query()
        return json_response(_answer(await self._backups.create(caller())), 201)

    async def download(self, backup_name: str) -> Response:
        read_query()
        _, path = await self._backups.find(backup_name)
        await self._backups.note_download(backup_name, caller())
        return await send_file(path, mimetype=MEDIA_TYPE, as_attachment=True, attachment_filename=backup_name)


def _answer(backup: Backup) -> answers.Backup:
    return answers.Backup(
        name=backup.name,
        created_at=iso_utc(backup.created_at),
        bytes=backup.bytes,
        sha256=backup.sha256,
        scripts=backup.scripts,
        schema=backup.schema,
        proved_at=time_json(backup.proved_at),
        fault=backup.fault,
    )
