"""Routes over the admin API: what may be made, what clashes, what is live, and what is said about a request."""

from typing import Any

import pytest

from picloud.manager.data.secrets import SecretService
from picloud.manager.models.access import NewToken
from picloud.manager.routes.keys import RouteKeys
from picloud.manager.routes.service import MAX_ROUTES
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.errors import PiCloudError
from tests.integration.conftest import BY, Manager, error_of

CORS = {"origins": ["https://app.example"], "headers": ["Content-Type"], "credentials": True, "max_age_s": 5}


async def add(manager: Manager, path: str = "/notes/:id", status: int = 201, **fields: Any) -> dict[str, Any]:
    fields = {"script": "hello", **fields} if "redirect" not in fields else fields
    response = await manager.request("POST", "/routes", {"path": path, **fields})
    assert response.status_code == status, await response.get_data(as_text=True)
    answer: dict[str, Any] = await response.get_json()
    return answer


def live(manager: Manager, path: str, method: str = "GET") -> str | None:
    match = manager.route_feed.tree.find(path.strip("/").split("/") if path != "/" else [], method)
    return None if match is None else match.route.path


async def test_new_route_is_live_and_listed(manager: Manager) -> None:
    script = await manager.create()
    response = await manager.request(
        "POST",
        "/routes",
        {
            "path": "/notes/:id/",
            "methods": ["POST", "GET", "GET"],
            "script": "hello",
            "cors": CORS,
            "max_requests_per_minute": 5,
            "max_requests_per_minute_per_address": 2,
            "description": "Notes.",
        },
    )
    route = await response.get_json()
    assert response.headers["Location"] == f"/api/v1/admin/routes/{route['id']}"
    assert response.headers["ETag"] == '"1"'
    assert route | {"id": "", "created_at": "", "updated_at": ""} == {
        "id": "",
        "path": "/notes/:id",
        "methods": ["GET", "POST"],
        "url": "/exec/notes/:id",
        "script": "hello",
        "script_id": script["id"],
        "redirect": None,
        "assets": None,
        "access": "public",
        "cors": CORS | {"headers": ["content-type"]},
        "max_requests_per_minute": 5,
        "max_requests_per_minute_per_address": 2,
        "verify": None,
        "refused_signatures": 0,
        "last_refusals": [],
        "enabled": True,
        "description": "Notes.",
        "problem": None,
        "version": 1,
        "created_at": "",
        "updated_at": "",
    }
    assert live(manager, "/notes/7", "POST") == "/notes/:id"
    assert (await (await manager.request("GET", "/routes")).get_json())["items"] == [route]
    assert await (await manager.request("GET", f"/routes/{route['id']}")).get_json() == route


async def test_routes_are_read_again_at_a_start(manager: Manager) -> None:
    await manager.create()
    await add(manager, cors=CORS)
    await add(manager, "/old", redirect={"to": "/notes/1", "status": 301})
    before = manager.routes.list_routes()
    manager.route_feed.replace_routes([])
    await manager.routes.load()
    assert manager.routes.list_routes() == before
    assert live(manager, "/old") == "/old"


async def test_route_of_the_same_shape_is_refused_and_names_the_other(manager: Manager) -> None:
    await manager.create()
    first = await add(manager, "/a/:x", methods=["GET", "PUT"])
    response = await manager.request("POST", "/routes", {"path": "/a/:y", "script": "hello"})
    error = await error_of(response, 409, "route_conflict")
    assert error["details"] == {
        "path": "/a/:y",
        "route": first["id"],
        "route_path": "/a/:x",
        "route_methods": ["GET", "PUT"],
    }
    second = await add(manager, "/a/:y", methods=["POST"])
    change = await manager.request("PATCH", f"/routes/{second['id']}", {"methods": ["POST", "PUT"]})
    await error_of(change, 409, "route_conflict")
    assert await (await manager.request("GET", f"/routes/{second['id']}")).get_json() == second


async def test_change_replaces_what_is_live_and_counts_the_version(manager: Manager) -> None:
    await manager.create()
    route = await add(manager)
    path = f"/routes/{route['id']}"
    changed = await manager.request("PATCH", path, {"path": "/n/:id", "cors": CORS}, {"If-Match": '"1"'})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')
    assert (live(manager, "/notes/7"), live(manager, "/n/7")) == (None, "/n/:id")
    await error_of(
        await manager.request("PATCH", path, {"cors": None}, {"If-Match": '"1"'}), 412, "precondition_failed"
    )
    again = await manager.request("PATCH", path, {"path": "/n/:id"})
    assert again.headers["ETag"] == '"2"'
    without = await (await manager.request("PATCH", path, {"cors": None})).get_json()
    assert (without["cors"], without["version"]) == (None, 3)
    await manager.request("PATCH", path, {"enabled": False})
    assert live(manager, "/n/7") is None


