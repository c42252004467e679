"""What commands print is harmless, whatever scripts, callers and servers put into it."""

import json
import re
from typing import Any

import click
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from picloud.cli import cli
from picloud.cli.terminal import to_json

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error, make_script

HOSTILE = "\x1b]0;owned\x07\x7f\x9b31m\u202e\u2066\u200b\ud83d\x00é\U000e0041"
DANGEROUS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0041]")

FRAME = {"function": HOSTILE, "line": HOSTILE, "column": HOSTILE, "omitted": HOSTILE}
EXECUTION: dict[str, Any] = {
    **dict.fromkeys(("id", "method", "path", "status", "http_status", "started_at", "revision"), HOSTILE),
    "duration_us": 1,
    "logs": [{"level": HOSTILE, "message": HOSTILE, "fields": {HOSTILE: HOSTILE}}],
    "dropped_log_lines": 0,
    "warnings": [HOSTILE],
    "error": {"code": HOSTILE, "message": HOSTILE, "line": HOSTILE, "column": HOSTILE, "trace": [FRAME]},
}
EXECUTION_ID = "00000000-0000-0000-0000-000000000000"
RUNNING = {
    **dict.fromkeys(("id", "script_name", "revision", "trigger", "waits_for"), HOSTILE),
    "duration_us": 1,
    "timeout_ms": 1,
    "is_trial": False,
}
TOKEN_ITEM = dict.fromkeys(("id", "name", "created_at", "expires_at", "last_used_at", "token"), HOSTILE)
ENTRY = {
    **dict.fromkeys(("at", "actor", "peer", "action"), HOSTILE),
    "object": {"type": HOSTILE, "id": HOSTILE, "name": HOSTILE},
}
WARNING = {"severity": HOSTILE, "message": HOSTILE, "line": 1, "column": 1, "code": HOSTILE, "certain": True}
RECORD = {
    **EXECUTION,
    "duration_ms": 1,
    "operations": HOSTILE,
    "body": {"json": HOSTILE},
}
REVISION = {"revision": HOSTILE, "live": True, "source_bytes": HOSTILE, "created_at": HOSTILE}


def script(**fields: Any) -> dict[str, Any]:
    texts = dict.fromkeys(("id", "name", "description", "access", "revision", "created_at", "updated_at"), HOSTILE)
    return {**make_script("x"), **texts, "limits": {HOSTILE: HOSTILE}, "quarantined_at": HOSTILE, **fields}


def page(item: dict[str, Any]) -> httpx.Response:
    return answer({"items": [item], "next_cursor": None})


def answer(document: Any, status: int = 200, **headers: str) -> httpx.Response:
    headers = {"content-type": "application/json", **headers}
    return httpx.Response(status, headers=headers, content=json.dumps(document))


GRANTS = {"http": [HOSTILE], "secrets": [HOSTILE], "kv": [HOSTILE]}
SECRET = {
    "name": HOSTILE,
    "fingerprint": HOSTILE,
    "sealed": False,
    "set_at": HOSTILE,
    "last_used_at": HOSTILE,
    "used_by": [HOSTILE],
}
COMMANDS = [
    ("list",),
    ("show", "hello"),
    ("show", "hello", "--revisions"),
    ("new", "hello", "--template", "json-api"),
    ("deploy", "-", "--name", "hello"),
    ("check", "-"),
    ("diff", "hello", "-", "--json"),
    ("open", "hello"),
    ("run", "-"),
    ("invoke", "failing"),
    ("invoke", "hello", "--json"),
    ("logs", "hello"),
    ("running",),
    ("cancel", EXECUTION_ID),
    ("rollback", "hello", "1"),
    ("release", "hello"),
    ("token", "create", "t", "--scope", "read"),
    ("token", "list"),
    ("grants", "hello"),
    ("grant", "hello", "--kv", "shared"),
    ("revoke-grant", "hello", "--all"),
    ("secret", "list"),
    ("secret", "set", "A"),
    ("audit",),
    ("setup-link",),
    ("backup", "/nowhere/x"),
]


