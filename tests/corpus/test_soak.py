"""Short runs of `scripts/soak slow` and `scripts/soak mutated`, with bounds that a busy machine keeps too."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def soak(*arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "scripts/soak_ingress.py", "--json", *arguments],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


@pytest.mark.alone
def test_slow_clients_do_not_disturb_a_healthy_caller() -> None:
    figures = soak("slow", "--clients", "1000", "--seconds", "11")
    assert figures["healthy_errors"] == 0
    assert figures["healthy_calls"] > 100
    assert figures["healthy_p99_ms"] < 1_000
    assert figures["cut_off"] > 250  # nearly all slow headers, once
    assert figures["resident_mb_peak"] - figures["resident_mb_before"] < 100
    assert figures["log_lines"] < 20


@pytest.mark.parametrize("options", [[], ["--http2"]])
def test_mutated_requests_are_never_the_servers_fault(options: list[str]) -> None:
    figures = soak("mutated", "--seconds", "5", *options)
    assert figures["server_errors"] == 0
    assert figures["same_process"]
    assert figures["tracebacks"] == 0
    assert figures["requests"] > 100
    assert figures["answers"]["400"] > 20
