"""Routes on the command line."""

import json
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

PATH = f"{ADMIN}/routes"


def item(**fields: Any) -> dict[str, Any]:
    return {
        "id": "id-1",
        "path": "/notes/:id",
        "methods": ["GET", "POST"],
        "url": "/exec/notes/:id",
        "script": "notes",
        "redirect": None,
        "access": "public",
        "cors": None,
        "max_requests_per_minute": 0,
        "max_requests_per_minute_per_address": 0,
        "verify": None,
        "enabled": True,
        **fields,
    }


def test_list_shows_what_answers(run: Run, server: FakeServer) -> None:
    moved = item(path="/old", script=None, redirect={"to": "/new", "status": 301}, enabled=False)
    server.answers[f"GET {PATH}"] = httpx.Response(
        200, json={"items": [item(cors={"origins": ["*"]}, max_requests_per_minute=5), moved, item(script=None)]}
    )

    lines = run("route", "list").stdout.splitlines()

    assert [line.split() for line in lines] == [
        ["METHODS", "PATH", "ANSWERED", "BY", "ACCESS", "NOTES"],
        ["GET,POST", "/notes/:id", "notes", "public", "CORS", "*,", "5/min"],
        ["GET,POST", "/old", "301", "/new", "public", "disabled"],
        ["GET,POST", "/notes/:id", "(deleted", "script)", "public", "-"],
    ]


def test_add_sends_what_was_given(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {PATH}"] = httpx.Response(201, json=item())
    options = ["--access", "token", "--origin", "https://a.example", "--header", "x-a", "--per-minute", "5"]

    result = run("route", "add", "get,POST", "/notes/:id", "notes", *options, "--verify", "github:HOOK", "--once")

    assert (result.exit_code, result.stdout) == (0, "added GET POST /exec/notes/:id\n"), result.stderr
    assert json.loads(server.requests[-1].content) == {
        "path": "/notes/:id",
        "methods": ["GET", "POST"],
        "script": "notes",
        "access": "token",
        "cors": {"origins": ["https://a.example"], "headers": ["x-a"], "credentials": False},
        "max_requests_per_minute": 5,
        "verify": {"preset": "github", "secret": "HOOK", "once": True},
    }


def test_add_sends_a_redirect(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {PATH}"] = httpx.Response(201, json=item())

    run("route", "add", "GET", "/old", "--redirect", "/new", "--status", "308")

    assert json.loads(server.requests[-1].content) == {
        "path": "/old",
        "methods": ["GET"],
        "redirect": {"to": "/new", "status": 308},
    }


@pytest.mark.parametrize(
    "arguments",
    [
        ["GET", "/a"],
        ["GET", "/a", "notes", "--redirect", "/b"],
        ["GET", "/a", "notes", "--verify", "github"],
    ],
)
def test_add_that_makes_no_sense_sends_nothing(run: Run, server: FakeServer, arguments: list[str]) -> None:
    result = run("route", "add", *arguments)

    assert (result.exit_code, server.requests) == (2, [])


def test_conflict_names_the_other_route(run: Run, server: FakeServer) -> None:
    message = "/a/:y: the route /a/:x for GET answers the same requests."
    server.answers[f"POST {PATH}"] = error(409, "route_conflict", message)

    result = run("route", "add", "GET", "/a/:y", "notes")

    assert (result.exit_code, message in result.stderr) == (1, True)


@pytest.mark.parametrize("arguments", [["id-1"], ["get", "/notes/:id"], ["POST", "/exec/notes/:id/"]])
def test_delete_takes_an_id_or_a_request(run: Run, server: FakeServer, arguments: list[str]) -> None:
    server.answers[f"GET {PATH}"] = httpx.Response(200, json={"items": [item(id="other", path="/x"), item()]})
    server.answers[f"DELETE {PATH}/id-1"] = httpx.Response(204)

    result = run("route", "delete", *arguments, "--yes")

    assert (result.exit_code, result.stdout) == (0, "deleted GET,POST /notes/:id\n"), result.stderr


def test_delete_of_no_route_says_so(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {PATH}"] = httpx.Response(200, json={"items": [item()]})

    result = run("route", "delete", "PUT", "/notes/:id", "--yes")

    assert result.exit_code == 1
    assert "there is no route PUT /notes/:id" in result.stderr


def test_explanation_is_readable(run: Run, server: FakeServer) -> None:
    found = {
        "match": {"route": item(), "params": {"id": "17"}},
        "tried": [{"route": item(path="/*rest"), "why_not": "/notes/:id is more specific"}],
        "then": {"verify": "none", "access": "public", "quota": "none", "cors": "no rule for this route"},
        "answer": {"status": None, "code": None},
    }
    server.answers[f"POST {PATH}/explain"] = httpx.Response(200, json=found)

    lines = run("route", "explain", "get", "/exec/notes/17").stdout.splitlines()

    assert lines[:2] == ["GET,POST /notes/:id -> notes", "  id = 17"]
    assert lines[-2:] == ["answer: what the script returns", "not GET,POST /*rest: /notes/:id is more specific"]
    assert json.loads(server.requests[-1].content) == {"method": "GET", "url": "/exec/notes/17"}
