"""Accounts, sessions and the set-up link in the control store: SQL and row mapping, no rules. Knows hashes alone."""

from collections.abc import Mapping

from picloud.manager.models.access import Account, BrowserSession, PendingLink
from picloud.manager.models.audit import AuditEntry
from picloud.manager.storage.database import Database, Transaction
from picloud.manager.storage.stores.audit import insert_entry


class AccountStore:
    """Keeps accounts, sessions and the link in a control `Database`. Every method may raise `StorageUnavailable`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def list_accounts(self) -> list[Account]:
        """All accounts."""
        rows = await self._database.fetch_all("SELECT name, password_hash FROM accounts ORDER BY name")
        return [Account(name=row["name"], password_hash=row["password_hash"]) for row in rows]

    async def create_account(self, account: Account, now: int, entry: AuditEntry) -> None:
        """Insert an account; the set-up link goes with it.

        Raises:
            UniqueViolation: there is one of that name.
        """
        async with self._database.transaction() as transaction:
            await transaction.execute(
                "INSERT INTO accounts (name, password_hash, created_at, updated_at) VALUES ($1, $2, $3, $3)",
                account.name,
                account.password_hash,
                now,
            )
            await transaction.execute("DELETE FROM setup_links")
            await insert_entry(transaction, entry)

    async def save_password(self, account: Account, now: int, entry: AuditEntry) -> None:
        """Replace the password, and end all sessions of the account."""
        async with self._database.transaction() as transaction:
            await transaction.execute(
                "UPDATE accounts SET password_hash = $1, updated_at = $2 WHERE name = $3",
                account.password_hash,
                now,
                account.name,
            )
            await transaction.execute("DELETE FROM sessions WHERE account = $1", account.name)
            await insert_entry(transaction, entry)

    async def list_sessions(self) -> list[BrowserSession]:
        """All sessions, oldest first, also those that have ended by time."""
        rows = await self._database.fetch_all(
            "SELECT digest, key_digest, account, created_at, last_seen_at FROM sessions ORDER BY created_at"
        )
        return [
            BrowserSession(
                digest=row["digest"],
                key_digest=row["key_digest"],
                account=row["account"],
                created_at=row["created_at"],
                last_seen_at=row["last_seen_at"],
            )
            for row in rows
        ]

    async def create_session(self, session: BrowserSession, ended: list[str], entry: AuditEntry) -> None:
        """Insert a session and delete others by their digests."""
        async with self._database.transaction() as transaction:
            await _delete_sessions(transaction, ended)
            await transaction.execute(
                "INSERT INTO sessions (digest, key_digest, account, created_at, last_seen_at) "
                "VALUES ($1, $2, $3, $4, $5)",
                session.digest,
                session.key_digest,
                session.account,
                session.created_at,
                session.last_seen_at,
            )
            await insert_entry(transaction, entry)

    async def delete_session(self, digest: str, entry: AuditEntry) -> None:
        async with self._database.transaction() as transaction:
            await _delete_sessions(transaction, [digest])
            await insert_entry(transaction, entry)

    async def set_last_seen(self, times: Mapping[str, int]) -> None:
        """Note when sessions were used last, by digest, all in one transaction."""
        async with self._database.transaction() as transaction:
            await transaction.execute_many(
                "UPDATE sessions SET last_seen_at = $1 WHERE digest = $2",
                [(at, digest) for digest, at in times.items()],
            )

    async def find_link(self) -> PendingLink | None:
        """The set-up link that was made last, also one that has expired."""
        row = await self._database.fetch_one("SELECT digest, expires_at FROM setup_links")
        return None if row is None else PendingLink(digest=row["digest"], expires_at=row["expires_at"])

    async def replace_link(self, link: PendingLink, entry: AuditEntry) -> None:
        """Keep this link; the one before it is worthless."""
        async with self._database.transaction() as transaction:
            await transaction.execute("DELETE FROM setup_links")
            await transaction.execute(
                "INSERT INTO setup_links (number, digest, expires_at) VALUES (1, $1, $2)", link.digest, link.expires_at
            )
            await insert_entry(transaction, entry)


async def _delete_sessions(transaction: Transaction, digests: list[str]) -> None:
    await transaction.execute_many("DELETE FROM sessions WHERE digest = $1", [(digest,) for digest in digests])
