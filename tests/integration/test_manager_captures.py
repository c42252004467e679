"""Requests of executions over the API, from the record to a trial with them."""

from typing import Any

import pytest
from msgspec import structs

from picloud.manager.history.sink import HistorySink, RequestsKept
from picloud.manager.models.access import NewToken
from picloud.shared.models import ExecutionRecord, HttpRequest, ScriptFault
from tests.factories import make_record
from tests.integration.conftest import BY, Manager, error_of
from tests.integration.owner import actions

FAULT = ScriptFault("script_error", "no")


def record_of(fault: ScriptFault | None) -> ExecutionRecord:
    headers = [(b"content-type", b"text/plain"), (b"cookie", b"hunter=2"), (b"content-length", b"2")]
    return structs.replace(make_record(fault=fault), request=HttpRequest("PUT", "/a b", b"q=1", headers, b"hi", None))


async def shown(manager: Manager, record: ExecutionRecord) -> dict[str, Any]:
    answer: dict[str, Any] = await (await manager.request("GET", f"/executions/{record.id}")).get_json()
    return answer


@pytest.mark.parametrize("fault", [None, FAULT])
async def test_request_of_a_real_call_can_be_tried_again_as_it_is(manager: Manager, fault: ScriptFault | None) -> None:
    record = record_of(fault)
    manager.sink.record(record)
    answer = await shown(manager, record)

    assert answer["request_reason"] is None
    request = answer["request"]
    assert request["removed_headers"] == ["cookie"]
    wanted = {name: request[name] for name in ("method", "path", "query", "headers", "body")}
    response = await manager.request("POST", "/scripts/run", {"source": "1", "request": wanted})
    assert response.status_code == 200
    ((execution, _),) = manager.executor.drafts
    tried = execution.request
    assert (tried.method, tried.path, tried.raw_query, tried.body) == ("PUT", "/a b", b"q=1", b"hi")
    assert tried.headers == [(b"content-type", b"text/plain"), (b"content-length", b"2")]


async def test_request_of_a_failure_survives_a_restart_and_that_of_a_success_does_not(manager: Manager) -> None:
    failed, worked = record_of(FAULT), record_of(None)
    for record in (failed, worked):
        manager.sink.record(record)
    await manager.sink.flush()
    assert (await manager.execution_store.find(failed.id)).request is not None  # type: ignore[union-attr]
    assert (await manager.execution_store.find(worked.id)).request is None  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kept", "reasons"), [("none", ("off", "off")), ("errors", (None, "off")), ("all", (None, None))]
)
async def test_setting_says_whose_requests_are_kept(
    manager: Manager, monkeypatch: pytest.MonkeyPatch, kept: RequestsKept, reasons: tuple[str | None, str | None]
) -> None:
    sink = HistorySink(manager.execution_store, history_days=7, history_max_rows=1_000, requests=kept)
    monkeypatch.setattr(manager.services.executions, "_sink", sink)
    records = (record_of(FAULT), record_of(None))
    for record in records:
        sink.record(record)

    answers = [await shown(manager, record) for record in records]
    assert tuple(answer["request_reason"] for answer in answers) == reasons
    assert [answer["request"] is None for answer in answers] == [reason is not None for reason in reasons]


@pytest.mark.parametrize("fault", [None, FAULT])
async def test_secrets_of_a_request_are_masked_for_everybody_and_revealed_to_an_admin_who_asks(
    manager: Manager, fault: ScriptFault | None
) -> None:
    headers = [(b"content-type", b"application/json"), (b"x-gitlab-token", b"hunter2"), (b"authorization", b"Basic x")]
    request = HttpRequest("POST", "/", b"key=hunter2", headers, b'{"password":"hunter2"}', None)
    record = structs.replace(make_record(fault=fault), request=request)
    manager.sink.record(record)

    masked = (await shown(manager, record))["request"]
    assert "hunter2" not in str(masked)
    assert masked["masked"] == ["headers.x-gitlab-token", "query.key", "body.password"]
    assert masked["removed_headers"] == ["authorization"]

    for scope in ("read", "deploy"):
        lesser = await manager.tokens.create(NewToken(name=scope, scopes=[scope]), BY)
        refused = await manager.request(
            "POST", f"/executions/{record.id}/reveal", headers={"Authorization": f"Bearer {lesser.text}"}
        )
        await error_of(refused, 403, "forbidden")
    revealed = await manager.request("POST", f"/executions/{record.id}/reveal")
    assert revealed.status_code == 200
    answer = await revealed.get_json()
    assert answer["headers"]["x-gitlab-token"] == "hunter2"
    assert (answer["query"], answer["body"]) == ("key=hunter2", {"text": '{"password":"hunter2"}'})
    assert (answer["masked"], answer["removed_headers"]) == ([], ["authorization"])

    (entry,) = (await (await manager.request("GET", "/audit?action=execution.reveal")).get_json())["items"]
    assert entry["object"] == {"type": "execution", "id": record.id, "name": record.script_name}


@pytest.mark.parametrize("fault", [None, FAULT])
async def test_list_shows_the_query_of_a_call_masked_and_bounded(manager: Manager, fault: ScriptFault | None) -> None:
    query = b"page=2&api_key=hunter2&text=" + b"x" * 400
    record = structs.replace(make_record(fault=fault), request=HttpRequest("GET", "/", query, [], b"", None))
    manager.sink.record(record)
    (item,) = (await (await manager.request("GET", "/executions")).get_json())["items"]
    assert item["query"].startswith("page=2&api_key=***&text=xxx")
    assert len(item["query"]) <= 200

    stored = await manager.execution_store.find(record.id)
    assert stored is not None
    assert stored.query == item["query"]


@pytest.mark.parametrize(("kept", "queries"), [("none", ("", "")), ("errors", ("q=1", "")), ("all", ("q=1", "q=1"))])
async def test_queries_are_stored_of_executions_whose_requests_are_kept(
    manager: Manager, kept: RequestsKept, queries: tuple[str, str]
) -> None:
    sink = HistorySink(manager.execution_store, history_days=7, history_max_rows=1_000, requests=kept)
    records = (record_of(FAULT), record_of(None))
    for record in records:
        sink.record(record)
    await sink.flush()
    stored = [await manager.execution_store.find(record.id) for record in records]
    assert tuple(execution.query for execution in stored if execution is not None) == queries


async def test_request_that_is_not_kept_cannot_be_revealed(manager: Manager) -> None:
    record = make_record(fault=FAULT)
    manager.sink.record(record)
    await error_of(await manager.request("POST", f"/executions/{record.id}/reveal"), 410, "purged")
    assert "execution.reveal" not in await actions(manager)
