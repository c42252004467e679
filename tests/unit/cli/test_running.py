"""Executions in progress on the command line."""

from typing import Any

import httpx

from .conftest import Run
from .fake_server import ADMIN, FakeServer

ID = "019ab0c2-0000-7000-8000-0000aaaa0001"
OTHER = "019ab0c2-0000-7000-8000-0000bbbb0001"


def item(execution_id: str = ID, **fields: Any) -> dict[str, Any]:
    return {
        "id": execution_id,
        "script_id": "id-of-hello",
        "script_name": "hello",
        "revision": 3,
        "trigger": "http",
        "is_trial": False,
        "started_at": "2026-11-23T18:30:00.000Z",
        "duration_us": 2_500_000,
        "timeout_ms": 60_000,
        "waits_for": "http.get api.github.com",
        **fields,
    }


def serve(server: FakeServer, *items: dict[str, Any]) -> None:
    server.answers[f"GET {ADMIN}/executions/running"] = httpx.Response(200, json={"items": list(items)})


def test_running_lists_executions_with_what_they_wait_for(run: Run, server: FakeServer) -> None:
    serve(server, item(), item(OTHER, is_trial=True, waits_for=None))

    result = run("running")

    assert result.exit_code == 0, result.stderr
    header, first, second = result.stdout.splitlines()
    assert header.split() == ["ID", "SCRIPT", "REVISION", "RUNS", "FOR", "AT", "MOST", "STARTED", "BY", "WAITS", "FOR"]
    assert first.split() == ["aaaa0001", "hello", "3", "2.5", "s", "60", "s", "http", "http.get", "api.github.com"]
    assert second.split() == ["bbbb0001", "hello", "3", "2.5", "s", "60", "s", "trial", "run"]


def test_cancel_completes_the_end_of_an_id(run: Run, server: FakeServer) -> None:
    serve(server, item(), item(OTHER))
    server.answers[f"POST {ADMIN}/executions/{ID}/cancel"] = httpx.Response(204)

    result = run("cancel", "aaaa0001")

    assert (result.exit_code, result.stdout) == (0, f"cancelled {ID}\n"), result.stderr
    assert server.requests[-1].url.path == f"{ADMIN}/executions/{ID}/cancel"


def test_cancel_of_an_end_that_fits_none_or_several_asks_for_nothing(run: Run, server: FakeServer) -> None:
    serve(server, item(), item(OTHER))

    none, several = run("cancel", "cccc0001"), run("cancel", "0001")

    assert (none.exit_code, several.exit_code) == (1, 1)
    assert "no execution in progress" in none.stderr
    assert "2 executions" in several.stderr
    assert all(request.method == "GET" for request in server.requests)
