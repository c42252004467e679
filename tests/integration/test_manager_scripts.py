"""Scripts through the admin API, on a real database."""

import asyncio
import gc
from typing import Any

import pytest

from picloud.manager.models import NewScript
from picloud.shared.models import SandboxLimits
from tests.integration.conftest import BY, Manager, error_of

Json = dict[str, Any]


async def test_create_answers_the_whole_script_and_publishes_it_before(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "hello", "source": "40 + 2"})

    assert response.status_code == 201
    script = await response.get_json()
    assert response.headers["ETag"] == '"1"'
    assert response.headers["Location"] == f"/api/v1/admin/scripts/{script['id']}"
    assert response.headers["Cache-Control"] == "no-store"
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
    del script["warnings"]  # of the save alone

    for reference in (script["id"], "hello"):
        response = await manager.request("GET", f"/scripts/{reference}")
        assert response.status_code == 200
        assert response.headers["ETag"] == '"1"'
        assert await response.get_json() == script


async def test_script_named_check_can_be_read(manager: Manager) -> None:
    await manager.create("check")

    assert (await manager.request("GET", "/scripts/check")).status_code == 200


@pytest.mark.parametrize(
    "name",
    [
        "",
        "a" * 64,
        "a" * 129,
        "../x",
        "a/b",
        "\u00e9",
        "e\u0301",
        "Hello",
        ".x",
        "-x",
        "_x",
        "a b",
        "a\n",
        "💥",
        "01890000-0000-7000-8000-000000000001",
    ],
)
async def test_create_answers_invalid_name(manager: Manager, name: str) -> None:
    response = await manager.request("POST", "/scripts", {"name": name, "source": "1"})

    await error_of(response, 422, "invalid_name")
    assert await manager.scripts.count() == 0


@pytest.mark.parametrize("name", ["a", "0", "con", "a" * 63, "a-b_c", "0abc--"])
async def test_create_takes_every_name_of_the_grammar(manager: Manager, name: str) -> None:
    assert (await manager.create(name))["name"] == name


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "x"}, "id"),
        ({"revision": 7}, "revision"),
        ({"is_admin": True}, "is_admin"),
        ({"tags": ["t"] * 1_001}, "tags"),
        ({"description": 5}, "description"),
        ({"description": None}, "description"),
        ({"description": "a" * 1_001}, "description"),
        ({"description": "a\u0000b"}, "description"),
        ({"description": "\u001b[31m"}, "description"),
        ({"enabled": "yes"}, "enabled"),
        ({"enabled": 1}, "enabled"),
        ({"access": "everyone"}, "access"),
        ({"limits": None}, "limits"),
        ({"limits": []}, "limits"),
        ({"limits": {"timeout": 5}}, "limits.timeout"),
        ({"limits": {"timeout_ms": -1}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 0}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 300_001}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 2**63}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 1e9}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": 5.5}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": "5"}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": True}}, "limits.timeout_ms"),
        ({"limits": {"timeout_ms": None}}, "limits.timeout_ms"),
        ({"limits": {"max_memory_bytes": 256 * 2**20 + 1}}, "limits.max_memory_bytes"),
    ],
)
async def test_create_and_update_answer_validation_failed_naming_the_field(
    manager: Manager, change: Json, field: str
) -> None:
    await manager.create()
    for method, path, body in (
        ("POST", "/scripts", {"name": "other", "source": "1", **change}),
        ("PATCH", "/scripts/hello", change),
    ):
        error = await error_of(await manager.request(method, path, body), 422, "validation_failed")
        assert [fault["field"] for fault in error["details"]["errors"]] == [field]
    assert await manager.scripts.count() == 1
    assert (await manager.scripts.get("hello")).version == 1


async def test_create_lists_all_faults_at_once(manager: Manager) -> None:
    body = {"source": 1, "enabled": "no", "limits": {"timeout_ms": 0, "zzz": 1}, "extra": 1, "description": "\u0007"}

    error = await error_of(await manager.request("POST", "/scripts", body), 422, "validation_failed")

    fields = {fault["field"] for fault in error["details"]["errors"]}
    assert fields == {"name", "source", "enabled", "limits.timeout_ms", "limits.zzz", "extra", "description"}


async def test_create_cuts_the_list_of_faults_of_a_huge_body(manager: Manager) -> None:
    body = {f"field{number}": 1 for number in range(50_000)}

    error = await error_of(await manager.request("POST", "/scripts", body), 422, "validation_failed")

    assert len(error["details"]["errors"]) == 100
    assert error["details"]["more"] == 50_002 - 100


