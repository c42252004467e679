"""What the starts of picloud.pyz cost, beside importing its web framework alone. `scripts/bench-start`."""

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import report
from benchmarks.processes import cpu_seconds
from benchmarks.product import picloud
from benchmarks.servers import scratch

FIRST_AIM: Final = 8.0
LATER_AIM: Final = 2.0
_FRAMEWORK: Final = "import sys; sys.path.insert(0, sys.argv[1]); import hypercorn.asyncio, pydantic, quart, uvicorn"


class Starts(NamedTuple):
    """One round: seconds of processor time, and by the clock until requests are answered."""

    first_cpu_s: float
    first_s: float
    later_cpu_s: float
    later_s: float
    framework_cpu_s: float
    """Of an interpreter that imports the framework from the unpacked tree."""


def measure(archive: Path, directory: Path) -> Starts:
    """Start the archive on an empty cache, start it again, and import the framework alone."""
    first_cpu_s, first_s = _start(archive, directory)
    later_cpu_s, later_s = _start(archive, directory)
    unpacked = next((directory / "shiv").glob("0.*"))
    return Starts(first_cpu_s, first_s, later_cpu_s, later_s, _framework(unpacked))


def _start(archive: Path, directory: Path) -> tuple[float, float]:
    with picloud(directory, [str(archive), "serve"], workloads=()) as product:
        return cpu_seconds(product.server.pid), product.start_s


def _framework(unpacked: Path) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", _FRAMEWORK, str(unpacked)], check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> int:
    """Measure, print; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="scripts/bench-start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often all is measured, in turn (5)")
    parser.add_argument("--file", type=Path, default=Path("dist/picloud.pyz"), help="the archive (dist/picloud.pyz)")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    arguments = parser.parse_args()
    archive = arguments.file.resolve()
    if not archive.is_file():
        sys.exit(f"bench-start: {archive} is missing: run scripts/build, or name an archive with --file")
    where = report.machine()
    with scratch() as name:
        rounds = [measure(archive, Path(name) / str(number)) for number in range(arguments.rounds)]
    first = statistics.median(one.first_cpu_s / one.framework_cpu_s for one in rounds)
    later = statistics.median(one.later_cpu_s / one.framework_cpu_s for one in rounds)
    if arguments.json:
        sys.stdout.write(json.dumps({"machine": dict(where), "rounds": [one._asdict() for one in rounds]}) + "\n")
    else:
        sys.stdout.write("\n".join([", ".join(f"{key} {value}" for key, value in where.items()), *_table(rounds)]))
        sys.stdout.write(f"\nfirst start {first:.1f} times the framework's import (aim: {FIRST_AIM:g}), ")
        sys.stdout.write(f"later {later:.1f} times (aim: {LATER_AIM:g})\n")
    return 0 if first <= FIRST_AIM and later <= LATER_AIM else 1


def _table(rounds: list[Starts]) -> list[str]:
    middle = Starts(*(statistics.median(values) for values in zip(*rounds, strict=True)))
    return [
        "| | processor time, s | by the clock, s |",
        "|---|---|---|",
        f"| first start | {middle.first_cpu_s:.2f} | {middle.first_s:.2f} |",
        f"| later start | {middle.later_cpu_s:.2f} | {middle.later_s:.2f} |",
        f"| import of the framework | {middle.framework_cpu_s:.2f} | |",
    ]


if __name__ == "__main__":
    raise SystemExit(main())
