"""Handler of `/executions/stream`: the live tail as Server-Sent Events (https://html.spec.whatwg.org, "Server-sent
events")."""

from collections.abc import AsyncIterator, Callable
from typing import Final

import msgspec
from quart import Response, g, request

from picloud.manager.api.answers import ExecutionSummary
from picloud.manager.api.executions import filter_of
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import execution_summary
from picloud.manager.history.executions import ExecutionService
from picloud.manager.history.tail import Listener
from picloud.manager.ids import is_id
from picloud.shared.errors import BadRequest
from picloud.shared.models import Principal
from picloud.shared.records.execution import Execution

HEARTBEAT_S: Final = 15.0
_RETRY: Final = b"retry: 2000\n\n"
_HEARTBEAT: Final = b": heartbeat\n\n"


class TailHandlers:
    def __init__(self, executions: ExecutionService, heartbeat_s: float = HEARTBEAT_S) -> None:
        self._executions = executions
        self._heartbeat_s = heartbeat_s

    async def stream(self) -> Response:
        query = read_query("script", "status")
        last_id = request.headers.get("Last-Event-ID")
        if last_id is not None and not is_id(last_id):
            raise BadRequest("Last-Event-ID: this is not the id of an execution.")
        if request.method == "HEAD":
            return Response(b"", 200, content_type="text/event-stream")
        wanted = await self._executions.resolve(filter_of(query), query.get("script"))
        principal: Principal = g.principal
        credential = None if principal.may("admin") else principal.token_id or principal.name
        listener = self._executions.listen(wanted, credential)
        try:
            missed: list[Execution] = []
            left_out = 0
            if last_id is not None:
                missed, left_out = await self._executions.list_ended_after(wanted, last_id)
        except BaseException:
            listener.close()
            raise
        events = _events(listener, missed, left_out, g.still_admitted, self._heartbeat_s)
        response = Response(events, 200, {"X-Accel-Buffering": "no"}, content_type="text/event-stream")
        response.timeout = None
        return response


async def _events(
    listener: Listener, missed: list[Execution], left_out: int, still_admitted: Callable[[], bool], heartbeat_s: float
) -> AsyncIterator[bytes]:
    """The stream's text, until the service stops or the credential is no longer valid."""
    try:
        yield _RETRY + _news(missed, left_out)
        sent = {execution.id for execution in missed}
        while not listener.ended:
            news = await listener.wait(heartbeat_s)
            if not still_admitted():
                return
            fresh = [execution for execution in news.executions if execution.id not in sent]
            yield _news(fresh, news.dropped) or _HEARTBEAT
            sent = set()  # what was read from history is in the first news at most
    finally:
        listener.close()


def _news(executions: list[Execution], dropped: int) -> bytes:
    events = [] if not dropped else [b'event: dropped\ndata: {"count":%d}\n\n' % dropped]
    events += [_event(execution_summary(execution)) for execution in executions]
    return b"".join(events)


def _event(execution: ExecutionSummary) -> bytes:
    return b"id: %b\ndata: %b\n\n" % (execution.id.encode("ascii"), msgspec.json.encode(execution))
