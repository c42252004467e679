"""Records of releases that cannot be edited: by their own checksums, by the release after them, by tag and commit."""

import json
import subprocess
from datetime import date
from pathlib import Path

import pytest

from picloud.shared.version import PRODUCT_VERSION
from scripts.versioning.chain import chain_faults
from scripts.versioning.record import load_records
from scripts.versioning.release import ReleaseRefused, make_candidate, make_final
from tests.versioning.edits import NEXT_BREAKING
from tests.versioning.test_release import announce
from tests.versioning.tree import Tree, reopen, seal

pytestmark = pytest.mark.long

RECORD = f"docs/releases/{PRODUCT_VERSION}"


@pytest.fixture(scope="module")
def _own(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    tree = Tree(tmp_path_factory.mktemp("chain"))
    tree.close()
    return tree


@pytest.fixture
def final(_own: Tree) -> Tree:
    """A tree of this module alone, where the present version is released; edits are taken back."""
    _own.restore()
    return _own


def faults_of(tree: Tree) -> list[str]:
    return chain_faults(tree.root, load_records(tree.root))


def git(tree: Tree, *arguments: str) -> None:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *identity, *arguments], cwd=tree.root, check=True, capture_output=True)


def edit_with_its_checksum(tree: Tree) -> None:
    tree.edit(f"{RECORD}/sdk.txt", "sdk: ", "sdk:  ")
    seal(tree.root)


def test_final_record_as_it_was_released_is_in_order(final: Tree) -> None:
    assert faults_of(final) == []


@pytest.mark.parametrize("name", ["openapi.json", "sdk.txt", "data/control.sql", "migrations.sha256"])
def test_edited_file_is_named_with_the_way_back(final: Tree, name: str) -> None:
    final.edit(f"{RECORD}/{name}", "e", "E")

    (fault,) = faults_of(final)

    assert fault.startswith(f"{RECORD}/{name} is edited, but {PRODUCT_VERSION} is released; restore it (git checkout")


def test_removed_and_added_files_are_named(final: Tree) -> None:
    final.remove(f"{RECORD}/sdk.txt")
    final.write(f"{RECORD}/more.txt", "more\n")

    assert [fault.split(", but")[0] for fault in faults_of(final)] == [
        f"{RECORD}/more.txt is new",
        f"{RECORD}/sdk.txt is gone",
    ]


def test_guard_fails_when_a_record_was_edited(final: Tree) -> None:
    final.edit(f"{RECORD}/openapi.json", '"Upload', '"Upload!')

    code, output = final.check_once()

    assert code == 1
    assert f"FAULT record: {RECORD}/openapi.json is edited" in output


def test_edit_with_its_checksum_is_found_by_the_next_release(tmp_path: Path) -> None:
    final = Tree(tmp_path / "tree")
    final.close()
    announce(final, NEXT_BREAKING)
    make_candidate(final.root, NEXT_BREAKING)
    make_final(final.root, NEXT_BREAKING, date(2026, 12, 24))
    assert faults_of(final) == []

    record = final.root / RECORD
    (record / "sdk.txt").write_text("another\n", "utf-8")
    facts = json.loads((record / "release.json").read_text("utf-8"))
    facts["files"]["sdk.txt"] = load_records(final.root)[-2].digests()["sdk.txt"]
    (record / "release.json").write_text(json.dumps(facts, indent=1) + "\n", "utf-8")

    (fault,) = faults_of(final)
    assert fault.startswith(f"docs/releases/{NEXT_BREAKING}/release.json names ")
    assert f"as the release before it, but {RECORD}/release.json is " in fault


@pytest.mark.parametrize("tagged", [True, False])
def test_edit_with_its_checksum_is_found_by_tag_or_commit(tmp_path: Path, tagged: bool) -> None:
    tree = Tree(tmp_path / "tree")
    tree.close()
    reopen(tree.root)
    git(tree, "init", "--quiet")
    git(tree, "add", "docs/releases")
    git(tree, "commit", "--quiet", "--message", "candidate")
    seal(tree.root)
    git(tree, "commit", "--quiet", "--all", "--message", "final")
    assert faults_of(tree) == []
    if tagged:
        git(tree, "tag", f"v{PRODUCT_VERSION}")

    edit_with_its_checksum(tree)
    git(tree, "commit", "--quiet", "--all", "--message", "rewritten")

    (fault,) = faults_of(tree)
    source = f"the tag v{PRODUCT_VERSION}" if tagged else "the commit "
    assert fault.startswith(f"{RECORD}/release.json differs from {source}")


def test_record_that_a_tag_has_is_missed(tmp_path: Path) -> None:
    tree = Tree(tmp_path / "tree")
    tree.close()
    git(tree, "init", "--quiet")
    git(tree, "add", "docs/releases")
    git(tree, "commit", "--quiet", "--message", "final")
    git(tree, "tag", f"v{PRODUCT_VERSION}")
    (tree.root / RECORD).rename(tree.root / "elsewhere")

    (fault,) = faults_of(tree)

    assert fault.startswith(f"{RECORD} is gone, but v{PRODUCT_VERSION} is released")


def test_no_release_follows_an_edited_record(final: Tree) -> None:
    announce(final, NEXT_BREAKING)
    final.edit(f"{RECORD}/sdk.txt", "sdk: ", "sdk:  ")

    with pytest.raises(ReleaseRefused, match=r"sdk\.txt is edited"):
        make_candidate(final.root, NEXT_BREAKING)
