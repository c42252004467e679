"""The migrations of both engines are twins: the same numbers and names, and tables with the same columns."""

from pathlib import Path

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.migrate import STORES, load_migrations, migrations_root
from picloud.shared.settings import load_settings
from tests.postgres import PostgresServer

_ENGINES_OWN = ("change_counter", "commit_tokens", "schema_migrations")
_TYPES = {"TEXT": "text", "INTEGER": "bigint", "BLOB": "bytea"}
_SQLITE_COLUMNS = """
    SELECT m.name AS "table", c.name AS name, c.type AS type, c."notnull" AS required
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
"""
_POSTGRES_COLUMNS = """
    SELECT table_name AS "table", column_name AS name, data_type AS type, is_nullable = 'NO' AS required
    FROM information_schema.columns WHERE table_schema = $1
"""

Columns = set[tuple[str, str, str, bool]]


def test_both_engines_have_the_same_numbers_and_names() -> None:
    names = {
        dialect: [(one.store, one.number, one.name) for store in load_migrations(dialect).values() for one in store]
        for dialect in ("sqlite", "postgres")
    }
    assert names["sqlite"] == names["postgres"]
    assert {entry.name for entry in migrations_root().iterdir()} == set(names)


@pytest.mark.parametrize("store", STORES)
async def test_both_engines_have_the_same_columns(store: str, tmp_path: Path, postgres: PostgresServer) -> None:
    found: list[Columns] = []
    for url in (None, postgres.make_database()):
        settings = {"PICLOUD_DATA_DIR": str(tmp_path)} | ({} if url is None else {"PICLOUD_DATABASE_URL": url})
        storage = await open_storage(load_settings(settings))
        database = storage.control if store == "control" else storage.history
        if url is None:
            rows = await database.fetch_all(_SQLITE_COLUMNS)
        else:
            rows = await database.fetch_all(_POSTGRES_COLUMNS, f"picloud_{store}")
        found.append(
            {
                (row["table"], row["name"], _TYPES.get(row["type"], row["type"]), bool(row["required"]))
                for row in rows
                if row["table"] not in _ENGINES_OWN
            }
        )
        await storage.close()

    assert found[0] == found[1]
    assert len(found[0]) > 5
