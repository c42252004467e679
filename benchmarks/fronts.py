"""What a second front process gives: `PICLOUD_WORKERS=1` beside `PICLOUD_WORKERS=2`, and beside two services that share
nothing, which is the most that two could give. As many executor processes and callers in all, in turns.
`scripts/bench-fronts`; decision 0022."""

import argparse
import statistics
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import report
from benchmarks.load import ClosedLoop
from benchmarks.processes import cpu_seconds, resident_mb
from benchmarks.product import Product, picloud
from benchmarks.servers import scratch
from benchmarks.workloads import WORKLOADS, Workload

_GENERATORS: Final = 2
"""As many for one service as for two."""


class Round(NamedTuple):
    """One measurement of a side."""

    per_second: float
    cpu_us: float
    """Processor time of a call, all processes of the side, microseconds."""


def measure_side(products: Sequence[Product], loops: Sequence[ClosedLoop], workload: Workload, callers: int) -> Round:
    """All generators at once, in turn on the services of the side; `callers` in all."""
    pids = [product.server.pid for product in products]
    urls = [products[number % len(products)].server.url(workload.script) for number in range(len(loops))]
    cpu = sum(map(cpu_seconds, pids))
    with ThreadPoolExecutor(len(loops)) as pool:
        rates = pool.map(lambda loop, url: loop.run(url, workload, callers // len(loops)), loops, urls)
        per_second = sum(rate.per_second for rate in rates)
    cpu = sum(map(cpu_seconds, pids)) - cpu
    return Round(per_second, cpu / (per_second * loops[0].seconds) * 1e6)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scripts/bench-fronts", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each side, in turns (7)")
    parser.add_argument("--seconds", type=int, default=2, help="length of each measurement (2)")
    parser.add_argument("--callers", type=int, default=32, help="connections at once, even (32)")
    parser.add_argument("--executors", type=int, default=2, help="executor processes in all, even (2)")
    parser.add_argument("--workloads", type=_workloads, default="tiny,transform", help="which (tiny,transform)")
    arguments = parser.parse_args()
    sys.stdout.write(", ".join(f"{name} {value}" for name, value in report.machine().items()) + "\n")
    with scratch() as name, ExitStack() as stack:
        root = Path(name)

        def start(label: str, executors: int, workers: int = 1) -> Product:
            settings = {"PICLOUD_EXECUTOR_PROCESSES": str(executors), "PICLOUD_WORKERS": str(workers)}
            return stack.enter_context(picloud(root / label, name=label, settings=settings))

        sides = {
            "one front process": [start("one", arguments.executors)],
            "two front processes": [start("workers", arguments.executors, 2)],
            "two services": [start(f"two-{number}", arguments.executors // 2) for number in range(2)],
        }
        memory = {name: sum(resident_mb(product.server.pid) for product in side) for name, side in sides.items()}
        loops = []
        for number in range(_GENERATORS):
            (directory := root / f"load-{number}").mkdir()
            loops.append(ClosedLoop(directory, arguments.seconds))
        for workload in arguments.workloads:
            seen = _measure(workload, sides, loops, rounds=arguments.rounds, callers=arguments.callers)
            sys.stdout.write("\n".join(_lines(workload.name, seen)) + "\n")
    sys.stdout.write("resident after start: " + ", ".join(f"{name} {mb:.0f} MB" for name, mb in memory.items()) + "\n")


def _measure(
    workload: Workload,
    sides: Mapping[str, Sequence[Product]],
    loops: Sequence[ClosedLoop],
    *,
    rounds: int,
    callers: int,
) -> dict[str, list[Round]]:
    """By the name of the side; the first round is for warming up and not kept."""
    seen: dict[str, list[Round]] = {name: [] for name in sides}
    for number in range(rounds + 1):
        for name, side in sides.items():
            measured = measure_side(side, loops, workload, callers)
            if number:
                seen[name].append(measured)
    return seen


def _lines(workload: str, seen: Mapping[str, Sequence[Round]]) -> Iterator[str]:
    (_, base), *others = seen.items()
    for name, each in seen.items():
        rate, cpu = (statistics.median(values) for values in zip(*each, strict=True))
        yield f"{workload}, {name}: {rate:,.0f} requests/s, {cpu:.0f} µs each"
    for name, each in others:
        ratios = [two.per_second / one.per_second for one, two in zip(base, each, strict=True)]
        yield f"{workload}, {name} to one: {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def _workloads(text: str) -> list[Workload]:
    by_name = {workload.name: workload for workload in WORKLOADS}
    try:
        return [by_name[name] for name in text.split(",")]
    except KeyError as exc:
        raise argparse.ArgumentTypeError(f"unknown: {exc.args[0]}; there are {', '.join(by_name)}") from None


if __name__ == "__main__":
    main()
