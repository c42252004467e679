"""Archives for tests: tiny ones made here, the real one as scripts/build makes it, and changed copies of either."""

import fcntl
import functools
import hashlib
import json
import os
import platform
import subprocess
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from picloud.pyz.machine import current_target

ROOT = Path(__file__).parents[1]
RUN_FOLDER = "TEST_RUN_FOLDER"
"""The environment variable with the directory that all processes of a test run share; `tests/conftest.py` makes it."""
Members = dict[str, bytes]


@functools.cache
def built_archive() -> Path:
    """Return picloud.pyz for this machine, built once in a test run, however many processes that has."""
    folder = Path(os.environ[RUN_FOLDER])
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "SHA256SUMS").exists():
            command = [ROOT / "scripts" / "build", "--only", platform.machine(), "--out", folder]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return folder / "picloud.pyz"


def write_members(path: Path, members: Mapping[str, bytes]) -> Path:
    with path.open("wb") as stream:
        stream.write(b"#!/usr/bin/env python3\n")
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
            for name, data in members.items():
                packed.writestr(name, data)
    return path


def tiny_members(files: Mapping[str, bytes], **build: object) -> Members:
    """An archive without a start: what a tree is made of."""
    listed = {name: [len(data), hashlib.sha256(data).hexdigest()] for name, data in files.items()}
    document = {
        "product": "0.2.0",
        "build_id": hashlib.sha256(json.dumps(listed).encode()).hexdigest(),
        "schema": 3,
        "wire": 1,
        "targets": [current_target()],
    } | build
    return {
        "build.json": json.dumps(document).encode(),
        "manifest.json": json.dumps({"parts": {"common": listed}}).encode(),
        **{f"tree/common/{name}": data for name, data in files.items()},
    }


def changed_copy(source: Path, copy: Path, change: Callable[[Members], None]) -> Path:
    """A copy of an archive after `change` to its members; its build id is new, its manifest is left to `change`."""
    with zipfile.ZipFile(source) as packed:
        members = {name: packed.read(name) for name in packed.namelist()}
    change(members)
    build = json.loads(members["build.json"])
    build["build_id"] = hashlib.sha256(members["manifest.json"] + members["build.json"]).hexdigest()
    members["build.json"] = json.dumps(build).encode()
    return write_members(copy, members)


def replace_file(members: Members, name: str, data: bytes) -> None:
    """Another text for a file that all targets share, as a build would have packed it."""
    manifest = json.loads(members["manifest.json"])
    manifest["parts"]["common"][name] = [len(data), hashlib.sha256(data).hexdigest()]
    members["manifest.json"] = json.dumps(manifest).encode()
    members[f"tree/common/{name}"] = data


def say_version(members: Members, version: str) -> None:
    """Make an archive say another product version, in its build and in the program."""
    build = json.loads(members["build.json"])
    name = f"picloud-{build['product']}.dist-info/METADATA"
    text = members[f"tree/common/{name}"].replace(
        f"Version: {build['product']}".encode(), f"Version: {version}".encode()
    )
    replace_file(members, name, text)
    members["build.json"] = json.dumps(build | {"product": version}).encode()
