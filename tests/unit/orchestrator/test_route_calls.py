"""From a request for a route to an execution, on both ways in."""

import asyncio
import hmac
from typing import Any

import pytest
from msgspec import structs

from picloud.orchestrator.http.challenges import answer_to_challenge
from picloud.orchestrator.http.verification import MAX_REFUSALS
from picloud.shared.errors import ServerBusy
from picloud.shared.models import SandboxLimits, ScriptFault
from picloud.shared.routes import LiveRoute, Redirect, RouteCors, Verify
from tests.factories import make_live_script, make_result
from tests.unit.orchestrator.conftest import Answer, DataPlane, FakeAuthenticator

APP = b"https://app.example"
ORIGIN = [(b"origin", APP)]
CORS = RouteCors((APP.decode(),), ("content-type",), max_age_s=60)
SCRIPT_ID = "01890000-0000-7000-8000-000000000001"


@pytest.fixture(params=["asgi", "direct"])
def routed(request: pytest.FixtureRequest) -> "Routed":
    return Routed(request.param)


class Routed:
    """A data plane with routes, on one way in."""

    def __init__(self, way: str) -> None:
        self.plane = DataPlane(way=way)
        self.plane.table.publish(make_live_script(SCRIPT_ID, "hello"))
        self.ingress = self.plane.ingress()
        self.plane.ingress = lambda: self.ingress  # type: ignore[method-assign]  # quotas are counted over requests

    def serve(self, *routes: LiveRoute) -> None:
        self.plane.routes.replace_routes(routes)

    async def ask(self, path: str, method: str = "GET", **options: Any) -> Answer:
        answer = await self.plane.call(path, method, **options)
        assert answer is not None
        return answer


def route(path: str, *methods: str, **fields: Any) -> LiveRoute:
    return LiveRoute(f"id {path}", path, methods or ("GET",), **{"script_id": SCRIPT_ID, **fields})


async def test_script_gets_parameters_pattern_and_path(routed: Routed) -> None:
    routed.serve(route("/notes/:id/*rest", "POST"))
    answer = await routed.ask("/exec/notes/a%2Fb/c/%C3%A9/", "POST", query=b"a=1", parts=[b"body"])
    (request,) = routed.plane.executor.requests
    assert answer.status == 200
    assert request.script.id == SCRIPT_ID
    assert (request.request.params, request.request.route) == ([("id", "a/b"), ("rest", "c/é")], "/notes/:id/*rest")
    assert (request.request.path, request.request.raw_query, request.request.body) == (
        "/notes/a/b/c/é",
        b"a=1",
        b"body",
    )
    assert routed.plane.sink.records[0].path == "/notes/a/b/c/é"


@pytest.mark.parametrize("path", ["/exec", "/exec/"])
async def test_route_of_the_root_answers_with_and_without_slash(routed: Routed, path: str) -> None:
    routed.serve(route("/"))
    assert (await routed.ask(path)).status == 200


@pytest.mark.parametrize(
    ("path", "method", "status", "code"),
    [
        ("/exec/none", "GET", 404, "not_found"),
        ("/exec//a", "GET", 404, "not_found"),
        ("/exec/a", "POST", 405, "method_not_allowed"),
        ("/exec/a", "TRACE", 405, "method_not_allowed"),
        ("/exec/../a", "GET", 400, "bad_path"),
        ("/exec/%FF", "GET", 400, "bad_path_encoding"),
        ("/exec/p/" + "x" * 2_000, "GET", 414, "uri_too_long"),
        ("/exec/gone", "GET", 404, "not_found"),
        ("/exec/off", "GET", 404, "not_found"),
    ],
)
async def test_request_that_no_route_answers_is_refused(
    routed: Routed, path: str, method: str, status: int, code: str
) -> None:
    routed.plane.table.publish(make_live_script("id-off", "off", enabled=False))
    routed.serve(route("/a"), route("/p/:x"), route("/gone", script_id="id-gone"), route("/off", script_id="id-off"))
    answer = await routed.ask(path, method)
    assert (answer.status, answer.error["code"]) == (status, code)
    assert routed.plane.executor.requests == []


