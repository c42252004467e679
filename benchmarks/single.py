"""What is measured on PiCloud alone: heads that never come again, scripts that fail, many scripts, few and many
callers, memory, the disk."""

import statistics
import threading
from pathlib import Path
from typing import Final

from benchmarks.load import ClosedLoop, open_loop
from benchmarks.processes import resident_mb, tree, written_bytes
from benchmarks.product import Product
from benchmarks.workloads import FIB, SCRIPTS, TINY

_MANY: Final = 1_000
_LUA: Final = """
local requests, n = {}, 0
init = function()
  wrk.headers['content-type'] = 'application/json'
  for number = 1, %d do
    requests[number] = wrk.format('POST', %s, nil, '{"n":' .. number .. '}')
  end
end
request = function()
  n = n %% #requests + 1
  return requests[n]
end
"""
"""Requests in turn, made before the clock starts: to make one costs wrk more than to send it."""
_FAILING_LUA: Final = _LUA % (1_000, "nil")
_MANY_LUA: Final = _LUA % (_MANY, "'/api/v1/execute/many-' .. number")
_NEW_HEADS_LUA: Final = _LUA % (1_000, "'/api/v1/execute/tiny?n=' .. number")

Figures = dict[str, float]


def measure(product: Product, closed: ClosedLoop, generator: Path, rounds: int) -> Figures:
    """All figures, in the order of the table."""
    figures: Figures = {"start_s": product.start_s, "resident_mb_after_start": resident_mb(product.server.pid)}
    figures["deploy_to_live_ms"] = product.live_ms()
    figures["first_call_ms"] = product.first_call_ms()
    url = product.server.url(TINY.name)
    tiny = statistics.median(closed.run(url, TINY, 32).per_second for _ in range(rounds))
    figures["tiny_per_second"] = tiny
    figures |= _callers(product, closed)
    figures["resident_mb_after_calls"] = resident_mb(product.server.pid)
    figures["new_heads_to_tiny"] = closed.run_lua(product.server.base, _NEW_HEADS_LUA, 32).per_second / tiny
    figures["two_fib_to_one"] = _two_at_once(product, closed)
    product.deploy("failing", (SCRIPTS / "failing.rhai").read_text("utf-8"))
    failing = closed.run_lua(product.server.url("failing"), _FAILING_LUA, 32, allow_failures=True)
    figures["failing_to_tiny"] = failing.per_second / tiny
    figures["failing_share"] = failing.failed / (failing.per_second * closed.seconds)
    figures["many_scripts_to_tiny"] = _many_scripts(product, closed) / tiny
    figures["queried_to_tiny"] = _while_queried(product, closed, url) / tiny
    figures["written_bytes_per_1000"] = _written(product, closed, url)
    latencies = [open_loop(generator, url, TINY, int(tiny / 2), closed.seconds) for _ in range(rounds)]
    figures["half_rate_p50_ms"] = statistics.median(latency.p50_ms for latency in latencies)
    figures["half_rate_p99_ms"] = statistics.median(latency.p99_ms for latency in latencies)
    figures["resident_mb_after_all"] = resident_mb(product.server.pid)
    return figures


def _callers(product: Product, closed: ClosedLoop) -> Figures:
    figures: Figures = {}
    for connections in (1, 32, 256):
        rate = closed.run(product.server.url(TINY.name), TINY, connections)
        figures |= {f"c{connections}_per_second": rate.per_second, f"c{connections}_p50_ms": rate.p50_ms}
        figures[f"c{connections}_p99_ms"] = rate.p99_ms
    return figures


def _two_at_once(product: Product, closed: ClosedLoop) -> float:
    """How many times as many calls that compute are done when there are two at once."""
    url = product.server.url(FIB.name)
    one, two = (closed.run(url, FIB, connections).per_second for connections in (1, 2))
    return two / one


def _many_scripts(product: Product, closed: ClosedLoop) -> float:
    for number in range(1, _MANY + 1):
        product.deploy(f"many-{number}", f"#{{ ok: true, n: ctx.request.body.n + {number} }}")
    closed.run_lua(product.server.base, _MANY_LUA, 32)
    return closed.run_lua(product.server.base, _MANY_LUA, 32).per_second


def _while_queried(product: Product, closed: ClosedLoop, url: str) -> float:
    """Calls a second while one reader asks for the history without a pause."""
    stop = threading.Event()

    def query() -> None:
        while not stop.is_set():
            product.query_history()

    reader = threading.Thread(target=query)
    reader.start()
    try:
        return closed.run(url, TINY, 32).per_second
    finally:
        stop.set()
        reader.join()


def _written(product: Product, closed: ClosedLoop, url: str) -> float:
    """Bytes that went to the storage for a thousand calls."""
    before = sum(written_bytes(pid) for pid in tree(product.server.pid))
    rate = closed.run(url, TINY, 32)
    after = sum(written_bytes(pid) for pid in tree(product.server.pid))
    return (after - before) / (rate.per_second * closed.seconds) * 1_000
