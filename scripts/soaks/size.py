"""`scripts/soak size`: a full installation beside a small one, asked in turns: what does a call cost, and a list?

The small one has one page of everything, so that both answer the same amount.
"""

import argparse
import http.client
import json
import os
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.filled_data import BOUNDS, fill
from tests.acceptance.service import Service

PAGE = 50
ROUNDS_PER_LIST = 4
LISTS = ("/scripts?limit=50", "/executions?limit=50", "/executions?limit=50&status=failed", "/executions?script=hello")


class Asker:
    """One kept connection to a service, and how long its answers took."""

    def __init__(self, service: Service) -> None:
        parts = urlsplit(service.url)
        self._connection = http.client.HTTPConnection(str(parts.hostname), parts.port, timeout=30)
        self._headers = {"authorization": f"Bearer {service.token}"}
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.bytes: dict[str, int] = {}

    def ask(self, path: str, *, admin: bool) -> None:
        began = time.perf_counter()
        self._connection.request("GET", f"/api/v1{path}", headers=self._headers if admin else {})
        answer = self._connection.getresponse()
        body = answer.read()
        self.seconds[path].append(time.perf_counter() - began)
        self.bytes[path] = len(body)
        if answer.status != 200:
            raise SystemExit(f"{path}: {answer.status} {body[:200]!r}")


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--scripts", type=int, default=10_000)
    parser.add_argument("--executions", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=2_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        services = []
        for name, scripts, executions in (("small", PAGE, PAGE * 40), ("full", given.scripts, given.executions)):
            Path(directory, name).mkdir()
            bounds = {setting.removeprefix("PICLOUD_").lower(): bound for setting, bound in BOUNDS.items()}
            service = Service(Path(directory, name), admin_requests_per_minute="0", backup_interval_hours="0", **bounds)
            began = _prepare(service, scripts, executions)
            print(f"{name}: {scripts} scripts, {executions} executions, ready in {began:.2f} s")
            services.append(service)
        askers = [Asker(service) for service in services]
        for number in range(given.rounds):
            for asker in askers if number % 2 else reversed(askers):
                asker.ask("/execute/hello", admin=False)
                if number % ROUNDS_PER_LIST == 0:
                    for path in LISTS:
                        asker.ask(f"/admin{path}", admin=True)
        for service in services:
            service.stop()
    return _tell(*askers)


def _prepare(service: Service, scripts: int, executions: int) -> float:
    """An installation of this size that is served; returns how long its start took."""
    service.start()
    service.deploy("hello", "1")
    service.deploy("failing", "throw 1")
    service.call("hello")
    service.call("failing")
    service.stop()
    fill(service.data_dir, scripts - 2, executions - 2)
    return service.start()


def _tell(small: Asker, full: Asker) -> int:
    print(f"load average {os.getloadavg()[0]:.1f}; milliseconds, small / full")
    kept = True
    for path in full.seconds:
        p50 = [statistics.median(asker.seconds[path]) * 1000 for asker in (small, full)]
        p99 = [statistics.quantiles(asker.seconds[path], n=100)[98] * 1000 for asker in (small, full)]
        bound = ("p50", p50, 1.1) if path.startswith("/execute") else ("p99", p99, 1.5)
        ratio = bound[1][1] / bound[1][0]
        kept = kept and ratio <= bound[2]
        print(
            f"{path}: p50 {p50[0]:.2f} / {p50[1]:.2f}, p99 {p99[0]:.2f} / {p99[1]:.2f}; {bound[0]} ratio "
            f"{ratio:.2f}, at most {bound[2]}; bytes {small.bytes[path]} / {full.bytes[path]}"
        )
    print(json.dumps({"kept": kept}))
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
