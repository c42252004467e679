"""The data of scripts inside a backup: a whole SQLite file of that store, in pieces, in a table of the backup."""

import asyncio
import hashlib
from pathlib import Path
from typing import Final

from msgspec import Struct

from picloud.manager.storage.database import Database, Reader
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_file import examine
from picloud.manager.storage.maintenance.copying import CopyFailed, copy_rows
from picloud.manager.storage.maintenance.tables import digest_of_table, tables_in, tables_of_store
from picloud.manager.storage.migrate import apply_migrations, load_migrations, pending_migrations, schema_version
from picloud.manager.storage.store_spec import DATA
from picloud.shared.clock import Clock
from picloud.shared.files import replacing

DATA_TABLE: Final = "backup_data"
_CREATE: Final = f"CREATE TABLE {DATA_TABLE} (position INTEGER NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT"
_INSERT: Final = f"INSERT INTO {DATA_TABLE} VALUES ($1, $2)"  # noqa: S608  a constant
_READ: Final = f"SELECT content FROM {DATA_TABLE} WHERE position = $1"  # noqa: S608  a constant
_PIECE_BYTES: Final = 1024 * 1024


class DataPart(Struct, frozen=True):
    """The description of the data in a backup. `sha256`: of the file; `digests` by table."""

    bytes: int
    sha256: str
    digests: dict[str, str]


async def digests_of_data(data: Database) -> dict[str, str]:
    """Return the `DataPart.digests` of a backup made now."""
    async with data.snapshot() as snapshot:
        return {table.name: str(await digest_of_table(snapshot, table)) for table in await tables_of_store(DATA.name)}


async def add_data(backup: Database, data: Database, part: Path, clock: Clock) -> DataPart:
    """Write what is committed now into the backup.

    Args:
        part: a file beside the backup, for the time being.
    Raises:
        StorageUnavailable, StorageError, OSError: the backup is not whole.
    """
    database = await SqliteDatabase.open(part, synchronous="NORMAL", application_id=DATA.application_id, alone=True)
    try:
        await apply_migrations(database, load_migrations("sqlite")[DATA.name], clock)
        async with data.snapshot() as snapshot:
            digests = await copy_rows(snapshot, database, await tables_of_store(DATA.name))
    finally:
        await database.close()
    await backup.execute(_CREATE)
    digest, size, position = hashlib.sha256(), 0, 0
    while piece := await asyncio.to_thread(_read_piece, part, size):
        await backup.execute(_INSERT, position, piece)
        digest.update(piece)
        size, position = size + len(piece), position + 1
    await asyncio.to_thread(part.unlink)
    return DataPart(size, digest.hexdigest(), {name: str(each) for name, each in digests.items()})


async def verify_data(backup: Reader, described: DataPart) -> bool:
    """Return whether the pieces are those that were written."""
    digest, position = hashlib.sha256(), 0
    while (row := await backup.fetch_one(_READ, position)) is not None:
        digest.update(row["content"])
        position += 1
    return digest.hexdigest() == described.sha256


async def make_data_file(backup: Path, path: Path, described: DataPart, clock: Clock) -> None:
    """Make a data store of this package's schema from a backup that was verified.

    Raises:
        CopyFailed, FileUnusable, OSError, StorageUnavailable, StorageError: it cannot be made.
        StartRefused: exit code 3; the backup is of a newer PiCloud.
    """
    source = await SqliteDatabase.open_read_only(backup)
    try:
        with replacing(path, 0o600) as stream:
            position = 0
            while (row := await source.fetch_one(_READ, position)) is not None:
                await asyncio.to_thread(stream.write, row["content"])
                position += 1
    finally:
        await source.close()
    available = load_migrations("sqlite")
    applied = await asyncio.to_thread(examine, path, DATA.application_id, installed=True)
    pending = pending_migrations(available[DATA.name], applied, schema_version(available))
    database = await SqliteDatabase.open(path, application_id=DATA.application_id, alone=True)
    try:
        for table in await tables_in(database):
            if str(await digest_of_table(database, table)) != described.digests.get(table.name):
                raise CopyFailed(f"{table.name} differs from what was backed up")
        await apply_migrations(database, pending, clock)
    finally:
        await database.close()


def _read_piece(path: Path, offset: int) -> bytes:
    with path.open("rb") as file:
        file.seek(offset)
        return file.read(_PIECE_BYTES)
