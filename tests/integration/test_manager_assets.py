"""Static assets over the admin API: what may be pushed, what is answered, and the routes that serve it."""

from typing import Any

import pytest
from quart.wrappers import Response

from picloud.manager.assets import service as rules
from picloud.manager.assets.limits import MAX_ARCHIVE_BYTES
from picloud.manager.models.access import NewToken
from tests.integration.conftest import BY, Manager, error_of
from tests.zips import make_zip

PAGE = b"<!doctype html>"
ZIP = {"Content-Type": "application/zip"}


async def push(
    manager: Manager, files: dict[str, Any] | None = None, name: str = "app", headers: dict[str, str] | None = None
) -> Response:
    data = make_zip({"index.html": PAGE} if files is None else files)
    return await manager.request("PUT", f"/assets/{name}", data=data, headers=ZIP | (headers or {}))


async def pushed(manager: Manager, **files: Any) -> dict[str, Any]:
    response = await push(manager, {f"{stem}.html": content for stem, content in files.items()} or None)
    assert response.status_code == 200, await response.get_data(as_text=True)
    answer: dict[str, Any] = await response.get_json()
    return answer


async def test_push_is_a_version_that_is_live_and_listed(manager: Manager) -> None:
    response = await push(manager, {"index.html": PAGE, "a/b.js": "let a;" * 400})
    bundle = await response.get_json()
    assert response.headers["ETag"] == '"1"'
    stable = bundle | {"created_at": "", "updated_at": "", "versions": []}
    assert stable == {
        "name": "app",
        "live_version": 1,
        "last_version": 1,
        "files": 2,
        "bytes": 2_415,
        "routes": [],
        "version": 1,
        "created_at": "",
        "updated_at": "",
        "versions": [],
        "changed": True,
    }
    (version,) = bundle["versions"]
    assert version | {"created_at": ""} == {"number": 1, "live": True, "files": 2, "bytes": 2_415, "created_at": ""}
    files = await (await manager.request("GET", "/assets/app/versions/1")).get_json()
    assert [(file["path"], file["content_type"], file["codings"]) for file in files["items"]] == [
        ("a/b.js", "text/javascript; charset=utf-8", ["gzip"]),
        ("index.html", "text/html; charset=utf-8", []),
    ]
    index = manager.asset_table.find("app")
    assert index is not None
    assert sorted(index.files) == ["a/b.js", "index.html"]
    shown = await (await manager.request("GET", "/assets/app")).get_json()
    assert shown == {name: value for name, value in bundle.items() if name != "changed"}
    (item,) = (await (await manager.request("GET", "/assets")).get_json())["items"]
    assert item == {name: value for name, value in shown.items() if name != "versions"}


async def test_every_change_is_in_the_audit_log_with_the_change(manager: Manager) -> None:
    await pushed(manager)
    await pushed(manager, index="second")
    await pushed(manager, index="second")
    await manager.request("POST", "/assets/app/rollback", {"version": 1})
    await manager.request("DELETE", "/assets/app")
    items = (await (await manager.request("GET", "/audit")).get_json())["items"]
    found = [(item["action"], item["object"]["type"], item["object"]["name"], item["details"]) for item in items]
    assert found == [
        ("assets.delete", "assets", "app", {"version": 1, "files": 1, "bytes": 15}),
        ("assets.rollback", "assets", "app", {"version": 1, "previous_version": 2}),
        ("assets.update", "assets", "app", {"version": 2, "files": 1, "bytes": 6}),
        ("assets.create", "assets", "app", {"version": 1, "files": 1, "bytes": 15}),
    ]


async def test_change_of_another_state_is_refused(manager: Manager) -> None:
    await error_of(await push(manager, headers={"If-Match": '"1"'}), 412, "precondition_failed")
    await pushed(manager)
    await pushed(manager, index="2")
    old = {"If-Match": '"1"'}
    await error_of(await push(manager, headers=old), 412, "precondition_failed")
    body = {"version": 1}
    await error_of(await manager.request("POST", "/assets/app/rollback", body, old), 412, "precondition_failed")
    await error_of(await manager.request("DELETE", "/assets/app", headers=old), 412, "precondition_failed")
    assert manager.assets.get("app").live_version == 2
    response = await manager.request("POST", "/assets/app/rollback", body, {"If-Match": '"2"'})
    assert (response.status_code, response.headers["ETag"]) == (200, '"3"')
    assert (await response.get_json())["live_version"] == 1


