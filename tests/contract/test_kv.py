"""The service `kv` on every engine: what each method does, what is refused, and what is kept."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from picloud.manager.data import kv_ledger, kv_stores
from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.kv_values import MAX_VALUE_BYTES
from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.shared.clock import now_ms
from picloud.shared.models import MIB
from picloud.shared.services import Grants, SecretRef, ServiceCaller, ServiceFault, Value
from tests.postgres import PostgresServer

YEARS_10_S = 10 * 365 * 86_400


class Clock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = now_ms()

    def __call__(self) -> int:
        return self.now


class Script:
    """One run of a script that calls `kv`."""

    def __init__(self, provider: KvProvider, script_id: str = "a", **caller: Any) -> None:
        self.provider = provider
        self.caller = ServiceCaller(script_id, script_id, "e", caller.pop("grants", Grants()), 1e12, **caller)

    async def in_store(self, namespace: Value, method: str, *arguments: Value) -> Any:
        return await self.provider.call(self.caller, method, [namespace, *arguments])

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return lambda *arguments: self.in_store(None, method, *arguments)


async def open_sqlite(request: pytest.FixtureRequest) -> Database:
    directory: Path = request.getfixturevalue("tmp_path")
    database = await SqliteDatabase.open(directory / "data.db")
    await apply_migrations(database, load_migrations("sqlite")["data"], now_ms)
    return database


async def open_postgres(request: pytest.FixtureRequest) -> Database:
    server: PostgresServer = request.getfixturevalue("postgres")
    database = await PostgresDatabase.open(server.make_database(), "picloud_data")
    await database.execute("CREATE SCHEMA picloud_data")
    await apply_migrations(database, load_migrations("postgres")["data"], now_ms)
    return database


OPENERS = {"sqlite": open_sqlite, "postgres": open_postgres}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(params=OPENERS)
async def database(request: pytest.FixtureRequest) -> AsyncIterator[Database]:
    database = await OPENERS[request.param](request)
    yield database
    await database.close()


@pytest.fixture
async def stores(database: Database, clock: Clock) -> AsyncIterator[KvStores]:
    stores = KvStores(database, max_bytes=256 * MIB, clock=clock)
    yield stores
    await stores.close()


@pytest.fixture
def provider(stores: KvStores) -> KvProvider:
    return KvProvider(stores)


@pytest.fixture
def script(provider: KvProvider) -> Script:
    return Script(provider)


async def fault_of(call: Any) -> ServiceFault:
    with pytest.raises(ServiceFault) as caught:
        await call
    return caught.value


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


async def test_list_goes_through_pages_in_both_directions(script: Script) -> None:
    keys = [f"user:{number:03d}" for number in range(25)]
    for key in [*keys, "use", "user;", "v"]:
        await script.set(key, key.upper())

    for reverse in (False, True):
        found, after = [], None
        while True:
            options = {"limit": 7, "reverse": reverse, "values": True} | ({"after": after} if after else {})
            page = await script.list("user:", options)
            found += [(item["key"], item["value"]) for item in page["items"]]
            after = page["next"]
            if after is None:
                break
        expected = sorted(keys, reverse=reverse)
        assert found == [(key, key.upper()) for key in expected]
    assert (await script.list("user:", {"limit": 25}))["next"] is None
    assert (await script.list("user:", {"limit": 24}))["next"] == keys[23]


async def test_page_with_values_ends_before_it_is_too_large(script: Script) -> None:
    for number in range(6):
        await script.set(f"k{number}", "x" * 250_000)

    page = await script.list("", {"values": True})

    assert [item["key"] for item in page["items"]] == ["k0", "k1", "k2", "k3"]
    assert page["next"] == "k3"


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


BAD_CALLS: list[tuple[str, list[Value], str]] = [
    ("get", [], "this takes (key)"),
    ("get", [1], "a key must be a string, not an integer"),
    ("get", [""], "a key must not be empty"),
    ("get", ["x" * 513], "at most 512 bytes, this one has 513"),
    ("get", ["ä" * 257], "at most 512 bytes, this one has 514"),
    ("get", ["a\0b"], "must not contain the character NUL"),
    ("set", ["a"], "this takes (key, value)"),
    ("set", ["a", 1, {"ttls": 1}], "there is no option 'ttls'; did you mean ttl_s?"),
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
    ("get_all", [[f"k{number}" for number in range(101)]], "there may be 100 keys, not 101"),
    ("get_all", ["a"], "the keys must be an array"),
    ("list", [None], "a prefix must be a string, not ()"),
    ("list", ["", {"limit": 1_001}], "limit must be from 1 to 1000"),
    ("list", ["", {"value": True}], "did you mean values?"),
    ("list", ["", {"reverse": 1}], "reverse must be true or false"),
    ("atomic", [{"set": "a"}], "the operations must be an array"),
    ("atomic", [[{"set": "a"}]], "operation 1: set needs a value"),
    ("atomic", [[{"delete": "a"}, {"sett": "a"}]], "operation 2: there is no operation 'sett'; did you mean set?"),
    ("atomic", [[{"set": "a", "value": 1, "ttl": 1}]], "did you mean ttl_s?"),
    ("atomic", [[{"incr": "a"}] * 65], "there may be 64 operations, not 65"),
    ("atomic", [[{"set": f"k{n}", "value": "x" * 250_000} for n in range(5)]], "the operations may write 1048576"),
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


async def test_value_may_have_256_kib(script: Script) -> None:
    await script.set("a", b"x" * MAX_VALUE_BYTES)
    fault = await fault_of(script.set("a", b"x" * (MAX_VALUE_BYTES + 1)))

    assert fault.code == "kv_value_too_large"
    assert await script.get("a") == b"x" * MAX_VALUE_BYTES


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


async def test_expired_keys_make_room(script: Script, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kv_ledger, "MAX_KEYS", 2)
    await script.set("a", 1, {"ttl_s": 1})
    await script.set("b", 1, {"ttl_s": 1})
    clock.now += 1_001

    await script.set("c", 1)


@pytest.mark.parametrize("runs", [16])
async def test_incr_and_cas_at_once_lose_nothing(provider: KvProvider, runs: int) -> None:
    async def count(_run: int) -> None:
        script = Script(provider)
        for _ in range(60):
            await script.incr("incr")
            while True:
                entry = await script.entry("cas")
                version, value = (entry["version"], entry["value"]) if entry else (0, 0)
                if await script.cas("cas", version, value + 1):
                    break

    await asyncio.gather(*map(count, range(runs)))

    assert await Script(provider).get_all(["incr", "cas"]) == {"incr": 60 * runs, "cas": 60 * runs}


async def test_a_read_sees_every_answered_write(provider: KvProvider) -> None:
    async def write_and_read(number: int) -> None:
        script = Script(provider)
        for value in range(30):
            await script.set(f"k{number % 4}", [number, value])
            found = await script.get(f"k{number % 4}")
            assert found[0] != number or found[1] >= value

    await asyncio.gather(*map(write_and_read, range(12)))


async def test_a_refused_operation_leaves_the_others_of_its_group(provider: KvProvider) -> None:
    script = Script(provider)
    await script.set("text", "x")
    calls = [script.incr("text" if number % 3 == 0 else "n") for number in range(30)]

    outcomes = await asyncio.gather(*calls, return_exceptions=True)

    assert sorted(outcome for outcome in outcomes if isinstance(outcome, int)) == list(range(1, 21))
    assert [type(outcome) for outcome in outcomes if not isinstance(outcome, int)] == [ServiceFault] * 10


async def test_a_caller_that_leaves_drops_its_write_or_has_it_whole(provider: KvProvider) -> None:
    script = Script(provider)
    tasks = [asyncio.create_task(script.incr("n")) for _ in range(200)]
    await asyncio.sleep(0)
    for task in tasks[::2]:
        task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)

    answered = [outcome for outcome in outcomes if isinstance(outcome, int)]
    assert len(answered) >= 100
    assert len(set(answered)) == len(answered)
    assert await script.incr("n", 0) >= max(answered)
    assert await script.get("n") == await script.incr("n", 0)


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


def random_keys(count: int) -> list[str]:
    """Keys of all lengths of UTF-8 sequences, many with common beginnings."""
    chance = random.Random(7)  # the same keys each time
    ranges = [(1, 0x7F), (0x80, 0x7FF), (0x800, 0xD7FF), (0xE000, 0xFFFF), (0x10000, 0x10FFFF)]
    keys: set[str] = set()
    while len(keys) < count:
        text = "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(chance.randint(1, 6)))
        keys.add(chance.choice(["", "a", "ä", "\U0001f4a5"]) + text)
    return sorted(keys, key=lambda _: chance.random())


async def test_ten_thousand_unicode_keys_are_listed_by_their_bytes(script: Script) -> None:
    keys = random_keys(10_000)
    for start in range(0, len(keys), 640):
        parts = [keys[at : at + 64] for at in range(start, min(start + 640, len(keys)), 64)]
        await asyncio.gather(*(script.atomic([{"set": key, "value": 1} for key in part]) for part in parts))

    found: list[str] = []
    after = None
    while True:
        page = await script.list("", {"limit": 1_000, **({"after": after} if after else {})})
        found += [item["key"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break

    assert found == sorted(keys, key=lambda key: key.encode())
