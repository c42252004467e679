"""Handlers of a script's revisions and of rolling back to one."""

from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import RollbackBody, validate_body
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import page_of, parse_revision_number, read_if_match, read_json, read_query
from picloud.manager.api.responses import json_response, page_cursor, revision_answer
from picloud.manager.api.saves import hiding_findings, saved_response
from picloud.manager.scripts.service import ScriptService

_CURSOR = "revision"


class RevisionHandlers:
    def __init__(self, scripts: ScriptService) -> None:
        self._scripts = scripts

    async def list_revisions(self, reference: str) -> Response:
        before, limit = page_of(read_query("limit", "cursor"), _CURSOR)
        script, page = await self._scripts.list_revisions(reference, None if before is None else int(before), limit)
        return json_response(
            answers.RevisionPage(
                items=[revision_answer(script, revision) for revision in page.items],
                next_cursor=page_cursor(_CURSOR, page.next_before),
            )
        )

    async def get(self, reference: str, number: str) -> Response:
        read_query()
        script, revision = await self._scripts.get_revision(reference, parse_revision_number(number))
        return json_response(revision_answer(script, revision))

    async def rollback(self, reference: str) -> Response:
        read_query()
        if_match = read_if_match()
        body = validate_body(RollbackBody, await read_json())
        with hiding_findings(knows_source=False):
            saved = await self._scripts.rollback(reference, body.revision, caller(), if_match, strict=body.strict)
        return saved_response(self._scripts, saved, knows_source=False)
