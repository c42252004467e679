"""What one call of a script costs the front process, in figures that no load and no machine changes."""

from pathlib import Path

import pytest

from benchmarks.hot_path import measure


@pytest.mark.parametrize(
    ("new_heads", "python", "native"),
    [
        pytest.param(False, 64, 58, id="head repeated"),  # 57 and 51 when this was written
        pytest.param(True, 106, 93, id="head new"),  # 102 and 89: which origin, route or script it is for
    ],
)
def test_call_of_a_script_costs_the_front_process_no_more_functions_than_allowed(
    tmp_path: Path, new_heads: bool, python: int, native: int
) -> None:
    cost = measure(tmp_path / "data", new_heads=new_heads)
    dearest = [f"{count:.2f} {name}" for name, count in cost.by_function.items() if count >= 0.1]
    assert cost.python <= python, dearest
    assert cost.native <= native, dearest
