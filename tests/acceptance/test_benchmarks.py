"""The benchmark does its work: a short run gives a figure for each server that was asked."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.profile import step_of

pytestmark = pytest.mark.long


def test_benchmark_short_run_has_figures_of_each_round_or_call() -> None:
    command = [sys.executable, "-m", "benchmarks", "--only", "asgi", "--rounds", "2", "--seconds", "1"]
    done = subprocess.run(
        [*command, "--workloads", "tiny,fib", "--no-alone", "--json"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    rows = json.loads(done.stdout)["comparison"]
    measured = {(row["workload"], row["server"]): len(row["per_second"]) for row in rows}
    assert measured == {("tiny", "asgi"): 2, ("tiny", "picloud"): 2, ("fib", "picloud"): 10}, "calls of fib, in turn"
    assert all(min(row["per_second"]) > 0 for row in rows)


def test_benchmark_unknown_peer_names_those_that_exist() -> None:
    command = [sys.executable, "-m", "benchmarks", "--only", "apache"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "unknown peers: apache; there are asgi, native" in done.stderr


def test_profile_short_run_divides_a_call_into_its_steps_and_draws_them(tmp_path: Path) -> None:
    drawn = tmp_path / "profile.svg"
    command = [sys.executable, "-m", "benchmarks.profile", "--seconds", "2", "--picture", str(drawn)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1:4] for line in done.stdout.splitlines() if line.startswith("| ")]
    cost = {name.split(":")[0].strip(): float(us) for name, us, _ in rows[1:-1]}
    assert {"send", "parse", "route", "frames", "answer", "record", "script"} <= cost.keys()
    assert sum(cost.values()) == pytest.approx(float(rows[-1][1]), abs=1)
    assert "script: executor processes" in drawn.read_text("utf-8")


def test_profile_step_of_an_unknown_function_is_other() -> None:
    assert step_of("aiosqlite._run").startswith("other")
    assert step_of("request_head.check_host").startswith("gate")
    assert step_of("http_protocol.HttpProtocol._judge_head").startswith("gate")
    assert step_of("http_protocol.HttpProtocol.on_body").startswith("parse")


def test_growth_short_run_has_each_size_and_draws_it(tmp_path: Path) -> None:
    sizes = ["--scripts", "10,60", "--rows", "-", "--executors", "-"]
    command = [sys.executable, "-m", "benchmarks.growth", *sizes, "--rounds", "1", "--seconds", "1"]
    done = subprocess.run(
        [*command, "--pictures", str(tmp_path)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines() if line[:2] == "| "]
    assert rows[0] == ["scripts", "10", "60"]
    figures = {name: [float(cell.replace(",", "")) for cell in cells] for name, *cells in rows[1:]}
    assert {name.split(",")[0] for name in figures} == {
        "call alone", "calls/s", "list of scripts", "list of executions", "resident"
    }  # fmt: skip
    assert all(value > 0 for values in figures.values() for value in values)
    assert [path.name for path in tmp_path.iterdir()] == ["growth-scripts.svg"]
    assert "<title>By scripts</title>" in (tmp_path / "growth-scripts.svg").read_text("utf-8")


def test_idle_service_writes_nothing_and_hardly_wakes() -> None:
    command = [sys.executable, "-m", "benchmarks.idle", "--seconds", "4", "--settle", "2", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    idle = json.loads(done.stdout)
    assert idle["written_bytes"] == 0
    assert idle["core_share"] < 0.02, "one tick of the processor clock is 0.0025"


def test_fronts_short_run_compares_one_with_two_and_says_what_one_more_takes() -> None:
    command = [sys.executable, "-m", "benchmarks.fronts", "--workloads", "tiny", "--rounds", "1", "--seconds", "1"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    for side in ("one front process", "two front processes", "two services"):
        assert re.search(rf"^tiny, {side}: [\d,]+ requests/s, \d+ µs each$", done.stdout, re.MULTILINE)
    assert re.search(r"^tiny, two front processes to one: \d\.\d\d ", done.stdout, re.MULTILINE)
    megabytes = [int(number) for number in re.findall(r"(\d+) MB", done.stdout.splitlines()[-1])]
    assert 0 < megabytes[0] < megabytes[1] < megabytes[2]


def test_services_short_run_has_each_figure() -> None:
    command = [sys.executable, "-m", "benchmarks.services", "--quick", "--peers", "-", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    figures = {figure["name"]: figure["value"] for figure in json.loads(done.stdout)["figures"]}
    assert figures["kv.incr by 32 callers, for each sync of 5 ms"] > 1, "writes are grouped"
    assert figures["durable kv.incr by 32 callers"] > 0
    assert figures["20 scripts that wait 0.3 s: failed"] == 0
    assert {"kv.get adds", "kv.incr on tmpfs adds", "resident after the start"} <= figures.keys()
