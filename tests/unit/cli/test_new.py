"""Templates on the command line."""

import json
from pathlib import Path
from typing import Any

import httpx

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

SAVED = {"name": "hook", "revision": 1, "url": "/api/v1/execute/hook", "uses": []}
NTFY = "https://ntfy.sh/topic"
HOOK = ("new", "hook", "--template", "github-webhook", "--set", f"NTFY={NTFY}")


def serve(server: FakeServer) -> None:
    server.answers[f"GET {ADMIN}/secrets"] = httpx.Response(200, json={"items": []})
    server.answers[f"POST {ADMIN}/scripts"] = httpx.Response(201, json=SAVED)
    server.answers[f"POST {ADMIN}/routes"] = httpx.Response(201, json={"id": "route-1"})
    grants = {"http": [], "secrets": [], "kv": []}
    server.answers[f"GET {ADMIN}/scripts/hook/grants"] = httpx.Response(200, json=grants, headers={"etag": '"1"'})
    server.answers[f"PUT {ADMIN}/scripts/hook/grants"] = httpx.Response(200, json=grants)


def sent(server: FakeServer) -> list[tuple[str, str, Any]]:
    return [
        (request.method, request.url.path.removeprefix(ADMIN), json.loads(request.content))
        for request in server.requests
        if request.method != "GET"
    ]


def test_list_needs_no_server(run: Run) -> None:
    result = run("new", "--list")

    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].split() == ["TEMPLATE", "FOR", "SUMMARY"]
    assert "contact-form" in result.stdout


def test_new_creates_all_parts(run: Run, server: FakeServer) -> None:
    serve(server)

    result = run(*HOOK, "--grant")

    assert result.exit_code == 0, result.stderr
    script, grants, route = sent(server)
    assert (script[1], script[2]["name"], script[2]["access"]) == ("/scripts", "hook", "token")
    assert f'const NTFY = "{NTFY}";' in script[2]["source"]
    assert grants[2] == {"http": ["ntfy.sh"], "secrets": [], "kv": []}
    assert (route[2]["path"], route[2]["verify"]) == ("/hooks/github", {"preset": "github", "secret": "GITHUB_HOOK"})
    assert "picloud secret set GITHUB_HOOK" in result.stderr
    assert "created hook, revision 1" in result.stdout


def test_new_names_the_grants_that_were_not_given(run: Run, server: FakeServer) -> None:
    serve(server)

    result = run(*HOOK)

    assert "picloud grant hook --http ntfy.sh" in result.stderr
    assert [path for _, path, _ in sent(server)] == ["/scripts", "/routes"]


def test_new_fails_after_a_route_that_is_refused_and_says_what_is_there(run: Run, server: FakeServer) -> None:
    serve(server)
    server.answers[f"POST {ADMIN}/routes"] = error(409, "route_conflict", "Another route has this shape.")

    result = run(*HOOK)

    assert result.exit_code == 1
    assert "created hook" in result.stdout
    assert "/exec/hooks/github was not added: Another route has this shape" in result.stderr


def test_values_that_are_missing_or_wrong_end_the_command_before_anything_is_sent(run: Run, server: FakeServer) -> None:
    result = run("new", "news", "--template", "daily-digest", "--set", "TIME=25:00")

    assert result.exit_code == 2
    assert "FEEDS is needed, such as https://example.org/feed.xml" in result.stderr
    assert "TIME must be a time such as 07:00" in result.stderr
    assert server.requests == []


def test_unknown_template_gets_a_suggestion(run: Run) -> None:
    assert "did you mean contact-form?" in run("new", "x", "--template", "contactform").stderr


def test_dry_run_and_output_create_nothing(run: Run, server: FakeServer, tmp_path: Path) -> None:
    shown = run(*HOOK, "--dry-run").stdout
    assert "route     POST /exec/hooks/github, public, signed: github" in shown

    file = tmp_path / "hook.rhai"
    assert run(*HOOK, "-o", str(file)).exit_code == 0
    assert f'const NTFY = "{NTFY}";' in file.read_text()
    assert run(*HOOK, "-o", str(file)).exit_code == 1  # never over another file
    assert server.requests == []
