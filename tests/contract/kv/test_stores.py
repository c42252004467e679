"""Whose a store is, and the versions of all stores."""

from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.storage.database import Database
from picloud.shared.models import MIB
from picloud.shared.services import Grants
from tests.contract.kv.conftest import Script, fault_of


async def test_versions_grow_over_all_stores_and_restarts(
    script: Script, provider: KvProvider, database: Database
) -> None:
    found = [await script.set("a", 1), await Script(provider, "b").set("a", 1), await script.set("a", 1)]
    await script.delete("a")
    again = KvStores(database, max_bytes=MIB)
    found += [await Script(KvProvider(again)).set("a", 1), await Script(KvProvider(again)).set("b", 1)]
    await again.close()

    assert found == sorted(set(found))


async def test_scripts_do_not_see_each_others_keys(script: Script, provider: KvProvider) -> None:
    await script.set("key", "mine")

    assert await Script(provider, "b").get("key") is None


async def test_namespace_needs_a_grant_and_is_shared(provider: KvProvider) -> None:
    granted = Grants(kv=("shared",))
    one, other = Script(provider, "a", grants=granted), Script(provider, "b", grants=granted)
    await one.in_store("shared", "set", "key", 1)

    assert await other.in_store("shared", "get", "key") == 1
    assert await one.get("key") is None
    for stranger in (Script(provider, "c"), one):
        fault = await fault_of(stranger.in_store("shared" if stranger is not one else "other", "get", "key"))
        assert fault.code == "not_granted"
        assert fault.details["grant"] == "kv"


async def test_namespace_that_looks_like_a_script_is_not_its_store(script: Script, provider: KvProvider) -> None:
    await script.set("key", 1)
    script_id = "01890000-0000-7000-8000-000000000001"
    thief = Script(provider, "b", grants=Grants(kv=("a", "script:a", script_id)))

    assert await thief.in_store("a", "get", "key") is None
    for name in ("script:a", script_id):
        assert (await fault_of(thief.in_store(name, "get", "key"))).code == "bad_argument"
