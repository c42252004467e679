"""A worn card: 4 KiB of the control file become noise. Never an empty start, never a row that was not saved."""

import random
from collections import Counter
from pathlib import Path

import pytest

from picloud.manager.storage import open_storage
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.shared.errors import StartRefused, StorageUnavailable
from picloud.shared.settings import load_settings
from tests.integration.conftest import Manager

ROUNDS = 200


async def _outcome(data_dir: Path, expected: dict[str, str]) -> str:
    """`refused 4`, or `served` when all that is read is what was saved or an error."""
    try:
        storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(data_dir)}))
    except StartRefused as exc:
        return f"refused {exc.exit_code}"
    try:
        store = ScriptStore(storage.control)
        assert await store.count() == len(expected), "an empty start"
        for script_id, source in expected.items():
            try:
                script = await store.find_script(script_id)
            except StorageUnavailable:
                continue
            assert script is not None
            assert script.source == source, "a wrong row"
    finally:
        await storage.close()
    return "served"


async def test_overwritten_pages_are_refused_or_harmless(manager: Manager, tmp_path: Path) -> None:
    expected = {}
    for number in range(40):
        source = f"// {'x' * (number * 97)}\n{number}"
        script = await manager.create(f"s{number}", source)
        expected[script["id"]] = source
    await manager.sink.close()
    await manager.storage.close()
    path = manager.data_dir / "picloud.db"
    whole = path.read_bytes()
    dice = random.Random(8)
    outcomes: Counter[str] = Counter()
    for _ in range(ROUNDS):
        position = dice.randrange(len(whole) // 4_096) * 4_096
        path.write_bytes(whole[:position] + dice.randbytes(4_096) + whole[position + 4_096 :])
        outcomes[await _outcome(manager.data_dir, expected)] += 1

    assert outcomes["refused 4"] > ROUNDS * 3 // 4, outcomes
    assert set(outcomes) <= {"refused 3", "refused 4", "served"}, "3: the page with the record of migrations"
    path.write_bytes(whole)
    assert await _outcome(manager.data_dir, expected) == "served"


@pytest.mark.parametrize("name", ["picloud.db", "installed"])
async def test_one_missing_file_never_begins_an_empty_installation(manager: Manager, name: str) -> None:
    script = await manager.create("hello", "1")
    await manager.storage.close()
    (manager.data_dir / name).unlink()
    if name == "installed":
        assert await _outcome(manager.data_dir, {script["id"]: "1"}) == "served"
    else:
        assert await _outcome(manager.data_dir, {}) == "refused 4"
