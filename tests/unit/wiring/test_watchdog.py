"""The watchdog is told of life, and of nothing else."""

import asyncio
import contextlib
import socket
from pathlib import Path

import pytest

from picloud.shared.errors import ExecutorUnavailable, StorageUnavailable
from picloud.shared.supervision import Supervision
from picloud.wiring.watchdog import Watchdog


async def pings(tmp_path: Path, behaviour: str) -> int:
    """How many pings come within six intervals."""
    address = str(tmp_path / "notify")

    async def is_healthy() -> bool:
        match behaviour:
            case "unhealthy":
                return False
            case "storage":
                raise StorageUnavailable("away")
            case "executor":
                raise ExecutorUnavailable("none")
            case "hangs":
                await asyncio.sleep(3600)
        return True

    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as receiver:
        receiver.bind(address)
        receiver.setblocking(False)
        watching = asyncio.create_task(Watchdog(Supervision(address, watchdog_s=0.06), is_healthy).run())
        await asyncio.sleep(0.12)
        watching.cancel()
        count = 0
        with contextlib.suppress(BlockingIOError):
            while receiver.recv(100) == b"WATCHDOG=1":
                count += 1
        return count


async def test_watchdog_pings_while_healthy(tmp_path: Path) -> None:
    assert await pings(tmp_path, "healthy") >= 2


@pytest.mark.parametrize("behaviour", ["unhealthy", "storage", "executor", "hangs"])
async def test_watchdog_is_silent_when_a_part_does_not_work(tmp_path: Path, behaviour: str) -> None:
    assert await pings(tmp_path, behaviour) == 0


async def test_watchdog_ends_at_once_when_nobody_watches() -> None:
    async def never() -> bool:
        raise AssertionError("nobody asked")

    await asyncio.wait_for(Watchdog(Supervision(), never).run(), 1)
