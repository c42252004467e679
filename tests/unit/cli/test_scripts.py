import json
from datetime import UTC, datetime

import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error, make_script

OVERRIDE = "\u202e"


def test_list_shows_columns(run: Run, server: FakeServer) -> None:
    server.scripts["greeter"].update(access="token", description="says hi", revision=12)
    server.scripts["hello"].update(enabled=False)
    assert run("list", "--long").stdout.splitlines() == [
        "NAME     REVISION  ACCESS    UPDATED               ID             DESCRIPTION",
        "hello    1         disabled  2026-11-23 18:30:00Z  id-of-hello",
        "greeter  12        token     2026-11-23 18:30:00Z  id-of-greeter  says hi",
    ]


def test_list_shows_ages(run: Run, server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("picloud.cli.times.now", lambda: datetime(2026, 11, 23, 18, 35, tzinfo=UTC))
    server.scripts["greeter"].update(updated_at="2026-11-20T18:30:00.000Z")
    assert run("list").stdout.splitlines() == [
        "NAME     REVISION  ACCESS  UPDATED     DESCRIPTION",
        "hello    1         public  5 min ago",
        "greeter  1         public  3 days ago",
    ]


def test_list_says_what_to_do_when_there_are_no_scripts(run: Run, server: FakeServer) -> None:
    server.scripts.clear()
    result = run("list")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "picloud deploy" in result.stderr


def test_list_follows_cursors_to_the_end(run: Run, server: FakeServer) -> None:
    def page(request: httpx.Request) -> httpx.Response:
        cursor = request.url.params.get("cursor")
        name, following = ("b", None) if cursor == "after a" else ("a", "after a")
        return httpx.Response(200, json={"items": [make_script(name)], "next_cursor": following})

    server.answers[f"GET {ADMIN}/scripts"] = page
    assert [script["name"] for script in json.loads(run("list", "--json").stdout)] == ["a", "b"]


def test_list_escapes_what_drives_a_terminal(run: Run, server: FakeServer) -> None:
    server.scripts["hello"]["description"] = f"\x1b[2Jgone\n{OVERRIDE}x"
    assert r"\x1b[2Jgone\n\u202ex" in run("list").stdout


def test_show_source_is_byte_for_byte_when_piped(run: Run, server: FakeServer) -> None:
    server.scripts["hello"]["source"] = "let a = 1;\r\n\ta\x1b"
    assert run("show", "hello", "--source").stdout_bytes == b"let a = 1;\r\n\ta\x1b\n"


def test_show_names_url_and_limits(run: Run, server: FakeServer) -> None:
    server.scripts["hello"]["limits"] = {"timeout_ms": 100}
    lines = run("show", "hello").stdout.splitlines()
    assert "url          http://127.0.0.1:8080/api/v1/execute/hello" in lines
    assert "limits       timeout_ms 100" in lines


def test_show_suggests_the_nearest_name_when_unknown(run: Run) -> None:
    result = run("show", "helo")
    assert result.exit_code == 1
    assert result.stderr == "error: there is no script named 'helo'; did you mean hello?\n"


@pytest.mark.parametrize("name", ["zzz", "nope", "hi", "greet-all-of-them"])
def test_show_points_at_list_when_no_name_is_near(run: Run, server: FakeServer, name: str) -> None:
    server.scripts["page"] = make_script("page")
    assert "`picloud list` shows all scripts" in run("show", name).stderr


def test_version_is_an_option_too(run: Run) -> None:
    assert run("--version").stdout == run("version").stdout


def test_unknown_command_suggests_its_neighbour_or_the_help(run: Run) -> None:
    result = run("lst")
    assert result.exit_code == 2
    assert "list" in result.stderr
    assert "--help" in run("xyzzy").stderr


@pytest.mark.parametrize("name", ["", "..", "../admin", "a b", "a/b", "é", "-x\n"])
def test_show_refuses_what_cannot_be_a_name(run: Run, server: FakeServer, name: str) -> None:
    result = run("show", "--", name)
    assert (result.exit_code, server.requests) == (2, [])


def test_revisions_are_listed(run: Run, server: FakeServer) -> None:
    items = [
        {"revision": 2, "live": False, "source_bytes": 120, "created_at": "2026-11-23T19:00:00.000Z"},
        {"revision": 1, "live": True, "source_bytes": 7, "created_at": "2026-11-23T18:00:00.000Z"},
    ]
    server.answers[f"GET {ADMIN}/scripts/hello/revisions"] = httpx.Response(
        200, json={"items": items, "next_cursor": None}
    )
    assert run("show", "hello", "--revisions", "-l").stdout.splitlines() == [
        "REVISION  LIVE  BYTES  CREATED",
        "2               120    2026-11-23 19:00:00Z",
        "1         live  7      2026-11-23 18:00:00Z",
    ]


def test_rollback_sends_the_revision(run: Run, server: FakeServer) -> None:
    server.answers[f"POST {ADMIN}/scripts/hello/rollback"] = lambda request: httpx.Response(
        200, json=make_script("hello", **json.loads(request.content))
    )
    assert run("rollback", "hello", "3").stdout == "rolled back hello, revision 3\n"
    assert [json.loads(request.content) for request in server.requests if request.content] == [{"revision": 3}]


@pytest.mark.parametrize(
    ("saved", "said"),
    [
        ({"previous_revision": 5, "changed": True}, "rolled back hello, revision 5 -> 3"),
        ({"previous_revision": 3, "changed": False}, "unchanged hello, revision 3"),
    ],
)
def test_rollback_says_from_which_revision_to_which(
    run: Run, server: FakeServer, saved: dict[str, object], said: str
) -> None:
    script = make_script("hello", revision=3, **saved)
    server.answers[f"POST {ADMIN}/scripts/hello/rollback"] = httpx.Response(200, json=script)
    assert run("rollback", "hello", "3").stdout == f"{said}\n"


def test_strict_rollback_shows_why_every_run_would_fail(run: Run, server: FakeServer) -> None:
    finding = {"severity": "warning", "message": "there is no foo", "line": 1, "column": 1, "certain": True}
    refusal = error(422, "certain_failure", "Line 1, column 1: there is no foo", diagnostics=[finding])
    server.answers[f"POST {ADMIN}/scripts/hello/rollback"] = refusal
    revision = {"revision": 3, "source": "foo()"}
    server.answers[f"GET {ADMIN}/scripts/hello/revisions/3"] = httpx.Response(200, json=revision)
    result = run("rollback", "hello", "3", "--strict")
    assert json.loads(server.requests[0].content) == {"revision": 3, "strict": True}
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        "error: revision 3 of hello was refused, nothing changed; "
        "it would fail on every run; omit --strict to allow that",
        "hello:1:1: warning: there is no foo (every run fails here)",
        "    1 | foo()",
        "      | ^",
    ]


