"""Migrations: what is replayed, what is recorded, and every reason to refuse."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.migrate import (
    READ_APPLIED,
    STORES,
    AppliedMigration,
    apply_migrations,
    load_migrations,
    migrations_root,
    pending_migrations,
    schema_version,
)
from picloud.shared.errors import StartRefused
from tests.fakes.services import FixedClock

CREATE = "CREATE TABLE a (b TEXT);\n"


class Folder:
    """A root of migration files, to be edited."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for store in STORES:
            (root / "sqlite" / store).mkdir(parents=True)
            self.write(store, "0001_initial.sql", f"CREATE TABLE {store}_one (b TEXT);\n")

    def write(self, store: str, name: str, text: str | bytes) -> None:
        path = self.root / "sqlite" / store / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def remove(self, store: str, name: str) -> None:
        (self.root / "sqlite" / store / name).unlink()

    def pending(self, applied: list[AppliedMigration], store: str = "control") -> list[str]:
        available = load_migrations("sqlite", self.root)
        return [
            migration.label for migration in pending_migrations(available[store], applied, schema_version(available))
        ]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "migrations")


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    database = await SqliteDatabase.open(None)
    yield database
    await database.close()


async def _apply(folder: Folder, database: Database) -> None:
    available = load_migrations("sqlite", folder.root)
    pending = pending_migrations(available["control"], await _applied(database), schema_version(available))
    await apply_migrations(database, pending, FixedClock(42))


async def _applied(database: Database) -> list[AppliedMigration]:
    if not await _tables(database):
        return []
    rows = await database.fetch_all(READ_APPLIED)
    return [AppliedMigration(row["number"], row["name"], row["checksum"], row["applied_at"]) for row in rows]


async def _tables(database: Database) -> set[str]:
    return {row["name"] for row in await database.fetch_all("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _refusal(folder: Folder, applied: list[AppliedMigration] | None = None) -> str:
    with pytest.raises(StartRefused) as caught:
        folder.pending(applied or [])
    assert caught.value.exit_code == 3
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_files_of_the_product_can_be_loaded_and_begin_at_one() -> None:
    migrations = load_migrations("sqlite")

    assert migrations_root().is_dir()
    assert [migration.number for migration in migrations["control"]][:1] == [1]
    assert [migration.number for migration in migrations["history"]][:1] == [1]
    assert schema_version(migrations) >= 1


async def test_fresh_database_gets_all_with_number_name_checksum_and_time(folder: Folder, database: Database) -> None:
    folder.write("control", "0002_more.sql", "-- why\nCREATE TABLE c (d TEXT);\nINSERT INTO c VALUES ('x;y');\n")

    await _apply(folder, database)

    assert await _tables(database) == {"schema_migrations", "control_one", "c"}
    applied = await _applied(database)
    assert [(one.number, one.name, one.applied_at) for one in applied] == [(1, "initial", 42), (2, "more", 42)]
    assert applied[0].checksum == hashlib.sha256(b"CREATE TABLE control_one (b TEXT);\n").hexdigest()


async def test_replay_does_nothing_and_a_new_file_is_all_that_runs(folder: Folder, database: Database) -> None:
    await _apply(folder, database)
    before = await _applied(database)
    await _apply(folder, database)
    assert await _applied(database) == before

    folder.write("control", "0002_more.sql", CREATE)
    await _apply(folder, database)

    assert [one.number for one in await _applied(database)] == [1, 2]


async def test_change_of_line_ends_is_no_edit(folder: Folder, database: Database) -> None:
    await _apply(folder, database)
    folder.write("control", "0001_initial.sql", "CREATE TABLE control_one (b TEXT);\r\n")

    assert folder.pending(await _applied(database)) == []


async def test_edited_file_is_refused(folder: Folder, database: Database) -> None:
    await _apply(folder, database)
    folder.write("control", "0001_initial.sql", "CREATE TABLE control_one (b TEXT, c TEXT);\n")

    assert "migration control/0001_initial was edited" in _refusal(folder, await _applied(database))


async def test_missing_file_of_an_applied_migration_is_refused(folder: Folder, database: Database) -> None:
    folder.write("control", "0002_more.sql", CREATE)
    await _apply(folder, database)
    folder.remove("control", "0002_more.sql")
    folder.write("history", "0002_other.sql", CREATE)

    assert "0002_more was applied but is missing" in _refusal(folder, await _applied(database))


async def test_database_of_a_newer_package_is_refused_naming_both(folder: Folder, database: Database) -> None:
    folder.write("control", "0002_more.sql", CREATE)
    await _apply(folder, database)
    folder.remove("control", "0002_more.sql")

    assert "has schema 2, this PiCloud knows 1" in _refusal(folder, await _applied(database))


async def test_file_that_appears_before_an_applied_one_is_refused(folder: Folder, database: Database) -> None:
    folder.write("history", "0002_other.sql", CREATE)
    folder.write("control", "0003_more.sql", CREATE)
    await _apply(folder, database)
    folder.write("control", "0002_late.sql", "CREATE TABLE late (b TEXT);")

    assert "control/0002_late appeared after 0003" in _refusal(folder, await _applied(database))


def test_gap_over_both_stores_is_refused(folder: Folder) -> None:
    folder.write("history", "0003_other.sql", CREATE)
    assert "migration 0002 is missing" in _refusal(folder)

    folder.write("control", "0002_more.sql", CREATE)
    assert folder.pending([]) == ["migration control/0001_initial", "migration control/0002_more"]


def test_number_used_twice_in_a_store_is_refused(folder: Folder) -> None:
    folder.write("control", "0001_twin.sql", CREATE)

    assert "have the same number" in _refusal(folder)


@pytest.mark.parametrize("name", ["1_initial.sql", "0002-more.sql", "0002_More.sql", "more.sql"])
def test_file_name_out_of_form_is_refused(folder: Folder, name: str) -> None:
    folder.write("control", name, CREATE)

    assert f"control/{name}" in _refusal(folder)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("BEGIN;\nCREATE TABLE a (b);\nCOMMIT;\n", 1),
        ("CREATE TABLE a (b);\n/* x */ commit;\n", 2),
        ("CREATE TABLE a (b);\n\n-- x\n  ROLLBACK;\n", 4),
        ("SAVEPOINT x;", 1),
        ("END;", 1),
        ("START TRANSACTION;", 1),
        ("VACUUM;", 1),
        ("ATTACH 'x' AS y;", 1),
        ("", 1),
        ("-- only words\n", 1),
        ("CREATE TABLE a (b);\nCREATE TABLE c (d)", 2),
        ("CREATE TABLE a (b);\nINSERT INTO a VALUES ('unfinished;\n", 2),
    ],
)
def test_text_that_is_no_list_of_statements_is_refused_with_its_line(folder: Folder, text: str, line: int) -> None:
    folder.write("control", "0002_more.sql", text)

    assert f"control/0002_more.sql, line {line}:" in _refusal(folder)


