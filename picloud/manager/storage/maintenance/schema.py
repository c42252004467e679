"""Compares the schema of a store with the one that its migrations make: tables, columns, constraints, indexes,
triggers, views and functions. Changes nothing."""

import secrets
from collections.abc import Sequence
from typing import Final

from picloud.manager.storage.database import Database, Reader
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.migrate import CREATE_TABLE, Migration, apply_migrations, load_migrations
from picloud.manager.storage.store_spec import StoreSpec
from picloud.shared.clock import now_ms

_SQLITE_OBJECTS: Final = """
    SELECT type AS kind, name, tbl_name || ' ' || sql AS definition FROM sqlite_master WHERE sql IS NOT NULL
"""
_POSTGRES_OBJECTS: Final = """
    WITH relations AS (SELECT c.* FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1)
    SELECT 'column' AS kind, c.relname || '.' || a.attname AS name,
           concat_ws(' ', c.relkind, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attcollation, a.attgenerated,
                     pg_get_expr(d.adbin, d.adrelid)) AS definition
    FROM relations c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum WHERE c.relkind <> 'i'
    UNION ALL SELECT 'constraint', k.conname, c.relname || ' ' || pg_get_constraintdef(k.oid)
    FROM relations c JOIN pg_constraint k ON k.conrelid = c.oid
    UNION ALL SELECT 'index', c.relname, pg_get_indexdef(c.oid) FROM relations c WHERE c.relkind = 'i'
    UNION ALL SELECT 'trigger', t.tgname, t.tgenabled::text || ' ' || pg_get_triggerdef(t.oid)
    FROM relations c JOIN pg_trigger t ON t.tgrelid = c.oid AND NOT t.tgisinternal
    UNION ALL SELECT 'rule', r.rulename, pg_get_ruledef(r.oid)
    FROM relations c JOIN pg_rewrite r ON r.ev_class = c.oid
    UNION ALL SELECT 'function', p.proname, pg_get_functiondef(p.oid)
    FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = $1 AND p.prokind IN ('f', 'p')
"""

Objects = dict[tuple[str, str], str]
"""Definitions by kind and name."""


class _Undo(Exception):
    """Ends a transaction without a commit."""


async def compare_schema(database: Database, store: StoreSpec) -> list[str]:
    """Return what is missing, foreign or different in a store that lacks no migration, one sentence each.

    Raises:
        StorageUnavailable, StorageError: the schema cannot be read, or the user may make no schema to compare it with.
    """
    if isinstance(database, PostgresDatabase):
        found, expected = await _read_from_server(database, store)
    else:
        found, expected = await _read_sqlite(database), await _make_in_memory(store.name)
    faults = [f"{kind} {name}: is missing" for kind, name in sorted(expected.keys() - found.keys())]
    faults += [f"{kind} {name}: does not belong to PiCloud" for kind, name in sorted(found.keys() - expected.keys())]
    changed = [key for key in sorted(expected.keys() & found.keys()) if expected[key] != found[key]]
    return faults + [f"{kind} {name}: differs from the migrations of PiCloud" for kind, name in changed]


async def _make_in_memory(store: str) -> Objects:
    database = await SqliteDatabase.open(None)
    try:
        await apply_migrations(database, load_migrations("sqlite")[store], now_ms)
        return await _read_sqlite(database)
    finally:
        await database.close()


async def _read_sqlite(reader: Reader) -> Objects:
    rows = await reader.fetch_all(_SQLITE_OBJECTS)
    return {(row["kind"], row["name"]): " ".join(row["definition"].split()) for row in rows}


async def _read_from_server(database: PostgresDatabase, store: StoreSpec) -> tuple[Objects, Objects]:
    """Return the objects of the store, and those of a fresh schema, which is made in a transaction that is undone."""
    fresh = f"picloud_compare_{secrets.token_hex(8)}"
    objects: list[Objects] = []
    try:
        async with database.transaction() as transaction:
            objects.append(await _read_postgres(transaction, store.schema))
            await transaction.execute(f"CREATE SCHEMA {fresh}")
            await transaction.execute(f"SET LOCAL search_path = {fresh}")
            for statement in _statements(load_migrations("postgres")[store.name]):
                await transaction.execute(statement)
            objects.append(await _read_postgres(transaction, fresh))
            raise _Undo
    except _Undo:
        return objects[0], objects[1]


def _statements(migrations: Sequence[Migration]) -> list[str]:
    return [CREATE_TABLE, *(statement.text for migration in migrations for statement in migration.statements)]


async def _read_postgres(reader: Reader, schema: str) -> Objects:
    rows = await reader.fetch_all(_POSTGRES_OBJECTS, schema)
    return {(row["kind"], row["name"]): row["definition"].replace(f"{schema}.", "") for row in rows}
