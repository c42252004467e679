"""Opens the stores of a URL for maintenance: alone, at this package's schema or not, without ever making a database."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from picloud.manager.storage.absent import AbsentDatabase
from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_file import FileUnusable, examine
from picloud.manager.storage.installation import MARKER_NAME
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.migrate import Migration, load_migrations, pending_migrations, schema_version
from picloud.manager.storage.postgres_installation import connect_to_server, read_applied, take_instance_lock
from picloud.manager.storage.storage import marker_of
from picloud.manager.storage.store_spec import STORE_SPECS, StoreSpec
from picloud.shared.errors import EXIT_DATABASE, StartRefused
from picloud.shared.setting_values import POSTGRES_SCHEME


class OpenStore(Struct, frozen=True):
    """One store of an existing installation, and the migrations that it lacks.

    `fault`: why an optional store cannot be opened; its database then refuses everything.
    """

    spec: StoreSpec
    database: Database
    pending: list[Migration]
    fault: str | None = None

    @property
    def name(self) -> str:
        return self.spec.name


@asynccontextmanager
async def existing_stores(url: str, *, alone: bool, writable: bool = False) -> AsyncIterator[list[OpenStore]]:
    """The stores that are there; one is left out that is replaceable and missing, or optional and was never there.

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
    for spec in STORE_SPECS:
        path = spec.path_beside(control)
        marker = marker_of(spec, path.with_name(MARKER_NAME))
        was_there = await asyncio.to_thread(os.path.lexists, marker)
        try:
            applied = await asyncio.to_thread(
                examine,
                path,
                spec.application_id,
                installed=not spec.replaceable and (was_there or not spec.optional),
                marker_name=marker.name,
                writable=writable,
            )
        except FileUnusable as exc:
            if spec.optional:
                stores.append(OpenStore(spec, AbsentDatabase("sqlite", str(exc)), [], str(exc)))
                continue
            raise StartRefused(exc.exit_code, str(exc)) from exc
        if not applied:
            continue
        database = await (SqliteDatabase.open(path) if writable else SqliteDatabase.open_read_only(path))
        stack.push_async_callback(database.close)
        pending = pending_migrations(available[spec.name], applied, schema_version(available))
        stores.append(OpenStore(spec, database, pending))
    return stores


async def _on_server(url: str, stack: AsyncExitStack, *, alone: bool) -> list[OpenStore]:
    available = load_migrations("postgres")
    connection = await connect_to_server(url)
    stack.callback(connection.terminate)
    await take_instance_lock(connection, url, exclusive=alone)
    stores = []
    for spec in STORE_SPECS:
        applied = await read_applied(connection, spec.schema, url)
        if not applied and spec.optional:
            continue
        if not applied and not spec.replaceable:
            raise StartRefused(EXIT_DATABASE, "there is no installation of PiCloud in this database")
        database = await PostgresDatabase.open(url, spec.schema)
        stack.push_async_callback(database.close)
        pending = pending_migrations(available[spec.name], applied, schema_version(available))
        stores.append(OpenStore(spec, database, pending))
    return stores
