"""What the SQLite adapter promises beyond the contract: durability settings, file modes, errors of the engine."""

import asyncio
import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from picloud.manager.storage.database import Ask, Steps
from picloud.manager.storage.engines import sqlite_connection
from picloud.manager.storage.engines.shared_index import SharedIndex
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.engines.sqlite_errors import translate
from picloud.shared.errors import StorageUnavailable


async def test_writer_is_durable_and_only_the_writer_checkpoints(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "a.db", synchronous="FULL", application_id=7)
    async with database.transaction() as transaction:
        found = {
            name: (await transaction.fetch_all(f"PRAGMA {name}"))[0][name]
            for name in ("synchronous", "foreign_keys", "application_id", "wal_autocheckpoint", "journal_size_limit")
        }
    journal = await database.fetch_one("PRAGMA journal_mode")
    reader = await database.fetch_one("PRAGMA wal_autocheckpoint")
    await database.close()

    assert found == {
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": 7,
        "wal_autocheckpoint": 1_000,
        "journal_size_limit": 8 * 2**20,
    }
    assert journal is not None
    assert journal["journal_mode"] == "wal"
    assert reader is not None
    assert reader["wal_autocheckpoint"] == 0


async def test_application_id_is_in_the_file_itself_before_any_checkpoint(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "a.db", application_id=0x5069436C)
    header = (tmp_path / "a.db").read_bytes()[:100]
    await database.close()

    assert header[68:72] == b"PiCl"


async def test_files_are_the_owners_alone(tmp_path: Path) -> None:
    previous = os.umask(0)
    try:
        database = await SqliteDatabase.open(tmp_path / "a.db")
        await database.execute("CREATE TABLE t (a TEXT)")
        modes = _modes(tmp_path)
        await database.close()
    finally:
        os.umask(previous)

    assert modes == {"a.db": 0o600, "a.db-wal": 0o600, "a.db-shm": 0o600}


def _modes(directory: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in directory.iterdir()}


async def test_database_locked_by_another_process_is_busy_and_recovers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_connection, "BUSY_TIMEOUT_MS", 50)
    database = await SqliteDatabase.open(tmp_path / "a.db")
    await database.execute("CREATE TABLE t (a TEXT)")
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable) as caught:
            await database.execute("INSERT INTO t VALUES ('x')")
        assert caught.value.code == "database_busy"
        assert caught.value.status == 503
        assert await database.fetch_all("SELECT a FROM t") == []
        other.execute("ROLLBACK")

    await database.execute("INSERT INTO t VALUES ('x')")
    await database.close()


async def test_transaction_takes_the_write_lock_when_it_begins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_connection, "BUSY_TIMEOUT_MS", 50)
    database = await SqliteDatabase.open(tmp_path / "a.db")
    await database.execute("CREATE TABLE t (a TEXT)")
    with closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None, timeout=0)) as other:
        async with database.transaction() as transaction:
            await transaction.fetch_all("SELECT a FROM t")
            with pytest.raises(sqlite3.OperationalError, match="locked"):
                other.execute("BEGIN IMMEDIATE")
    await database.close()


async def test_full_database_is_storage_full_and_recovers(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "a.db")
    await database.execute("CREATE TABLE t (a TEXT)")
    async with database.transaction() as transaction:
        await transaction.fetch_all("PRAGMA max_page_count = 20")

    with pytest.raises(StorageUnavailable) as caught:
        await database.execute("INSERT INTO t VALUES ($1)", "x" * 1_000_000)
    assert (caught.value.code, caught.value.status) == ("storage_full", 507)
    await database.execute("INSERT INTO t VALUES ('small')")
    assert len(await database.fetch_all("SELECT a FROM t")) == 1
    await database.close()


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (sqlite3.SQLITE_IOERR_FSYNC, "storage_unavailable"),
        (sqlite3.SQLITE_IOERR_WRITE, "storage_unavailable"),
        (sqlite3.SQLITE_READONLY, "storage_unavailable"),
        (sqlite3.SQLITE_CORRUPT, "storage_unavailable"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "storage_unavailable"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "database_busy"),
        (sqlite3.SQLITE_FULL, "storage_full"),
    ],
)
def test_translate_gives_a_code_without_the_drivers_text(code: int, expected: str) -> None:
    error = sqlite3.OperationalError("driver text /secret/path")
    error.sqlite_errorcode = code

    translated = translate(error)

    assert isinstance(translated, StorageUnavailable)
    assert translated.code == expected
    assert "driver" not in translated.message


async def test_group_gets_room_for_its_shared_index_before_each_operation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await SqliteDatabase.open(tmp_path / "a.db")
    await database.execute("CREATE TABLE t (a INTEGER)")
    left = 3

    def allocate(_index: SharedIndex) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise OSError(errno.ENOSPC, "no room")

    def insert() -> Steps[None]:
        yield Ask("INSERT INTO t VALUES (1)")

    monkeypatch.setattr(SharedIndex, "allocate", allocate)
    with pytest.raises(StorageUnavailable) as caught:
        await database.run_group([insert] * 3)
    assert caught.value.code == "storage_full"
    left = 4
    assert await database.run_group([insert] * 3) == [None] * 3
    count = await database.fetch_one("SELECT count(*) AS count FROM t")
    await database.close()

    assert count is not None
    assert count["count"] == 3, "nothing of the first group was kept"


async def test_open_of_a_directory_is_unavailable(tmp_path: Path) -> None:
    with pytest.raises(StorageUnavailable):
        await SqliteDatabase.open(tmp_path)


async def test_open_cancelled_leaves_no_thread_behind(tmp_path: Path) -> None:
    opening = asyncio.create_task(SqliteDatabase.open(tmp_path / "a.db"))
    await asyncio.sleep(0.001)
    opening.cancel()
    try:
        database = await opening
    except asyncio.CancelledError:
        return
    await database.close()
