"""The contract of `Database`, held against every adapter."""

import asyncio
import re

import pytest

from picloud.manager.storage.database import (
    ConstraintViolation,
    Database,
    StatementRefused,
    UniqueViolation,
)
from picloud.shared.errors import StorageUnavailable

INSERT = "INSERT INTO parents (id, name, size) VALUES ($1, $2, $3)"


async def _count(database: Database) -> int:
    row = await database.fetch_one("SELECT count(*) AS count FROM parents")
    assert row is not None
    return int(row["count"])


async def test_engine_names_itself_with_its_version(database: Database) -> None:
    name, version = database.engine.split()
    assert name == {"sqlite": "SQLite", "postgres": "PostgreSQL"}[database.dialect]
    assert re.fullmatch(r"\d+\.\d+(\.\d+)*", version)


async def test_fetch_gives_rows_by_column_name_in_the_order_asked(database: Database) -> None:
    for number in (2, 1, 3):
        await database.execute(INSERT, f"p{number}", f"name {number}", number)

    rows = await database.fetch_all("SELECT id, name, size FROM parents ORDER BY size DESC LIMIT $1", 2)

    assert [(row["id"], row["name"], row["size"]) for row in rows] == [("p3", "name 3", 3), ("p2", "name 2", 2)]


async def test_fetch_of_nothing_is_none_or_empty(database: Database) -> None:
    assert await database.fetch_one("SELECT id FROM parents") is None
    assert await database.fetch_all("SELECT id FROM parents") == []


async def test_placeholder_may_be_used_twice_and_out_of_order(database: Database) -> None:
    await database.execute(INSERT, "a", "b", 1)

    row = await database.fetch_one("SELECT id FROM parents WHERE name = $2 AND (id = $1 OR name = $1)", "a", "b")

    assert row is not None
    assert row["id"] == "a"


@pytest.mark.parametrize("size", [0, 2**63 - 1, None])
@pytest.mark.parametrize("note", ["", "ä💥", "'; DROP TABLE parents; --", "$1", None, "x" * 300_000])
async def test_values_come_back_as_they_went_in(database: Database, note: str | None, size: int | None) -> None:
    await database.execute("INSERT INTO parents (id, note, size) VALUES ($1, $2, $3)", "a", note, size)

    row = await database.fetch_one("SELECT note, size FROM parents")

    assert row is not None
    assert (row["note"], row["size"]) == (note, size)


@pytest.mark.parametrize("value", [2**63, "\ud800"])
async def test_value_that_cannot_be_kept_is_refused_and_leaves_nothing(database: Database, value: str | int) -> None:
    with pytest.raises(StatementRefused):
        await database.execute(INSERT, "a", *((None, value) if isinstance(value, int) else (value, None)))

    assert await _count(database) == 0


