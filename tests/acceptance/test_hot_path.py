"""What one call of a script costs the front process, in figures that no load and no machine changes."""

from pathlib import Path
from typing import Final

from benchmarks.hot_path import measure

PYTHON_CALLS: Final = 92
"""The bound; 81 when this was written, 103 with a task and ASGI for each call."""
NATIVE_CALLS: Final = 88
"""The bound; 75 when this was written, 125 with a task and ASGI for each call."""


def test_call_of_a_script_costs_the_front_process_no_more_functions_than_allowed(tmp_path: Path) -> None:
    cost = measure(tmp_path / "data")
    dearest = [f"{count:.2f} {name}" for name, count in cost.by_function.items() if count >= 0.1]
    assert cost.python <= PYTHON_CALLS, dearest
    assert cost.native <= NATIVE_CALLS, dearest
