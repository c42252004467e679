"""`kill -9` at any moment of a rotation of the key: every secret opens with exactly one key of the file."""

import asyncio
import random
import sys
from pathlib import Path

import pytest

from picloud.manager.data.keys import CannotOpen, Key, KeyFile
from picloud.manager.data.secrets import SecretService
from picloud.manager.storage import Storage, open_storage
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.settings import load_settings
from tests.integration.rotating_process import BY, VARIABLES
from tests.postgres import PostgresServer

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[2]
ROUNDS = 20
SECRETS = 40


async def _rotate_and_kill(*arguments: str) -> None:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.integration.rotating_process", *arguments),
        stdout=asyncio.subprocess.PIPE,
        cwd=ROOT,
    )
    assert process.stdout is not None
    async with asyncio.timeout(60):
        assert await process.stdout.readline() == b"rotating\n"
        await asyncio.sleep(random.random() / 20)
        process.kill()
        await process.wait()


async def _open_each(storage: Storage, key_file: KeyFile) -> dict[str, int]:
    """Return how many keys of the file open each secret."""
    keys = key_file.read().keys
    assert 1 <= len(keys) <= 2
    found = {}
    for secret in await SecretStore(storage.control).list_all():
        context = f"default/{secret.name}/{secret.version}".encode()
        opening = [key for key in keys if _opens(key, secret.sealed, context)]
        assert [key.id for key in opening] == [secret.key_id]
        found[secret.name] = len(opening)
    return found


def _opens(key: Key, sealed: bytes, context: bytes) -> bool:
    try:
        key.open(sealed, context)
    except CannotOpen:
        return False
    return True


@pytest.mark.parametrize("engine", ["sqlite", "postgres"])
async def test_kill_during_rotation_leaves_each_secret_with_exactly_one_key(
    tmp_path: Path, engine: str, request: pytest.FixtureRequest
) -> None:
    arguments = [str(tmp_path / "data")]
    if engine == "postgres":
        server: PostgresServer = request.getfixturevalue("postgres")
        arguments.append(server.make_database())
    settings = load_settings(dict(zip(VARIABLES, arguments, strict=False)))
    key_file = KeyFile(settings.data_dir)
    values = {f"S{number}": f"value-of-secret-{number}" * 50 for number in range(SECRETS)}
    storage = await open_storage(settings)
    secrets = SecretService(SecretStore(storage.control), key_file)
    for name, value in values.items():
        await secrets.set(name, value, BY)
    await storage.close()

    interrupted = 0
    for _ in range(ROUNDS):
        await _rotate_and_kill(*arguments)
        storage = await open_storage(settings)
        assert await _open_each(storage, key_file) == dict.fromkeys(values, 1)
        interrupted += len(key_file.read().keys) == 2
        await storage.close()

    storage = await open_storage(settings)
    secrets = SecretService(SecretStore(storage.control), key_file)
    await secrets.rotate_key(BY)
    assert len(key_file.read().keys) == 1
    assert {name: await secrets.open(name) for name in values} == values
    await storage.close()
    assert interrupted > 0, "no kill met a rotation"
