"""Quotas of a store and of all stores together."""

import pytest

from picloud.manager.data import kv_ledger
from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.storage.database import Database
from picloud.shared.models import MIB
from tests.contract.kv.conftest import Script, fault_of


async def test_quota_of_keys_refuses_one_more_and_deleting_works(
    script: Script, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kv_ledger, "MAX_KEYS", 3)
    for number in range(3):
        await script.set(f"k{number}", number)

    fault = await fault_of(script.set("k3", 3))
    assert (fault.code, fault.details) == ("kv_full", {"limit": "keys", "max": 3})
    assert (await fault_of(script.incr("new"))).code == "kv_full"
    await script.set("k0", "a key that is there may change")
    assert await script.delete("k1") is True
    await script.set("k3", 3)
    assert (await fault_of(script.atomic([{"set": "x", "value": 1}, {"set": "y", "value": 1}]))).code == "kv_full"
    assert [item["key"] for item in (await script.list(""))["items"]] == ["k0", "k2", "k3"]


async def test_quota_of_bytes_counts_keys_and_values_and_survives_a_restart(
    script: Script, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kv_ledger, "MAX_BYTES", 10_000)
    await script.set("a", b"x" * 9_000)
    assert (await fault_of(script.set("b", b"x" * 1_000))).details["limit"] == "bytes"
    again = KvStores(database, max_bytes=MIB)
    restarted = Script(KvProvider(again))
    assert (await fault_of(restarted.set("b", b"x" * 1_000))).details["limit"] == "bytes"
    await restarted.set("b", b"x" * 998)
    await restarted.set("a", b"")
    await restarted.set("c", b"x" * 8_000)
    await again.close()


async def test_quota_of_all_stores(database: Database) -> None:
    stores = KvStores(database, max_bytes=1_000)
    provider = KvProvider(stores)
    await Script(provider, "a").set("a", b"x" * 900)

    fault = await fault_of(Script(provider, "b").set("b", b"x" * 200))
    assert (fault.code, fault.details["limit"]) == ("kv_full", "all")
    await Script(provider, "a").delete("a")
    await Script(provider, "b").set("b", b"x" * 200)
    await stores.close()
