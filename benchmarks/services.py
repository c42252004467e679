"""What services cost: a call to the key-value store beside a call that makes none, durable writes and their grouping,
scripts that wait, memory after the start, and what happens when nothing does. `scripts/bench-services`."""

import argparse
import json
import re
import statistics
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from benchmarks import idle, kv_calls, kv_writers, report, waiting
from benchmarks.processes import resident_mb, tree
from benchmarks.product import CHECKOUT, picloud
from benchmarks.servers import scratch
from benchmarks.tools import Missing

_TMPFS: Final = Path("/dev/shm")  # noqa: S108  a directory of our own is made in it
_SETTLE_S: Final = 5.0


class Figure(NamedTuple):
    """One line of the table."""

    name: str
    value: float
    unit: str
    aim: str = ""


class Effort(NamedTuple):
    """How long each part measures."""

    calls: int
    rounds: int
    seconds: int
    scripts: int
    wait_s: float
    idle_s: float
    settle_s: float


FULL: Final = Effort(3_000, 5, 5, 200, 5.0, 30.0, 5.0)
QUICK: Final = Effort(50, 1, 1, 20, 0.3, 1.0, 0.5)


def measure(root: Path, effort: Effort, peers: Sequence[str], before: str | None) -> Iterator[Figure]:
    """Measure part by part, each in a service of its own, because one part warms what another one measures."""
    yield from _calls(effort)
    grouping = kv_writers.on_a_slow_disk(root / "slow", effort.seconds)
    yield Figure("kv.incr by 32 callers, for each sync of 5 ms", grouping.each, "operations", "20")
    yield from _on_disk(root, effort, peers, before)
    yield from _waiting(root, effort)


def _calls(effort: Effort) -> Iterator[Figure]:
    with scratch(_TMPFS) as name, picloud(Path(name) / "calls", workloads=()) as product:
        kv_calls.deploy(product)
        took = kv_calls.added_us(product, effort.calls)
    yield Figure("a call without a service, median", took["none"], "µs")
    yield Figure("kv.get adds", took["kv-get"], "µs", "60")
    yield Figure("kv.incr on tmpfs adds", took["kv-incr"], "µs", "150")


def _waiting(root: Path, effort: Effort) -> Iterator[Figure]:
    seen = waiting.measure(root / "waiting", effort.scripts, effort.wait_s)
    what = f"{effort.scripts} scripts that wait {effort.wait_s:g} s"
    yield Figure(f"{what}: all answered after", seen.all_s, "s", "6")
    yield Figure(f"{what}: failed", seen.failed, "", "0")
    yield Figure(f"{what}: p99 of a healthy one meanwhile", seen.healthy_p99_ms, "ms", "50")
    yield Figure(f"{what}: more memory, three executors included", seen.grown_mb, "MB", "40")


def _on_disk(root: Path, effort: Effort, peers: Sequence[str], before: str | None) -> Iterator[Figure]:
    with picloud(root / "disk", workloads=()) as product:
        pid = product.server.pid
        time.sleep(effort.settle_s)
        yield Figure("resident after the start", resident_mb(pid), "MB")
        if before is not None:
            yield Figure("resident after the start, to the version before", _more_mb(root, before), "MB more", "6")
        kv_calls.deploy(product)
        product.get("kv-incr")
        time.sleep(effort.settle_s)
        switches = _switches(pid)
        quiet = idle.measure(pid, effort.idle_s)
        woken = (_switches(pid) - switches) / effort.idle_s
        yield Figure("written while idle, after a kv.incr", quiet.written_bytes, "bytes", "0")
        yield Figure("wake-ups of all threads while idle", woken, "/s")
        yield from _rates(kv_writers.rates(product, root / "rates", peers, effort.rounds, effort.seconds))


def _rates(seen: Mapping[str, Sequence[float]]) -> Iterator[Figure]:
    own = seen["picloud"]
    yield Figure("durable kv.incr by 32 callers", statistics.median(own), "/s", "3,000")
    for peer in [name for name in seen if name != "picloud"]:
        yield Figure(f"durable increments of {peer}", statistics.median(seen[peer]), "/s")
        ratios = [mine / theirs for mine, theirs in zip(own, seen[peer], strict=True)]
        yield Figure(f"kv.incr to {peer}", statistics.median(ratios), "times", "2" if peer == "pocketbase" else "")


def _more_mb(root: Path, before: str) -> float:
    """Return by how much this checkout is larger after its start than another version's file."""
    sizes = []
    for name, program in (("this", CHECKOUT), ("before", (before, "serve"))):
        with picloud(root / name, program, workloads=()) as product:
            time.sleep(_SETTLE_S)
            sizes.append(resident_mb(product.server.pid))
    return sizes[0] - sizes[1]


def _switches(pid: int) -> int:
    """Return how often the threads of all processes have gone to sleep and were woken."""
    statuses = [status for one in tree(pid) for status in Path(f"/proc/{one}/task").glob("*/status")]
    found = [re.search(r"^voluntary_ctxt_switches:\s+(\d+)", status.read_text(), re.MULTILINE) for status in statuses]
    return sum(int(match[1]) for match in found if match)


def _arguments(given: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench-services", description=__doc__)
    parser.add_argument("--peers", default="pocketbase,deno", help="beside durable writes, `-` for none (%(default)s)")
    parser.add_argument("--before", help="the picloud.pyz of an earlier version, to compare memory with")
    parser.add_argument("--quick", action="store_true", help="a moment for each part: shows that all of it works")
    parser.add_argument("--json", action="store_true", help="figures for machines")
    return parser.parse_args(given)


def main(given: Sequence[str] | None = None) -> int:
    """Measure and print."""
    arguments = _arguments(given)
    peers = [] if arguments.peers == "-" else arguments.peers.split(",")
    unknown = [peer for peer in peers if peer not in kv_writers.PEERS]
    if unknown:
        sys.stderr.write(f"bench: unknown peers: {', '.join(unknown)}; there are {', '.join(kv_writers.PEERS)}\n")
        return 1
    where = report.machine()
    figures: list[Figure] = []
    try:
        with scratch() as name:
            for figure in measure(Path(name), QUICK if arguments.quick else FULL, peers, arguments.before):
                figures.append(figure)
                if not arguments.json:
                    sys.stdout.write(f"| {figure.name} | {figure.value:,.4g} {figure.unit} | {figure.aim} |\n")
                    sys.stdout.flush()
    except Missing as missing:
        sys.stderr.write(f"bench: {missing}\n")
        return 1
    if arguments.json:
        shown: list[dict[str, Any]] = [figure._asdict() for figure in figures]
        sys.stdout.write(json.dumps({"machine": dict(where), "figures": shown}) + "\n")
    else:
        sys.stdout.write(", ".join(f"{name} {value}" for name, value in where.items()) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
