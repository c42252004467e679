"""The work that every server of the benchmark does: one script each in `scripts/`, its twin in `peers/work.js`."""

import json
from collections import Counter
from pathlib import Path
from typing import Any, Final, NamedTuple

SCRIPTS: Final = Path(__file__).parent / "scripts"


class Workload(NamedTuple):
    """A request that is repeated, and the answer it must get."""

    name: str
    meaning: str
    body: bytes
    answer: Any
    """The JSON value of a right answer."""
    one_by_one: bool = False
    """Calls are compared, not rates: a second holds a few of them only."""
    same_as: str = ""
    """The workload whose script this one calls with another body."""

    @property
    def script(self) -> str:
        """The name of the script that is called."""
        return self.same_as or self.name

    @property
    def source(self) -> str:
        """The Rhai script."""
        return (SCRIPTS / f"{self.script}.rhai").read_text("utf-8")


def _transform() -> Workload:
    rows = [(f"item number {n} of the list", 100 + n, n % 7 + 1) for n in range(180)]
    items = [{"name": name, "price": price, "count": count} for name, price, count in rows]
    totals = [{"name": name.upper(), "total": price * count} for name, price, count in rows]
    answer = {"total": sum(price * count for _, price, count in rows), "items": totals}
    return Workload("transform", "10 KB JSON in, as much out", json.dumps({"items": items}).encode(), answer)


def _rows(name: str, count: int, *, one_by_one: bool = False) -> Workload:
    rows = [
        {"id": n, "name": f"row {n}", "price": n * 31 % 1_000, "count": n % 7 + 1, "note": "not asked for"}
        for n in range(count)
    ]
    totals = [(n * 31 % 1_000 * (n % 7 + 1), n) for n in range(count) if n * 31 % 1_000 > 100]
    totals.sort(key=lambda pair: pair[0])
    kept = [{"id": n, "name": f"ROW {n}", "total": total} for total, n in totals]
    answer = {"count": len(kept), "rows": kept}
    meaning = f"{count:,} JSON rows in, filtered, mapped, sorted, out"
    return Workload(name, meaning, json.dumps({"rows": rows}).encode(), answer, one_by_one, same_as="rows")


def _len_loop() -> Workload:
    numbers = list(range(1_000))
    meaning = "a loop over 1,000 numbers that asks for the length each time"
    return Workload("len-loop", meaning, json.dumps({"numbers": numbers}).encode(), {"total": sum(numbers)})


def _map_count() -> Workload:
    words = [f"word {n * 7 % 100}" for n in range(2_000)]
    meaning = "2,000 words counted in a map of 100"
    return Workload("map-count", meaning, json.dumps({"words": words}).encode(), Counter(words))


TINY: Final = Workload("tiny", "tiny JSON in and out", b'{"n":41,"text":"twenty-five bytes"}', {"n": 42, "ok": True})
FIB: Final = Workload("fib", "fib(24), nothing but the engine, call by call", b"{}", {"fib": 46_368}, one_by_one=True)
WORKLOADS: Final = (
    TINY,
    _transform(),
    FIB,
    Workload("strings", "200 strings built and joined", b"{}", {"length": 3_630}),
    _rows("rows", 1_000),
    _rows("rows-5000", 5_000, one_by_one=True),
    _rows("rows-8000", 8_000, one_by_one=True),
    _len_loop(),
    _map_count(),
)
