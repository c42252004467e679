"""Every command with a full, closed or differently encoded standard stream: one line and exit code 1, no traceback."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from picloud.cli import cli, main
from tests.acceptance.command import picloud
from tests.acceptance.service import Service

ARGUMENTS: dict[str, list[str]] = {
    "deploy": ["deploy", "FILE", "--name", "streams"],
    "check": ["check", "FILE"],
    "run": ["run", "FILE"],
    "list": ["list"],
    "show": ["show", "streams"],
    "invoke": ["invoke", "streams"],
    "logs": ["logs", "streams", "--json"],
    "diff": ["diff", "streams", "FILE", "--json"],
    "open": ["open", "--no-browser"],
    "login": ["login", "http://127.0.0.1:1", "--with-token"],
    "logout": ["logout", "--profile", "none-of-that-name"],
    "profiles": ["profiles"],
    "rollback": ["rollback", "streams", "1"],
    "release": ["release", "streams"],
    "delete": ["delete", "passing", "--yes"],
    "token create": ["token", "create", "robot", "--scope", "read"],
    "token list": ["token", "list", "--json"],
    "token revoke": ["token", "revoke", "0123456789ab"],
    "audit": ["audit"],
    "grant": ["grant", "streams", "--kv", "shared"],
    "grants": ["grants", "streams"],
    "revoke-grant": ["revoke-grant", "streams", "--kv", "shared"],
    "secret list": ["secret", "list", "--json"],
    "secret set": ["secret", "set", "STREAMS"],
    "secret delete": ["secret", "delete", "NO_SUCH_SECRET", "--yes"],
    "secret rotate-key": ["secret", "rotate-key"],
    "secret unseal": ["secret", "unseal"],
    "kv list": ["kv", "list", "--json"],
    "kv get": ["kv", "get", "streams", "greeting"],
    "kv set": ["kv", "set", "streams", "greeting", "1"],
    "kv delete": ["kv", "delete", "streams", "no such key", "--yes"],
    "kv export": ["kv", "export", "streams"],
    "kv import": ["kv", "import", "streams", "MISSING"],
    "kv quota": ["kv", "quota", "streams", "--keys", "1000"],
    "route list": ["route", "list", "--json"],
    "route add": ["route", "add", "GET", "/streams", "streams"],
    "route delete": ["route", "delete", "GET", "/no-such-route", "--yes"],
    "route explain": ["route", "explain", "GET", "/exec/streams"],
    "schedule list": ["schedule", "list", "--json"],
    "schedule add": ["schedule", "add", "streams", "streams", "--every", "1h"],
    "schedule run": ["schedule", "run", "no-such-schedule"],
    "schedule pause": ["schedule", "pause", "no-such-schedule"],
    "schedule resume": ["schedule", "resume", "no-such-schedule"],
    "schedule delete": ["schedule", "delete", "no-such-schedule", "--yes"],
    "schedule preview": ["schedule", "preview", "0 7 * * *"],
    "assets list": ["assets", "list", "--json"],
    "assets push": ["assets", "push", "MISSING", "site"],
    "assets show": ["assets", "show", "no-such-assets"],
    "assets rollback": ["assets", "rollback", "no-such-assets", "1"],
    "assets delete": ["assets", "delete", "no-such-assets", "--yes"],
    "new": ["new", "--list"],
    "running": ["running", "--json"],
    "cancel": ["cancel", "0123abcd"],
    "setup-link": ["setup-link"],
    "password": ["password"],
    "backup": ["backup", "BACKUP", "--force"],
    "restore": ["restore", "MISSING", "--yes"],
    "db copy": ["db", "copy", "--from", "sqlite:///MISSING", "--to", "sqlite:///MISSING2"],
    "db check": ["db", "check"],
    "db migrate": ["db", "migrate", "--dry-run"],
    "sdk-contract": ["sdk-contract"],
    "completion": ["completion", "bash"],
    "doctor": ["doctor"],
    "install": ["install", "--dry-run"],
    "uninstall": ["uninstall", "--dry-run"],
    "upgrade": ["upgrade", "FILE", "--dry-run"],
    "rollback-upgrade": ["rollback-upgrade", "--help"],
    "serve": ["serve", "--help"],
    "version": ["version"],
}
WRITE_ONLY = "/dev/zero"
FAILING = frozenset(
    {"token revoke", "restore", "db copy", "db migrate", "install", "upgrade", "setup-link", "login", "logout"}
    | {"secret set", "secret delete", "secret unseal", "kv get", "kv delete", "kv import", "cancel"}
    | {"route add", "route delete", "schedule add", "schedule run", "schedule pause", "schedule resume"}
    | {"schedule delete", "assets push", "assets show", "assets rollback", "assets delete"}
)
"""These may end with a refusal of their own before they print a result."""


def names(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[str]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from names(command, (*path, name))
        else:
            yield " ".join((*path, name))


def run_forked(service: Service, directory: Path, arguments: list[str], **descriptors: str | None) -> tuple[int, str]:
    """Run a command in a forked process; a stream is the path given for it, None is closed.

    Returns exit code and what it wrote to standard error.
    """
    errors = directory / "errors"
    errors.write_bytes(b"")
    child = os.fork()
    if child == 0:
        code = 99
        try:
            _take_streams({"stdin": "/dev/null", "stdout": "/dev/null", "stderr": str(errors)} | descriptors)
            os.chdir(service.directory)
            os.environ.clear()
            os.environ.update(service._environ, HOME=str(directory))  # no profiles of the user's own
            sys.argv = ["picloud", *arguments]
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 98
        except BaseException:
            import traceback  # noqa: PLC0415  # in the forked process alone

            os.write(2, b"Traceback " + traceback.format_exc().encode())
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), errors.read_text("utf-8", "replace")


def _take_streams(descriptors: dict[str, str | None]) -> None:
    """What a shell's redirections and the start of Python make of the three streams."""
    for number, (name, path) in enumerate(descriptors.items()):
        mode = "r" if number == 0 else "w"
        if path is None:
            os.close(number)
            setattr(sys, name, None)
        else:
            reads = number == 0 and path != WRITE_ONLY
            opened = os.open(path, os.O_RDONLY if reads else os.O_WRONLY)
            os.dup2(opened, number)
            os.close(opened)
            setattr(sys, name, os.fdopen(number, mode, closefd=False))


