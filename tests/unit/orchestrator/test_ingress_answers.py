"""From an execution back to its caller: faults, headers, records."""

import json
from typing import Any

import pytest

from picloud.shared.errors import ExecutorUnavailable, NotFound, ServerBusy
from picloud.shared.http.asgi import Message
from picloud.shared.models import CallFrame, ExecutionResult, ScriptFault
from tests.factories import make_live_script, make_result
from tests.unit.orchestrator.conftest import ADMIN, DataPlane, FakeAuthenticator

SCRIPT_ID = "01890000-0000-7000-8000-000000000001"
TRACE = [CallFrame(None, 9, 1), CallFrame("helper", 3, 7)]


@pytest.mark.parametrize(("scope", "is_shown"), [("read", True), ("deploy", False), ("invoke:x", False)])
async def test_fault_is_shown_to_callers_who_may_read_executions(plane: DataPlane, scope: str, is_shown: bool) -> None:
    plane.authenticator = FakeAuthenticator(other=scope)
    plane.executor.outcome = make_result(fault=ScriptFault("script_error", "the reason", 3, 7, trace=TRACE))

    error = (await plane.get(headers=[(b"authorization", b"Bearer pic_other")])).error

    assert ("reason" in error["message"]) is is_shown
    shown = [
        {"function": None, "line": 9, "column": 1, "omitted": 0},
        {"function": "helper", "line": 3, "column": 7, "omitted": 0},
    ]
    assert error.get("details", {}).get("trace") == (shown if is_shown else None)


async def test_answer_carries_what_the_script_set_and_the_products_own_headers(plane: DataPlane) -> None:
    plane.executor.outcome = make_result(
        201,
        b"<p>",
        [("content-type", "text/html"), ("x-execution-id", "forged"), ("content-security-policy", "img-src *")],
    )
    answer = await plane.get()
    assert (answer.status, answer.body) == (201, b"<p>")
    assert answer.header("content-type") == "text/html"
    assert answer.header("content-length") == "3"
    assert answer.header("x-execution-id") == plane.executor.requests[0].execution_id
    assert answer.header("x-content-type-options") == "nosniff"
    policy = (
        "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads"
    )
    assert answer.header("content-security-policy") == f"img-src *, {policy}"


@pytest.mark.parametrize(
    "outcome",
    [
        make_result(200, b"1"),
        make_result(200, b"<p>", [("content-type", "text/html")]),
        make_result(fault=ScriptFault("script_error", "the reason", 3, 7)),
    ],
    ids=["plain", "page", "fault"],
)
async def test_every_response_of_a_script_on_the_main_origin_alone_is_sandboxed(
    plane: DataPlane, outcome: ExecutionResult
) -> None:
    plane.executor.outcome = outcome
    policy = (await plane.get()).header("content-security-policy")
    plane.on_apps = True
    on_apps = await plane.get()
    assert policy is not None
    assert policy.startswith("sandbox ")
    assert "allow-same-origin" not in policy
    assert "allow-top-navigation" not in policy
    assert on_apps.header("content-security-policy") is None
    assert on_apps.header("x-content-type-options") == "nosniff"


async def test_result_that_cannot_be_answered_directly_is_an_internal_error() -> None:
    plane = DataPlane(way="direct")
    plane.table.publish(make_live_script())
    plane.executor.outcome = make_result(headers=[("x-a", None)])  # type: ignore[list-item]
    answer = await plane.get()
    assert (answer.status, answer.error["code"]) == (500, "internal")


async def test_head_has_the_length_of_a_get_and_no_body(plane: DataPlane) -> None:
    plane.executor.outcome = make_result(200, b"12345")
    answer = await plane.get(method="HEAD")
    assert (answer.status, answer.header("content-length"), answer.body) == (200, "5", b"")


async def test_reset_content_has_a_length_of_0(plane: DataPlane) -> None:
    plane.executor.outcome = make_result(205, b"dropped", [])
    answer = await plane.get()
    assert (answer.status, answer.body, answer.header("content-length")) == (205, b"", "0")


@pytest.mark.parametrize("body", ["é".encode(), b"a", b"\xe9", b"a\0b\0"])
async def test_content_type_is_sent_as_the_executor_gave_it(plane: DataPlane, body: bytes) -> None:
    plane.executor.outcome = make_result(200, body, [("content-type", "text/html")])
    answer = await plane.get()
    assert (answer.header("content-type"), answer.body) == ("text/html", body)


