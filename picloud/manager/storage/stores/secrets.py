"""Secrets in the control store: SQL and row mapping, no rules. Knows encrypted values alone."""

from collections.abc import Mapping, Sequence
from typing import Final

from picloud.manager.models.audit import AuditEntry
from picloud.manager.models.secrets import SealedSecret
from picloud.manager.storage.database import Database, Row, UniqueViolation
from picloud.manager.storage.stores.audit import insert_entry
from picloud.shared.errors import Conflict

_SELECT: Final = """
    SELECT name, version, key_id, sealed, previous, previous_until, set_at, last_used_at FROM secrets
    WHERE project = 'default'
"""
_INSERT: Final = """
    INSERT INTO secrets (project, name, version, key_id, sealed, previous, previous_until, set_at)
    VALUES ('default', $1, $2, $3, $4, $5, $6, $7)
"""
_UPDATE: Final = """
    UPDATE secrets SET version = $2, key_id = $3, sealed = $4, previous = $5, previous_until = $6, set_at = $7
    WHERE project = 'default' AND name = $1 AND version = $8
"""
_RESEAL: Final = """
    UPDATE secrets SET key_id = $1, sealed = $2, previous = $3, previous_until = $4
    WHERE project = 'default' AND name = $5 AND version = $6 AND key_id = $7
"""
_COUNT: Final = "SELECT key_id, count(*) AS secrets FROM secrets WHERE project = 'default' GROUP BY key_id"
_USERS: Final = """
    SELECT g.name AS secret, s.name AS script FROM script_grants g JOIN scripts s ON s.id = g.script_id
    WHERE g.kind = 'secrets' ORDER BY g.name, s.name
"""


class SecretStore:
    """Keeps encrypted secrets in a control `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def find(self, name: str) -> SealedSecret | None:
        """The secret of this name."""
        row = await self._database.fetch_one(f"{_SELECT} AND name = $1", name)
        return None if row is None else _secret_of(row)

    async def list_all(self) -> list[SealedSecret]:
        """All secrets by name."""
        return [_secret_of(row) for row in await self._database.fetch_all(f"{_SELECT} ORDER BY name")]

    async def count_by_key(self) -> Mapping[str, int]:
        """Return how many secrets are encrypted with each key, by its id."""
        return {row["key_id"]: row["secrets"] for row in await self._database.fetch_all(_COUNT)}

    async def list_users(self) -> Mapping[str, list[str]]:
        """Return the names of the scripts that have a grant, in order, by secret."""
        users: dict[str, list[str]] = {}
        for row in await self._database.fetch_all(_USERS):
            users.setdefault(row["secret"], []).append(row["script"])
        return users

    async def save(self, secret: SealedSecret, entry: AuditEntry) -> None:
        """Insert a secret of version 1, or replace the one of the version before.

        Raises:
            Conflict: `precondition_failed`; the stored version is another.
        """
        values = (secret.key_id, secret.sealed, secret.previous, secret.previous_until, secret.set_at)
        try:
            async with self._database.transaction() as transaction:
                if secret.version == 1:
                    await transaction.execute(_INSERT, secret.name, secret.version, *values)
                elif not await transaction.execute(_UPDATE, secret.name, secret.version, *values, secret.version - 1):
                    raise _changed_meanwhile()
                await insert_entry(transaction, entry)
        except UniqueViolation as exc:
            raise _changed_meanwhile() from exc

    async def delete(self, name: str, entry: AuditEntry) -> None:
        """Delete a secret."""
        async with self._database.transaction() as transaction:
            await transaction.execute("DELETE FROM secrets WHERE project = 'default' AND name = $1", name)
            await insert_entry(transaction, entry)

    async def reseal(self, changes: Sequence[tuple[SealedSecret, SealedSecret]], entry: AuditEntry) -> None:
        """Replace the encrypted values of secrets, all or none.

        Args:
            changes: each secret as it was read and as it shall be; both have the same version.
        Raises:
            Conflict: `precondition_failed`; one of them was changed meanwhile.
        """
        async with self._database.transaction() as transaction:
            for old, new in changes:
                values = (new.key_id, new.sealed, new.previous, new.previous_until)
                if not await transaction.execute(_RESEAL, *values, old.name, old.version, old.key_id):
                    raise _changed_meanwhile()
            await insert_entry(transaction, entry)

    async def note(self, entry: AuditEntry) -> None:
        """Write down what was done without a change of any secret."""
        async with self._database.transaction() as transaction:
            await insert_entry(transaction, entry)

    async def set_last_used(self, times: Mapping[str, int]) -> None:
        """Note when secrets were used last, by name, all in one transaction."""
        async with self._database.transaction() as transaction:
            await transaction.execute_many(
                "UPDATE secrets SET last_used_at = $1 WHERE project = 'default' AND name = $2",
                [(at, name) for name, at in times.items()],
            )


def _changed_meanwhile() -> Conflict:
    return Conflict("The secret was changed meanwhile; try again.", code="precondition_failed")


def _secret_of(row: Row) -> SealedSecret:
    return SealedSecret(
        name=row["name"],
        version=row["version"],
        key_id=row["key_id"],
        sealed=bytes(row["sealed"]),
        previous=None if row["previous"] is None else bytes(row["previous"]),
        previous_until=row["previous_until"],
        set_at=row["set_at"],
        last_used_at=row["last_used_at"],
    )
