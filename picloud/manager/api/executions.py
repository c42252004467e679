"""Handlers of `/executions`."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

from quart import Response

from picloud.manager.api.cursors import encode_cursor
from picloud.manager.api.requests import page_of, read_query
from picloud.manager.api.responses import execution_json, json_response
from picloud.manager.executions import ExecutionService
from picloud.manager.ids import MAX_ID_MS
from picloud.manager.models import ExecutionFilter
from picloud.shared.errors import BadRequest
from picloud.shared.models import ExecutionStatus

_CURSOR: Final = "executio"
_STATUSES: Final[Mapping[str, ExecutionStatus]] = {"ok": "ok", "failed": "failed"}
_ERROR_CODE: Final = re.compile(r"[a-z][a-z_]{1,63}")
_TIME: Final = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)


class ExecutionHandlers:
    def __init__(self, executions: ExecutionService) -> None:
        self._executions = executions

    async def list_executions(self) -> Response:
        query = read_query("script", "status", "since", "until", "limit", "cursor")
        before, limit = page_of(query, _CURSOR)
        found = await self._executions.list_executions(_filter_of(query), query.get("script"), before, limit)
        following = found.page.next_before
        return json_response(
            {
                "items": [execution_json(execution, with_logs=False) for execution in found.page.items],
                "next_cursor": None if following is None else encode_cursor(_CURSOR, following),
                "sampled_out": found.sampled_out,
            }
        )

    async def get(self, execution_id: str) -> Response:
        read_query()
        return json_response(execution_json(await self._executions.get(execution_id), with_logs=True))


def _filter_of(query: Mapping[str, str]) -> ExecutionFilter:
    status = query.get("status")
    if status is not None and _ERROR_CODE.fullmatch(status) is None:
        raise BadRequest("status: must be ok, failed or the code of an error.")
    since, until = _time_of(query, "since"), _time_of(query, "until")
    if status is not None and status in _STATUSES:
        return ExecutionFilter(status=_STATUSES[status], since=since, until=until)
    return ExecutionFilter(error_code=status, since=since, until=until)


def _time_of(query: Mapping[str, str], name: str) -> int | None:
    """Milliseconds since 1970-01-01 UTC."""
    text = query.get(name)
    if text is None:
        return None
    try:
        if _TIME.fullmatch(text) is None:
            raise ValueError
        moment = datetime.fromisoformat(text.upper())
        milliseconds = int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds() * 1000)
    except ValueError:
        message = f"{name}: must be a time such as 2026-11-23T18:30:00Z (a + must be written %2B)."
        raise BadRequest(message) from None
    return min(MAX_ID_MS, max(0, milliseconds))
