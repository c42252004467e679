"""Opens the stores of an installation on a PostgreSQL server: a schema of one database for each.

Looks first and refuses without touching anything, then migrates, one process at a time.
"""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, Final, Literal

import asyncpg

from picloud.manager.storage.absent import AbsentDatabase, go_without
from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.engines.postgres import PostgresDatabase, lock_key
from picloud.manager.storage.engines.postgres_changes import INSTANCE_LOCK, PostgresChanges
from picloud.manager.storage.engines.postgres_errors import DRIVER_ERRORS, is_lost
from picloud.manager.storage.engines.postgres_servers import Servers
from picloud.manager.storage.migrate import (
    READ_APPLIED,
    AppliedMigration,
    Migration,
    apply_migrations,
    load_migrations,
    pending_migrations,
    schema_version,
)
from picloud.manager.storage.storage import Storage, marker_of, write_marker
from picloud.manager.storage.store_spec import DATA, STORE_SPECS, StoreSpec
from picloud.shared.clock import Clock
from picloud.shared.errors import (
    EXIT_DATABASE,
    EXIT_SECOND_INSTANCE,
    EXIT_TRY_AGAIN,
    StartRefused,
    StorageUnavailable,
)
from picloud.shared.setting_values import POSTGRES_SCHEME, server_urls

logger = logging.getLogger(__name__)

WAIT_FOR_SERVER_S: Final = 30.0
"""A board that boots starts the server and PiCloud side by side."""
_WAIT_FOR_MIGRATION_MS: Final = 300_000
_OLDEST_VERSION: Final = 15
_MIGRATION_LOCK: Final = lock_key("migrate")
_PAUSE_S: Final = 0.5
_HOLDERS: Final = """
    SELECT DISTINCT COALESCE(host(a.client_addr), 'this machine') || ' (server process ' || a.pid || ')' AS holder
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'advisory' AND l.objid::bigint = $1 & 4294967295 AND l.pid <> pg_backend_pid() LIMIT 1
"""


async def open_postgres(
    url: str,
    *,
    marker: Path,
    clock: Clock,
    migrations: Traversable | None = None,
    exclusive: bool = False,
    may_be_empty: bool = False,
    data_sync: Literal["full", "relaxed"] = "full",
) -> Storage:
    """Open the stores and bring them to this package's schema.

    Args:
        marker: a file that says that there was data on the server, so that an empty database is a loss.
        exclusive: True when no other process may use the database meanwhile.
        may_be_empty: True when the marker does not matter, because data is about to be put there.
        data_sync: `PICLOUD_DATA_SYNC`.
    Raises:
        StartRefused: exit code 1 (no answer), 3 (schema), 4 (the database cannot be used), 5 (in use); the database is
            as it was.
    """
    available = load_migrations("postgres", migrations)
    version = schema_version(available)
    connection = await connect_to_server(url)
    opened: dict[str, Database] = {}
    try:
        await _check_server(connection, url)
        await take_instance_lock(connection, url, exclusive=exclusive)
        async with _migrating_alone(connection):
            applied = await _look(connection, url, marker, may_be_empty=may_be_empty)
            pending = {
                name: pending_migrations(available[name], found, version)
                for name, found in applied.items()
                if not isinstance(found, AbsentDatabase)
            }
            # Nothing has been changed up to here.
            for spec in STORE_SPECS:
                found = applied[spec.name]
                if isinstance(found, AbsentDatabase):
                    opened[spec.name] = found
                    continue
                relaxed = spec is DATA and data_sync == "relaxed"
                opened[spec.name] = await _open_schema(url, spec, pending[spec.name], clock, relaxed=relaxed)
        for spec in STORE_SPECS:
            if not spec.replaceable and not isinstance(opened[spec.name], AbsentDatabase):
                write_marker(marker_of(spec, marker))
    except BaseException as exc:
        for database in opened.values():
            await database.close()
        connection.terminate()
        if isinstance(exc, (StorageUnavailable, StorageError, *DRIVER_ERRORS)):
            raise _refused(url, f"cannot be opened: {exc.__cause__ or exc}") from exc
        raise
    changes = PostgresChanges(Servers(url), connection)
    return Storage(opened, version, changes=changes)


async def _look(
    connection: Any, url: str, marker: Path, *, may_be_empty: bool
) -> dict[str, list[AppliedMigration] | AbsentDatabase]:
    """The migrations of each store; an optional store that cannot be used is absent.

    Raises:
        StartRefused: exit code 4; another store cannot be used.
    """
    found: dict[str, list[AppliedMigration] | AbsentDatabase] = {}
    for spec in STORE_SPECS:
        own_marker = marker_of(spec, marker)
        try:
            applied = await read_applied(connection, spec.schema, url)
            was_there = not may_be_empty and await asyncio.to_thread(own_marker.exists)
            if not applied and not spec.replaceable and was_there:
                place = f"the schema {spec.schema} " if spec.optional else ""
                fault = f"{place}is empty, but there was data; restore a backup, or remove {own_marker} to start fresh"
                raise _refused(url, fault)
        except StartRefused as exc:
            if not spec.optional:
                raise
            found[spec.name] = go_without(spec, "postgres", str(exc))
        else:
            found[spec.name] = applied
    return found


