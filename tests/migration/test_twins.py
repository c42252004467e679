"""The migrations of both engines are twins: the same numbers and names, and the same demands on rows."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.migrate import STORES, load_migrations, migrations_root
from picloud.shared.settings import load_settings
from scripts.versioning.data import FILES
from scripts.versioning.schema import checks_in
from tests.postgres import PostgresServer

_ENGINES_OWN = ("change_counter", "commit_tokens", "schema_migrations")
_ENGINES_OWN_TRIGGERS = {
    "audit_entries_are_announced": "other processes on the same database are notified",
    "audit_entries_are_never_truncated": "SQLite has no TRUNCATE",
}
_TYPES = {"TEXT": "text", "INTEGER": "bigint", "BLOB": "bytea"}
_POSTGRES_COLUMNS = """
    SELECT table_name, column_name, data_type, is_nullable = 'NO', column_default
    FROM information_schema.columns WHERE table_schema = $1
"""
_POSTGRES_CHECKS = """
    SELECT c.relname, pg_get_constraintdef(k.oid) FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND k.contype = 'c'
"""
_POSTGRES_KEYS = """
    SELECT c.relname, pg_get_constraintdef(k.oid) FROM pg_constraint k
    JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = $1 AND k.contype = 'f'
"""
_POSTGRES_INDEXES = """
    SELECT t.relname, i.indisunique, i.indisprimary, pg_get_expr(i.indpred, i.indrelid),
        (SELECT string_agg(a.attname, ', ' ORDER BY k.place)
         FROM unnest(i.indkey::int[]) WITH ORDINALITY k(number, place)
         JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number)
    FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
    WHERE n.nspname = $1
"""
_POSTGRES_TRIGGERS = """
    SELECT event_object_table, trigger_name, action_timing, event_manipulation
    FROM information_schema.triggers WHERE trigger_schema = $1
"""
_WORD = re.compile(r"'[^']*'|\d+|>=|<=|<>|[<>]|[a-z_]\w*")
_NO_OPERATOR = {"in", "any", "array", "bigint", "text", "check", "and", "or"}

Facts = set[tuple[Any, ...]]


def words(condition: str) -> tuple[str, ...]:
    """Columns, values and comparisons of a condition, however an engine writes it."""
    return tuple(sorted(set(_WORD.findall(condition.lower())) - _NO_OPERATOR))


def test_both_engines_have_the_same_numbers_and_names() -> None:
    names = {
        dialect: [(one.store, one.number, one.name) for store in load_migrations(dialect).values() for one in store]
        for dialect in ("sqlite", "postgres")
    }
    assert names["sqlite"] == names["postgres"]
    assert {entry.name for entry in migrations_root().iterdir()} == set(names)


def sqlite_facts(path: Path) -> dict[str, Facts]:
    """Everything that the tables of a file demand of their rows."""
    facts: dict[str, Facts] = {
        "columns": set(),
        "checks": set(),
        "references": set(),
        "indexes": set(),
        "triggers": set(),
    }
    with closing(sqlite3.connect(path)) as connection:
        objects = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
        for kind, name, table, sql in objects:
            if table in _ENGINES_OWN:
                continue
            if kind == "trigger":
                timing, event = re.findall(r"\b(BEFORE|AFTER) (UPDATE|DELETE|INSERT)", sql)[0]
                facts["triggers"].add((table, name, timing, event))
            if kind == "table":
                facts["checks"] |= {(table, words(check)) for check in checks_in(sql)}
                _describe_sqlite_table(connection, table, facts)
    return facts


def _describe_sqlite_table(connection: sqlite3.Connection, table: str, facts: dict[str, Facts]) -> None:
    key = []
    for name, kind, required, default, place in connection.execute(
        'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (table,)
    ).fetchall():
        facts["columns"].add((table, name, _TYPES.get(kind, kind), bool(required), default))
        key += [(place, name)] if place else []
    facts["indexes"].add((table, True, True, (), ", ".join(name for _, name in sorted(key))))
    for name, unique, origin in connection.execute(
        'SELECT name, "unique", origin FROM pragma_index_list(?)', (table,)
    ).fetchall():
        if origin != "pk":
            columns = connection.execute("SELECT name FROM pragma_index_info(?) ORDER BY seqno", (name,)).fetchall()
            (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()
            condition = (sql or "").partition(" WHERE ")[2]
            joined = ", ".join(column for (column,) in columns)
            facts["indexes"].add((table, bool(unique), False, words(condition), joined))
    grouped: dict[int, list[tuple[str, ...]]] = {}
    for number, *parts in connection.execute(
        'SELECT id, "table", "from", "to", on_delete FROM pragma_foreign_key_list(?) ORDER BY id, seq', (table,)
    ).fetchall():
        grouped.setdefault(number, []).append(tuple(parts))
    for columns in grouped.values():
        own, other = ([part[place] for part in columns] for place in (1, 2))
        facts["references"].add((table, tuple(own), columns[0][0], tuple(other), columns[0][3] == "CASCADE"))


async def postgres_facts(url: str, data_dir: Path, store: str) -> dict[str, Facts]:
    """The same of the schema of a store on PostgreSQL."""
    storage = await open_storage(load_settings({"PICLOUD_DATABASE_URL": url, "PICLOUD_DATA_DIR": str(data_dir)}))
    database = storage.databases[store]

    async def rows(query: str) -> list[tuple[Any, ...]]:
        found = [tuple(row.values()) for row in await database.fetch_all(query, f"picloud_{store}")]
        return [row for row in found if row[0] not in _ENGINES_OWN]

    try:
        return {
            "columns": {(*row[:4], row[4] and re.sub(r"::\w+", "", row[4])) for row in await rows(_POSTGRES_COLUMNS)},
            "checks": {(table, words(text)) for table, text in await rows(_POSTGRES_CHECKS)},
            "references": {_reference(*row) for row in await rows(_POSTGRES_KEYS)},
            "indexes": {
                (table, unique, primary, words(condition or ""), columns)
                for table, unique, primary, condition, columns in await rows(_POSTGRES_INDEXES)
            },
            "triggers": {row for row in await rows(_POSTGRES_TRIGGERS) if row[1] not in _ENGINES_OWN_TRIGGERS},
        }
    finally:
        await storage.close()


def _reference(table: str, text: str) -> tuple[Any, ...]:
    own, other, others = re.findall(r"\(([^)]*)\) REFERENCES (?:\w+\.)?(\w+)\(([^)]*)\)", text)[0]
    return table, tuple(own.split(", ")), other, tuple(others.split(", ")), "ON DELETE CASCADE" in text


@pytest.mark.parametrize("store", STORES)
async def test_both_engines_demand_the_same_of_rows(store: str, tmp_path: Path, postgres: PostgresServer) -> None:
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(tmp_path)}))
    await storage.close()

    on_sqlite = sqlite_facts(tmp_path / FILES[store])
    on_postgres = await postgres_facts(postgres.make_database(), tmp_path / "other", store)

    for kind, facts in on_sqlite.items():
        assert on_postgres[kind] == facts, kind
    assert len(on_sqlite["columns"]) > 5
    assert len(on_sqlite["indexes"]) > 2
    if store == "control":
        assert min(map(len, on_sqlite.values())) >= 2
