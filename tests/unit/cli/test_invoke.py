import json
from pathlib import Path

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer, error

EXECUTE = "/api/v1/execute/hello"


@pytest.fixture
def echo(server: FakeServer) -> FakeServer:
    """The script answers what it was asked, as JSON."""

    def answer(request: httpx.Request) -> httpx.Response:
        document = {
            "method": request.method,
            "target": request.url.raw_path.decode(),
            "content_type": request.headers.get("content-type"),
            "body": request.content.decode("latin-1"),
        }
        return httpx.Response(200, json=document, headers={"x-execution-id": "e-1"})

    for method in ("GET", "POST", "PUT"):
        for below in ("", "/a b/ü", "/x"):
            server.answers[f"{method} {EXECUTE}{below}"] = answer
    return server


def test_invoke_prints_the_body_byte_for_byte(run: Run, server: FakeServer) -> None:
    body = b"\x00\x1b[1m\xff no newline"
    server.answers[f"GET {EXECUTE}"] = httpx.Response(200, content=body)
    result = run("invoke", "hello")
    assert (result.exit_code, result.stdout_bytes, result.stderr) == (0, body, "")


@pytest.mark.parametrize(
    ("data", "content_type", "body"),
    [
        ('{"a": 1}', "application/json", '{"a": 1}'),
        ("a=1", "text/plain; charset=utf-8", "a=1"),
        ("", "text/plain; charset=utf-8", ""),
    ],
)
def test_invoke_posts_text_with_a_fitting_type(
    run: Run, echo: FakeServer, data: str, content_type: str, body: str
) -> None:
    document = json.loads(run("invoke", "hello", "--data", data).stdout)
    assert (document["method"], document["content_type"], document["body"]) == ("POST", content_type, body)


def test_invoke_sends_file_and_standard_input(run: Run, echo: FakeServer, tmp_path: Path) -> None:
    file = tmp_path / "body"
    file.write_bytes(b"\xff\x00")
    from_file = json.loads(run("invoke", "hello", "--data", f"@{file}").stdout)
    from_stdin = json.loads(run("invoke", "hello", "--data", "-", input=b"\xff\x00").stdout)
    assert from_file == from_stdin
    assert from_file["content_type"] == "application/octet-stream"
    assert run("invoke", "hello", "--data", "@/no/such/file").exit_code == 1


def test_invoke_encodes_path_query_and_headers(run: Run, echo: FakeServer) -> None:
    arguments = ["--path", "a b/ü", "--query", "k=1 &2", "--query", "k=", "--header", "Content-Type: text/x"]
    document = json.loads(run("invoke", "hello", "--method", "put", "--data", "x", *arguments).stdout)
    assert document["method"] == "PUT"
    assert document["target"] == f"{EXECUTE}/a%20b/%C3%BC?k=1+%262&k="
    assert document["content_type"] == "text/x"


def test_invoke_takes_the_short_options_of_curl(run: Run, echo: FakeServer) -> None:
    arguments = ["-X", "put", "-d", "x", "-q", "k=1", "-H", "Content-Type: text/x"]
    document = json.loads(run("invoke", "hello", *arguments).stdout)
    assert (document["method"], document["body"], document["content_type"]) == ("PUT", "x", "text/x")
    assert document["target"] == f"{EXECUTE}?k=1"


@pytest.mark.parametrize("arguments", [["--query", "novalue"], ["--header", "novalue"], ["--query", "=x"]])
def test_invoke_refuses_malformed_pairs(run: Run, arguments: list[str]) -> None:
    assert run("invoke", "hello", *arguments).exit_code == 2


def test_invoke_shows_the_token_unless_a_header_does(run: Run, echo: FakeServer) -> None:
    run("invoke", "hello")
    assert echo.requests[-1].headers["authorization"] == f"Bearer {TOKEN}"
    run("invoke", "hello", "--header", "Authorization: Basic x")
    assert echo.requests[-1].headers.get_list("authorization") == ["Basic x"]


def test_invoke_works_without_a_token(run: Run, echo: FakeServer, tmp_path: Path) -> None:
    assert run("invoke", "hello", environ={"PICLOUD_DATA_DIR": str(tmp_path)}).exit_code == 0
    assert "authorization" not in echo.requests[-1].headers


def test_invoke_reports_fault_with_position_when_script_fails(run: Run, server: FakeServer) -> None:
    answer = error(500, "script_error", "Variable not found: x", line=3, column=9, execution_id="e-9")
    answer.headers["x-execution-id"] = "e-9"
    server.answers[f"GET {EXECUTE}"] = answer
    result = run("invoke", "hello")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "error: Variable not found: x (line 3, column 9); `picloud logs hello --failed` shows execution e-9\n"
    )


def test_invoke_shows_the_calls_that_led_to_the_fault(run: Run, server: FakeServer) -> None:
    trace = [
        {"function": None, "line": 9, "column": 1, "omitted": 0},
        {"function": "hel\x1bper", "line": 3, "column": 9, "omitted": 0},
    ]
    server.answers[f"GET {EXECUTE}"] = error(500, "script_error", "no", line=3, column=9, trace=trace)
    result = run("invoke", "hello")
    assert result.stderr.splitlines()[1:] == [r"  in hel\x1bper, line 3", "  called at line 9"]


