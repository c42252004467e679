"""From an HTTP request to an execution and back."""

import asyncio
import json
from typing import Any

import pytest

from picloud.shared.errors import ExecutorUnavailable, NotFound, ServerBusy
from picloud.shared.http.asgi import Message
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.models import CallFrame, SandboxLimits, ScriptFault
from tests.factories import make_live_script, make_result
from tests.unit.orchestrator.conftest import ADMIN, DataPlane, FakeAuthenticator

SCRIPT_ID = "01890000-0000-7000-8000-000000000001"


@pytest.mark.parametrize("reference", ["hello", SCRIPT_ID])
async def test_request_reaches_the_script_by_name_and_by_id(plane: DataPlane, reference: str) -> None:
    answer = await plane.get(f"/api/v1/execute/{reference}", "POST", query=b"a=1", parts=[b"ab", b"c"])
    (request,) = plane.executor.requests
    assert answer.status == 200
    assert (request.script.name, request.trigger) == ("hello", "http")
    assert (request.request.method, request.request.path) == ("POST", "/")
    assert (request.request.raw_query, request.request.body) == (b"a=1", b"abc")
    assert request.request.remote_addr == "192.0.2.7"
    assert (b"host", b"localhost") in request.request.headers


@pytest.mark.parametrize(
    ("below", "path"),
    [("", "/"), ("/", "/"), ("/a/b", "/a/b"), ("/a%20b/%C3%A9", "/a b/é"), ("/%252e", "/%2e"), ("//x/", "//x/")],
)
async def test_deeper_path_is_handed_on_decoded_once(plane: DataPlane, below: str, path: str) -> None:
    assert (await plane.get(f"/api/v1/execute/hello{below}")).status == 200
    assert plane.executor.requests[0].request.path == path


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("hello/%zz", "bad_path_encoding"),
        ("hello/%", "bad_path_encoding"),
        ("hello/%FF", "bad_path_encoding"),
        ("hello/%C0%AF", "bad_path_encoding"),
        ("hello/%00", "bad_path_encoding"),
        ("hello/%u0041", "bad_path_encoding"),
        ("hello/\xe9", "bad_path_encoding"),
        ("hel%zzlo", "bad_path_encoding"),
        ("hello/..", "bad_path"),
        ("hello/./x", "bad_path"),
        ("hello/%2e%2e/x", "bad_path"),
        ("..", "bad_path"),
        ("hello/%2e", "bad_path"),
    ],
)
async def test_unreadable_path_is_refused(plane: DataPlane, path: str, code: str) -> None:
    answer = await plane.get(b"/api/v1/execute/" + path.encode("latin-1"))
    assert (answer.status, answer.error["code"]) == (400, code)
    assert plane.executor.requests == []


@pytest.mark.parametrize("reference", ["nobody", "", "HELLO", "x" * 10_000, "' OR 1=1", "off", "hello%2Fx"])
async def test_unknown_disabled_or_ill_formed_reference_is_not_found(plane: DataPlane, reference: str) -> None:
    plane.table.publish(make_live_script("id-off", "off", enabled=False))
    answer = await plane.get(f"/api/v1/execute/{reference}")
    assert (answer.status, answer.error["code"]) == (404, "not_found")
    assert answer.error["message"] == "There is no such script."


@pytest.mark.parametrize(
    ("query", "code"),
    [
        (b"&".join([b"a=1"] * 257), "too_many_parameters"),
        (b"a=%zz", "bad_query_encoding"),
        (b"a=%FF", "bad_query_encoding"),
        (b"a=\xff", "bad_query_encoding"),
    ],
)
async def test_unreadable_query_is_refused(plane: DataPlane, query: bytes, code: str) -> None:
    answer = await plane.get(query=query)
    assert (answer.status, answer.error["code"]) == (400, code)


