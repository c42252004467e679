"""Counters by script and minute in the history store: SQL and row mapping, no rules.

Minutes count from 1970-01-01 UTC. Rows that were compacted stand in the first minute of their hour for all of it.
"""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from picloud.manager.storage.database import Database, Row, Transaction, Value
from picloud.shared.records.counts import MinuteCount, MinuteKey
from picloud.shared.records.durations import BUCKETS

_NUMBERS: Final = ("calls", "failures", "sampled_out", "total_us", *(f"d{bucket}" for bucket in range(BUCKETS)))
_NAMES: Final = ", ".join(_NUMBERS)
_SUMS: Final = ", ".join(f"SUM({name}) AS {name}" for name in _NUMBERS)
_ADDED: Final = ", ".join(f"{name} = execution_minutes.{name} + excluded.{name}" for name in _NUMBERS)
_PLACES: Final = ", ".join(f"${number}" for number in range(1, len(_NUMBERS) + 3))


def _with_numbers(sql: str) -> str:
    """The statement with the counters' columns filled in: their names, sums, placeholders and additions."""
    for mark, text in (("{names}", _NAMES), ("{sums}", _SUMS), ("{places}", _PLACES), ("{added}", _ADDED)):
        sql = sql.replace(mark, text)
    return sql


_COUNT: Final = _with_numbers("""
    INSERT INTO execution_minutes (minute, script_id, {names}) VALUES ({places})
    ON CONFLICT (minute, script_id) DO UPDATE SET {added}
""")
_COMPACT: Final = _with_numbers("""
    INSERT INTO execution_minutes (minute, script_id, {names})
    SELECT minute / 60 * 60, script_id, {sums} FROM execution_minutes
    WHERE minute > $1 AND minute < $2 GROUP BY minute / 60 * 60, script_id
    ON CONFLICT (minute, script_id) DO UPDATE SET {added}
""")
_DELETE_COMPACTED: Final = "DELETE FROM execution_minutes WHERE minute > $1 AND minute < $2"
_COUNT_OUTCOME: Final = """
    INSERT INTO execution_outcomes (minute, script_id, outcome, calls) VALUES ($1, $2, $3, $4)
    ON CONFLICT (minute, script_id, outcome) DO UPDATE SET calls = execution_outcomes.calls + excluded.calls
"""
_COMPACT_OUTCOMES: Final = """
    INSERT INTO execution_outcomes (minute, script_id, outcome, calls)
    SELECT minute / 60 * 60, script_id, outcome, SUM(calls) FROM execution_outcomes
    WHERE minute > $1 AND minute < $2 GROUP BY minute / 60 * 60, script_id, outcome
    ON CONFLICT (minute, script_id, outcome) DO UPDATE SET calls = execution_outcomes.calls + excluded.calls
"""
_DELETE_COMPACTED_OUTCOMES: Final = "DELETE FROM execution_outcomes WHERE minute > $1 AND minute < $2"
_DELETE_MINUTES: Final = """
    DELETE FROM execution_minutes WHERE (minute, script_id) IN
        (SELECT minute, script_id FROM execution_minutes WHERE minute < $1 ORDER BY minute LIMIT $2)
"""
_DELETE_OUTCOMES: Final = """
    DELETE FROM execution_outcomes WHERE (minute, script_id, outcome) IN
        (SELECT minute, script_id, outcome FROM execution_outcomes WHERE minute < $1 ORDER BY minute LIMIT $2)
"""
_SERIES: Final = _with_numbers(
    "SELECT minute / $1 * $1 AS slot, {sums} FROM execution_minutes WHERE minute >= $2 AND minute < $3"
)
_OUTCOMES: Final = """
    SELECT outcome, SUM(calls) AS calls FROM execution_outcomes WHERE minute >= $1 AND minute < $2
"""
_BY_SCRIPT: Final = """
    SELECT script_id, (minute - $1) / $2 AS slot, SUM(calls) AS calls, SUM(failures) AS failures
    FROM execution_minutes WHERE minute >= $1 GROUP BY script_id, (minute - $1) / $2
"""


class ScriptSlot(Struct, frozen=True):
    """Calls of one script in one slot of a window; slots count from 0."""

    script_id: str
    slot: int
    calls: int
    failures: int


