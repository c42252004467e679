"""Copies the rows of one store into another one, whatever their engines are: all of them, checked, or none."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from picloud.manager.storage.database import Database, Reader, StorageError, Transaction
from picloud.manager.storage.maintenance.tables import Table, TableDigest, count_rows, digest_of_table, pages_of

Progress = Callable[[str, int], None]
"""Called with the table and the number of rows copied since the last call."""


class CopyFailed(StorageError):
    """Nothing was copied. The message names the table and what is wrong."""


def no_progress(_table: str, _rows: int) -> None:
    """A callback that does nothing."""


async def copy_rows(
    source: Reader,
    target: Database,
    tables: Sequence[Table],
    *,
    replace: bool = False,
    progress: Progress = no_progress,
) -> Mapping[str, TableDigest]:
    """Copy the tables in one transaction of the target, and read them back before it is committed.

    Args:
        source: a snapshot.
        tables: parents before their children, with the columns of both stores.
        replace: True to delete what the target has (on a server; a file is replaced whole), False to refuse a target
            that has rows.
    Returns:
        What was copied, by table.
    Raises:
        CopyFailed: the target is not empty, or does not hold what was written.
        StorageUnavailable: the target is as it was.
    """
    digests: dict[str, TableDigest] = {}
    async with target.transaction() as transaction:
        await _begin_load(target, transaction, tables)
        for table in reversed(tables):
            if replace:
                await transaction.execute(f"DELETE FROM {table.name}")  # noqa: S608  names of our own schema
            elif await count_rows(transaction, table):
                raise CopyFailed(f"the target is not empty: {table.name} has rows; name an empty database")
        for table in tables:
            digests[table.name] = await _copy_table(source, transaction, table, progress)
        for table in tables:
            if str(await digest_of_table(transaction, table)) != str(digests[table.name]):
                raise CopyFailed(f"{table.name}: the copied rows read back differently; nothing was changed")
        await _end_load(target, transaction, tables)
    return digests


async def _copy_table(source: Reader, target: Transaction, table: Table, progress: Progress) -> TableDigest:
    digest = TableDigest()
    async for rows in pages_of(source, table):
        for row in rows:
            digest.add(row)
        await target.execute_many(table.insert_sql, rows)
        progress(table.name, len(rows))
    return digest


_TRIGGERS: Final = "ALTER TABLE {table} {verb} TRIGGER USER"


async def _begin_load(target: Database, transaction: Transaction, tables: Sequence[Table]) -> None:
    """Rows are not changes: no notification is sent, and they may be written again."""
    if target.dialect == "postgres":
        for table in tables:
            await transaction.execute(_TRIGGERS.format(table=table.name, verb="DISABLE"))


async def _end_load(target: Database, transaction: Transaction, tables: Sequence[Table]) -> None:
    if target.dialect != "postgres":
        return
    await transaction.execute("SET CONSTRAINTS ALL IMMEDIATE")  # else the tables could not be altered now
    for table in tables:
        await transaction.execute(_TRIGGERS.format(table=table.name, verb="ENABLE"))
