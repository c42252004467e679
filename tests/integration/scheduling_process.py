"""A process that runs a schedule until it is killed, with a clock that goes a hundred times as fast.

`python -m tests.integration.scheduling_process DATA_DIR BEGIN`: BEGIN is the monotonic second at which the clock was at
`EPOCH_MS`. Each run adds a line to `runs` when it begins and to `ends` when it has ended.
"""

import asyncio
import random
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

from picloud.manager.models.schedules import Schedule, ScheduleSettings, ScheduleState, Timing
from picloud.manager.storage import open_storage
from picloud.manager.storage.stores.schedules import ScheduleStore
from picloud.manager.work.clock_hold import ClockHold
from picloud.manager.work.scheduler import Scheduler
from picloud.shared.clock import new_id
from picloud.shared.events import Attempt, Event
from picloud.shared.settings import load_settings

EPOCH_MS: Final = 1_796_000_400_000
SPEED: Final = 100
EVERY_S: Final = 10
NAME: Final = "killed"


def clock_from(begin: float) -> int:
    """The time of the fast clock."""
    return EPOCH_MS + int((time.monotonic() - begin) * 1_000 * SPEED)


class Runner:
    """An `EventRunner` whose runs leave lines in files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def hold_reason(self, script_id: str) -> str | None:
        return None

    async def run(
        self, script_id: str, event: Event, *, timeout_ms: int | None = None, execution_id: str | None = None
    ) -> Attempt:
        execution_id = execution_id or new_id()
        self._note("runs", f"{event.due_at_ms} {execution_id}")
        await asyncio.sleep(random.uniform(0, 0.12))
        self._note("ends", execution_id)
        return Attempt(execution_id, "done")

    def record_interrupted(self, script_id: str, event: Event, execution_id: str, started_at: int) -> None:
        self._note("interrupted", f"{event.due_at_ms} {execution_id}")

    async def find(self, execution_id: str) -> Any:
        ends = self._folder / "ends"
        if ends.exists() and execution_id in ends.read_text().split():
            return SimpleNamespace(status="ok", http_status=200, error_code=None)
        return None

    def _note(self, name: str, line: str) -> None:
        with (self._folder / name).open("a") as lines:
            lines.write(f"{line}\n")


def schedule_of(script_id: str) -> Schedule:
    """The schedule of the rounds."""
    return Schedule(
        id=new_id(),
        name=NAME,
        script_id=script_id,
        timing=Timing(every_s=EVERY_S),
        settings=ScheduleSettings(missed_window_s=60),
        enabled=True,
        version=1,
        created_at=EPOCH_MS,
        updated_at=EPOCH_MS,
    )


def first_state() -> ScheduleState:
    """The state that the rounds begin with."""
    return ScheduleState(last_due_at=EPOCH_MS, active_since=EPOCH_MS)


async def main(data_dir: Path, begin: float) -> None:
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(data_dir)}))
    runner = Runner(data_dir)
    scheduler = Scheduler(
        ScheduleStore(storage.control),
        runner,
        owner="this",
        find_execution=runner.find,
        make_hold=lambda newest: ClockHold(newest, synchronised=lambda: True),
        clock=lambda: clock_from(begin),
    )
    await scheduler.start()
    while True:  # the scheduler sleeps by the real clock, which is slow here
        await asyncio.sleep(0.005)
        await scheduler.look()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), float(sys.argv[2])))
