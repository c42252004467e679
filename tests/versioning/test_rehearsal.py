"""The next two releases, rehearsed in a copy of the tree: the candidate becomes final, the next version a candidate.

The guard and the tests that state versions stay green. `scripts/rehearse-release` does the same with all tests.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from picloud.shared.version import PRODUCT_VERSION
from scripts.versioning.record import load_records
from tests.versioning.edits import NEXT_BREAKING
from tests.versioning.tree import ROOT

TESTS = (
    "tests/versioning/test_lockstep.py",
    "tests/versioning/test_sabotage.py",
    "tests/docs/test_lists_complete.py",
    "tests/unit/shared/test_wire.py",
    "tests/unit/server/test_app.py",
)
CHOSEN = "not server_say and (versioning and (product or states or disagrees) or docs or unit)"


def copy_of_the_tree(folder: Path) -> Path:
    """Every file that git knows or would add, as it is now."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode().split("\0")):
        if (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
    return folder


def run(tree: Path, version: str, *arguments: str) -> None:
    """Run a module in the copy, where this version counts as installed."""
    installed = tree / "installed"
    (installed / f"picloud-{version}.dist-info").mkdir(parents=True, exist_ok=True)
    (installed / f"picloud-{version}.dist-info" / "METADATA").write_text(f"Name: picloud\nVersion: {version}\n")
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=tree,
        env=os.environ | {"PYTHONPATH": f"{tree}{os.pathsep}{installed}"},
        capture_output=True,
        text=True,
        check=False,
    )
    shutil.rmtree(installed)
    assert done.returncode == 0, done.stdout[-4_000:] + done.stderr[-4_000:]


@pytest.mark.long
def test_next_releases_leave_guard_and_tests_green(tmp_path: Path) -> None:
    tree = copy_of_the_tree(tmp_path / "tree")
    if not load_records(tree)[-1].is_final:
        run(tree, PRODUCT_VERSION, "scripts.versioning", "release", PRODUCT_VERSION, "--final")
    changelog = tree / "CHANGELOG.md"
    section = f"## [{NEXT_BREAKING}] - unreleased\n\n### Added\n\n- Rehearsed.\n\n## ["
    changelog.write_text(changelog.read_text("utf-8").replace("## [", section, 1), "utf-8")
    run(tree, PRODUCT_VERSION, "scripts.versioning", "release", NEXT_BREAKING)
    run(tree, NEXT_BREAKING, "scripts.versioning", "check", "--without-server")
    run(tree, NEXT_BREAKING, "pytest", "-q", "-x", "-p", "no:cacheprovider", *TESTS, "-k", CHOSEN)
