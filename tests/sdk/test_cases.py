"""Every promise of every SDK minor so far, on the engine as it is now. Cases of 1.0 run on 1.7 as well."""

import re
from collections.abc import Iterator

import pytest

from picloud.executor.in_process import InProcessExecutorClient
from picloud.shared.version import SDK_VERSION

from .cases import Case, Sources, load_cases, released_folders, run_case

MAJOR = SDK_VERSION.partition(".")[0]
CASES = [
    case for folder in released_folders() if folder.name.startswith(f"sdk-{MAJOR}.") for case in load_cases(folder)
]


@pytest.fixture(scope="module")
def sources() -> Sources:
    return Sources()


@pytest.fixture(scope="module")
def client(sources: Sources) -> Iterator[InProcessExecutorClient]:
    client = InProcessExecutorClient(sources, thread_count=1)
    yield client
    client.close()


def test_cases_are_many_and_each_has_a_name_of_its_own() -> None:
    assert len(CASES) >= 80
    assert len({case.id for case in CASES}) == len(CASES)


def test_every_standard_function_is_part_of_a_case() -> None:
    called = {word for case in CASES for word in re.findall(r"\w+", case.script)}
    for folder in released_folders():
        promised = folder.with_name(f"{folder.name}.txt").read_text("utf-8")
        names = set(re.findall(r"^std (?:property \w+=?\.)?(\w+)", promised, re.MULTILINE))
        names |= set(re.findall(r"^function (?:property bytes\.)?(\w+)\((?:blob, )?bytes", promised, re.MULTILINE))
        assert not names - called


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
async def test_promise_is_kept(case: Case, client: InProcessExecutorClient, sources: Sources) -> None:
    differences = await run_case(case, client, sources)
    assert not differences, "\n".join([f"{case.promise!r} is no longer true:", *differences])