@pytest.mark.parametrize("value", [1, "text", None, [], True])
async def test_create_answers_validation_failed_when_body_is_no_object(manager: Manager, value: object) -> None:
    response = await manager.request("POST", "/scripts", data=str(value).lower() if value is not None else "null")
    if value == "text":
        await error_of(response, 400, "invalid_json")
    else:
        error = await error_of(response, 422, "validation_failed")
        assert error["details"]["errors"][0]["field"] == "body"


async def test_create_answers_script_compile_error_with_position(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": "error!"})

    error = await error_of(response, 422, "script_compile_error")
    assert error["message"] == "Line 3, column 7: expecting an expression"
    assert error["details"]["line"] == 3
    assert error["details"]["column"] == 7
    assert error["details"]["diagnostics"] == [
        {
            "severity": "error",
            "code": "script_compile_error",
            "message": "expecting an expression",
            "line": 3,
            "column": 7,
        }
    ]
    assert await manager.scripts.count() == 0
    assert manager.feed.published == []


async def test_create_answers_forbidden_symbol(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": "eval(1)"})

    await error_of(response, 422, "forbidden_symbol")


async def test_save_takes_a_source_with_warnings_and_tells_them(manager: Manager) -> None:
    warning = {
        "severity": "warning",
        "code": "shadowed_name",
        "message": "ctx is shadowed",
        "line": 1,
        "column": 5,
    }
    assert (await manager.create("hello", "warn!"))["warnings"] == [warning]

    async def answer(method: str, path: str, body: dict[str, object]) -> Any:  # Any: a JSON value has any type
        return (await (await manager.request(method, path, body)).get_json())["warnings"]

    assert await answer("PATCH", "/scripts/hello", {"source": "1"}) == []
    assert await answer("PATCH", "/scripts/hello", {"source": "warn! 2"}) == [warning]
    assert await answer("PATCH", "/scripts/hello", {"description": "nothing to check"}) == []
    assert await answer("POST", "/scripts/hello/rollback", {"revision": 1}) == [warning]
    assert "warnings" not in await (await manager.request("GET", "/scripts/hello")).get_json()


async def test_create_answers_suspicious_characters_with_position(manager: Manager) -> None:
    source = 'let a = 1;\nlet b = "\u202e";'
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": source})

    error = await error_of(response, 422, "suspicious_characters")
    assert (error["details"]["line"], error["details"]["column"]) == (2, 10)
    assert manager.executor.checked == []


async def test_create_answers_invalid_encoding_for_nul(manager: Manager) -> None:
    response = await manager.request("POST", "/scripts", {"name": "bad", "source": "1;\n2\u0000"})

    error = await error_of(response, 400, "invalid_encoding")
    assert (error["details"]["line"], error["details"]["column"]) == (2, 2)


async def test_source_size_is_counted_in_bytes_of_utf8(manager: Manager) -> None:
    half = 128 * 1024
    await manager.create("fits", "ä" * half)

    response = await manager.request("POST", "/scripts", {"name": "no", "source": "ä" * half + "x"})
    await error_of(response, 413, "source_too_large")
    response = await manager.request("PATCH", "/scripts/fits", {"source": "x" * (2 * half + 1)})
    await error_of(response, 413, "source_too_large")


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


async def test_update_of_source_makes_a_live_revision(manager: Manager) -> None:
    script = await manager.create()
    manager.clock.now += 5_000

    response = await manager.request("PATCH", "/scripts/hello", {"source": "2"})

    assert response.status_code == 200
    assert response.headers["ETag"] == '"2"'
    updated = await response.get_json()
    assert updated["revision"] == 2
    assert updated["source"] == "2"
    assert updated["updated_at"] == "2023-11-14T22:13:25.000Z"
    assert updated["created_at"] == script["created_at"]
    assert manager.feed.live[script["id"]].revision == 2
    assert manager.feed.sources[script["id"]] == "2"


async def test_update_of_limits_makes_a_revision_with_effective_limits(manager: Manager) -> None:
    script = await manager.create(limits={"timeout_ms": 100})

    updated = await (await manager.request("PATCH", "/scripts/hello", {"limits": {"max_operations": 5_000}})).get_json()

    assert updated["revision"] == 2
    assert updated["limits"] == {"max_operations": 5_000}
    assert updated["effective_limits"]["timeout_ms"] == SandboxLimits().timeout_ms
    assert manager.feed.live[script["id"]].limits.max_operations == 5_000


async def test_update_of_other_fields_makes_no_revision_and_compiles_nothing(manager: Manager) -> None:
    script = await manager.create()
    manager.executor.checked.clear()
    change = {"name": "renamed", "description": "new", "enabled": False, "access": "token"}

    response = await manager.request("PATCH", "/scripts/hello", change)

    updated = await response.get_json()
    assert response.headers["ETag"] == '"2"'
    assert updated["revision"] == 1
    assert change.items() <= updated.items()
    assert manager.executor.checked == []
    live = manager.feed.live[script["id"]]
    assert (live.name, live.enabled, live.access) == ("renamed", False, "token")
    assert (await manager.request("GET", "/scripts/hello")).status_code == 404


@pytest.mark.parametrize("change", [{}, {"source": "1 + 1"}, {"limits": {}, "enabled": True}])
async def test_update_that_changes_nothing_writes_nothing(manager: Manager, change: Json) -> None:
    await manager.create()
    published = len(manager.feed.published)

    response = await manager.request("PATCH", "/scripts/hello", change)

    assert response.status_code == 200
    assert response.headers["ETag"] == '"1"'
    assert (await response.get_json())["revision"] == 1
    assert len(manager.feed.published) == published


async def test_update_that_does_not_compile_leaves_the_live_revision(manager: Manager) -> None:
    script = await manager.create()
    del script["warnings"]  # of the save alone

    response = await manager.request("PATCH", "/scripts/hello", {"source": "error!", "description": "x"})

    await error_of(response, 422, "script_compile_error")
    assert await (await manager.request("GET", "/scripts/hello")).get_json() == script
    assert manager.feed.live[script["id"]].revision == 1


async def test_update_to_a_taken_name_answers_already_exists(manager: Manager) -> None:
    await manager.create("a")
    await manager.create("b")

    await error_of(await manager.request("PATCH", "/scripts/a", {"name": "b"}), 409, "already_exists")


@pytest.mark.parametrize("method", ["PATCH", "DELETE"])
async def test_outdated_if_match_answers_precondition_failed(manager: Manager, method: str) -> None:
    await manager.create()
    await manager.request("PATCH", "/scripts/hello", {"source": "2"})
    body = {"source": "3"} if method == "PATCH" else None

    for tag in ('"1"', 'W/"2"', '"zzz"', '"1", "3"'):
        response = await manager.request(method, "/scripts/hello", body, {"If-Match": tag})
        await error_of(response, 412, "precondition_failed")
    assert (await manager.scripts.get("hello")).version == 2


async def test_if_match_that_cannot_be_read_answers_bad_request(manager: Manager) -> None:
    await manager.create()

    response = await manager.request("PATCH", "/scripts/hello", {"source": "3"}, {"If-Match": "1"})

    await error_of(response, 400, "bad_request")


@pytest.mark.parametrize("tag", ['"1"', '"0", "1"', "*"])
async def test_present_if_match_lets_the_update_through(manager: Manager, tag: str) -> None:
    await manager.create()

    response = await manager.request("PATCH", "/scripts/hello", {"source": "2"}, {"If-Match": tag})

    assert response.status_code == 200


async def test_of_two_racing_updates_with_one_tag_one_wins(manager: Manager) -> None:
    await manager.create()
    manager.executor.delay_s = 0.02
    responses = await asyncio.gather(
        *(manager.request("PATCH", "/scripts/hello", {"source": str(n)}, {"If-Match": '"1"'}) for n in (10, 20))
    )

    assert sorted(response.status_code for response in responses) == [200, 412]


async def test_racing_updates_without_a_tag_all_take_effect(manager: Manager) -> None:
    script = await manager.create()
    manager.executor.delay_s = 0.01
    changes: list[Json] = [{"source": str(n)} for n in range(5)] + [{"description": "d"}, {"enabled": False}]
    responses = await asyncio.gather(*(manager.request("PATCH", "/scripts/hello", c) for c in changes))

    assert {response.status_code for response in responses} == {200}
    final = await manager.scripts.get("hello")
    assert (final.revision, final.version, final.description, final.enabled) == (6, 8, "d", False)
    assert manager.feed.live[script["id"]].revision == 6
    assert manager.feed.sources[script["id"]] == final.source


async def test_delete_takes_the_script_away_at_once(manager: Manager) -> None:
    script = await manager.create()

    response = await manager.request("DELETE", "/scripts/hello")

    assert response.status_code == 204
    assert await response.get_data() == b""
    assert manager.feed.live == {}
    await error_of(await manager.request("GET", f"/scripts/{script['id']}"), 404, "not_found")
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

    assert good == {"ok": True, "diagnostics": []}
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
