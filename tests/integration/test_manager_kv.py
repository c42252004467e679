"""The key-value stores over the admin API: who may see what, what is changed, and what is written down."""

import asyncio
import base64
import json
from typing import Any

import pytest

from picloud.manager.data.kv import KvProvider
from picloud.manager.data.kv_admin import Expiry, Item
from picloud.manager.data.kv_values import encode_value
from picloud.manager.models.audit import AuditEntry
from picloud.manager.models.scripts import KEEP_DELETED_MS
from picloud.manager.storage.stores.audit import AuditStore
from picloud.shared.services import Grants, ServiceCaller, Value
from tests.integration.conftest import ADMIN, BY, Manager, error_of


async def call(manager: Manager, script_id: str, method: str, *arguments: Value) -> Any:
    caller = ServiceCaller(script_id, "hello", "e", Grants(), 1e12)
    return await KvProvider(manager.kv).call(caller, method, [None, *arguments])


async def get_json(manager: Manager, path: str, status: int = 200, **more: Any) -> Any:
    response = await manager.request(more.pop("method", "GET"), path, **more)
    assert response.status_code == status, await response.get_data(as_text=True)
    return await response.get_json()


async def test_stores_are_listed_with_sizes_and_without_contents(manager: Manager) -> None:
    script = await manager.create()
    assert await get_json(manager, "/kv") == {"items": []}
    await call(manager, script["id"], "set", "key", "value")
    await get_json(manager, "/kv/namespace:shared/keys/k", method="PUT", json={"value": 1})

    items = (await get_json(manager, "/kv"))["items"]

    assert [(item["id"], item["kind"], item["name"], item["keys"], item["bytes"]) for item in items] == [
        (script["id"], "script", "hello", 1, 9),
        ("namespace:shared", "namespace", "shared", 1, 2),
    ]
    assert items[0]["max_keys"] == 20_000
    assert items[0]["max_bytes"] == 16 * 1024 * 1024
    assert items[0]["deleted_at"] is None


async def test_a_script_sees_what_was_put_and_the_other_way_round(manager: Manager) -> None:
    script = await manager.create()
    await call(manager, script["id"], "set", "from/script", {"a": [1, None]})
    put = await get_json(manager, "/kv/hello/keys/from%20us", method="PUT", json={"value": "ä", "ttl_s": 60})

    assert await call(manager, script["id"], "get", "from us") == "ä"
    assert await call(manager, script["id"], "ttl_s", "from us") == 60
    assert put["expires_at"] is not None
    found = await get_json(manager, f"/kv/{script['id']}/keys/from%2Fscript")
    assert (found["key"], found["value"]) == ("from/script", {"a": [1, None]})
    blob = base64.b64encode(b"\x00\xff").decode()
    await get_json(manager, "/kv/hello/keys/blob", method="PUT", json={"blob": blob})
    assert await call(manager, script["id"], "get", "blob") == b"\x00\xff"
    listed = await get_json(manager, "/kv/hello")
    assert [(item["key"], item.get("value"), item.get("blob")) for item in listed["items"]] == [
        ("blob", None, blob), ("from us", "ä", None), ("from/script", {"a": [1, None]}, None),
    ]  # fmt: skip


async def test_lists_come_in_pages_by_prefix(manager: Manager) -> None:
    script = await manager.create()
    await call(manager, script["id"], "atomic", [{"set": f"k{number:02d}ä" * 60, "value": 1} for number in range(12)])
    await call(manager, script["id"], "set", "other", 1)
    found, cursor = [], ""
    while True:
        page = await get_json(manager, f"/kv/hello?prefix=k&limit=5{cursor}")
        found += [item["key"] for item in page["items"]]
        if page["next_cursor"] is None:
            break
        cursor = f"&cursor={page['next_cursor']}"
    assert found == [f"k{number:02d}ä" * 60 for number in range(12)]
    await error_of(await manager.request("GET", "/kv/hello?cursor=AAAA"), 400, "invalid_cursor")


async def test_if_match_refuses_what_was_changed_meanwhile(manager: Manager) -> None:
    await manager.create()
    first = await manager.request("PUT", "/kv/hello/keys/k", {"value": 1})
    tag = {"If-Match": first.headers["ETag"]}
    assert (await manager.request("PUT", "/kv/hello/keys/k", {"value": 2}, tag)).status_code == 200

    await error_of(await manager.request("PUT", "/kv/hello/keys/k", {"value": 3}, tag), 412, "precondition_failed")
    await error_of(await manager.request("DELETE", "/kv/hello/keys/k", headers=tag), 412, "precondition_failed")
    await error_of(await manager.request("PUT", "/kv/hello/keys/new", {"value": 3}, tag), 412, "precondition_failed")
    assert (await get_json(manager, "/kv/hello/keys/k"))["value"] == 2
    assert (await manager.request("DELETE", "/kv/hello/keys/k")).status_code == 204
    await error_of(await manager.request("GET", "/kv/hello/keys/k"), 404, "not_found")
    await error_of(await manager.request("DELETE", "/kv/hello/keys/k"), 404, "not_found")


