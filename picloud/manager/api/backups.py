"""Handlers of `/backups`."""

import asyncio
from collections.abc import AsyncGenerator
from typing import BinaryIO, Final

from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response, time_json
from picloud.manager.maintenance.backup_directory import Backup
from picloud.manager.maintenance.backups import BackupService
from picloud.shared.clock import iso_utc
from picloud.shared.errors import BadRequest

MEDIA_TYPE: Final = "application/vnd.sqlite3"
_BLOCK_BYTES: Final = 64 * 1024


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
        wanted = read_query("data").get("data", "auto")
        if wanted not in ("auto", "always"):
            raise BadRequest("data: must be auto or always.")
        return json_response(_answer(await self._backups.create(caller(), with_data=wanted == "always")), 201)

    async def download(self, backup_name: str) -> Response:
        read_query()
        backup, stream = await self._backups.open(backup_name)
        try:
            await self._backups.note_download(backup, caller())
        except BaseException:
            stream.close()
            raise
        response = Response(_blocks_of(stream), content_type=MEDIA_TYPE)
        response.timeout = None  # the connection watches how fast its caller reads
        response.content_length = backup.bytes
        response.headers.add("Content-Disposition", "attachment", filename=backup.name)
        response.set_etag(backup.sha256)
        return response


async def _blocks_of(stream: BinaryIO) -> AsyncGenerator[bytes, None]:
    """Yield the content of a file and close it. A fault after the first block breaks the connection off."""
    try:
        while block := await asyncio.to_thread(stream.read, _BLOCK_BYTES):
            yield block
    finally:
        stream.close()


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
        data=backup.data,
    )
