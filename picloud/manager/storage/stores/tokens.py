"""API tokens in the control store: SQL and row mapping, no rules. Knows digests, never a secret."""

from collections.abc import Mapping
from typing import Final

import msgspec

from picloud.manager.models.access import ApiToken
from picloud.manager.models.audit import AuditEntry
from picloud.manager.storage.database import Database, Row
from picloud.manager.storage.stores.audit import insert_entry

_SELECT: Final = """
    SELECT id, name, digest, scopes, created_at, expires_at, last_used_at, revoked_at FROM api_tokens
    ORDER BY created_at, id
"""
_INSERT: Final = """
    INSERT INTO api_tokens (id, name, digest, scopes, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)
"""


class TokenStore:
    """Keeps API tokens in a control `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def create(self, token: ApiToken, entry: AuditEntry) -> None:
        """Insert the token and its audit entry."""
        async with self._database.transaction() as transaction:
            await transaction.execute(
                _INSERT,
                token.id,
                token.name,
                token.digest,
                msgspec.json.encode(token.scopes).decode(),
                token.created_at,
                token.expires_at,
            )
            await insert_entry(transaction, entry)

    async def revoke(self, token_id: str, revoked_at: int, entry: AuditEntry) -> None:
        """Mark the token as revoked; it stays in the list."""
        async with self._database.transaction() as transaction:
            await transaction.execute("UPDATE api_tokens SET revoked_at = $1 WHERE id = $2", revoked_at, token_id)
            await insert_entry(transaction, entry)

    async def set_last_used(self, times: Mapping[str, int]) -> None:
        """Note when tokens were used last, by id, all in one transaction."""
        async with self._database.transaction() as transaction:
            await transaction.execute_many(
                "UPDATE api_tokens SET last_used_at = $1 WHERE id = $2", [(at, id_) for id_, at in times.items()]
            )

    async def list_all(self) -> list[ApiToken]:
        """All tokens, revoked ones too, oldest first."""
        return [_token_of(row) for row in await self._database.fetch_all(_SELECT)]


def _token_of(row: Row) -> ApiToken:
    return ApiToken(
        id=row["id"],
        name=row["name"],
        scopes=msgspec.json.decode(row["scopes"], type=list[str]),
        digest=row["digest"],
        created_at=row["created_at"],
        expires_at=row["expires_at"],
        last_used_at=row["last_used_at"],
        revoked_at=row["revoked_at"],
    )
