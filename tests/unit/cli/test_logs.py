import json
import re
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

OK: dict[str, Any] = {
    "id": "e-1",
    "script_id": "id-of-hello",
    "script_name": "hello",
    "revision": 3,
    "method": "GET",
    "path": "/",
    "status": "ok",
    "http_status": 200,
    "started_at": "2026-11-23T18:30:00.000Z",
    "duration_us": 1234,
    "logs": [{"level": "info", "message": "hi \x1b[31m", "fields": {"a": 1}, "offset_us": 5}],
    "dropped_log_lines": 2,
    "warnings": [],
    "error": None,
}
TRACE = [
    {"function": None, "line": 9, "column": 1, "omitted": 0},
    {"function": "outer", "line": 7, "column": 1, "omitted": 0},
    {"function": "helper", "line": 3, "column": 9, "omitted": 60},
]
FAILED: dict[str, Any] = {
    **OK,
    "id": "e-2",
    "status": "failed",
    "http_status": 500,
    "logs": [],
    "dropped_log_lines": 0,
    "error": {"code": "script_error", "message": "boom\n", "line": 3, "column": 9, "trace": TRACE},
}


@pytest.fixture
def history(server: FakeServer) -> FakeServer:
    def list_executions(request: httpx.Request) -> httpx.Response:
        query = request.url.params
        assert query.get("script") in ("id-of-hello", None)
        items = [FAILED] if query.get("status") == "failed" else [FAILED, OK]
        return httpx.Response(200, json={"items": items[: int(query["limit"])], "next_cursor": None})

    server.answers[f"GET {ADMIN}/executions"] = list_executions
    for execution in (OK, FAILED):
        server.answers[f"GET {ADMIN}/executions/{execution['id']}"] = httpx.Response(200, json=execution)
    return server


def test_logs_shows_executions_oldest_first_with_lines_and_fault(run: Run, history: FakeServer) -> None:
    assert run("logs", "hello", "--long").stdout.splitlines() == [
        "2026-11-23 18:30:00Z ok 200 GET / revision 3 1.2 ms e-1",
        r'  info  hi \x1b[31m {"a":1}',
        "  … 2 more lines over the log limit",
        "2026-11-23 18:30:00Z failed 500 GET / revision 3 1.2 ms e-2",
        r"  script_error at line 3:9: boom\n",
        "    in helper, line 3",
        "    … 60 more calls",
        "    called in outer, line 7",
        "    called at line 9",
    ]


def test_logs_without_a_name_shows_all_scripts_each_with_its_name(run: Run, history: FakeServer) -> None:
    heads = [line for line in run("logs", "-l").stdout.splitlines() if line.startswith("2026")]
    assert heads == [
        "2026-11-23 18:30:00Z hello ok 200 GET / revision 3 1.2 ms e-1",
        "2026-11-23 18:30:00Z hello failed 500 GET / revision 3 1.2 ms e-2",
    ]
    (listed,) = [request for request in history.requests if request.url.path == f"{ADMIN}/executions"]
    assert "script" not in listed.url.params


