"""Making a release: what is refused, what a candidate follows, what a final record holds on to."""

from datetime import date
from pathlib import Path

import pytest

from picloud.shared.version import PRODUCT_VERSION, SDK_VERSION, WIRE_VERSION
from scripts.versioning.check import check_versions, is_in_order, report_text
from scripts.versioning.product import disagreements
from scripts.versioning.record import load_records
from scripts.versioning.release import ReleaseRefused, make_candidate, make_final, stale_files, write_goldens
from tests.versioning.edits import EARLIER, EXECUTION_ANSWERS, NEXT_ADDITIVE, NEXT_BREAKING, NEXT_WIRE
from tests.versioning.tree import ROOT, Tree, reopen, seal

pytestmark = pytest.mark.long


@pytest.fixture
def final(tmp_path: Path) -> Tree:
    """A tree of its own, where the present version is released."""
    tree = Tree(tmp_path / "tree")
    tree.close()
    return tree


@pytest.fixture
def candidate(final: Tree) -> Tree:
    """The same before its release."""
    reopen(final.root)
    return final


def announce(tree: Tree, version: str) -> None:
    """A section of the changelog, as an author writes it."""
    tree.edit(
        "CHANGELOG.md", f"## [{PRODUCT_VERSION}]", f"## [{version}] - unreleased\n\n- More.\n\n## [{PRODUCT_VERSION}]"
    )


def test_next_version_becomes_a_candidate_and_is_stated_everywhere(final: Tree) -> None:
    announce(final, NEXT_BREAKING)

    changed = make_candidate(final.root, NEXT_BREAKING)

    records = load_records(final.root)
    assert [record.facts.product for record in records][-2:] == [PRODUCT_VERSION, NEXT_BREAKING]
    assert not records[-1].is_final
    assert disagreements(final.root) == []
    assert stale_files(final.root, records[-1]) == []
    assert final.root / "pyproject.toml" in changed


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (PRODUCT_VERSION, r"was released on \d{4}-\d\d-\d\d; a release never changes"),
        (EARLIER, "is not later than"),
        ("0.3", "is not a version such as 1.2.3"),
        ("v0.3.0", "is not a version such as 1.2.3"),
        (NEXT_BREAKING, "CHANGELOG.md has no section"),
    ],
)
def test_version_that_cannot_be_released_is_refused(final: Tree, version: str, words: str) -> None:
    before = (final.root / "pyproject.toml").read_bytes()

    with pytest.raises(ReleaseRefused, match=words):
        make_candidate(final.root, version)

    assert (final.root / "pyproject.toml").read_bytes() == before
    assert load_records(final.root)[-1].is_final


def test_version_that_is_too_little_for_the_changes_is_refused(final: Tree) -> None:
    """The code is the repository's, so the record of the release is what gets another past."""
    folder = load_records(final.root)[-1].folder
    wire = folder / "wire.json"
    wire.write_text(wire.read_text("utf-8").replace('"left_bytes"', '"kept_bytes"'), "utf-8")
    seal(final.root)
    announce(final, NEXT_ADDITIVE)

    with pytest.raises(ReleaseRefused, match=f"wire: bump WIRE_VERSION from {WIRE_VERSION} to {NEXT_WIRE}"):
        make_candidate(final.root, NEXT_ADDITIVE)

    wire.write_text(wire.read_text("utf-8").replace('"kept_bytes"', '"left_bytes"'), "utf-8")
    tables = folder / "tables.json"
    tables.write_text(tables.read_text("utf-8").replace('"search_text"', '"find_text"'), "utf-8")
    seal(final.root)
    with pytest.raises(ReleaseRefused, match=f"need {NEXT_BREAKING} or later, not {NEXT_ADDITIVE}"):
        make_candidate(final.root, NEXT_ADDITIVE)


def test_candidate_is_recorded_anew_when_asked_to(candidate: Tree) -> None:
    stale = load_records(candidate.root)[-1].folder / "sdk.txt"
    stale.write_text("another\n", "utf-8")

    with pytest.raises(ReleaseRefused, match="is a candidate already; --again"):
        make_candidate(candidate.root, PRODUCT_VERSION)
    changed = make_candidate(candidate.root, PRODUCT_VERSION, again=True)

    assert changed == [stale]
    assert stale_files(candidate.root, load_records(candidate.root)[-1]) == []


def test_goldens_take_the_candidate_along_and_leave_a_release_alone(candidate: Tree) -> None:
    record = load_records(candidate.root)[-1]
    (record.folder / "openapi.json").write_text("{}\n", "utf-8")
    assert write_goldens(candidate.root) == [record.folder / "openapi.json"]

    seal(candidate.root)
    (record.folder / "openapi.json").write_text("{}\n", "utf-8")
    (candidate.root / f"tests/golden/sdk-{SDK_VERSION}.txt").write_text("another\n", "utf-8")
    assert write_goldens(candidate.root) == []


def test_second_candidate_waits_for_the_first(candidate: Tree) -> None:
    announce(candidate, NEXT_BREAKING)

    with pytest.raises(ReleaseRefused, match="is still a candidate"):
        make_candidate(candidate.root, NEXT_BREAKING)


def test_final_release_dates_record_and_changelog(candidate: Tree) -> None:
    make_final(candidate.root, PRODUCT_VERSION, date(2026, 12, 24))

    assert load_records(candidate.root)[-1].facts.released == "2026-12-24"
    assert f"## [{PRODUCT_VERSION}] - 2026-12-24\n" in (candidate.root / "CHANGELOG.md").read_text("utf-8")
    assert disagreements(candidate.root) == []
    with pytest.raises(ReleaseRefused, match="is no candidate"):
        make_final(candidate.root, PRODUCT_VERSION, date(2026, 12, 25))


@pytest.mark.parametrize("name", ["openapi.json", "data/control.sql"])
def test_candidate_that_does_not_follow_the_code_is_not_released(candidate: Tree, name: str) -> None:
    (load_records(candidate.root)[-1].folder / name).unlink()

    with pytest.raises(ReleaseRefused, match="does not follow the code"):
        make_final(candidate.root, PRODUCT_VERSION, date(2026, 12, 24))


def test_guard_asks_no_bump_of_a_candidate_but_a_fresh_record(candidate: Tree) -> None:
    candidate.edit(EXECUTION_ANSWERS, "    sampled_out: int\n", "    sampled_out: int\n    more: int\n")

    code, output = candidate.check_once()
    assert code == 1
    assert f"record: docs/releases/{PRODUCT_VERSION}/openapi.json does not follow the code" in output
    assert "product: bump" not in output

    code, output = candidate.check_once(golden=True)
    assert code == 0, output


def test_tree_of_the_repository_is_in_order() -> None:
    """What scripts/check-versions says of this very tree."""
    base, reports, faults = check_versions(ROOT)

    assert is_in_order(reports, faults), report_text(base, reports, faults)
