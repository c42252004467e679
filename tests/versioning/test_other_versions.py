"""The command line of each release against the current server, and the current one against each released server.

The code of a release is what its tag has, or the commit that made its record final. The current tree stands for one as
well, so that the test has both sides before there is a release.
"""

import io
import json
import os
import subprocess
import sys
import tarfile
from pathlib import Path
from typing import Any

import pytest

from picloud.shared.version import PRODUCT_VERSION
from scripts.versioning.chain import commit_of
from scripts.versioning.promises.every import output_difference
from scripts.versioning.record import Record, load_records
from scripts.versioning.sample import running
from tests.versioning.tree import ROOT

RECORD = load_records(ROOT)[-1]
RELEASED = [record for record in load_records(ROOT) if record.is_final and commit_of(ROOT, record)]
PROGRAM = ROOT / "scripts" / "versioning" / "promises" / "commands_process.py"
COMMANDS = (
    ["version"],
    ["deploy", "{place}/new.rhai"],
    ["list"],
    ["show", "new"],
    ["show", "missing"],
    ["run", "{place}/new.rhai"],
    ["invoke", "new"],
    ["token", "create", "another", "--scope", "read"],
    ["token", "list"],
    ["audit", "-n", "5"],
    ["backup", "{place}/backup"],
    ["delete", "new", "--yes"],
)


@pytest.fixture(params=[None, *RELEASED], ids=lambda record: record.facts.product if record else "current")
def release(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Record]:
    """A tree with the code of a release, and its record."""
    record: Record | None = request.param
    if record is None:
        return ROOT, RECORD
    commit = commit_of(ROOT, record)
    packed = subprocess.run(
        ["git", "archive", str(commit), "picloud", "migrations", "systemd"], cwd=ROOT, capture_output=True, check=True
    )
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
        archive.extractall(tmp_path / "code", filter="data")
    return tmp_path / "code", record


def run_commands(code: Path, product: str, place: Path) -> dict[str, tuple[int, str, str]]:
    """Exit code, stdout and stderr of each command, run with the command line of a tree."""
    (place / "new.rhai").write_text('"new"\n')
    filled = [[part.replace("{place}", str(place)) for part in command] for command in COMMANDS]
    installed = place / "installed" / f"picloud-{product}.dist-info"
    installed.mkdir(parents=True, exist_ok=True)
    (installed / "METADATA").write_text(f"Name: picloud\nVersion: {product}\n")
    done = subprocess.run(
        [sys.executable, "-P", PROGRAM],
        input=json.dumps([{"arguments": [*command, "--json"], "input": ""} for command in filled]),
        env={
            "PATH": os.defpath,
            "PICLOUD_DATA_DIR": str(place / "data"),
            "PYTHONPATH": f"{code}{os.pathsep}{installed.parent}",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    names = [" ".join(command).replace("{place}/", "") for command in COMMANDS]
    return dict(zip(names, json.loads(done.stdout), strict=True))


def promised(record: Record) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(record.text("promises/command-output.json"))
    return found


def test_command_line_of_a_release_works_with_the_current_server(release: tuple[Path, Record], tmp_path: Path) -> None:
    code, record = release
    expected = promised(record)

    with running(tmp_path) as _:
        found = run_commands(code, record.facts.product, tmp_path)

    for name, (exit_code, output, errors) in found.items():
        key = f"picloud {name} --json"
        assert exit_code == expected.get(f"{key}, exit code", 0), (name, errors)
        if f"{key}, stdout" in expected:
            lost = output_difference(key, expected[f"{key}, stdout"], output)
            # other rows: the limits that a script sets itself are a map of its own, and other fields are null
            assert [line for line in lost if ".limits." not in line and "null" not in line] == [], name
    assert json.loads(found["version"][1])["product"] == record.facts.product


def test_current_command_line_is_understood_or_says_why_not(release: tuple[Path, Record], tmp_path: Path) -> None:
    code, record = release
    expected = promised(RECORD)

    with running(tmp_path, code=code) as _:
        found = run_commands(ROOT, PRODUCT_VERSION, tmp_path)

    for name, (exit_code, _, errors) in found.items():
        if exit_code != expected.get(f"picloud {name} --json, exit code", 0):
            assert f"is PiCloud {record.facts.product}, this command {PRODUCT_VERSION}: " in errors, (name, errors)
            assert len(errors.splitlines()) == 1
