"""Reads that are answered from memory, without waiting. Nothing is kept of a database that others write to."""

from typing import Any

import pytest

from picloud.manager.data.kv import KvProvider
from picloud.manager.storage.database import Database
from picloud.shared.services import NOT_NOW, Value
from tests.contract.kv.conftest import Clock, Script


def now(script: Script, *arguments: Value, namespace: Value = None, method: str = "get") -> Any:
    return script.provider.answer_now(script.caller, method, [namespace, *arguments])


@pytest.fixture
def keeps(database: Database) -> bool:
    """Whether values are kept in memory: no other process writes to a database on SQLite."""
    return database.dialect == "sqlite"


async def test_get_is_answered_from_memory_until_the_key_is_written(provider: KvProvider, keeps: bool) -> None:
    script = Script(provider)
    await script.set("a", {"n": 1})
    assert now(script, "a") is NOT_NOW
    assert await script.get("a") == {"n": 1}
    assert await script.get("gone") is None
    assert now(script, "a") == ({"n": 1} if keeps else NOT_NOW)
    assert now(script, "gone") is (None if keeps else NOT_NOW)
    assert now(script, "gone", "otherwise") == ("otherwise" if keeps else NOT_NOW)
    await script.set("a", 2)
    assert now(script, "a") is NOT_NOW


async def test_expired_key_is_absent_from_memory_too(provider: KvProvider, clock: Clock, keeps: bool) -> None:
    script = Script(provider)
    await script.set("a", 1, {"ttl_s": 1})
    assert await script.get("a") == 1
    clock.now += 1_000
    assert now(script, "a") is (None if keeps else NOT_NOW)


async def test_what_is_refused_or_another_store_is_never_answered_from_memory(provider: KvProvider) -> None:
    script = Script(provider)
    assert await script.get("a") is None
    assert now(script, "a", namespace="shared") is NOT_NOW
    assert now(Script(provider, "b"), "a") is NOT_NOW
    assert now(Script(provider, is_trial=True, overlay={}), "a") is NOT_NOW
    for arguments in ([], ["a", 1, 2], [1], [""], ["a\0"], ["x" * 513]):
        assert now(script, *arguments) is NOT_NOW
    assert now(script, "a", method="entry") is NOT_NOW
