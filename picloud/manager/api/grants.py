"""Handlers of the grants of a script."""

from quart import Response

from picloud.manager.api.bodies import GrantsBody, validate_body
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import read_if_match, read_json, read_query
from picloud.manager.api.responses import entity_tag, grants_answer, json_response
from picloud.manager.scripts.grants import normal_grants
from picloud.manager.scripts.service import ScriptService


class GrantHandlers:
    def __init__(self, scripts: ScriptService) -> None:
        self._scripts = scripts

    async def get(self, reference: str) -> Response:
        read_query()
        script = await self._scripts.get(reference)
        return json_response(grants_answer(script.grants), headers=entity_tag(script))

    async def replace(self, reference: str) -> Response:
        read_query()
        if_match = read_if_match()
        body = validate_body(GrantsBody, await read_json())
        script = await self._scripts.set_grants(reference, normal_grants(body.model_dump()), caller(), if_match)
        return json_response(grants_answer(script.grants), headers=entity_tag(script))
