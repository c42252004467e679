"""Where the processor time of a small call goes, step by step: `scripts/bench-profile`. Prints a table and draws it."""

import argparse
import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks import picture, report
from benchmarks.load import ClosedLoop
from benchmarks.processes import cpu_seconds, own_cpu_seconds
from benchmarks.product import picloud
from benchmarks.servers import scratch
from benchmarks.workloads import TINY

_SEND: Final = "send: the answer to the caller (system)"
_LOOP: Final = "loop: wait and read (system)"
_STEPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (_SEND, ("transport.OneWriteTransport.send",)),
    (
        _LOOP,
        (
            "http_protocol.HttpProtocol.data_received <",
            "channel.Channel.data_received <",
            "channel.Channel._flush <",
            "runners.",
            "listener.",
        ),
    ),
    (
        "gate: rules of HTTP, bounds, hosts",
        (
            "request_head.",
            "connection_gate.",
            "framing.Framing.judge",
            "place.",
            "http_protocol.HttpProtocol._judge",
            "proxies.",
        ),
    ),
    (
        "answer: headers, body, one piece",
        (
            "answer.",
            "outcomes.",
            "direct_exchange.",
            "fast_path.FastPath.finish",
            "ingress._Call.answer",
            "ingress._Call.done",
        ),
    ),
    (
        "record: history, counters, captures",
        ("history.", "pending.", "captures.", "durations.", "tail.", "ingress._record", "locks."),
    ),
    (
        "ctx: id, request as the script sees it",
        ("clock.", "call_head.CallHead.request", "ingress._Call.", "credentials."),
    ),
    (
        "route: path, script, access, query",
        ("app.", "ingress.", "call_head.", "script_table.", "queries.", "request_reader.", "rate_limits.", "paths."),
    ),
    ("frames: to and from the executor", ("process.", "channel.", "wire.")),
    (
        "slot: queue, process, revision",
        (
            "slots.",
            "execution.",
            "local_client.",
            "supervisor.",
            "calls.",
            "loaded_revisions.",
            "source_cache.",
            "models.",
            "quarantine.",
        ),
    ),
    (
        "parse: HTTP of the request",
        (
            "http_protocol.",
            "uvicorn_protocol.",
            "fast_path.",
            "deadlines.",
            "httptools_impl.",
            "flow_control.",
            "chunked_body.",
            "framing.",
            "typing.",
        ),
    ),
)
"""Steps and how the functions begin that belong to them, `file.function`; the first that fits counts."""
_OTHER: Final = "other: storage threads, the rest"
_EXECUTOR: Final = "script: executor processes, frames, threads, Rhai"


class Profile(NamedTuple):
    """Microseconds of processor time of one call by step, and calls a second."""

    steps: dict[str, float]
    per_second: float


def step_of(function: str) -> str:
    """The step that a sampled function belongs to."""
    for step, begins in _STEPS:
        if function.startswith(begins):
            return step
    return _OTHER


def by_step(samples: Iterable[tuple[str, int]], front_us: float) -> dict[str, float]:
    """Divide the front process's microseconds of a call by its samples."""
    counts: Counter[str] = Counter()
    for function, count in samples:
        counts[step_of(function)] += count
    total = max(1, counts.total())
    return {step: front_us * count / total for step, count in counts.most_common()}


def measure(seconds: int, connections: int) -> Profile:
    """Sample the front process under a closed loop of small calls."""
    with scratch() as name:
        root = Path(name)
        found = root / "samples.json"
        with picloud(root / "picloud", ["-m", "benchmarks.sampled_serve", str(found)]) as product:
            url, pid = product.server.url(TINY.name), product.server.pid
            ClosedLoop(root, 2).run(url, TINY, connections)
            before = own_cpu_seconds(pid), cpu_seconds(pid)
            os.kill(pid, signal.SIGUSR1)
            rate = ClosedLoop(root, seconds).run(url, TINY, connections)
            os.kill(pid, signal.SIGUSR1)
            after = own_cpu_seconds(pid), cpu_seconds(pid)
        samples = json.loads(found.read_text("utf-8"))
    calls = rate.per_second * seconds
    front_us = (after[0] - before[0]) / calls * 1e6
    executor_us = (after[1] - before[1]) / calls * 1e6 - front_us
    return Profile({**by_step(samples, front_us), _EXECUTOR: executor_us}, rate.per_second)


def main() -> None:
    """Measure, print, draw."""
    parser = argparse.ArgumentParser(prog="scripts/bench-profile", description=__doc__)
    parser.add_argument("--seconds", type=int, default=15, help="length of the measurement (15)")
    parser.add_argument("--connections", type=int, default=32, help="connections at once (32)")
    parser.add_argument("--picture", type=Path, help="where to draw it, as SVG (absent: nowhere)")
    arguments = parser.parse_args()
    where = report.machine()
    profile = measure(arguments.seconds, arguments.connections)
    total = sum(profile.steps.values())
    lines = [
        ", ".join(f"{name} {value}" for name, value in where.items()),
        "",
        "| step | µs | share |",
        "|---|---|---|",
    ]
    lines += [f"| {step} | {cost:.1f} | {cost / total:.0%} |" for step, cost in profile.steps.items()]
    lines.append(f"| all, at {profile.per_second:,.0f} calls a second with the sampler | {total:.1f} | |")
    sys.stdout.write("\n".join(lines) + "\n")
    if arguments.picture:
        title = f"Processor time of one small call: {total:.0f} µs, front process and executors"
        arguments.picture.write_text(picture.bars(title, profile.steps, "µs"), "utf-8")


if __name__ == "__main__":
    main()
