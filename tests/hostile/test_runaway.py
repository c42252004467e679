"""Endless scripts of six kinds beside a healthy endpoint, shorter than `python -m tests.hostile.runaway` does it."""

from pathlib import Path

import pytest

from tests.hostile.runaway import KINDS, run

pytestmark = pytest.mark.alone
_SECONDS = 4.0
_PROCESSES = 2
_P99_MS_BESIDE_OTHER_TESTS = 5_000.0


def test_neighbour_of_endless_scripts_is_served_and_they_end_in_time(tmp_path: Path) -> None:
    report = run(tmp_path, _SECONDS, _PROCESSES)
    assert report.faults(_P99_MS_BESIDE_OTHER_TESTS) == []
    assert report.probes > 50 * _SECONDS
    assert report.runaways >= 4 * _PROCESSES > len(KINDS)
    assert set(report.outcomes) == {"script_timeout"}
