"""Schedules and their states in the control store: SQL and row mapping, no rules."""

from collections.abc import Sequence
from functools import partial
from typing import Final

import msgspec

from picloud.manager.models.audit import AuditEntry
from picloud.manager.models.schedules import Schedule, ScheduleSettings, ScheduleState, Timing
from picloud.manager.storage.database import Ask, Database, Operation, Row, Steps, Transaction, UniqueViolation
from picloud.manager.storage.stores.audit import insert_entry
from picloud.shared.errors import Conflict

_COLUMNS: Final = "id, name, script_id, timing, settings, enabled, version, created_at, updated_at"
_SELECT: Final = f"SELECT {_COLUMNS} FROM schedules WHERE project = 'default'"  # noqa: S608  constants
_INSERT: Final = """
    INSERT INTO schedules (project, id, name, script_id, timing, settings, enabled, version, created_at, updated_at)
    VALUES ('default', $1, $2, $3, $4, $5, $6, $7, $8, $9)
"""
_UPDATE: Final = """
    UPDATE schedules SET name = $2, script_id = $3, timing = $4, settings = $5, enabled = $6, version = $7,
                         updated_at = $8
    WHERE id = $1 AND version = $9
"""
_INSERT_STATE: Final = "INSERT INTO schedule_states (schedule_id, version, last_due_at, state) VALUES ($1, $2, $3, $4)"
_REPLACE_STATE: Final = """
    UPDATE schedule_states SET version = $2, last_due_at = $3, state = $4 WHERE schedule_id = $1 AND version = $5
    RETURNING version
"""
_NEWEST: Final = """
    SELECT MAX(at) AS at FROM (
        SELECT MAX(updated_at) AS at FROM schedules UNION ALL SELECT MAX(last_due_at) AS at FROM schedule_states
        UNION ALL SELECT at FROM (SELECT at FROM audit_entries ORDER BY id DESC LIMIT 1) AS newest
    ) AS times
"""


class ScheduleStore:
    """Keeps schedules in a control `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_all(self) -> list[Schedule]:
        """All schedules by name."""
        return [_schedule_of(row) for row in await self._database.fetch_all(f"{_SELECT} ORDER BY name")]

    async def find(self, name: str) -> Schedule | None:
        """The schedule of this name."""
        row = await self._database.fetch_one(f"{_SELECT} AND name = $1", name)
        return None if row is None else _schedule_of(row)

    async def list_states(self) -> dict[str, ScheduleState]:
        """The states of all schedules by id."""
        rows = await self._database.fetch_all("SELECT schedule_id, state FROM schedule_states")
        return {row["schedule_id"]: _state_of(row) for row in rows}

    async def find_state(self, schedule_id: str) -> ScheduleState | None:
        """The state of a schedule."""
        sql = "SELECT schedule_id, state FROM schedule_states WHERE schedule_id = $1"
        row = await self._database.fetch_one(sql, schedule_id)
        return None if row is None else _state_of(row)

    async def newest_time(self) -> int:
        """Return the newest time that this store knows of, 0 for none: the clock was not behind it."""
        row = await self._database.fetch_one(_NEWEST)
        return int(row["at"] or 0) if row is not None else 0

    async def create(self, schedule: Schedule, state: ScheduleState, entry: AuditEntry) -> None:
        """Insert a schedule with its state.

        Raises:
            Conflict: `already_exists`; the name is taken.
        """
        try:
            async with self._database.transaction() as transaction:
                await transaction.execute(
                    _INSERT, schedule.id, *_values_of(schedule), schedule.created_at, schedule.updated_at
                )
                await transaction.execute(_INSERT_STATE, schedule.id, *_state_values(state))
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise name_taken(schedule.name) from exc

    async def save(self, schedule: Schedule, state: ScheduleState | None, entry: AuditEntry) -> None:
        """Replace the stored schedule by this one, whose `version` is one more, and its state, if one is given.

        Raises:
            Conflict: `already_exists`, the new name is taken; `precondition_failed`, the schedule or its state was
                changed meanwhile.
        """
        try:
            async with self._database.transaction() as transaction:
                values = (*_values_of(schedule), schedule.updated_at, schedule.version - 1)
                if not await transaction.execute(_UPDATE, schedule.id, *values):
                    raise changed_meanwhile()
                if state is not None:
                    await _replace_state(transaction, schedule.id, state)
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise name_taken(schedule.name) from exc

    async def delete(self, schedule_id: str, entry: AuditEntry) -> None:
        """Delete a schedule with its state."""
        async with self._database.transaction() as transaction:
            await transaction.execute("DELETE FROM schedules WHERE id = $1", schedule_id)
            await insert_entry(transaction, entry)

    async def note(self, entry: AuditEntry) -> None:
        """Write down what was done without a change of any schedule."""
        async with self._database.transaction() as transaction:
            await insert_entry(transaction, entry)

    async def replace_states(self, states: Sequence[tuple[str, ScheduleState]]) -> list[bool]:
        """Replace states by id with ones whose `version` is one more, with one commit.

        Returns:
            For each, False when it was changed by somebody else or is gone: it was not replaced.
        """
        operations: list[Operation[bool]] = [partial(_replacing, *each) for each in states]
        return [result is True for result in await self._database.run_group(operations)]


def name_taken(name: str) -> Conflict:
    return Conflict(f"There is a schedule {name} already.")


def changed_meanwhile() -> Conflict:
    return Conflict("The schedule was changed meanwhile; read it again.", code="precondition_failed")


def _replacing(schedule_id: str, state: ScheduleState) -> Steps[bool]:
    rows = yield Ask(_REPLACE_STATE, (schedule_id, *_state_values(state), state.version - 1))
    return bool(rows)


async def _replace_state(transaction: Transaction, schedule_id: str, state: ScheduleState) -> None:
    row = await transaction.fetch_one(_REPLACE_STATE, schedule_id, *_state_values(state), state.version - 1)
    if row is None:
        raise changed_meanwhile()


def _values_of(schedule: Schedule) -> tuple[str | int, ...]:
    timing = msgspec.json.encode(schedule.timing).decode()
    settings = msgspec.json.encode(schedule.settings).decode()
    return schedule.name, schedule.script_id, timing, settings, int(schedule.enabled), schedule.version


def _state_values(state: ScheduleState) -> tuple[int, int, str]:
    return state.version, state.last_due_at, msgspec.json.encode(state).decode()


def _schedule_of(row: Row) -> Schedule:
    return Schedule(
        id=row["id"],
        name=row["name"],
        script_id=row["script_id"],
        timing=msgspec.json.decode(row["timing"], type=Timing),
        settings=msgspec.json.decode(row["settings"], type=ScheduleSettings),
        enabled=bool(row["enabled"]),
        version=row["version"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
    )


def _state_of(row: Row) -> ScheduleState:
    return msgspec.json.decode(row["state"], type=ScheduleState)
