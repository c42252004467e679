"""Executions in progress through the admin API: the list, and the end that a person asks for."""

from picloud.shared.running import RunningExecution
from tests.integration.conftest import Manager, error_of

IDS = [f"019ab0c2-0000-7000-8000-00000000000{number}" for number in range(10)]


def running(number: int, *, waits_for: str = "", duration_us: int = 1_000) -> RunningExecution:
    return RunningExecution(
        IDS[number], IDS[9], "hello", 3, "http", False, 1_700_000_000_000, duration_us, 5_000, waits_for
    )


async def test_list_shows_what_runs_longest_first(manager: Manager) -> None:
    manager.executor.running = [running(1), running(2, waits_for="http.get api.github.com", duration_us=2_000_000)]

    response = await manager.request("GET", "/executions/running")

    assert response.status_code == 200
    first, second = (await response.get_json())["items"]
    assert first == {
        "id": IDS[2],
        "script_id": IDS[9],
        "script_name": "hello",
        "revision": 3,
        "trigger": "http",
        "is_trial": False,
        "started_at": "2023-11-14T22:13:20.000Z",
        "duration_us": 2_000_000,
        "timeout_ms": 5_000,
        "waits_for": "http.get api.github.com",
    }
    assert (second["id"], second["waits_for"]) == (IDS[1], None)


async def test_cancel_asks_for_the_end_and_leaves_an_audit_entry(manager: Manager) -> None:
    manager.executor.running = [running(1)]

    response = await manager.request("POST", f"/executions/{IDS[1]}/cancel")

    assert (response.status_code, await response.get_data()) == (204, b"")
    assert manager.executor.cancelled == [IDS[1]]
    (entry,) = (await (await manager.request("GET", "/audit?action=execution.cancel")).get_json())["items"]
    assert entry["object"] == {"type": "execution", "id": IDS[1], "name": "hello"}


async def test_cancel_of_what_does_not_run_is_not_found_and_leaves_no_entry(manager: Manager) -> None:
    manager.executor.running = [running(1)]

    error = await error_of(await manager.request("POST", f"/executions/{IDS[2]}/cancel"), 404, "not_found")

    assert "may have ended" in error["message"]
    await error_of(await manager.request("POST", "/executions/nothing/cancel"), 400, "bad_request")
    assert manager.executor.cancelled == []
    assert (await (await manager.request("GET", "/audit?action=execution.cancel")).get_json())["items"] == []
