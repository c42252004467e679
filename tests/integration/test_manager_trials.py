"""Trials over the API: what the script gets to see, what comes back, and that nothing of it is kept."""

from typing import Any

import pytest
from msgspec import structs

from picloud.shared.models import (
    SEED_BYTES,
    CallFrame,
    ExecutionRequest,
    ExecutionResult,
    LogLine,
    ScriptFault,
    Span,
)
from picloud.shared.services import Effect, SecretRef
from tests.factories import make_http_request, make_id, make_live_script, make_record, make_result
from tests.integration.conftest import ADMIN, Manager, error_of


async def run(manager: Manager, body: dict[str, Any], reference: str | None = "hello") -> dict[str, Any]:
    path = "/scripts/run" if reference is None else f"/scripts/{reference}/run"
    response = await manager.request("POST", path, body)
    assert response.status_code == 200, await response.get_data(as_text=True)
    outcome: dict[str, Any] = await response.get_json()
    return outcome


def answering(manager: Manager, monkeypatch: pytest.MonkeyPatch, result: ExecutionResult) -> None:
    async def execute(request: ExecutionRequest, source: str, author: str) -> ExecutionResult:
        return result

    monkeypatch.setattr(manager.executor, "execute_draft", execute)


async def test_live_revision_runs_when_no_source_is_given(manager: Manager) -> None:
    script = await manager.create(enabled=False)
    outcome = await run(manager, {"request": {"method": "POST", "body": {"text": '{"a": 12345678901234567890}'}}})

    (request,) = manager.executor.executed
    assert (request.script.id, request.script.revision, request.execution_id) == (
        script["id"],
        1,
        outcome["execution_id"],
    )
    assert (outcome["status"], outcome["http_status"], outcome["revision"], outcome["error"]) == ("ok", 200, 1, None)
    assert outcome["body"] == {"json": {"a": 12345678901234567890}, "size": 27}
    assert outcome["headers"] == {"content-type": "application/json"}
    assert outcome["duration_ms"] == 0.01
    assert manager.executor.drafts == []


async def test_script_runs_as_a_schedule_runs_it(manager: Manager) -> None:
    await manager.create()
    event = {"trigger": "schedule", "due_at": "2030-12-31T23:00:00Z", "payload": {"kind": "full"}}
    await run(manager, {"event": event, "effects": "real"})
    (request,) = manager.executor.executed
    assert (request.trigger, request.request.method, request.request.path) == ("schedule", "", "/")
    assert (request.now_ms, request.script.limits.timeout_ms) == (1_924_988_400_000, 60_000)
    assert request.event is not None
    seen = request.event.as_map()
    assert (seen["due_at_ms"], seen["payload"], seen["is_manual"]) == (1_924_988_400_000, {"kind": "full"}, True)
    refused = await manager.request("POST", "/scripts/hello/run", {"event": {"due_at": "tomorrow"}})
    assert "event.due_at" in str(await error_of(refused, 422, "validation_failed"))
    both = await manager.request("POST", "/scripts/hello/run", {"event": {}, "request": {}})
    await error_of(both, 422, "validation_failed")


async def test_draft_runs_under_the_scripts_name_with_its_limits_as_revision_0(manager: Manager) -> None:
    script = await manager.create(limits={"timeout_ms": 700})
    outcome = await run(manager, {"source": "\ufeff40 + 2"}, script["id"])

    ((request, source),) = manager.executor.drafts
    assert source == "40 + 2"
    assert manager.executor.draft_authors != [""]
    assert (request.script.id, request.script.name, request.script.revision) == (script["id"], "hello", 0)
    assert request.script.limits.timeout_ms == 700
    assert outcome["revision"] == 0
    assert manager.executor.executed == []


async def test_other_limits_make_a_draft_of_the_live_source(manager: Manager) -> None:
    await manager.create(source="7", limits={"timeout_ms": 700})
    await run(manager, {"limits": {"max_operations": 5_000}})

    ((request, source),) = manager.executor.drafts
    assert (source, request.script.limits.max_operations, request.script.limits.timeout_ms) == ("7", 5_000, 5_000)


async def test_source_without_a_script_runs(manager: Manager) -> None:
    outcome = await run(manager, {"source": "1"}, None)

    ((request, _),) = manager.executor.drafts
    assert (request.script.name, outcome["revision"]) == ("draft", 0)
    error = await error_of(await manager.request("POST", "/scripts/run", {}), 422, "validation_failed")
    assert error["details"]["errors"][0]["field"] == "source"


async def test_script_sees_the_request_as_a_caller_would_have_sent_it(manager: Manager) -> None:
    wanted = {
        "method": "PUT",
        "path": "/a b/%41/é",
        "query": "?q=ü&r=%20",
        "headers": {"X-Key": " one ", "Content-Type": "application/octet-stream"},
        "body": {"base64": "/wA="},
    }
    outcome = await run(manager, {"source": "1", "request": wanted}, None)

    ((execution, _),) = manager.executor.drafts
    request = execution.request
    assert (request.method, request.path, request.raw_query) == ("PUT", "/a b/A/é", b"q=%C3%BC&r=%20")
    assert request.headers == [
        (b"x-key", b"one"),
        (b"content-type", b"application/octet-stream"),
        (b"content-length", b"2"),
    ]
    assert request.body == b"\xff\0"
    assert outcome["body"] == {"base64": "/wA=", "size": 2}


