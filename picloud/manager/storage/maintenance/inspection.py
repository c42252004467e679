"""Looks through a whole installation: schema, structure, references, stored sources, sizes. Changes nothing."""

from msgspec import Struct

from picloud.manager.storage.database import Database, StorageError
from picloud.manager.storage.maintenance.asset_inspection import find_asset_faults
from picloud.manager.storage.maintenance.opening import OpenStore, existing_stores
from picloud.manager.storage.maintenance.schema import compare_schema
from picloud.manager.storage.maintenance.tables import Table, count_rows, pages_of, tables_of_store
from picloud.manager.storage.store_spec import CONTROL, DATA
from picloud.manager.storage.stores.asset_contents import AssetContentStore
from picloud.manager.storage.stores.assets import AssetStore
from picloud.manager.storage.stores.scripts import hash_source
from picloud.shared.errors import EXIT_TRY_AGAIN, StartRefused, StorageUnavailable

_ORPHANS = "SELECT count(*) AS count FROM revisions WHERE script_id NOT IN (SELECT id FROM scripts)"
_LIVE = """
    SELECT s.name AS name FROM scripts s LEFT JOIN revisions r ON r.script_id = s.id AND r.number = s.live_revision
    WHERE r.script_id IS NULL ORDER BY s.name LIMIT 20
"""


class TableFacts(Struct, frozen=True, kw_only=True):
    """A table with its size; `bytes` with its indexes, None when the engine cannot tell."""

    store: str
    table: str
    rows: int
    bytes: int | None


class Inspection(Struct, frozen=True):
    """The result of an inspection. `faults`: one sentence each, `[]` when all is well."""

    engine: str
    tables: list[TableFacts]
    pending: list[str]
    faults: list[str]


async def inspect(url: str) -> Inspection:
    """Look through the installation; it may be running.

    Raises:
        StartRefused: as `existing_stores`; also exit code 1 when the database is too busy to be looked through.
    """
    facts: list[TableFacts] = []
    faults: list[str] = []
    pending: list[str] = []
    engine = ""
    async with existing_stores(url, alone=False) as stores:
        for store in stores:
            if store.fault is not None:
                faults.append(store.fault)
                continue
            engine = store.database.engine
            pending += [migration.label for migration in store.pending]
            faults += await _structure(store.database)
            faults += [] if store.pending else await _schema(store)
            tables = [] if store.pending else await tables_of_store(store.name)
            for table in tables:
                facts.append(
                    TableFacts(
                        store=store.name,
                        table=table.name,
                        rows=await count_rows(store.database, table),
                        bytes=await _bytes(store.database, table),
                    )
                )
            if store.spec is CONTROL and tables:
                faults += await _contents(store.database, tables)
        faults += await _asset_contents(stores)
    return Inspection(engine, facts, pending, faults)


async def _structure(database: Database) -> list[str]:
    if database.dialect == "postgres":
        return []  # the server checks references itself, and pages by their checksums if it is configured to
    found = [row["integrity_check"] for row in await database.fetch_all("PRAGMA integrity_check(20)")]
    broken = await database.fetch_all(
        'SELECT "table" AS name, count(*) AS count FROM pragma_foreign_key_check() GROUP BY 1'
    )
    return [text for text in found if text != "ok"] + [
        f"{row['name']}: {row['count']} rows refer to missing rows" for row in broken
    ]


async def _schema(store: OpenStore) -> list[str]:
    try:
        return await compare_schema(store.database, store.spec)
    except StorageUnavailable as exc:
        raise StartRefused(EXIT_TRY_AGAIN, f"the schema of {store.name} cannot be read now: {exc.message}") from exc
    except StorageError as exc:
        return [f"{store.name}: the schema cannot be compared: {exc}"]


async def _contents(database: Database, tables: list[Table]) -> list[str]:
    faults = []
    row = await database.fetch_one(_ORPHANS)
    if row is not None and row["count"]:
        faults.append(f"revisions: {row['count']} belong to no script")
    faults += [f"script {row['name']}: its live revision is missing" for row in await database.fetch_all(_LIVE)]
    revisions = next(table for table in tables if table.name == "revisions")
    names = [revisions.columns.index(name) for name in ("script_id", "number", "source", "source_hash")]
    async for rows in pages_of(database, revisions):
        for values in rows:
            script_id, number, source, expected = (values[position] for position in names)
            if hash_source(str(source)) != expected:
                faults.append(f"revision {number!s} of script {script_id!s}: its source differs from what was saved")
    return faults


async def _asset_contents(stores: list[OpenStore]) -> list[str]:
    usable = {store.name: store.database for store in stores if store.fault is None and not store.pending}
    control, data = usable.get(CONTROL.name), usable.get(DATA.name)
    if control is None or data is None:
        return []
    return await find_asset_faults(AssetStore(control), data, AssetContentStore(data))


async def _bytes(database: Database, table: Table) -> int | None:
    if database.dialect == "postgres":
        row = await database.fetch_one("SELECT pg_total_relation_size($1::text::regclass) AS size", table.name)
    else:
        options = await database.fetch_all("PRAGMA compile_options")
        if not any(option["compile_options"] == "ENABLE_DBSTAT_VTAB" for option in options):
            return None
        row = await database.fetch_one(
            "SELECT SUM(pgsize) AS size FROM dbstat WHERE name IN (SELECT name FROM sqlite_master WHERE tbl_name = $1)",
            table.name,
        )
    return None if row is None or row["size"] is None else int(row["size"])
