"""Targets are built from what a user typed: nothing in it can reach another endpoint."""

from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from picloud.cli.failures import CommandFailed
from picloud.cli.targets import admin_target, execute_target

from .conftest import Run
from .fake_server import FakeServer

CLIMBING = (
    "../../admin/scripts/victim",
    "..",
    ".",
    "/a/./b",
    "a/..",
    "%2e%2e/%2E%2e/admin/scripts/victim",
    "%252e%252e/x",
    ".%2e/x",
    "..%2fadmin",
    "..\\admin",
    "%25252e/x",
)


@pytest.mark.parametrize("path", CLIMBING)
def test_invoke_sends_nothing_when_the_path_climbs(run: Run, server: FakeServer, path: str) -> None:
    result = run("invoke", "hello", "--method", "DELETE", "--path", path)
    assert (result.exit_code, server.requests) == (2, [])
    assert "has a . or .. segment" in result.stderr
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("reference", ["../admin", "..", ".", "%2e%2e", "a/../b"])
@pytest.mark.parametrize(
    "command",
    [
        ("invoke", "REF"),
        ("show", "REF"),
        ("show", "REF", "--revisions"),
        ("logs", "REF"),
        ("rollback", "REF", "1"),
        ("release", "REF"),
        ("delete", "REF", "--yes"),
        ("deploy", "-", "--name", "REF"),
        ("token", "revoke", "REF"),
    ],
)
def test_command_sends_nothing_when_a_name_or_id_climbs(
    run: Run, server: FakeServer, command: tuple[str, ...], reference: str
) -> None:
    result = run(*(reference if word == "REF" else word for word in command), input="1")
    assert (result.exit_code, server.requests) == (2, [])


@pytest.mark.parametrize("path", ["/a//b", "/...", "/.a/b.", "/a;b=1", "/%41", "/a b/ü", "/a?b#c", "/\\", "/{x}"])
def test_path_is_sent_as_typed(run: Run, path: str) -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.extensions["target"])
        return httpx.Response(200)

    run("invoke", "hello", "--path", path, transport=httpx.MockTransport(answer))
    assert unquote(sent[0].decode("ascii")) == f"/api/v1/execute/hello{path}"


@given(st.text())
def test_segment_stays_one_segment(text: str) -> None:
    try:
        target = admin_target("scripts", text, "revisions")
    except CommandFailed:
        return
    prefix, last = "/api/v1/admin/scripts/", "/revisions"
    assert target.startswith(prefix)
    assert target.endswith(last)
    middle = target[len(prefix) : -len(last)]
    assert "/" not in middle
    assert unquote(middle, errors="surrogateescape") not in (".", "..", "")


@given(st.text())
def test_path_of_a_call_stays_below_the_script(text: str) -> None:
    try:
        target = execute_target("hello", text)
    except CommandFailed:
        return
    url = httpx.URL("http://127.0.0.1", raw_path=target.encode("ascii"))
    assert url.path.startswith("/api/v1/execute/hello")
    assert target.isascii()
    assert "?" not in target


@given(st.text(), st.text())
def test_cursor_stays_in_the_query(name: str, cursor: str) -> None:
    target = admin_target("executions", query={"script": name, "cursor": cursor})
    path, _, query = target.partition("?")
    assert path == "/api/v1/admin/executions"
    assert query.isascii()
    assert query.count("&") == 1
