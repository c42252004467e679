"""Executions through the admin API: what the sink was given a moment ago, filters, pages, what is gone."""

from typing import Any

import pytest
from msgspec import structs

from picloud.shared.models import CallFrame, LiveScript, LogLine, ScriptFault, Span
from tests.factories import make_id, make_live_script, make_record
from tests.integration.conftest import Manager, error_of

BASE = 1_700_000_000_000
FAULT = ScriptFault("script_limit_exceeded", "too many operations", 3, 7, "max_operations", 1_000)


async def _list(manager: Manager, query: str = "") -> list[dict[str, Any]]:
    response = await manager.request("GET", f"/executions{query}")
    assert response.status_code == 200, await response.get_data(as_text=True)
    items: list[dict[str, Any]] = (await response.get_json())["items"]
    return items


async def test_execution_that_just_ended_is_in_the_list(manager: Manager) -> None:
    record = make_record(path="/a/b")
    manager.sink.record(record)

    (item,) = await _list(manager)

    assert item == {
        "id": record.id,
        "script_id": record.script_id,
        "script_name": "hello",
        "revision": 1,
        "trigger": "http",
        "method": "POST",
        "path": "/a/b",
        "query": "",
        "status": "ok",
        "http_status": 200,
        "started_at": "2023-11-14T22:13:20.000Z",
        "duration_us": 10,
        "queue_us": 0,
        "operations": 1,
        "peak_memory_bytes": 100,
        "error": None,
        "dropped_log_lines": 0,
        "service_code": None,
        "last_call": None,
        "event": None,
    }


async def test_one_execution_has_logs_warnings_and_error_position(manager: Manager) -> None:
    logs = [
        LogLine("info", "hi", None, 5),
        LogLine("warn", "odd \x00 \u202e", '{"a":[1,9223372036854775807]}', 7),
        LogLine("error", "cut", '{"a":', 9),
    ]
    record = make_record(fault=FAULT, logs=logs, warnings=["header dropped"])
    manager.sink.record(record)

    response = await manager.request("GET", f"/executions/{record.id}")

    execution = await response.get_json()
    assert execution["status"] == "failed"
    assert execution["http_status"] == 500
    assert execution["error"] == {
        "code": "script_limit_exceeded",
        "message": "too many operations",
        "line": 3,
        "column": 7,
        "limit": "max_operations",
        "limit_value": 1_000,
        "trace": [],
    }
    assert execution["logs"] == [
        {"level": "info", "message": "hi", "fields": None, "offset_us": 5},
        {"level": "warn", "message": "odd \x00 \u202e", "fields": {"a": [1, 9223372036854775807]}, "offset_us": 7},
        {"level": "error", "message": "cut", "fields": '{"a":', "offset_us": 9},
    ]
    assert execution["warnings"] == ["header dropped"]


async def test_call_trace_of_an_error_is_kept(manager: Manager) -> None:
    trace = [CallFrame(None, 9, 1), CallFrame("hel\x00per", 3, None, 60)]
    record = make_record(fault=ScriptFault("script_error", "no", 3, 7, trace=trace))
    manager.sink.record(record)

    execution = await (await manager.request("GET", f"/executions/{record.id}")).get_json()

    assert execution["error"]["trace"] == [
        {"function": None, "line": 9, "column": 1, "omitted": 0},
        {"function": "hel\x00per", "line": 3, "column": None, "omitted": 60},
    ]
    (listed,) = await _list(manager)
    assert listed["error"] == execution["error"]


async def test_text_that_an_engine_cannot_keep_does_not_lose_the_execution(manager: Manager) -> None:
    record = make_record(path="/\ud800\x00", fault=ScriptFault("script_error", "a\x00b\udfff"))
    manager.sink.record(record)

    execution = await (await manager.request("GET", f"/executions/{record.id}")).get_json()

    assert execution["error"]["message"] == "a\ufffdb?"
    assert execution["path"] == "/?\ufffd"


async def test_list_is_newest_first_in_pages(manager: Manager) -> None:
    records = [make_record(started_at=BASE + number) for number in range(5)]
    for record in records:
        manager.sink.record(record)

    first = await (await manager.request("GET", "/executions?limit=3")).get_json()
    second = await (await manager.request("GET", f"/executions?limit=3&cursor={first['next_cursor']}")).get_json()

    ids = [item["id"] for item in first["items"] + second["items"]]
    assert ids == [record.id for record in reversed(records)]
    assert second["next_cursor"] is None


def _script(script: dict[str, Any]) -> LiveScript:
    return make_live_script(script["id"], script["name"])


async def test_filter_by_script_takes_id_and_name_and_follows_a_new_name(manager: Manager) -> None:
    one, other = _script(await manager.create("one")), _script(await manager.create("other"))
    for script in (one, other, one):
        manager.sink.record(make_record(script))
    await manager.request("PATCH", "/scripts/one", {"name": "uno"})

    assert len(await _list(manager, f"?script={one.id}")) == 2
    assert len(await _list(manager, "?script=uno")) == 2
    assert len(await _list(manager, "?script=other")) == 1
    assert await _list(manager, "?script=nobody") == []


async def test_executions_of_a_deleted_script_are_found_by_its_name(manager: Manager) -> None:
    script = _script(await manager.create("gone"))
    manager.sink.record(make_record(script))
    await manager.request("DELETE", "/scripts/gone")

    assert len(await _list(manager, "?script=gone")) == 1
    assert len(await _list(manager, f"?script={script.id}")) == 1


