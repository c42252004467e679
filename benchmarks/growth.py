"""How PiCloud holds as it grows: scripts, rows of history, executor processes. All sizes of a kind run beside each
other and are asked in turns. `scripts/bench-growth` prints tables and draws them."""

import argparse
import http.client
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from benchmarks import picture, report
from benchmarks.filled_data import BOUNDS, fill
from benchmarks.load import ClosedLoop
from benchmarks.processes import resident_mb
from benchmarks.product import Product, picloud
from benchmarks.servers import scratch
from benchmarks.workloads import FIB, TINY

_CALLS: Final = 300
_LISTS: Final = 25
_PATHS: Final = {"scripts": "/api/v1/admin/scripts?limit=50", "executions": "/api/v1/admin/executions?limit=50"}
_SETTINGS: Final = {**BOUNDS, "PICLOUD_ADMIN_REQUESTS_PER_MINUTE": "0", "PICLOUD_BACKUP_INTERVAL_HOURS": "0"}
_DEPLOYED: Final = 3

Figures = dict[str, list[float]]
"""Each figure's name with its unit, and what each round saw."""


class Installation(NamedTuple):
    """What a service holds; executor processes as its settings have them when `None`."""

    scripts: int = 10
    rows: int = 100
    executors: int | None = None


class Growth(NamedTuple):
    """Sizes, and each figure's median at each of them."""

    kind: str
    sizes: Sequence[int]
    figures: Mapping[str, Sequence[float]]


_KINDS: Final[Mapping[str, tuple[str, str, Callable[[int], Installation]]]] = {
    "scripts": ("scripts", "10,100,1000,10000", lambda size: Installation(scripts=size)),
    "rows": ("rows of history", "100,10000,100000,1000000", lambda size: Installation(rows=size)),
    "executors": ("executor processes", "1,2,3,4", lambda size: Installation(executors=size)),
}
"""What grows, by its option: its name, the sizes unless others are asked for, and what has such a size."""


def measure(installations: Sequence[Installation], root: Path, closed: ClosedLoop, rounds: int) -> list[Figures]:
    """All figures of each installation, while all of them run."""
    with ExitStack() as stack:
        products = [
            stack.enter_context(_filled(root / str(number), installation))
            for number, installation in enumerate(installations)
        ]
        seen: list[Figures] = [{} for _ in products]
        for number in range(rounds):
            for place in _turns(len(products), number):
                for name, value in _figures(products[place], closed, with_fib=bool(installations[place].executors)):
                    seen[place].setdefault(name, []).append(value)
    return seen


def _turns(count: int, number: int) -> Sequence[int]:
    return range(count) if number % 2 == 0 else range(count - 1, -1, -1)


@contextmanager
def _filled(directory: Path, holds: Installation) -> Iterator[Product]:
    settings = {**_SETTINGS, **({"PICLOUD_EXECUTOR_PROCESSES": str(holds.executors)} if holds.executors else {})}
    with picloud(directory, settings=settings, workloads=(TINY, FIB)) as product:
        product.deploy("failing", "throw 1")
        for name in (TINY.name, "failing"):
            product.call(name, TINY.body)
    fill(product.data, holds.scripts - _DEPLOYED, holds.rows)
    with picloud(directory, settings=settings, workloads=()) as product:
        yield product


def _figures(product: Product, closed: ClosedLoop, *, with_fib: bool) -> Iterator[tuple[str, float]]:
    """One round of all figures."""
    call = _durations(product, f"/api/v1/execute/{TINY.name}", TINY.body, _CALLS)
    yield "call alone, median, ms", statistics.median(call)
    yield "calls/s, 32 at once", closed.run(product.server.url(TINY.name), TINY, 32).per_second
    if with_fib:
        for callers in (1, 2, 4):
            rate = closed.run(product.server.url(FIB.name), FIB, callers).per_second
            yield f"fib(24)/s, {callers} at once", rate
    for name, path in _PATHS.items():
        yield f"list of {name}, slowest of {_LISTS}, ms", max(_durations(product, path, None, _LISTS))
    yield "resident, MB", resident_mb(product.server.pid)


def _durations(product: Product, path: str, body: bytes | None, count: int) -> list[float]:
    """Milliseconds of each of many requests on one connection."""
    place = urlsplit(product.server.base)
    connection = http.client.HTTPConnection(str(place.hostname), place.port, timeout=30)
    headers = {"content-type": "application/json", **product.credentials}
    durations = []
    for _ in range(count):
        began = time.perf_counter()
        connection.request("POST" if body else "GET", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        durations.append((time.perf_counter() - began) * 1000)
        if answer.status != http.client.OK:
            raise RuntimeError(f"{path}: {answer.status}")
    connection.close()
    return durations


def _table(growth: Growth) -> Iterator[str]:
    yield ""
    yield f"| {growth.kind} | " + " | ".join(f"{size:,}" for size in growth.sizes) + " |"
    yield "|---|" + "---|" * len(growth.sizes)
    for name, values in growth.figures.items():
        yield (
            f"| {name} | " + " | ".join(f"{value:,.3g}" if value < 1000 else f"{value:,.0f}" for value in values) + " |"
        )


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(prog="scripts/bench-growth", description=__doc__)
    for option, (_, sizes, _) in _KINDS.items():
        parser.add_argument(f"--{option}", type=_sizes, default=sizes, help=f"sizes ({sizes}); - for none")
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each size, in turns (7)")
    parser.add_argument("--seconds", type=int, default=2, help="length of each closed loop (2)")
    parser.add_argument("--pictures", type=Path, help="directory to draw growth-*.svg in (absent: nowhere)")
    arguments = parser.parse_args()
    sys.stdout.write(", ".join(f"{name} {value}" for name, value in report.machine().items()) + "\n")
    for option, (kind, _, installation) in _KINDS.items():
        sizes = getattr(arguments, option)
        if not sizes:
            continue
        with scratch() as name:
            closed = ClosedLoop(Path(name), arguments.seconds)
            seen = measure([installation(size) for size in sizes], Path(name), closed, arguments.rounds)
        figures = {figure: [statistics.median(each[figure]) for each in seen] for figure in seen[0]}
        sys.stdout.write("\n".join(_table(Growth(kind, sizes, figures))) + "\n")
        sys.stdout.flush()
        if arguments.pictures:
            drawing = picture.curves(f"By {kind}", sizes, figures)
            (arguments.pictures / f"growth-{option}.svg").write_text(drawing, "utf-8")


def _sizes(text: str) -> list[int]:
    return [] if text == "-" else [int(each) for each in text.split(",")]


if __name__ == "__main__":
    main()
