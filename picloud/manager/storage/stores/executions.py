"""Executions and their counters in the history store: SQL, no rules."""

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from picloud.manager.ids import id_floor
from picloud.manager.models.history import ExecutionFilter
from picloud.manager.models.pages import Page
from picloud.manager.storage.database import Value
from picloud.manager.storage.stores.counters import CounterStore, add_counts
from picloud.manager.storage.stores.execution_rows import (
    INSERT,
    SELECT_LISTED,
    SELECT_ONE,
    listed_execution,
    values_of,
    whole_execution,
)
from picloud.shared.records.counts import MinuteCount, MinuteKey
from picloud.shared.records.execution import Execution

_COUNT_ALL: Final = "SELECT COUNT(*) AS total FROM executions"
_SAMPLED_OUT: Final = """
    SELECT COALESCE(SUM(sampled_out), 0) AS total FROM execution_minutes WHERE minute >= $1 AND minute <= $2
"""
_ENDED_US: Final = "(started_at * 1000 + queue_us + duration_us)"
_ROW_OVERHEAD_BYTES: Final = 400
_AVERAGE_BYTES: Final = """
    SELECT AVG(length(logs) + length(warnings) + length(path) + length(query) + COALESCE(length(error_message), 0)
               + COALESCE(length(error_trace), 0)) AS bytes
    FROM (SELECT logs, warnings, path, query, error_message, error_trace
          FROM executions ORDER BY id DESC LIMIT 1000) newest
"""
_SCRIPTS_OVER: Final = """
    SELECT script_id, count(*) AS count FROM executions GROUP BY script_id HAVING count(*) > $1
"""
_DELETE_OLDEST: Final = """
    DELETE FROM executions WHERE id IN
        (SELECT id FROM executions WHERE status = $1 AND id >= $3 ORDER BY id LIMIT $2)
"""
_DELETE_OLDEST_OF_SCRIPT: Final = """
    DELETE FROM executions WHERE id IN
        (SELECT id FROM executions WHERE script_id = $4 AND status = $1 AND id >= $3 ORDER BY id LIMIT $2)
"""
_DELETE_EXECUTIONS: Final = """
    DELETE FROM executions WHERE id IN (SELECT id FROM executions WHERE id < $1 ORDER BY id LIMIT $2)
"""

_ROWS_AT_ONCE: Final = 25
"""Rows that are made ready between two turns of the event loop: calls wait for as long as that takes."""


class EndedExecutions(Struct, frozen=True):
    """Some executions, and how many there are of their kind in all."""

    executions: list[Execution]
    total: int


