"""Scripts and routes on the apps origin, on both ways in."""

from typing import Any

import pytest

from picloud.orchestrator.http.redirects import location_of
from picloud.shared.routes import LiveRoute, Redirect, RouteCors
from tests.factories import make_live_script, make_result
from tests.unit.orchestrator.conftest import DataPlane

SCRIPT_ID = "01890000-0000-7000-8000-000000000001"


@pytest.fixture(params=["asgi", "direct"])
def apps(request: pytest.FixtureRequest) -> DataPlane:
    plane = DataPlane(way=request.param, on_apps=True)
    plane.table.publish(make_live_script(SCRIPT_ID, "hello"))
    return plane


def route(path: str, *methods: str, **fields: Any) -> LiveRoute:
    return LiveRoute(f"id {path}", path, methods or ("GET",), **{"script_id": SCRIPT_ID, **fields})


async def test_routes_begin_at_the_root_and_the_prefix_is_a_path_like_any_other(apps: DataPlane) -> None:
    apps.routes.replace_routes([route("/"), route("/notes/:id"), route("/exec/own")])
    assert [(await apps.get(path)).status for path in ("/", "/notes/1?", "/exec/own", "/exec/notes/1")] == [
        200,
        200,
        200,
        404,
    ]
    (_, second, third) = apps.executor.requests
    assert (second.request.path, second.request.route) == ("/notes/1?", "/notes/:id")
    assert third.request.path == "/exec/own"


async def test_scripts_answer_under_their_names(apps: DataPlane) -> None:
    apps.routes.replace_routes([route("/*rest")])
    assert (await apps.get("/api/v1/execute/hello/below")).status == 200
    assert (await apps.get("/api/v1/execute/nobody")).status == 404
    assert [(each.request.path, each.request.route) for each in apps.executor.requests] == [("/below", "")]


@pytest.mark.parametrize(
    "path", ["/", "/login", "/api/v1/admin/scripts", "/api/v1/openapi.json", "/healthz", "/readyz", "/metrics", "*", ""]
)
async def test_nothing_of_the_admin_plane_and_no_probe_is_there(apps: DataPlane, path: str) -> None:
    answer = await apps.get(path)
    assert (answer.status, answer.error["code"]) == (404, "not_found")


async def test_route_may_have_any_path_there_and_still_sees_no_credential(apps: DataPlane) -> None:
    apps.routes.replace_routes([route("/api/v1/admin/*rest", "GET")])
    session = b"picloud_session_8080=a; __Host-picloud_session_443=b; own=c"
    headers = [(b"cookie", session), (b"authorization", b"Bearer pic_1"), (b"x-picloud-session", b"k"), (b"x-a", b"b")]
    assert (await apps.get("/api/v1/admin/scripts", headers=headers)).status == 200
    seen = dict(apps.executor.requests[0].request.headers)
    assert seen == {b"host": b"localhost", b"cookie": b"own=c", b"x-a": b"b"}


async def test_cookie_of_an_app_may_be_for_any_path(apps: DataPlane) -> None:
    apps.routes.replace_routes([route("/login")])
    apps.executor.outcome = make_result(headers=[("set-cookie", "user=1; Path=/; HttpOnly")])
    for path in ("/login", "/api/v1/execute/hello"):
        assert (await apps.get(path)).header("set-cookie") == "user=1; Path=/; HttpOnly"


async def test_cors_method_and_redirect_are_those_of_the_route(apps: DataPlane) -> None:
    cors = RouteCors(("https://app.example",), ("content-type",), max_age_s=60)
    moved = route("/old/:id", script_id=None, redirect=Redirect("/notes/:id", 302))
    apps.routes.replace_routes([route("/notes/:id", cors=cors), moved])
    origin = [(b"origin", b"https://app.example")]
    preflight = await apps.get("/notes/1", "OPTIONS", headers=[*origin, (b"access-control-request-method", b"GET")])
    refused = await apps.get("/notes/1", "DELETE", headers=origin)
    assert (preflight.status, preflight.header("access-control-allow-origin")) == (204, "https://app.example")
    assert (refused.status, refused.header("allow")) == (405, "GET, HEAD")
    assert (await apps.get("/old/7")).header("location") == "/notes/7"


@pytest.mark.parametrize("rest", ["/evil.example/x", "//evil.example", "\\evil.example", ""])
def test_redirect_to_a_path_never_names_another_host(rest: str) -> None:
    location = location_of(Redirect("/*rest", 302), {"rest": rest}, b"", prefix="")
    assert location.startswith("/")
    assert location[1:2] not in ("/", "\\")
