"""Revisions and rollback through the admin API."""

import pytest

from tests.integration.conftest import Manager, error_of


async def _three_revisions(manager: Manager) -> str:
    script = await manager.create(source="1")
    await manager.request("PATCH", "/scripts/hello", {"source": "2", "limits": {"timeout_ms": 100}})
    await manager.request("PATCH", "/scripts/hello", {"source": "3"})
    return str(script["id"])


async def test_list_of_revisions_is_newest_first_without_source_in_pages(manager: Manager) -> None:
    await _three_revisions(manager)

    first = await (await manager.request("GET", "/scripts/hello/revisions?limit=2")).get_json()
    cursor = first["next_cursor"]
    second = await (await manager.request("GET", f"/scripts/hello/revisions?limit=2&cursor={cursor}")).get_json()

    assert [(item["revision"], item["live"]) for item in first["items"]] == [(3, True), (2, False)]
    assert [item["revision"] for item in second["items"]] == [1]
    assert second["next_cursor"] is None
    assert all("source" not in item for item in first["items"])
    assert first["items"][1]["limits"] == {"timeout_ms": 100}
    assert first["items"][0]["source_bytes"] == 1


async def test_get_of_a_revision_has_its_source(manager: Manager) -> None:
    script_id = await _three_revisions(manager)

    revision = await (await manager.request("GET", f"/scripts/{script_id}/revisions/1")).get_json()

    assert (revision["revision"], revision["source"], revision["live"]) == (1, "1", False)
    assert revision["source_hash"] == "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"


@pytest.mark.parametrize("number", ["0", "-1", "01", "1.0", "x", "9" * 30, "1;DROP"])
async def test_number_out_of_grammar_answers_bad_request(manager: Manager, number: str) -> None:
    await manager.create()

    await error_of(await manager.request("GET", f"/scripts/hello/revisions/{number}"), 400, "bad_request")


async def test_unknown_revision_answers_not_found(manager: Manager) -> None:
    await manager.create()

    await error_of(await manager.request("GET", "/scripts/hello/revisions/2"), 404, "not_found")
    await error_of(await manager.request("POST", "/scripts/hello/rollback", {"revision": 2}), 404, "not_found")
    await error_of(await manager.request("GET", "/scripts/nobody/revisions"), 404, "not_found")
    await error_of(await manager.request("GET", "/scripts/nobody/revisions/1"), 404, "not_found")
    await error_of(await manager.request("POST", "/scripts/nobody/rollback", {"revision": 1}), 404, "not_found")


@pytest.mark.parametrize("body", [{}, {"revision": "1"}, {"revision": 0}, {"revision": 2**63}, {"revision": 1, "x": 1}])
async def test_rollback_body_out_of_bounds_answers_validation_failed(manager: Manager, body: object) -> None:
    await manager.create()

    await error_of(await manager.request("POST", "/scripts/hello/rollback", body), 422, "validation_failed")


async def test_rollback_makes_the_kept_revision_live_with_its_limits(manager: Manager) -> None:
    script_id = await _three_revisions(manager)
    manager.executor.checked.clear()

    response = await manager.request("POST", "/scripts/hello/rollback", {"revision": 2})

    script = await response.get_json()
    assert response.headers["ETag"] == '"4"'
    assert (script["revision"], script["source"], script["limits"]) == (2, "2", {"timeout_ms": 100})
    assert manager.feed.live[script_id].revision == 2
    assert manager.feed.live[script_id].limits.timeout_ms == 100
    assert manager.feed.sources[script_id] == "2"
    assert [source for source, _ in manager.executor.checked] == ["2"]


async def test_save_after_rollback_gets_the_number_after_the_highest(manager: Manager) -> None:
    await _three_revisions(manager)
    await manager.request("POST", "/scripts/hello/rollback", {"revision": 1})

    script = await (await manager.request("PATCH", "/scripts/hello", {"source": "4"})).get_json()

    assert script["revision"] == 4
    page = await (await manager.request("GET", "/scripts/hello/revisions")).get_json()
    assert [(item["revision"], item["live"]) for item in page["items"]] == [
        (4, True),
        (3, False),
        (2, False),
        (1, False),
    ]


async def test_rollback_to_the_live_revision_changes_nothing(manager: Manager) -> None:
    await manager.create()

    response = await manager.request("POST", "/scripts/hello/rollback", {"revision": 1})

    assert response.status_code == 200
    assert response.headers["ETag"] == '"1"'


async def test_rollback_to_a_revision_that_no_longer_compiles_is_refused(manager: Manager) -> None:
    script_id = await _three_revisions(manager)
    async with manager.storage.control.transaction() as transaction:
        await transaction.execute("DROP TRIGGER revisions_are_immutable")
        await transaction.execute(
            "UPDATE revisions SET source = $1, source_hash = $2 WHERE number = 1",
            "error!",
            "0000000000000000000000000000000000000000000000000000000000000000",
        )
    await error_of(
        await manager.request("POST", "/scripts/hello/rollback", {"revision": 1}), 503, "storage_unavailable"
    )
    async with manager.storage.control.transaction() as transaction:
        await transaction.execute(
            "UPDATE revisions SET source_hash = $1 WHERE number = 1",
            "907a4d78baff02987339447173648736cd721f43ecec452b3a9b4f8cebdde5b0",
        )

    await error_of(
        await manager.request("POST", "/scripts/hello/rollback", {"revision": 1}), 422, "script_compile_error"
    )

    assert manager.feed.live[script_id].revision == 3


async def test_rollback_with_outdated_if_match_answers_precondition_failed(manager: Manager) -> None:
    await _three_revisions(manager)

    response = await manager.request("POST", "/scripts/hello/rollback", {"revision": 1}, {"If-Match": '"1"'})

    await error_of(response, 412, "precondition_failed")


async def test_source_changed_on_disk_is_never_served(manager: Manager) -> None:
    script = await manager.create()
    await manager.storage.control.execute("DROP TRIGGER revisions_are_immutable")
    await manager.storage.control.execute("UPDATE revisions SET source = '1 + 2'")

    error = await error_of(await manager.request("GET", "/scripts/hello"), 503, "storage_unavailable")

    assert error["details"] == {"script_id": script["id"], "revision": 1}


async def test_revisions_cannot_be_changed_even_by_sql(manager: Manager) -> None:
    await manager.create()

    with pytest.raises(Exception, match="immutable"):
        await manager.storage.control.execute("UPDATE revisions SET source = '2'")