def test_text_that_is_not_utf8_is_refused(folder: Folder) -> None:
    folder.write("control", "0002_more.sql", b"CREATE TABLE \xff (b);")

    assert "is not UTF-8 at byte 13" in _refusal(folder)


def test_missing_folder_is_refused(folder: Folder) -> None:
    folder.remove("history", "0001_initial.sql")
    (folder.root / "sqlite" / "history").rmdir()

    assert "migrations of history are missing" in _refusal(folder)


async def test_triggers_comments_and_quotes_are_cut_as_the_engine_does(folder: Folder, database: Database) -> None:
    text = (
        "/* a; b */ CREATE TABLE a (b TEXT);\n"
        "CREATE TRIGGER t AFTER INSERT ON a BEGIN\n    UPDATE a SET b = 'x;';\n    DELETE FROM a WHERE b = ';';\nEND;\n"
        "INSERT INTO a VALUES ('it''s; -- not a comment');\n-- the end; really\n"
    )
    folder.write("control", "0002_more.sql", text)

    await _apply(folder, database)

    row = await database.fetch_one("SELECT b FROM a")
    assert row is not None
    assert row["b"] == "x;"
    lines = [statement.line for statement in load_migrations("sqlite", folder.root)["control"][1].statements]
    assert lines == [1, 2, 6]


async def test_failing_second_statement_leaves_nothing_and_is_named(folder: Folder, database: Database) -> None:
    folder.write("control", "0002_more.sql", "CREATE TABLE a (b TEXT);\n\nINSERT INTO nowhere VALUES (1);\n")

    with pytest.raises(StartRefused) as caught:
        await _apply(folder, database)

    assert caught.value.exit_code == 3
    assert str(caught.value) == "migration control/0002_more, line 3: no such table: nowhere"
    assert await _tables(database) == {"schema_migrations", "control_one"}
    assert [one.number for one in await _applied(database)] == [1]


async def test_failing_first_migration_leaves_an_empty_database(folder: Folder, database: Database) -> None:
    folder.write("control", "0001_initial.sql", "CREATE TABLE a (b TEXT);\nSELEKT;\n")

    with pytest.raises(StartRefused):
        await _apply(folder, database)

    assert await _tables(database) == set()