async def test_put_keeps_the_expiry_unless_it_is_given(manager: Manager) -> None:
    await manager.create()
    made = await get_json(manager, "/kv/hello/keys/k", method="PUT", json={"value": 1, "ttl_s": 60})
    kept = await get_json(manager, "/kv/hello/keys/k", method="PUT", json={"value": 2})
    never = await get_json(manager, "/kv/hello/keys/k", method="PUT", json={"value": 2, "ttl_s": None})

    assert kept["expires_at"] == made["expires_at"]
    assert never["expires_at"] is None


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/kv/hello/keys/k", {}, 422, "validation_failed"),
        ("/kv/hello/keys/k", {"value": 1, "blob": "AA=="}, 422, "validation_failed"),
        ("/kv/hello/keys/k", {"blob": "A"}, 422, "validation_failed"),
        ("/kv/hello/keys/k", {"blob": "ä"}, 422, "validation_failed"),
        ("/kv/hello/keys/k", {"value": 2**63}, 422, "validation_failed"),
        ("/kv/hello/keys/k", {"value": 1, "ttl_s": 0}, 422, "validation_failed"),
        ("/kv/hello/keys/k", {"value": "x" * (256 * 1024)}, 413, "body_too_large"),
        ("/kv/hello/keys/" + "k" * 513, {"value": 1}, 422, "validation_failed"),
        ("/kv/nobody/keys/k", {"value": 1}, 404, "not_found"),
        ("/kv/namespace:NO/keys/k", {"value": 1}, 400, "bad_request"),
        ("/kv/namespace:01890000-0000-7000-8000-000000000001/keys/k", {"value": 1}, 400, "bad_request"),
    ],
)
async def test_what_cannot_be_stored_is_refused(
    manager: Manager, path: str, body: dict[str, Any], status: int, code: str
) -> None:
    await manager.create()

    await error_of(await manager.request("PUT", path, body), status, code)
    assert (await get_json(manager, "/kv/hello"))["items"] == []


async def test_quota_of_a_store_is_set_and_refuses_more(manager: Manager) -> None:
    await manager.create()
    await error_of(await manager.request("PATCH", "/kv/hello", {"max_keys": 1}), 404, "not_found")
    await manager.request("PUT", "/kv/hello/keys/a", {"value": 1})
    assert (await manager.request("PATCH", "/kv/hello", {"max_keys": 1})).status_code == 204

    error = await error_of(await manager.request("PUT", "/kv/hello/keys/b", {"value": 1}), 507, "data_full")
    assert error["details"] == {"limit": "keys", "max": 1}
    assert (await manager.request("PATCH", "/kv/hello", {})).status_code == 204
    assert (await manager.request("PUT", "/kv/hello/keys/b", {"value": 1})).status_code == 200
    await error_of(await manager.request("PATCH", "/kv/hello", {"max_keys": 200_001}), 422, "validation_failed")


async def test_export_and_import_bring_everything_to_another_store(manager: Manager) -> None:
    script = await manager.create()
    await call(manager, script["id"], "set", "blob", b"\xff")
    await call(manager, script["id"], "set", "text", "two\nlines")
    await call(manager, script["id"], "set", "short", 1.5, {"ttl_s": 60})
    response = await manager.request("GET", "/kv/hello/export")
    assert response.content_type == "application/jsonl"
    lines = [json.loads(line) for line in (await response.get_data(as_text=True)).splitlines()]
    assert [line["key"] for line in lines] == ["blob", "short", "text"]

    made = await get_json(manager, "/kv/namespace:copy/import", method="POST", json={"items": lines})

    assert made == {"keys": 3}
    copied = await manager.request("GET", "/kv/namespace:copy/export")
    assert await copied.get_data() == await (await manager.request("GET", "/kv/hello/export")).get_data()
    bad = [*lines, {"key": "", "value": 1}]
    error = await error_of(
        await manager.request("POST", "/kv/namespace:other/import", {"items": bad}), 422, "validation_failed"
    )
    assert error["message"].startswith("Item 4: ")
    bad = [{"key": "a", "blob": "ä"}]
    error = await error_of(
        await manager.request("POST", "/kv/namespace:other/import", {"items": bad}), 422, "validation_failed"
    )
    assert error["message"] == "Item 1: blob: must be base64."
    assert (await get_json(manager, "/kv/namespace:other"))["items"] == []


async def test_export_may_take_longer_than_a_minute(manager: Manager) -> None:
    await manager.create()

    async with manager.app.test_request_context(f"{ADMIN}/kv/hello/export", headers=manager.headers):
        response = await manager.app.full_dispatch_request()

    assert response.timeout is None, "the server's connections have deadlines of their own"


