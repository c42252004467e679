"""Stores of deleted scripts: kept for seven days, then removed."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from picloud.manager.data import kv_keeping
from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_keeping import KvKeeping
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.storage.absent import AbsentDatabase
from picloud.manager.storage.database import Database
from picloud.shared.models import MIB
from picloud.shared.services import Grants
from tests.contract.kv.conftest import Clock, Script
from tests.factories import make_live_script

DAYS_7_MS = 7 * 86_400_000


@pytest.fixture
def existing() -> set[str]:
    """The ids of the scripts that there are."""
    return {"a", "b"}


@pytest.fixture
async def keeping(stores: KvStores, existing: set[str]) -> AsyncIterator[KvKeeping]:
    async def exists(script_id: str) -> bool:
        return script_id in existing

    keeping = KvKeeping(stores, exists)
    yield keeping
    await keeping.close()


async def deletions(stores: KvStores) -> dict[str, int | None]:
    """When the script of each store was deleted, by owner."""
    return {row.owner: row.deleted_at for row in await stores.store.list_owners()}


async def test_store_of_a_deleted_script_is_removed_after_seven_days(
    stores: KvStores, keeping: KvKeeping, existing: set[str], clock: Clock, database: Database
) -> None:
    script, other = (Script(KvProvider(stores), script_id) for script_id in ("a", "b"))
    for number in range(5):
        await script.set(f"k{number}", number)
    await other.set("k", 1)
    existing.remove("a")
    await keeping.look()
    assert await deletions(stores) == {"script:a": clock.now, "script:b": None}

    clock.now += DAYS_7_MS - 1
    await keeping.look()
    assert await script.get("k0") == 0
    clock.now += 1
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(kv_keeping, "_ROWS_AT_ONCE", 2)
        await keeping.look()

    assert await deletions(stores) == {"script:b": None}
    assert await script.get("k0") is None
    assert [bytes(row["key"]) for row in await database.fetch_all("SELECT key FROM kv")] == [b"k"]
    await script.set("k0", "anew")
    assert await script.get("k0") == "anew"


async def test_store_stays_when_its_script_is_back(
    script: Script, stores: KvStores, keeping: KvKeeping, existing: set[str], clock: Clock
) -> None:
    await script.set("k", 1)
    existing.remove("a")
    await keeping.look()
    existing.add("a")
    await keeping.look()
    assert await deletions(stores) == {"script:a": None}

    clock.now += DAYS_7_MS
    await keeping.look()

    assert await script.get("k") == 1


async def test_namespace_needs_no_script(
    provider: KvProvider, stores: KvStores, keeping: KvKeeping, existing: set[str]
) -> None:
    await Script(provider, grants=Grants(kv=("shared",))).in_store("shared", "set", "k", 1)
    existing.clear()

    await keeping.look()

    assert await deletions(stores) == {"namespace:shared": None}


async def test_deletion_of_a_script_is_noted_at_once(
    script: Script, stores: KvStores, keeping: KvKeeping, clock: Clock
) -> None:
    await script.set("k", 1)

    keeping.withdraw("a")
    keeping.withdraw("without-a-store")
    await asyncio.wait(set(keeping._tasks))

    assert await deletions(stores) == {"script:a": clock.now}


@pytest.mark.parametrize("is_fast", [True, False])
async def test_store_of_a_restored_script_is_kept(
    script: Script, stores: KvStores, keeping: KvKeeping, clock: Clock, is_fast: bool
) -> None:
    await script.set("k", 1)
    keeping.withdraw("a")
    if not is_fast:
        await asyncio.wait(set(keeping._tasks))

    keeping.publish(make_live_script("a"))
    await asyncio.wait(set(keeping._tasks))

    assert await deletions(stores) == {"script:a": None}
    clock.now += DAYS_7_MS
    await keeping.look()
    assert await script.get("k") == 1


async def test_stores_that_cannot_be_read_wait_for_the_next_start(caplog: pytest.LogCaptureFixture) -> None:
    async def exists(_script_id: str) -> bool:
        return False

    keeping = KvKeeping(KvStores(AbsentDatabase("sqlite", "gone"), max_bytes=MIB), exists)

    keeping.start()
    await asyncio.wait(set(keeping._tasks))
    await keeping.close()

    assert [record.__dict__["action"] for record in caplog.records] == ["kv_keeping"]
