"""The engine is built from the crates that crates.txt lists, and from no others. With the real cargo."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.crates import CratesRefused, lock, read_list, read_lock, write_list

ROOT = Path(__file__).parents[2]
ENGINE = ROOT / "rhai-python"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A copy of the engine's sources."""
    copy = tmp_path / "rhai-python"
    shutil.copytree(ENGINE, copy, ignore=shutil.ignore_patterns("target", "Cargo.lock", "__pycache__", "*.so"))
    return copy


def test_list_names_no_registry_and_has_a_checksum_for_each_crate() -> None:
    text = (ENGINE / "crates.txt").read_text("utf-8")
    assert "://" not in text
    crates = read_list(ENGINE / "crates.txt")
    assert len(crates) > 40
    assert all(re.fullmatch("[0-9a-f]{64}", checksum) for checksum in crates.values())


def test_this_checkout_was_locked_to_the_list() -> None:
    assert read_lock(ENGINE / "Cargo.lock") == read_list(ENGINE / "crates.txt")


def test_lock_has_exactly_what_is_listed(workspace: Path) -> None:
    lock(workspace)
    assert (workspace / "Cargo.lock").read_text() == (ENGINE / "Cargo.lock").read_text()


def test_lock_keeps_a_version_that_is_not_the_newest(workspace: Path) -> None:
    lock(workspace)
    _cargo(workspace, "update", "--package", "autocfg", "--precise", "1.4.0")
    older = read_lock(workspace / "Cargo.lock")
    assert ("autocfg", "1.4.0") in older
    write_list(workspace / "crates.txt", older)
    lock(workspace)
    assert read_lock(workspace / "Cargo.lock") == older


def change_checksum(line: str) -> str:
    return line[:-1] + ("0" if line[-1] != "0" else "1")


@pytest.mark.parametrize(
    ("change", "named"),
    [
        (lambda line: "", "thin-vec"),
        (change_checksum, "thin-vec"),
        (lambda line: f"{line}\nzzz 1.0.0 {'0' * 64}", "zzz 1.0.0"),
    ],
    ids=["unlisted", "changed checksum", "listed in vain"],
)
def test_build_with_other_crates_than_listed_is_refused(
    workspace: Path, change: Callable[[str], str], named: str
) -> None:
    file = workspace / "crates.txt"
    lines = [change(line) if line.startswith("thin-vec ") else line for line in file.read_text().splitlines()]
    file.write_text("\n".join(filter(None, lines)) + "\n")
    with pytest.raises(CratesRefused, match=named):
        lock(workspace)
    assert not (workspace / "Cargo.lock").exists(), "what is left would be built"


def test_crate_of_a_manifest_that_is_not_listed_is_refused(workspace: Path) -> None:
    manifest = workspace / "core" / "Cargo.toml"
    manifest.write_text(manifest.read_text().replace("[dependencies]\n", '[dependencies]\nshlex = "=1.3.0"\n'))
    with pytest.raises(CratesRefused, match=r"shlex 1\.3\.0"):
        lock(workspace)


def test_scripts_build_with_the_lock_file_as_it_is() -> None:
    builds = re.compile(
        r"^.*(?:cargo (?:test|clippy|build)|maturin\"? build|\"build\", \"--release\").*$", re.MULTILINE
    )
    files = [ROOT / "scripts" / name for name in ("setup", "check", "test", "build.py")]
    for file in files:
        found = builds.findall(file.read_text())
        assert found, f"{file.name} builds nothing"
        assert [line for line in found if "--locked" not in line] == [], file.name


def _cargo(workspace: Path, *arguments: str) -> None:
    subprocess.run(["cargo", *arguments], cwd=workspace, check=True, capture_output=True)
