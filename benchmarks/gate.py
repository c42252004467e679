"""What the rules of the HTTP listener cost: PiCloud with them against PiCloud on uvicorn's bare protocol, in turn. Both
go through ASGI, because the bare protocol knows no shorter way."""

import argparse
import statistics
import sys
from pathlib import Path
from typing import Final

from benchmarks.comparison import compare, ratio
from benchmarks.load import ClosedLoop
from benchmarks.product import picloud
from benchmarks.servers import scratch
from benchmarks.workloads import TINY

_BARE: Final = """
import picloud.server.listeners.listener as listener
from picloud.shared.settings import load_settings
from picloud.wiring.serve import serve
from picloud.server.connections.transport import OneWriteTransport
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

class Bare(HttpToolsProtocol):
    def __init__(self, *args, gate, direct, **options):
        super().__init__(*args, **options)

    def connection_made(self, transport):
        super().connection_made(OneWriteTransport(transport, self.loop))

    def check_deadlines(self, now):
        pass

listener.HttpProtocol = Bare
serve(load_settings())
"""

_WITH_RULES: Final = """
import picloud.server.listeners.listener as listener
from picloud.server.connections.http_protocol import HttpProtocol
from picloud.shared.settings import load_settings
from picloud.wiring.serve import serve

class ThroughAsgi(HttpProtocol):
    def __init__(self, *args, direct, **options):
        super().__init__(*args, **options)

listener.HttpProtocol = ThroughAsgi
serve(load_settings())
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="scripts/bench-gate", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each, in turn (7)")
    parser.add_argument("--seconds", type=int, default=3, help="length of each measurement (3)")
    parser.add_argument("--connections", type=int, default=32, help="connections at once (32)")
    arguments = parser.parse_args()
    with scratch() as name:
        root = Path(name)
        bare, gated = (
            picloud(root / "bare", ("-c", _BARE), "bare"),
            picloud(root / "gated", ("-c", _WITH_RULES), "gated"),
        )
        with bare as without, gated as with_rules:
            closed = ClosedLoop(root, arguments.seconds)
            sides = (without.server, with_rules.server)
            table = compare(sides, closed, arguments.rounds, arguments.connections, [TINY])
    for side in ("bare", "gated"):
        cell = table[TINY.name, side]
        rate, cost = statistics.median(cell.per_second), statistics.median(cell.cpu_us)
        sys.stdout.write(f"{side:6} {rate:9,.0f} requests/s, {cost:6.1f} µs of processor time for each\n")
    sys.stdout.write(f"gated to bare: {ratio(table, TINY.name, 'gated', 'bare'):.3f}\n")


if __name__ == "__main__":
    main()