def arguments_of(name: str, directory: Path) -> list[str]:
    (directory / "streams.rhai").write_text('"ok"')
    places = {"FILE": "streams.rhai", "BACKUP": "b.backup", "MISSING": "missing", "MISSING2": "missing2"}
    found = []
    for word in ARGUMENTS[name]:
        start, _, last = word.rpartition("/") if word.startswith("sqlite:") else ("", "", word)
        place = str(directory / places[last]) if last in places else last
        found.append(f"sqlite://{place}" if start else place)
    return found


@pytest.fixture
def deployed(service: Service) -> Service:
    for name in ("streams", "passing"):
        if service.admin("GET", f"/scripts/{name}").status_code == 404:
            service.deploy(name, '"ok"')
    service.admin("PUT", "/kv/streams/keys/kept", json={"value": 1})
    return service


def test_table_has_every_command() -> None:
    assert set(ARGUMENTS) == set(names(cli))


@pytest.mark.long
@pytest.mark.parametrize("name", ARGUMENTS)
def test_broken_output_is_one_line_and_exit_code_1(deployed: Service, tmp_path: Path, name: str) -> None:
    arguments = arguments_of(name, tmp_path)
    for stdout, expected in (("/dev/full", "standard output cannot be written: "), (None, "standard output is closed")):
        if name in ("serve", "password") and stdout is None:
            continue
        code, said = run_forked(deployed, tmp_path, arguments, stdout=stdout)
        assert "Traceback" not in said, said
        assert code in ((1,) if name not in FAILING else (1, 2, 3, 4, 5, 6)), (code, said)
        last = said.splitlines()[-1]
        assert last.startswith(("error: ", '{"error"', "Error: ")), said
        if name not in FAILING | {"password"} or stdout is None:
            assert expected in last, said


