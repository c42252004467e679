"""Grants on the command line: merged with those that there are, and never over somebody else's change."""

import json
from pathlib import Path

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error, make_script

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
    server.answers[f"PUT {PATH}"] = error(422, "invalid_host", "Invalid grant: http.0: is none.")

    result = run("grant", "hello", "--http", "a/b")

    assert (result.exit_code, result.stderr) == (1, "error: Invalid grant: http.0: is none.\n")


def save(server: FakeServer, *uses: tuple[str, str | None, bool], **more: object) -> None:
    """Answer saves and rollbacks with these uses: kind, name, whether it is granted."""
    found = [
        {"grant": kind, "name": name, "line": line, "granted": granted}
        for line, (kind, name, granted) in enumerate(uses, 1)
    ]
    document = {**make_script("hello"), "grants": SOME, "uses": found, "warnings": [], **more}
    for request in (f"PATCH {ADMIN}/scripts/hello", f"POST {ADMIN}/scripts/hello/rollback"):
        server.answers[request] = httpx.Response(200, json=document)


MISSING = (("http", "a.example", False), ("http", "a.example", False), ("secrets", "TOKEN", True), ("kv", None, False))


def test_deploy_with_grant_gives_what_the_source_uses_by_name(run: Run, server: FakeServer) -> None:
    save(server, *MISSING)
    serve(server, SOME)

    result = run("deploy", "-", "--name", "hello", "--grant", input="1")

    assert result.exit_code == 0, result.stderr
    assert json.loads(server.requests[-1].content) == {**SOME, "http": [*SOME["http"], "a.example"]}
    assert "granted http     a.example\n" in result.stdout


def test_deploy_without_a_terminal_grants_nothing(run: Run, server: FakeServer) -> None:
    save(server, *MISSING)

    result = run("deploy", "-", "--name", "hello", "--json", input="1")

    assert json.loads(result.stdout)["granted"] == []
    assert not any(request.url.path == PATH for request in server.requests)


def test_deploy_names_the_command_that_grants_what_is_missing(run: Run, server: FakeServer) -> None:
    save(server, *MISSING)

    result = run("deploy", "-", "--name", "hello", input="1")

    assert "to grant what is missing: picloud grant hello --http a.example --kv NAMESPACE\n" in result.stderr


def test_deploy_names_no_command_when_nothing_is_missing(run: Run, server: FakeServer) -> None:
    save(server, ("http", "a.example", True), ("kv", None, True))

    result = run("deploy", "-", "--name", "hello", input="1")

    assert "picloud grant" not in result.stderr


def test_deploy_of_a_directory_grants_for_each_script(run: Run, server: FakeServer, tmp_path: Path) -> None:
    (tmp_path / "hello.rhai").write_text("1")
    save(server, *MISSING)
    serve(server, NONE)
    server.answers[f"POST {ADMIN}/scripts/check"] = httpx.Response(200, json={"ok": True, "diagnostics": []})

    result = run("deploy", str(tmp_path), "--grant", "--json")

    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["scripts"][0]["granted"] == ["http     a.example"]


def test_deploy_says_so_when_granting_is_refused(run: Run, server: FakeServer) -> None:
    save(server, *MISSING)
    serve(server, SOME)
    server.answers[f"PUT {PATH}"] = error(403, "forbidden", "The credential lacks the scope admin.")

    result = run("deploy", "-", "--name", "hello", "--grant", input="1")

    assert (result.exit_code, result.stderr) == (1, "error: The credential lacks the scope admin.\n")


def test_rollback_lists_grants_that_are_needed_and_unused(run: Run, server: FakeServer) -> None:
    save(server, ("kv", "shared", False), ("http", "https://api.github.com", True))

    result = run("rollback", "hello", "1")

    assert result.stdout.splitlines()[1:] == [
        "needs    kv       shared",
        "unused   http     http://192.168.1.20",
        "unused   secrets  TOKEN",
    ]


def test_rollback_to_computed_names_calls_no_grant_of_the_kind_unused(run: Run, server: FakeServer) -> None:
    save(server, ("http", None, True), ("secrets", "TOKEN", True))

    assert len(run("rollback", "hello", "1").stdout.splitlines()) == 1
