"""What PiCloud costs while nobody asks for anything: processor time, bytes written, memory. `scripts/bench-idle`."""

import argparse
import json
import sys
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import report
from benchmarks.processes import cpu_seconds, resident_mb, tree, written_bytes
from benchmarks.product import picloud
from benchmarks.servers import scratch


class Idle(NamedTuple):
    """What all processes of a service did together."""

    core_share: float
    """Of one core, 0 to 1."""
    written_bytes: int
    resident_mb: float


def measure(pid: int, seconds: float) -> Idle:
    """Look at a service and all below it before and after a while."""
    cpu, written = cpu_seconds(pid), _written(pid)
    began = time.monotonic()
    time.sleep(seconds)
    spent, length = cpu_seconds(pid) - cpu, time.monotonic() - began
    return Idle(spent / length, _written(pid) - written, resident_mb(pid))


def _written(pid: int) -> int:
    return sum(written_bytes(one) for one in tree(pid))


def main() -> int:
    """Measure, print; 1 when an aim is missed."""
    parser = argparse.ArgumentParser(prog="scripts/bench-idle", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="length of the measurement (60)")
    parser.add_argument("--settle", type=float, default=10, help="seconds after the start that do not count (10)")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    arguments = parser.parse_args()
    where = report.machine()
    with scratch() as name, picloud(Path(name)) as product:
        time.sleep(arguments.settle)
        idle = measure(product.server.pid, arguments.seconds)
    if arguments.json:
        sys.stdout.write(json.dumps({"machine": dict(where), **idle._asdict()}) + "\n")
        return _verdict(idle)
    sys.stdout.write(
        ", ".join(f"{name} {value}" for name, value in where.items())
        + f"\nidle for {arguments.seconds:g} s: {idle.core_share:.3%} of a core (aim: under 1%), "
        f"{idle.written_bytes} bytes written (aim: 0), {idle.resident_mb:.1f} MB resident\n"
    )
    return _verdict(idle)


def _verdict(idle: Idle) -> int:
    return 0 if idle.core_share < 0.01 and idle.written_bytes == 0 else 1


if __name__ == "__main__":
    raise SystemExit(main())
