"""What a check warns of: with line and column, and never where nothing is wrong."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from picloud.executor.in_process import InProcessExecutorClient
from picloud.shared.models import SandboxLimits
from tests.hostile.corpus import load_attacks

from .cases import Case, Sources, load_cases, released_folders

EXAMPLES = {path.stem: path.read_text("utf-8") for path in (Path(__file__).parents[2] / "examples").glob("*.rhai")}
CASES = [case for folder in released_folders() for case in load_cases(folder) if case.expect.refused is None]
HEALTHY = [attack for attack in load_attacks() if attack.expected == ("ok",)]
"""Scripts of strangers that run to their end: whatever they call is there. Useless lines they have on purpose."""
ABOUT_NAMES = {"undefined_variable", "undefined_function", "wrong_argument_count"}


@pytest.fixture(scope="module")
def client() -> Iterator[InProcessExecutorClient]:
    client = InProcessExecutorClient(Sources(), thread_count=1)
    yield client
    client.close()


@pytest.mark.parametrize("name", sorted(EXAMPLES))
async def test_check_has_nothing_to_say_of_an_example(name: str, client: InProcessExecutorClient) -> None:
    assert (await client.check(EXAMPLES[name], SandboxLimits())).diagnostics == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_check_warns_of_a_case_as_the_case_says(case: Case, client: InProcessExecutorClient) -> None:
    findings = (await client.check(case.script, SandboxLimits(**case.limits))).diagnostics
    assert [finding.code for finding in findings] == case.lint, findings
    for finding in findings:
        assert finding.severity == "warning"
        assert finding.line is not None
        assert finding.column is not None


async def test_check_says_of_no_script_that_runs_that_something_is_undefined(client: InProcessExecutorClient) -> None:
    assert len(HEALTHY) >= 20
    for attack in HEALTHY:
        findings = (await client.check(attack.source, attack.limits)).diagnostics
        wrong = [finding for finding in findings if finding.code in ABOUT_NAMES]
        assert not wrong, f"{attack.name}: {wrong}"
