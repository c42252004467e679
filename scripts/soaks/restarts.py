"""`scripts/soak restarts`: a PostgreSQL server is restarted while a service saves into it, in turns by a crash."""

import argparse
import os
import signal
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from scripts.soaks.backup import Savers
from tests.acceptance.service import Service
from tests.postgres import PostgresServer

MOST_OUTAGE_S = 10.0
MOST_POOL_S = 5.0
AT_ONCE = 12


class PatientSavers(Savers):
    """Goes on when a save is refused or unknown; knows the longest time without an acknowledged one."""

    longest_s = 0.0

    def _run(self, number: int) -> None:
        headers = {"authorization": f"Bearer {self._service.token}"}
        url = f"{self._service.url}/api/v1/admin/scripts"
        last, count = time.monotonic(), 0
        with httpx.Client(trust_env=False, headers=headers, timeout=60) as client:
            while not self._stop.is_set():
                name = f"s{number}-{count}"
                count += 1
                answer = client.post(url, json={"name": name, "source": f"// {name}\n1"})
                if answer.status_code == 201:
                    self.saved.append(name)
                    now = time.monotonic()
                    self.longest_s, last = max(self.longest_s, now - last), now
                time.sleep(self._pause_s)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--restarts", type=int, default=5)
    parser.add_argument("--per-second", type=int, default=20)
    given = parser.parse_args()
    server = PostgresServer()
    pool_s, down_s = [], []
    with tempfile.TemporaryDirectory() as directory:
        try:
            server.start()
            service = Service(Path(directory), admin_requests_per_minute="0", database_url=server.make_database())
            service.start()
            savers = PatientSavers(service, given.per_second)
            for number in range(given.restarts):
                time.sleep(3)
                began = time.monotonic()
                server.stop(signal.SIGQUIT if number % 2 else signal.SIGINT)
                server.start()
                down_s.append(time.monotonic() - began)
                pool_s.append(_seconds_until_whole(service))
            time.sleep(3)
            savers.stop()
            lost = set(savers.saved) - _names(service)
            service.stop()
        finally:
            server.remove()
    print(
        f"{given.restarts} restarts, {len(savers.saved)} saves acknowledged, {len(lost)} lost, server away for at most "
        f"{max(down_s):.2f} s, longest outage {savers.longest_s:.2f} s, pool whole after at most {max(pool_s):.2f} s, "
        f"load average {os.getloadavg()[0]:.1f}"
    )
    return 1 if lost or savers.longest_s > MOST_OUTAGE_S or max(pool_s) > MOST_POOL_S else 0


def _seconds_until_whole(service: Service) -> float:
    """Until more lists at once than the pool has connections are all answered."""
    began = time.monotonic()
    headers = {"authorization": f"Bearer {service.token}"}

    def ask(_number: int) -> int:
        url = f"{service.url}/api/v1/admin/scripts?limit=1"
        return httpx.get(url, headers=headers, trust_env=False, timeout=60).status_code

    with ThreadPoolExecutor(AT_ONCE) as threads:
        while set(threads.map(ask, range(AT_ONCE))) != {200}:
            pass
    return time.monotonic() - began


def _names(service: Service) -> set[str]:
    names: set[str] = set()
    cursor = ""
    while True:
        page = service.admin("GET", f"/scripts?limit=200{cursor}").json()
        names |= {script["name"] for script in page["items"]}
        if page["next_cursor"] is None:
            return names
        cursor = f"&cursor={page['next_cursor']}"


if __name__ == "__main__":
    raise SystemExit(main())
