"""Writes the product version where it is stated. pyproject.toml is the place of truth, the others mirror it."""

import re
from datetime import date
from pathlib import Path
from typing import Final

_MIRRORS: Final = (
    ("pyproject.toml", r'(?m)^(version = ")[^"]+(")'),
    ("pyproject.toml", r'("rhai-python==)[^"]+(")'),
    ("rhai-python/pyproject.toml", r'(?m)^(version = ")[^"]+(")'),
    ("rhai-python/Cargo.toml", r'(?m)^(version = ")[^"]+(")'),
    ("rhai-python/core/Cargo.toml", r'(?m)^(version = ")[^"]+(")'),
    ("rhai-python/worker/Cargo.toml", r'(?m)^(version = ")[^"]+(")'),
    ("dashboard/package.json", r'(?m)^(\s*"version": ")[^"]+(")'),
    ("docs/explanation/versioning.md", r"(?m)^(\| product \|[^|]*\| )[^ |]+( \|)"),
    ("dashboard/package-lock.json", r'("name": "picloud-dashboard",\s*"version": ")[^"]+(")'),
)
_PLACES: Final = {"dashboard/package-lock.json": 2}
"""Files that state it more than once: at the top, and in the list of packages."""


def set_product_version(root: Path, version: str) -> list[Path]:
    """State the version in every file that has it; returns those that changed."""
    changed = []
    for name, pattern in _MIRRORS:
        path = root / name
        if path.exists() and _substitute(path, pattern, version, _PLACES.get(name, 1)):
            changed.append(path)
    return changed


def set_changelog_date(root: Path, version: str, day: date) -> list[Path]:
    """Put the day of the release where the changelog says `unreleased`."""
    path = root / "CHANGELOG.md"
    text = path.read_text("utf-8")
    dated = text.replace(f"## [{version}] - unreleased\n", f"## [{version}] - {day.isoformat()}\n")
    path.write_text(dated, "utf-8")
    return [path] if dated != text else []


def _substitute(path: Path, pattern: str, version: str, count: int) -> bool:
    text = path.read_text("utf-8")
    found = re.sub(pattern, rf"\g<1>{version}\g<2>", text, count=count)
    path.write_text(found, "utf-8")
    return found != text
