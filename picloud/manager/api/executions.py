"""Handlers of `/executions`."""

import re
from collections.abc import Mapping
from typing import Final

import msgspec
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import page_of, read_query
from picloud.manager.api.responses import (
    captured_answer,
    execution_answer,
    execution_summary,
    json_response,
    page_cursor,
)
from picloud.manager.api.times import time_of
from picloud.manager.audit.log import AuditService
from picloud.manager.history.executions import ExecutionService
from picloud.manager.models.history import ExecutionFilter
from picloud.shared.errors import BadRequest, NotFound
from picloud.shared.models import ExecutionStatus

_CURSOR: Final = "executio"
_STATUSES: Final[Mapping[str, ExecutionStatus]] = {"ok": "ok", "failed": "failed"}
_ERROR_CODE: Final = re.compile(r"[a-z][a-z_]{1,63}")


class ExecutionHandlers:
    def __init__(self, executions: ExecutionService, audit: AuditService) -> None:
        self._executions = executions
        self._audit = audit

    async def list_executions(self) -> Response:
        query = read_query("script", "status", "since", "until", "limit", "cursor")
        before, limit = page_of(query, _CURSOR)
        found = await self._executions.list_executions(filter_of(query), query.get("script"), before, limit)
        return json_response(
            answers.ExecutionPage(
                items=[execution_summary(execution) for execution in found.page.items],
                next_cursor=page_cursor(_CURSOR, found.page.next_before),
                sampled_out=found.sampled_out,
            )
        )

    async def get(self, execution_id: str) -> Response:
        read_query()
        execution = await self._executions.get(execution_id)
        return json_response(execution_answer(execution, keeps_request=self._executions.keeps_requests_of(execution)))

    async def reveal(self, execution_id: str) -> Response:
        read_query()
        execution = await self._executions.get(execution_id)
        if execution.request is None:
            raise NotFound("The request of this execution is not kept, or no longer.", code="purged")
        await self._audit.note(
            caller(),
            "execution.reveal",
            object_type="execution",
            object_id=execution.id,
            object_name=execution.script_name,
        )
        return json_response(captured_answer(msgspec.json.decode(execution.request)))


def filter_of(query: Mapping[str, str]) -> ExecutionFilter:
    status = query.get("status")
    if status is not None and _ERROR_CODE.fullmatch(status) is None:
        raise BadRequest("status: must be ok, failed or the code of an error.")
    since, until = time_of(query, "since"), time_of(query, "until")
    if status is not None and status in _STATUSES:
        return ExecutionFilter(status=_STATUSES[status], since=since, until=until)
    return ExecutionFilter(error_code=status, since=since, until=until)
