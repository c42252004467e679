"""Handlers of `/scripts`: decode, call the service, respond. No rules and no SQL."""

from typing import Any

from msgspec import structs
from pydantic import BaseModel
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import CheckBody, NewScriptBody, ScriptChangeBody, validate_body
from picloud.manager.api.guard import caller, may
from picloud.manager.api.requests import page_of, read_if_match, read_json, read_query
from picloud.manager.api.responses import (
    entity_tag,
    finding_answer,
    json_response,
    no_content,
    page_cursor,
    script_answer,
    script_receipt,
    script_summary,
)
from picloud.manager.api.saves import hiding_findings, saved_response
from picloud.manager.models.scripts import NewScript, Script, ScriptChange
from picloud.manager.scripts.service import ScriptService
from picloud.shared.models import SandboxLimits
from picloud.shared.source import source_too_large
from picloud.shared.version import API_PREFIX

_CURSOR = "scripts"


class ScriptHandlers:
    def __init__(self, scripts: ScriptService) -> None:
        self._scripts = scripts

    async def list_scripts(self) -> Response:
        query = read_query("q", "limit", "cursor")
        before, limit = page_of(query, _CURSOR)
        page = await self._scripts.list_scripts(query.get("q", ""), before, limit)
        return json_response(
            answers.ScriptPage(
                items=[
                    script_summary(script, self._limits(script), quarantined_at=self._quarantined_at(script))
                    for script in page.items
                ],
                next_cursor=page_cursor(_CURSOR, page.next_before),
            )
        )

    async def create(self) -> Response:
        read_query()
        body = validate_body(NewScriptBody, await self._read_source_body())
        saved = await self._scripts.create(NewScript(**_given(body)), caller(), strict=body.strict)
        headers = {"Location": f"{API_PREFIX}/admin/scripts/{saved.script.id}"}
        return saved_response(self._scripts, saved, 201, headers, knows_source=True)

    async def get(self, reference: str) -> Response:
        read_query()
        script = await self._scripts.get(reference)
        return json_response(self._answer(script), headers=entity_tag(script))

    async def update(self, reference: str) -> Response:
        read_query()
        if_match = read_if_match()
        body = validate_body(ScriptChangeBody, await self._read_source_body())
        change = ScriptChange(**_given(body))
        knows_source = change.source is not None
        with hiding_findings(knows_source=knows_source):
            saved = await self._scripts.update(
                reference, change, caller(), if_match, may_change_access=may("admin"), strict=body.strict
            )
        return saved_response(self._scripts, saved, knows_source=knows_source)

    async def delete(self, reference: str) -> Response:
        read_query()
        await self._scripts.delete(reference, caller(), read_if_match())
        return no_content()

    async def release(self, reference: str) -> Response:
        read_query()
        script = await self._scripts.release(reference, caller())
        answer = self._answer(script) if may("read") else script_receipt(script)
        return json_response(answer, headers=entity_tag(script))

    async def check(self) -> Response:
        read_query()
        body = validate_body(CheckBody, await self._read_source_body())
        found = await self._scripts.check(body.source)
        return json_response(
            answers.CheckOutcome(
                ok=all(finding.severity != "error" for finding in found.diagnostics),
                diagnostics=[finding_answer(finding) for finding in found.diagnostics],
                uses=[answers.CheckedUse(**structs.asdict(use)) for use in found.uses],
            )
        )

    async def _read_source_body(self) -> Any:  # Any: a JSON value has any type
        return await read_json(source_too_large(self._scripts.max_source_bytes))

    def _limits(self, script: Script) -> SandboxLimits:
        return self._scripts.effective_limits(script.limits)

    def _quarantined_at(self, script: Script) -> int | None:
        return self._scripts.quarantined_at(script.id)

    def _answer(self, script: Script) -> answers.Script:
        return script_answer(script, self._limits(script), quarantined_at=self._quarantined_at(script))


def _given(body: BaseModel) -> dict[str, Any]:
    """The fields of a script that the request had, nested ones too."""
    return body.model_dump(exclude_unset=True, exclude={"strict"})
