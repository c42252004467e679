"""Ends transactions on PostgreSQL, and finds out what became of one when the answer to its COMMIT was lost.

Each writing transaction sets its writer's row of `commit_tokens` to a new number. The number of the transaction itself
proves nothing: after a failover the new primary may have given it to another one.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Final

from picloud.manager.storage.database import StorageError
from picloud.manager.storage.engines.postgres_errors import DRIVER_ERRORS, commit_unknown, is_lost, translate
from picloud.shared.clock import new_id
from picloud.shared.errors import StorageUnavailable

_FORGET_AFTER_MS: Final = 86_400_000
_TABLE: Final = "SELECT to_regclass('commit_tokens') IS NOT NULL"
_NOW_MS: Final = "(extract(epoch FROM now()) * 1000)::bigint"
_SET: Final = f"""
    INSERT INTO commit_tokens (writer, number, used_at)
    SELECT $1, $2, {_NOW_MS} WHERE pg_current_xact_id_if_assigned() IS NOT NULL
    ON CONFLICT (writer) DO UPDATE SET number = excluded.number, used_at = excluded.used_at
"""
_FORGET: Final = f"DELETE FROM commit_tokens WHERE used_at < {_NOW_MS} - {_FORGET_AFTER_MS}"  # noqa: S608  as above
_READ: Final = "SELECT number FROM commit_tokens WHERE writer = $1"

Connection = Any
"""asyncpg's connection or the pool's proxy of one; the package has no types."""


class Committer:
    """Commits the transactions of one writer, one at a time.

    Args:
        begin: begins a transaction once the one before it has ended on the server, and returns its connection.
        end: gives a connection of `begin` back without a commit.
    """

    def __init__(
        self, begin: Callable[[], Awaitable[Connection]], end: Callable[[Connection], Awaitable[None]]
    ) -> None:
        self._begin = begin
        self._end = end
        self._writer = new_id()
        self._number = 0
        self._has_table = False
        self._has_row = False

    async def commit(self, connection: Connection) -> None:
        """Commit. When the answer is lost, ask the server what became of the transaction once it is back.

        Raises:
            StorageUnavailable: nothing was committed; code `commit_unknown`: it may have been.
            StorageError: a deferred constraint failed; nothing was committed.
        """
        self._number += 1
        try:
            has_token = await self._set_token(connection)
        except DRIVER_ERRORS as exc:
            raise translate(exc) from exc
        try:
            await connection.execute("COMMIT")
        except (
            TimeoutError
        ) as exc:  # the driver cancels: a wait for a replica ends then, and the commit stands without one
            raise commit_unknown() from exc
        except DRIVER_ERRORS as exc:
            committed = await self._look_up() if is_lost(exc) and has_token is not False else False
            if committed is None or (is_lost(exc) and has_token is None):
                raise commit_unknown() from exc
            if not committed:
                raise translate(exc) from exc
        self._has_row = self._has_row or has_token is True

    async def _set_token(self, connection: Connection) -> bool | None:
        """Return False when the transaction wrote nothing, None when the schema has no tokens yet."""
        if not self._has_table:
            self._has_table = await connection.fetchval(_TABLE)
        if not self._has_table:
            return None
        if not self._has_row:
            await self._forget_old(connection)
        return bool((await connection.execute(_SET, self._writer, self._number)) != "INSERT 0 0")

    @staticmethod
    async def _forget_old(connection: Connection) -> None:
        """Delete the rows of writers that are gone, if this transaction writes at all."""
        if await connection.fetchval("SELECT pg_current_xact_id_if_assigned() IS NOT NULL"):
            await connection.execute(_FORGET)

    async def _look_up(self) -> bool | None:
        """Return whether the last transaction was committed, None when that is unknown."""
        try:
            connection = await self._begin()
        except (StorageUnavailable, StorageError):
            return None
        try:
            return bool(await connection.fetchval(_READ, self._writer) == self._number)
        except DRIVER_ERRORS:
            return None
        finally:
            await self._end(connection)