async def test_wrong_method_says_which_are_allowed(routed: Routed) -> None:
    routed.serve(route("/a"), route("/:x", "PUT"))
    answer = await routed.ask("/exec/a", "DELETE")
    assert (answer.status, answer.header("allow")) == (405, "GET, HEAD, PUT")


async def test_change_of_routes_reaches_a_head_that_is_known(routed: Routed) -> None:
    routed.serve(route("/a"))
    begin = routed.ingress.route(_scope("/exec/a"))
    assert await _ask_again(begin) == 200
    routed.serve()
    assert await _ask_again(begin) == 404
    assert await _ask_again(begin) == 404
    routed.serve(route("/:x"))
    assert await _ask_again(begin) == 200
    assert routed.plane.executor.requests[-1].request.params == [("x", "a")]


def _scope(path: str) -> dict[str, Any]:
    return {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "raw_path": path.encode(),
        "query_string": b"",
        "headers": [(b"host", b"localhost")],
        "client": ("192.0.2.7", 5000),
    }


async def _ask_again(begin: Any) -> int:
    answered: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    assert begin(b"", lambda status, _lines, _body: answered.set_result(status))
    return await answered


async def test_route_decides_who_may_call(routed: Routed) -> None:
    routed.plane.table.publish(make_live_script(SCRIPT_ID, "hello", access="token"))
    routed.ingress._authenticator = FakeAuthenticator(me=f"invoke:{SCRIPT_ID}", other="read")
    routed.serve(route("/open"), route("/closed", access="token"))
    assert (await routed.ask("/exec/open")).status == 200
    assert (await routed.ask("/exec/closed")).error["code"] == "unauthenticated"
    other = [(b"authorization", b"Bearer pic_other")]
    assert (await routed.ask("/exec/closed", headers=other)).error["code"] == "forbidden"
    mine = [(b"authorization", b"Bearer pic_me")]
    assert (await routed.ask("/exec/closed", headers=mine)).status == 200


async def test_redirect_fills_in_parameters_and_keeps_the_query(routed: Routed) -> None:
    moved = Redirect("/new/:id/*rest", 308)
    routed.serve(route("/old/:id/*rest", script_id=None, redirect=moved))
    answer = await routed.ask("/exec/old/a%2Fb/%2F/evil.example/%C3%A9", query=b"a=1")
    assert answer.status == 308
    assert answer.header("location") == "/exec/new/a%2Fb///evil.example/%C3%A9?a=1"
    assert (answer.body, answer.header("content-length")) == (b"", "0")
    assert routed.plane.sink.records == []


@pytest.mark.parametrize(
    ("to", "location"),
    [
        ("https://new.example:8443/x/:id?b=2", "https://new.example:8443/x/%3A80?b=2"),
        ("/:id", "/exec/%3A80?a=1"),
        ("/fixed", "/exec/fixed?a=1"),
    ],
)
async def test_redirect_goes_where_it_says(routed: Routed, to: str, location: str) -> None:
    routed.serve(route("/:id", script_id=None, redirect=Redirect(to)))
    answer = await routed.ask("/exec/:80", query=b"a=1")
    assert (answer.status, answer.header("location")) == (302, location)


async def test_quota_of_each_address_and_of_the_route(routed: Routed) -> None:
    routed.serve(route("/a", max_requests_per_minute=3, max_requests_per_minute_per_address=2))
    answers = [await routed.ask("/exec/a") for _ in range(3)]
    assert [answer.status for answer in answers] == [200, 200, 429]
    assert answers[0].header("ratelimit-policy") == '"address";q=2;w=60, "route";q=3;w=60'
    assert answers[2].error["code"] == "too_many_requests"
    assert len(routed.plane.executor.requests) == 2


ALLOWED = {"access-control-allow-origin": APP.decode(), "vary": "origin"}


