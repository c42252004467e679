import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

RECORD: dict[str, Any] = {
    "execution_id": "e-1",
    "revision": 0,
    "status": "ok",
    "http_status": 201,
    "headers": {"content-type": "application/json"},
    "body": {"json": {"ü": [1, 2.5]}, "size": 16},
    "duration_ms": 1.25,
    "queue_ms": 0.0,
    "operations": 3,
    "peak_memory_bytes": 100,
    "logs": [],
    "dropped_log_lines": 0,
    "warnings": [],
    "error": None,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.rhai"
    path.write_text("let a = 1;\nhalf(a)", "utf-8")
    return path


def answering(server: FakeServer, **fields: Any) -> None:
    server.answers[f"POST {ADMIN}/scripts/run"] = httpx.Response(200, json={**RECORD, **fields})


def test_run_sends_the_file_and_the_request_and_prints_the_body(run: Run, server: FakeServer, file: Path) -> None:
    answering(server)
    arguments = ["-d", '{"n": 1}', "-q", "a b=c&d", "-H", "X-A: 1", "-H", "x-a: 2", "--path", "deep/er"]
    result = run("run", str(file), *arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (0, '{"ü":[1,2.5]}', "")
    assert [request.url.path for request in server.requests] == [f"{ADMIN}/scripts/run"]
    assert json.loads(server.requests[0].content) == {
        "source": file.read_text("utf-8"),
        "request": {
            "method": "POST",
            "path": "/deep/er",
            "query": "a+b=c%26d",
            "headers": {"x-a": "1, 2", "content-type": "application/json"},
            "body": {"text": '{"n": 1}'},
        },
    }


def test_run_sends_a_plain_get_when_nothing_is_said(run: Run, server: FakeServer, file: Path) -> None:
    answering(server)
    run("run", str(file))
    request = json.loads(server.requests[0].content)["request"]
    assert request == {"method": "GET", "path": "/", "query": "", "headers": {}}


def test_run_sends_a_body_from_a_file_as_it_is(run: Run, server: FakeServer, file: Path, tmp_path: Path) -> None:
    answering(server)
    (tmp_path / "data").write_bytes(b"\xff\x00")
    run("run", str(file), "-d", f"@{tmp_path / 'data'}", "-X", "put")
    request = json.loads(server.requests[0].content)["request"]
    assert (request["method"], request["body"]) == ("PUT", {"base64": "/wA="})
    assert request["headers"] == {"content-type": "application/octet-stream"}


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ({"text": "plain\n"}, b"plain\n"),
        ({"base64": "/wA="}, b"\xff\x00"),
        ({"json": "a"}, b'"a"'),
        ({"text": ""}, b""),
    ],
)
def test_run_prints_each_kind_of_body(
    run: Run, server: FakeServer, file: Path, body: dict[str, Any], printed: bytes
) -> None:
    answering(server, body=body)
    assert run("run", str(file)).stdout_bytes == printed


def test_run_shows_log_lines_and_warnings_on_standard_error(run: Run, server: FakeServer, file: Path) -> None:
    logs = [
        {"at_ms": 1.0, "level": "warn", "message": "care\x1bful", "fields": {"a": 1}},
        {"at_ms": 2.0, "level": "info", "message": "cut", "fields": '{"a":'},
    ]
    answering(server, logs=logs, dropped_log_lines=2, warnings=["the header date was dropped"])
    result = run("run", str(file))
    assert result.stdout == '{"ü":[1,2.5]}'
    assert result.stderr.splitlines() == [
        r'warn  care\x1bful {"a":1}',
        'info  cut {"a":',
        "… 2 more lines over the log limit",
        "warning the header date was dropped",
    ]


FAULT: dict[str, Any] = {
    "code": "script_error",
    "message": "boom",
    "line": 2,
    "column": 1,
    "limit": None,
    "value": None,
    "trace": [
        {"function": None, "line": 2, "column": 1, "omitted": 0},
        {"function": "half", "line": 1, "column": 5, "omitted": 0},
    ],
}


def test_run_fails_when_the_script_does_and_shows_where(run: Run, server: FakeServer, file: Path) -> None:
    answering(server, status="failed", http_status=500, error=FAULT, body={"text": "", "size": 0})
    result = run("run", str(file))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        f"error: {file} failed",
        f"{file}:2:1: error: boom",
        "    2 | half(a)",
        "      | ^",
        "  in half, line 1",
        "  called at line 2",
    ]


def test_run_has_the_whole_record_for_programs(run: Run, server: FakeServer, file: Path) -> None:
    answering(server)
    assert json.loads(run("run", str(file), "--json").stdout) == RECORD
    answering(server, status="failed", error=FAULT)
    result = run("run", str(file), "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["error"] == FAULT
    assert json.loads(result.stderr)["error"]["code"] == "script_error"


def test_run_takes_script_or_body_from_standard_input_and_not_both(run: Run, server: FakeServer, file: Path) -> None:
    answering(server)
    assert run("run", "-", input="40 + 2").exit_code == 0
    assert json.loads(server.requests[0].content)["source"] == "40 + 2"
    assert run("run", str(file), "-d", "-", input="x").exit_code == 0
    assert json.loads(server.requests[1].content)["request"]["body"] == {"text": "x"}
    assert run("run", "-", "-d", "-", input="x").exit_code == 2


def test_run_as_a_script_asks_for_that_scripts_limits(run: Run, server: FakeServer, file: Path) -> None:
    server.answers[f"POST {ADMIN}/scripts/hello/run"] = httpx.Response(200, json=RECORD)
    result = run("run", str(file), "--name", "hello")
    assert (result.exit_code, result.stdout) == (0, '{"ü":[1,2.5]}')
    assert json.loads(server.requests[0].content)["source"] == file.read_text("utf-8")
    server.answers[f"POST {ADMIN}/scripts/helo/run"] = error(404, "not_found", "There is no such script.")
    assert "did you mean hello?" in run("run", str(file), "--name", "helo").stderr


def test_run_has_real_effects_only_when_asked_and_only_as_a_script(run: Run, server: FakeServer, file: Path) -> None:
    server.answers[f"POST {ADMIN}/scripts/hello/run"] = httpx.Response(200, json=RECORD)
    run("run", str(file), "--name", "hello")
    run("run", str(file), "--name", "hello", "--effects", "real")
    assert [json.loads(request.content).get("effects") for request in server.requests] == [None, "real"]
    refused = run("run", str(file), "--effects", "real")
    assert refused.exit_code == 2
    assert "--name" in refused.stderr


def test_run_lists_what_it_did_not_do(run: Run, server: FakeServer, file: Path) -> None:
    effect = {"service": "kv", "method": "set", "target": "visits", "arguments": [None, "visits", 1]}
    answering(server, effects=[effect])
    assert run("run", str(file)).stderr == "not done: kv.set visits\n"
