"""Reads and runs the examples of a Markdown page.

A block of kind `console` holds commands after `$ ` (continued after `> `) and what they print; `...` stands for
anything. All blocks of a page run in one shell. A block of kind `rhai` that begins with `// name.rhai` is that file.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from msgspec import Struct

from .served import Served

_BLOCK: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_NAME: Final = re.compile(r"// ([\w-]+\.rhai)\n")
_MARK: Final = "\x1e"
DOCUMENTED_ADDRESS: Final = "127.0.0.1:8080"


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


def steps_of(page: Path) -> list[Step]:
    steps: list[tuple[list[str], list[str]]] = []
    for block in blocks_of(page, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                steps.append(([line[2:]], []))
            elif line.startswith("> ") and not steps[-1][1]:
                steps[-1][0].append(line[2:])
            else:
                steps[-1][1].append(line)
    return [Step("\n".join(command), "\n".join(output)) for command, output in steps]


def run_page(page: Path, served: Served) -> list[tuple[Step, str]]:
    """Run all commands of a page in the directory of the server; what each of them printed, on both streams."""
    for name, text in files_of(page).items():
        (served.directory / name).write_text(text, "utf-8")
    steps = [Step(*(_adapt(text, served.address) for text in (step.command, step.expected))) for step in steps_of(page)]
    script = "\n".join(f"printf '{_MARK}'\n{step.command}" for step in steps)
    done = subprocess.run(
        ["bash", "-c", script],
        cwd=served.directory,
        env=served.environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    outputs = done.stdout.decode("utf-8").split(_MARK)[1:]
    return list(zip(steps, outputs, strict=True))


def matches(expected: str, output: str) -> bool:
    pattern = ".*".join(re.escape(part) for part in expected.strip().split("..."))
    return re.fullmatch(pattern, output.strip(), re.DOTALL) is not None


def _adapt(text: str, address: str) -> str:
    """The page speaks of a clone with a virtual environment and the default port."""
    return text.replace(".venv/bin/picloud", f"{sys.executable} -m picloud").replace(DOCUMENTED_ADDRESS, address)
