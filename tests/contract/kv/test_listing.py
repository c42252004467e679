"""Listings: their order, their pages and the bound of a page."""

import asyncio
import random

from tests.contract.kv.conftest import Script


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
