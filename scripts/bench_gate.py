"""Called by scripts/bench-gate: requests per second, and processor time of the front process for each, with the
listener's rules and with uvicorn's bare protocol in their place."""

import argparse
import os
import statistics
import sys
import tempfile
from pathlib import Path

import httpx
from bench import Load, picloud

BARE = """
import picloud.server.listener as listener
from picloud.shared.settings import load_settings
from picloud.wiring.serve import serve
from picloud.server.transport import OneWriteTransport
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

class Bare(HttpToolsProtocol):
    def __init__(self, *args, gate, **options):
        super().__init__(*args, **options)

    def connection_made(self, transport):
        super().connection_made(OneWriteTransport(transport, self.loop))

    def check_deadlines(self, now):
        pass

listener.HttpProtocol = Bare
serve(load_settings())
"""


def cpu_seconds(pid: int) -> float:
    """Processor time of one process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def deploy(url: str, directory: Path) -> str:
    """Save the script; gives its URL."""
    token = (directory / "data" / "admin-token").read_text("ascii").strip()
    answer = httpx.post(
        f"{url}/api/v1/admin/scripts",
        json={"name": "hello", "source": '"hello"'},
        headers={"authorization": f"Bearer {token}"},
        trust_env=False,
    )
    answer.raise_for_status()
    return f"{url}/api/v1/execute/hello"


def main() -> None:
    parser = argparse.ArgumentParser(prog="scripts/bench-gate", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="measurements of each, in turn (7)")
    parser.add_argument("--seconds", type=float, default=3, help="length of each measurement (3)")
    parser.add_argument("--connections", type=int, default=32, help="connections at once (32)")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="picloud-bench-") as name:
        bare_dir, gated_dir = Path(name, "bare"), Path(name, "gated")
        bare_dir.mkdir()
        gated_dir.mkdir()
        load = Load(Path(name), arguments.connections, arguments.seconds)
        with picloud(bare_dir, ("-c", BARE)) as (bare_url, bare_pid), picloud(gated_dir) as (gated_url, gated_pid):
            sides = ((deploy(bare_url, bare_dir), bare_pid), (deploy(gated_url, gated_dir), gated_pid))
            rates, costs = measure(load, sides, arguments)
    for title, values in (("requests per second", rates), ("processor µs for each", costs)):
        bare, gated = (statistics.median(side) for side in values)
        ratio = statistics.median(mine / theirs for theirs, mine in zip(*values, strict=True))
        print(f"{title:24} bare {bare:9,.1f}   with the rules {gated:9,.1f}   median of ratios {ratio:.3f}")


def measure(
    load: Load, sides: tuple[tuple[str, int], tuple[str, int]], arguments: argparse.Namespace
) -> tuple[list[list[float]], list[list[float]]]:
    """Rates and processor times, each as a list for each side; the order within a round alternates."""
    rates: list[list[float]] = [[], []]
    costs: list[list[float]] = [[], []]
    for url, _ in sides:
        load.requests_per_second(url)
    for number in range(arguments.rounds):
        for side in (0, 1) if number % 2 else (1, 0):
            url, pid = sides[side]
            before = cpu_seconds(pid)
            rate = load.requests_per_second(url)[0]
            rates[side].append(rate)
            costs[side].append((cpu_seconds(pid) - before) / (rate * arguments.seconds) * 1e6)
        print(f"round {number + 1}: bare {rates[0][-1]:,.0f}/s, gated {rates[1][-1]:,.0f}/s", file=sys.stderr)
    return rates, costs


if __name__ == "__main__":
    main()
