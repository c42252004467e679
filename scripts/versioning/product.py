"""The guard of the product version: one in all places, and far enough from the last release for what changed."""

import json
import re
import tomllib
from pathlib import Path
from typing import Final

from scripts.versioning.change import (
    Report,
    Step,
    bumped,
    is_enough,
    next_numbers,
    numbers,
    product_step,
    step_between,
    worst,
)
from scripts.versioning.record import Record

_CHANGELOG_ENTRY: Final = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (unreleased|\d{4}-\d\d-\d\d)$", re.MULTILINE)
_CRATES: Final = tuple(Path("rhai-python") / folder / "Cargo.toml" for folder in (".", "core", "worker"))


def product_version(root: Path) -> str:
    """The one place of truth: `[project] version` in pyproject.toml."""
    return str(_toml(root / "pyproject.toml")["project"]["version"])  # type: ignore[index]  # the file's known shape


def stated_versions(root: Path) -> dict[str, str]:
    """Every place that states the product version, with what it states."""
    project = _toml(root / "pyproject.toml")["project"]
    stated = {"pyproject.toml": product_version(root)}
    pins = [line for line in project["dependencies"] if line.startswith("rhai-python==")]  # type: ignore[index]
    stated["pyproject.toml, rhai-python"] = pins[0].partition("==")[2] if pins else "nothing"
    stated["rhai-python/pyproject.toml"] = _toml(root / "rhai-python" / "pyproject.toml")["project"]["version"]  # type: ignore[index]
    for crate in _CRATES:
        stated[str(crate)] = _toml(root / crate)["package"]["version"]  # type: ignore[index]
    package = root / "dashboard" / "package.json"
    if (root / "dashboard").is_dir():
        stated["dashboard/package.json"] = (
            json.loads(package.read_text("utf-8"))["version"] if package.exists() else "nothing"
        )
    lock = root / "dashboard" / "package-lock.json"
    if lock.exists():
        document = json.loads(lock.read_text("utf-8"))
        stated["dashboard/package-lock.json"] = document["version"]
        stated["dashboard/package-lock.json, packages"] = document["packages"][""]["version"]
    entry = _CHANGELOG_ENTRY.search((root / "CHANGELOG.md").read_text("utf-8"))
    stated["CHANGELOG.md, the top entry"] = entry[1] if entry else "nothing"
    return stated


def check(root: Path, base: Record, others: list[Report]) -> Report:
    """The product version against a release.

    Args:
        others: the reports of the other surfaces.
    """
    was, now = base.facts.product, product_version(root)
    kind = worst([report.kind for report in others])
    step = product_step(kind, was) if base.is_final else "nothing"  # a candidate's own version covers what it changes
    faults = disagreements(root)
    if numbers(now) < numbers(was):
        faults.append(f"the product is {now}, but {was} was released; versions only go up")
    elif not is_enough(step_between(was, now), step):
        faults.append(f"bump the product from {now} to {bumped(was, step)} or later: {_reason(others, kind, step)}")
    elif now != was and base.is_final and numbers(now) not in next_numbers(was):
        faults.append(jump(was, now))
    return Report(
        surface="product",
        kind=kind,
        was=was,
        now=now,
        needs="" if step == "nothing" else f"{bumped(was, step)} ({step})",
        faults=tuple(faults),
    )


def jump(was: str, now: str) -> str:
    """The sentence about a version that skips others."""
    allowed = ", ".join(".".join(map(str, each)) for each in sorted(next_numbers(was)))
    return f"the product goes from {was} to {now}; the next version is one of {allowed}"


def least_version(base: Record, others: list[Report]) -> str:
    """The least product version that may follow a release with these changes."""
    return bumped(base.facts.product, product_step(worst([report.kind for report in others]), base.facts.product))


def disagreements(root: Path) -> list[str]:
    """The places that state another version than pyproject.toml, one sentence each."""
    right = product_version(root)
    return [
        f"{place} says {stated}, pyproject.toml {right}; parts ship in lockstep, so make them the same"
        for place, stated in stated_versions(root).items()
        if stated != right
    ]


def _reason(others: list[Report], kind: str, step: Step) -> str:
    surfaces = ", ".join(report.surface for report in others if report.kind == kind)
    return f"a change that is {kind} ({surfaces}) needs a {step}"


def _toml(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text("utf-8"))