class ExecutionStore(CounterStore):
    """Keeps executions and their counters in a history `Database`. Every method may raise `StorageUnavailable`."""

    async def add(self, executions: Sequence[Execution], counts: Mapping[MinuteKey, MinuteCount]) -> None:
        """Insert the executions and add to the counters, in one transaction. An id that is there already is left."""
        async with self._database.transaction() as transaction:
            for first in range(0, len(executions), _ROWS_AT_ONCE):
                rows = [values_of(execution) for execution in executions[first : first + _ROWS_AT_ONCE]]
                await transaction.execute_many(INSERT, rows)
            await add_counts(transaction, counts)

    async def find(self, execution_id: str) -> Execution | None:
        """One execution with its log lines and warnings."""
        row = await self._database.fetch_one(SELECT_ONE, execution_id)
        return None if row is None else whole_execution(row)

    async def list_executions(self, wanted: ExecutionFilter, before: str | None, limit: int) -> Page[Execution]:
        """Executions without log lines and warnings, newest first. `before`: the id to go on from."""
        conditions, parameters = _conditions(wanted, before)
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        parameters.append(limit + 1)
        rows = await self._database.fetch_all(
            f"{SELECT_LISTED} {where} ORDER BY id DESC LIMIT ${len(parameters)}", *parameters
        )
        items = [listed_execution(row) for row in rows[:limit]]
        return Page(items, items[-1].id if len(rows) > limit else None)

    async def list_ended_after(self, wanted: ExecutionFilter, floor: str, ended_us: int, limit: int) -> EndedExecutions:
        """The last executions that ended after a time, the oldest first, without log lines.

        Args:
            floor: no id before this one is looked at.
            ended_us: microseconds since 1970-01-01 UTC.
        """
        conditions, parameters = _conditions(wanted, None)
        parameters += (floor, ended_us)
        conditions += (f"id >= ${len(parameters) - 1}", f"{_ENDED_US} > ${len(parameters)}")
        where = f"WHERE {' AND '.join(conditions)}"
        counted = await self._database.fetch_one(f"{_COUNT_ALL} {where}", *parameters)
        parameters.append(limit)
        rows = await self._database.fetch_all(
            f"{SELECT_LISTED} {where} ORDER BY {_ENDED_US} DESC, id DESC LIMIT ${len(parameters)}", *parameters
        )
        executions = [listed_execution(row) for row in reversed(rows)]
        return EndedExecutions(executions, len(rows) if counted is None else int(counted["total"]))

    async def count_sampled_out(self, since_minute: int, until_minute: int, script_id: str | None) -> int:
        """Return the calls of these minutes, both included, that are counted but not kept, of one script or of all."""
        span = since_minute, until_minute
        row = (
            await self._database.fetch_one(_SAMPLED_OUT, *span)
            if script_id is None
            else await self._database.fetch_one(f"{_SAMPLED_OUT} AND script_id = $3", *span, script_id)
        )
        return 0 if row is None else int(row["total"])

    async def find_oldest_id(self) -> str | None:
        """The id of the oldest execution that is kept."""
        row = await self._database.fetch_one("SELECT id FROM executions ORDER BY id LIMIT 1")
        return None if row is None else str(row["id"])

    async def count_rows(self) -> int:
        """The number of executions that are kept."""
        row = await self._database.fetch_one("SELECT count(*) AS count FROM executions")
        return 0 if row is None else int(row["count"])

    async def count_rows_over(self, most: int) -> dict[str, int]:
        """The scripts with more executions than that, each with how many it has too many."""
        rows = await self._database.fetch_all(_SCRIPTS_OVER, most)
        return {row["script_id"]: int(row["count"]) - most for row in rows}

    async def size_bytes(self) -> int:
        """About the bytes that history takes. A server tells only what it holds on to after deleting, so that there
        the size is extrapolated from the newest executions."""
        if self._database.dialect == "sqlite":
            return await self._database.size_bytes()
        row = await self._database.fetch_one(_AVERAGE_BYTES)
        average = 0 if row is None or row["bytes"] is None else int(row["bytes"])
        return (average + _ROW_OVERHEAD_BYTES) * await self.count_rows()

    async def delete_oldest(self, limit: int, future: str, script_id: str | None = None) -> int:
        """Delete at most so many executions, of one script or of all: the oldest successes, and the oldest failures
        when there is no success left. Returns how many.

        Args:
            future: ids from this one on are of a time that is not believed; they go before all others.
        """
        deleted = 0
        for status, first in (("ok", future), ("ok", ""), ("failed", future), ("failed", "")):
            if script_id is None:
                deleted = await self._database.execute(_DELETE_OLDEST, status, limit, first)
            else:
                deleted = await self._database.execute(_DELETE_OLDEST_OF_SCRIPT, status, limit, first, script_id)
            if deleted:
                break
        return deleted

    async def delete_executions(self, before: str, limit: int) -> int:
        """Delete at most so many executions with ids below this one, the oldest first; returns how many."""
        return await self._database.execute(_DELETE_EXECUTIONS, before, limit)


def _conditions(wanted: ExecutionFilter, before: str | None) -> tuple[list[str], list[Value]]:
    bounds: list[tuple[str, Value]] = [
        ("script_id =", wanted.script_id),
        ("script_name =", wanted.script_name),
        ("error_code =", wanted.error_code),
        ("id >=", None if wanted.since is None else id_floor(wanted.since)),
        ("id <", None if wanted.until is None else id_floor(wanted.until)),
        ("id <", before),
    ]
    given = [(condition, value) for condition, value in bounds if value is not None]
    conditions = [f"{condition} ${number}" for number, (condition, _) in enumerate(given, 1)]
    if wanted.status is not None or wanted.error_code is not None:
        # A literal, so that the planner can use the index of the failed ones.
        conditions.append("status = 'ok'" if wanted.status == "ok" else "status = 'failed'")
    return conditions, [value for _, value in given]
