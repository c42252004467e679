"""`kill -9` at any moment: no acknowledged save is lost, and the next start needs no help."""

import asyncio
import random
import sys
from pathlib import Path

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.lock import InstanceLock
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.settings import load_settings

ROOT = Path(__file__).parents[2]


async def _save_and_kill(data_dir: Path, after_lines: int) -> list[tuple[str, int]]:
    """Acknowledged saves as (name, revision)."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.integration.saving_process",
        str(data_dir),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    lines = []
    async with asyncio.timeout(30):
        for _ in range(after_lines):
            lines.append(await process.stdout.readline())
        await asyncio.sleep(random.random() / 100)
        process.kill()
        lines += (await process.stdout.read()).splitlines()
        await process.wait()
    return [(name, int(number)) for name, number in (line.decode().split() for line in lines)]


@pytest.mark.parametrize("round_count", [4])
async def test_kill_loses_no_acknowledged_save(tmp_path: Path, round_count: int) -> None:
    data_dir = tmp_path / "data"
    settings = load_settings({"PICLOUD_DATA_DIR": str(data_dir)})
    acknowledged: dict[str, int] = {}
    for _ in range(round_count):
        saves = await _save_and_kill(data_dir, random.randint(1, 60))
        assert saves
        for name, number in saves:
            acknowledged[name] = max(number, acknowledged.get(name, 0))

        lock = InstanceLock.acquire(data_dir)  # the dead process holds nothing
        storage = await open_storage(settings)
        store = ScriptStore(storage.control)
        for name, number in acknowledged.items():
            script = await store.find_script(await store.find_id(name) or "")
            assert script is not None, name
            assert script.revision >= number, name
            assert (script.source or "").startswith(f"{name} {script.revision}")
        row = await storage.control.fetch_one("SELECT count(*) AS faults FROM pragma_foreign_key_check")
        assert row is not None
        assert row["faults"] == 0
        row = await storage.control.fetch_one(
            "SELECT (SELECT sum(version) FROM scripts) AS changes, (SELECT count(*) FROM audit_entries) AS entries"
        )
        assert row is not None
        assert row["changes"] == row["entries"]
        await storage.close()
        lock.release()
