"""Called by scripts/engine-diff: builds the engine with another version of Rhai in a copy of rhai-python, runs the
language corpus on it and on the installed engine, and prints what differs. Changes nothing in this clone.

Exit code 0 when nothing differs, 1 when something does, 2 when the build fails."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
Outcomes = dict[str, dict[str, str]]
"""Outcome by name, for each part of the corpus; the contract has its lines as names."""


class BuildFailed(Exception):
    """The other version does not build with this code. The message is the compiler's."""


def copy_with_version(version: str, directory: Path) -> Path:
    """Copy rhai-python with another version of Rhai pinned, and return the copy."""
    copy = directory / "rhai-python"
    shutil.copytree(ROOT / "rhai-python", copy, ignore=shutil.ignore_patterns("target"))
    manifest = copy / "core" / "Cargo.toml"
    text, count = re.subn(
        r'(\[dependencies\.rhai\]\nversion = )"=[^"]+"', rf'\1"={version}"', manifest.read_text("utf-8")
    )
    if count != 1:
        raise BuildFailed(f"{manifest} pins no version of rhai")
    manifest.write_text(text, "utf-8")
    return copy


def build(copy: Path, target: Path) -> Path:
    """Build the extension of a copy and return a directory from which `rhai_python` can be imported."""
    command = ["cargo", "build", "--quiet", "--profile", "quick", "--package", "rhai-python"]
    environ = {**os.environ, "CARGO_TARGET_DIR": str(target)}
    done = subprocess.run(command, cwd=copy, env=environ, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise BuildFailed(done.stderr.strip())
    packages = copy.parent / "packages"
    shutil.copytree(copy / "python", packages)
    shutil.copy(target / "quick" / "lib_rhai.so", packages / "rhai_python" / "_rhai.abi3.so")
    return packages


def outcomes(packages: Path | None) -> Outcomes:
    """Run the corpus on the engine in a directory, or on the installed one."""
    paths = [str(ROOT)] if packages is None else [str(packages), str(ROOT)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "tests.language.outcomes"]
    done = subprocess.run(command, cwd=ROOT, env=environ, stdout=subprocess.PIPE, check=True)
    found: Outcomes = json.loads(done.stdout)
    return found


def differences(ours: Outcomes, theirs: Outcomes, version: str) -> list[str]:
    """Return one line for each line of the contract, and three for each other outcome, that differ."""
    lines = []
    for part, installed in ours.items():
        other = theirs[part]
        for name in sorted(installed.keys() | other.keys()):
            if installed.get(name) == other.get(name):
                continue
            if part == "contract":
                lines.append(f"contract {'-' if name in installed else '+'} {name}")
            else:
                lines.append(f"{name}\n    installed  {installed.get(name)}\n    {version:9}  {other.get(name)}")
    return lines


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("version", help="version of the rhai crate, such as 1.26.0")
    version = parser.parse_args().version
    target = ROOT / "rhai-python" / "target" / "engine-diff"
    with tempfile.TemporaryDirectory() as directory:
        try:
            packages = build(copy_with_version(version, Path(directory)), target)
        except BuildFailed as failed:
            print(f"engine-diff: rhai {version} does not build here:\n{failed}", file=sys.stderr)
            return 2
        ours, theirs = outcomes(None), outcomes(packages)
    lines = differences(ours, theirs, version)
    print("\n".join(lines))
    counts = ", ".join(f"{len(ours[part])} {part}" for part in ("expressions", "scripts"))
    print(f"engine-diff: {len(lines)} differences from rhai {version} in {counts} and the contract")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())
