"""The work that every server of the benchmark does: one script each in `scripts/`, its twin in `peers/work.js`."""

import json
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

    @property
    def source(self) -> str:
        """The Rhai script."""
        return (SCRIPTS / f"{self.name}.rhai").read_text("utf-8")


def _transform() -> Workload:
    rows = [(f"item number {n} of the list", 100 + n, n % 7 + 1) for n in range(180)]
    items = [{"name": name, "price": price, "count": count} for name, price, count in rows]
    totals = [{"name": name.upper(), "total": price * count} for name, price, count in rows]
    answer = {"total": sum(price * count for _, price, count in rows), "items": totals}
    return Workload("transform", "10 KB JSON in, as much out", json.dumps({"items": items}).encode(), answer)


TINY: Final = Workload("tiny", "tiny JSON in and out", b'{"n":41,"text":"twenty-five bytes"}', {"n": 42, "ok": True})
FIB: Final = Workload("fib", "fib(24), nothing but the engine, call by call", b"{}", {"fib": 46_368}, one_by_one=True)
WORKLOADS: Final = (
    TINY,
    _transform(),
    FIB,
    Workload("strings", "200 strings built and joined", b"{}", {"length": 3_630}),
)
