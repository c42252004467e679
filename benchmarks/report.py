"""Prints what was measured: a table for people, JSON for machines."""

import os
import platform
import statistics
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.comparison import Table, ratio
from benchmarks.workloads import WORKLOADS


def machine() -> Mapping[str, Any]:
    """Where a run was made."""
    return {
        "cores": os.cpu_count(),
        "cpu": platform.machine(),
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
    }


def lines(where: Mapping[str, Any], table: Table, alone: Mapping[str, float]) -> Iterator[str]:
    """The tables, in Markdown."""
    yield ", ".join(f"{name} {value}" for name, value in where.items())
    for workload in WORKLOADS:
        servers = [server for name, server in table if name == workload.name]
        if not servers:
            continue
        yield ""
        yield f"**{workload.name}**: {workload.meaning}"
        yield ""
        yield "| server | requests/s | lowest-highest | CPU µs/request | PiCloud to it |"
        yield "|---|---|---|---|---|"
        yield from (_row(table, workload.name, server) for server in servers)
    if alone:
        yield ""
        yield "| PiCloud alone | |"
        yield "|---|---|"
        yield from (f"| {name.replace('_', ' ')} | {value:,.3g} |" for name, value in alone.items())


def _row(table: Table, workload: str, server: str) -> str:
    cell = table[workload, server]
    middle, low, high = statistics.median(cell.per_second), min(cell.per_second), max(cell.per_second)
    to_it = f"{ratio(table, workload, 'picloud', server):.2f}" if (workload, "picloud") in table else ""
    cpu = statistics.median(cell.cpu_us)
    return f"| {server} | {middle:,.0f} | {low:,.0f}-{high:,.0f} | {cpu:,.0f} | {to_it} |"


def as_json(where: Mapping[str, Any], table: Table, alone: Mapping[str, float]) -> dict[str, Any]:
    """All figures, those of each round too."""
    rounds = [
        {"workload": workload, "server": server, "per_second": cell.per_second, "cpu_us": cell.cpu_us}
        for (workload, server), cell in table.items()
    ]
    return {"machine": dict(where), "comparison": rounds, "picloud": dict(alone)}
