"""What the pages promise is what a real server does."""

from pathlib import Path

import pytest

from .console import blocks_of, files_of, matches, run_page, steps_of
from .served import ROOT, serve

PAGES = ["README.md", "docs/reference/sdk.md", "docs/reference/api.md"]


@pytest.mark.parametrize("page", PAGES)
def test_page_tells_the_truth(page: str, tmp_path: Path) -> None:
    with serve(tmp_path) as served:
        served.deploy("hello", (ROOT / "examples" / "hello.rhai").read_text("utf-8"))
        results = run_page(ROOT / page, served)
    assert len(results) >= 5
    wrong = [
        f"$ {step.command}\n--- documented\n{step.expected}\n--- printed\n{output}"
        for step, output in results
        if not matches(step.expected, output)
    ]
    assert not wrong, "\n\n".join(wrong)


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