async def test_execute_tells_how_many_rows_changed(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute_many(INSERT, [(f"p{number}", None, number) for number in range(5)])

    assert await database.execute("UPDATE parents SET size = 9 WHERE size >= $1", 3) == 2
    assert await database.execute("DELETE FROM parents WHERE size = $1", 77) == 0
    assert await database.execute("CREATE TABLE others (id TEXT)") == 0


async def test_execute_many_of_no_rows_does_nothing(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute_many(INSERT, [])

    assert await _count(database) == 0


async def test_upsert_adds(database: Database) -> None:
    sql = f"{INSERT} ON CONFLICT (id) DO UPDATE SET size = parents.size + excluded.size"
    async with database.transaction() as transaction:
        await transaction.execute_many(sql, [("a", None, 2), ("a", None, 3)])

    row = await database.fetch_one("SELECT size FROM parents")
    assert row is not None
    assert row["size"] == 5


async def test_transaction_is_seen_by_itself_at_once_and_by_others_when_it_ends(database: Database) -> None:
    async with database.transaction() as transaction:
        await transaction.execute(INSERT, "a", None, 1)
        assert len(await transaction.fetch_all("SELECT id FROM parents")) == 1
        row = await transaction.fetch_one("SELECT id FROM parents")
        assert row is not None
        outside = asyncio.create_task(_count(database))
        await asyncio.sleep(0.02)
        seen_early = outside.result() if outside.done() else 0
    await outside

    assert seen_early == 0
    assert await _count(database) == 1


async def test_transaction_that_raises_leaves_nothing(database: Database) -> None:
    async def write() -> None:
        async with database.transaction() as transaction:
            await transaction.execute("CREATE TABLE others (id TEXT)")
            await transaction.execute(INSERT, "a", None, 1)
            raise RuntimeError("mine")

    with pytest.raises(RuntimeError, match="mine"):
        await write()

    assert await _count(database) == 0
    with pytest.raises(StatementRefused):
        await database.fetch_all("SELECT * FROM others")
    await database.execute(INSERT, "b", None, 1)


async def test_duplicate_key_raises_unique_violation_and_leaves_nothing(database: Database) -> None:
    await database.execute(INSERT, "a", "name", 1)

    async def write(*values: str | int) -> None:
        async with database.transaction() as transaction:
            await transaction.execute(INSERT, "c", None, 1)
            await transaction.execute(INSERT, *values)

    for values in (("a", "other", 1), ("b", "name", 1)):
        with pytest.raises(UniqueViolation):
            await write(*values)
    assert await _count(database) == 1


async def test_broken_check_raises_constraint_violation(database: Database) -> None:
    with pytest.raises(ConstraintViolation):
        await database.execute(INSERT, "a", None, -1)
    with pytest.raises(ConstraintViolation):
        await database.execute(INSERT, None, None, 1)


async def test_deferred_foreign_key_is_checked_when_the_transaction_ends(database: Database) -> None:
    async def write(child_of: str, parent: str) -> None:
        async with database.transaction() as transaction:
            await transaction.execute("INSERT INTO children (parent_id) VALUES ($1)", child_of)
            await transaction.execute(INSERT, parent, None, 1)

    await write("a", "a")
    with pytest.raises(ConstraintViolation):
        await write("nobody", "b")
    assert await _count(database) == 1
    await database.execute(INSERT, "c", None, 1)


async def test_wrong_sql_raises_statement_refused(database: Database) -> None:
    with pytest.raises(StatementRefused):
        await database.execute("SELEKT")
    with pytest.raises(StatementRefused):
        await database.fetch_all("SELECT * FROM nowhere")


async def test_writers_wait_for_each_other_and_lose_nothing(database: Database) -> None:
    await database.execute(INSERT, "counter", None, 0)

    async def increment() -> None:
        async with database.transaction() as transaction:
            row = await transaction.fetch_one("SELECT size FROM parents WHERE id = 'counter'")
            assert row is not None
            await asyncio.sleep(0)
            await transaction.execute("UPDATE parents SET size = $1 WHERE id = 'counter'", row["size"] + 1)

    await asyncio.gather(*(increment() for _ in range(50)))

    row = await database.fetch_one("SELECT size FROM parents")
    assert row is not None
    assert row["size"] == 50


@pytest.mark.parametrize("point", ["in the block", "in a statement", "while waiting for another"])
async def test_cancelled_task_leaves_no_transaction_open(database: Database, point: str) -> None:
    inside, release = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with database.transaction() as transaction:
            await transaction.execute(INSERT, "cancelled", None, 1)
            inside.set()
            if point == "in the block":
                await asyncio.sleep(60)
            for number in range(100_000):
                await transaction.execute(INSERT, f"cancelled {number}", None, 1)

    async def hold() -> None:
        async with database.transaction():
            inside.set()
            await release.wait()

    holder = asyncio.create_task(hold()) if point == "while waiting for another" else None
    if holder is not None:
        await inside.wait()
    writer = asyncio.create_task(write())
    await inside.wait()
    await asyncio.sleep(0.005)
    writer.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writer
    release.set()
    if holder is not None:
        await holder

    async with asyncio.timeout(2):
        await database.execute(INSERT, "after", None, 1)
    assert [row["id"] for row in await database.fetch_all("SELECT id FROM parents")] == ["after"]


async def test_task_cancelled_again_and_again_leaves_no_transaction_open(database: Database) -> None:
    for pause in range(40):
        writer = asyncio.create_task(database.execute(INSERT, f"p{pause}", None, 1))
        for _ in range(pause):
            await asyncio.sleep(0)
        writer.cancel()
        await asyncio.sleep(0)
        writer.cancel()
        await asyncio.wait([writer])
        before = await _count(database)
        async with asyncio.timeout(2):
            await database.execute(INSERT, f"after {pause}", None, 1)
        assert await _count(database) == before + 1


async def test_snapshot_shows_one_moment_while_others_write(database: Database) -> None:
    await database.execute(INSERT, "a", None, 1)
    writer: asyncio.Task[int] | None = None
    async with database.snapshot() as snapshot:
        first = await snapshot.fetch_all("SELECT id FROM parents")
        writer = asyncio.create_task(database.execute(INSERT, "b", None, 1))
        await asyncio.wait([writer], timeout=0.1)
        second = await snapshot.fetch_all("SELECT id FROM parents")
    await writer

    assert [row["id"] for row in first] == [row["id"] for row in second] == ["a"]
    assert await _count(database) == 2


async def test_size_grows_with_what_is_stored(database: Database) -> None:
    before = await database.size_bytes()
    async with database.transaction() as transaction:
        await transaction.execute_many(INSERT, [(f"parent {number:060}", None, 1) for number in range(2_000)])

    assert await database.size_bytes() >= before + 2_000 * 60


async def test_closed_database_is_unavailable(database: Database) -> None:
    await database.close()
    await database.close()

    with pytest.raises(StorageUnavailable):
        await database.fetch_all("SELECT id FROM parents")
    with pytest.raises(StorageUnavailable):
        await database.execute(INSERT, "a", None, 1)


async def test_close_waits_for_the_running_transaction(database: Database) -> None:
    inside = asyncio.Event()

    async def write() -> None:
        async with database.transaction() as transaction:
            inside.set()
            await asyncio.sleep(0.02)
            await transaction.execute(INSERT, "a", None, 1)

    writer = asyncio.create_task(write())
    await inside.wait()
    await database.close()

    assert writer.done()
    writer.result()
