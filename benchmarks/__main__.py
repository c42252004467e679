"""The command of `scripts/bench`."""

import argparse
import json
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from benchmarks import report, single, tools
from benchmarks.comparison import compare
from benchmarks.load import ClosedLoop
from benchmarks.product import CHECKOUT, picloud
from benchmarks.servers import PEERS, Server, scratch
from benchmarks.workloads import WORKLOADS

_BY_NAME: Final = {workload.name: workload for workload in WORKLOADS}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/bench", description="PiCloud beside its peers on the same work.")
    parser.add_argument("--rounds", type=int, default=5, help="measurements of each server, in turn (5)")
    parser.add_argument("--seconds", type=int, default=3, help="length of each measurement (3)")
    parser.add_argument("--connections", type=int, default=32, help="connections at once (32)")
    parser.add_argument("--only", default=",".join(PEERS), help=f"peers to compare with ({','.join(PEERS)})")
    parser.add_argument("--workloads", default=",".join(_BY_NAME), help=f"work to compare on ({','.join(_BY_NAME)})")
    parser.add_argument("--file", type=Path, help="the built picloud.pyz to measure (absent: this checkout)")
    parser.add_argument("--no-alone", action="store_true", help="leave out what is measured on PiCloud alone")
    parser.add_argument("--json", action="store_true", help="print JSON")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    arguments = _arguments()
    where = report.machine()
    wanted = [name for name in arguments.only.split(",") if name]
    if unknown := [name for name in wanted if name not in PEERS]:
        sys.exit(f"bench: unknown peers: {', '.join(unknown)}; there are {', '.join(PEERS)}")
    if unknown := [name for name in arguments.workloads.split(",") if name not in _BY_NAME]:
        sys.exit(f"bench: unknown workloads: {', '.join(unknown)}; there are {', '.join(_BY_NAME)}")
    work = [_BY_NAME[name] for name in arguments.workloads.split(",")]
    with ExitStack() as stack:
        root = Path(stack.enter_context(scratch()))
        closed = ClosedLoop(root, arguments.seconds)
        try:
            generator = None if arguments.no_alone else tools.open_loop()
            servers: list[Server] = [stack.enter_context(PEERS[name](root / name)) for name in wanted]
            program = [str(arguments.file.resolve()), "serve"] if arguments.file else CHECKOUT
            product = stack.enter_context(picloud(root / "picloud", program))
        except tools.Missing as missing:
            sys.exit(f"bench: {missing}")
        # on its own first: nothing has been called yet
        alone = {} if generator is None else single.measure(product, closed, generator, arguments.rounds)
        table = compare([product.server, *servers], closed, arguments.rounds, arguments.connections, work)
    if arguments.json:
        sys.stdout.write(json.dumps(report.as_json(where, table, alone), indent=2) + "\n")
        return
    sys.stdout.write("\n".join(report.lines(where, table, alone)) + "\n")


if __name__ == "__main__":
    main()