@pytest.mark.parametrize(
    ("path", "method", "options", "status"),
    [
        ("/exec/api/ok", "POST", {}, 200),
        ("/exec/api/ok", "DELETE", {}, 405),
        ("/exec/api/ok/none", "GET", {}, 404),
        ("/exec/api/%zz", "GET", {}, 400),
        ("/exec/api/gone", "GET", {}, 404),
        ("/exec/api/closed", "GET", {}, 401),
        ("/exec/api/counted", "GET", {}, 429),
        ("/exec/api/ok", "POST", {"parts": [b"x" * 11]}, 413),
        ("/exec/api/ok", "POST", {"query": b"%"}, 400),
    ],
)
async def test_every_response_of_the_path_carries_the_rule(
    routed: Routed, path: str, method: str, options: dict[str, Any], status: int
) -> None:
    routed.plane.table.publish(make_live_script(SCRIPT_ID, "hello", limits=SandboxLimits(max_request_bytes=10)))
    routed.serve(
        route("/api", cors=CORS),
        route("/api/ok", "POST", cors=CORS),
        route("/api/gone", script_id="id-gone", cors=CORS),
        route("/api/closed", access="token", cors=CORS),
        route("/api/counted", max_requests_per_minute=1, cors=CORS),
    )
    if path.endswith("counted"):
        await routed.ask(path)
    answer = await routed.ask(path, method, headers=ORIGIN, **options)
    assert answer.status == status
    if path != "/exec/api/%zz":  # no route can be near a path that cannot be read
        assert {name: answer.header(name) for name in ALLOWED} == ALLOWED


async def test_busy_or_failed_execution_carries_the_rule(routed: Routed) -> None:
    routed.serve(route("/a", cors=CORS))
    routed.plane.executor.outcome = ServerBusy("busy")
    answer = await routed.ask("/exec/a", headers=ORIGIN)
    assert (answer.status, answer.header("access-control-allow-origin")) == (503, APP.decode())
    assert answer.header("access-control-expose-headers") == "*"


async def test_header_of_a_script_gives_way_to_the_rule(routed: Routed) -> None:
    routed.serve(route("/a", cors=CORS))
    headers = [("content-type", "text/plain"), ("access-control-allow-origin", "https://other.example")]
    routed.plane.executor.outcome = make_result(headers=headers)
    answer = await routed.ask("/exec/a", headers=ORIGIN)
    assert answer.header("access-control-allow-origin") == APP.decode()
    warning = "the header access-control-allow-origin was dropped: the route decides"
    assert warning in routed.plane.sink.records[0].result.warnings


async def test_other_origin_is_not_allowed(routed: Routed) -> None:
    routed.serve(route("/a", cors=CORS))
    answer = await routed.ask("/exec/a", headers=[(b"origin", b"https://evil.example")])
    assert (answer.status, answer.header("access-control-allow-origin"), answer.header("vary")) == (
        200,
        None,
        "origin",
    )


def preflight(method: bytes, *headers: tuple[bytes, bytes]) -> list[tuple[bytes, bytes]]:
    return [*ORIGIN, (b"access-control-request-method", method), *headers]


async def test_preflight_is_answered_without_a_run(routed: Routed) -> None:
    routed.serve(route("/a", "POST", access="token", cors=CORS), route("/a", "GET"))
    answer = await routed.ask("/exec/a", "OPTIONS", headers=preflight(b"POST"))
    assert (answer.status, answer.body, answer.header("content-length")) == (204, b"", None)
    assert answer.header("access-control-allow-origin") == APP.decode()
    assert answer.header("access-control-allow-methods") == "GET, HEAD, POST"
    assert answer.header("access-control-allow-headers") == "content-type, authorization"
    assert answer.header("access-control-max-age") == "60"
    assert routed.plane.executor.requests == []
    other = await routed.ask(
        "/exec/a", "OPTIONS", headers=[(b"origin", b"https://evil.example"), *preflight(b"POST")[1:]]
    )
    assert (other.status, other.header("access-control-allow-origin")) == (204, None)


async def test_rule_for_any_origin_allows_the_headers_that_are_asked_for(routed: Routed) -> None:
    routed.serve(route("/a", cors=RouteCors(("*",), ("*",))))
    asked = preflight(b"GET", (b"access-control-request-headers", b"x-one, authorization"))
    answer = await routed.ask("/exec/a", "OPTIONS", headers=asked)
    assert answer.header("access-control-allow-origin") == "*"
    assert answer.header("access-control-allow-headers") == "x-one, authorization"


