"""All servers on all workloads, in turn and repeated, so that what disturbs one disturbs all."""

import statistics
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple

import httpx

from benchmarks.load import ClosedLoop
from benchmarks.processes import cpu_seconds
from benchmarks.servers import Server
from benchmarks.turns import take_turns
from benchmarks.workloads import WORKLOADS, Workload

_TURNS_IN_A_SECOND: Final = 5


class Cell(NamedTuple):
    """One server on one workload: each list has one figure a round, or one for each call where calls are compared."""

    per_second: list[float]
    cpu_us: list[float]
    """Processor time of a request, all processes of the server together, microseconds."""


Table = dict[tuple[str, str], Cell]
"""By workload and server."""


class WrongAnswer(Exception):
    """A server does not do the work that it is measured on."""


def check_answer(server: Server, workload: Workload) -> None:
    """Ask once.

    Raises:
        WrongAnswer: the answer is not the workload's.
    """
    answer = httpx.post(
        server.url(workload.script),
        content=workload.body,
        headers={"content-type": "application/json"},
        trust_env=False,
        timeout=30,
    )
    if answer.status_code != 200 or answer.json() != workload.answer:
        raise WrongAnswer(f"{server.name} on {workload.name}: {answer.status_code} {answer.text[:200]}")


def compare(
    servers: Sequence[Server],
    closed: ClosedLoop,
    rounds: int,
    connections: int,
    workloads: Sequence[Workload] = WORKLOADS,
) -> Table:
    """Measure; the first round of each is for warming up and not kept."""
    table: Table = {}
    for workload in workloads:
        asked = [server for server in servers if workload.script in server.scripts]
        for server in asked:
            check_answer(server, workload)
            table[workload.name, server.name] = Cell([], [])
        if workload.one_by_one:
            _compare_calls(table, asked, workload, rounds * closed.seconds * _TURNS_IN_A_SECOND)
        else:
            _compare_rates(table, asked, workload, closed, rounds=rounds, connections=connections)
    return table


def _compare_rates(
    table: Table, servers: Sequence[Server], workload: Workload, closed: ClosedLoop, *, rounds: int, connections: int
) -> None:
    for number in range(rounds + 1):
        for server in servers:
            before = cpu_seconds(server.pid)
            rate = closed.run(server.url(workload.script), workload, connections)
            used = cpu_seconds(server.pid) - before
            if number:
                cell = table[workload.name, server.name]
                cell.per_second.append(rate.per_second)
                cell.cpu_us.append(used / max(1.0, rate.per_second * closed.seconds) * 1e6)
        sys.stderr.write(f"bench: {workload.name}, round {number} of {rounds}\n")


def _compare_calls(table: Table, servers: Sequence[Server], workload: Workload, turns: int) -> None:
    sys.stderr.write(f"bench: {workload.name}, {turns} calls of each in turn\n")
    for server, (seconds, used) in zip(servers, take_turns(servers, workload, turns), strict=True):
        cell = table[workload.name, server.name]
        cell.per_second.extend(1 / second for second in seconds)
        cell.cpu_us.append(used / turns * 1e6)


def ratio(table: Table, workload: str, server: str, other: str) -> float:
    """Median of the rounds' ratios of two servers."""
    mine, theirs = table[workload, server].per_second, table[workload, other].per_second
    return statistics.median(one / two for one, two in zip(mine, theirs, strict=True))
