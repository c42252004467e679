"""Each fault of the operating system on the files of each command and endpoint that works on files: one line that names
the file, the fault and the way out, the exit code or status of the table, and nothing half written.
"""

import asyncio
import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click
import pytest

from picloud.cli.db import DatabaseUrl
from picloud.cli.root import cli
from picloud.manager.api.endpoints.every import ENDPOINTS
from picloud.manager.storage import open_storage
from picloud.manager.storage.maintenance.backup_file import write_backup
from picloud.shared.clock import now_ms
from picloud.shared.file_faults import describe, is_passing
from picloud.shared.settings import load_settings

FAKES: Final = Path(__file__).parents[1] / "fakes"

OPERATIONS: Final = {
    "o": (errno.ENOENT, errno.EACCES, errno.EBUSY, errno.EIO, errno.ESTALE, errno.EMFILE),
    "r": (errno.EIO, errno.ESTALE),
    "d": (errno.ENOENT, errno.EACCES, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO),
    "w": (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EMFILE),
    "p": (errno.ENOSPC, errno.EDQUOT, errno.EIO),
    "s": (errno.EIO, errno.ENOSPC, errno.EDQUOT),
    "n": (errno.ENOENT, errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.EDQUOT, errno.EIO),
}
"""Which errors the kernel can give: on opening, reading, making a directory, creating, writing, syncing, renaming."""

# Entry point -> arguments, and its places: the part of the path that fails ($: its end), the operations (a capital: the
# next one alone), the path people know, the exit code of faults that last.
COMMANDS: Final[dict[str, tuple[list[str], list[tuple[str, str, str, int]]]]] = {
    "backup": (
        ["backup", "{place}/out/new.backup"],
        [("/out/", "wpsn", "{place}/out/new.backup", 1)],
    ),
    "restore": (
        ["restore", "{place}/saved.backup", "--yes"],
        [
            ("saved.backup", "or", "{place}/saved.backup", 4),
            (".restoring-", "dwps", "{place}/data", 4),
            ("/data/picloud.db", "n", "{place}/data", 4),
            ("/data/picloud.db$", "N", "{place}/data", 4),
        ],
    ),
    "db copy": (
        [
            "db",
            "copy",
            "--json",
            "--from",
            "sqlite://{place}/data/picloud.db",
            "--to",
            "sqlite://{place}/target/picloud.db",
        ],
        [
            ("/data/picloud.db", "or", "{place}/data/picloud.db", 4),
            ("/data/history.db", "or", "{place}/data/history.db", 4),
            ("/target/", "w", "{place}/target", 2),
            ("/target/", "ps", "{place}/target", 4),
        ],
    ),
    "db check": (
        ["db", "check", "--database", "sqlite://{place}/data/picloud.db"],
        [("/data/picloud.db", "or", "{place}/data/picloud.db", 4)],
    ),
    "kv export": (
        ["kv", "export", "hello", "{place}/out/kept.jsonl"],
        [("/out/", "wpsn", "{place}/out/kept.jsonl", 1)],
    ),
    "kv set": (
        ["kv", "set", "hello", "logo", "--blob", "--file", "{place}/logo.png"],
        [("logo.png", "or", "{place}/logo.png", 1)],
    ),
    "kv import": (["kv", "import", "hello", "{place}/kept.jsonl"], [("kept.jsonl", "or", "{place}/kept.jsonl", 1)]),
    "deploy": (["deploy", "{place}/hello.rhai"], [("hello.rhai", "or", "{place}/hello.rhai", 1)]),
    "check": (["check", "{place}/hello.rhai"], [("hello.rhai", "or", "{place}/hello.rhai", 1)]),
    "diff": (["diff", "hello", "{place}/hello.rhai"], [("hello.rhai", "or", "{place}/hello.rhai", 2)]),
    "profiles": (
        ["profiles", "--use", "local"],
        [("/config/picloud/", "wpsn", "{place}/config/picloud/profiles.json", 2)],
    ),
    "run": (["run", "{place}/hello.rhai"], [("hello.rhai", "or", "{place}/hello.rhai", 1)]),
    "assets push": (
        ["assets", "push", "{place}/site", "site"],
        [("/site/index.html", "or", "{place}/site/index.html", 1)],
    ),
    "new": (
        [
            "new",
            "visits",
            "--template",
            "visitor-counter",
            "--set",
            "SITE=https://a.example",
            "-o",
            "{place}/out/visits.rhai",
        ],
        [("/out/", "wpsn", "{place}/out/visits.rhai", 1)],
    ),
}
REQUESTS: Final = {
    "POST /admin/backups": ("/backups", [("/backups/", "dwpsn", "/data/backups:")]),
    "GET /admin/backups/<backup_name>": (
        "/backups/{name}",
        [("/{name}$", "or", "/picloud-"), ("/{name}.json", "or", "/picloud-")],
    ),
}
ELSEWHERE: Final = {
    "upgrade": "tests/acceptance/test_upgrade.py: it needs an installation and root",
    "GET /admin/backups": "faults are in its answer: tests/integration/test_backups.py",
}
PASSING_CODE: Final = 1
_TEMPORARY: Final = (".part", ".restoring-", ".rehearsal-", ".room")


