"""Values that are stored and read back, and what is refused."""

import pytest

from picloud.manager.data.kv_values import MAX_VALUE_BYTES
from picloud.shared.services import SecretRef, Value
from tests.contract.kv.conftest import YEARS_10_S, Script, fault_of

VALUES: list[Value] = [
    None, True, False, 0, -1, 2**63 - 1, -(2**63), 0.5, -0.0, 1e308, "", "ä💥\0", b"", b"\x00\xff", [], {},
    [1, "a", None, [2.5, {"b": []}]], {"a": 1, "": {"b": [True]}},
]  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
async def test_get_returns_what_was_set(script: Script, value: Value) -> None:
    version = await script.set("key", value)

    for _ in range(2):  # from the database, and from memory
        found = await script.get("key")
        assert (found, type(found)) == (value, type(value))
    assert await script.entry("key") == {"key": "key", "value": value, "version": version, "expires_at_ms": None}


async def test_a_value_that_is_changed_by_its_reader_is_not_changed_in_the_store(script: Script) -> None:
    await script.set("key", [1])
    (await script.get("key")).append(2)

    assert await script.get("key") == [1]


async def test_a_missing_key_is_nothing_or_what_was_asked_for(script: Script) -> None:
    assert await script.get("key") is None
    assert await script.get("key", 7) == 7
    assert await script.entry("key") is None
    assert await script.ttl_s("key") is None
    assert await script.delete("key") is False
    assert await script.expire("key", 5) is False
    assert await script.get_all(["key"]) == {}
    assert await script.list("") == {"items": [], "next": None}


async def test_value_may_have_256_kib(script: Script) -> None:
    await script.set("a", b"x" * MAX_VALUE_BYTES)
    fault = await fault_of(script.set("a", b"x" * (MAX_VALUE_BYTES + 1)))

    assert fault.code == "kv_value_too_large"
    assert await script.get("a") == b"x" * MAX_VALUE_BYTES


BAD_CALLS: list[tuple[str, list[Value], str]] = [
    ("get", [], "this takes (key)"),
    ("get", [1], "a key must be a string, not an integer"),
    ("get", [""], "a key must not be empty"),
    ("get", ["x" * 513], "at most 512 bytes, this one has 513"),
    ("get", ["ä" * 257], "at most 512 bytes, this one has 514"),
    ("get", ["a\0b"], "must not contain the character NUL"),
    ("set", ["a"], "this takes (key, value)"),
    ("set", ["a", 1, {"ttls": 1}], "unknown option 'ttls'; did you mean ttl_s?"),
    ("set", ["a", 1, 60], "options must be a map"),
    ("set", ["a", 1, {"ttl_s": 0}], "ttl_s must be from 1 to"),
    ("set", ["a", 1, {"ttl_s": YEARS_10_S + 1}], "ttl_s must be from 1 to"),
    ("set", ["a", 1, {"ttl_s": 1.5}], "ttl_s must be an integer, not a float"),
    ("set", ["a", 1, {"ttl_s": True}], "ttl_s must be an integer, not a bool"),
    ("set", ["a", float("nan")], "it is a float that is not finite"),
    ("set", ["a", {"b": [1, float("inf")]}], "at b[1] there is a float that is not finite"),
    ("set", ["a", {"b": b"x"}], "at b there is a blob inside another value"),
    ("set", ["a", SecretRef("TOKEN")], "it is a secret"),
    ("cas", ["a", -1, 1], "the version must be from 0"),
    ("incr", ["a", "1"], "the difference must be an integer, not a string"),
    ("get_all", [[f"k{number}" for number in range(101)]], "there may be at most 100 keys, not 101"),
    ("get_all", ["a"], "the keys must be an array"),
    ("list", [None], "a prefix must be a string, not ()"),
    ("list", ["", {"limit": 1_001}], "limit must be from 1 to 1000"),
    ("list", ["", {"value": True}], "did you mean values?"),
    ("list", ["", {"reverse": 1}], "reverse must be true or false"),
    ("atomic", [{"set": "a"}], "the operations must be an array"),
    ("atomic", [[{"set": "a"}]], "operation 1: set needs a value"),
    ("atomic", [[{"delete": "a"}, {"sett": "a"}]], "operation 2: unknown operation 'sett'; did you mean set?"),
    ("atomic", [[{"set": "a", "value": 1, "ttl": 1}]], "did you mean ttl_s?"),
    ("atomic", [[{"incr": "a"}] * 65], "there may be at most 64 operations, not 65"),
    ("atomic", [[{"set": f"k{n}", "value": "x" * 250_000} for n in range(5)]], "may write at most 1048576 bytes"),
    ("sett", ["a", 1], "kv has no method 'sett'"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "arguments", "words"), BAD_CALLS)
async def test_bad_arguments_are_refused_with_a_sentence_and_change_nothing(
    script: Script, method: str, arguments: list[Value], words: str
) -> None:
    fault = await fault_of(script.in_store(None, method, *arguments))

    assert fault.code == "bad_argument"
    assert words in fault.message
    assert not fault.retryable
    assert (await script.list(""))["items"] == []
