"""Behind `scripts/release` and `scripts/golden`: writes goldens and records; refuses what the changes forbid."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from msgspec import structs

from picloud.shared.version import API_VERSION, SDK_VERSION, WIRE_VERSION
from scripts.versioning import api, data, product, schema, sdk, wire
from scripts.versioning.chain import chain_faults
from scripts.versioning.change import Report, next_numbers, numbers
from scripts.versioning.promises import every
from scripts.versioning.record import FACTS, FOLDER, Facts, Record, load_records, write_record
from scripts.versioning.text import json_text
from scripts.versioning.versions import set_changelog_date, set_product_version

_SECTION: Final = "## ["


class ReleaseRefused(Exception):
    """The release cannot be made; the message says why, and the way out."""


def write_goldens(root: Path) -> list[Path]:
    """Write the goldens anew, and the record of a candidate if there is one; returns the files that changed."""
    texts: dict[Path, Callable[[], str]] = {
        sdk.golden_path(root): sdk.contract_text,
        api.golden_path(root): api.document_text,
        wire.golden_path(root): wire.schema_text,
    }
    released = {record.facts.sdk for record in load_records(root) if record.is_final}
    changed = []
    for path, make in texts.items():
        if path == sdk.golden_path(root) and SDK_VERSION in released:
            continue  # never edited once it is released
        text = make()
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
            changed.append(path)
    records = load_records(root)
    if records and not records[-1].is_final:
        changed += write_candidate(root, records[-1].facts.product)
    return changed


def stale_files(root: Path, candidate: Record, *, without_server: bool = False) -> list[Path]:
    """The files of a candidate's record that do not follow the code."""
    files = _files(root, without_server=without_server) | {
        FACTS: json_text(structs.asdict(_facts(root, candidate.facts.product)))
    }
    stale = [candidate.folder / name for name, text in files.items() if not _is(candidate.folder / name, text)]
    return stale if data.is_current(root, candidate.folder) else [*stale, candidate.folder / data.FOLDER]


def make_candidate(root: Path, version: str, *, again: bool = False) -> list[Path]:
    """Make a version a candidate: state it everywhere and record every surface. Returns what changed.

    Raises:
        ReleaseRefused: the version was released, is no later one, or the changelog says nothing of it; or it is a
            candidate already and `again` is False.
    """
    try:
        numbers(version)
    except ValueError as exc:
        raise ReleaseRefused(str(exc)) from None
    records = load_records(root)
    known = next((record for record in records if record.facts.product == version), None)
    if known is not None and known.is_final:
        raise ReleaseRefused(f"{version} was released on {known.facts.released}; a release never changes")
    if known is not None and not again:
        raise ReleaseRefused(f"{version} is a candidate already; --again records it anew, --final releases it")
    newest = records[-1].facts.product if records else "0.0.0"
    if known is None and numbers(version) <= numbers(newest):
        raise ReleaseRefused(f"{version} is not later than {newest}")
    if known is None and records and not records[-1].is_final:
        raise ReleaseRefused(f"{newest} is still a candidate; release it with --final first")
    if not _changelog_of(root, version):
        raise ReleaseRefused(f"CHANGELOG.md has no section '## [{version}] - unreleased' with what changed")
    _refuse_edited(root, records)
    _refuse_too_little(root, version, [record for record in records if record.is_final])
    return [*set_product_version(root, version), *write_candidate(root, version)]


def make_final(root: Path, version: str, day: date) -> list[Path]:
    """Release the candidate. From now on its record never changes, and all later changes are held to it.

    Raises:
        ReleaseRefused: it is no candidate, its record does not follow the code, the versions disagree, an earlier
            record was edited, or the version is too little for what changed since the release before.
    """
    records = load_records(root)
    if not records or records[-1].facts.product != version or records[-1].is_final:
        raise ReleaseRefused(f"{version} is no candidate; scripts/release {version} makes it one")
    candidate = records[-1]
    stale = stale_files(root, candidate)
    if stale:
        raise ReleaseRefused(f"{stale[0].relative_to(root)} does not follow the code; run scripts/golden")
    wrong = product.disagreements(root)
    if wrong:
        raise ReleaseRefused(wrong[0])
    finals = [record for record in records if record.is_final]
    _refuse_edited(root, records)
    _refuse_too_little(root, version, finals)
    facts = structs.replace(candidate.facts, released=day.isoformat(), files=candidate.digests())
    return [*write_record(root, facts, {}), *set_changelog_date(root, version, day)]


def write_candidate(root: Path, version: str) -> list[Path]:
    """Record every surface of the code as a candidate; returns the files that changed."""
    changed = write_record(root, _facts(root, version), _files(root))
    folder = root / FOLDER / version
    if not data.is_current(root, folder):
        changed += data.write(folder)
    return changed


def _facts(root: Path, version: str) -> Facts:
    finals = [record for record in load_records(root) if record.is_final]
    previous = finals[-1].digest if finals else None
    return Facts(version, None, SDK_VERSION, API_VERSION, schema.current_schema(root), WIRE_VERSION, previous)


def _files(root: Path, *, without_server: bool = False) -> dict[str, str]:
    surfaces = sdk.record_files(root) | api.record_files(root) | schema.record_files(root) | wire.record_files(root)
    return surfaces | every.record_files(without_server=without_server)


def check_surfaces(root: Path, base: Record, *, without_server: bool = False) -> list[Report]:
    """Compare every surface but the product version, and every promise, with a release."""
    surfaces = [sdk.check(root, base), api.check(root, base), schema.check(root, base), wire.check(root, base)]
    return surfaces + every.check(base, without_server=without_server)


def _refuse_edited(root: Path, records: list[Record]) -> None:
    faults = chain_faults(root, records)
    if faults:
        raise ReleaseRefused(faults[0])


def _refuse_too_little(root: Path, version: str, finals: list[Record]) -> None:
    if not finals:
        return
    base = finals[-1]
    reports = check_surfaces(root, base)
    for report in reports:
        if report.faults:
            raise ReleaseRefused(f"{report.surface}: {report.faults[0]}")
    least = product.least_version(base, reports)
    if numbers(version) < numbers(least):
        raise ReleaseRefused(f"the changes since {base.facts.product} need {least} or later, not {version}")
    if numbers(version) not in next_numbers(base.facts.product):
        raise ReleaseRefused(product.jump(base.facts.product, version))


def _changelog_of(root: Path, version: str) -> str:
    text = (root / "CHANGELOG.md").read_text("utf-8")
    _, found, rest = text.partition(f"{_SECTION}{version}] - unreleased\n")
    return rest.partition(_SECTION)[0].strip() if found else ""


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text
