"""`picloud completion` in the shells themselves."""

import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from picloud.cli import cli
from picloud.cli.profiles import Profile, Profiles, ProfileStore
from picloud.cli.session import Session

from .fake_server import TOKEN, FakeServer


@pytest.fixture
def script(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The completion script of the shell that the test names, beside a `picloud` command."""
    command = tmp_path / "picloud"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m picloud "$@"\n')
    command.chmod(0o755)
    path = tmp_path / "completion"
    path.write_text(CliRunner().invoke(cli, ["completion", request.param]).output)
    return path


def environ(script: Path) -> dict[str, str]:
    root = Path(__file__).parents[3]
    return {
        "PATH": f"{script.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(root),
        "HOME": str(script.parent),
        "TERM": "dumb",
    }


@pytest.mark.parametrize("script", ["bash"], indirect=True)
def test_bash_completes_the_commands_that_begin_so(script: Path) -> None:
    words = "COMP_WORDS=(picloud token re); COMP_CWORD=2"
    asked = f'. {script}; {words}; _picloud_completion picloud; echo "${{COMPREPLY[*]}}"'
    done = subprocess.run(["bash", "-c", asked], env=environ(script), capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["revoke"]


@pytest.mark.parametrize("script", ["fish"], indirect=True)
def test_fish_completes_with_the_meaning_of_each_command(script: Path) -> None:
    asked = f"source {script}; complete -C 'picloud roll'"
    done = subprocess.run(["fish", "-N", "-c", asked], env=environ(script), capture_output=True, text=True, check=True)
    assert [line.partition("\t")[0] for line in done.stdout.splitlines()] == ["rollback", "rollback-upgrade"]
    assert "Undo the last upgrade" in done.stdout


@pytest.mark.parametrize("script", ["zsh"], indirect=True)
def test_zsh_completes_at_the_tab_key(script: Path) -> None:
    ours, theirs = pty.openpty()
    shell = subprocess.Popen(["zsh", "-f", "-i"], stdin=theirs, stdout=theirs, stderr=theirs, env=environ(script))
    os.close(theirs)
    try:
        os.write(ours, f"autoload -U compinit; compinit -u -D; . {script}; print rea''dy\n".encode())
        read_until(ours, b"ready")
        os.write(ours, b"picloud rollback-u\t")
        read_until(ours, b"pgrade")
    finally:
        shell.kill()
        shell.wait()
        os.close(ours)


def completions(session: Session, arguments: list[str], incomplete: str) -> list[str]:
    shell = ShellComplete(cli, {"obj": session}, "picloud", "_PICLOUD_COMPLETE")
    return [item.value for item in shell.get_completions(arguments, incomplete)]


def test_names_of_scripts_are_those_of_the_server(server: FakeServer, tmp_path: Path) -> None:
    environ = {"PICLOUD_TOKEN": TOKEN, "PICLOUD_DATA_DIR": str(tmp_path)}
    assert completions(Session(environ, server), ["show"], "") == ["greeter", "hello"]
    assert completions(Session(environ, server), ["invoke", "-d", "x"], "he") == ["hello"]
    assert completions(Session({**environ, "PICLOUD_TOKEN": "wrong"}, server), ["show"], "") == []
    assert completions(Session(environ), ["show"], "") == []  # nothing runs there


def test_profiles_are_completed(tmp_path: Path) -> None:
    store = ProfileStore(tmp_path / ".config" / "picloud")
    store.save(Profiles({"pi": Profile("https://pi.example", "t")}, "pi"))
    session = Session({"HOME": str(tmp_path)})
    assert completions(session, ["list", "--profile"], "") == ["local", "pi"]
    assert completions(session, ["list", "--profile"], "p") == ["pi"]


def read_until(terminal: int, text: bytes) -> None:
    seen, ends = b"", time.monotonic() + 30
    while text not in seen:
        assert time.monotonic() < ends, seen
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 4096)
