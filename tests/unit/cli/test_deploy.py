import json
from pathlib import Path, PurePath

import httpx
import pytest

from picloud.cli.names import name_of_file

from .conftest import Run
from .fake_server import FakeServer, error


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "My Größe 2.rhai"
    path.write_text('let x = 1;\n\tlet y = "ü" + nme;\n', "utf-8")
    return path


def test_deploy_creates_script_when_name_is_new(run: Run, server: FakeServer, script: Path) -> None:
    result = run("deploy", str(script))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "created my-grosse-2, revision 1",
        "http://127.0.0.1:8080/api/v1/execute/my-grosse-2",
        "try it: curl 'http://127.0.0.1:8080/api/v1/execute/my-grosse-2'",
    ]
    assert server.scripts["my-grosse-2"]["source"] == script.read_text("utf-8")


def test_deploy_shows_a_call_with_the_token_when_the_script_needs_one(
    run: Run, server: FakeServer, script: Path
) -> None:
    result = run("deploy", str(script), "--name", "hello", "--access", "token")
    assert result.stdout.splitlines()[-1] == "try it: picloud invoke hello"


def test_deploy_updates_script_when_name_exists(run: Run, server: FakeServer, script: Path) -> None:
    result = run("deploy", str(script), "--name", "hello", "--access", "token", "--description", "d", "--json")
    assert json.loads(result.stdout) == {
        "id": "id-of-hello",
        "name": "hello",
        "revision": 2,
        "access": "token",
        "previous_revision": None,
        "created": False,
        "changed": True,
        "url": "http://127.0.0.1:8080/api/v1/execute/hello",
        "warnings": [],
        "granted": [],
    }
    assert server.scripts["hello"]["description"] == "d"


def test_deploy_shows_warnings_of_a_save_beside_its_success(run: Run, server: FakeServer, script: Path) -> None:
    warning = {
        "severity": "warning",
        "code": "undefined_variable",
        "message": "'nme' is not defined",
        "line": 2,
        "column": 16,
    }
    saved = {"id": "1", "name": "hello", "revision": 2, "access": "public", "warnings": [warning]}
    server.answers["PATCH /api/v1/admin/scripts/hello"] = httpx.Response(200, json=saved)
    result = run("deploy", str(script), "--name", "hello")
    assert result.exit_code == 0
    assert result.stdout.startswith("updated hello, revision 2\n")
    assert result.stderr.splitlines()[0] == f"{script}:2:16: warning: 'nme' is not defined"
    assert '2 |     let y = "ü" + nme;' in result.stderr
    result = run("deploy", str(script), "--name", "hello", "--json")
    assert json.loads(result.stdout)["warnings"] == [warning]
    assert result.stderr == ""


def test_deploy_says_from_which_revision_to_which(run: Run, server: FakeServer, script: Path) -> None:
    saved = {"id": "1", "name": "hello", "revision": 7, "previous_revision": 4, "changed": True, "warnings": []}
    server.answers["PATCH /api/v1/admin/scripts/hello"] = httpx.Response(200, json=saved)
    assert run("deploy", str(script), "--name", "hello").stdout.startswith("updated hello, revision 4 -> 7\n")


def test_deploy_says_when_nothing_changed_and_repeats_warnings(run: Run, server: FakeServer, script: Path) -> None:
    warning = {"severity": "warning", "code": "unused", "message": "unused", "line": 1, "column": 5}
    saved = {"id": "1", "name": "hello", "revision": 2, "previous_revision": 2, "changed": False}
    server.answers["PATCH /api/v1/admin/scripts/hello"] = httpx.Response(200, json={**saved, "warnings": [warning]})
    result = run("deploy", str(script), "--name", "hello")
    assert result.stdout.startswith("unchanged hello, revision 2\n")
    assert f"{script}:1:5: warning: unused" in result.stderr
    assert json.loads(run("deploy", str(script), "--name", "hello", "--json").stdout)["changed"] is False


@pytest.mark.parametrize(("stem", "name"), [("é", "e"), ("My Script", "my-script"), ("ok", None)])
def test_deploy_remarks_on_a_name_that_is_not_the_files(run: Run, tmp_path: Path, stem: str, name: str | None) -> None:
    path = tmp_path / f"{stem}.rhai"
    path.write_text("1")
    said = run("deploy", str(path)).stderr
    assert said == (
        "" if name is None else f"the script is named {name}, after {stem}; choose another name with --name\n"
    )
    assert run("deploy", str(path), "--name", "hello").stderr == ""


def test_deploy_leaves_description_and_access_alone_when_not_given(run: Run, server: FakeServer, script: Path) -> None:
    run("deploy", str(script), "--name", "hello")
    saved = next(request for request in server.requests if request.method == "PATCH")
    assert json.loads(saved.content) == {"source": script.read_text("utf-8")}


def test_deploy_reads_standard_input_when_file_is_dash(run: Run, server: FakeServer) -> None:
    assert run("deploy", "-", "--name", "hello", input="40 + 2").exit_code == 0
    assert server.scripts["hello"]["source"] == "40 + 2"


