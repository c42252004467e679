"""A script is the same one under another name, and is said to be gone when it is."""

from msgspec import structs

from tests.factories import make_live_script, make_record
from tests.integration.conftest import Manager, error_of


async def test_executions_of_a_renamed_script_lead_to_it_by_id(manager: Manager) -> None:
    script = await manager.create("before")
    record = structs.replace(make_record(make_live_script(script["id"], "before")))
    manager.sink.record(record)
    assert (await manager.request("PATCH", "/scripts/before", {"name": "after"})).status_code == 200
    other = await manager.create("before", "2")

    execution = await (await manager.request("GET", f"/executions/{record.id}")).get_json()
    assert (execution["script_id"], execution["script_name"]) == (script["id"], "before")
    found = await (await manager.request("GET", f"/scripts/{execution['script_id']}")).get_json()
    assert found["name"] == "after"
    await manager.request("POST", f"/scripts/{execution['script_id']}/run", {})
    assert manager.executor.executed[-1].script.id == script["id"]

    for reference, count in ((script["id"], 1), ("after", 1), (other["id"], 0), ("before", 0)):
        page = await (await manager.request("GET", f"/executions?script={reference}")).get_json()
        assert len(page["items"]) == count, reference


async def test_deleted_script_is_said_to_be_gone_by_its_id_alone(manager: Manager) -> None:
    script = await manager.create()
    assert (await manager.request("DELETE", f"/scripts/{script['id']}")).status_code == 204
    for method, path, body in (
        ("GET", "", None),
        ("PATCH", "", {"description": "x"}),
        ("DELETE", "", None),
        ("GET", "/revisions", None),
        ("POST", "/run", {}),
        ("POST", "/rollback", {"revision": 1}),
    ):
        response = await manager.request(method, f"/scripts/{script['id']}{path}", body)
        error = await error_of(response, 410, "script_deleted")
        assert error["details"]["deleted_at"].endswith("Z")
    await error_of(await manager.request("GET", "/scripts/hello"), 404, "not_found")
    never = script["id"][:-4] + ("0000" if script["id"][-4:] != "0000" else "1111")
    await error_of(await manager.request("GET", f"/scripts/{never}"), 404, "not_found")
