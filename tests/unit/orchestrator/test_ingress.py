"""From an HTTP request to an execution."""

import asyncio

import pytest

from picloud.shared.http.asgi import Message
from picloud.shared.http.body_pace import BodyPace
from picloud.shared.models import SandboxLimits
from tests.factories import make_live_script
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
