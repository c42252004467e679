"""`python -m tests.hostile.hoarding`: scripts that take all the memory they can get, leak it or nest it, four for each
executor process, while a healthy endpoint is called 50 times a second. Says what the service held at most."""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Final

import httpx
from msgspec import Struct

from picloud.shared.models import MIB, SandboxLimits
from tests.hostile.service import HealthProbe, Service, deploy_healthy, in_threads, serve

SCRIPTS: Final = {
    "large-strings": "let a = []; loop { let s = `x`; s.pad(900000, 'x'); a.push([s].map(|x| || x)); }",
    "small-values": "let a = []; let f = []; loop { let b = []; for i in 0..900 { b.push(`item ${i} of many`); } "
    "f.push([b].map(|x| || x)); }",
    "leak": "let x = []; let f = || x; for i in 0..2000 { x.push(`left behind ${i}`); } x.push(f); x.len",
    "deep": "let a = []; for i in 0..3000 { a = [a]; } let b = a; a == b",
    "large-answer": "let s = `x`; s.pad(900000, 'x'); [s, s, s]",
}
CHAINS: Final = {"closures": "let f = || 1; loop { let g = f; f = || g.call(); }"}
"""Values so deep that dropping them takes as much stack as they held memory."""
_LEAKS: Final = "leak"


class Report(Struct, frozen=True):
    """What one session came to."""

    probes: int
    failures: list[str]
    p99_ms: float
    outcomes: Counter[str]
    lost_leaks: int
    """Runs of the script that leaks which failed: a process must be replaced before it is full."""
    deaths: int
    baseline_bytes: int
    peak_bytes: int
    final_bytes: int
    allowed_bytes: int

    def faults(self) -> list[str]:
        """What is not as promised; empty when all is."""
        found = [f"the neighbour failed: {failure}" for failure in self.failures[:5]]
        if self.deaths:
            found.append(f"{self.deaths} executor processes died")
        if self.lost_leaks:
            found.append(f"{self.lost_leaks} runs failed for what earlier ones had left behind")
        if self.peak_bytes > self.allowed_bytes:
            found.append(f"the service held {self.peak_bytes // MIB} MiB, promised {self.allowed_bytes // MIB} MiB")
        return found


def run(directory: Path, seconds: float, processes: int, *, has_chains: bool = False) -> Report:
    """One session against a service of its own; with chains of closures among the scripts or without."""
    scripts = SCRIPTS | CHAINS if has_chains else SCRIPTS
    outcomes: Counter[str] = Counter()
    with serve(directory, executor_processes=str(processes)) as service:
        deploy_healthy(service)
        for name, source in scripts.items():
            answer = service.deploy(name, source, SandboxLimits())
            assert answer.status_code == 201, answer.text
        baseline = service.memory_bytes()
        end_at = time.monotonic() + seconds
        callers = iter(range(4 * processes))
        names = list(scripts)
        with HealthProbe(service, per_second=50) as probe:
            in_threads(4 * processes, lambda: _call_until(service, end_at, names[next(callers) % len(names)], outcomes))
        deaths = service.executor()["deaths"]
        final = service.memory_bytes()
    latencies = sorted(probe.latencies_s)
    return Report(
        probes=len(latencies),
        failures=probe.failures,
        p99_ms=latencies[len(latencies) * 99 // 100] * 1_000,
        outcomes=outcomes,
        lost_leaks=sum(count for what, count in outcomes.items() if what.startswith(_LEAKS) and "200" not in what),
        deaths=deaths,
        baseline_bytes=baseline,
        peak_bytes=probe.peak_memory_bytes,
        final_bytes=final,
        allowed_bytes=int((baseline + processes * (SandboxLimits().max_memory_bytes + 64 * MIB)) * 1.1),
    )


def _call_until(service: Service, end_at: float, name: str, outcomes: Counter[str]) -> None:
    headers = {"authorization": f"Bearer {service.token}"}
    with httpx.Client(base_url=service.url, headers=headers, timeout=60, trust_env=False) as client:
        while time.monotonic() < end_at:
            answer = client.post(f"/api/v1/execute/{name}")
            outcomes[f"{name} {_describe(answer)}"] += 1


def _describe(answer: httpx.Response) -> str:
    if answer.status_code == 200:
        return "200"
    error = answer.json()["error"]
    return f"{error['code']} {error.get('details', {}).get('limit') or ''}".strip()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.hoarding", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long (default: 60)")
    parser.add_argument("--chains", action="store_true", help="chains of closures too, which take stack as well")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        report = run(Path(directory), options.seconds, min(4, os.cpu_count() or 1), has_chains=options.chains)
    sys.stdout.write(
        f"neighbour: {report.probes} calls, {len(report.failures)} failed, p99 {report.p99_ms:.1f} ms\n"
        f"memory: {report.baseline_bytes / MIB:.0f} MiB before, {report.peak_bytes / MIB:.0f} MiB at most, "
        f"{report.final_bytes / MIB:.0f} MiB after; promised {report.allowed_bytes / MIB:.0f} MiB\n"
        f"executor deaths: {report.deaths}; leaking runs that failed: {report.lost_leaks}\n"
    )
    for what, count in sorted(report.outcomes.items()):
        sys.stdout.write(f"  {count:6} {what}\n")
    for fault in report.faults():
        sys.stdout.write(f"not as promised: {fault}\n")
    return 1 if report.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
