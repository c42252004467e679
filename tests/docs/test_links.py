"""Links between pages, their anchors, and the paths of pages that code and scripts name: all of them lead somewhere."""

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from .served import ROOT

PAGES: Final = [
    *ROOT.glob("*.md"),
    *(ROOT / "docs").rglob("*.md"),
    *ROOT.glob("scripts/*.md"),
    *ROOT.glob("rhai-python/*.md"),
    *ROOT.glob("tests/*/*.md"),
]
_LINK: Final = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_FENCE: Final = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_MENTION: Final = re.compile(r"(?<![\w./-])docs/[\w/-]+\.md\b")
_HISTORY: Final = ("CHANGELOG.md", "docs/releases/", "tests/docs/test_links.py")
"""Text that is not brought up to date: pages may have moved since."""


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of the headings of a page, as GitHub and the site make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page.read_text("utf-8")), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {re.sub(r" ", "-", heading.strip()) for heading in plain}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_of_page_lead_somewhere(page: Path) -> None:
    for target, anchor in _LINK.findall(_FENCE.sub("", page.read_text("utf-8"))):
        there = page.parent / target if target else page
        assert there.exists(), target
        if anchor:
            assert anchor in anchors_of(there), f"{target}#{anchor}"


def test_pages_that_files_name_exist() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True).stdout
    missing = []
    for name in listed.splitlines():
        path = ROOT / name
        if name.startswith(_HISTORY) or path.suffix in (".png", ".svg", ".gz") or not path.is_file():
            continue
        named = _MENTION.findall(path.read_bytes().decode("utf-8", "replace"))
        missing += [f"{name}: {page}" for page in named if not (ROOT / page).exists()]
    assert missing == []
