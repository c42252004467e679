"""Secrets on the command line: values come from standard input, go into one request, and are never printed."""

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

PATH = f"{ADMIN}/secrets"


def item(**fields: Any) -> dict[str, Any]:
    return {
        "name": "TOKEN",
        "version": 1,
        "set_at": "2026-11-23T18:30:00.000Z",
        "last_used_at": None,
        "previous_until": None,
        "used_by": ["hello", "notify"],
        "sealed": False,
        "fingerprint": "01ab23cd",
        **fields,
    }


@pytest.mark.parametrize(
    ("given", "value"),
    [("a-secret\n", "a-secret"), ("a-secret", "a-secret"), ("two\nlines\n\n", "two\nlines\n"), ("w\r\n", "w")],
)
def test_set_sends_standard_input_without_its_last_line_end(
    run: Run, server: FakeServer, given: str, value: str
) -> None:
    server.answers[f"PUT {PATH}/TOKEN"] = httpx.Response(201)

    result = run("secret", "set", "TOKEN", input=given)

    assert (result.exit_code, result.stdout) == (0, "set TOKEN\n"), result.stderr
    assert json.loads(server.requests[-1].content) == {"value": value}
    assert value not in result.stdout + result.stderr


def test_set_keeps_the_value_before_for_a_time(run: Run, server: FakeServer) -> None:
    server.answers[f"PUT {PATH}/TOKEN"] = httpx.Response(204)

    run("secret", "set", "TOKEN", "--keep-previous", "1d", input="a-secret")

    assert json.loads(server.requests[-1].content) == {"value": "a-secret", "keep_previous_s": 86_400}


@pytest.mark.parametrize("given", ["", b"\xff\xfe"])
def test_set_without_a_text_sends_nothing(run: Run, server: FakeServer, given: str | bytes) -> None:
    result = run("secret", "set", "TOKEN", input=given)

    assert (result.exit_code, server.requests) == (1, [])
    assert "standard input" in result.stderr


def test_set_takes_no_value_as_an_argument(run: Run, server: FakeServer) -> None:
    result = run("secret", "set", "TOKEN", "a-secret")

    assert (result.exit_code, server.requests) == (2, [])


def test_refusal_does_not_repeat_the_value(run: Run, server: FakeServer) -> None:
    server.answers[f"PUT {PATH}/TOKEN"] = error(422, "validation_failed", "value: must have at least 8 characters.")

    result = run("secret", "set", "TOKEN", input="hunter2")

    assert result.exit_code == 1
    assert "8 characters" in result.stderr
    assert "hunter2" not in result.stdout + result.stderr


def test_list_shows_state_and_users(run: Run, server: FakeServer) -> None:
    items = [item(), item(name="OTHER", sealed=True, fingerprint=None, used_by=[])]
    server.answers[f"GET {PATH}"] = httpx.Response(200, json={"items": items})

    rows = [line.split() for line in run("secret", "list", "--long").stdout.splitlines()]

    assert rows[1][:2] == ["TOKEN", "01ab23cd"]
    assert rows[1][-2:] == ["hello,", "notify"]
    assert (rows[2][:2], rows[2][-1]) == (["OTHER", "sealed"], "-")


def test_delete_without_a_terminal_needs_yes(run: Run, server: FakeServer) -> None:
    assert run("secret", "delete", "TOKEN").exit_code == 2
    assert server.requests == []
    server.answers[f"DELETE {PATH}/TOKEN"] = httpx.Response(204)

    result = run("secret", "delete", "TOKEN", "--yes")

    assert (result.exit_code, result.stdout) == (0, "deleted TOKEN\n")


def test_rotate_key_says_how_many_secrets_there_are(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {PATH}/rotate-key"] = httpx.Response(200, json={"secrets": 3})

    assert run("secret", "rotate-key").stdout == "encrypted 3 secrets with a new key\n"


def test_unseal_takes_a_copy_of_the_key_file(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {PATH}/unseal"] = httpx.Response(200, json={"secrets": 2})

    result = run("secret", "unseal", input="# a remark\n\nS0VZ\n")

    assert result.stdout == "unsealed 2 secrets\n"
    assert json.loads(server.requests[-1].content) == {"key": "S0VZ"}
    assert "S0VZ" not in result.stdout + result.stderr


def test_backup_with_the_key_is_for_the_servers_machine(run: Run, server: FakeServer, tmp_path: Path) -> None:
    result = run("backup", str(tmp_path / "b"), "--with-secrets-key", "--url", "http://board.example")

    assert (result.exit_code, server.requests) == (2, [])