async def test_credentials_are_allowed_to_the_named_origin_alone(routed: Routed) -> None:
    routed.serve(route("/a", cors=RouteCors((APP.decode(),), credentials=True)))
    answer = await routed.ask("/exec/a", headers=ORIGIN)
    assert answer.header("access-control-allow-credentials") == "true"
    assert "x-execution-id" in (answer.header("access-control-expose-headers") or "")
    other = await routed.ask("/exec/a", headers=[(b"origin", b"https://evil.example")])
    assert other.header("access-control-allow-credentials") is None


async def test_route_for_options_answers_for_itself(routed: Routed) -> None:
    routed.serve(route("/a"), route("/a", "OPTIONS"))
    assert (await routed.ask("/exec/a", "OPTIONS")).status == 200
    assert len(routed.plane.executor.requests) == 1


async def test_options_says_what_the_path_allows(routed: Routed) -> None:
    routed.serve(route("/a", "POST"))
    answer = await routed.ask("/exec/a", "OPTIONS")
    assert (answer.status, answer.header("allow")) == (204, "OPTIONS, POST")


@pytest.mark.parametrize(("pattern", "path"), [("/app/login", "/exec/app"), ("/:x", "/exec"), ("/", "/exec")])
async def test_cookie_stays_with_the_first_segment(routed: Routed, pattern: str, path: str) -> None:
    routed.serve(route(pattern))
    routed.plane.executor.outcome = make_result(headers=[("set-cookie", "a=1; Path=/"), ("content-type", "text/plain")])
    answer = await routed.ask("/exec" + pattern.replace(":", ""))
    assert answer.header("set-cookie") == f"a=1; Path={path}"


async def test_listener_refuses_with_the_headers_of_the_rule(routed: Routed) -> None:
    routed.serve(route("/a", cors=CORS))
    scope = _scope("/exec/a") | {"headers": ORIGIN}
    assert (b"access-control-allow-origin", APP) in routed.ingress.refusal_headers(scope)
    assert routed.ingress.refusal_headers(_scope("/api/v1/execute/hello")) == []


class Keys:
    """`SignatureKeys` with one secret."""

    def __init__(self, *values: str) -> None:
        self.values = values

    def keys_of(self, secret: str) -> tuple[str, ...]:
        assert secret == "HOOK"
        return self.values


def signed(body: bytes, key: str = "a-secret") -> dict[str, Any]:
    signature = hmac.digest(key.encode(), body, "sha256").hex()
    return {"headers": [(b"x-sig", signature.encode())], "parts": [body]}


HOOK = Verify("generic", "HOOK", header="x-sig")


async def test_request_without_the_right_signature_runs_nothing(routed: Routed) -> None:
    routed.ingress.verification.keys = Keys("a-secret")
    routed.serve(route("/hook", "POST", verify=HOOK, cors=CORS))
    refused = await routed.ask("/exec/hook", "POST", **signed(b"body", "another"))
    assert (refused.status, refused.error["code"]) == (401, "signature_invalid")
    assert refused.header("www-authenticate") is None
    assert routed.plane.executor.requests == []
    assert (await routed.ask("/exec/hook", "POST", **signed(b"body"))).status == 200
    count, last = routed.ingress.verification.refusals_of("id /hook")
    assert (count, [each.reason for each in last]) == (1, ["the signature does not match"])


async def test_message_that_came_already_is_answered_without_a_run(routed: Routed) -> None:
    routed.ingress.verification.keys = Keys("a-secret")
    routed.serve(route("/hook", "POST", verify=structs.replace(HOOK, once=True)))
    statuses = [(await routed.ask("/exec/hook", "POST", **signed(b"one"))).status for _ in range(3)]
    assert (statuses, len(routed.plane.executor.requests)) == ([200, 200, 200], 1)
    await routed.ask("/exec/hook", "POST", **signed(b"two"))
    assert len(routed.plane.executor.requests) == 2


async def test_message_that_was_not_dealt_with_may_come_again(routed: Routed) -> None:
    routed.ingress.verification.keys = Keys("a-secret")
    routed.serve(route("/hook", "POST", verify=structs.replace(HOOK, once=True)))
    routed.plane.executor.outcome = ServerBusy("busy")
    assert (await routed.ask("/exec/hook", "POST", **signed(b"one"))).status == 503
    routed.plane.executor.outcome = make_result(fault=ScriptFault("script_error", "no"))
    assert (await routed.ask("/exec/hook", "POST", **signed(b"one"))).status == 500
    routed.plane.executor.outcome = make_result()
    assert (await routed.ask("/exec/hook", "POST", **signed(b"one"))).status == 200
    assert len(routed.plane.executor.requests) == 3


