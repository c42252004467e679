"""Trial runs: they see what is stored, and change nothing."""

from picloud.manager.data.kv import KvProvider
from tests.contract.kv.conftest import Script, fault_of


async def test_trial_reads_what_is_stored_and_changes_nothing(script: Script, provider: KvProvider) -> None:
    await script.atomic([{"set": f"k{number}", "value": number} for number in range(5)])
    trial = Script(provider, is_trial=True, overlay={})

    version = await trial.set("k1", "changed")
    assert version > (await script.entry("k1"))["version"]
    assert await trial.incr("n", 2) == 2
    assert await trial.delete("k0") is True
    assert await trial.delete("k0") is False
    assert await trial.swap("k2", "swapped") == 2
    assert await trial.cas("k3", (await script.entry("k3"))["version"], "cas") is True
    assert await trial.atomic([{"set": "x", "value": 1}, {"check": "k4", "version": 0}]) is None
    assert (await fault_of(trial.atomic([{"set": "x", "value": 1}, {"incr": "k1"}]))).code == "kv_not_an_integer"
    assert await trial.get("x") is None
    page = await trial.list("", {"values": True})
    assert [(item["key"], item["value"]) for item in page["items"]] == [
        ("k1", "changed"), ("k2", "swapped"), ("k3", "cas"), ("k4", 4), ("n", 2),
    ]  # fmt: skip
    pages, after = [], None
    while True:
        page = await trial.list("", {"limit": 2, **({"after": after} if after else {})})
        pages += [item["key"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    assert pages == ["k1", "k2", "k3", "k4", "n"]
    assert await trial.delete_prefix("k") == 4

    assert await script.get_all([f"k{number}" for number in range(5)]) == {f"k{n}": n for n in range(5)}
    assert await script.get("n") is None


async def test_page_of_a_trial_ends_where_that_of_a_call_would(script: Script, provider: KvProvider) -> None:
    for number in range(4):
        await script.set(f"k{number}", "x" * 250_000)
    trial = Script(provider, is_trial=True, overlay={})
    for number in range(4, 6):
        await trial.set(f"k{number}", "x" * 250_000)

    first = await trial.list("", {"values": True})
    second = await trial.list("", {"values": True, "after": first["next"]})

    assert [item["key"] for item in first["items"]] == ["k0", "k1", "k2", "k3"]
    assert [item["key"] for item in second["items"]] == ["k4", "k5"]
    assert second["next"] is None
