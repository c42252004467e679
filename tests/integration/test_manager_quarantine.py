"""Scripts in quarantine through the admin API: shown, and released by hand."""

from tests.integration.conftest import Manager


async def test_script_in_quarantine_says_since_when_alone_and_in_the_list(manager: Manager) -> None:
    script = await manager.create("wild")
    await manager.create("tame")
    manager.quarantine.held[script["id"]] = 1_700_000_000_000
    shown = await (await manager.request("GET", "/scripts/wild")).get_json()
    assert shown["quarantined_at"] == "2023-11-14T22:13:20.000Z"
    listed = (await (await manager.request("GET", "/scripts")).get_json())["items"]
    assert {item["name"]: item["quarantined_at"] for item in listed} == {"wild": shown["quarantined_at"], "tame": None}


async def test_release_lets_the_script_run_and_leaves_an_audit_entry(manager: Manager) -> None:
    script = await manager.create("wild")
    manager.quarantine.held[script["id"]] = 1_700_000_000_000
    response = await manager.request("POST", "/scripts/wild/release")
    assert response.status_code == 200
    assert (await response.get_json())["quarantined_at"] is None
    assert manager.quarantine.held == {}
    entries = (await (await manager.request("GET", "/audit?action=script.release")).get_json())["items"]
    assert [entry["object"]["name"] for entry in entries] == ["wild"]


async def test_release_of_a_script_that_runs_changes_nothing(manager: Manager) -> None:
    await manager.create("tame")
    assert (await manager.request("POST", "/scripts/tame/release")).status_code == 200
    assert (await (await manager.request("GET", "/audit?action=script.release")).get_json())["items"] == []


async def test_release_of_an_unknown_script_is_not_found(manager: Manager) -> None:
    assert (await manager.request("POST", "/scripts/nobody/release")).status_code == 404
