"""The benchmark does its work: a short run gives a figure for each server that was asked."""

import json
import subprocess
import sys


def test_benchmark_short_run_has_figures_of_each_round() -> None:
    command = [sys.executable, "-m", "benchmarks", "--only", "asgi", "--rounds", "2", "--seconds", "1"]
    done = subprocess.run(
        [*command, "--workloads", "tiny", "--no-alone", "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["comparison"]
    assert {(row["workload"], row["server"]) for row in rows} == {("tiny", "asgi"), ("tiny", "picloud")}
    assert all(len(row["per_second"]) == 2 and min(row["per_second"]) > 0 for row in rows)


def test_benchmark_unknown_peer_names_those_that_exist() -> None:
    command = [sys.executable, "-m", "benchmarks", "--only", "apache"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "unknown peers: apache; there are asgi, native" in done.stderr
