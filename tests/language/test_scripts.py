"""Every whole script of the corpus compiles, gives its documented answer, and gets no finding from the check."""

from collections.abc import Iterator

import pytest

from picloud.executor.in_process import InProcessExecutorClient
from picloud.shared.models import ExecutionRequest, LiveScript, SandboxLimits
from tests.sdk.cases import Sources

from .scripts import FOLDER, Script, describe, load_scripts

_SCRIPTS = load_scripts()
_FOLDERS = sorted({script.name.split("/")[0] for script in _SCRIPTS})


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources()


@pytest.fixture(scope="module")
def client(sources: Sources) -> Iterator[InProcessExecutorClient]:
    client = InProcessExecutorClient(sources, thread_count=1)
    yield client
    client.close()


@pytest.mark.parametrize("folder", _FOLDERS)
async def test_scripts_give_the_answer_in_their_head(
    folder: str, client: InProcessExecutorClient, sources: Sources
) -> None:
    wrong = []
    for script in _of(folder):
        sources.by_id[script.name] = script.source
        live = LiveScript(script.name, "corpus", 1, enabled=True, access="public", limits=SandboxLimits())
        result = await client.execute(ExecutionRequest("execution-1", live, "http", script.request))
        headers = dict(result.headers)
        answer = describe(result.http_status or 0, result.body) if result.fault is None else str(result.fault)
        differing = {name: headers.get(name) for name, value in script.expected_headers.items()}
        if answer != script.expected or differing != script.expected_headers:
            wrong.append(f"{script.name}: {answer} {differing}, not {script.expected}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("folder", _FOLDERS)
async def test_check_finds_nothing_in_scripts_that_are_right(folder: str, client: InProcessExecutorClient) -> None:
    """Nothing but that a function of the script takes the place of a tool of the same name, which is a hint."""
    wrong = []
    for script in _of(folder):
        for finding in (await client.check(script.source, SandboxLimits())).diagnostics:
            if finding.code == "shadows_sdk_function":
                continue
            place = f"{script.name}:{finding.line}:{finding.column}"
            wrong.append(f"{place}: {finding.severity} {finding.code}: {finding.message}")
    assert not wrong, "\n".join(wrong)


def test_corpus_is_large_and_has_every_script_once() -> None:
    bodies = {_without_head(script.source) for script in _SCRIPTS}
    assert len(_SCRIPTS) == len(bodies) >= 300
    assert len(list(FOLDER.glob("**/*.rhai"))) == len(_SCRIPTS)
    assert all(script.source.startswith("// ") for script in _SCRIPTS)


def _of(folder: str) -> list[Script]:
    return [script for script in _SCRIPTS if script.name.startswith(f"{folder}/")]


def _without_head(source: str) -> str:
    return "\n".join(line for line in source.splitlines() if not line.startswith("//"))
