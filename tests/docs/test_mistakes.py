"""docs/rhai-for-javascript.md: each mistake gets the message on the page, and its correction gets none and runs."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from msgspec import Struct

from picloud.executor.in_process import InProcessExecutorClient
from picloud.shared.models import ExecutionRequest, ExecutionResult, HttpRequest, LiveScript, SandboxLimits
from tests.sdk.cases import Sources

PAGE: Final = Path(__file__).parents[2] / "docs" / "rhai-for-javascript.md"
_ENTRY: Final = re.compile(
    r"^### (?P<title>[^\n]*)\n\n"
    r"```rhai\n// wrong\n(?P<wrong>.*?)```\n\n"
    r"```text\n(?P<messages>.*?)```\n\n"
    r"```rhai\n// right\n(?P<right>.*?)```$",
    re.MULTILINE | re.DOTALL,
)


class Mistake(Struct, frozen=True):
    """One entry of the page."""

    title: str
    wrong: str
    messages: str
    right: str


MISTAKES: Final = [Mistake(**found.groupdict()) for found in _ENTRY.finditer(PAGE.read_text("utf-8"))]


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources()


@pytest.fixture(scope="module")
def client(sources: Sources) -> Iterator[InProcessExecutorClient]:
    client = InProcessExecutorClient(sources, thread_count=1)
    yield client
    client.close()


def test_page_has_twenty_mistakes_and_each_is_complete() -> None:
    assert len(MISTAKES) >= 20
    assert len(MISTAKES) == PAGE.read_text("utf-8").count("\n### ")


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
async def test_mistake_gets_the_message_of_the_page(
    mistake: Mistake, client: InProcessExecutorClient, sources: Sources
) -> None:
    assert await messages_of(mistake.wrong, client, sources) == mistake.messages


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.title)
async def test_correction_gets_no_message_and_runs(
    mistake: Mistake, client: InProcessExecutorClient, sources: Sources
) -> None:
    assert await messages_of(mistake.right, client, sources) == ""


async def messages_of(source: str, client: InProcessExecutorClient, sources: Sources) -> str:
    """Return what the check says of a script or, when it says nothing, what its run fails with."""
    findings = (await client.check(source, SandboxLimits())).diagnostics
    if findings:
        lines = [f"{one.line}:{one.column}: {one.severity}: {one.message}\n" for one in findings]
        return "".join(lines)
    fault = (await _run(source, client, sources)).fault
    return "" if fault is None else f"error: {fault.message} (line {fault.line}, column {fault.column})\n"


async def _run(source: str, client: InProcessExecutorClient, sources: Sources) -> ExecutionResult:
    sources.by_id[source] = source
    script = LiveScript(source, "mistake", 1, enabled=True, access="public", limits=SandboxLimits())
    request = HttpRequest("POST", "/", b"", [(b"content-type", b"application/json")], b'{"id": 1}', "127.0.0.1")
    return await client.execute(ExecutionRequest("execution-1", script, "http", request))