async def _open_schema(
    url: str, spec: StoreSpec, pending: list[Migration], clock: Clock, *, relaxed: bool
) -> PostgresDatabase:
    """Open one store and migrate it."""
    synchronous = "NORMAL" if relaxed else spec.synchronous
    database = await PostgresDatabase.open(url, spec.schema, synchronous=synchronous)
    try:
        if pending:
            await database.execute(f"CREATE SCHEMA IF NOT EXISTS {spec.schema}")
        await apply_migrations(database, pending, clock)
    except BaseException:
        await database.close()
        raise
    return database


@asynccontextmanager
async def _migrating_alone(connection: Any) -> AsyncIterator[None]:
    """While another process migrates, this one waits, and finds nothing left to do."""
    await connection.execute(f"SET lock_timeout = {_WAIT_FOR_MIGRATION_MS}")
    await connection.execute("SELECT pg_advisory_lock($1)", _MIGRATION_LOCK)
    yield
    await connection.execute("SELECT pg_advisory_unlock($1)", _MIGRATION_LOCK)


async def connect_to_server(url: str) -> Any:  # Any: asyncpg has no types
    """A connection, as soon as the server answers.

    Raises:
        StartRefused: exit code 1 when it does not, 4 when it says no.
    """
    servers = Servers(url)
    deadline = time.monotonic() + WAIT_FOR_SERVER_S
    while True:
        try:
            return await servers.connect()
        except (*DRIVER_ERRORS, ValueError) as exc:
            if not is_lost(exc) and not isinstance(exc, asyncpg.TooManyConnectionsError):
                raise _refused(url, f"cannot be opened: {exc}") from exc
            if time.monotonic() > deadline:
                fault = f"{describe(url)}: {_absence(exc)}"
                raise StartRefused(EXIT_TRY_AGAIN, " ".join(fault.split())) from exc
        await asyncio.sleep(_PAUSE_S)


def _absence(error: BaseException) -> str:
    if isinstance(error, asyncpg.TargetServerAttributeNotMatched):
        return "no server takes writes: each is a standby or read-only; name the primary, or wait for a failover"
    return f"the database server does not answer: {error or type(error).__name__}"


async def read_applied(connection: Any, schema: str, url: str) -> list[AppliedMigration]:
    """The migrations recorded in a schema; `[]` for one that is yet to be made.

    Raises:
        StartRefused: exit code 4; there is something else in it.
    """
    tables = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", schema)
    names = {row["tablename"] for row in tables}
    if not names:
        return []
    if "schema_migrations" not in names:
        raise _refused(url, f"the schema {schema} does not record its migrations; it is not PiCloud's")
    rows = await connection.fetch(READ_APPLIED.replace("schema_migrations", f"{schema}.schema_migrations"))
    return [AppliedMigration(*row) for row in rows]


def describe(url: str) -> str:
    """Return the URL without user, password and options."""
    authority, _, rest = url.removeprefix(POSTGRES_SCHEME).partition("/")
    return f"{POSTGRES_SCHEME}{authority.rpartition('@')[2]}/{rest.partition('?')[0]}"


async def _check_server(connection: Any, url: str) -> None:
    number = connection.get_server_version()
    if number.major < _OLDEST_VERSION:
        raise _refused(url, f"is PostgreSQL {number.major}; {_OLDEST_VERSION} or later is needed")
    if await connection.fetchval("SHOW server_encoding") != "UTF8":
        raise _refused(url, "is not encoded in UTF-8; make the database with ENCODING 'UTF8'")
    if len(server_urls(url)) > 1 and not await connection.fetchval("SHOW synchronous_standby_names"):
        logger.warning(
            "the database has several servers, but the primary waits for no replica: a failover can lose acknowledged "
            "saves; set synchronous_standby_names, or synchronous_mode with Patroni",
            extra={"action": "database_not_synchronous"},
        )


async def take_instance_lock(connection: Any, url: str, *, exclusive: bool) -> None:
    """Services share the database; a restore or a copy wants it alone."""
    ask = "pg_try_advisory_lock" if exclusive else "pg_try_advisory_lock_shared"
    if not await connection.fetchval(f"SELECT {ask}($1)", INSTANCE_LOCK):
        holder = await connection.fetchval(_HOLDERS, INSTANCE_LOCK)
        message = f"{describe(url)}: in use by a picloud process on {holder or 'another machine'}; stop it first"
        raise StartRefused(EXIT_SECOND_INSTANCE, message)


def _refused(url: str, fault: str) -> StartRefused:
    return StartRefused(EXIT_DATABASE, " ".join(f"{describe(url)}: {fault}".split()))
