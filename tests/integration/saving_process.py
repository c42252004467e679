"""Saves scripts as fast as it can and prints each save once it is acknowledged. Started as `saving_process.py DIR`,
killed by the test."""

import asyncio
import itertools
import os
import sys

from picloud.manager.models.audit import Caller
from picloud.manager.models.scripts import NewScript, ScriptChange
from picloud.manager.scripts.service import ScriptService
from picloud.manager.storage import open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.models import SandboxLimits
from picloud.shared.settings import load_settings
from tests.fakes.services import FakeExecutorClient, FakeQuarantine, RecordingFeed

BY = Caller(actor="saving-process", request_id="r-1")


def acknowledge(name: str, revision: int) -> None:
    os.write(1, f"{name} {revision}\n".encode())  # one system call: a kill cannot cut the line


async def save_until_killed(data_dir: str) -> None:
    settings = load_settings({"PICLOUD_DATA_DIR": data_dir})
    lock = InstanceLock.acquire(settings.data_dir)
    storage = await open_storage(settings)
    scripts = ScriptService(
        ScriptStore(storage.control),
        FakeExecutorClient(),
        RecordingFeed(),
        quarantine=FakeQuarantine(),
        default_limits=SandboxLimits(),
        max_source_bytes=100_000,
    )
    first = await scripts.count()

    async def worker(number: int) -> None:
        for turn in itertools.count():
            name = f"s{first}-{number}-{turn}"
            await scripts.create(NewScript(name=name, source=f"{name} 1"), BY)
            acknowledge(name, 1)
            await scripts.update(name, ScriptChange(source=f"{name} 2" + " " * 2_000), BY)
            acknowledge(name, 2)

    try:
        await asyncio.gather(*(worker(number) for number in range(3)))
    finally:
        await storage.close()
        lock.release()


if __name__ == "__main__":
    asyncio.run(save_until_killed(sys.argv[1]))
