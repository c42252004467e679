"""Final records cannot be edited: each names the SHA-256 of all its files, and of the `release.json` before it.

Someone who edits a record together with its checksums is found by the release after it, by the tag, and by the commit
that made the record final.
"""

import subprocess
from pathlib import Path
from typing import Final

import msgspec

from scripts.versioning.record import FACTS, FOLDER, Facts, Record

_DIGITS: Final = 12


def chain_faults(root: Path, records: list[Record]) -> list[str]:
    """Return one sentence for each final record that is not as it was released; empty when all are."""
    faults = []
    before: Record | None = None
    for record in (each for each in records if each.is_final):
        faults += _edited_files(root, record)
        faults += _broken_link(root, record, before)
        faults += _differs_from_git(root, record)
        before = record
    return faults + _missing_records(root, records)


def commit_of(root: Path, record: Record) -> str | None:
    """Return the tag of a release, or the commit that made it final; None where git knows neither."""
    place = (record.folder / FACTS).relative_to(root)
    tag = f"v{record.facts.product}"
    if _show(root, tag, place) is not None:
        return tag
    return _final_commit(root, place)[0]


def _edited_files(root: Path, record: Record) -> list[str]:
    recorded, found = record.facts.files, record.digests()
    place = record.folder.relative_to(root)
    version = record.facts.product
    faults = []
    for name in sorted({*recorded, *found}):
        if recorded.get(name) != found.get(name):
            state = "is edited" if name in recorded and name in found else "is gone" if name in recorded else "is new"
            faults.append(f"{place / name} {state}, but {version} is released; {_way_out(version, place / name)}")
    return faults


def _broken_link(root: Path, record: Record, before: Record | None) -> list[str]:
    expected = None if before is None else before.digest
    if record.facts.previous == expected:
        return []
    named = (record.facts.previous or "none")[:_DIGITS]
    place = before.folder.relative_to(root) / FACTS if before else FOLDER
    return [
        f"{record.folder.relative_to(root) / FACTS} names {named} as the release before it, but {place} is "
        f"{(expected or 'not there')[:_DIGITS]}; one of them was edited: restore it"
    ]


def _differs_from_git(root: Path, record: Record) -> list[str]:
    """Compare with the tag of the release, or with the commit that made it final. Silent outside a git work tree."""
    place = (record.folder / FACTS).relative_to(root)
    tag = f"v{record.facts.product}"
    released = _show(root, tag, place)
    source = f"the tag {tag}"
    if released is None:
        commit, released = _final_commit(root, place)
        source = f"the commit {(commit or '')[:_DIGITS]}, which made it final"
    if released is None or released == (root / place).read_bytes():
        return []
    return [f"{place} differs from {source}; a release never changes: {_way_out(record.facts.product, place)}"]


def _final_commit(root: Path, place: Path) -> tuple[str | None, bytes | None]:
    """The first commit in which the record is final, and what it has; None when git does not know."""
    commits = _git(root, "log", "--reverse", "--format=%H", "--", str(place))
    for commit in (commits or b"").decode("ascii").split():
        content = _show(root, commit, place)
        if content is not None and _is_final(content):
            return commit, content
    return None, None


def _is_final(content: bytes) -> bool:
    try:
        return msgspec.json.decode(content, type=Facts).released is not None
    except msgspec.MsgspecError:
        return False


def _missing_records(root: Path, records: list[Record]) -> list[str]:
    """A release that has a tag must have its record."""
    known = {record.facts.product for record in records}
    faults = []
    for tag in (_git(root, "tag", "--list", "v*.*.*") or b"").decode().split():
        place = FOLDER / tag.removeprefix("v") / FACTS
        if tag.removeprefix("v") not in known and _show(root, tag, place) is not None:
            faults.append(f"{place.parent} is gone, but {tag} is released; {_way_out(tag[1:], place.parent)}")
    return faults


def _way_out(version: str, place: Path) -> str:
    return f"restore it (git checkout v{version} -- {place.as_posix()})"


def _show(root: Path, commit: str, place: Path) -> bytes | None:
    return _git(root, "show", f"{commit}:{place.as_posix()}")


def _git(root: Path, *arguments: str) -> bytes | None:
    """The output of git; None when it fails, is missing or `root` is no work tree of its own."""
    if not (root / ".git").exists():
        return None
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False)
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