async def test_deleted_route_is_gone(manager: Manager) -> None:
    await manager.create()
    path = f"/routes/{(await add(manager))['id']}"
    assert (await manager.request("DELETE", path)).status_code == 204
    assert live(manager, "/notes/7") is None
    for method in ("GET", "PATCH", "DELETE"):
        await error_of(await manager.request(method, path, {} if method == "PATCH" else None), 404, "not_found")


async def test_each_change_is_audited(manager: Manager) -> None:
    await manager.create()
    route = await add(manager)
    await manager.request("PATCH", f"/routes/{route['id']}", {"access": "token"})
    await manager.request("DELETE", f"/routes/{route['id']}")
    page = await (await manager.request("GET", f"/audit?object={route['id']}")).get_json()
    assert [(entry["action"], entry["object"]["name"]) for entry in page["items"]] == [
        ("route.delete", "GET /notes/:id"),
        ("route.update", "GET /notes/:id"),
        ("route.create", "GET /notes/:id"),
    ]
    assert page["items"][1]["details"] == {"access": "token"}


async def test_route_stays_when_its_script_is_deleted_and_says_so(manager: Manager) -> None:
    await manager.create()
    await manager.create("other")
    route = await add(manager)
    await manager.request("DELETE", "/scripts/hello")
    (found,) = (await (await manager.request("GET", "/routes")).get_json())["items"]
    assert (found["script"], found["problem"]) == (None, "script_deleted")
    mended = await (await manager.request("PATCH", f"/routes/{route['id']}", {"script": "other"})).get_json()
    assert (mended["script"], mended["problem"]) == ("other", None)


UNUSABLE: list[tuple[dict[str, Any], str, str]] = [
    ({"path": "a"}, "invalid_pattern", "path"),
    ({"path": "/a/*b/c"}, "invalid_pattern", "path"),
    ({"path": "/" + "x" * 2_048}, "invalid_pattern", "path"),
    ({"methods": []}, "validation_failed", "methods"),
    ({"methods": ["get"]}, "validation_failed", "methods"),
    ({"methods": ["TRACE"]}, "validation_failed", "methods"),
    ({"script": "nobody"}, "validation_failed", "script"),
    ({"script": "../x"}, "validation_failed", "script"),
    ({"script": None}, "validation_failed", "script"),
    ({"redirect": {"to": "/b"}}, "validation_failed", "script"),
    ({"script": None, "redirect": {"to": "javascript:alert(1)"}}, "validation_failed", "redirect.to"),
    ({"script": None, "redirect": {"to": "https://:x/"}}, "validation_failed", "redirect.to"),
    ({"script": None, "redirect": {"to": "https://u:p@h/"}}, "validation_failed", "redirect.to"),
    ({"script": None, "redirect": {"to": "/b/:none"}}, "validation_failed", "redirect.to"),
    ({"script": None, "redirect": {"to": "/b\r\nx: y"}}, "validation_failed", "redirect.to"),
    ({"script": None, "redirect": {"to": "/b", "status": 200}}, "validation_failed", "redirect.status"),
    ({"script": None, "redirect": {"to": "/b"}, "access": "token"}, "validation_failed", "access"),
    ({"cors": {"origins": []}}, "validation_failed", "cors.origins"),
    ({"cors": {"origins": ["*", "https://a.example"]}}, "validation_failed", "cors.origins"),
    ({"cors": {"origins": ["*"], "credentials": True}}, "validation_failed", "cors.credentials"),
    ({"cors": {"origins": ["https://a.example/"]}}, "validation_failed", "cors.origins.0"),
    ({"cors": {"origins": ["https://A.example"]}}, "validation_failed", "cors.origins.0"),
    ({"cors": {"origins": ["https://a.example"], "headers": ["a b"]}}, "validation_failed", "cors.headers.0"),
    ({"cors": {"origins": ["https://a.example"], "max_age_s": -1}}, "validation_failed", "cors.max_age_s"),
    ({"access": "user:x"}, "validation_failed", "access"),
    ({"max_requests_per_minute": -1}, "validation_failed", "max_requests_per_minute"),
    ({"verify": {"preset": "github", "secret": "low"}}, "validation_failed", "verify.secret"),
    ({"verify": {"preset": "github", "secret": "S", "tolerance_s": 0}}, "validation_failed", "verify.tolerance_s"),
    ({"verify": {"preset": "github", "secret": "S", "header": "x"}}, "validation_failed", "verify.preset"),
    ({"verify": {"preset": "generic", "secret": "S"}}, "validation_failed", "verify.header"),
    (
        {"verify": {"preset": "generic", "secret": "S", "header": "x", "signed": "{timestamp}.{body}"}},
        "validation_failed",
        "verify.timestamp_header",
    ),
    ({"unknown": 1}, "validation_failed", "unknown"),
]


