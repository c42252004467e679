"""Changes of a script through the admin API: revisions, entity tags, races, callers who go away."""

import asyncio
from typing import Any

import pytest

from picloud.shared.models import SandboxLimits
from tests.integration.conftest import Manager, error_of

Json = dict[str, Any]


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


async def test_save_says_what_was_live_before_and_whether_it_changed_anything(manager: Manager) -> None:
    made = await manager.create("hello", "1")
    assert (made["previous_revision"], made["revision"], made["changed"]) == (None, 1, True)

    async def saved(method: str, path: str, body: Json) -> tuple[Any, ...]:
        answer = await (await manager.request(method, path, body)).get_json()
        return answer["previous_revision"], answer["revision"], answer["changed"]

    assert await saved("PATCH", "/scripts/hello", {"source": "2"}) == (1, 2, True)
    assert await saved("PATCH", "/scripts/hello", {"source": "2"}) == (2, 2, False)
    assert await saved("PATCH", "/scripts/hello", {"description": "d"}) == (2, 2, True)
    assert await saved("POST", "/scripts/hello/rollback", {"revision": 1}) == (2, 1, True)
    assert await saved("POST", "/scripts/hello/rollback", {"revision": 1}) == (1, 1, False)


async def test_update_that_does_not_compile_leaves_the_live_revision(manager: Manager) -> None:
    script = await manager.create()
    for field in ("warnings", "previous_revision", "changed", "uses"):  # of the save alone
        del script[field]

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

    for tag in ('"1"', 'W/"1"', '"1-gzip"', '"2-x"', '"zzz"', '"1", "3"'):
        response = await manager.request(method, "/scripts/hello", body, {"If-Match": tag})
        await error_of(response, 412, "precondition_failed")
    assert (await manager.scripts.get("hello")).version == 2


async def test_if_match_that_cannot_be_read_answers_bad_request(manager: Manager) -> None:
    await manager.create()

    response = await manager.request("PATCH", "/scripts/hello", {"source": "3"}, {"If-Match": "1"})

    await error_of(response, 400, "bad_request")


@pytest.mark.parametrize(
    "tag", ['"1"', '"0", "1"', "*", 'W/"1"', '"1-gzip"', 'W/"1-br"', '"1--gzip"', '"1;gzip"', 'W/"0", W/"1"']
)
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