REFUSED_REQUESTS: list[tuple[str, Any, int, str]] = [
    ("GET /assets/none", None, 404, "not_found"),
    ("DELETE /assets/none", None, 404, "not_found"),
    ("POST /assets/none/rollback", {"version": 1}, 404, "not_found"),
    ("POST /assets/app/rollback", {"version": 9}, 404, "not_found"),
    ("POST /assets/app/rollback", {"version": "1"}, 422, "validation_failed"),
    ("POST /assets/app/rollback", {"version": 0}, 422, "validation_failed"),
    ("POST /assets/app/rollback", {"version": 1, "more": 1}, 422, "validation_failed"),
    ("GET /assets/app/versions/9", None, 404, "not_found"),
    ("GET /assets/app/versions/x", None, 400, "bad_request"),
    ("GET /assets?more=1", None, 400, "bad_request"),
]


async def test_request_that_cannot_be_met_is_refused(manager: Manager) -> None:
    await pushed(manager)
    for request_line, body, status, code in REFUSED_REQUESTS:
        method, path = request_line.split()
        await error_of(await manager.request(method, path, body), status, code)


async def test_body_that_is_no_archive_is_refused(manager: Manager) -> None:
    assert (
        "no zip archive"
        in (
            await error_of(await manager.request("PUT", "/assets/app", data=b"{}", headers=ZIP), 422, "invalid_archive")
        )["message"]
    )
    error = await error_of(await push(manager, {"../a": "1"}), 422, "invalid_archive")
    assert error["details"] == {"path": "../a"}
    await error_of(await manager.request("PUT", "/assets/app", data=b"{}"), 415, "unsupported_media_type")
    packed = ZIP | {"Content-Encoding": "gzip"}
    await error_of(await manager.request("PUT", "/assets/app", data=b"1", headers=packed), 415, "unsupported_encoding")
    await error_of(await push(manager, name="No-Name"), 422, "invalid_name")
    assert manager.assets.list_bundles() == []


async def test_archive_may_be_longer_than_other_bodies_and_has_its_own_limit(manager: Manager) -> None:
    manager.app.config["MAX_CONTENT_LENGTH"] = 1_000
    noise = bytes(range(256)) * 12
    assert (await push(manager, {"a.bin": noise, "b.bin": noise[::-1]})).status_code == 200
    for path in ("/assets/app", "/assets/app/"):
        response = await manager.request("PUT", path, data=bytes(MAX_ARCHIVE_BYTES + 1), headers=ZIP)
        assert response.status_code == (413 if path == "/assets/app" else 404)
    await error_of(await manager.request("POST", "/routes", data=b"{" * 2_000), 413, "body_too_large")


