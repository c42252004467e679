"""Reads and runs the examples of a Markdown page.

A block of kind `console` holds commands after `$ ` (continued after `> `) and what they print; `...` stands for
anything. All blocks of a page run in one shell. A block of kind `rhai` that begins with `// name.rhai` is that file.
A comment `<!-- server: NAME=value -->` sets variables of the server that the page runs against.
"""

import re
import subprocess
from pathlib import Path
from typing import Final

from msgspec import Struct

from .served import Served

_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SERVER: Final = re.compile(r"^<!-- server: (.+) -->$", re.MULTILINE)
_FILE_NAME: Final = re.compile(r"// ([\w-]+\.rhai)\n")
_MARK: Final = "\x1e"
_END_OF_FILE: Final = "PICLOUD-END-OF-FILE"
DOCUMENTED_ADDRESS: Final = "127.0.0.1:8080"
DOCUMENTED_APPS: Final = "127.0.0.1:8081"


class Step(Struct, frozen=True):
    """One command and what it should print."""

    command: str
    expected: str


def blocks_of(page: Path, kind: str) -> list[str]:
    return [text for found, text in _BLOCK.findall(page.read_text("utf-8")) if found == kind]


def files_of(page: Path) -> dict[str, str]:
    """The files that a page shows, by name."""
    blocks = blocks_of(page, "rhai")
    return {found.group(1): block for block in blocks if (found := _FILE_NAME.match(block))}


def server_environ_of(page: Path) -> dict[str, str]:
    """Return the variables of the server that a page asks for."""
    found = _SERVER.search(page.read_text("utf-8"))
    return dict(pair.split("=", 1) for pair in found.group(1).split()) if found else {}


def steps_of(page: Path) -> list[Step]:
    return [step for block in blocks_of(page, "console") for step in _steps(block)]


def run_page(page: Path, served: Served) -> list[tuple[Step, str]]:
    """Run all commands of a page in the directory of the server.

    Files are written where the page shows them.

    Returns:
        Each step with what it printed on both streams.
    """
    steps, script = [], []
    for kind, text in _BLOCK.findall(page.read_text("utf-8")):
        if kind == "rhai" and (found := _FILE_NAME.match(text)):
            script.append(f"cat > {found.group(1)} <<'{_END_OF_FILE}'\n{text}{_END_OF_FILE}")
        elif kind == "console":
            block = [Step(_adapt(step.command, served), _adapt(step.expected, served)) for step in _steps(text)]
            steps += block
            script += [f"printf '{_MARK}'\n{step.command}" for step in block]
    done = subprocess.run(
        ["bash", "-c", "\n".join(script)],
        cwd=served.directory,
        env=served.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=240,
        check=False,
    )
    outputs = done.stdout.decode("utf-8").split(_MARK)[1:]
    return list(zip(steps, outputs, strict=True))


def _steps(block: str) -> list[Step]:
    steps: list[tuple[list[str], list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append(([line[2:]], []))
        elif (line + " ").startswith("> ") and not steps[-1][1]:
            steps[-1][0].append(line[2:])
        else:
            steps[-1][1].append(line)
    return [Step("\n".join(command), "\n".join(output)) for command, output in steps]


def matches(expected: str, output: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("..."))
    return re.fullmatch(pattern, output.strip(), re.DOTALL) is not None


def _adapt(text: str, served: Served) -> str:
    """Replace what pages assume: a clone with a virtual environment or an installed service, and the default port."""
    text = text.replace(".venv/bin/picloud", "picloud").replace("sudo picloud", "picloud")
    if DOCUMENTED_APPS in text:
        text = text.replace(DOCUMENTED_APPS, served.apps_address)
    return text.replace(DOCUMENTED_ADDRESS, served.address)
