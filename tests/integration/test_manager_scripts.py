"""Scripts through the admin API, on a real database."""

import asyncio
import gc
from typing import Any

import pytest

from picloud.manager.models.scripts import NewScript
from tests.integration.conftest import BY, Manager, error_of

Json = dict[str, Any]


async def test_create_answers_the_whole_script_and_publishes_it_before(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "hello", "source": "40 + 2"})

    assert response.status_code == 201
    script = await response.get_json()
    assert response.headers["ETag"] == '"1"'
    assert response.headers["Location"] == f"/api/v1/admin/scripts/{script['id']}"
    assert response.headers["Cache-Control"] == "no-store, no-transform"
    assert script["name"] == "hello"
    assert script["description"] == ""
    assert script["enabled"] is True
    assert script["access"] == "public"
    assert script["limits"] == {}
    assert script["effective_limits"]["timeout_ms"] == 5_000
    assert script["revision"] == 1
    assert script["source"] == "40 + 2"
    assert script["url"] == "/api/v1/execute/hello"
    assert script["created_at"] == script["updated_at"] == "2023-11-14T22:13:20.000Z"
    live = manager.feed.live[script["id"]]
    assert (live.name, live.revision, live.enabled, live.access) == ("hello", 1, True, "public")
    assert manager.feed.sources[script["id"]] == "40 + 2"


@pytest.mark.parametrize("source", ["", "// only a comment\n", "let a = 1;\r\na\r\n"])
async def test_create_keeps_source_as_it_is(manager: Manager, source: str) -> None:
    script = await manager.create(source=source)

    stored = await (await manager.request("GET", "/scripts/hello")).get_json()
    assert script["source"] == stored["source"] == source


async def test_create_strips_a_byte_order_mark(manager: Manager) -> None:
    assert (await manager.create(source="\ufeff1"))["source"] == "1"


async def test_get_finds_by_id_and_by_name(manager: Manager) -> None:
    script = await manager.create()
    for field in ("warnings", "changed", "previous_revision", "uses"):  # of the save alone
        del script[field]

    for reference in (script["id"], "hello"):
        response = await manager.request("GET", f"/scripts/{reference}")
        assert response.status_code == 200
        assert response.headers["ETag"] == '"1"'
        assert await response.get_json() == script


async def test_script_named_check_can_be_read(manager: Manager) -> None:
    await manager.create("check")

    assert (await manager.request("GET", "/scripts/check")).status_code == 200


async def test_second_script_of_a_name_answers_already_exists(manager: Manager) -> None:
    await manager.create()

    response = await manager.request("POST", "/scripts", {"name": "hello", "source": "2"})

    error = await error_of(response, 409, "already_exists")
    assert error["details"]["name"] == "hello"


async def test_same_name_twice_at_once_makes_exactly_one(manager: Manager) -> None:
    manager.executor.delay_s = 0.02
    responses = await asyncio.gather(
        *(manager.request("POST", "/scripts", {"name": "twin", "source": str(n)}) for n in range(8))
    )

    assert sorted(response.status_code for response in responses) == [201] + [409] * 7
    assert await manager.scripts.count() == 1
    assert len(manager.feed.live) == 1


async def test_delete_takes_the_script_away_at_once(manager: Manager) -> None:
    script = await manager.create()

    response = await manager.request("DELETE", "/scripts/hello")

    assert response.status_code == 204
    assert not {"content-type", "content-length"} & set(response.headers), "of a body that there is none of"
    assert await response.get_data() == b""
    assert manager.feed.live == {}
    await error_of(await manager.request("GET", f"/scripts/{script['id']}"), 410, "script_deleted")
    await error_of(await manager.request("DELETE", "/scripts/hello"), 404, "not_found")
    assert await manager.storage.control.fetch_all("SELECT number FROM revisions") == []


async def test_list_is_newest_first_without_source_in_pages(manager: Manager) -> None:
    for number in range(5):
        await manager.create(f"s{number}")
        await asyncio.sleep(0.002)

    names: list[str] = []
    path = "/scripts?limit=2"
    for expected_more in (True, True, False):
        page = await (await manager.request("GET", path)).get_json()
        assert all("source" not in item for item in page["items"])
        names += [item["name"] for item in page["items"]]
        assert (page["next_cursor"] is not None) is expected_more
        path = f"/scripts?limit=2&cursor={page['next_cursor']}"
    assert names == ["s4", "s3", "s2", "s1", "s0"]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("greet", ["greeter", "hello"]),
        ("GREET", ["greeter", "hello"]),
        ("%C3%84rger", ["trouble"]),
        ("%C3%A4RGER", ["trouble"]),
        ("100%25", ["percent"]),
        ("_", []),
        ("nothing", []),
        ("", ["percent", "trouble", "greeter", "hello"]),
    ],
)
async def test_list_finds_part_of_name_or_description(manager: Manager, query: str, names: list[str]) -> None:
    for name, description in (("hello", "Greets"), ("greeter", ""), ("trouble", "Ärger"), ("percent", "100% x")):
        await manager.create(name, description=description)
        await asyncio.sleep(0.002)

    page = await (await manager.request("GET", f"/scripts?q={query}")).get_json()

    assert [item["name"] for item in page["items"]] == names


async def test_check_tells_findings_without_keeping_anything(manager: Manager) -> None:
    good = await (await manager.request("POST", "/scripts/check", {"source": "1"})).get_json()
    warned = await (await manager.request("POST", "/scripts/check", {"source": "warn!"})).get_json()
    bad = await (await manager.request("POST", "/scripts/check", {"source": "error!"})).get_json()
    lying = await (await manager.request("POST", "/scripts/check", {"source": "\u2066"})).get_json()

    assert good == {"ok": True, "diagnostics": [], "uses": []}
    assert warned["ok"] is True
    assert warned["diagnostics"][0]["severity"] == "warning"
    assert bad["ok"] is False
    assert bad["diagnostics"][0]["line"] == 3
    assert (lying["ok"], lying["diagnostics"][0]["code"]) == (False, "suspicious_characters")
    assert await manager.scripts.count() == 0


async def test_save_answers_executor_unavailable_and_keeps_nothing(manager: Manager) -> None:
    manager.executor.available = False

    response = await manager.request("POST", "/scripts", {"name": "hello", "source": "1"})

    await error_of(response, 503, "executor_unavailable")
    assert response.headers["Retry-After"] == "1"
    assert await manager.scripts.count() == 0


async def test_save_of_a_caller_that_is_gone_is_still_published(manager: Manager) -> None:
    manager.executor.delay_s = 0.03
    call = asyncio.create_task(manager.scripts.create(NewScript(name="hello", source="1"), BY))
    await manager.executor.check_begun.wait()

    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call

    async with asyncio.timeout(2):
        await manager.feed.told.wait()
    assert (await manager.scripts.get("hello")).revision == 1


async def test_refused_save_of_a_caller_that_is_gone_makes_no_noise(
    manager: Manager, caplog: pytest.LogCaptureFixture
) -> None:
    manager.executor.delay_s = 0.01
    call = asyncio.create_task(manager.scripts.create(NewScript(name="hello", source="error!"), BY))
    await manager.executor.check_begun.wait()
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    await asyncio.sleep(0.03)
    gc.collect()

    assert caplog.records == []