async def test_unsigned_requests_use_up_no_quota_of_the_sender(routed: Routed) -> None:
    routed.ingress.verification.keys = Keys("a-secret")
    quotas = {"max_requests_per_minute": 2, "max_requests_per_minute_per_address": 2}
    routed.serve(route("/hook", "POST", verify=HOOK, **quotas))
    unsigned = [(await routed.ask("/exec/hook", "POST", parts=[b"x"])).status for _ in range(5)]
    forged = [(await routed.ask("/exec/hook", "POST", **signed(b"body", "another"))).status for _ in range(5)]
    assert unsigned + forged == [401] * 10
    statuses = [(await routed.ask("/exec/hook", "POST", **signed(b"%d" % n))).status for n in range(3)]
    assert statuses == [200, 200, 429]


async def test_refusals_have_a_budget_that_no_signed_request_needs(routed: Routed) -> None:
    routed.ingress.verification.keys = Keys("a-secret")
    routed.serve(route("/hook", "POST", verify=HOOK))
    statuses = [(await routed.ask("/exec/hook", "POST", parts=[b"x"])).status for _ in range(MAX_REFUSALS)]
    last_one = await routed.ask("/exec/hook", "POST", **signed(b"body", "another"))
    assert (set(statuses), last_one.status) == ({401}, 429)
    assert int(last_one.header("retry-after") or 0) > 0
    assert (await routed.ask("/exec/hook", "POST", **signed(b"body"))).status == 200
    count, last = routed.ingress.verification.refusals_of("id /hook")
    assert (count, {each.reason for each in last}) == (MAX_REFUSALS + 1, {"no header x-sig"})


async def test_message_that_a_quota_or_its_run_put_off_may_come_again(routed: Routed) -> None:
    routed.ingress.verification.keys = Keys("a-secret")
    hook = route("/hook", "POST", verify=structs.replace(HOOK, once=True), max_requests_per_minute=1)
    routed.serve(hook)
    assert (await routed.ask("/exec/hook", "POST", **signed(b"one"))).status == 200
    assert (await routed.ask("/exec/hook", "POST", **signed(b"two"))).status == 429
    routed.serve(structs.replace(hook, max_requests_per_minute=0))
    for status in (429, 503):
        routed.plane.executor.outcome = make_result(status=status)
        assert (await routed.ask("/exec/hook", "POST", **signed(b"two"))).status == status
    routed.plane.executor.outcome = make_result()
    assert (await routed.ask("/exec/hook", "POST", **signed(b"two"))).status == 200
    assert len(routed.plane.executor.requests) == 4


async def test_slack_finds_somebody_at_the_url(routed: Routed) -> None:
    body = b'{"type":"url_verification","challenge":"c-1"}'
    routed.ingress.verification.keys = Keys("a-secret")
    routed.serve(route("/hook", "POST", verify=Verify("slack", "HOOK")))
    content = b"v0:1700000000:" + body
    signature = hmac.digest(b"a-secret", content, "sha256").hex()
    headers = [(b"x-slack-request-timestamp", b"1700000000"), (b"x-slack-signature", f"v0={signature}".encode())]
    answer = await routed.ask("/exec/hook", "POST", headers=headers, parts=[body])
    assert (answer.status, answer.body, answer.header("content-type")) == (200, b"c-1", "text/plain; charset=utf-8")
    assert routed.plane.executor.requests == []


@pytest.mark.parametrize(
    ("preset", "body", "answer"),
    [
        ("discord", b'{"type":1}', (b"application/json", b'{"type":1}')),
        ("discord", b'{"type":2}', None),
        ("slack", b'{"type":"event_callback"}', None),
        ("slack", b'{"type":"url_verification","challenge":5}', None),
        ("slack", b"[1]", None),
        ("slack", b"\xff", None),
        ("github", b'{"type":1}', None),
    ],
)
def test_challenge_is_told_from_other_messages(preset: str, body: bytes, answer: Any) -> None:
    assert answer_to_challenge(preset, body) == answer
