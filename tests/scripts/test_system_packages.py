"""System packages: what scripts/setup does when some are missing, and the list beside the programs that tests start."""

import ast
import os
import pty
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("bash", "env", "dirname", "sed", "sort", "head", "tail", "cut", "tr", "ls", "mktemp", "rm", "cat", "flock")
"""What every Debian has; nothing else is found by the scripts under test."""
ESSENTIAL = {"bash", "sh", "mount", "umount", "unshare", "setpriv"}
RUN = {"python3-venv", "gcc", "libc6-dev"}
TESTS = {"caddy", "chromium", "strace", "wrk", "curl", "git", "openssl", "zsh", "fish"}


class Machine:
    """A copy of the scripts on a machine that has only TOOLS, as root or as an ordinary user."""

    def __init__(self, directory: Path, *, root: bool) -> None:
        self.checkout = directory / "checkout"
        shutil.copytree(ROOT / "scripts", self.checkout / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        for manifest in ROOT.glob("rhai-python/**/Cargo.toml"):
            copy = self.checkout / manifest.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(manifest, copy)
        self.programs = directory / "programs"
        self.programs.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found, tool
            (self.programs / tool).symlink_to(found)
        self.log = directory / "calls"
        self.log.touch()
        self.write("id", f"echo {0 if root else 1000}")
        self.write("apt-get", f'echo "apt-get $*" >> {self.log}')
        self.write("sudo", f'echo "sudo $1" >> {self.log}; exec "$@"')

    def write(self, name: str, text: str) -> None:
        program = self.programs / name
        program.write_text(f"#!{self.programs / 'bash'}\n{text}\n")
        program.chmod(0o755)

    @property
    def environ(self) -> dict[str, str]:
        return {"PATH": str(self.programs), "HOME": str(self.checkout)}

    def run(self, *arguments: str, **environ: str) -> "subprocess.CompletedProcess[str]":
        """Run scripts/setup without a terminal."""
        return subprocess.run(
            [self.programs / "bash", self.checkout / "scripts" / "setup", *arguments],
            env=self.environ | environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )

    def run_at_terminal(self, answer: bytes) -> str:
        """Run scripts/setup with a person who types `answer`; returns what is on the screen."""
        pid, terminal = pty.fork()
        if pid == 0:
            os.execve(self.programs / "bash", ["bash", str(self.checkout / "scripts" / "setup")], self.environ)
        os.write(terminal, answer)
        screen = b"".join(_read(terminal))
        os.close(terminal)
        os.waitpid(pid, 0)
        return screen.decode()

    def calls(self) -> str:
        return self.log.read_text()


def _read(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            data = os.read(terminal, 4096)
        except OSError:  # the other side is closed
            return
        if not data:
            return
        yield data


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine of an ordinary user."""
    return Machine(tmp_path, root=False)


def packages_of_install_line(text: str) -> set[str]:
    (line,) = (line for line in text.splitlines() if "apt-get install" in line)
    return set(line.split("--no-install-recommends ")[1].split())


def test_setup_without_rights_names_every_package_in_one_line_and_does_nothing(machine: Machine) -> None:
    done = machine.run("--dev")
    assert done.returncode == 1
    named = packages_of_install_line(done.stderr)
    assert named > RUN | TESTS
    assert {re.sub("-web|rust-(web-)?", "", name) for name in named} > {"rustc", "cargo", "rustfmt", "clippy"}
    assert machine.calls() == ""
    assert not (machine.checkout / ".venv").exists()


def test_setup_for_running_names_no_package_of_the_tests(machine: Machine) -> None:
    done = machine.run()
    assert done.returncode == 1
    named = packages_of_install_line(done.stderr)
    assert named > RUN
    assert not named & TESTS


def test_setup_prints_missing_packages_and_does_nothing(machine: Machine) -> None:
    done = machine.run("--dev", "--print-missing")
    assert (done.returncode, done.stderr) == (0, "")
    assert set(done.stdout.split("\n")) > RUN | TESTS
    assert machine.calls() == ""


def test_setup_refuses_an_option_that_it_does_not_know(machine: Machine) -> None:
    done = machine.run("--development")
    assert done.returncode == 2
    assert "unknown option --development" in done.stderr


def test_setup_names_a_python_that_does_not_do(tmp_path: Path) -> None:
    machine = Machine(tmp_path, root=True)
    done = machine.run(PYTHON="no-python-here")
    assert done.returncode == 1
    assert "PYTHON=no-python-here is no Python 3.11 or later" in done.stderr
    assert machine.calls() == ""


def test_setup_does_not_use_sudo_without_a_terminal(machine: Machine) -> None:
    assert "nothing was installed" in machine.run(CI="true").stderr
    assert machine.calls() == ""


def test_setup_asks_a_person_and_installs_nothing_after_a_no(machine: Machine) -> None:
    screen = machine.run_at_terminal(b"n\n")
    assert screen.index("apt-get install") < screen.index("install them now?")
    assert "nothing was installed" in screen
    assert machine.calls() == ""


def test_setup_installs_with_sudo_after_a_yes(machine: Machine) -> None:
    screen = machine.run_at_terminal(b"\n")
    update, install = [line for line in machine.calls().splitlines() if line.startswith("apt-get")]
    assert update.startswith("apt-get update")
    assert set(install.split()) > RUN | {"install", "-y", "--no-install-recommends"}
    assert machine.calls().startswith("sudo")
    assert "not usable" in screen, "the program apt-get of this test brings nothing"


def test_setup_installs_at_once_as_root_without_a_terminal(tmp_path: Path) -> None:
    machine = Machine(tmp_path, root=True)
    assert "not usable" in machine.run("--dev", CI="true").stderr
    assert "sudo" not in machine.calls()
    assert set(machine.calls().split()) > RUN | TESTS


def test_setup_asks_root_at_a_terminal_as_well(tmp_path: Path) -> None:
    machine = Machine(tmp_path, root=True)
    assert "nothing was installed" in machine.run_at_terminal(b"n\n")
    assert machine.calls() == ""


def programs_started(file: Path) -> set[str]:
    """The programs of a test module: first words of literal commands."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        commands: list[ast.expr] = []
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in {
            "run", "Popen", "check_call", "check_output", "call", "create_subprocess_exec", "which", "execvp",
        }:  # fmt: skip
            if ast.unparse(node.func).startswith(("subprocess.", "asyncio.", "shutil.", "os.")):
                commands = node.args[:1]
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).rpartition(".")[2] == "command":
            commands = [node.value]
        for command in commands:
            first = command.elts[0] if isinstance(command, (ast.List, ast.Tuple)) and command.elts else command
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add(first.value)
    return found


def test_every_program_that_tests_start_is_on_the_list() -> None:
    listed = set(re.findall(r"\bhas ([a-z][\w.-]*)", (ROOT / "scripts/system-packages.sh").read_text()))
    assert listed >= {"caddy", "cc", "cargo", "rustfmt", "cargo-clippy", "zsh", "flock"}
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "rhai-python/tests").glob("*.py")]
    missing = {
        f"{file.relative_to(ROOT)}: {program}"
        for file in files
        for program in programs_started(file)
        if program not in listed | ESSENTIAL and "/" not in program
    }
    assert missing == set(), "add what provides it to scripts/system-packages.sh"


def test_no_test_is_skipped_where_something_is_missing() -> None:
    word = re.compile(r"^.*(?:pytest\.(?:skip|importorskip)\(|mark\.skip|\btest\.skip\(|\.skipIf\().*$", re.MULTILINE)
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "rhai-python/tests").glob("*.py")]
    files += [*(ROOT / "dashboard/tests").glob("*.ts"), *(ROOT / "dashboard/src").rglob("*.test.ts")]
    assert len(files) > 200
    lines = [line for file in files for line in word.findall(file.read_text("utf-8"))]
    assert [line for line in lines if '"only root can ' not in line] == [], "an installation would put that right"