def test_invoke_succeeds_when_the_script_itself_answers_an_error_status(run: Run, server: FakeServer) -> None:
    own = {"error": {"code": "script_error", "message": "made by the script"}}
    server.answers[f"GET {EXECUTE}"] = httpx.Response(404, json=own)
    result = run("invoke", "hello")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == own


def test_invoke_suggests_a_name_when_unknown(run: Run, server: FakeServer) -> None:
    server.answers["GET /api/v1/execute/helo"] = error(404, "not_found", "No such script.")
    assert run("invoke", "helo").stderr == "error: there is no script named 'helo'; did you mean hello?\n"


def test_invoke_prints_everything_as_json_when_asked(run: Run, echo: FakeServer) -> None:
    document = json.loads(run("invoke", "hello", "--json").stdout)
    assert (document["status"], document["execution_id"]) == (200, "e-1")
    assert json.loads(document["body"])["method"] == "GET"


def test_invoke_prints_bytes_as_base64_when_json_asked(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {EXECUTE}"] = httpx.Response(200, content=b"\xff")
    assert json.loads(run("invoke", "hello", "--json").stdout)["body_base64"] == "/w=="


def test_invoke_leaves_compressed_answers_as_they_are(run: Run, server: FakeServer) -> None:
    stream = httpx.ByteStream(b"not really gzip")
    server.answers[f"GET {EXECUTE}"] = httpx.Response(200, headers={"content-encoding": "gzip"}, stream=stream)
    assert run("invoke", "hello").stdout_bytes == b"not really gzip"
    assert server.requests[-1].headers["accept-encoding"] == "identity"


def test_invoke_sends_bytes_that_are_no_text_as_they_are(run: Run, echo: FakeServer) -> None:
    assert run("invoke", "hello", "--query", "k=\udcff", "--header", "x-a: ü\udcff").exit_code == 0
    assert echo.requests[-1].url.raw_path.endswith(b"?k=%FF")
    assert (b"x-a", "ü".encode() + b"\xff") in echo.requests[-1].headers.raw


def test_argument_that_is_no_text_is_a_usage_error(run: Run) -> None:
    result = run("deploy", "-", "--name", "hello", "--description", "\udcff", input="1")
    assert (result.exit_code, result.stderr) == (2, "error: an argument is not UTF-8 text\n")


def test_invoke_prints_status_and_headers_first_when_asked(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {EXECUTE}"] = httpx.Response(404, content=b"no\xff", headers={"x-a": "1"})
    result = run("invoke", "hello", "-i")
    assert result.exit_code == 0
    assert result.stdout_bytes == b"HTTP 404 Not Found\nx-a: 1\ncontent-length: 3\n\nno\xff"


def test_invoke_fails_for_a_status_that_the_script_chose_only_when_asked(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {EXECUTE}"] = httpx.Response(404, text="none", headers={"x-execution-id": "e-1"})
    assert run("invoke", "hello").exit_code == 0
    result = run("invoke", "hello", "--fail")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "none", "error: hello answered 404 Not Found\n")
    document = json.loads(run("invoke", "hello", "-f", "--json").stderr)["error"]
    assert (document["code"], document["details"]) == ("http_status", {"status": 404, "execution_id": "e-1"})
    server.answers[f"GET {EXECUTE}"] = httpx.Response(302, text="")
    assert run("invoke", "hello", "-f").exit_code == 0


def test_invoke_as_schedule_sends_an_event_and_prints_the_body(run: Run, server: FakeServer) -> None:
    record = {"status": "ok", "http_status": 200, "body": {"json": {"sent": 1}}, "error": None}
    server.answers[f"POST {ADMIN}/scripts/report/run"] = httpx.Response(200, json=record)
    result = run("invoke", "report", "--as", "schedule", "--at", "2030-12-31T23:00:00Z", "-d", '{"a": 1}')
    assert (result.exit_code, result.stdout) == (0, '{"sent":1}')
    event = {"trigger": "schedule", "payload": {"a": 1}, "due_at": "2030-12-31T23:00:00Z"}
    assert json.loads(server.requests[0].content) == {"event": event, "effects": "real"}
    failure = {"code": "script_error", "message": "no luck"}
    server.answers[f"POST {ADMIN}/scripts/report/run"] = httpx.Response(200, json=record | {"error": failure})
    failed = run("invoke", "report", "--as", "schedule")
    assert (failed.exit_code, "no luck" in failed.stderr) == (1, True)


@pytest.mark.parametrize(
    "options", [["--at", "2030-01-01T00:00:00Z"], ["--as", "schedule", "-X", "POST"], ["--as", "schedule", "-d", "{"]]
)
def test_invoke_as_schedule_takes_a_payload_and_a_time_alone(run: Run, options: list[str]) -> None:
    assert run("invoke", "report", *options).exit_code == 2
