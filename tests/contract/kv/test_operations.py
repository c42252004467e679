"""What each method does to a key."""

import pytest

from tests.contract.kv.conftest import Script, fault_of


async def test_cas_writes_only_over_the_version_it_was_told(script: Script) -> None:
    assert await script.cas("key", 0, "first") is True
    assert await script.cas("key", 0, "second") is False
    version = (await script.entry("key"))["version"]
    assert await script.cas("key", version + 1, "third") is False
    assert await script.cas("key", version, "fourth") is True
    assert await script.get("key") == "fourth"
    await script.delete("key")
    assert await script.cas("key", version, "fifth") is False


async def test_swap_and_delete_tell_what_was_there(script: Script) -> None:
    assert await script.swap("key", 1) is None
    assert await script.swap("key", b"2") == 1
    assert await script.swap("key", 3) == b"2"
    assert await script.delete("key") is True
    assert await script.get("key") is None


async def test_incr_counts_from_zero_and_refuses_what_is_no_integer(script: Script) -> None:
    assert [await script.incr("n"), await script.incr("n", 5), await script.incr("n", -10)] == [1, 6, -4]
    for value in ("1", 1.0, True, None, b"\x01", [1]):
        await script.set("other", value)
        assert (await fault_of(script.incr("other"))).code == "kv_not_an_integer"
        assert await script.get("other") == value
    await script.set("n", 2**63 - 1)
    assert (await fault_of(script.incr("n"))).code == "bad_argument"
    assert await script.get("n") == 2**63 - 1


async def test_delete_prefix_deletes_a_thousand_at_most(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picloud.manager.data.kv._MOST_DELETED", 10)
    await script.atomic([{"set": f"a{number}", "value": 1} for number in range(12)])
    await script.set("b", 1)

    assert [await script.delete_prefix("a") for _ in range(3)] == [10, 2, 0]
    assert (await script.list(""))["items"] == [{"key": "b"}]


async def test_atomic_does_all_or_nothing(script: Script) -> None:
    version = await script.set("a", 1)
    done = await script.atomic(
        [{"check": "a", "version": version}, {"check": "b", "version": 0}, {"set": "b", "value": 2, "ttl_s": 9},
         {"incr": "n", "by": 3}, {"delete": "a"}, {"incr": "n"}]
    )  # fmt: skip
    assert done[:2] == [version, 0]
    assert done[4] == 0
    assert await script.get_all(["a", "b", "n"]) == {"b": 2, "n": 4}
    assert await script.ttl_s("b") == 9

    assert await script.atomic([{"set": "c", "value": 1}, {"check": "b", "version": 0}]) is None
    assert await script.get("c") is None
    await script.set("text", "x")
    fault = await fault_of(script.atomic([{"set": "c", "value": 1}, {"incr": "text"}]))
    assert fault.code == "kv_not_an_integer"
    assert await script.get("c") is None
    assert await script.atomic([]) == []