async def test_number_of_bundles_is_bounded(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MAX_BUNDLES", 1)
    await pushed(manager)
    error = await error_of(await push(manager, name="second"), 422, "validation_failed")
    assert error["message"] == "There are 1 bundles of assets already; delete one first."
    assert (await push(manager, {"a": "2"})).status_code == 200


async def test_stores_of_scripts_and_assets_share_their_room(manager: Manager) -> None:
    await pushed(manager)
    assert manager.kv.bytes_beside == len(PAGE)
    await manager.request("DELETE", "/assets/app")
    assert manager.kv.bytes_beside == 0


@pytest.mark.parametrize(("scope", "statuses"), [("read", (200, 403, 403, 403)), ("deploy", (403, 200, 200, 204))])
async def test_scopes(manager: Manager, scope: str, statuses: tuple[int, ...]) -> None:
    await pushed(manager)
    await pushed(manager, index="2")
    token = await manager.tokens.create(NewToken(name="t", scopes=[scope]), BY)
    bearer = {"Authorization": f"Bearer {token.text}"}
    found = [
        await manager.request("GET", "/assets/app", headers=bearer),
        await push(manager, headers=bearer),
        await manager.request("POST", "/assets/app/rollback", {"version": 1}, bearer),
        await manager.request("DELETE", "/assets/app", headers=bearer),
    ]
    assert tuple(response.status_code for response in found) == statuses
    if scope == "deploy":
        assert set(await found[1].get_json()) == {"name", "live_version", "version", "updated_at"}


async def add_route(manager: Manager, status: int = 201, **fields: Any) -> dict[str, Any]:
    body = {"path": "/app/*rest", "assets": {"name": "app"}, **fields}
    response = await manager.request("POST", "/routes", body)
    assert response.status_code == status, await response.get_data(as_text=True)
    answer: dict[str, Any] = await response.get_json()
    return answer


async def test_route_to_assets_is_live_and_shown_with_them(manager: Manager) -> None:
    await pushed(manager)
    route = await add_route(manager, assets={"name": "app", "fallback": "index.html"})
    assert (route["assets"], route["script"], route["redirect"]) == (
        {"name": "app", "fallback": "index.html"},
        None,
        None,
    )
    bundle = await (await manager.request("GET", "/assets/app")).get_json()
    assert bundle["routes"] == [
        {
            "id": route["id"],
            "path": "/app/*rest",
            "url": "/exec/app/*rest",
            "enabled": True,
            "fallback": "index.html",
        }
    ]
    explained = await manager.request("POST", "/routes/explain", {"method": "GET", "url": "/exec/app/a"})
    assert (await explained.get_json())["answer"] == {"status": None, "code": None}
    await manager.routes.load()
    assert manager.routes.get(route["id"]).assets is not None
    await manager.request("DELETE", "/assets/app")
    (shown,) = (await (await manager.request("GET", "/routes")).get_json())["items"]
    assert shown["problem"] == "assets_deleted"
    explained = await manager.request("POST", "/routes/explain", {"method": "GET", "url": "/exec/app/a"})
    assert (await explained.get_json())["answer"] == {"status": 404, "code": "not_found"}


REFUSED_ROUTES: list[tuple[dict[str, Any], str]] = [
    ({"path": "/app"}, "path"),
    ({"path": "/app/:name"}, "path"),
    ({"path": "/"}, "path"),
    ({"methods": ["GET", "POST"]}, "methods"),
    ({"access": "token"}, "access"),
    ({"max_requests_per_minute": 5}, "max_requests_per_minute"),
    ({"verify": {"preset": "github", "secret": "HOOK"}}, "verify"),
    ({"script": "hello"}, "script"),
    ({"redirect": {"to": "/a"}}, "script"),
    ({"assets": {"name": "none"}}, "assets.name"),
    ({"assets": {"name": "No"}}, "assets.name"),
    ({"assets": {"name": "app", "fallback": "../a"}}, "assets.fallback"),
    ({"assets": {"name": "app", "more": 1}}, "assets.more"),
]


async def test_route_to_assets_that_cannot_be_is_refused(manager: Manager) -> None:
    await pushed(manager)
    await manager.create()
    for fields, field in REFUSED_ROUTES:
        error = (await add_route(manager, 422, **fields))["error"]
        assert error["details"]["errors"][0]["field"] == field, fields


async def test_target_of_a_route_can_be_changed(manager: Manager) -> None:
    await pushed(manager)
    await manager.create()
    route = await add_route(manager)
    for change, target in (
        ({"script": "hello"}, "script"),
        ({"assets": {"name": "app"}}, "assets"),
        ({"redirect": {"to": "/a"}}, "redirect"),
        ({"assets": {"name": "app"}}, "assets"),
    ):
        response = await manager.request("PATCH", f"/routes/{route['id']}", change)
        changed = await response.get_json()
        assert [name for name in ("script", "redirect", "assets") if changed[name] is not None] == [target]
