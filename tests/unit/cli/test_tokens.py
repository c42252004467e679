import json
from typing import Any

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer, error

TEXT = "pic_0123456789ab_secret"


def item(**fields: Any) -> dict[str, Any]:
    return {
        "id": "0123456789ab",
        "name": "robot",
        "scopes": ["deploy", "read"],
        "created_at": "2026-11-23T18:30:00.000Z",
        "expires_at": None,
        "last_used_at": None,
        "revoked_at": None,
        **fields,
    }


def test_create_prints_the_token_alone_on_standard_output(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/tokens"] = httpx.Response(201, json=item(token=TEXT))
    result = run("token", "create", "robot", "--scope", "read", "--scope", "deploy", "--expires-in", "90d")
    assert (result.exit_code, result.stdout) == (0, f"{TEXT}\n")
    assert result.stderr == "token 0123456789ab with deploy, read; it is not shown again\n"
    sent = json.loads(server.requests[-1].content)
    assert sent == {"name": "robot", "scopes": ["read", "deploy"], "expires_in_s": 90 * 86_400}


def test_create_gives_the_document_when_asked_for_json(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/tokens"] = httpx.Response(201, json=item(token=TEXT))
    result = run("token", "create", "robot", "--scope", "read", "--json")
    assert json.loads(result.stdout)["token"] == TEXT
    assert result.stderr == ""
    assert json.loads(server.requests[-1].content)["expires_in_s"] is None


@pytest.mark.parametrize("span", ["", "0d", "-1d", "1", "1w", "1.5h", "999999d"])
def test_create_refuses_what_is_no_time_span(run: Run, server: FakeServer, span: str) -> None:
    result = run("token", "create", "robot", "--scope", "read", "--expires-in", span)
    assert (result.exit_code, server.requests) == (2, [])


def test_create_needs_a_scope(run: Run, server: FakeServer) -> None:
    result = run("token", "create", "robot")
    assert (result.exit_code, server.requests) == (2, [])
    assert "--scope" in result.stderr


def test_refusal_of_the_server_is_told(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/tokens"] = error(403, "forbidden", "The credential lacks the scope admin.")
    result = run("token", "create", "robot", "--scope", "read")
    assert (result.exit_code, result.stderr) == (1, "error: The credential lacks the scope admin.\n")


def test_list_shows_columns_and_hides_what_drives_a_terminal(run: Run, server: FakeServer) -> None:
    items = [
        item(name="a\x1b[2Jb", expires_at="2026-12-01 00:00:00Z", last_used_at="2026-11-24 00:00:00Z"),
        item(revoked_at="2026-11-25T00:00:00.000Z"),
    ]
    server.answers[f"GET {ADMIN}/tokens"] = httpx.Response(200, json={"items": items, "next_cursor": None})
    assert run("token", "list", "--long").stdout.splitlines() == [
        "ID            EXPIRES               LAST USED             SCOPES       NAME",
        r"0123456789ab  2026-12-01 00:00:00Z  2026-11-24 00:00:00Z  deploy,read  a\x1b[2Jb",
        "0123456789ab  revoked               never                 deploy,read  robot",
    ]


def test_revoke_names_the_token_by_its_id(run: Run, server: FakeServer) -> None:
    server.answers[f"DELETE {ADMIN}/tokens/0123456789ab"] = httpx.Response(204)
    assert run("token", "revoke", "0123456789ab").stdout == "revoked 0123456789ab\n"


@pytest.mark.parametrize("given", [TEXT, "0123456789AB", "../scripts", ""])
def test_revoke_refuses_what_is_no_id_and_does_not_repeat_it(run: Run, server: FakeServer, given: str) -> None:
    result = run("token", "revoke", given)
    assert (result.exit_code, server.requests) == (2, [])
    assert TEXT not in result.stderr


def test_audit_shows_the_newest_last(run: Run, server: FakeServer) -> None:
    def entry(at: str, name: str) -> dict[str, Any]:
        shown = {"type": "script", "id": "id-of-hello", "name": name}
        return {"at": at, "actor": "token:robot", "peer": None, "action": "script.update", "object": shown}

    items = [entry("2026-11-24T00:00:00.000Z", "hello\n"), entry("2026-11-23T00:00:00.000Z", "")]
    server.answers[f"GET {ADMIN}/audit"] = httpx.Response(200, json={"items": items, "next_cursor": None})
    result = run("audit", "--actor", "token:robot", "--action", "script.update", "--object", "x", "-n", "2", "-l")
    assert result.stdout.splitlines() == [
        "TIME                  ACTOR        PEER  ACTION         OBJECT",
        "2026-11-23 00:00:00Z  token:robot  -     script.update  id-of-hello",
        r"2026-11-24 00:00:00Z  token:robot  -     script.update  hello\n",
    ]
    query = dict(server.requests[-1].url.params)
    assert query == {"actor": "token:robot", "action": "script.update", "object": "x", "limit": "2"}


def test_audit_gives_time_bounds_to_the_server(run: Run, server: FakeServer) -> None:
    server.answers[f"GET {ADMIN}/audit"] = httpx.Response(200, json={"items": [], "next_cursor": None})
    result = run("audit", "--since", "2026-11-23T18:30:00Z", "--until", "2026-11-24T18:30:00+01:00", "--json")
    assert json.loads(result.stdout) == []
    assert server.requests[-1].url.params["until"] == "2026-11-24T18:30:00+01:00"
    assert TOKEN not in str(server.requests[-1].url)


def test_setup_link_prints_the_link_alone_on_standard_output(run: Run, server: FakeServer) -> None:
    link = {"token": "secret-of-the-link", "expires_at": "2026-11-23T18:30:00.000Z"}
    server.answers[f"POST {ADMIN}/setup-link"] = httpx.Response(201, json=link)
    result = run("setup-link")
    assert (result.exit_code, result.stdout) == (0, "http://127.0.0.1:8080/setup#secret-of-the-link\n")
    assert "2026-11-23 18:30:00Z" in result.stderr
    assert json.loads(run("setup-link", "--json").stdout) == link


def test_password_makes_the_owner_when_there_is_none(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/setup-link"] = httpx.Response(201, json={"token": "of-the-link", "expires_at": ""})
    server.answers[f"POST {ADMIN}/setup"] = httpx.Response(201, json={"name": "owner"})

    result = run("password", input="correct horse battery\n")

    assert (result.exit_code, result.stdout) == (0, "created the owner\n")
    assert json.loads(server.requests[-1].content) == {"token": "of-the-link", "password": "correct horse battery"}


def test_password_replaces_that_of_the_owner(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/setup-link"] = error(409, "already_exists", "There is an owner already.")
    server.answers[f"POST {ADMIN}/password"] = httpx.Response(204)

    result = run("password", "--json", input="correct horse battery")

    assert (result.exit_code, json.loads(result.stdout)) == (0, {"created": False})
    assert json.loads(server.requests[-1].content) == {"password": "correct horse battery"}


def test_password_that_is_refused_says_why_and_is_not_shown(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/setup-link"] = error(409, "already_exists", "There is an owner already.")
    server.answers[f"POST {ADMIN}/password"] = error(422, "validation_failed", "The password is easily guessed.")

    result = run("password", input="password1234\n")

    assert result.exit_code == 1
    assert "easily guessed" in result.stderr
    assert "password1234" not in result.output
