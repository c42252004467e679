"""`scripts/soak size`: a full installation beside a small one, asked in turns: what does a call cost, and a list?

The small one has one page of everything, so that both answer the same amount.
"""

import argparse
import http.client
import json
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

from picloud.manager.ids import id_floor
from tests.acceptance.service import Service

DAY_MS = 86_400_000
PAGE = 50
BATCH = 10_000
ROUNDS_PER_LIST = 4
BOUNDS = {"history_max_rows": 10_000_000, "history_max_rows_per_script": 10_000_000, "history_max_bytes": 1 << 36}
LISTS = ("/scripts?limit=50", "/executions?limit=50", "/executions?limit=50&status=failed", "/executions?script=hello")


def fill(data_dir: Path, scripts: int, executions: int) -> None:
    """Copies of the one script, its revision, and its first success and failure, spread over the last six days."""
    dice = random.Random(1)  # noqa: S311  numbers to fill with
    now = time.time_ns() // 1_000_000
    with closing(sqlite3.connect(data_dir / "picloud.db")) as control:
        control.execute("PRAGMA foreign_keys = OFF")
        names = [f"s{number:05}" for number in range(scripts - 1)]
        ids = [_id(now - DAY_MS * 7 + number, number) for number in range(scripts - 1)]
        _copy(control, "scripts", [{"id": i, "name": n, "search_text": n} for i, n in zip(ids, names, strict=True)])
        _copy(control, "revisions", [{"script_id": each} for each in ids])
        control.commit()
    with closing(sqlite3.connect(data_dir / "history.db")) as history:
        step = DAY_MS * 6 // executions
        for begin in range(0, executions - 2, BATCH):
            rows = []
            for number in range(begin, min(begin + BATCH, executions - 2)):
                at, which = now - DAY_MS * 6 + number * step, dice.randrange(len(ids))
                whose = {"script_id": ids[which], "script_name": names[which]}
                rows.append({"id": _id(at, number), "started_at": at, **whose})
            _copy(history, "executions", [row for number, row in enumerate(rows) if number % 20], "status = 'ok'")
            _copy(history, "executions", rows[::20], "status = 'failed'")
            minutes = {(row["started_at"] // 60_000, row["script_id"]) for row in rows}
            _copy(history, "execution_minutes", [{"minute": m, "script_id": s} for m, s in sorted(minutes)])
            history.commit()


def _copy(connection: sqlite3.Connection, table: str, rows: list[dict[str, object]], where: str = "1") -> None:
    """Insert the table's first row again and again, with these columns changed."""
    cursor = connection.execute(f"SELECT * FROM {table} WHERE {where} LIMIT 1")  # noqa: S608  names from above
    columns = [column[0] for column in cursor.description]
    template = dict(zip(columns, cursor.fetchone(), strict=True))
    marks = ", ".join(f":{column}" for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    connection.executemany(
        f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({marks})",  # noqa: S608  as above
        [template | row for row in rows],
    )


def _id(at: int, number: int) -> str:
    return id_floor(at)[:24] + f"{number:012x}"


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
            service = Service(Path(directory, name), admin_requests_per_minute="0", backup_interval_hours="0",
                              **{bound: str(value) for bound, value in BOUNDS.items()})  # fmt: skip
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
    fill(service.data_dir, scripts - 1, executions)
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
