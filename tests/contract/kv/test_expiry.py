"""Keys that expire, and the purge of their rows."""

import asyncio
from typing import Any

import pytest

from picloud.manager.data import kv_ledger, kv_stores
from picloud.manager.storage.database import Database
from tests.contract.kv.conftest import YEARS_10_S, Clock, Script


async def test_window_counter_ends_when_it_was_made(script: Script, clock: Clock) -> None:
    for _ in range(3):
        count = await script.incr("hits", 1, {"ttl_s": 60})
        clock.now += 19_000
    assert (count, await script.ttl_s("hits")) == (3, 3)
    clock.now += 3_000

    assert await script.incr("hits", 1, {"ttl_s": 60}) == 1


async def test_expired_keys_are_gone_at_once_and_removed_with_the_next_write(
    script: Script, database: Database, clock: Clock
) -> None:
    await script.set("short", "x", {"ttl_s": 1})
    await script.set("long", "x", {"ttl_s": YEARS_10_S})
    assert await script.get("short") == "x"
    clock.now += 1_000

    assert await script.get("short") is None
    assert await script.get_all(["short", "long"]) == {"long": "x"}
    assert [item["key"] for item in (await script.list(""))["items"]] == ["long"]
    assert await script.cas("short", 0, "new") is True
    await script.set("short", "y", {"ttl_s": 1})
    clock.now += 1_000
    await script.set("other", 1)
    for _ in range(100):
        if len(await database.fetch_all("SELECT key FROM kv")) == 2:
            break
        await asyncio.sleep(0.02)
    assert len(await database.fetch_all("SELECT key FROM kv")) == 2
    clock.now -= 86_400_000
    assert await script.get("short") is None, "a clock that goes back revives nothing"


async def test_set_without_ttl_makes_a_key_stay(script: Script, clock: Clock) -> None:
    await script.set("key", 1, {"ttl_s": 5})
    assert await script.expire("key", 9) is True
    assert await script.ttl_s("key") == 9
    await script.set("key", 2)
    clock.now += 10_000

    assert await script.get("key") == 2
    assert await script.ttl_s("key") is None


async def test_expired_keys_make_room(script: Script, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kv_ledger, "MAX_KEYS", 2)
    await script.set("a", 1, {"ttl_s": 1})
    await script.set("b", 1, {"ttl_s": 1})
    clock.now += 1_001

    await script.set("c", 1)


async def test_nothing_is_written_while_nothing_happens(
    script: Script, database: Database, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kv_stores, "PURGE_EVERY_MS", 30)
    groups = []
    run_group = database.run_group

    async def counted(operations: Any) -> Any:
        groups.append(len(operations))
        return await run_group(operations)

    monkeypatch.setattr(database, "run_group", counted)
    await script.set("stays", 1)
    await asyncio.sleep(0.2)
    assert groups == [1]
    await script.set("goes", 1, {"ttl_s": 1})
    clock.now += 1_500
    for _ in range(100):
        await asyncio.sleep(0.05)
        if len(await database.fetch_all("SELECT key FROM kv")) == 1:
            break
    await asyncio.sleep(0.2)

    assert len(groups) <= 4, "the key, its purge, and a look that found nothing more"
    assert [bytes(row["key"]) for row in await database.fetch_all("SELECT key FROM kv")] == [b"stays"]
