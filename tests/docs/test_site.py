"""scripts/docs builds the site without a warning, with search, and nothing on it comes from another host."""

import re
import subprocess
from pathlib import Path

import pytest

from .served import ROOT

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    site = tmp_path_factory.mktemp("site") / "docs"
    done = subprocess.run(
        [ROOT / "scripts" / "docs", site], stderr=subprocess.PIPE, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return site


def test_site_has_every_page(site: Path) -> None:
    pages = [page.relative_to(ROOT / "docs") for page in (ROOT / "docs").rglob("*.md")]
    missing = [
        page for page in pages if page.parts[0] != "releases" and not (site / page).with_suffix(".html").exists()
    ]
    assert missing == []


def test_site_can_be_searched_without_a_server(site: Path) -> None:
    assert "hmac" in (site / "searchindex.js").read_text("utf-8").lower()
    assert 'src="_static/searchtools.js' in (site / "search.html").read_text("utf-8")


def test_site_loads_nothing_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 50
    for page in pages:
        text = page.read_text("utf-8")
        assert not re.findall(r"<(?:script|img|iframe)[^>]+src=\"(?:https?:)?//[^>]*>", text), page
        assert not re.findall(
            r"<link[^>]+rel=\"(?:stylesheet|preconnect|preload)\"[^>]+href=\"(?:https?:)?//[^>]*>", text
        ), page
    for style in site.rglob("*.css"):
        assert not re.findall(r"(?:@import|url\()[ \"']*(?:https?:)?//", style.read_text("utf-8")), style


def test_site_links_to_no_page_that_is_missing(site: Path) -> None:
    for page in site.rglob("*.html"):
        for target in re.findall(r'<a [^>]*href="([^"#:?]+\.html)[#"]', page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(site)}: {target}"