@pytest.mark.parametrize("status", [204, 304])
async def test_status_without_body_has_neither_body_nor_length(plane: DataPlane, status: int) -> None:
    plane.executor.outcome = make_result(status, b"dropped", [])
    answer = await plane.get()
    assert (answer.status, answer.body, answer.header("content-length")) == (status, b"", None)


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("script_error", 500),
        ("script_limit_exceeded", 500),
        ("script_bad_response", 500),
        ("script_panic", 500),
        ("script_compile_error", 500),
        ("script_timeout", 504),
        ("worker_crashed", 502),
    ],
)
async def test_fault_tells_a_public_caller_its_code_and_nothing_else(plane: DataPlane, code: str, status: int) -> None:
    fault = ScriptFault(code, "secret detail", 3, 7, "max_operations", 20)
    plane.executor.outcome = make_result(fault=fault)
    answer = await plane.get()
    execution_id = plane.executor.requests[0].execution_id
    assert answer.status == status
    assert set(answer.error) == {"code", "message", "request_id"}
    assert (answer.error["code"], answer.error["request_id"]) == (code, execution_id)
    assert "secret" not in answer.body.decode()
    (record,) = plane.sink.records
    assert (record.http_status, record.result.fault) == (status, fault)


async def test_fault_tells_an_admin_message_position_and_limit(plane: DataPlane) -> None:
    plane.executor.outcome = make_result(
        fault=ScriptFault("script_limit_exceeded", "too many", 3, 7, "max_operations", 20)
    )
    error = (await plane.get(headers=[(b"authorization", ADMIN.encode())])).error
    assert error["message"] == "too many"
    assert error["details"] == {"line": 3, "column": 7, "limit": "max_operations", "limit_value": 20}


async def test_fault_of_an_unknown_code_is_internal(plane: DataPlane) -> None:
    plane.executor.outcome = make_result(fault=ScriptFault("from_the_future", "x"))
    answer = await plane.get()
    assert (answer.status, answer.error["code"]) == (500, "internal")


async def test_execution_is_recorded_once_with_what_happened(plane: DataPlane) -> None:
    await plane.get("/api/v1/execute/hello/deep", "PUT")
    (record,) = plane.sink.records
    assert record.id == plane.executor.requests[0].execution_id
    assert (record.script_id, record.script_name, record.revision) == (SCRIPT_ID, "hello", 1)
    assert (record.trigger, record.method, record.path) == ("http", "PUT", "/deep")
    assert (record.started_at, record.http_status) == (1_700_000_000_000, 200)
    assert record.result is plane.executor.outcome


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (ServerBusy("full"), 503, "server_busy"),
        (ExecutorUnavailable("none"), 503, "executor_unavailable"),
        (ExecutorUnavailable("held", code="script_quarantined"), 503, "script_quarantined"),
        (NotFound("gone"), 404, "not_found"),
    ],
)
async def test_call_that_did_not_run_is_refused_and_not_recorded(
    plane: DataPlane, error: Exception, status: int, code: str
) -> None:
    plane.executor.outcome = error
    answer = await plane.get()
    assert (answer.status, answer.error["code"]) == (status, code)
    soon = status == 503 and code != "script_quarantined"  # which only its owner can end
    assert answer.header("retry-after") == ("1" if soon else None)
    assert answer.error["request_id"] == plane.executor.requests[0].execution_id == answer.header("x-execution-id")
    assert plane.sink.records == []


async def test_record_is_kept_when_the_caller_is_gone_at_the_end(plane: DataPlane) -> None:
    async def send(message: Message) -> None:
        raise ConnectionResetError

    async def receive() -> Message:
        raise AssertionError

    scope: dict[str, Any] = {
        "type": "http",
        "http_version": "1.1",
        "method": "GET",
        "raw_path": b"/api/v1/execute/hello",
        "query_string": b"",
        "headers": [],
        "client": None,
    }
    with pytest.raises(ConnectionResetError):
        await plane.ingress()(scope, receive, send)
    assert len(plane.sink.records) == 1


async def test_errors_are_json_in_the_one_shape(plane: DataPlane) -> None:
    answer = await plane.get("/api/v1/execute/nobody")
    assert answer.header("content-type") == "application/json"
    assert answer.header("content-length") == str(len(answer.body))
    assert set(json.loads(answer.body)) == {"error"}


async def test_bug_behind_a_direct_call_is_answered_in_the_one_shape(caplog: pytest.LogCaptureFixture) -> None:
    plane = DataPlane(way="direct")
    plane.table.publish(make_live_script())
    plane.executor.outcome = RuntimeError("bug /secret/path")
    answer = await plane.get("/api/v1/execute/hello")
    assert (answer.status, answer.error["code"]) == (500, "internal")
    assert b"secret" not in answer.body
    assert [record.__dict__["request_id"] for record in caplog.records] == [answer.error["request_id"]]


async def test_cookies_of_a_script_are_bound_to_its_path_and_the_change_is_recorded(plane: DataPlane) -> None:
    cookies = [("set-cookie", "seen=1; Path=/; HttpOnly"), ("set-cookie", "lang=en")]
    plane.executor.outcome = make_result(headers=[("content-type", "text/plain"), *cookies])
    answer = await plane.get("/api/v1/execute/hello/a/b")
    (record,) = plane.sink.records

    base = "Path=/api/v1/execute/hello"
    assert answer.header("set-cookie") == f"seen=1; HttpOnly; {base}, lang=en; {base}"
    assert record.result.warnings == ["the cookie seen got the path /api/v1/execute/hello: scripts share an origin"]
