"""What differs when a person looks: escapes, colours, questions."""

import json
from pathlib import Path

import click.testing
import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer, make_script
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
    assert "Delete hello with its revisions and schedules?" in result.stderr
    assert ("hello" in server.scripts) is is_left


def test_delete_is_interrupted_when_input_ends(run: Run, server: FakeServer) -> None:
    assert run("delete", "hello", input="").exit_code == 130
    assert "hello" in server.scripts


@pytest.mark.parametrize(
    ("answers", "granted"),
    [("y\ny\n", {"http": ["a.example"], "secrets": ["TOKEN"]}), ("n\ny\n", {"http": [], "secrets": ["TOKEN"]})],
)
def test_deploy_asks_for_each_grant_that_is_missing(
    run: Run, server: FakeServer, tmp_path: Path, answers: str, granted: dict[str, list[str]]
) -> None:
    uses = [
        {"grant": "http", "name": "a.example", "line": 1, "granted": False},
        {"grant": "secrets", "name": "TOKEN", "line": 2, "granted": False},
        {"grant": "kv", "name": "shared", "line": 3, "granted": True},
    ]
    (tmp_path / "hello.rhai").write_text("1")
    none: dict[str, list[str]] = {"http": [], "secrets": [], "kv": []}
    grants = f"{ADMIN}/scripts/hello/grants"
    server.answers |= {
        f"PATCH {ADMIN}/scripts/hello": httpx.Response(200, json={**make_script("hello"), "uses": uses}),
        f"GET {grants}": httpx.Response(200, json=none, headers={"etag": '"1"'}),
        f"PUT {grants}": lambda request: httpx.Response(200, json=json.loads(request.content)),
    }

    result = run("deploy", str(tmp_path / "hello.rhai"), input=answers)

    assert result.exit_code == 0, result.stderr
    assert "Let the script reach http a.example? [y/N]" in result.stderr
    assert json.loads(server.requests[-1].content) == {**none, **granted}


def test_deploy_grants_nothing_that_nobody_agrees_to(run: Run, server: FakeServer, tmp_path: Path) -> None:
    uses = [{"grant": "kv", "name": "\x1b[2J", "line": 1, "granted": False}]
    (tmp_path / "hello.rhai").write_text("1")
    server.answers[f"PATCH {ADMIN}/scripts/hello"] = httpx.Response(200, json={**make_script("hello"), "uses": uses})

    result = run("deploy", str(tmp_path / "hello.rhai"), input="\n")

    assert result.exit_code == 0, result.stderr
    assert "\x1b" not in result.output
    assert not any(request.url.path.endswith("/grants") for request in server.requests)


def test_secret_is_typed_without_being_seen(run: Run, server: FakeServer) -> None:
    server.answers[f"PUT {ADMIN}/secrets/TOKEN"] = httpx.Response(201)

    result = run("secret", "set", "TOKEN", input="a-known-value\n")

    assert result.exit_code == 0, result.stderr
    assert json.loads(server.requests[-1].content) == {"value": "a-known-value"}
    assert "a-known-value" not in result.output


@pytest.mark.parametrize(("answer", "is_deleted"), [("y\n", True), ("\n", False)])
def test_secret_delete_asks(run: Run, server: FakeServer, answer: str, is_deleted: bool) -> None:
    server.answers[f"DELETE {ADMIN}/secrets/TOKEN"] = httpx.Response(204)

    result = run("secret", "delete", "TOKEN", input=answer)

    assert "Delete the secret TOKEN?" in result.stderr
    assert bool(server.requests) is is_deleted