async def test_route_that_cannot_be_used_is_refused_with_the_field(manager: Manager) -> None:
    await manager.create()
    for body, code, field in UNUSABLE:
        response = await manager.request("POST", "/routes", {"path": "/a", "script": "hello", **body})
        error = await error_of(response, 422, code)
        assert error["details"]["errors"][0]["field"] == field, body
    assert manager.routes.list_routes() == []


async def test_route_without_access_has_that_of_its_script(manager: Manager) -> None:
    await manager.create(access="token")
    assert (await add(manager))["access"] == "token"


async def test_robot_cannot_open_a_script_that_needs_a_token(manager: Manager) -> None:
    await manager.create(access="token")
    token = await manager.tokens.create(NewToken(name="robot", scopes=["deploy", "read"]), BY)
    robot = {"Authorization": f"Bearer {token.text}"}
    body = {"path": "/a", "script": "hello", "access": "public"}
    error = await error_of(await manager.request("POST", "/routes", body, robot), 403, "forbidden")
    assert error["details"] == {"scope": "admin"}
    closed = await manager.request("POST", "/routes", body | {"access": "token"}, robot)
    assert closed.status_code == 201
    path = f"/routes/{(await closed.get_json())['id']}"
    await error_of(await manager.request("PATCH", path, {"access": "public"}, robot), 403, "forbidden")
    assert (await manager.request("PATCH", path, {"access": "public"})).status_code == 200
    assert (await manager.request("PATCH", path, {"description": "x"}, robot)).status_code == 200


