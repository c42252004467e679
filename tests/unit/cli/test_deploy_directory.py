"""`picloud deploy DIR`: what is read, planned, saved and deleted."""

import json
from pathlib import Path
from typing import Any

import click.testing
import httpx
import pytest

from picloud.cli.failures import CommandFailed
from picloud.cli.manifest import read_directory

from .conftest import Run
from .fake_server import ADMIN, FakeServer, error

BROKEN = {"severity": "error", "code": "script_compile_error", "message": "bad", "line": 1, "column": 1}
CERTAIN = {"severity": "warning", "code": "x", "message": "fails", "line": 1, "column": 1, "certain": True}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two scripts, one of which the server has (with another source), and what is no script."""
    folder = tmp_path / "scripts"
    folder.mkdir()
    (folder / "hello.rhai").write_text("2")
    (folder / "New One.rhai").write_text("3")
    (folder / ".hidden.rhai").write_text("4")
    (folder / "README.md").write_text("5")
    return folder


@pytest.fixture(autouse=True)
def checking(server: FakeServer) -> dict[str, list[dict[str, Any]]]:
    """The findings of the check by source."""
    findings: dict[str, list[dict[str, Any]]] = {}

    def check(request: httpx.Request) -> httpx.Response:
        found = findings.get(json.loads(request.content)["source"], [])
        return httpx.Response(200, json={"ok": True, "diagnostics": found})

    server.answers[f"POST {ADMIN}/scripts/check"] = check
    return findings


def manifest(folder: Path, text: str) -> None:
    (folder / "picloud.toml").write_text(text)


def changes(server: FakeServer) -> list[str]:
    return [
        f"{request.method} {request.url.path.removeprefix(ADMIN)}"
        for request in server.requests
        if request.method != "GET" and not request.url.path.endswith("/check")
    ]


def test_deploy_saves_each_script_and_prints_a_line_for_it(run: Run, server: FakeServer, folder: Path) -> None:
    result = run("deploy", str(folder))
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == ["updated hello, revision 2", "created new-one, revision 1"]
    assert (server.scripts["hello"]["source"], server.scripts["new-one"]["source"]) == ("2", "3")
    assert "greeter" in server.scripts


def test_deploy_says_from_which_revision_to_which_and_what_is_unchanged(
    run: Run, server: FakeServer, folder: Path
) -> None:
    saved = {"id": "1", "name": "hello", "revision": 7, "previous_revision": 4, "changed": True, "warnings": [CERTAIN]}
    same = {"id": "2", "name": "new-one", "revision": 2, "previous_revision": 2, "changed": False, "warnings": []}
    server.answers[f"PATCH {ADMIN}/scripts/hello"] = httpx.Response(200, json=saved)
    server.answers[f"PATCH {ADMIN}/scripts/new-one"] = httpx.Response(200, json=same)
    result = run("deploy", str(folder))
    assert result.stdout.splitlines() == ["updated hello, revision 4 -> 7", "unchanged new-one, revision 2"]
    assert f"{folder / 'hello.rhai'}:1:1: warning: fails" in result.stderr
    document = json.loads(run("deploy", str(folder), "--json").stdout)
    assert [(one["name"], one["action"], one["revision"]) for one in document["scripts"]] == [
        ("hello", "updated", 7),
        ("new-one", "unchanged", 2),
    ]


def test_dry_run_shows_the_plan_and_changes_nothing(run: Run, server: FakeServer, folder: Path) -> None:
    manifest(folder, '[scripts.hello]\naccess = "token"\ndescription = ""\n')
    result = run("deploy", str(folder), "--dry-run", "--prune")
    assert (result.exit_code, changes(server)) == (0, [])
    assert result.stdout.splitlines() == [
        "would update hello (source, access)",
        "would create new-one",
        "would delete greeter",
    ]
    (folder / "hello.rhai").write_text("1 + 1")
    manifest(folder, "")
    document = json.loads(run("deploy", str(folder), "--dry-run", "--json").stdout)
    assert document["dry_run"] is True
    assert [(one["name"], one["action"]) for one in document["scripts"]] == [
        ("hello", "unchanged"),
        ("new-one", "create"),
    ]


def test_dry_run_of_one_file(run: Run, server: FakeServer, folder: Path) -> None:
    result = run("deploy", str(folder / "hello.rhai"), "--dry-run", "--access", "token")
    assert (result.stdout, changes(server)) == ("would update hello (source, access)\n", [])


@pytest.mark.parametrize("options", [[], ["--dry-run"]])
def test_nothing_changes_when_one_source_does_not_compile(
    run: Run, server: FakeServer, folder: Path, checking: dict[str, Any], options: list[str]
) -> None:
    checking["3"] = [BROKEN]
    result = run("deploy", str(folder), *options)
    assert (result.exit_code, result.stdout, changes(server)) == (1, "", [])
    assert result.stderr.splitlines()[:2] == [
        f"error: {folder / 'New One.rhai'} was refused, nothing changed",
        f"{folder / 'New One.rhai'}:1:1: error: bad",
    ]


def test_strict_refuses_what_always_fails_before_anything_changes(
    run: Run, server: FakeServer, folder: Path, checking: dict[str, Any]
) -> None:
    checking["3"] = [CERTAIN]
    result = run("deploy", str(folder), "--strict", "--json")
    assert (result.exit_code, changes(server)) == (1, [])
    assert json.loads(result.stderr)["error"]["code"] == "certain_failure"
    assert run("deploy", str(folder)).exit_code == 0


def test_failure_half_way_names_what_was_done(run: Run, server: FakeServer, folder: Path) -> None:
    server.answers[f"POST {ADMIN}/scripts"] = error(507, "storage_full", "No room.")
    result = run("deploy", str(folder))
    assert (result.exit_code, result.stdout) == (1, "updated hello, revision 2\n")
    details = json.loads(run("deploy", str(folder), "--json").stderr)["error"]["details"]
    assert [one["name"] for one in details["scripts"]] == ["hello"]


def test_prune_needs_a_confirmation_before_anything_changes(run: Run, server: FakeServer, folder: Path) -> None:
    result = run("deploy", str(folder), "--prune")
    assert (result.exit_code, changes(server)) == (2, [])
    assert "greeter" in result.stderr
    result = run("deploy", str(folder), "--prune", "--yes")
    assert result.stdout.splitlines()[-1] == "deleted greeter"
    assert set(server.scripts) == {"hello", "new-one"}


@pytest.mark.parametrize("answer", ["y\n", "n\n", "\n"])
def test_prune_asks_on_a_terminal(
    run: Run, server: FakeServer, folder: Path, monkeypatch: pytest.MonkeyPatch, answer: str
) -> None:
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda stream: True)
    result = run("deploy", str(folder), "--prune", input=answer)
    assert "Delete greeter with all revisions?" in result.stderr
    confirmed = answer == "y\n"
    assert (result.exit_code, "greeter" in server.scripts) == (0 if confirmed else 1, not confirmed)
    assert bool(changes(server)) is confirmed


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["DIR", "--name", "x"], "--name and --description"),
        (["DIR/hello.rhai", "--prune"], "--prune needs a DIR"),
        (["DIR/empty"], "there is no *.rhai file"),
    ],
)
def test_options_that_do_not_fit_are_wrong_usage(
    run: Run, server: FakeServer, folder: Path, arguments: list[str], said: str
) -> None:
    (folder / "empty").mkdir()
    result = run("deploy", *(word.replace("DIR", str(folder)) for word in arguments))
    assert (result.exit_code, server.requests) == (2, [])
    assert said in result.stderr


def test_manifest_names_scripts_and_gives_them_settings(folder: Path) -> None:
    manifest(
        folder,
        """
        [defaults]
        access = "token"
        limits = { timeout_ms = 1000, max_operations = 5000 }

        [scripts.greet]
        file = "hello.rhai"
        description = "Greets."
        access = "public"
        enabled = false
        max_requests_per_minute = 60
        limits = { timeout_ms = 2000 }
        """,
    )
    greet, new_one = read_directory(folder)
    assert (greet.name, greet.source, greet.file) == ("greet", "2", str(folder / "hello.rhai"))
    assert greet.settings == {
        "access": "public",
        "description": "Greets.",
        "enabled": False,
        "max_requests_per_minute": 60,
        "limits": {"timeout_ms": 2000, "max_operations": 5000},
    }
    assert (new_one.name, new_one.settings["access"]) == ("new-one", "token")


def test_options_win_over_the_manifest(run: Run, server: FakeServer, folder: Path) -> None:
    manifest(folder, '[defaults]\naccess = "token"\n')
    run("deploy", str(folder), "--access", "public")
    assert server.scripts["new-one"]["access"] == "public"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[script.a]", "there is no setting script; did you mean scripts?"),
        ("[routes]", "there is no setting routes"),
        ('[scripts.hello]\nacces = "token"', "scripts.hello.acces; did you mean access?"),
        ("[scripts.hello]\nenabled = 1", "scripts.hello.enabled must be true or false"),
        ("[defaults]\nmax_requests_per_minute = true", "must be a whole number"),
        ('[defaults]\nlimits = { timeout_ms = "5s" }', "defaults.limits.timeout_ms must be a whole number"),
        ('[defaults]\nfile = "x.rhai"', "there is no setting defaults.file"),
        ("[scripts.Hello]", "'Hello' cannot be a script's name"),
        ("[scripts.gone]", "scripts.gone has no file gone.rhai"),
        ('[scripts.x]\nfile = "../hello.rhai"', "scripts.x has no file ../hello.rhai"),
        ('[scripts.new-one]\nfile = "hello.rhai"', "are both named new-one"),
        ("scripts = 1", "scripts must be a table"),
        ("[scripts]\nhello = 1", "scripts.hello must be a table"),
        ("[", "picloud.toml: "),
    ],
)
def test_manifest_with_a_mistake_changes_nothing(
    run: Run, server: FakeServer, folder: Path, text: str, said: str
) -> None:
    manifest(folder, text)
    result = run("deploy", str(folder))
    assert (result.exit_code, server.requests) == (2, [])
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_two_files_of_one_name_are_refused(folder: Path) -> None:
    (folder / "Hello.rhai").write_text("x")
    with pytest.raises(CommandFailed, match=r"Hello\.rhai and hello\.rhai are both named hello"):
        read_directory(folder)


def test_check_takes_a_directory(run: Run, folder: Path) -> None:
    result = run("check", str(folder))
    assert result.stdout.splitlines() == [
        f"{folder / 'New One.rhai'}: no findings",
        f"{folder / 'hello.rhai'}: no findings",
    ]
    (folder / "empty").mkdir()
    assert run("check", str(folder / "empty")).exit_code == 2
