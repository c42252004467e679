"""Handlers of executions in progress."""

from msgspec import structs
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import read_query
from picloud.manager.api.responses import json_response, no_content
from picloud.manager.history.running import RunningService
from picloud.shared.clock import iso_utc
from picloud.shared.running import RunningExecution


class RunningHandlers:
    def __init__(self, running: RunningService) -> None:
        self._running = running

    async def list_running(self) -> Response:
        read_query()
        found = await self._running.list_running()
        return json_response(answers.RunningList(items=[_running_answer(running) for running in found]))

    async def cancel(self, execution_id: str) -> Response:
        read_query()
        await self._running.cancel(execution_id, caller())
        return no_content()


def _running_answer(running: RunningExecution) -> answers.RunningExecution:
    fields = structs.asdict(running)
    return answers.RunningExecution(
        **(fields | {"started_at": iso_utc(running.started_at), "waits_for": running.waits_for or None})
    )
