"""What `picloud db check` says of a schema that is not what the migrations made, on both engines."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.maintenance.inspection import inspect
from picloud.shared.settings import Settings, load_settings
from tests.postgres import PostgresServer

_NOTE = "CREATE TABLE notes (a TEXT)"
_SQLITE = [
    ("DROP TRIGGER audit_entries_are_kept", "trigger audit_entries_are_kept: is missing"),
    (
        "CREATE TRIGGER planted AFTER INSERT ON audit_entries BEGIN UPDATE api_tokens SET revoked_at = NULL; END",
        "trigger planted: does not belong to PiCloud",
    ),
    (
        "DROP TRIGGER audit_entries_are_kept; CREATE TRIGGER audit_entries_are_kept BEFORE DELETE ON audit_entries "
        "BEGIN SELECT 1; END",
        "trigger audit_entries_are_kept: differs from the migrations of PiCloud",
    ),
    ("ALTER TABLE scripts ADD COLUMN more TEXT", "table scripts: differs from the migrations of PiCloud"),
    (_NOTE, "table notes: does not belong to PiCloud"),
]
_POSTGRES = [
    ("DROP TRIGGER audit_entries_are_kept ON audit_entries", "trigger audit_entries_are_kept: is missing"),
    (
        "ALTER TABLE audit_entries DISABLE TRIGGER audit_entries_are_kept",
        "trigger audit_entries_are_kept: differs from the migrations of PiCloud",
    ),
    (
        "CREATE OR REPLACE FUNCTION refuse_change_of_audit_entry() RETURNS trigger LANGUAGE plpgsql AS "
        "'BEGIN RETURN OLD; END'",
        "function refuse_change_of_audit_entry: differs from the migrations of PiCloud",
    ),
    ("ALTER TABLE sessions DROP CONSTRAINT sessions_account_fkey", "constraint sessions_account_fkey: is missing"),
    ("CREATE RULE planted AS ON INSERT TO sessions DO INSTEAD NOTHING", "rule planted: does not belong to PiCloud"),
    (_NOTE, "column notes.a: does not belong to PiCloud"),
]


async def _install(data_dir: Path, **more: str) -> Settings:
    settings = load_settings({"PICLOUD_DATA_DIR": str(data_dir), **more})
    await (await open_storage(settings)).close()
    return settings


@pytest.mark.parametrize(("change", "fault"), _SQLITE)
async def test_check_names_what_a_file_has_that_no_migration_made(tmp_path: Path, change: str, fault: str) -> None:
    settings = await _install(tmp_path)
    url = f"sqlite://{settings.database_path}"
    assert (await inspect(url)).faults == []

    with closing(sqlite3.connect(settings.database_path, isolation_level=None)) as connection:
        connection.executescript(change)

    assert (await inspect(url)).faults == [fault]


@pytest.mark.parametrize(("change", "fault"), _POSTGRES)
async def test_check_names_what_a_server_has_that_no_migration_made(
    tmp_path: Path, postgres: PostgresServer, change: str, fault: str
) -> None:
    url = postgres.make_database()
    await _install(tmp_path, PICLOUD_DATABASE_URL=url)
    assert (await inspect(url)).faults == []

    postgres.sql(f"SET search_path = picloud_control; {change}", url.rpartition("/")[2])

    assert fault in (await inspect(url)).faults
    schemas = postgres.sql("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'picloud%'", url.rpartition("/")[2])
    assert sorted(schemas.splitlines()) == ["picloud_control", "picloud_data", "picloud_history"], (
        "the comparison left nothing"
    )


async def test_check_says_so_when_it_may_not_compare(tmp_path: Path, postgres: PostgresServer) -> None:
    url = postgres.make_database()
    await _install(tmp_path, PICLOUD_DATABASE_URL=url)
    postgres.sql("CREATE ROLE looker LOGIN IN ROLE pg_read_all_data", url.rpartition("/")[2])

    faults = (await inspect(url.replace("picloud@", "looker@"))).faults

    assert [fault.partition(": ")[2].partition(":")[0] for fault in faults] == ["the schema cannot be compared"] * 3
