"""`python -m tests.hostile.runaway`: endless scripts of six kinds, four for each executor process, while a healthy
endpoint is called 50 times a second. Says how the neighbour fared and when the runaways ended."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

import httpx
from msgspec import Struct, structs

from picloud.shared.models import MIB
from tests.hostile.corpus import FOLDER, load_attack
from tests.hostile.harness import OVERRUN_S
from tests.hostile.service import HealthProbe, Service, deploy_healthy, in_threads, serve

KINDS: Final = (
    "loop_empty",
    "loop_catches_everything",
    "loop_of_slow_operations",
    "loop_many_small_callbacks",
    "loop_in_reduce",
    "loop_in_comparer",
)
_TIMEOUT_MS: Final = 5_000
_OPERATIONS: Final = 10_000_000_000
P99_MS: Final = 250.0
_HISTORY_DELAY_S: Final = 2.0


class Report(Struct, frozen=True):
    """What one session came to."""

    probes: int
    failures: list[str]
    p50_ms: float
    p99_ms: float
    runaways: int
    longest_run_ms: float
    outcomes: dict[str, int]
    deaths: int
    grown_bytes: int
    allowed_bytes: int

    def faults(self, p99_ms: float = P99_MS) -> list[str]:
        """What is not as promised; empty when all is."""
        found = [f"the neighbour failed: {failure}" for failure in self.failures[:5]]
        if self.p99_ms > p99_ms:
            found.append(f"p99 of the neighbour is {self.p99_ms:.0f} ms, promised {p99_ms:.0f} ms")
        if self.longest_run_ms > _TIMEOUT_MS + OVERRUN_S * 1_000:
            found.append(f"a runaway took {self.longest_run_ms:.0f} ms of {_TIMEOUT_MS} ms")
        if self.deaths:
            found.append(f"{self.deaths} executor processes died")
        if self.grown_bytes > self.allowed_bytes:
            found.append(f"memory grew by {self.grown_bytes // MIB} MiB, promised {self.allowed_bytes // MIB} MiB")
        return found


def run(directory: Path, seconds: float, processes: int) -> Report:
    """One session against a service of its own."""
    with serve(directory, executor_processes=str(processes)) as service:
        deploy_healthy(service)
        _deploy_runaways(service)
        baseline = service.memory_bytes()
        end_at = time.monotonic() + seconds
        callers = iter(range(4 * processes))
        with HealthProbe(service, per_second=50) as probe:
            in_threads(4 * processes, lambda: _call_until(service, end_at, KINDS[next(callers) % len(KINDS)]))
        runs = _runs(service)
        deaths = service.executor()["deaths"]
    latencies = sorted(probe.latencies_s)
    outcomes: dict[str, int] = {}
    for item in runs:
        code = item["error"]["code"] if item["error"] else "ok"
        outcomes[code] = outcomes.get(code, 0) + 1
    return Report(
        probes=len(latencies),
        failures=probe.failures,
        p50_ms=latencies[len(latencies) // 2] * 1_000,
        p99_ms=latencies[len(latencies) * 99 // 100] * 1_000,
        runaways=len(runs),
        longest_run_ms=max(item["duration_us"] for item in runs) / 1_000,
        outcomes=outcomes,
        deaths=deaths,
        grown_bytes=probe.peak_memory_bytes - baseline,
        allowed_bytes=int(processes * (32 + 64) * MIB * 1.1),
    )


def _deploy_runaways(service: Service) -> None:
    for kind in KINDS:
        attack = load_attack(FOLDER / f"{kind}.rhai")
        limits = structs.replace(attack.limits, timeout_ms=_TIMEOUT_MS, max_operations=_OPERATIONS)
        answer = service.deploy(kind, attack.source, limits)
        assert answer.status_code == 201, answer.text


def _call_until(service: Service, end_at: float, name: str) -> None:
    with httpx.Client(base_url=service.url, timeout=30, trust_env=False) as client:
        while time.monotonic() < end_at:
            client.post(f"/api/v1/execute/{name}")


def _runs(service: Service) -> list[dict[str, Any]]:
    """The recorded executions of the runaways, newest first, at most 200 of each kind."""
    time.sleep(_HISTORY_DELAY_S)
    found: list[dict[str, Any]] = []
    for kind in KINDS:
        page = service.admin.get("/api/v1/admin/executions", params={"script": kind, "limit": 200}).json()
        found += page["items"]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.hostile.runaway", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long (default: 60)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        report = run(Path(directory), options.seconds, min(4, os.cpu_count() or 1))
    sys.stdout.write(
        f"neighbour: {report.probes} calls, {len(report.failures)} failed, "
        f"p50 {report.p50_ms:.1f} ms, p99 {report.p99_ms:.1f} ms\n"
        f"runaways: {report.runaways}, longest {report.longest_run_ms:.0f} ms of {_TIMEOUT_MS} ms, {report.outcomes}\n"
        f"executor deaths: {report.deaths}; memory: +{report.grown_bytes / MIB:.0f} MiB, "
        f"promised {report.allowed_bytes / MIB:.0f} MiB\n"
    )
    for fault in report.faults():
        sys.stdout.write(f"not as promised: {fault}\n")
    return 1 if report.faults() else 0


if __name__ == "__main__":
    sys.exit(main())
