"""Schedules in real services: with several front processes, and in two services on one database."""

import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.acceptance.service import Service, running
from tests.postgres import PostgresServer

SOURCE = 'log.info("ran"); #{ trigger: ctx.trigger, due: ctx.event.due_at_ms }'


def due_soon() -> str:
    return (datetime.now(UTC) + timedelta(seconds=2)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def until_ran(service: Service, name: str) -> dict[str, Any]:
    deadline = time.monotonic() + 30
    while True:
        shown: dict[str, Any] = service.admin("GET", f"/schedules/{name}").json()
        if shown["counts"]["ran"]:
            return shown
        assert time.monotonic() < deadline, shown
        time.sleep(0.1)


def add(service: Service, name: str, **fields: Any) -> None:
    answer = service.admin("POST", "/schedules", json={"name": name, "script": "report", **fields})
    assert answer.status_code == 201, answer.text


def test_schedule_runs_beside_several_front_processes(tmp_path: Path) -> None:
    with running(tmp_path, workers="2") as service:
        service.deploy("report", SOURCE)
        at = due_soon()
        add(service, "once", at=at)
        shown = until_ran(service, "once")
        assert (shown["last"]["outcome"], shown["last"]["due_at"], shown["next"]) == ("done", at, [])
        record = service.admin("GET", f"/executions/{shown['last']['execution_id']}").json()
        assert (record["trigger"], record["event"]["source"], record["status"]) == ("schedule", "once", "ok")


def test_two_services_on_one_database_run_each_due_time_once(tmp_path: Path, postgres: PostgresServer) -> None:
    url = postgres.make_database()
    (tmp_path / "other").mkdir()
    with running(tmp_path, database_url=url) as one, running(tmp_path / "other", database_url=url) as other:
        one.deploy("report", SOURCE)
        names = [f"s{number}" for number in range(8)]
        at = due_soon()
        for number, name in enumerate(names):
            add((one, other)[number % 2], name, at=at)
        for service in (one, other):
            for name in names:
                assert until_ran(service, name)["counts"] == {
                    "ran": 1,
                    "failed": 0,
                    "interrupted": 0,
                    "skipped": 0,
                    "missed": 0,
                }
        deadline = time.monotonic() + 10
        while True:
            items = one.admin("GET", "/executions?limit=50").json()["items"]
            if len(items) >= len(names):
                break
            assert time.monotonic() < deadline, items
            time.sleep(0.1)
        assert Counter(item["event"]["source"] for item in items) == Counter(names)