def _expand(value: Any, place: Path) -> Any:
    if isinstance(value, str):
        return value.format(place=place)
    return [_expand(each, place) for each in value]


def _cases(place: Path) -> list[dict[str, Any]]:
    return [*_cases_of_commands(place), *_cases_of_requests()]


def _cases_of_commands(place: Path) -> Iterator[dict[str, Any]]:
    for name, (arguments, places) in COMMANDS.items():
        for part, operations, known, lasting in places:
            for fault in _faults(part, operations):
                passes = is_passing(OSError(fault["errno"], ""))
                yield fault | {
                    "entry": name,
                    "arguments": _expand(arguments, place),
                    "known": _expand(known, place),
                    "expected": PASSING_CODE if passes and name != "diff" else lasting,  # as diff(1) has it
                }


def _cases_of_requests() -> Iterator[dict[str, Any]]:
    for name, (path, places) in REQUESTS.items():
        for part, operations, known in places:
            for fault in _faults(part, operations):
                gone = fault["errno"] == errno.ENOENT and fault["operations"] == "o"
                full = fault["errno"] in (errno.ENOSPC, errno.EDQUOT)
                yield fault | {
                    "entry": name,
                    "method": name.split()[0],
                    "path": path,
                    "known": "There is no such" if gone else known,
                    "expected": 404 if gone else 507 if full else 503,
                }


def _faults(part: str, operations: str) -> Iterator[dict[str, Any]]:
    for operation in operations:
        for number in OPERATIONS[operation.lower()]:
            times = int(operation.isupper())
            yield {"part": part, "operations": operation.lower(), "errno": number, "times": times}


async def _fill(template: Path) -> None:
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(template / "data")}))
    await write_backup(storage.control, template / "saved.backup", now_ms)
    await storage.close()
    (template / "data" / "picloud.lock").touch(0o600)
    for name in ("out", "target"):
        (template / name).mkdir(mode=0o700)
    (template / "hello.rhai").write_text("1")
    (template / "logo.png").write_bytes(b"\x89PNG")
    (template / "site").mkdir()
    (template / "site" / "index.html").write_text("<h1>Hello</h1>")
    (template / "kept.jsonl").write_text('{"key": "a", "value": 1}\n')


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Every case, and how it ended."""
    directory = tmp_path_factory.mktemp("faults")
    (directory / "template" / "config" / "picloud").mkdir(parents=True)
    asyncio.run(_fill(directory / "template"))
    cases = _cases(directory / "place")
    (directory / "cases.json").write_text(json.dumps(cases))
    library = directory / "faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, FAKES / "file_faults.c", "-ldl"], check=True)
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PICLOUD_")}
    environ |= {"LD_PRELOAD": str(library), "PYTHONPATH": str(FAKES.parents[1])}
    command = [sys.executable, FAKES / "meeting_file_faults.py", directory]
    subprocess.run(command, env=environ, timeout=240, check=True)
    return list(zip(cases, json.loads((directory / "outcomes.json").read_text()), strict=True))


@pytest.mark.parametrize("entry", [*COMMANDS, *REQUESTS])
def test_fault_of_a_file_ends_in_one_line_with_the_code_of_the_table_and_nothing_half_written(
    entry: str, outcomes: list[tuple[dict[str, Any], dict[str, Any]]]
) -> None:
    faults = [
        f"{case['part']} {case['operations']} {errno.errorcode[case['errno']]}: {fault}: {outcome}"
        for case, outcome in outcomes
        if case["entry"] == entry and (fault := _find_fault(case, outcome))
    ]
    assert not faults, "\n".join(faults)


def _find_fault(case: dict[str, Any], outcome: dict[str, Any]) -> str | None:
    said = outcome["said"].strip()
    error = OSError(case["errno"], os.strerror(case["errno"]))
    meaning = describe(error, "").removeprefix(": ").partition(";")[0]
    if outcome["met"] == 0:
        return "the fault was not met"
    if outcome.get("exit_code", outcome.get("status")) != case["expected"]:
        return f"ended otherwise than with {case['expected']}"
    if outcome["changed"]:
        return "something is left"
    if len(said.splitlines()) != 1 or "Traceback" in said:
        return "not one line"
    if case["known"] not in said or any(name in said for name in _TEMPORARY):
        return "another path"
    named = meaning in said or outcome.get("status") == 404
    return None if named else f"another fault than {meaning!r}"


def test_every_command_and_endpoint_that_works_on_files_is_in_the_table() -> None:
    """A command that takes a path or the URL of a database, and the endpoints of backups, must be covered here."""
    found = set(_commands_on_files(tuple(cli.commands.values()), ""))
    found.add("profiles")  # its file has no argument
    found |= {f"{each.method} {each.path}" for each in ENDPOINTS if "/backups" in each.path}
    assert found == {*COMMANDS, *REQUESTS, *ELSEWHERE}


def _commands_on_files(commands: tuple[click.Command, ...], group: str) -> list[str]:
    found = []
    for command in commands:
        name = f"{group}{command.name}"
        if isinstance(command, click.Group):
            found += _commands_on_files(tuple(command.commands.values()), f"{name} ")
        elif any(
            isinstance(parameter.type, click.Path | DatabaseUrl) and parameter.name != "cacert"
            for parameter in command.params
        ):
            found.append(name)
    return found
