"""From what an executor process says to a result; what it says is not trusted."""

import pytest

from picloud.executor.outcomes import result_of
from picloud.shared.models import ScriptFault
from picloud.shared.wire import Result


def answered(
    http_status: int = 200, headers: list[tuple[str, str]] | None = None, error: ScriptFault | None = None
) -> Result:
    headers = [("content-type", "application/json")] if headers is None else headers
    return Result(1, "failed" if error else "ok", http_status, headers, b"{}", error, 10, 20, 30, [])


@pytest.mark.parametrize(
    ("http_status", "headers"),
    [(200, None), (599, None), (204, []), (200, [("x-a", "b\tc"), ("set-cookie", "a=\xe9"), ("x~!#$%&'*+.^_`|", "")])],
)
def test_answer_that_http_has_a_form_for_is_the_result(http_status: int, headers: list[tuple[str, str]] | None) -> None:
    result = result_of(answered(http_status, headers), 7)
    assert (result.status, result.http_status, result.fault, result.queue_us) == ("ok", http_status, None, 7)


@pytest.mark.parametrize("http_status", [0, 99, 100, 101, 199, 600, -1])
def test_status_that_ends_no_request_is_a_bad_response(http_status: int) -> None:
    result = result_of(answered(http_status), 0)
    assert (result.status, result.fault and result.fault.code) == ("failed", "script_bad_response")


@pytest.mark.parametrize(
    "header",
    [
        ("x-a", "b\r\nset-cookie: c=d"),
        ("x-a", "b\n"),
        ("x-a", "b\0"),
        ("x-a\r", "b"),
        ("x y:z", "b"),
        ("", "b"),
        ("Content-Length", "0"),
        ("Transfer-Encoding", "chunked"),
    ],
)
def test_header_of_another_form_is_a_bad_response(header: tuple[str, str]) -> None:
    result = result_of(answered(headers=[("content-type", "text/plain"), header]), 0)
    assert (result.status, result.fault and result.fault.code) == ("failed", "script_bad_response")


def test_fault_that_was_told_stays_as_it_is() -> None:
    fault = ScriptFault("script_error", "no", 3, 4)
    result = result_of(answered(0, [], fault), 0)
    assert (result.status, result.fault) == ("failed", fault)
