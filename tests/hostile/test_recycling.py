"""Processes that scripts fill with what nobody can free: replaced in time, and nobody notices."""

import asyncio
from pathlib import Path

import httpx
import pytest

from picloud.shared.models import MIB, SandboxLimits
from tests.hostile.hoarding import SCRIPTS, run
from tests.hostile.service import Service, serve

_CALLS = 1_000
_AT_ONCE = 4


def _executor_pids(service: Service) -> set[str]:
    pid = service.process.pid
    return set(Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split())


async def _call_many(service: Service, name: str) -> list[int]:
    """Statuses of many calls, a few at once."""
    queue = iter(range(_CALLS))
    statuses: list[int] = []

    async def caller(client: httpx.AsyncClient) -> None:
        for _ in queue:
            statuses.append((await client.get(f"/api/v1/execute/{name}")).status_code)

    async with httpx.AsyncClient(base_url=service.url, timeout=60, trust_env=False) as client:
        await asyncio.gather(*(caller(client) for _ in range(_AT_ONCE)))
    return statuses


def test_process_full_of_cycles_is_replaced_before_any_call_fails(tmp_path: Path) -> None:
    with serve(tmp_path, executor_processes="1", executor_threads="4") as service:
        assert service.deploy("leak", SCRIPTS["leak"], SandboxLimits()).status_code == 201
        baseline, before = service.memory_bytes(), _executor_pids(service)
        # a thousand times 200 KB would be 200 MB
        assert set(asyncio.run(_call_many(service, "leak"))) == {200}
        assert service.memory_bytes() - baseline < 96 * MIB
        assert not before & _executor_pids(service)
        executor = service.executor()
        assert (executor["deaths"], executor["last_death"]) == (0, None)
        assert "retired" in service.log_path.read_text("utf-8")


@pytest.mark.parametrize("seconds", [6.0])
def test_service_stays_within_its_memory_whatever_scripts_hold(tmp_path: Path, seconds: float) -> None:
    assert run(tmp_path, seconds, 2, has_chains=True).faults() == []
