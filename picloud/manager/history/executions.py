"""The rules of looking at executions, without HTTP and without SQL."""

from typing import Final

from msgspec import Struct, structs

from picloud.manager.history.sink import HistorySink
from picloud.manager.history.tail import Listener
from picloud.manager.ids import id_floor, is_id, is_name, time_of_id
from picloud.manager.models.history import ExecutionFilter
from picloud.manager.models.pages import Page
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.clock import MAX_SKEW_MS, Clock, now_ms
from picloud.shared.errors import BadRequest, NotFound
from picloud.shared.records.execution import Execution

_SAMPLING_MINUTES: Final = 60
_SKEW_MINUTES: Final = MAX_SKEW_MS // 60_000
_MAX_MISSED: Final = 200
_LONGEST_MS: Final = 400_000
"""More than the longest deadline and the longest wait for a slot."""


class ExecutionPage(Struct, frozen=True):
    """A page of executions. `sampled_out`: calls of the last hour (of the script, if one was asked for) that were
    counted but not kept."""

    page: Page[Execution]
    sampled_out: int


class ExecutionService:
    """Lists executions and finds one. What the sink has not written yet is written first, so that a caller sees the
    execution that just ended. All methods may raise `StorageUnavailable`."""

    def __init__(self, store: ExecutionStore, scripts: ScriptStore, sink: HistorySink, clock: Clock = now_ms) -> None:
        self._store = store
        self._scripts = scripts
        self._sink = sink
        self._clock = clock

    async def list_executions(
        self, wanted: ExecutionFilter, script: str | None = None, before: str | None = None, limit: int = 50
    ) -> ExecutionPage:
        """Executions without log lines, newest first.

        Args:
            script: id or name; executions of a deleted script are found by the name that it had.
            before: the id to go on from.
        Raises:
            BadRequest: `script` is neither an id nor a name.
        """
        wanted = await self.resolve(wanted, script)
        await self._sink.flush()
        page = await self._store.list_executions(wanted, before, limit)
        now_minute = self._clock() // 60_000
        span = now_minute - _SAMPLING_MINUTES, now_minute + _SKEW_MINUTES
        return ExecutionPage(page, await self._store.count_sampled_out(*span, wanted.script_id))

    async def get(self, execution_id: str) -> Execution:
        """One execution with its log lines.

        Raises:
            BadRequest: not an id.
            NotFound: `not_found`, or `purged` when it is older than everything that is kept.
        """
        if not is_id(execution_id):
            raise BadRequest("This is not the id of an execution.")
        await self._sink.flush()
        execution = await self._store.find(execution_id)
        if execution is not None:
            if execution.request is not None:
                return execution
            return structs.replace(execution, request=await self._sink.find_recent_request(execution_id))
        oldest = await self._store.find_oldest_id()
        if oldest is not None and execution_id < oldest:
            raise NotFound("Executions of that age are no longer kept.", code="purged")
        raise NotFound("There is no such execution. Under a flood some calls are counted but not kept.")

    def keeps_requests_of(self, execution: Execution) -> bool:
        """Whether requests of executions like this one are kept at all."""
        return self._sink.keeps_requests_of(execution.status)

    def listen(self, wanted: ExecutionFilter, credential: str | None = None) -> Listener:
        """Listen to executions as they end. As `Tail.listen`."""
        return self._sink.tail.listen(wanted, credential)

    async def list_ended_after(self, wanted: ExecutionFilter, last_id: str) -> tuple[list[Execution], int]:
        """The executions that ended after the one of this id, the oldest first, and how many before those are too many
        to tell.

        When that execution is not kept, the time of its id counts as its end.
        """
        await self._sink.flush()
        last = await self._store.find(last_id)
        started_at = time_of_id(last_id) if last is None else last.started_at
        ended_us = started_at * 1_000
        if last is not None:
            ended_us += last.queue_us + last.duration_us
        now = self._clock() + MAX_SKEW_MS  # what seems to begin later is not believed, and would be sent each time
        wanted = structs.replace(wanted, until=now if wanted.until is None else min(now, wanted.until))
        floor = id_floor(max(0, started_at - _LONGEST_MS))
        found = await self._store.list_ended_after(wanted, floor, ended_us, _MAX_MISSED)
        missed = [execution for execution in found.executions if execution.id != last_id]
        return missed, found.total - len(found.executions)

    async def resolve(self, wanted: ExecutionFilter, script: str | None) -> ExecutionFilter:
        """The filter for this script too, by its id or name.

        Raises:
            BadRequest: `script` is neither an id nor a name.
        """
        if script is None:
            return wanted
        if is_id(script):
            return structs.replace(wanted, script_id=script)
        if not is_name(script):
            raise BadRequest("script: this is neither the id nor the name of a script.")
        script_id = await self._scripts.find_id(script)
        if script_id is None:
            return structs.replace(wanted, script_name=script)
        return structs.replace(wanted, script_id=script_id)
