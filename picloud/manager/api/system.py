"""Handlers of `/system` and `/settings`."""

from msgspec import structs
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response
from picloud.manager.maintenance.system import SystemService


class SystemHandlers:
    def __init__(self, system: SystemService) -> None:
        self._system = system

    async def show(self) -> Response:
        read_query()
        system = await self._system.look()
        host = structs.asdict(system.host)
        host["processes"] = [answers.ProcessMemory(**structs.asdict(each)) for each in system.host.processes]
        return json_response(
            answers.System(
                **host,
                database_bytes=system.database_bytes,
                readiness=system.readiness,
                versions=system.versions,
            )
        )

    async def settings(self) -> Response:
        read_query()
        items = [answers.EffectiveSetting(**structs.asdict(each)) for each in self._system.list_settings()]
        return json_response(answers.SettingList(items=items))
