"""Which failures of a test run get a second attempt."""

import pytest

from tests.second_attempt import second_attempts

SERVICE = "tests/acceptance/test_kv.py::test_counter[postgres]"


@pytest.mark.parametrize(
    ("failed", "tried"),
    [
        pytest.param([], [], id="none failed"),
        pytest.param([SERVICE], [SERVICE], id="a service"),
        pytest.param([SERVICE] * 3, [SERVICE] * 3, id="three"),
        pytest.param([SERVICE] * 4, [], id="four"),
        pytest.param(["tests/unit/server/test_head.py::test_it"], [], id="a unit"),
        pytest.param([SERVICE, "tests/sdk/test_cases.py::test_it"], [], id="a service and a contract"),
        pytest.param(["tests/acceptance/test_kv.py"], [], id="a file that cannot be imported"),
    ],
)
def test_few_failures_of_the_outer_ring_are_tried_again(failed: list[str], tried: list[str]) -> None:
    assert second_attempts(failed) == tried
