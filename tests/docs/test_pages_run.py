"""What the pages promise is what a real server does."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from picloud.executor.in_process import InProcessExecutorClient
from picloud.shared.models import SandboxLimits
from tests.sdk.cases import Sources

from .console import blocks_of, files_of, matches, run_page, server_environ_of, steps_of
from .served import ROOT, serve

NOT_RUN = ("decisions/", "internal/", "releases/", "explanation/versioning.md")
"""For contributors; they have commands of a checkout."""
DOCS = [page for page in (ROOT / "docs").rglob("*.md") if not str(page.relative_to(ROOT / "docs")).startswith(NOT_RUN)]
PAGES = sorted(str(page.relative_to(ROOT)) for page in [ROOT / "README.md", *DOCS] if blocks_of(page, "console"))


@pytest.mark.parametrize("page", PAGES)
def test_page_tells_the_truth(page: str, tmp_path: Path) -> None:
    with serve(tmp_path, server_environ_of(ROOT / page)) as served:
        served.deploy("hello", (ROOT / "examples" / "hello.rhai").read_text("utf-8"))
        results = run_page(ROOT / page, served)
    assert results
    wrong = [
        f"$ {step.command}\n--- documented\n{step.expected}\n--- printed\n{output}"
        for step, output in results
        if not matches(step.expected, output)
    ]
    assert not wrong, "\n\n".join(wrong)


def test_pages_with_examples_are_found() -> None:
    assert {"README.md", "docs/quick-start.md", "docs/tutorial.md", "docs/reference/sdk.md"} <= set(PAGES)


@pytest.fixture(scope="module")
def client() -> Iterator[InProcessExecutorClient]:
    client = InProcessExecutorClient(Sources(), thread_count=1)
    yield client
    client.close()


@pytest.mark.parametrize("page", DOCS, ids=lambda page: str(page.relative_to(ROOT)))
async def test_scripts_of_page_compile(page: Path, client: InProcessExecutorClient) -> None:
    """Those that are wrong on purpose are marked so, and have a test of their own."""
    for source in blocks_of(page, "rhai"):
        if not source.startswith("// wrong\n"):
            findings = (await client.check(source, SandboxLimits())).diagnostics
            assert [one for one in findings if one.severity == "error"] == [], source


def test_every_script_of_the_sdk_page_is_deployed_by_it() -> None:
    page = ROOT / "docs" / "reference" / "sdk.md"
    files = files_of(page)
    assert len(files) == len(blocks_of(page, "rhai")) >= 5
    commands = [step.command for step in steps_of(page)]
    assert all(f".venv/bin/picloud deploy {name}" in commands for name in files)


def test_every_script_of_the_sdk_page_is_called_and_its_answer_looked_at() -> None:
    page = ROOT / "docs" / "reference" / "sdk.md"
    calls = [step.command for step in steps_of(page) if " deploy " not in step.command]
    for name in files_of(page):
        stem = name.removesuffix(".rhai")
        shown = [call for call in calls if f"/{stem}" in call or f"invoke {stem}" in call]
        assert any("/dev/null" not in call for call in shown) or stem == "mistakes", name


def test_matches_takes_dots_for_anything_and_nothing_else() -> None:
    assert matches('{"a":...}', '{"a":[1,\n2]}\n')
    assert not matches('{"a":...}', '{"b":1}')
    assert not matches("", "something")
