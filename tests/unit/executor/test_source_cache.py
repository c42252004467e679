"""Sources in front of the store."""

import asyncio

import pytest

from picloud.executor.source_cache import SourceCache
from picloud.shared.errors import NotFound
from tests.factories import make_live_script


class CountingOrigin:
    def __init__(self) -> None:
        self.fetches = 0
        self.release = asyncio.Event()
        self.release.set()

    async def get_source(self, script_id: str, revision: int) -> str:
        self.fetches += 1
        await self.release.wait()
        if script_id == "missing":
            raise NotFound("gone")
        return f"{script_id}-{revision}"


async def test_get_source_fetches_once_for_concurrent_callers() -> None:
    origin = CountingOrigin()
    origin.release.clear()
    cache = SourceCache(origin)
    tasks = [asyncio.ensure_future(cache.get_source("s", 1)) for _ in range(5)]
    await asyncio.sleep(0)
    tasks[0].cancel()
    await asyncio.sleep(0)
    origin.release.set()
    assert await asyncio.gather(*tasks[1:]) == ["s-1"] * 4
    assert origin.fetches == 1
    assert cache.peek("s", 1) == "s-1"


async def test_get_source_fails_for_all_and_is_tried_again_later() -> None:
    origin = CountingOrigin()
    cache = SourceCache(origin)
    for _ in range(2):
        with pytest.raises(NotFound):
            await cache.get_source("missing", 1)
    assert origin.fetches == 2


async def test_publish_with_source_spares_the_fetch() -> None:
    origin = CountingOrigin()
    cache = SourceCache(origin)
    script = make_live_script(revision=3)
    cache.publish(script, "40 + 2")
    assert await cache.get_source(script.id, 3) == "40 + 2"
    assert origin.fetches == 0


async def test_cache_evicts_least_recently_used_beyond_its_bytes() -> None:
    cache = SourceCache(CountingOrigin(), max_bytes=9)
    for revision in (1, 2, 3):
        await cache.get_source("s", revision)
        cache.peek("s", 1)
    assert cache.peek("s", 1) == "s-1"
    assert cache.peek("s", 3) == "s-3"
    await cache.get_source("s", 4)
    assert cache.peek("s", 2) is None or cache.peek("s", 1) is None


async def test_withdraw_drops_all_revisions_of_a_script() -> None:
    cache = SourceCache(CountingOrigin())
    await cache.get_source("s", 1)
    await cache.get_source("t", 1)
    cache.withdraw("s")
    assert cache.peek("s", 1) is None
    assert cache.peek("t", 1) == "t-1"
