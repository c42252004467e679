"""History over its bounds, on every engine: what goes, what stays, and in which order."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from picloud.manager.history.retention import Retention
from picloud.manager.storage import Storage, open_storage
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.shared.models import LogLine, ScriptFault
from picloud.shared.records.pending import PendingExecutions
from picloud.shared.settings import load_settings
from tests.factories import make_live_script, make_record
from tests.fakes.services import FixedClock

NOW = 1_700_000_000_000


@pytest.fixture(params=["sqlite", "postgres"])
async def storage(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Storage]:
    settings = {"PICLOUD_DATA_DIR": str(tmp_path)}
    if request.param == "postgres":
        settings["PICLOUD_DATABASE_URL"] = request.getfixturevalue("postgres").make_database()
    storage = await open_storage(load_settings(settings))
    yield storage
    await storage.close()


async def _add(store: ExecutionStore, script: str, count: int, *, failed: bool = False, log: str = "") -> None:
    pending = PendingExecutions()
    fault = ScriptFault("script_error", "wrong") if failed else None
    for number in range(count):
        logs = [LogLine("info", log)] if log else []
        pending.add(make_record(make_live_script(script), started_at=NOW + number, fault=fault, logs=logs))
    batch = pending.take()
    await store.add(batch.executions, batch.counts)


async def _kept(storage: Storage) -> dict[tuple[str, str], int]:
    rows = await storage.history.fetch_all(
        "SELECT script_id, status, count(*) AS count FROM executions GROUP BY script_id, status"
    )
    return {(row["script_id"], row["status"]): row["count"] for row in rows}


async def test_oldest_successes_go_first_and_failures_last(storage: Storage) -> None:
    store = ExecutionStore(storage.history)
    await _add(store, "a", 30, failed=True)
    await _add(store, "a", 50)
    retention = Retention(store, days=7, max_rows=40, clock=FixedClock(NOW))
    assert await retention.run() == 40
    assert await _kept(storage) == {("a", "failed"): 30, ("a", "ok"): 10}
    assert await Retention(store, days=7, max_rows=20, clock=FixedClock(NOW)).run() == 20
    assert await _kept(storage) == {("a", "failed"): 20}
    assert await retention.run() == 0


async def test_busy_script_does_not_push_others_out(storage: Storage) -> None:
    store = ExecutionStore(storage.history)
    await _add(store, "quiet", 5)
    await _add(store, "busy", 120)
    retention = Retention(store, days=7, max_rows=1_000, max_rows_per_script=100, clock=FixedClock(NOW))
    assert await retention.run() == 20
    assert await _kept(storage) == {("busy", "ok"): 100, ("quiet", "ok"): 5}


async def test_size_is_brought_below_its_bound(storage: Storage) -> None:
    store = ExecutionStore(storage.history)
    await _add(store, "a", 300, log="x" * 10_000)
    before = await store.size_bytes()
    assert before > 2_500_000
    retention = Retention(store, days=7, max_rows=1_000, max_bytes=1_500_000, clock=FixedClock(NOW))
    for _ in range(4):
        await retention.run()
    assert await store.size_bytes() <= 1_600_000
    assert await store.count_rows() > 50


async def test_all_that_is_too_old_goes(storage: Storage) -> None:
    store = ExecutionStore(storage.history)
    await _add(store, "a", 10, failed=True)
    later = FixedClock(NOW + 8 * 86_400_000)
    assert await Retention(store, days=7, max_rows=1_000, clock=later).run() == 10