@pytest.fixture
def hostile(server: FakeServer) -> FakeServer:
    server.answers |= {
        f"GET {ADMIN}/scripts": page(script()),
        f"POST {ADMIN}/scripts": answer(script(), 201),
        f"GET {ADMIN}/scripts/hello": answer(script()),
        f"PATCH {ADMIN}/scripts/hello": answer(script(warnings=[WARNING])),
        f"POST {ADMIN}/scripts/check": answer({"ok": True, "diagnostics": [WARNING]}),
        f"POST {ADMIN}/scripts/run": answer(RECORD),
        f"GET {ADMIN}/scripts/hello/revisions": page(REVISION),
        f"POST {ADMIN}/scripts/hello/rollback": answer(script()),
        f"POST {ADMIN}/scripts/hello/release": answer(script()),
        f"GET {ADMIN}/executions": page({**EXECUTION, "id": "e"}),
        f"GET {ADMIN}/executions/e": answer(EXECUTION),
        f"GET {ADMIN}/executions/running": page(RUNNING),
        f"POST {ADMIN}/executions/{EXECUTION_ID}/cancel": answer({"error": {"code": HOSTILE, "message": HOSTILE}}, 404),
        f"POST {ADMIN}/tokens": answer({**TOKEN_ITEM, "scopes": [HOSTILE]}, 201),
        f"GET {ADMIN}/tokens": page({**TOKEN_ITEM, "scopes": [HOSTILE], "revoked_at": None}),
        f"GET {ADMIN}/scripts/hello/grants": answer(GRANTS, etag='"1"'),
        f"PUT {ADMIN}/scripts/hello/grants": answer(GRANTS),
        f"GET {ADMIN}/secrets": page(SECRET),
        f"PUT {ADMIN}/secrets/A": answer({"error": {"code": "validation_failed", "message": HOSTILE}}, 422),
        f"GET {ADMIN}/audit": page(ENTRY),
        f"POST {ADMIN}/setup-link": answer({"token": HOSTILE, "expires_at": HOSTILE}, 201),
        "GET /api/v1/execute/hello": httpx.Response(200, text="\x9b\u202e", headers={"x-execution-id": "e"}),
        "GET /api/v1/execute/failing": error(500, "script_error", "\x1b]0;\u202e", line=1, column=1),
    }
    return server


@pytest.mark.parametrize("form", [(), ("--json",)])
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_no_field_of_an_answer_drives_the_terminal(
    run: Run, hostile: FakeServer, command: tuple[str, ...], form: tuple[str, ...]
) -> None:
    result = run(*command, *form, input="1")
    assert not isinstance(result.exception, (KeyError, TypeError, UnicodeError)), result.exception
    assert result.output
    assert DANGEROUS.search(result.output) is None, ascii(result.output)


def test_usage_error_escapes_the_argument(run: Run) -> None:
    result = run("list", "\x1b[31m")
    assert result.exit_code == 2
    assert "\x1b" not in result.output


@given(st.text(alphabet=st.characters(), max_size=20))
def test_json_with_escapes_is_the_same_document(text: str) -> None:
    document = {"a": [text], text: 1}
    for ascii_only in (False, True):
        shown = to_json(document, indent=2, ascii_only=ascii_only)
        assert json.loads(shown) == document
        assert DANGEROUS.search(shown) is None


def test_json_keeps_what_can_be_read() -> None:
    assert to_json("Größe 日本 👍") == '"Größe 日本 👍"'
    assert to_json("\U000e0041\x7f") == '"\\udb40\\udc41\\u007f"'


def test_every_command_that_prints_answers_is_in_the_table() -> None:
    local = {
        "serve",
        "restore",
        "db",
        "sdk-contract",
        "completion",
        "doctor",
        "version",
        "password",
        "delete",
        "login",
        "logout",
        "profiles",
    }
    local |= {"install", "uninstall", "upgrade", "rollback-upgrade"}
    groups = {name for name, command in cli.commands.items() if isinstance(command, click.Group)} - local
    assert set(cli.commands) - local - groups == {command[0] for command in COMMANDS} - groups