async def test_nothing_of_a_trial_is_kept(manager: Manager) -> None:
    await manager.create()
    await run(manager, {})
    await run(manager, {"source": "fail!"})

    items = (await (await manager.request("GET", "/executions")).get_json())["items"]
    assert items == []
    actions = (await (await manager.request("GET", "/audit")).get_json())["items"]
    assert [entry["action"] for entry in actions] == ["script.create"]
    assert await manager.script_store.count() == 1


async def test_failed_run_says_where_and_what_a_caller_would_have_got(
    manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = ScriptFault(
        "script_timeout", "too slow", 3, 9, "timeout_ms", 200, [CallFrame(None, 5, 1), CallFrame("f", 3, 9)]
    )
    logs = [LogLine("warn", "careful", '{"a":1}', 1_500), LogLine("info", "cut", '{"a":', 2_000)]
    result = structs.replace(make_result(fault=fault, body=b"", headers=[]), logs=logs, dropped_log_lines=4)
    answering(manager, monkeypatch, result)
    outcome = await run(manager, {"source": "loop {}"}, None)

    assert (outcome["status"], outcome["http_status"], outcome["dropped_log_lines"]) == ("failed", 504, 4)
    assert outcome["error"] == {
        "code": "script_timeout",
        "message": "too slow",
        "line": 3,
        "column": 9,
        "limit": "timeout_ms",
        "value": 200,
        "trace": [
            {"function": None, "line": 5, "column": 1, "omitted": 0},
            {"function": "f", "line": 3, "column": 9, "omitted": 0},
        ],
    }
    assert outcome["logs"] == [
        {"at_ms": 1.5, "level": "warn", "message": "careful", "fields": {"a": 1}},
        {"at_ms": 2.0, "level": "info", "message": "cut", "fields": '{"a":'},
    ]
    answering(manager, monkeypatch, make_result(fault=ScriptFault("script_compile_error", "no", 1, 1)))
    assert (await run(manager, {"source": "let"}, None))["http_status"] == 500


@pytest.mark.parametrize(
    ("content_type", "body", "shown"),
    [
        ("application/json", b'{"a":[1,2.5]}', {"json": {"a": [1, 2.5]}}),
        ("application/json; charset=utf-8", b"null", {"json": None}),
        ("application/json", b"{broken", {"text": "{broken"}),
        ("text/html", "<b>ü</b>".encode(), {"text": "<b>ü</b>"}),
        ("application/octet-stream", b"\xff\xfe", {"base64": "//4="}),
        ("application/octet-stream", b"", {"text": ""}),
    ],
)
async def test_body_comes_as_json_text_or_base64(
    manager: Manager, monkeypatch: pytest.MonkeyPatch, content_type: str, body: bytes, shown: dict[str, Any]
) -> None:
    headers = [("content-type", content_type), ("set-cookie", "a=1"), ("set-cookie", "b=2")]
    answering(manager, monkeypatch, make_result(body=body, headers=headers))
    outcome = await run(manager, {"source": "1"}, None)

    assert outcome["body"] == {**shown, "size": len(body)}
    assert outcome["headers"] == {"content-type": content_type, "set-cookie": "a=1, b=2"}


@pytest.mark.parametrize(
    ("request_part", "field"),
    [
        ({"method": "TRACE"}, "request.method"),
        ({"method": "get"}, "request.method"),
        ({"path": "hello"}, "request.path"),
        ({"path": "/a/../b"}, "request.path"),
        ({"path": "/%zz"}, "request.path"),
        ({"path": "/%00"}, "request.path"),
        ({"query": "a=%zz"}, "request.query"),
        ({"query": "a=1&" * 300}, "request.query"),
        ({"headers": {"a b": "1"}}, "request.headers.a b"),
        ({"headers": {"a": "1\r\nb: 2"}}, "request.headers.a"),
        ({"headers": {"a": "☃"}}, "request.headers.a"),
        ({"headers": {"Authorization": "Bearer pic_x"}}, "request.headers.Authorization"),
        ({"headers": {f"h{number}": "" for number in range(101)}}, "request.headers"),
        ({"body": {"text": "a", "base64": "YQ=="}}, "request.body"),
        ({"body": {"base64": "a"}}, "request.body.base64"),
        ({"body": "text"}, "request.body"),
        ({"unknown": 1}, "request.unknown"),
    ],
)
async def test_request_that_nobody_can_send_is_refused_by_field(
    manager: Manager, request_part: dict[str, Any], field: str
) -> None:
    response = await manager.request("POST", "/scripts/run", {"source": "1", "request": request_part})

    error = await error_of(response, 422, "validation_failed")
    assert error["details"]["errors"][0]["field"] == field
    assert manager.executor.drafts == []


async def test_source_and_limits_are_held_to_the_rules_of_a_save(manager: Manager) -> None:
    async def refused(body: dict[str, Any], status: int, code: str) -> None:
        await error_of(await manager.request("POST", "/scripts/run", body), status, code)

    await refused({"source": "let a = 1; // \u202e"}, 422, "suspicious_characters")
    await refused({"source": "\0"}, 400, "invalid_encoding")
    await refused({"source": "x" * 300_000}, 413, "source_too_large")
    await refused({"source": "1", "limits": {"timeout_ms": 10**9}}, 422, "validation_failed")
    text = "x" * 2_000
    await refused(
        {"source": "1", "limits": {"max_request_bytes": 1_000}, "request": {"body": {"text": text}}},
        413,
        "body_too_large",
    )
    await error_of(await manager.request("POST", "/scripts/nobody/run", {}), 404, "not_found")
    manager.executor.available = False
    await refused({"source": "1"}, 503, "executor_unavailable")


async def test_trial_needs_the_scope_deploy(manager: Manager) -> None:
    await manager.create()
    response = await manager.request("POST", "/tokens", {"name": "reader", "scopes": ["read"]})
    token = (await response.get_json())["token"]
    headers = {"Authorization": f"Bearer {token}"}
    for path in ("/scripts/run", "/scripts/hello/run"):
        response = await manager.client.post(ADMIN + path, json={"source": "1"}, headers=headers)
        assert (await error_of(response, 403, "forbidden"))["details"] == {"scope": "deploy"}


async def test_trial_has_no_effects_unless_they_are_asked_for(manager: Manager) -> None:
    await manager.create()
    await run(manager, {})
    await run(manager, {"effects": "real"})
    await run(manager, {"source": "1", "effects": "none"}, None)
    assert [(request.is_trial, request.without_effects) for request in manager.executor.executed] == [
        (True, True),
        (True, False),
    ]
    assert manager.executor.drafts[0][0].without_effects
    for body, reference in (({"source": "1", "effects": "real"}, None), ({"effects": "some"}, "hello")):
        path = "/scripts/run" if reference is None else f"/scripts/{reference}/run"
        refused = await manager.request("POST", path, body)
        assert refused.status_code == 422


async def test_trial_lists_its_calls_and_what_it_did_not_do(manager: Manager, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = [None, "photo", {"text": "x" * 2_000, "data": b"123", "key": SecretRef("KEY"), "few": [1, 1.5]}]
    result = structs.replace(
        make_result(),
        spans=[Span("kv", "set", "photo", 10, 20, 30, "ok")],
        effects=[Effect("kv", "set", "photo", arguments)],
        service_code="kv_full",
        last_call="unknown",
    )
    answering(manager, monkeypatch, result)
    outcome = await run(manager, {"source": "1"}, None)
    assert outcome["spans"] == [
        {
            "service": "kv",
            "method": "set",
            "target": "photo",
            "start_us": 10,
            "duration_us": 20,
            "bytes": 30,
            "outcome": "ok",
        }
    ]
    (effect,) = outcome["effects"]
    shown = {"text": "x" * 1_000 + "…", "data": "<3 bytes>", "key": "<secret KEY>", "few": [1, 1.5]}
    assert effect == {"service": "kv", "method": "set", "target": "photo", "arguments": [None, "photo", shown]}
    assert (outcome["service_code"], outcome["last_call"], outcome["dropped_spans"]) == ("kv_full", "unknown", 0)


async def test_replay_gets_journal_seed_and_clock_of_an_execution_of_its_script(manager: Manager) -> None:
    script = await manager.create()
    other = await manager.create("other")
    live = make_live_script(script["id"])
    record = make_record(live)
    result = structs.replace(record.result, journal=b"calls")
    manager.sink.record(structs.replace(record, result=result, request=make_http_request(), seed=b"s" * SEED_BYTES))
    await run(manager, {"replay_of": record.id})
    await run(manager, {})
    replay, trial = manager.executor.executed
    assert (replay.recording, replay.seed, replay.now_ms) == (b"calls", b"s" * SEED_BYTES, record.started_at)
    assert (trial.recording, len(trial.seed)) == (b"", SEED_BYTES)
    assert trial.seed != replay.seed
    assert trial.now_ms > replay.now_ms
    one = await (await manager.request("GET", f"/executions/{record.id}")).get_json()
    assert one["request"] is not None
    assert not {"journal", "seed"} & one["request"].keys()
    for body, reference in (({"source": "1", "replay_of": record.id}, None), ({"replay_of": record.id}, other["name"])):
        path = "/scripts/run" if reference is None else f"/scripts/{reference}/run"
        assert (await manager.request("POST", path, body)).status_code == 422
    unknown = await manager.request("POST", "/scripts/hello/run", {"replay_of": make_id(1_700_000_000_001)})
    assert unknown.status_code == 404
