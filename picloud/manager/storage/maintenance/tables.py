"""Whole tables as values: which there are, their rows in pages, and a digest that says whether two are the same."""

import hashlib
from collections.abc import AsyncIterator, Sequence
from typing import Final

import msgspec
from msgspec import Struct

from picloud.manager.storage.database import Database, Reader, Row, Value
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.shared.clock import now_ms

NOT_COPIED: Final = frozenset({"schema_migrations"})
_PAGE_BYTES: Final = 1024 * 1024
_FIRST_PAGE_ROWS: Final = 50
_MAX_PAGE_ROWS: Final = 2_000
_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid"


class Table(Struct, frozen=True):
    """A table by name, with its columns in order and those of its primary key."""

    name: str
    columns: list[str]
    key: list[str]

    @property
    def insert_sql(self) -> str:
        names = ", ".join(f'"{column}"' for column in self.columns)
        marks = ", ".join(f"${number}" for number in range(1, len(self.columns) + 1))
        return f"INSERT INTO {self.name} ({names}) VALUES ({marks})"  # noqa: S608  names of our own schema


class TableDigest(Struct):
    """A digest of a table's rows: equal exactly when the rows are, in whatever order they were seen."""

    rows: int = 0
    total: int = 0

    def add(self, values: Sequence[Value]) -> None:
        self.rows += 1
        digest = hashlib.sha256(msgspec.json.encode(values)).digest()
        self.total = (self.total + int.from_bytes(digest, "big")) % 2**256

    def __str__(self) -> str:
        return f"{self.rows}:{self.total:064x}"


async def tables_of_store(store: str) -> list[Table]:
    """The tables of a store in this package's schema, parents before their children."""
    database = await SqliteDatabase.open(None)
    try:
        await apply_migrations(database, load_migrations("sqlite")[store], now_ms)
        return await tables_in(database)
    finally:
        await database.close()


async def tables_in(database: Reader) -> list[Table]:
    """The tables of an SQLite database, in the order in which they were made."""
    tables = []
    for row in await database.fetch_all(_TABLES):
        if row["name"] in NOT_COPIED:
            continue
        columns = await database.fetch_all("SELECT name, pk FROM pragma_table_info($1) ORDER BY cid", row["name"])
        key = sorted((column["pk"], column["name"]) for column in columns if column["pk"])
        tables.append(Table(row["name"], [column["name"] for column in columns], [name for _, name in key]))
    return tables


async def pages_of(reader: Reader, table: Table) -> AsyncIterator[list[tuple[Value, ...]]]:
    """All rows in the order of the key, in pages of about a megabyte."""
    columns = ", ".join(f'"{column}"' for column in table.columns)
    key = ", ".join(table.key)
    positions = [table.columns.index(column) for column in table.key]
    after = ", ".join(f"${number}" for number in range(1, len(table.key) + 1))
    last: list[Value] = []
    size = _FIRST_PAGE_ROWS
    while True:
        where = f"WHERE ({key}) > ({after})" if last else ""
        sql = f"SELECT {columns} FROM {table.name} {where} ORDER BY {key} LIMIT ${len(last) + 1}"  # noqa: S608  as above
        rows = [_values(row, table) for row in await reader.fetch_all(sql, *last, size)]
        if rows:
            yield rows
        if len(rows) < size:
            return
        last = [rows[-1][position] for position in positions]
        row_bytes = sum(len(value) for row in rows for value in row if isinstance(value, str | bytes)) // len(rows) + 1
        size = max(1, min(_MAX_PAGE_ROWS, size * 2, _PAGE_BYTES // row_bytes))


async def digest_of_table(reader: Reader, table: Table) -> TableDigest:
    """The digest of all rows."""
    digest = TableDigest()
    async for rows in pages_of(reader, table):
        for row in rows:
            digest.add(row)
    return digest


async def count_rows(reader: Database | Reader, table: Table) -> int:
    row = await reader.fetch_one(f"SELECT count(*) AS count FROM {table.name}")  # noqa: S608  as above
    return 0 if row is None else int(row["count"])


def _values(row: Row, table: Table) -> tuple[Value, ...]:
    return tuple(row[column] for column in table.columns)