@pytest.mark.parametrize("query", [b"&".join([b"a=1"] * 256), b"a=1&a=2", b"a", b"=1", b"a[]=%20+", b"%C3%A9=1"])
async def test_readable_query_is_handed_on_raw(plane: DataPlane, query: bytes) -> None:
    assert (await plane.get(query=query)).status == 200
    assert plane.executor.requests[0].request.raw_query == query


async def test_get_without_body_headers_is_not_read(plane: DataPlane) -> None:
    assert (await plane.get()).reads == 0
    assert (await plane.get(http_version="2")).reads == 1


async def test_declared_body_over_the_limit_is_refused_before_reading(plane: DataPlane) -> None:
    answer = await plane.get(method="POST", headers=[(b"content-length", b"1048577"), (b"expect", b"100-continue")])
    assert (answer.status, answer.error["code"], answer.reads) == (413, "body_too_large", 0)
    assert answer.error["details"] == {"max_request_bytes": 1_048_576}
    assert answer.header("connection") is None


@pytest.mark.parametrize("length", [b"99999999", b"9" * 30])
async def test_refused_body_that_is_too_long_to_drain_closes_the_connection(plane: DataPlane, length: bytes) -> None:
    answer = await plane.get(method="POST", headers=[(b"content-length", length)])
    assert (answer.status, answer.header("connection")) == (413, "close")


async def test_chunked_body_is_refused_when_it_passes_the_limit(plane: DataPlane) -> None:
    plane.table.publish(make_live_script(limits=SandboxLimits(max_request_bytes=10)))
    answer = await plane.get(method="POST", parts=[b"12345", b"67890", b"1", b"never read"])
    assert (answer.status, answer.error["code"], answer.reads) == (413, "body_too_large", 3)
    assert answer.header("connection") == "close"
    assert (await plane.get(method="POST", parts=[b"12345", b"67890"])).status == 200


@pytest.mark.parametrize("encoding", [b"gzip", b"br", b"identity, gzip"])
async def test_compressed_body_is_refused(plane: DataPlane, encoding: bytes) -> None:
    answer = await plane.get(method="POST", headers=[(b"content-encoding", encoding)], parts=[b"x"])
    assert (answer.status, answer.error["code"]) == (415, "unsupported_encoding")


async def test_body_that_keeps_the_pace_may_take_many_periods(plane: DataPlane) -> None:
    plane.body_pace = BodyPace(bytes_per_s=100, period_s=0.1)
    pieces = iter([b"x" * 20] * 10)

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.05)
        piece = next(pieces, b"")
        return {"type": "http.request", "body": piece, "more_body": bool(piece)}

    answer = await plane.get(method="POST", parts=receive)
    assert answer.status == 200


async def test_body_that_falls_behind_the_pace_is_refused(plane: DataPlane) -> None:
    plane.body_pace = BodyPace(bytes_per_s=1_000, period_s=0.1)
    pieces = iter([b"x" * 500])

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.02)
        return {"type": "http.request", "body": next(pieces, b"x"), "more_body": True}

    answer = await plane.get(method="POST", parts=receive)
    assert (answer.status, answer.error["code"]) == (408, "body_timeout")
    assert "Fewer than 100 bytes" in answer.error["message"]


async def test_body_that_does_not_arrive_is_refused_after_a_period(plane: DataPlane) -> None:
    plane.body_pace = BodyPace(period_s=0.02)
    answer = await plane.get(method="POST", parts=asyncio.Event().wait)
    assert (answer.status, answer.error["code"], answer.header("connection")) == (408, "body_timeout", "close")
    assert asyncio.current_task().cancelling() == 0  # type: ignore[union-attr]  a test runs in a task


async def test_cancellation_from_outside_during_the_body_is_not_taken_for_the_deadline(plane: DataPlane) -> None:
    task = asyncio.ensure_future(plane.call("/api/v1/execute/hello", "POST", parts=asyncio.Event().wait))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_caller_that_leaves_while_sending_is_not_answered(plane: DataPlane) -> None:
    messages = [{"type": "http.request", "body": b"a", "more_body": True}, {"type": "http.disconnect"}]

    async def receive() -> Message:
        return messages.pop(0)

    assert await plane.call("/api/v1/execute/hello", "POST", parts=receive) is None
    assert plane.executor.requests == []
    assert plane.sink.records == []


