"""Scripts in quarantine through the admin API: shown, and released by hand."""

from functools import partial

import pytest

from picloud.manager.models.scripts import Script
from picloud.manager.scripts.changes import audit_entry
from tests.integration.conftest import BY, Manager


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


async def _released_elsewhere(manager: Manager, script: Script) -> None:
    """What another process on the same database leaves there."""
    await manager.script_store.note(audit_entry(BY, "script.release", manager.clock.now, script, script))


@pytest.mark.parametrize("all_of_them", [True, False])
async def test_release_by_another_process_is_followed(manager: Manager, all_of_them: bool) -> None:
    script = await manager.scripts.get((await manager.create("wild"))["id"])
    manager.quarantine.held[script.id] = manager.clock.now
    refresh = manager.scripts.refresh_all if all_of_them else partial(manager.scripts.refresh, script.id)
    await refresh()
    assert script.id in manager.quarantine.held, "nobody released it"
    await _released_elsewhere(manager, script)
    await refresh()
    assert manager.quarantine.held == {}


async def test_release_of_before_the_quarantine_does_not_end_it(manager: Manager) -> None:
    script = await manager.scripts.get((await manager.create("wild"))["id"])
    await _released_elsewhere(manager, script)
    manager.quarantine.held[script.id] = manager.clock.now + 1
    await manager.scripts.refresh_all()
    assert script.id in manager.quarantine.held