@pytest.mark.parametrize("revision", ["0", "-1", "x", "1e3"])
def test_rollback_refuses_what_is_no_revision(run: Run, revision: str) -> None:
    assert run("rollback", "hello", "--", revision).exit_code == 2


def test_delete_refuses_without_yes_when_there_is_no_terminal(run: Run, server: FakeServer) -> None:
    result = run("delete", "hello")
    assert result.exit_code == 2
    assert "--yes" in result.stderr
    assert "hello" in server.scripts


def test_delete_deletes_when_told_yes(run: Run, server: FakeServer) -> None:
    assert run("delete", "hello", "--yes", "--json").exit_code == 0
    assert "hello" not in server.scripts


def test_list_and_show_tell_of_quarantine_and_its_way_out(run: Run, server: FakeServer) -> None:
    server.scripts["hello"]["quarantined_at"] = "2026-11-23T18:30:00.000Z"
    assert "hello    1         quarantined" in run("list").stdout
    shown = run("show", "hello").stdout
    assert "since 2026-11-23 18:30:00Z" in shown
    assert "`picloud release hello`" in shown


def test_release_asks_the_server_and_says_so(run: Run, server: FakeServer) -> None:
    asked: list[str] = []

    def release(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.path)
        return httpx.Response(200, json=make_script("hello"))

    server.answers[f"POST {ADMIN}/scripts/hello/release"] = release
    result = run("release", "hello")
    assert (result.exit_code, result.stdout) == (0, "released hello\n")
    assert asked == [f"{ADMIN}/scripts/hello/release"]
