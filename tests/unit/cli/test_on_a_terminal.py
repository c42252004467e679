"""What differs when a person looks: escapes, colours, questions."""

import click.testing
import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer
from .test_logs import FAILED

EXECUTE = "GET /api/v1/execute/hello"


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner's streams say that they are terminals."""
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda stream: True)
    monkeypatch.setenv("COLUMNS", "70")


def test_invoke_escapes_text_and_says_status_and_id(run: Run, server: FakeServer) -> None:
    server.answers[EXECUTE] = httpx.Response(
        404, text="\x1b[2J\u202eevil\ttext", headers={"x-execution-id": "e-1\x1b[m"}
    )
    result = run("invoke", "hello")
    assert result.stdout == "\\x1b[2J\\u202eevil\ttext\n"
    assert result.stderr == "404 Not Found, execution e-1\\x1b[m\n"


def test_invoke_does_not_print_bytes(run: Run, server: FakeServer) -> None:
    headers = {"content-type": "application/octet-stream"}
    server.answers[EXECUTE] = httpx.Response(200, content=b"\x00\x1b", headers=headers)
    result = run("invoke", "hello")
    assert result.stdout == ""
    assert "(2 bytes of application/octet-stream; send them to a file with >)" in result.stderr


def test_show_escapes_source(run: Run, server: FakeServer) -> None:
    server.scripts["hello"]["source"] = "// \x1b]0;owned\x07\n1"
    assert run("show", "hello", "--source").stdout == "// \\x1b]0;owned\\x07\n1\n"


def test_list_clips_to_the_width(run: Run, server: FakeServer) -> None:
    server.scripts["hello"]["description"] = "d" * 200
    assert max(map(len, run("list").stdout.splitlines())) <= 70


@pytest.mark.parametrize(("no_color", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_logs_are_coloured_unless_told_not_to(
    run: Run, server: FakeServer, no_color: dict[str, str], colored: bool
) -> None:
    server.answers[f"GET {ADMIN}/executions"] = httpx.Response(200, json={"items": [FAILED], "next_cursor": None})
    server.answers[f"GET {ADMIN}/executions/e-2"] = httpx.Response(200, json=FAILED)
    result = run("logs", "hello", environ={"PICLOUD_TOKEN": TOKEN, **no_color}, color=True)
    assert ("\x1b[31mfailed\x1b[0m" in result.stdout) is colored


@pytest.mark.parametrize(("answer", "code", "is_left"), [("y\n", 0, False), ("n\n", 1, True), ("\n", 1, True)])
def test_delete_asks(run: Run, server: FakeServer, answer: str, code: int, is_left: bool) -> None:
    result = run("delete", "hello", input=answer)
    assert result.exit_code == code
    assert "Delete hello with all its revisions?" in result.stderr
    assert ("hello" in server.scripts) is is_left


def test_delete_is_interrupted_when_input_ends(run: Run, server: FakeServer) -> None:
    assert run("delete", "hello", input="").exit_code == 130
    assert "hello" in server.scripts