@pytest.mark.parametrize("method", ["CONNECT", "TRACE"])
async def test_connect_and_trace_are_not_allowed(plane: DataPlane, method: str) -> None:
    answer = await plane.get(method=method)
    assert (answer.status, answer.error["code"]) == (405, "method_not_allowed")
    assert "GET" in (answer.header("allow") or "")


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"])
async def test_all_other_methods_reach_the_script(plane: DataPlane, method: str) -> None:
    assert (await plane.get(method=method)).status == 200
    assert plane.executor.requests[0].request.method == method


@pytest.mark.parametrize(("token", "status"), [(None, 401), ("Bearer wrong", 401), (ADMIN, 200)])
async def test_token_only_script_needs_a_valid_token(plane: DataPlane, token: str | None, status: int) -> None:
    plane.table.publish(make_live_script(access="token"))
    headers = [(b"authorization", token.encode())] if token else []
    answer = await plane.get(headers=headers)
    assert answer.status == status
    if status == 401:
        assert answer.error["code"] == "unauthenticated"
        assert answer.header("www-authenticate") == "Bearer"
        assert plane.executor.requests == []
    else:
        assert plane.executor.requests[0].request.headers == [(b"host", b"localhost")]


@pytest.mark.parametrize(
    ("scope", "status"),
    [
        ("invoke:01890000-0000-7000-8000-000000000001", 200),
        ("invoke:01890000-0000-7000-8000-000000000002", 403),
        ("invoke:hello", 403),
        ("invoke:", 403),
        ("read", 403),
        ("deploy", 403),
    ],
)
async def test_token_only_script_needs_the_scope_of_this_script(plane: DataPlane, scope: str, status: int) -> None:
    plane.table.publish(make_live_script(access="token"))
    plane.authenticator = FakeAuthenticator(other=scope)

    answer = await plane.get(headers=[(b"authorization", b"Bearer pic_other")])

    assert answer.status == status
    if status == 403:
        assert answer.error["code"] == "forbidden"
        assert answer.error["details"] == {"scope": "invoke:01890000-0000-7000-8000-000000000001"}
        assert plane.executor.requests == []


@pytest.mark.parametrize("script", ["hello", "nothing"])
async def test_token_in_the_query_or_a_cookie_is_no_credential(plane: DataPlane, script: str) -> None:
    plane.table.publish(make_live_script(access="token"))

    for query, headers in ((b"token=pic_admin_right", []), (b"", [(b"cookie", b"picloud_session=pic_admin_right")])):
        answer = await plane.get(f"/api/v1/execute/{script}", query=query, headers=headers)
        assert answer.status == (401 if script == "hello" else 404)


TRACE = [CallFrame(None, 9, 1), CallFrame("helper", 3, 7)]


@pytest.mark.parametrize(("scope", "told"), [("read", True), ("deploy", False), ("invoke:x", False)])
async def test_fault_is_told_to_whoever_may_read_executions(plane: DataPlane, scope: str, told: bool) -> None:
    plane.authenticator = FakeAuthenticator(other=scope)
    plane.executor.outcome = make_result(fault=ScriptFault("script_error", "the reason", 3, 7, trace=TRACE))

    error = (await plane.get(headers=[(b"authorization", b"Bearer pic_other")])).error

    assert ("reason" in error["message"]) is told
    shown = [
        {"function": None, "line": 9, "column": 1, "omitted": 0},
        {"function": "helper", "line": 3, "column": 7, "omitted": 0},
    ]
    assert error.get("details", {}).get("trace") == (shown if told else None)


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
    assert answer.header("content-security-policy") == "img-src *, sandbox"


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
