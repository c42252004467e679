"""SIGKILL at random moments around due times: `python -m tests.integration.schedule_kills ROUNDS`. Outside the suite.

Every due time must end as exactly one of run, interrupted, skipped or missed, and none may begin twice.
"""

import asyncio
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from picloud.manager.audit.log import new_entry
from picloud.manager.models.audit import Caller
from picloud.manager.storage import open_storage
from picloud.manager.storage.stores.schedules import ScheduleStore
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.clock import new_id
from picloud.shared.settings import load_settings
from tests.integration.scheduling_process import EPOCH_MS, EVERY_S, first_state, schedule_of

ENTRY = new_entry(Caller(actor="admin-token", request_id="r"), "schedule.create", EPOCH_MS, object_type="schedule")


async def prepare(folder: Path) -> str:
    """Make a script and its schedule; returns the id of the schedule."""
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(folder)}))
    script_id = new_id()
    sql = (
        "INSERT INTO scripts (id, name, description, search_text, enabled, access, live_revision, last_revision, "
        "version, created_at, updated_at, max_requests_per_minute) "
        "VALUES ($1, 'job', '', '', 1, 'public', 1, 1, 1, 0, 0, 0)"
    )
    async with storage.control.transaction() as transaction:
        await transaction.execute(sql, script_id)
        await transaction.execute(
            "INSERT INTO revisions (script_id, number, source, source_hash, source_bytes, limits, created_at) "
            "VALUES ($1, 1, '1', '', 1, '{}', 0)",
            script_id,
        )
    assert await ScriptStore(storage.control).find_name(script_id) == "job"
    schedule = schedule_of(script_id)
    await ScheduleStore(storage.control).create(schedule, first_state(), ENTRY)
    await storage.close()
    return schedule.id


async def judge(folder: Path, schedule_id: str) -> str:
    """Compare what ran with what was counted; returns the figures."""
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(folder)}))
    state = await ScheduleStore(storage.control).find_state(schedule_id)
    await storage.close()
    assert state is not None
    counts, still = state.counts, len(state.running)
    begun = Counter(line.split()[0] for line in (folder / "runs").read_text().splitlines())
    twice = [due for due, times in begun.items() if times > 1]
    due_times = (state.last_due_at - EPOCH_MS) // (EVERY_S * 1_000)
    accounted = counts.ran + counts.interrupted + counts.skipped + counts.missed + still
    assert not twice, f"began twice: {twice}"
    assert accounted == due_times, f"{accounted} accounted for, {due_times} due"
    assert len(begun) <= counts.ran + counts.interrupted + still, "a run was counted as missed or skipped"
    return (
        f"{due_times} due times: {counts.ran} ran, {counts.interrupted} interrupted, {counts.skipped} skipped, "
        f"{counts.missed} missed, {still} in progress; none twice"
    )


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        schedule_id = asyncio.run(prepare(folder))
        begin = time.monotonic()
        for _ in range(rounds):
            command = [sys.executable, "-m", "tests.integration.scheduling_process", name, str(begin)]
            process = subprocess.Popen(command)
            started = len((folder / "runs").read_text().splitlines()) if (folder / "runs").exists() else 0
            while (len((folder / "runs").read_text().splitlines()) if (folder / "runs").exists() else 0) == started:
                time.sleep(0.01)
                assert process.poll() is None, "the process ended by itself"
            time.sleep(random.uniform(0, 0.4))
            process.kill()
            process.wait()
        sys.stdout.write(f"{rounds} kills, {asyncio.run(judge(folder, schedule_id))}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