def test_deploy_wants_a_name_when_none_can_be_made(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "日本.rhai"
    path.write_text("1")
    for arguments in (["-"], [str(path)]):
        result = run("deploy", *arguments, input="1")
        assert result.exit_code == 2
        assert "--name" in result.stderr


def test_deploy_points_at_the_column_when_source_does_not_compile(run: Run, server: FakeServer, script: Path) -> None:
    diagnostic = {
        "severity": "error",
        "code": "script_compile_error",
        "message": "Variable not found: nme",
        "line": 2,
        "column": 16,
    }
    server.answers["PATCH /api/v1/admin/scripts/hello"] = error(
        422, "script_compile_error", "The source does not compile.", diagnostics=[diagnostic]
    )
    result = run("deploy", str(script), "--name", "hello")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        f"error: {script} was refused, nothing changed",
        f"{script}:2:16: error: Variable not found: nme",
        '    2 |     let y = "ü" + nme;',
        "      |                   ^",
    ]


def test_deploy_reports_diagnostics_as_json_when_asked(run: Run, server: FakeServer, script: Path) -> None:
    server.answers["PATCH /api/v1/admin/scripts/hello"] = error(
        422, "script_compile_error", "bad", diagnostics=[{"message": "m", "line": 1, "column": 1}]
    )
    result = run("deploy", str(script), "--name", "hello", "--json")
    document = json.loads(result.stderr)["error"]
    assert (result.stdout, document["code"]) == ("", "script_compile_error")
    assert document["details"]["diagnostics"][0]["line"] == 1


def test_deploy_strips_byte_order_mark_and_keeps_crlf(run: Run, server: FakeServer, tmp_path: Path) -> None:
    path = tmp_path / "hello.rhai"
    path.write_bytes(b"\xef\xbb\xbf1;\r\n2\r\n")
    run("deploy", str(path))
    assert server.scripts["hello"]["source"] == "1;\r\n2\r\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [(b"ok \xff", "is not UTF-8 text: byte 3"), (b"x" * (1024 * 1024 + 1), "larger than any script")],
)
def test_deploy_sends_nothing_when_file_cannot_be_a_script(
    run: Run, server: FakeServer, tmp_path: Path, content: bytes, message: str
) -> None:
    path = tmp_path / "hello.rhai"
    path.write_bytes(content)
    result = run("deploy", str(path))
    assert (result.exit_code, server.requests) == (1, [])
    assert message in result.stderr


def test_deploy_fails_in_one_line_when_file_is_missing(run: Run, tmp_path: Path) -> None:
    result = run("deploy", str(tmp_path / "none.rhai"))
    assert result.exit_code == 1
    assert (
        result.stderr
        == f"error: cannot read {tmp_path / 'none.rhai'}: does not exist; name a file that this user can read\n"
    )


def test_deploy_hands_on_the_refusal_when_somebody_else_was_faster(run: Run, server: FakeServer, script: Path) -> None:
    def taken(request: httpx.Request) -> httpx.Response:
        return error(409, "already_exists", "The name is taken.")

    server.answers["POST /api/v1/admin/scripts"] = taken
    result = run("deploy", str(script), "--name", "fresh")
    assert (result.exit_code, result.stderr) == (1, "error: The name is taken.\n")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("hello.rhai", "hello"),
        ("dir/Form Handler.rhai", "form-handler"),
        ("_x-1_.rhai", "x-1_"),
        ("a.b.rhai", "a-b"),
        ("-.rhai", ""),
        ("x" * 80 + ".rhai", "x" * 63),
    ],
)
def test_name_of_file_is_a_valid_name(file: str, name: str) -> None:
    assert name_of_file(PurePath(file)) == name


CERTAIN = {
    "severity": "warning",
    "code": "undefined_variable",
    "message": "'nme' is not defined",
    "line": 2,
    "column": 16,
    "certain": True,
}


def test_strict_deploy_shows_why_every_run_would_fail_and_the_way_out(
    run: Run, server: FakeServer, script: Path
) -> None:
    server.answers["PATCH /api/v1/admin/scripts/hello"] = error(
        422, "certain_failure", "Line 2, column 16: 'nme' is not defined", diagnostics=[CERTAIN]
    )
    result = run("deploy", str(script), "--name", "hello", "--strict")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[:2] == [
        f"error: {script} was refused, nothing changed; it would fail on every run; omit --strict to allow that",
        f"{script}:2:16: warning: 'nme' is not defined (every run fails here)",
    ]
    result = run("deploy", str(script), "--name", "hello", "--strict", "--json")
    document = json.loads(result.stderr)["error"]
    assert (document["code"], document["details"]["diagnostics"]) == ("certain_failure", [CERTAIN])


@pytest.mark.parametrize("name", ["hello", "new"])
def test_strict_is_a_field_of_the_save_itself(run: Run, server: FakeServer, script: Path, name: str) -> None:
    assert run("deploy", str(script), "--name", name, "--strict").exit_code == 0
    saves = [json.loads(request.content) for request in server.requests if request.content]
    assert [fields["strict"] for fields in saves] == [True] * len(saves)
    assert saves
