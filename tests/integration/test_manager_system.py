"""`/system` and `/settings` over the API."""

from typing import Any

from picloud.manager.maintenance.system import SystemService
from picloud.shared.settings import Settings, load_settings
from tests.integration.conftest import ADMIN, Manager, error_of


async def test_system_shows_processes_databases_and_readiness(manager: Manager) -> None:
    answer: dict[str, Any] = await (await manager.request("GET", "/system")).get_json()

    assert answer["processes"][0]["role"] == "front"
    assert set(answer["database_bytes"]) == {"control", "history", "data"}
    assert min(answer["database_bytes"].values()) > 0
    assert answer["readiness"] == {"ready": True, "executor": {"ok": True, "slots": 8}}
    assert answer["versions"] == {"product": "0.2.0"}
    assert answer["disk_free_bytes"] > 0


async def test_system_answers_when_a_database_does_not(manager: Manager) -> None:
    await manager.storage.history.close()
    answer: dict[str, Any] = await (await manager.request("GET", "/system")).get_json()

    assert answer["database_bytes"]["history"] is None


async def test_settings_show_every_value_its_default_and_whether_it_was_set(manager: Manager) -> None:
    items = (await (await manager.request("GET", "/settings")).get_json())["items"]
    by_name = {item["name"]: item for item in items}

    assert list(by_name) == list(Settings.model_fields)
    depth = by_name["queue_depth"]
    assert (depth["variable"], depth["value"], depth["default"], depth["is_set"]) == (
        "PICLOUD_QUEUE_DEPTH",
        7,
        1_024,
        True,
    )
    assert by_name["queue_wait_ms"]["is_set"] is False
    assert by_name["data_dir"]["value"] == str(manager.data_dir)
    assert all(item["description"] for item in items)


async def test_settings_mask_secrets(manager: Manager) -> None:
    url = "postgresql://picloud:hunter2@localhost/picloud"
    settings = load_settings({"PICLOUD_DATABASE_URL": url})
    service = SystemService(settings, {}, readiness=manager.readiness, versions={})

    shown = {each.name: each.value for each in service.list_settings()}
    assert shown["database_url"] == "***"
    assert "hunter2" not in repr(shown)


async def test_settings_need_the_scope_admin(manager: Manager) -> None:
    response = await manager.request("POST", "/tokens", {"name": "reader", "scopes": ["read"]})
    headers = {"Authorization": f"Bearer {(await response.get_json())['token']}"}

    assert (await manager.client.get(f"{ADMIN}/system", headers=headers)).status_code == 200
    await error_of(await manager.client.get(f"{ADMIN}/settings", headers=headers), 403, "forbidden")
