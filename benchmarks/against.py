"""This checkout against another commit of it, both with the engine that is installed, in turn and repeated: what a
change of the Python side is worth."""

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.comparison import compare, ratio
from benchmarks.load import ClosedLoop
from benchmarks.product import picloud
from benchmarks.servers import scratch
from benchmarks.workloads import TINY


@contextmanager
def checkout_of(commit: str, directory: Path) -> Iterator[Path]:
    """The files of a commit, for a while."""
    subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(directory), commit], check=True)
    try:
        yield directory
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(directory)], check=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scripts/bench-against", description=__doc__)
    parser.add_argument("commit", help="the commit to compare with")
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each, in turn (7)")
    parser.add_argument("--seconds", type=int, default=2, help="length of each measurement (2)")
    parser.add_argument("--connections", type=int, default=32, help="connections at once (32)")
    arguments = parser.parse_args()
    with scratch() as name, checkout_of(arguments.commit, Path(name) / "checkout") as base:
        root = Path(name)
        before = picloud(root / "before", name="before", environ={**os.environ, "PYTHONPATH": str(base)})
        with before as old, picloud(root / "after", name="after") as new:
            closed = ClosedLoop(root, arguments.seconds)
            table = compare((old.server, new.server), closed, arguments.rounds, arguments.connections, [TINY])
    for side in ("before", "after"):
        cell = table[TINY.name, side]
        rate, cost = statistics.median(cell.per_second), statistics.median(cell.cpu_us)
        sys.stdout.write(f"{side:6} {rate:9,.0f} requests/s, {cost:6.1f} µs of processor time for each\n")
    sys.stdout.write(f"after to before: {ratio(table, TINY.name, 'after', 'before'):.3f}\n")


if __name__ == "__main__":
    main()
