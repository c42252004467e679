"""`picloud diff`: which two sources are compared, what is printed, and the exit codes of diff(1)."""

import json
import subprocess
from pathlib import Path

import click.testing
import httpx
import pytest

from .conftest import Run
from .fake_server import ADMIN, TOKEN, FakeServer, error

SOURCES = {1: "let a = 1;\na\n", 2: "let a = 2;\na\n", 3: "let a = 3;\na"}


@pytest.fixture
def revisions(server: FakeServer) -> FakeServer:
    """`hello` has three revisions, the last of which is live."""
    server.scripts["hello"] |= {"revision": 3, "source": SOURCES[3]}
    path = f"GET {ADMIN}/scripts/hello/revisions"
    items = [{"revision": number, "live": number == 3} for number in (3, 2, 1)]
    server.answers[path] = httpx.Response(200, json={"items": items, "next_cursor": None})
    for number, source in SOURCES.items():
        server.answers[f"{path}/{number}"] = httpx.Response(200, json={"revision": number, "source": source})
    server.answers[f"{path}/9"] = error(404, "not_found", "There is no such revision.")
    return server


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "hello.rhai"
    path.write_text("let a = 3;\nb\n")
    return path


@pytest.mark.parametrize(
    ("arguments", "headings"),
    [
        ([], ["--- hello, revision 2", "+++ hello, revision 3"]),
        (["--revision", "1"], ["--- hello, revision 1", "+++ hello, revision 3"]),
        (["-r", "2", "-r", "1"], ["--- hello, revision 2", "+++ hello, revision 1"]),
        (["FILE"], ["--- hello, revision 3", "+++ FILE"]),
        (["FILE", "-r", "1"], ["--- hello, revision 1", "+++ FILE"]),
    ],
)
def test_diff_compares_the_two_that_were_named(
    run: Run, revisions: FakeServer, file: Path, arguments: list[str], headings: list[str]
) -> None:
    result = run("diff", "hello", *(str(file) if word == "FILE" else word for word in arguments))
    assert result.exit_code == 1
    assert result.stdout.splitlines()[:2] == [line.replace("FILE", str(file)) for line in headings]


def test_diff_of_a_pipe_is_taken_by_patch(run: Run, revisions: FakeServer, tmp_path: Path) -> None:
    shown = run("diff", "hello").stdout_bytes
    (tmp_path / "old").write_text(SOURCES[2])
    subprocess.run(["patch", "-s", str(tmp_path / "old")], input=shown, check=True)
    assert (tmp_path / "old").read_text() == SOURCES[3]
    assert b"\\ No newline at end of file" in shown


def test_diff_prints_nothing_and_ends_with_0_when_nothing_differs(run: Run, revisions: FakeServer) -> None:
    result = run("diff", "hello", "-", input=SOURCES[3])
    assert (result.exit_code, result.output) == (0, "")
    result = run("diff", "hello", "-", "--json", input=SOURCES[3])
    assert (result.exit_code, json.loads(result.stdout)["different"]) == (0, False)


def test_diff_as_json_names_both_sides(run: Run, revisions: FakeServer) -> None:
    result = run("diff", "hello", "--json")
    document = json.loads(result.stdout)
    assert (result.exit_code, document["from"], document["to"], document["different"]) == (
        1,
        "hello, revision 2",
        "hello, revision 3",
        True,
    )
    assert "-let a = 2;\n-a\n+let a = 3;\n+a\n" in document["diff"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["helo"], "there is no script named 'helo'"),
        (["hello", "-r", "9"], "There is no such revision"),
        (["hello", "/nowhere/x.rhai"], "cannot read /nowhere/x.rhai"),
        (["hello", "-", "-r", "1", "-r", "2"], "compare two"),
        (["hello", "-r", "0"], "0 is not in the range"),
    ],
)
def test_diff_ends_with_2_when_it_cannot_compare(
    run: Run, revisions: FakeServer, arguments: list[str], said: str
) -> None:
    result = run("diff", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_diff_says_so_when_there_is_one_revision(run: Run, revisions: FakeServer) -> None:
    revisions.scripts["hello"]["revision"] = 1
    result = run("diff", "hello")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: hello has no revision before 1; name a FILE or --revision\n",
    )


@pytest.mark.parametrize(("no_color", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_diff_is_coloured_and_harmless_on_a_terminal(
    run: Run, revisions: FakeServer, monkeypatch: pytest.MonkeyPatch, no_color: dict[str, str], colored: bool
) -> None:
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda stream: True)
    environ = {"PICLOUD_TOKEN": TOKEN, **no_color}
    shown = run("diff", "hello", "-", input="let a = '\x1b[2J';\n\ta", environ=environ, color=True).stdout
    assert ("\x1b[31m-let a = 3;\x1b[0m" in shown) is colored
    assert "\x1b[2J" not in shown
    assert "+let a = '\\x1b[2J';" in shown
    assert "+\ta" in shown