async def test_contents_need_admin_and_sizes_read(manager: Manager) -> None:
    await manager.create()
    await manager.request("PUT", "/kv/hello/keys/k", {"value": "private"})
    made = await get_json(manager, "/tokens", 201, method="POST", json={"name": "r", "scopes": ["read", "deploy"]})
    headers = {"Authorization": f"Bearer {made['token']}"}

    listed = await manager.request("GET", "/kv", headers=headers)
    assert listed.status_code == 200
    assert "private" not in await listed.get_data(as_text=True)
    for method, path, body in (
        ("GET", "/kv/hello", None),
        ("GET", "/kv/hello/keys/k", None),
        ("GET", "/kv/hello/export", None),
        ("PUT", "/kv/hello/keys/k", {"value": 1}),
        ("DELETE", "/kv/hello/keys/k", None),
        ("POST", "/kv/hello/import", {"items": []}),
        ("PATCH", "/kv/hello", {}),
    ):
        await error_of(await manager.request(method, path, body, headers), 403, "forbidden")


async def test_changes_and_exports_are_in_the_audit_log_without_values(manager: Manager) -> None:
    script = await manager.create()
    await manager.request("PUT", "/kv/hello/keys/k", {"value": "private"})
    await manager.request("GET", "/kv/hello/export")
    await manager.request("POST", "/kv/hello/import", {"items": [{"key": "a", "value": "private"}]})
    await manager.request("DELETE", "/kv/hello/keys/k")

    entries = (await get_json(manager, "/audit"))["items"]

    assert [(entry["action"], entry["object"]["id"], entry["object"]["name"]) for entry in entries[:4]] == [
        ("kv.delete", script["id"], "k"), ("kv.import", script["id"], ""), ("kv.export", script["id"], ""),
        ("kv.set", script["id"], "k"),
    ]  # fmt: skip
    assert "private" not in json.dumps(entries)


async def test_change_whose_caller_is_gone_is_in_the_audit_log(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, begun, may_go_on, added = AuditStore.add, asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def add_slowly(store: AuditStore, entry: AuditEntry) -> None:
        begun.set()
        await may_go_on.wait()
        await add(store, entry)
        added.set()

    monkeypatch.setattr(AuditStore, "add", add_slowly)
    item = Item(b"k", encode_value(1))
    caller = asyncio.create_task(manager.services.kv.put("namespace:shared", item, BY, Expiry()))
    await begun.wait()
    caller.cancel()
    await asyncio.wait([caller])
    may_go_on.set()
    async with asyncio.timeout(5):
        await added.wait()

    newest = (await get_json(manager, "/audit"))["items"][0]
    assert (newest["action"], newest["object"]["id"]) == ("kv.set", "namespace:shared")
    assert (await get_json(manager, "/kv/namespace:shared/keys/k"))["value"] == 1


async def test_restored_script_has_what_it_stored(manager: Manager) -> None:
    script = await manager.create(source="40 + 2")
    await get_json(manager, "/scripts/hello", method="PATCH", json={"source": "43"})
    await get_json(manager, "/scripts/hello/rollback", method="POST", json={"revision": 1})
    await call(manager, script["id"], "set", "key", "value")
    assert (await manager.request("DELETE", "/scripts/hello")).status_code == 204
    manager.clock.now += KEEP_DELETED_MS - 1
    await error_of(await manager.request("GET", f"/scripts/{script['id']}"), 410, "script_deleted")

    restored = await manager.create(name="again", restores=script["id"])

    assert (restored["id"], restored["revision"]) == (script["id"], 3), "no number means two revisions"
    kept = await get_json(manager, f"/scripts/{script['id']}/revisions")
    assert [revision["revision"] for revision in kept["items"]] == [3]
    assert (await get_json(manager, "/kv/again/keys/key"))["value"] == "value"
    assert manager.feed.published[-1].revision == 3
    body = {"name": "third", "source": "1", "restores": script["id"]}
    await error_of(await manager.request("POST", "/scripts", body), 409, "already_exists")


async def test_script_is_not_restored_after_its_store_may_be_gone(manager: Manager) -> None:
    script = await manager.create()
    assert (await manager.request("DELETE", "/scripts/hello")).status_code == 204
    manager.clock.now += KEEP_DELETED_MS
    body = {"name": "hello", "source": "1", "restores": script["id"]}

    error = await error_of(await manager.request("POST", "/scripts", body), 410, "script_deleted")

    assert "seven days" in error["message"]
    for unknown in ("hello", "01890000-0000-7000-8000-000000000000"):
        await error_of(await manager.request("POST", "/scripts", body | {"restores": unknown}), 404, "not_found")
    assert (await manager.create())["id"] != script["id"]