@pytest.mark.parametrize(
    ("status", "count"), [("ok", 2), ("failed", 2), ("script_error", 1), ("script_limit_exceeded", 1), ("zzz", 0)]
)
async def test_filter_by_status_takes_outcomes_and_error_codes(manager: Manager, status: str, count: int) -> None:
    for fault in (None, FAULT, None, ScriptFault("script_error", "no")):
        manager.sink.record(make_record(fault=fault))

    assert len(await _list(manager, f"?status={status}")) == count


async def test_since_is_included_and_until_is_not(manager: Manager) -> None:
    for offset in (0, 1_000, 2_000, 3_000):
        manager.sink.record(make_record(started_at=BASE + offset))

    query = "?since=2023-11-14T22:13:21Z&until=2023-11-14T23:13:23.000%2B01:00"
    found = [item["started_at"] for item in await _list(manager, query)]

    assert found == ["2023-11-14T22:13:22.000Z", "2023-11-14T22:13:21.000Z"]


@pytest.mark.parametrize("since", ["0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"])
async def test_since_before_all_time_finds_all(manager: Manager, since: str) -> None:
    manager.sink.record(make_record())

    assert len(await _list(manager, f"?since={since}&until=9999-12-31T23:59:59Z")) == 1


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "since=2023-11-14",
        "since=2023-11-14T22:13:21",
        "until=2023-11-14T22:13:23+01:00",
        "until=2023-13-14T22:13:23Z",
        "until=1700000000",
        "since=",
        "status=",
        "status=OK",
        "status=a%27b",
        "script=A%20B",
        "script=",
    ],
)
async def test_filter_that_cannot_be_read_answers_bad_request(manager: Manager, query: str) -> None:
    await error_of(await manager.request("GET", f"/executions?{query}"), 400, "bad_request")


@pytest.mark.parametrize(
    "execution_id", ["x", "01890000-0000-7000-8000-00000000000A", "1", "a" * 10_000, "%27;--", "hello"]
)
async def test_id_out_of_grammar_answers_bad_request(manager: Manager, execution_id: str) -> None:
    await error_of(await manager.request("GET", f"/executions/{execution_id}"), 400, "bad_request")


async def test_unknown_execution_answers_not_found(manager: Manager) -> None:
    await error_of(await manager.request("GET", f"/executions/{make_id(BASE)}"), 404, "not_found")
    manager.sink.record(make_record())
    await error_of(await manager.request("GET", f"/executions/{make_id(BASE + 1)}"), 404, "not_found")


async def test_execution_older_than_what_is_kept_answers_purged(manager: Manager) -> None:
    manager.sink.record(make_record(started_at=BASE))

    await error_of(await manager.request("GET", f"/executions/{make_id(BASE - 1)}"), 410, "purged")


async def test_flood_is_sampled_with_exact_counters_and_shown(manager: Manager) -> None:
    script, quiet = make_live_script(), make_live_script("01890000-0000-7000-8000-000000000002", "quiet")
    for number in range(2_000):
        manager.sink.record(make_record(script, fault=FAULT if number % 100 == 0 else None))
    manager.sink.record(make_record(quiet, fault=FAULT))

    everything = await (await manager.request("GET", "/executions?limit=1")).get_json()
    of_quiet = await (await manager.request("GET", f"/executions?script={quiet.id}")).get_json()

    assert everything["sampled_out"] == 1_501
    assert (len(of_quiet["items"]), of_quiet["sampled_out"]) == (1, 0)
    row = await manager.storage.history.fetch_one(
        "SELECT calls, failures, sampled_out FROM execution_minutes WHERE script_id = $1", script.id
    )
    assert row is not None
    assert (row["calls"], row["failures"], row["sampled_out"]) == (2_000, 20, 1_501)
    kept = await manager.storage.history.fetch_one(
        "SELECT count(*) AS rows, sum(status = 'failed') AS failed FROM executions"
    )
    assert kept is not None
    assert (kept["rows"], kept["failed"]) == (500, 21)


async def test_sampling_of_more_than_an_hour_ago_is_not_shown(manager: Manager) -> None:
    for _ in range(600):
        manager.sink.record(make_record(started_at=BASE - 2 * 3_600_000))

    assert (await (await manager.request("GET", "/executions?limit=1")).get_json())["sampled_out"] == 0


async def test_calls_to_services_are_kept(manager: Manager) -> None:
    record = make_record(fault=ScriptFault("script_error", "kv.set: the store is full (kv_full)"))
    spans = [Span("kv", "set", "a\0ü", 10, 20, 30, "kv_full"), Span("http", "get", "pi.local", 40, 50, 60, "unknown")]
    result = structs.replace(record.result, spans=spans, dropped_spans=7, service_code="kv_full", last_call="unknown")
    manager.sink.record(structs.replace(record, result=result))
    (listed,) = await _list(manager)
    assert (listed["service_code"], listed["last_call"]) == ("kv_full", "unknown")
    assert "spans" not in listed
    one = await (await manager.request("GET", f"/executions/{record.id}")).get_json()
    assert [(span["service"], span["target"], span["outcome"]) for span in one["spans"]] == [
        ("kv", "a\0ü", "kv_full"),
        ("http", "pi.local", "unknown"),
    ]
    assert (one["dropped_spans"], one["service_code"]) == (7, "kv_full")
