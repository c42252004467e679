"""The live tail of a real service: over the wire, through a stop, and after listeners that just left."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.acceptance.service import Service, running


@contextmanager
def tail(service: Service, query: str = "", last_id: str | None = None) -> Iterator[Iterator[str]]:
    headers = {"authorization": f"Bearer {service.token}"} | ({} if last_id is None else {"last-event-id": last_id})
    url = f"{service.url}/api/v1/admin/executions/stream{query}"
    with httpx.stream("GET", url, headers=headers, trust_env=False, timeout=20) as answer:
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/event-stream"
        lines = answer.iter_lines()
        assert next(lines) == "retry: 2000"
        yield lines


def next_execution(lines: Iterator[str]) -> dict[str, Any]:
    execution: dict[str, Any] = json.loads(next(line for line in lines if line.startswith("data: "))[6:])
    return execution


@pytest.mark.alone
def test_tail_shows_an_execution_at_once_and_goes_on_after_a_break(service: Service) -> None:
    with service.deployed("1") as name:
        with tail(service, f"?script={name}") as lines:
            answer = service.call(name)
            began = time.monotonic()
            first = next_execution(lines)
            assert time.monotonic() - began < 1
            assert first["id"] == answer.headers["x-execution-id"]
        missed = service.call(name).headers["x-execution-id"]
        with tail(service, f"?script={name}", first["id"]) as lines:
            assert next_execution(lines)["id"] == missed


def test_listeners_that_leave_make_room_for_others(service: Service) -> None:
    for _ in range(20):
        with tail(service):
            pass
    with tail(service):
        pass


@pytest.mark.alone
def test_stop_ends_the_tail_at_once(tmp_path: Path) -> None:
    with running(tmp_path) as service, tail(service) as lines:
        began = time.monotonic()
        assert service.stop() == 0
        assert list(lines) in ([""], ["", ": heartbeat", ""])
        assert time.monotonic() - began < 3
