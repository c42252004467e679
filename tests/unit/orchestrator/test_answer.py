"""From a result to the answer of its caller."""

import pytest

from picloud.orchestrator.http.answer import answer_to, is_plain, plain_lines
from picloud.shared.http.direct import header_lines
from picloud.shared.models import ExecutionResult, ScriptFault
from tests.factories import make_result

ID = "01890000-0000-7000-8000-000000000009"


@pytest.mark.parametrize("body", [b"{}", b"", b"x" * 12_345])
def test_plain_lines_are_those_of_the_answer_in_general(body: bytes) -> None:
    result = make_result(body=body)
    assert is_plain(result)
    assert plain_lines(result, ID) == header_lines(answer_to(result, ID, base_path="/x", show_fault=False)[1])


@pytest.mark.parametrize(
    "result",
    [
        make_result(status=201),
        make_result(headers=[]),
        make_result(headers=[("content-type", "text/plain")]),
        make_result(headers=[("content-type", "application/json"), ("x-a", "b")]),
        make_result(fault=ScriptFault("script_error", "no")),
    ],
)
def test_result_with_anything_of_its_own_is_not_plain(result: ExecutionResult) -> None:
    assert not is_plain(result)