@pytest.mark.long
@pytest.mark.parametrize("name", ARGUMENTS)
def test_other_broken_streams_end_no_command(deployed: Service, tmp_path: Path, name: str) -> None:
    arguments = arguments_of(name, tmp_path)
    normal, _ = run_forked(deployed, tmp_path, arguments)
    if name == "delete":
        deployed.deploy("passing", "1")
    for streams in ({"stderr": "/dev/full"}, {"stderr": None}, {"stdin": None}, {"stdin": None, "stderr": None}):
        code, said = run_forked(deployed, tmp_path, arguments, **streams)
        assert "Traceback" not in said, said
        assert code == normal, (streams, said)
        if name == "delete":
            deployed.deploy("passing", "1")


@pytest.mark.parametrize(
    ("arguments", "stdin", "expected"),
    [
        (["password"], None, "standard input is closed"),
        (["password"], WRITE_ONLY, "standard input cannot be read: Bad file descriptor"),
        (["password"], "/dev/null", "there is no password on standard input"),
        (["deploy", "-", "--name", "streams"], None, "standard input is closed"),
        (["deploy", "-", "--name", "streams"], WRITE_ONLY, "standard input cannot be read"),
        (["invoke", "streams", "--data", "-"], None, "standard input is closed"),
        (["restore", "/missing"], None, "standard input is closed"),
    ],
)
def test_command_that_needs_input_says_that_there_is_none(
    deployed: Service, tmp_path: Path, arguments: list[str], stdin: str | None, expected: str
) -> None:
    code, said = run_forked(deployed, tmp_path, arguments, stdin=stdin)
    assert code == 1, said
    assert expected in said.splitlines()[-1]
    assert "Traceback" not in said


def test_password_that_is_no_text_is_refused(deployed: Service) -> None:
    done = picloud(deployed, "password", input=b"\xff\xfe\n", stdin=None)
    assert (done.returncode, done.stderr) == (1, b"error: the password on standard input is not UTF-8 text\n")


@pytest.mark.parametrize("redirection", [">/dev/full", ">&-", "<&- >&-", ">/dev/full 2>/dev/full", ">&- 2>&-"])
def test_process_ends_quietly_with_code_1(deployed: Service, redirection: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"exec {sys.executable} -m picloud list {redirection}"],
        env=deployed._environ,
        cwd=deployed.directory,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == (0 if "2>" in redirection else 1), done.stderr


def test_reader_that_leaves_ends_the_command_silently(deployed: Service) -> None:
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m picloud sdk-contract | head -c 10"],
        env=deployed._environ,
        cwd=deployed.directory,
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (len(done.stdout), done.stderr) == (10, b"")


def test_characters_that_the_locale_lacks_are_replaced(deployed: Service, tmp_path: Path) -> None:
    description = "日本 é 👍"
    assert deployed.admin("PATCH", "/scripts/streams", json={"description": description}).status_code == 200
    source = 'log.info("日本"); "日本 é"'
    assert deployed.admin("PATCH", "/scripts/streams", json={"source": source}).status_code == 200
    latin = {"PYTHONIOENCODING": "latin-1"}
    shown = picloud(deployed, "list", environ=latin)
    assert (shown.returncode, shown.stderr) == (0, b"")
    assert "?? é ?".encode("latin-1") in shown.stdout
    as_json = picloud(deployed, "show", "streams", "--json", environ=latin)
    assert as_json.stdout.isascii()
    assert description.encode("ascii", "backslashreplace")[:12] in as_json.stdout
    assert picloud(deployed, "show", "streams", "--source", environ=latin).stdout == source.encode() + b"\n"
    assert picloud(deployed, "invoke", "streams", environ=latin).stdout == '"日本 é"'.encode()
    for command in (["logs", "streams"], ["audit"], ["show", "nömäl"], ["--help"], ["doctor"]):
        assert b"Traceback" not in picloud(deployed, *command, environ=latin).stderr
