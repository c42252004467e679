"""Grants on the command line: merged with those that there are, and never over somebody else's change."""

import json

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

PATH = f"{ADMIN}/scripts/hello/grants"
NONE: dict[str, list[str]] = {"http": [], "secrets": [], "kv": []}
SOME = {"http": ["api.github.com", "http://192.168.1.20"], "secrets": ["TOKEN"], "kv": []}


def serve(server: FakeServer, grants: dict[str, list[str]]) -> None:
    """Answer with these grants, and with what is put."""
    server.answers[f"GET {PATH}"] = httpx.Response(200, json=grants, headers={"etag": '"7"'})
    server.answers[f"PUT {PATH}"] = lambda request: httpx.Response(200, json=json.loads(request.content))


def test_grant_adds_to_what_is_granted_already(run: Run, server: FakeServer) -> None:
    serve(server, SOME)

    result = run("grant", "hello", "--http", "a.example", "--secret", "OTHER", "--kv", "shared")

    assert result.exit_code == 0, result.stderr
    assert json.loads(server.requests[-1].content) == {
        "http": ["api.github.com", "http://192.168.1.20", "a.example"],
        "secrets": ["TOKEN", "OTHER"],
        "kv": ["shared"],
    }
    assert server.requests[-1].headers["if-match"] == '"7"'
    assert result.stdout.splitlines()[-1] == "kv       shared"


def test_grant_asks_again_when_somebody_else_changed_the_grants(run: Run, server: FakeServer) -> None:
    serve(server, NONE)
    answers = iter([error(412, "precondition_failed", "Changed."), httpx.Response(200, json=SOME)])
    server.answers[f"PUT {PATH}"] = lambda _: next(answers)

    result = run("grant", "hello", "--secret", "TOKEN", "--json")

    assert (result.exit_code, json.loads(result.stdout)) == (0, SOME)
    assert [request.method for request in server.requests] == ["GET", "PUT", "GET", "PUT"]


@pytest.mark.parametrize("command", ["grant", "revoke-grant"])
def test_command_without_a_grant_is_refused(run: Run, server: FakeServer, command: str) -> None:
    result = run(command, "hello")

    assert (result.exit_code, server.requests) == (2, [])
    assert "--secret" in result.stderr


def test_revoke_grant_takes_a_grant_however_it_is_written(run: Run, server: FakeServer) -> None:
    serve(server, SOME)

    result = run("revoke-grant", "hello", "--http", "https://API.github.com:443", "--secret", "TOKEN")

    assert result.exit_code == 0, result.stderr
    assert json.loads(server.requests[-1].content) == {"http": ["http://192.168.1.20"], "secrets": [], "kv": []}


def test_revoke_grant_takes_all(run: Run, server: FakeServer) -> None:
    serve(server, SOME)

    result = run("revoke-grant", "hello", "--all")

    assert json.loads(server.requests[-1].content) == NONE
    assert result.stdout == "no grants\n"


def test_grants_are_listed(run: Run, server: FakeServer) -> None:
    serve(server, SOME)

    result = run("grants", "hello")

    assert result.stdout.splitlines() == ["http     api.github.com", "http     http://192.168.1.20", "secrets  TOKEN"]


def test_refusal_of_the_server_is_shown(run: Run, server: FakeServer) -> None:
    serve(server, NONE)
    server.answers[f"PUT {PATH}"] = error(422, "invalid_host", "The grants cannot be used: http.0: is none.")

    result = run("grant", "hello", "--http", "a/b")

    assert (result.exit_code, result.stderr) == (1, "error: The grants cannot be used: http.0: is none.\n")
