"""The audit log in the control store: SQL and row mapping. There is no way to change an entry, nor to
delete one of the last 30 days."""

from typing import Final

import msgspec

from picloud.manager.models.audit import AuditEntry, AuditFilter
from picloud.manager.models.pages import Page
from picloud.manager.storage.database import Database, Row, Transaction, Value

_INSERT: Final = """
    INSERT INTO audit_entries (id, at, actor, token_id, peer, action, object_type, object_id, object_name, old_hash,
                               new_hash, request_id, details)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
"""
_SELECT: Final = """
    SELECT id, at, actor, token_id, peer, action, object_type, object_id, object_name, old_hash, new_hash, request_id,
           details
    FROM audit_entries
"""


async def insert_entry(transaction: Transaction, entry: AuditEntry) -> None:
    """Add the entry within the transaction of the change that it is about."""
    await transaction.execute(
        _INSERT,
        entry.id,
        entry.at,
        entry.actor,
        entry.token_id,
        entry.peer,
        entry.action,
        entry.object_type,
        entry.object_id,
        entry.object_name,
        entry.old_hash,
        entry.new_hash,
        entry.request_id,
        msgspec.json.encode(entry.details).decode(),
    )


class AuditStore:
    """Reads the audit log, and adds entries that belong to no other change. May raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, entry: AuditEntry) -> None:
        """Add an entry in a transaction of its own."""
        async with self._database.transaction() as transaction:
            await insert_entry(transaction, entry)

    async def find_time_of_nth_newest(self, number: int) -> int | None:
        """Return the time of the entry that has `number` newer ones, in milliseconds; None when there are not so
        many."""
        row = await self._database.fetch_one("SELECT at FROM audit_entries ORDER BY id DESC LIMIT 1 OFFSET $1", number)
        return None if row is None else int(row["at"])

    async def delete_until(self, at: int, rows: int) -> int:
        """Delete entries made until then, the oldest first, `rows` at most; returns how many. The database refuses it
        for those of the last 30 days."""
        async with self._database.transaction() as transaction:
            return await transaction.execute(
                "DELETE FROM audit_entries WHERE id IN "
                "(SELECT id FROM audit_entries WHERE at <= $1 ORDER BY id LIMIT $2)",
                at,
                rows,
            )

    async def list_entries(self, wanted: AuditFilter, before: str | None, limit: int) -> Page[AuditEntry]:
        """Entries, newest first. `before`: the id to go on from."""
        bounds: list[tuple[str, Value]] = [
            ("actor = {0}", wanted.actor),
            ("action = {0}", wanted.action),
            ("(object_id = {0} OR object_name = {0})", wanted.object),
            ("at >= {0}", wanted.since),
            ("at < {0}", wanted.until),
            ("id < {0}", before),
        ]
        given = [(condition, value) for condition, value in bounds if value is not None]
        conditions = [condition.format(f"${number}") for number, (condition, _) in enumerate(given, 1)]
        where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = await self._database.fetch_all(
            f"{_SELECT} {where} ORDER BY id DESC LIMIT ${len(given) + 1}", *(value for _, value in given), limit + 1
        )
        items = [_entry_of(row) for row in rows[:limit]]
        return Page(items, items[-1].id if len(rows) > limit else None)


def _entry_of(row: Row) -> AuditEntry:
    return AuditEntry(
        id=row["id"],
        at=row["at"],
        actor=row["actor"],
        token_id=row["token_id"],
        peer=row["peer"],
        action=row["action"],
        object_type=row["object_type"],
        object_id=row["object_id"],
        object_name=row["object_name"],
        old_hash=row["old_hash"],
        new_hash=row["new_hash"],
        request_id=row["request_id"],
        details=msgspec.json.decode(row["details"]),
    )
