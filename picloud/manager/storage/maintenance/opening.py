"""Opens the stores of a URL for maintenance: alone, at this package's schema or not, without ever making a database."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from msgspec import Struct

from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_file import (
    CONTROL_APPLICATION_ID,
    HISTORY_APPLICATION_ID,
    FileUnusable,
    examine,
)
from picloud.manager.storage.installation import HISTORY_NAME
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.migrate import STORES, Migration, load_migrations, pending_migrations, schema_version
from picloud.manager.storage.postgres_installation import SCHEMAS, connect_to_server, read_applied, take_instance_lock
from picloud.shared.errors import EXIT_DATABASE, StartRefused
from picloud.shared.setting_values import POSTGRES_SCHEME

_APPLICATION_IDS: Final = {"control": CONTROL_APPLICATION_ID, "history": HISTORY_APPLICATION_ID}


class OpenStore(Struct, frozen=True):
    """One store of an existing installation, and the migrations that it lacks."""

    name: str
    database: Database
    pending: list[Migration]


@asynccontextmanager
async def existing_stores(url: str, *, alone: bool, writable: bool = False) -> AsyncIterator[list[OpenStore]]:
    """The stores that are there; a history that is missing is left out.

    Args:
        alone: True to refuse an installation that is running.
        writable: False when nothing may be changed, not even by opening.
    Raises:
        StartRefused: exit code 1 (no answer), 3 (schema), 4 (no such database, or it cannot be used), 5 (running).
    """
    async with AsyncExitStack() as stack:
        if url.startswith(POSTGRES_SCHEME):
            yield await _on_server(url, stack, alone=alone)
        else:
            yield await _in_files(Path(urlsplit(url).path), stack, alone=alone, writable=writable)


async def _in_files(control: Path, stack: AsyncExitStack, *, alone: bool, writable: bool) -> list[OpenStore]:
    if not await asyncio.to_thread(control.exists):
        raise StartRefused(EXIT_DATABASE, f"{control}: there is no such database")
    if alone:
        stack.enter_context(InstanceLock.acquire(control.parent))
    available = load_migrations("sqlite")
    stores = []
    for name, path in (("control", control), ("history", control.parent / HISTORY_NAME)):
        try:
            applied = await asyncio.to_thread(
                examine, path, _APPLICATION_IDS[name], installed=name == "control", writable=writable
            )
        except FileUnusable as exc:
            raise StartRefused(exc.exit_code, str(exc)) from exc
        if not applied:
            continue
        database = await (SqliteDatabase.open(path) if writable else SqliteDatabase.open_read_only(path))
        stack.push_async_callback(database.close)
        stores.append(
            OpenStore(name, database, pending_migrations(available[name], applied, schema_version(available)))
        )
    return stores


async def _on_server(url: str, stack: AsyncExitStack, *, alone: bool) -> list[OpenStore]:
    available = load_migrations("postgres")
    connection = await connect_to_server(url)
    stack.callback(connection.terminate)
    await take_instance_lock(connection, url, exclusive=alone)
    stores = []
    for name in STORES:
        applied = await read_applied(connection, SCHEMAS[name], url)
        if not applied and name == "control":
            raise StartRefused(EXIT_DATABASE, "there is no installation of PiCloud in this database")
        database = await PostgresDatabase.open(url, SCHEMAS[name])
        stack.push_async_callback(database.close)
        stores.append(
            OpenStore(name, database, pending_migrations(available[name], applied, schema_version(available)))
        )
    return stores
