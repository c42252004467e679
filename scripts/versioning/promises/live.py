"""One run of a real server for all promises that only a running installation shows: HTTP behaviour, files, formats and
the JSON of the command line. Made once for each process."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import httpx
from msgspec import Struct

import picloud
from scripts.versioning.promises.formats import formats_of
from scripts.versioning.promises.http_steps import Recorder, run_session
from scripts.versioning.promises.promise import Facts
from scripts.versioning.promises.shape import shape_of
from scripts.versioning.sample import running

_CODE: Final = Path(picloud.__file__).parents[1]
_COMMANDS: Final[list[list[str]]] = [
    ["version"],
    ["check", "{place}/new.rhai"],
    ["check", "{place}/broken.rhai"],
    ["deploy", "{place}/new.rhai"],
    ["deploy", "{place}/broken.rhai"],
    ["list"],
    ["show", "hello"],
    ["show", "hello", "--revisions"],
    ["show", "missing"],
    ["run", "{place}/new.rhai"],
    ["invoke", "hello"],
    ["invoke", "greedy"],
    ["logs", "failing", "-n", "1"],
    ["rollback", "hello", "1"],
    ["release", "hello"],
    ["token", "create", "another", "--scope", "read"],
    ["token", "list"],
    ["token", "revoke", "000000000000"],
    ["audit", "-n", "5"],
    ["backup", "{place}/backup"],
    ["open", "hello", "--no-browser"],
    ["diff", "hello", "{place}/new.rhai"],
    ["deploy", "{place}/scripts", "--dry-run"],
    ["deploy", "{place}/scripts"],
    ["secret", "set", "KEY"],
    ["secret", "list"],
    ["grant", "hello", "--secret", "KEY", "--kv", "shared"],
    ["grants", "hello"],
    ["revoke-grant", "hello", "--all"],
    ["kv", "set", "hello", "key", "42"],
    ["kv", "get", "hello", "key"],
    ["kv", "list"],
    ["kv", "list", "hello"],
    ["kv", "delete", "hello", "key", "--yes"],
    ["secret", "delete", "KEY", "--yes"],
    ["login", "{url}", "--with-token"],
    ["profiles"],
    ["logout"],
    ["delete", "new"],
    ["delete", "hello", "--yes"],
    ["setup-link"],
    ["sdk-contract"],
    ["list", "--url", "http://127.0.0.1:9"],
    ["nothing"],
]
_INPUTS: Final = {"secret set KEY": "a value of the session\n", "login {url} --with-token": "{token}\n"}
"""What commands read from standard input, which is empty for all others."""
# not `doctor`, which answers differently on each machine
_OFFLINE: Final[list[list[str]]] = [["db", "check"], ["restore", "{place}/backup", "--yes"], ["list"]]


class Live(Struct, frozen=True):
    """Facts of a running installation, by class."""

    http: Facts
    files: Facts
    formats: Facts
    command_output: Facts


@cache
def live() -> Live:
    """Run the session with the code that this process has loaded."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "new.rhai").write_text('log.info("new", #{ a: 1 });\nlet unused = 1;\n"new"\n')
        (place / "broken.rhai").write_text("let x = ;\n")
        (place / "scripts").mkdir()
        (place / "scripts" / "more.rhai").write_text('"more"\n')
        with running(place, code=_CODE) as (client, url):
            recorder = Recorder(url, (place / "data" / "admin-token").read_text("ascii").strip())
            texts = run_session(recorder)
            recorder.close()
            values = {"url": url, "token": (place / "data" / "admin-token").read_text("ascii").strip()}
            command_output = _commands(place, _COMMANDS, values=values)
            files = _files(place / "data")
            backup = _backup(client)
        command_output |= _commands(place, _OFFLINE[:1], "without a server: ")
        formats = formats_of(place / "data", backup, texts)
        command_output |= _commands(place, _OFFLINE[1:], "without a server: ")
    return Live(recorder.facts, files, formats, command_output)


def _backup(client: httpx.Client) -> bytes:
    made = client.post("/backups")
    return client.get(f"/backups/{made.json()['name']}").content if made.is_success else b""


def _files(data_dir: Path) -> Facts:
    """Every path below the data directory with its kind and mode; names that count or date are generalised."""
    found: Facts = {".": oct(data_dir.stat().st_mode)}
    for path in sorted(data_dir.rglob("*")):
        name = re.sub(r"\d{2,}", "<number>", path.relative_to(data_dir).as_posix())
        if not name.endswith(("-wal", "-shm")):
            found[re.sub(r"(<number>)[0-9a-f]{4,}", r"\1<hex>", name)] = oct(path.lstat().st_mode)
    return found


def _commands(
    place: Path, commands: list[list[str]], where: str = "", values: Mapping[str, str] = MappingProxyType({})
) -> Facts:
    """Exit code and shape of the JSON of each command.

    Args:
        where: what the names of the facts begin with.
        values: what stands in arguments and inputs in place of a word in braces.
    """

    def fill(text: str) -> str:
        for name, value in {"place": str(place), **values}.items():
            text = text.replace(f"{{{name}}}", value)
        return text

    requests = [
        {"arguments": [*map(fill, command), "--json"], "input": fill(_INPUTS.get(" ".join(command), ""))}
        for command in commands
    ]
    environment = {
        "PATH": os.defpath,
        "PICLOUD_DATA_DIR": str(place / "data"),
        "XDG_CONFIG_HOME": str(place / "config"),
        "PYTHONPATH": str(_CODE),
    }
    done = subprocess.run(
        [sys.executable, "-m", "scripts.versioning.promises.commands_process"],
        input=json.dumps(requests),
        cwd=_CODE,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: Facts = {}
    for command, (code, output, errors) in zip(commands, json.loads(done.stdout), strict=True):
        name = f"{where}picloud {' '.join(command)} --json".replace("{place}/", "")
        found[f"{name}, exit code"] = code
        for stream, text in (("stdout", output), ("stderr", errors)):
            found |= _shape(f"{name}, {stream}", text)
    return found


def _shape(name: str, text: str) -> Facts:
    if not text.strip():
        return {name: {}}
    try:
        return {name: shape_of(json.loads(text))}
    except ValueError:
        pass
    documents: list[Any] = []
    for line in text.splitlines():
        try:
            documents.append(json.loads(line))
        except ValueError:
            return {name: {"type": "text"}}
    return {name: {"type": "lines of JSON", "items": shape_of(documents)["items"]}}
