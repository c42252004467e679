"""Migrations: numbered SQL files, applied in order, one transaction each, recorded with their checksum.

Rules: a released file never changes; numbers are unique in a store and, over all stores together, run from 1 without a
gap, so that the newest number is the schema version. Knows no engine: it speaks through `Database`.
"""

import hashlib
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path
from typing import Final

from msgspec import Struct

import picloud
from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.engines.statements import Statement, TextRefused, split_statements
from picloud.manager.storage.store_spec import STORE_SPECS
from picloud.shared.clock import Clock
from picloud.shared.errors import EXIT_SCHEMA, StartRefused

STORES: Final = tuple(spec.name for spec in STORE_SPECS)
READ_APPLIED: Final = "SELECT number, name, checksum, applied_at FROM schema_migrations ORDER BY number"

_FILE_NAME: Final = re.compile(r"(\d{4})_([a-z0-9_]+)\.sql")
CREATE_TABLE: Final = """
    CREATE TABLE IF NOT EXISTS schema_migrations (
        number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at BIGINT NOT NULL
    )
"""
_RECORD: Final = "INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES ($1, $2, $3, $4)"


class Migration(Struct, frozen=True):
    """One file. `checksum` is SHA-256 over its text with line ends as LF, in hexadecimal digits."""

    store: str
    number: int
    name: str
    checksum: str
    statements: list[Statement]

    @property
    def label(self) -> str:
        return f"migration {self.store}/{self.number:04d}_{self.name}"


class AppliedMigration(Struct, frozen=True):
    """One line of `schema_migrations`. `applied_at`: milliseconds since 1970-01-01 UTC."""

    number: int
    name: str
    checksum: str
    applied_at: int


def migrations_root() -> Traversable:
    """The folder of the files: inside the package when it was installed, beside it in a checkout."""
    packaged = files(picloud).joinpath("_migrations")
    return packaged if packaged.is_dir() else Path(picloud.__file__).parents[1] / "migrations"


def load_migrations(dialect: str, root: Traversable | None = None) -> dict[str, list[Migration]]:
    """The migrations of every store, ordered by number.

    Args:
        dialect: the folder below the root, e.g. `sqlite`.
        root: None for those of this package, which are read once: the files of a checkout may change under a service.
    Raises:
        StartRefused: exit code 3; a gap, a number used twice, or a file that cannot be run in one transaction.
    """
    return _of_this_package(dialect) if root is None else _load_all(dialect, root)


@cache
def _of_this_package(dialect: str) -> dict[str, list[Migration]]:
    return _load_all(dialect, migrations_root())


def _load_all(dialect: str, root: Traversable) -> dict[str, list[Migration]]:
    folder = root.joinpath(dialect)
    migrations = {store: _load_store(folder.joinpath(store), store, dialect) for store in STORES}
    numbers = {migration.number for store in migrations.values() for migration in store}
    missing = set(range(1, max(numbers, default=1) + 1)) - numbers
    if missing:
        raise _refused(f"migration {min(missing):04d} is missing from the package; install PiCloud again")
    return migrations


def schema_version(migrations: dict[str, list[Migration]]) -> int:
    """The number of the newest migration over all stores."""
    return max(migration.number for store in migrations.values() for migration in store)


def pending_migrations(
    available: Sequence[Migration], applied: Sequence[AppliedMigration], newest: int
) -> list[Migration]:
    """Return the migrations that a store still needs, in order.

    Args:
        newest: the schema version of this package, over all stores.
    Raises:
        StartRefused: exit code 3; the store was written by a newer package, or an applied file is gone or was edited.
    """
    by_number = {migration.number: migration for migration in available}
    for record in applied:
        if record.number > newest:
            raise _refused(
                f"the database has schema {record.number}, this PiCloud knows {newest}; install the newer PiCloud again"
            )
        known = by_number.pop(record.number, None)
        if known is None:
            raise _refused(f"migration {record.number:04d}_{record.name} was applied but is missing from the package")
        if known.checksum != record.checksum:
            raise _refused(f"{known.label} was edited after it was applied; restore its text and add a new migration")
    last = applied[-1].number if applied else 0
    late = [migration for migration in by_number.values() if migration.number < last]
    if late:
        raise _refused(f"{late[0].label} appeared after {last:04d} was applied; give it the next number")
    return list(by_number.values())


async def apply_migrations(database: Database, pending: Sequence[Migration], clock: Clock) -> None:
    """Run the migrations in order, each with its record in one transaction.

    Raises:
        StartRefused: exit code 3, naming migration, line and the engine's error; that migration left nothing behind,
            the ones before it stay.
        StorageUnavailable: the engine could not write; as above.
    """
    for migration in pending:
        async with database.transaction() as transaction:
            await transaction.execute(CREATE_TABLE)
            for statement in migration.statements:
                try:
                    await transaction.execute(statement.text)
                except StorageError as exc:
                    raise _refused(f"{migration.label}, line {statement.line}: {exc}") from exc
            await transaction.execute(_RECORD, migration.number, migration.name, migration.checksum, clock())


def _load_store(folder: Traversable, store: str, dialect: str) -> list[Migration]:
    if not folder.is_dir():
        raise _refused(f"the migrations of {store} are missing from the package; install PiCloud again")
    entries = [entry for entry in folder.iterdir() if entry.name.endswith(".sql")]
    migrations = sorted(
        (_load_file(entry, store, dialect) for entry in entries), key=lambda migration: migration.number
    )
    for one, next_one in pairwise(migrations):
        if one.number == next_one.number:
            raise _refused(f"{one.label} and {next_one.name} have the same number")
    return migrations


def _load_file(entry: Traversable, store: str, dialect: str) -> Migration:
    match = _FILE_NAME.fullmatch(entry.name)
    if match is None:
        raise _refused(f"migration {store}/{entry.name}: the name must look like 0001_initial.sql")
    number, name = int(match[1]), match[2]
    try:
        text = entry.read_bytes().decode("utf-8").replace("\r\n", "\n")
        statements = split_statements(text, triggers_have_bodies=dialect == "sqlite")
    except UnicodeDecodeError as exc:
        raise _refused(f"migration {store}/{entry.name}: is not UTF-8 at byte {exc.start}") from None
    except TextRefused as exc:
        raise _refused(f"migration {store}/{entry.name}, line {exc.line}: {exc}") from None
    return Migration(store, number, name, hashlib.sha256(text.encode("utf-8")).hexdigest(), statements)


def _refused(message: str) -> StartRefused:
    return StartRefused(EXIT_SCHEMA, message)
