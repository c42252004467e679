"""What a second front process could give at most: one service beside two that share nothing, with as many executor
processes and callers in all, in turns. `scripts/bench-fronts`; decision 0020 says what it is for."""

import argparse
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import report
from benchmarks.load import ClosedLoop
from benchmarks.processes import cpu_seconds, own_cpu_seconds, own_resident_mb, resident_mb
from benchmarks.product import Product, picloud
from benchmarks.servers import scratch
from benchmarks.workloads import WORKLOADS, Workload

_GENERATORS: Final = 2
"""As many for one service as for two."""
_DATA_PLANE: Final = (
    "picloud.executor.local_client",
    "picloud.orchestrator.ingress",
    "picloud.server.app",
    "picloud.server.listener",
    "picloud.shared.settings",
    "uvloop",
)


class Round(NamedTuple):
    """One measurement of a side."""

    per_second: float
    cpu_us: float
    """Processor time of a call, all processes of the side, microseconds."""
    front_cores: float
    """Cores that the front processes of the side used."""


def measure_side(products: Sequence[Product], loops: Sequence[ClosedLoop], workload: Workload, callers: int) -> Round:
    """All generators at once, in turn on the services of the side; `callers` in all."""
    pids = [product.server.pid for product in products]
    urls = [products[number % len(products)].server.url(workload.name) for number in range(len(loops))]
    cpu, front = sum(map(cpu_seconds, pids)), sum(map(own_cpu_seconds, pids))
    with ThreadPoolExecutor(len(loops)) as pool:
        rates = pool.map(lambda loop, url: loop.run(url, workload, callers // len(loops)), loops, urls)
        per_second = sum(rate.per_second for rate in rates)
    seconds = loops[0].seconds
    cpu, front = sum(map(cpu_seconds, pids)) - cpu, sum(map(own_cpu_seconds, pids)) - front
    return Round(per_second, cpu / (per_second * seconds) * 1e6, front / seconds)


def data_plane_mb() -> float:
    """Resident memory of an interpreter that has loaded what a front process without a manager needs, MB: the least
    that one more would take."""
    code = (
        f"import importlib, os; [importlib.import_module(name) for name in {_DATA_PLANE!r}]; "
        "print(int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE') / 2**20)"
    )
    return float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)


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

        def start(label: str, executors: int) -> Product:
            settings = {"PICLOUD_EXECUTOR_PROCESSES": str(executors)}
            return stack.enter_context(picloud(root / label, name=label, settings=settings))

        one = [start("one", arguments.executors)]
        two = [start(f"two-{number}", arguments.executors // 2) for number in range(2)]
        memory = resident_mb(one[0].server.pid), own_resident_mb(one[0].server.pid), data_plane_mb()
        loops = []
        for number in range(_GENERATORS):
            (directory := root / f"load-{number}").mkdir()
            loops.append(ClosedLoop(directory, arguments.seconds))
        for workload in arguments.workloads:
            seen = _measure(workload, (one, two), loops, rounds=arguments.rounds, callers=arguments.callers)
            sys.stdout.write("\n".join(_lines(workload.name, seen)) + "\n")
    sys.stdout.write(
        f"resident after start: {memory[0]:.0f} MB all processes of one service, {memory[1]:.0f} MB its front process; "
        f"{memory[2]:.0f} MB an interpreter that has loaded the data plane alone\n"
    )


def _measure(
    workload: Workload, sides: Sequence[Sequence[Product]], loops: Sequence[ClosedLoop], *, rounds: int, callers: int
) -> dict[int, list[Round]]:
    """By the number of front processes; the first round is for warming up and not kept."""
    seen: dict[int, list[Round]] = {len(side): [] for side in sides}
    for number in range(rounds + 1):
        for side in sides:
            measured = measure_side(side, loops, workload, callers)
            if number:
                seen[len(side)].append(measured)
    return seen


def _lines(name: str, seen: Mapping[int, Sequence[Round]]) -> Iterator[str]:
    for count, each in seen.items():
        rate, cpu, front = (statistics.median(values) for values in zip(*each, strict=True))
        yield f"{name}, {count} front: {rate:,.0f} requests/s, {cpu:.0f} µs each, {front:.2f} cores in front processes"
    ratios = [two.per_second / one.per_second for one, two in zip(seen[1], seen[2], strict=True)]
    yield f"{name}, two to one: {statistics.median(ratios):.2f} ({min(ratios):.2f}-{max(ratios):.2f})"


def _workloads(text: str) -> list[Workload]:
    by_name = {workload.name: workload for workload in WORKLOADS}
    try:
        return [by_name[name] for name in text.split(",")]
    except KeyError as exc:
        raise argparse.ArgumentTypeError(f"unknown: {exc.args[0]}; there are {', '.join(by_name)}") from None


if __name__ == "__main__":
    main()