async def test_number_of_routes_is_bounded(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MAX_ROUTES == 500
    monkeypatch.setattr("picloud.manager.routes.service.MAX_ROUTES", 1)
    await manager.create()
    await add(manager)
    error = await error_of(
        await manager.request("POST", "/routes", {"path": "/b", "script": "hello"}), 422, "validation_failed"
    )
    assert "limit of 1 routes" in error["message"]


async def explained(manager: Manager, url: str, method: str = "GET", **fields: Any) -> dict[str, Any]:
    response = await manager.request("POST", "/routes/explain", {"method": method, "url": url, **fields})
    assert response.status_code == 200, await response.get_data(as_text=True)
    answer: dict[str, Any] = await response.get_json()
    return answer


async def test_explanation_names_the_route_and_why_others_lose(manager: Manager) -> None:
    await manager.create()
    for path in ("/a/b", "/a/:x", "/*r", "/a/b/c"):
        await add(manager, path)
    await add(manager, "/a/:x", methods=["POST"])
    await add(manager, "/a/c", enabled=False)
    found = await explained(manager, "https://pi.example/exec/a/b/?q=1")
    assert (found["match"]["route"]["path"], found["match"]["params"]) == ("/a/b", {})
    assert {(each["route"]["path"], each["why_not"]) for each in found["tried"]} == {
        ("/a/:x", "/a/b is more specific: a literal wins over :name, and :name over *name"),
        ("/*r", "/a/b is more specific: a literal wins over :name, and :name over *name"),
        ("/a/:x", "it answers POST, not GET"),
        ("/a/b/c", "the path ends before c"),
        ("/a/c", "segment 2 of the path is 'b', not 'c'"),
    }
    assert found["then"] == {
        "verify": "none",
        "access": "public",
        "quota": "none",
        "cors": "no rule for this route",
    }
    assert found["answer"] == {"status": None, "code": None}


OUTCOMES: list[tuple[str, str, tuple[int, str | None]]] = [
    ("GET", "/none", (404, "not_found")),
    ("PUT", "/exec/a", (405, "method_not_allowed")),
    ("OPTIONS", "/exec/a", (204, None)),
    ("GET", "/exec/a/%FF", (400, "bad_path_encoding")),
    ("GET", "/exec/closed", (401, "unauthenticated")),
    ("GET", "/exec/moved", (301, None)),
    ("GET", "/exec/gone", (404, "not_found")),
]


async def test_explanation_says_what_is_answered(manager: Manager) -> None:
    await manager.create()
    await manager.create("gone")
    await add(manager, "/a")
    await add(manager, "/closed", access="token")
    await add(manager, "/moved", redirect={"to": "/a", "status": 301})
    await add(manager, "/gone", script="gone")
    await manager.request("DELETE", "/scripts/gone")
    for method, url, answer in OUTCOMES:
        found = await explained(manager, url, method)
        assert (found["answer"]["status"], found["answer"]["code"]) == answer, url


async def test_explanation_of_a_request_with_a_token(manager: Manager) -> None:
    await manager.create()
    await add(manager, "/closed", access="token")
    found = await explained(manager, "/closed", headers={"Authorization": "Bearer x"})
    assert found["answer"]["status"] is None


async def test_token_that_only_deploys_gets_a_receipt(manager: Manager) -> None:
    await manager.create()
    token = await manager.tokens.create(NewToken(name="robot", scopes=["deploy"]), BY)
    robot = {"Authorization": f"Bearer {token.text}"}
    made = await manager.request("POST", "/routes", {"path": "/a", "script": "hello"}, robot)
    receipt = await made.get_json()
    assert set(receipt) == {"id", "path", "methods", "url", "version", "updated_at"}
    changed = await manager.request("PATCH", f"/routes/{receipt['id']}", {"enabled": False}, robot)
    assert set(await changed.get_json()) == set(receipt)
    for method, path in (("GET", "/routes"), ("GET", f"/routes/{receipt['id']}"), ("POST", "/routes/explain")):
        body = {"url": "/a"} if method == "POST" else None
        await error_of(await manager.request(method, path, body, robot), 403, "forbidden")
    assert (await manager.request("DELETE", f"/routes/{receipt['id']}", None, robot)).status_code == 204


async def test_signature_of_a_route_is_checked_with_the_secret_as_it_is_now(manager: Manager) -> None:
    await manager.create()
    verify = {"preset": "github", "secret": "HOOK"}
    route = await add(manager, "/hook", methods=["POST"], verify=verify)
    assert (route["verify"]["preset"], route["verify"]["tolerance_s"], route["verify"]["once"]) == (
        "github",
        300,
        False,
    )
    assert manager.route_keys.keys_of("HOOK") == ()
    await manager.secrets.set("HOOK", "the-first-value", BY)
    assert manager.route_keys.keys_of("HOOK") == ("the-first-value",)
    await manager.secrets.set("HOOK", "the-second-value", BY, keep_previous_s=60)
    assert manager.route_keys.keys_of("HOOK") == ("the-second-value", "the-first-value")
    manager.clock.now += 60_000
    assert manager.route_keys.keys_of("HOOK") == ("the-second-value",)
    await manager.secrets.delete("HOOK", BY)
    assert manager.route_keys.keys_of("HOOK") == ()
    await manager.secrets.set("OTHER", "another-value", BY)
    assert manager.route_keys.keys_of("OTHER") == ()


async def test_secret_without_its_key_is_said_to_be_sealed(manager: Manager) -> None:
    await manager.create()
    await manager.secrets.set("HOOK", "the-first-value", BY)
    await add(manager, "/hook", methods=["POST"], verify={"preset": "github", "secret": "HOOK"})
    manager.key_file.path.unlink()
    fresh = RouteKeys(SecretService(SecretStore(manager.storage.control), manager.key_file, manager.clock))
    await fresh.load(["HOOK"])
    with pytest.raises(PiCloudError) as caught:
        fresh.keys_of("HOOK")
    assert caught.value.code == "secrets_sealed"


async def test_refused_signatures_are_shown_with_their_reasons(manager: Manager) -> None:
    await manager.create()
    route = await add(manager, "/hook", methods=["POST"], verify={"preset": "github", "secret": "HOOK"})
    (live_route,) = [manager.route_feed.tree.find(["hook"], "POST")]
    assert live_route is not None
    manager.verification.keys = manager.route_keys
    for _ in range(7):
        with pytest.raises(PiCloudError):
            manager.verification.check(live_route.route, [], b"", "192.0.2.1")
    shown = await (await manager.request("GET", f"/routes/{route['id']}")).get_json()
    assert (shown["refused_signatures"], len(shown["last_refusals"])) == (7, 5)
    assert shown["last_refusals"][0]["reason"] == "there is no secret HOOK"