def test_logs_shows_the_query_local_times_and_short_ids(
    run: Run, history: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("picloud.cli.times.now", lambda: datetime(2026, 11, 24, 12, tzinfo=UTC))
    execution = {**OK, "query": "a=1\x1b", "id": "01a22b93-e8c9-712f-8311-9cacc8aea809", "logs": []}
    history.answers[f"GET {ADMIN}/executions"] = httpx.Response(200, json={"items": [execution], "next_cursor": None})
    history.answers[f"GET {ADMIN}/executions/{execution['id']}"] = httpx.Response(200, json=execution)
    (head, _) = run("logs", "hello").stdout.splitlines()
    assert re.fullmatch(r"Nov 2[34] \d\d:30:00 ok 200 GET /\?a=1\\x1b revision 3 1.2 ms c8aea809", head)


def test_logs_takes_the_newest_when_count_is_given(run: Run, history: FakeServer) -> None:
    assert "e-1" not in run("logs", "hello", "-n", "1").stdout


def test_logs_filters_failed(run: Run, history: FakeServer) -> None:
    documents = json.loads(run("logs", "hello", "--failed", "--json").stdout)
    assert [document["id"] for document in documents] == ["e-2"]


def test_logs_says_so_when_there_are_none(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {ADMIN}/executions"] = httpx.Response(200, json={"items": [], "next_cursor": None})
    result = run("logs", "hello")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no executions of hello recorded" in result.stderr


def test_logs_follows_and_goes_on_after_a_break(run: Run, history: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picloud.cli.client._RECONNECT_S", 0)
    asked: list[str | None] = []

    def stream(request: httpx.Request) -> httpx.Response:
        assert dict(request.url.params) == {"script": "id-of-hello"}
        asked.append(request.headers.get("last-event-id"))
        if len(asked) == 1:
            beginning = "retry: 2000\n\n" + 'event: dropped\ndata: {"count":3}\n\n' + ": heartbeat\n\n"
            return httpx.Response(200, text=f'{beginning}id: e-1\ndata: {{"id":"e-1"}}\n\n')
        if len(asked) == 2:
            raise httpx.ReadError("gone", request=request)
        if len(asked) == 3:
            return httpx.Response(200, text='id: e-2\ndata: {"id":"e-2"}\n\n')
        return error(403, "forbidden", "The credential lacks the scope read.")

    history.answers[f"GET {ADMIN}/executions/stream"] = stream
    result = run("logs", "-f", "hello", "--json")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["e-1", "e-2"]
    assert asked == [None, "e-1", "e-1", "e-2"]
    assert result.exit_code == 1
    assert "lacks the scope" in result.stderr


@pytest.mark.parametrize("count", ["0", "-1", "201", "x"])
def test_logs_refuses_a_count_out_of_range(run: Run, count: str) -> None:
    assert run("logs", "hello", "-n", count).exit_code == 2


def test_logs_of_one_execution_shows_each_call_to_a_service(run: Run, history: FakeServer) -> None:
    span = {"service": "kv", "method": "get", "target": "visits", "start_us": 1_500, "duration_us": 250, "bytes": 12}
    execution = {
        **FAILED,
        "id": "01a22b93-e8c9-712f-8311-9cacc8aea809",
        "error": None,
        "spans": [{**span, "outcome": "ok"}, {**span, "target": "a\x1b", "outcome": "unknown"}],
        "dropped_spans": 3,
        "last_call": "unknown",
    }
    history.answers[f"GET {ADMIN}/executions/{execution['id']}"] = httpx.Response(200, json=execution)
    shown = run("logs", str(execution["id"]), "-l")
    assert shown.stdout.splitlines() == [
        f"2026-11-23 18:30:00Z hello failed 500 GET / revision 3 1.2 ms {execution['id']}",
        "  5 service calls (kv), 0.5 ms",
        "  it ended while waiting for a service; that call may or may not have taken effect",
        "  +1.5 ms kv.get visits 0.2 ms 12 B",
        r"  +1.5 ms kv.get a\x1b 0.2 ms 12 B unknown",
    ]
    assert "3 more calls to services" in shown.stderr
    assert json.loads(run("logs", str(execution["id"]), "--json").stdout)["spans"] == execution["spans"]


def test_logs_takes_an_id_that_no_execution_has_for_a_script(run: Run, history: FakeServer) -> None:
    script_id = "01a22b93-e8c9-712f-8311-9cacc8aea809"
    history.answers[f"GET {ADMIN}/executions/{script_id}"] = error(404, "not_found", "There is no such execution.")
    history.answers[f"GET {ADMIN}/scripts/{script_id}"] = httpx.Response(200, json={"id": "id-of-hello"})
    assert "boom" in run("logs", script_id).stdout
