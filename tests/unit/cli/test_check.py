import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from picloud.cli.failures import CommandFailed

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer, error

WARNING: dict[str, Any] = {
    "severity": "warning",
    "code": "no_effect",
    "message": "this has no effect",
    "line": 1,
    "column": 1,
    "certain": False,
}
CERTAIN = {**WARNING, "code": "undefined_function", "message": "there is no function 'foo'", "certain": True}
ERROR = {**WARNING, "severity": "error", "code": "script_compile_error", "message": "no", "certain": True}


class NoServer(httpx.BaseTransport):
    """A machine without a server, or whose server is another user's."""

    def __init__(self, code: str) -> None:
        self._code = code

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        raise CommandFailed("no PiCloud is running here", code=self._code)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.rhai"
    path.write_text("foo(1)", "utf-8")
    return path


def finding(server: FakeServer, *diagnostics: dict[str, Any]) -> None:
    ok = all(one["severity"] != "error" for one in diagnostics)
    server.answers[f"POST {ADMIN}/scripts/check"] = httpx.Response(200, json={"ok": ok, "diagnostics": diagnostics})


def test_check_asks_the_server_and_changes_nothing(run: Run, server: FakeServer, file: Path) -> None:
    finding(server)
    result = run("check", str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{file}: no findings\n", "")
    assert [request.url.path for request in server.requests] == [f"{ADMIN}/scripts/check"]
    assert json.loads(server.requests[0].content) == {"source": "foo(1)"}


@pytest.mark.parametrize(
    ("found", "shown"),
    [
        (WARNING, "warning: this has no effect"),
        (CERTAIN, "warning: there is no function 'foo' (every run fails here)"),
        (ERROR, "error: no"),
    ],
)
def test_check_fails_when_a_run_would(
    run: Run, server: FakeServer, file: Path, found: dict[str, Any], shown: str
) -> None:
    finding(server, found)
    result = run("check", str(file))
    assert result.exit_code == int(found["certain"])
    assert result.stdout == f"{file}:1:1: {shown}\n    1 | foo(1)\n      | ^\n"
    assert result.stderr == (f"error: {file} would fail\n" if found["certain"] else "")


def test_check_takes_several_files_and_names_those_that_would_fail(
    run: Run, server: FakeServer, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.rhai", tmp_path / "bad.rhai"
    good.write_text("1")
    bad.write_text("let x = ;")

    def answer(request: httpx.Request) -> httpx.Response:
        is_bad = "let" in json.loads(request.content)["source"]
        return httpx.Response(200, json={"ok": not is_bad, "diagnostics": [ERROR] if is_bad else []})

    server.answers[f"POST {ADMIN}/scripts/check"] = answer
    result = run("check", str(good), str(bad), str(good))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [f"{good}: no findings", f"{bad}:1:1: error: no"]
    assert result.stderr == f"error: 1 of 2 scripts would fail: {bad}\n"


def test_check_has_a_document_for_programs(run: Run, server: FakeServer, file: Path) -> None:
    finding(server, CERTAIN)
    result = run("check", str(file), "--json")
    assert json.loads(result.stdout) == {
        "ok": False,
        "checked_by": "server",
        "files": [{"file": str(file), "ok": False, "diagnostics": [CERTAIN]}],
    }
    assert json.loads(result.stderr)["error"]["code"] == "check_failed"


@pytest.mark.parametrize("code", ["unreachable", "forbidden"])
def test_check_works_without_a_server(run: Run, file: Path, code: str) -> None:
    result = run("check", str(file), "--json", transport=NoServer(code))
    document = json.loads(result.stdout)
    assert (result.exit_code, document["checked_by"]) == (1, "engine")
    (found,) = document["files"][0]["diagnostics"]
    assert (found["code"], found["line"], found["certain"]) == ("undefined_function", 1, True)
    file.write_text("40 + 2")
    assert run("check", str(file), transport=NoServer(code)).stdout == f"{file}: no findings\n"


def test_check_without_a_server_has_the_rules_for_text_too(run: Run, file: Path) -> None:
    file.write_text("let a = `\u202e`;", "utf-8")
    result = run("check", str(file), "--json", transport=NoServer("unreachable"))
    assert json.loads(result.stdout)["files"][0]["diagnostics"][0]["code"] == "suspicious_characters"
    file.write_bytes(b"1 \0")
    result = run("check", str(file), transport=NoServer("unreachable"))
    assert result.exit_code == 1
    assert result.stderr == f"error: {file}: The source has a NUL character in line 1, column 3.\n"


def test_check_without_a_token_does_not_need_one(run: Run, file: Path, tmp_path: Path) -> None:
    result = run("check", str(file), "--json", environ={"PICLOUD_DATA_DIR": str(tmp_path)})
    assert json.loads(result.stdout)["checked_by"] == "engine"


def test_check_never_falls_back_from_a_server_that_was_named(run: Run, file: Path) -> None:
    environ = {"PICLOUD_TOKEN": TOKEN, "PICLOUD_URL": "https://picloud.example.org"}
    result = run("check", str(file), environ=environ, transport=NoServer("unreachable"))
    assert (result.exit_code, result.stdout) == (1, "")


def test_check_reads_standard_input(run: Run, server: FakeServer) -> None:
    finding(server, WARNING)
    assert run("check", "-", input="1; 2").stdout.startswith("-:1:1: warning: ")


def test_check_names_the_file_that_cannot_be_checked(run: Run, server: FakeServer, file: Path, tmp_path: Path) -> None:
    server.answers[f"POST {ADMIN}/scripts/check"] = error(413, "source_too_large", "The source is larger.")
    assert run("check", str(file)).stderr == f"error: {file}: The source is larger.\n"
    result = run("check", str(tmp_path / "none.rhai"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert "none.rhai" in result.stderr
