"""A process in which operations on files fail (file_faults.c): runs commands and requests, and says how each ended."""

import asyncio
import contextlib
import ctypes
import hashlib
import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

from picloud.cli.root import cli
from picloud.cli.session import Session
from picloud.manager.storage import open_storage
from picloud.shared.settings import load_settings
from tests.integration.conftest import Manager

LIBRARY = ctypes.CDLL(None)
CONTENT = b"SQLite format 3\0 and so on"


@contextlib.contextmanager
def armed(case: dict[str, Any], outcome: dict[str, Any]) -> Iterator[None]:
    LIBRARY.file_faults_arm(os.fsencode(case["part"]), case["operations"].encode(), case["errno"], case["times"])
    try:
        yield
    finally:
        outcome["met"] = LIBRARY.file_faults_met()
        LIBRARY.file_faults_arm(b"", b"", 0, 0)


def server(request: httpx.Request) -> httpx.Response:
    """A server that has made one backup."""
    if request.method == "POST":
        facts = {"name": "picloud-1.backup", "scripts": 1, "bytes": len(CONTENT), "proved_at": "2026-11-29T00:00:00Z"}
        return httpx.Response(201, json={**facts, "sha256": hashlib.sha256(CONTENT).hexdigest()})
    return httpx.Response(200, content=CONTENT)


def run_command(case: dict[str, Any]) -> dict[str, Any]:
    outcome: dict[str, Any] = {}
    said = io.StringIO()
    config = Path(os.environ["PICLOUD_DATA_DIR"]).parent / "config"
    environ = os.environ | {"PICLOUD_TOKEN": "token-of-the-tests", "XDG_CONFIG_HOME": str(config)}
    session = Session(environ, httpx.MockTransport(server))
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(io.StringIO()):
        try:
            with armed(case, outcome):
                cli.main(case["arguments"], obj=session)
        except SystemExit as exc:
            outcome["exit_code"] = exc.code
        except BaseException as exc:
            outcome["exit_code"] = repr(exc)
    return outcome | {"said": said.getvalue()}


async def run_request(case: dict[str, Any]) -> dict[str, Any]:
    outcome: dict[str, Any] = {}
    data_dir = Path(os.environ["PICLOUD_DATA_DIR"])
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(data_dir)}))
    manager = Manager(data_dir, storage)
    try:
        made = await (await manager.request("POST", "/backups")).get_json()
        manager.clock.now += 1_000
        before = contents(data_dir / "backups")
        with armed({**case, "part": case["part"].format(name=made["name"])}, outcome):
            response = await manager.request(case["method"], case["path"].format(name=made["name"]))
            outcome |= {"status": response.status_code, "said": await response.get_data(as_text=True)}
        outcome["changed"] = changes(before, contents(data_dir / "backups"))
    except BaseException as exc:
        outcome |= {"status": repr(exc), "said": "", "changed": []}
    finally:
        await storage.close()
    return outcome


def contents(directory: Path) -> dict[str, str]:
    """All that is in a directory: by name, a digest of the file."""
    return {
        str(path.relative_to(directory)): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
        for path in directory.rglob("*")
        if path.name != "picloud.lock"  # has the id of the process
    }


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(name for name in before | after if before.get(name) != after.get(name))


def run(case: dict[str, Any], template: Path, place: Path) -> dict[str, Any]:
    shutil.rmtree(place, ignore_errors=True)
    shutil.copytree(template, place)
    if "path" in case:
        return asyncio.run(run_request(case))
    before = contents(place)
    outcome = run_command(case)
    return outcome | {"changed": changes(before, contents(place))}


def main(directory: Path) -> None:
    place = directory / "place"
    os.environ["PICLOUD_DATA_DIR"] = str(place / "data")
    cases = json.loads((directory / "cases.json").read_text())
    (directory / "outcomes.json").write_text(json.dumps([run(case, directory / "template", place) for case in cases]))


main(Path(sys.argv[1]))
