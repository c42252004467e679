"""Handlers of `/executions`."""

import re
from collections.abc import Mapping
from typing import Final

from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.requests import page_of, read_query
from picloud.manager.api.responses import execution_answer, execution_summary, json_response, page_cursor
from picloud.manager.api.times import time_of
from picloud.manager.executions import ExecutionService
from picloud.manager.models import ExecutionFilter
from picloud.shared.errors import BadRequest
from picloud.shared.models import ExecutionStatus

_CURSOR: Final = "executio"
_STATUSES: Final[Mapping[str, ExecutionStatus]] = {"ok": "ok", "failed": "failed"}
_ERROR_CODE: Final = re.compile(r"[a-z][a-z_]{1,63}")


class ExecutionHandlers:
    def __init__(self, executions: ExecutionService) -> None:
        self._executions = executions

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


def filter_of(query: Mapping[str, str]) -> ExecutionFilter:
    status = query.get("status")
    if status is not None and _ERROR_CODE.fullmatch(status) is None:
        raise BadRequest("status: must be ok, failed or the code of an error.")
    since, until = time_of(query, "since"), time_of(query, "until")
    if status is not None and status in _STATUSES:
        return ExecutionFilter(status=_STATUSES[status], since=since, until=until)
    return ExecutionFilter(error_code=status, since=since, until=until)