class CounterStore:
    """Keeps counters in a history `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_counts(
        self, since_minute: int, until_minute: int, step_minutes: int, script_id: str | None = None
    ) -> dict[int, MinuteCount]:
        """The numbers of a span, by the first minute of each step that has any; without outcomes.

        `until_minute` is not part of the span; `script_id` None adds all scripts up.
        """
        given: list[Value] = [step_minutes, since_minute, until_minute]
        where, given = _of_script(given, script_id)
        rows = await self._database.fetch_all(f"{_SERIES} {where} GROUP BY minute / $1 * $1", *given)
        return {int(row["slot"]): _count_of(row) for row in rows}

    async def list_outcomes(self, since_minute: int, until_minute: int, script_id: str | None = None) -> dict[str, int]:
        """Calls of a span by outcome."""
        where, given = _of_script([since_minute, until_minute], script_id)
        rows = await self._database.fetch_all(f"{_OUTCOMES} {where} GROUP BY outcome ORDER BY outcome", *given)
        return {row["outcome"]: int(row["calls"]) for row in rows}

    async def list_by_script(self, since_minute: int, slot_minutes: int) -> list[ScriptSlot]:
        """The calls since a minute of each script that had any, in slots of so many minutes, in no order."""
        rows = await self._database.fetch_all(_BY_SCRIPT, since_minute, slot_minutes)
        return [ScriptSlot(row["script_id"], int(row["slot"]), int(row["calls"]), int(row["failures"])) for row in rows]

    async def find_minute_to_compact(self, from_minute: int, before_minute: int) -> int | None:
        """The first minute in this span that stands for itself alone and not for an hour; None when there is none."""
        row = await self._database.fetch_one(
            "SELECT minute FROM execution_minutes WHERE minute >= $1 AND minute < $2 AND minute % 60 <> 0 "
            "ORDER BY minute LIMIT 1",
            from_minute,
            before_minute,
        )
        return None if row is None else int(row["minute"])

    async def compact_hour(self, hour: int) -> None:
        """Add the numbers of an hour up into its first minute, in one transaction."""
        first, after = hour * 60, hour * 60 + 60
        async with self._database.transaction() as transaction:
            for statement in (_COMPACT, _DELETE_COMPACTED, _COMPACT_OUTCOMES, _DELETE_COMPACTED_OUTCOMES):
                await transaction.execute(statement, first, after)

    async def delete_minutes(self, before_minute: int, limit: int) -> int:
        """Delete at most so many counters of earlier minutes, the oldest first; returns how many."""
        deleted = await self._database.execute(_DELETE_MINUTES, before_minute, limit)
        return max(deleted, await self._database.execute(_DELETE_OUTCOMES, before_minute, limit))


async def add_counts(transaction: Transaction, counts: Mapping[MinuteKey, MinuteCount]) -> None:
    """Add to the counters inside a transaction."""
    if not counts:
        return
    await transaction.execute_many(_COUNT, [_values_of(key, count) for key, count in counts.items()])
    outcomes = [
        (key.minute, key.script_id, outcome, calls)
        for key, count in counts.items()
        for outcome, calls in count.outcomes.items()
    ]
    if outcomes:
        await transaction.execute_many(_COUNT_OUTCOME, outcomes)


def _values_of(key: MinuteKey, count: MinuteCount) -> tuple[Value, ...]:
    """The parameters of `_COUNT`."""
    numbers = (count.calls, count.failures, count.sampled_out, count.total_us, *count.durations)
    return (key.minute, key.script_id, *numbers)


def _count_of(row: Row) -> MinuteCount:
    return MinuteCount(
        calls=int(row["calls"]),
        failures=int(row["failures"]),
        sampled_out=int(row["sampled_out"]),
        total_us=int(row["total_us"]),
        durations=[int(row[f"d{bucket}"]) for bucket in range(BUCKETS)],
    )


def _of_script(given: list[Value], script_id: str | None) -> tuple[str, list[Value]]:
    """The condition that restricts to a script, and the parameters with its id."""
    if script_id is None:
        return "", given
    return f"AND script_id = ${len(given) + 1}", [*given, script_id]
